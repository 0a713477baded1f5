"""The sentences about what came back: every proposal in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exporters.workbook.returning.comparison import Proposal
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.values import Value, shown
from model.document import JourneyMap
from model.kinds import CARD_KINDS, CardKind
from model.naming import TABLE_WORDS, shortened
from model.records import Action, Card, Channel, Evidence, Marker, Persona, Record, Stage, Step
from resources.words import tr

TITLE_KEYS = ("text", "title", "name", "word")
"""The columns that say what a row is called, whichever of them its sheet has."""
_LONGEST = 120
_NOUNS: dict[type[Record], str] = {
    Action: "Action",
    Channel: "Channel",
    Evidence: "Evidence",
    Marker: "Emotion",
    Persona: "Persona",
    Stage: "Stage",
    Step: "Step",
}


def title_of(document: JourneyMap, record: Record) -> str:
    """What a record is called: ``Action “Shorten the form”``, ``Emotion “joy” of Mara``."""
    field = TABLE_WORDS[record.table].name_field
    name = shortened(getattr(record, field)) if field else ""
    kind = record.kind if isinstance(record, Card) else None
    title = _titled(_noun(type(record), kind), name)
    if isinstance(record, Marker):
        persona = document.personas.get(record.persona_id)
        if persona is not None and persona.name.strip():
            return tr("{title} of {name}", title=title, name=shortened(persona.name))
    return title


def row_title(table: TableSheet, cells: Mapping[str, Value], kind: CardKind | None) -> str:
    """What a row is called that no record stands for."""
    name = next((shown(cells[key]) for key in TITLE_KEYS if cells.get(key) is not None), "")
    return _titled(_noun(table.record, kind), shortened(name))


def quoted(value: Value) -> str:
    """An answer in a sentence: ``“Mara”``, or that it is empty."""
    text = shortened(shown(value), _LONGEST)
    return f"“{text}”" if text else tr("(empty)")


def edited(title: str, header: str, sent: Value, returned: Value) -> str:
    """An answer was changed."""
    return tr(
        "{title}: {header} {sent} → {returned}",
        title=title,
        header=header,
        sent=quoted(sent),
        returned=quoted(returned),
    )


def moved(title: str, sent: Value, returned: Value) -> str:
    """A row shall stand elsewhere."""
    return tr(
        "{title}: moved from {sent} to {returned}",
        title=title,
        sent=quoted(sent),
        returned=quoted(returned),
    )


def in_conflict(title: str, header: str, sent: Value, returned: Value, now: Value) -> str:
    """An answer was changed on both sides."""
    return tr(
        "{title}: {header} was sent as {sent}; the workbook says {returned}, the map {now}",
        title=title,
        header=header,
        sent=quoted(sent),
        returned=quoted(returned),
        now=quoted(now),
    )


def without_base(title: str, header: str, returned: Value, now: Value) -> str:
    """An answer differs from the map, and what was sent is not known."""
    return tr(
        "{title}: {header} is {returned} in the workbook and {now} on the map; what was sent is "
        "not known",
        title=title,
        header=header,
        returned=quoted(returned),
        now=quoted(now),
    )


def shortens(title: str, header: str, returned: Value) -> str:
    """A cell that could not hold all of a text was changed."""
    return tr(
        "{title}: {header} → {returned}; the cell held only the beginning of what the map says, "
        "the rest would be lost",
        title=title,
        header=header,
        returned=quoted(returned),
    )


def unreadable(title: str, header: str, why: str) -> str:
    """An answer cannot be understood."""
    return tr("{title}: {header} is not understood. {why}", title=title, header=header, why=why)


def beside(title: str, header: str, value: Value) -> str:
    """Something stands beside the workbook's own columns."""
    return tr(
        "{title}: “{header}” says {value}, kept as a note",
        title=title,
        header=header,
        value=quoted(value),
    )


def removed(title: str, *, changed: bool) -> str:
    """A row is gone."""
    if changed:
        return tr(
            "{title} is gone from the workbook, and was changed on the map meanwhile: delete it?",
            title=title,
        )
    return tr("{title} is gone from the workbook: delete it on the map, too?", title=title)


def deleted_meanwhile(title: str) -> str:
    """A row was edited whose record is gone."""
    return tr(
        "{title} was deleted on the map and edited in the workbook: bring it back? It would say "
        "what its row says, and nothing that the sheet does not show",
        title=title,
    )


def added(title: str, where: str, remarks: Iterable[str]) -> str:
    """A row was added."""
    sentence = tr("New: {title}", title=title)
    if where:
        sentence = tr("{sentence} in {where}", sentence=sentence, where=where)
    return "; ".join((sentence, *remarks))


def rivals(proposals: Iterable[Proposal], header: str) -> str:
    """Several copies answer one cell differently."""
    found = list(proposals)
    said = ", ".join(f"“{one.file}” {quoted(one.returned)}" for one in found)
    return tr(
        "{title}: {header} is answered differently: {said}; the map says {now}",
        title=found[0].title,
        header=header,
        said=said,
        now=quoted(found[0].now),
    )


def _titled(noun: str, name: str) -> str:
    return f"{noun} “{name}”" if name else tr("{noun} without words", noun=noun)


def _noun(kind: type[Record], card: CardKind | None) -> str:
    return tr(CARD_KINDS[card or CardKind.NOTE].name if kind is Card else _NOUNS[kind])
