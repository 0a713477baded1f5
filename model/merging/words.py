"""What a merge says to people: what clashed, what was deleted on one side and is needed."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from model.change_words import field_word
from model.merging.fields import FieldKind
from model.merging.one_record import Clash
from model.naming import called, shortened
from model.records import Record
from resources.words import capital, tr

QUIET: Final = frozenset(
    {"width", "height", "hue", "collapsed", "zoom", "across", "down"}
    | {"centre_step_id", "centre_lane_id", "position"}
)
"""Fields that only say how something looks: which of two stays is not worth a sentence."""

_LONG = 60


def clash_words(clash: Clash, *, beside: bool) -> str:
    """What two people did with one field; ``beside``: theirs stands on the map as well."""
    record = capital(called(clash.ours))
    if clash.kind is None:
        return tr("{record} was moved here and elsewhere there; it stays here.", record=record)
    if clash.kind is FieldKind.TEXT and beside:
        words = "{record}: {field} was changed on both sides; both are on the map."
        return tr(words, record=record, field=field_word(clash.name))
    if clash.kind is FieldKind.LIST or clash.name.endswith(("_id", "_ids")):
        words = "{record}: {field} was changed on both sides; yours stays."
        return tr(words, record=record, field=field_word(clash.name))
    return tr(
        "{record}: {field} is {here} here and {there} there; yours stays.",
        record=record,
        field=field_word(clash.name),
        here=_value(getattr(clash.ours, clash.name)),
        there=_value(getattr(clash.theirs, clash.name)),
    )


def both_words(record: Record, field: str) -> str:
    """Two edits of one text that stand in it together."""
    words = "{record}: both edits of its {field} were put together."
    return tr(words, record=capital(called(record)), field=field_word(field))


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
    return tr(words, record=called(record), field=field_word(field))


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
