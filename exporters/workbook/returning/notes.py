"""What has no place in a record is kept beside it: as a line of its details, or a parked note."""

from __future__ import annotations

from exporters.workbook.values import Value, shown
from model.document import JourneyMap
from model.ids import Id, seeded_ids
from model.records import Card, Record


def note_line(header: str, value: Value) -> str:
    """How an answer is kept: ``Header: text``."""
    return f"{header}: {shown(value)}" if header else shown(value)


def takes_notes(record: Record) -> bool:
    """Whether a record has details for it."""
    return "details" in type(record).model_fields


def note_id(owner_id: Id, line: str) -> Id:
    """The id of a note that is parked for something: the same note has the same id."""
    return seeded_ids(f"note {owner_id} {line}")(Card.prefix)


def is_noted(document: JourneyMap, record: Record, header: str, value: Value) -> bool:
    """Whether an answer was kept before."""
    line = note_line(header, value)
    details = getattr(record, "details", "")
    return _holds(details, line) or note_id(record.id, line) in document.cards


def with_note(details: str, line: str) -> str:
    """Details with one more line, which is not said twice."""
    if not details.strip():
        return line
    return details if _holds(details, line) else f"{details}\n{line}"


def without_note(details: str, line: str) -> str:
    """Details without a line that was kept in them."""
    return f"\n{details}\n".replace(f"\n{line}\n", "\n")[1:-1]


def _holds(details: str, line: str) -> bool:
    """Whether details have a line, from its beginning to its end: “Votes: 1” is not “Votes: 12”."""
    return f"\n{line}\n" in f"\n{details}\n"
