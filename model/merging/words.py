"""What a merge says to people: what clashed, what was deleted on one side and is needed."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from model.changes import ChangeSet
from model.ids import Id
from model.merging.fields import FieldKind
from model.merging.one_record import Clash
from model.naming import TABLE_WORDS, called, shortened
from model.records import Record
from resources.words import tr

QUIET: Final = frozenset(
    {"width", "height", "hue", "collapsed", "zoom", "across", "down"}
    | {"centre_step_id", "centre_lane_id", "position"}
)
"""Fields that only say how something looks: which of two stays is not worth a sentence."""

_FIELD_WORDS: Final = {
    "on": "date",
    "who": "people asked",
    "alt": "description",
    "answers_ids": "answers",
    "evidence_ids": "evidence",
    "goal_reached": "whether the goal is reached",
    "image_id": "picture",
    "metric_id": "metric",
    "moment_of_truth": "moment of truth",
    "persona_id": "persona",
    "persona_ids": "personas",
    "lane_ids": "lanes",
    "photo_id": "photo",
    "span": "number of steps",
}
_LONG = 60


def field_words(name: str) -> str:
    """A field in running text."""
    return _FIELD_WORDS.get(name) or name.replace("_", " ")


def clash_words(clash: Clash, *, beside: bool) -> str:
    """What two people did with one field; ``beside``: theirs stands on the map as well."""
    record = capital(called(clash.ours))
    if clash.kind is None:
        return tr("{record} was moved here and elsewhere there; it stays here.", record=record)
    if clash.kind is FieldKind.TEXT and beside:
        words = "{record}: {field} was changed on both sides; both are on the map."
        return tr(words, record=record, field=field_words(clash.name))
    if clash.kind is FieldKind.LIST or clash.name.endswith(("_id", "_ids")):
        words = "{record}: {field} was changed on both sides; yours stays."
        return tr(words, record=record, field=field_words(clash.name))
    return tr(
        "{record}: {field} is {here} here and {there} there; yours stays.",
        record=record,
        field=field_words(clash.name),
        here=_value(getattr(clash.ours, clash.name)),
        there=_value(getattr(clash.theirs, clash.name)),
    )


def both_words(record: Record, field: str) -> str:
    """Two edits of one text that stand in it together."""
    words = "{record}: both edits of its {field} were put together."
    return tr(words, record=capital(called(record)), field=field_words(field))


def back_words(record: Record, *, here: bool, needed: bool) -> str:
    """A removal on one side (``here``: ours) that the other side's work overrules."""
    match here, needed:
        case True, True:
            words = "{record} was deleted here and is needed by what is new there; it is back."
        case True, False:
            words = "{record} was deleted here and edited there; it is back."
        case False, True:
            words = "{record} was deleted there and is needed by what is new here; it stays."
        case _:
            words = "{record} was deleted there and edited here; it stays."
    return tr(words, record=capital(called(record)))


def origin_words(record: Record, field: str) -> str:
    """What a text is that was put into the parking lot."""
    words = "What the other copy says of the {record}: {field}"
    return tr(words, record=called(record), field=field_words(field))


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def _value(value: object) -> str:
    match value:
        case None | "":
            return tr("empty")
        case Enum():
            return f"“{str(value.value).replace('-', ' ')}”"
        case bool():
            return tr("on") if value else tr("off")
        case date():
            return value.isoformat()
        case float() | int():
            return f"{value:g}"
        case _:
            return f"“{shortened(str(value), _LONG)}”"


def things(change: ChangeSet) -> str:
    """What a change does, counted: ``3 cards changed, 1 lane added``; empty for nothing."""
    parts = (
        _counted([after for _, after in change.updated], "{things} changed"),
        _counted(change.added, "{things} added"),
        _counted(change.removed, "{things} removed"),
    )
    return ", ".join(part for part in parts if part)


def _counted(records: list[Record] | tuple[Record, ...], words: str) -> str:
    if not records:
        return ""
    tables: dict[str, set[Id]] = {}
    for record in records:
        tables.setdefault(record.table, set()).add(record.id)
    listed = [
        f"{len(ids)} {tr(TABLE_WORDS[table].one if len(ids) == 1 else TABLE_WORDS[table].many)}"
        for table, ids in tables.items()
    ]
    return tr(words, things=_joined(listed))


def _joined(parts: list[str]) -> str:
    most = 3
    if len(parts) > most:
        parts = [*parts[: most - 1], tr("{n} other kinds of things", n=len(parts) - most + 1)]
    return parts[0] if len(parts) == 1 else tr("{a} and {b}", a=", ".join(parts[:-1]), b=parts[-1])
