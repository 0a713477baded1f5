"""Texts that were typed and had not reached the map when the program ended: where they belong.

A journal keeps them under a place: ``note`` for the quick note line, ``text/ID/FIELD`` for a field
of a record. What can no longer go to its place comes back in the quick note line, so that it is
never dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from model.bounds import MAX_TEXT, cleaned
from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits import add_card, edit
from model.errors import RuleError
from model.ids import Id
from model.kinds import CardKind
from model.places import ParkingPlace
from resources.words import tr

NOTE: Final = "note"
"""The place of the quick note line."""
_FIELD: Final = "text"
_NO_WORDS: Final = frozenset({"id", "order", "data"})


@dataclass(frozen=True, slots=True)
class PutBack:
    """``change`` puts texts into the map where they belong; ``note`` is for the quick note line."""

    change: ChangeSet
    note: str


def field_place(record_id: Id, field: str) -> str:
    """The place of a text of a record."""
    return f"{_FIELD}/{record_id}/{field}"


def put_back(document: JourneyMap, typed: Mapping[str, str]) -> PutBack:
    """What becomes of typed texts, by their places; an empty text is none."""
    changes: list[ChangeSet] = []
    notes: list[str] = []
    for place, text in typed.items():
        if not text.strip():
            continue
        change = _into_field(document, place, text)
        if change is None:
            notes.append(" ".join(text.split()))
        else:
            document = apply(document, change)
            changes.append(change)
    return PutBack(squash(changes, label=tr("Recovered text")), " ".join(notes))


def with_note(document: JourneyMap, note: str) -> JourneyMap:
    """The map with a waiting note as a card of the parking lot: for where there is no note line."""
    if not note:
        return document
    text = cleaned(note)[:MAX_TEXT]
    return apply(document, add_card(document, ParkingPlace(), kind=CardKind.NOTE, text=text))


def _into_field(document: JourneyMap, place: str, text: str) -> ChangeSet | None:
    """The edit that puts a text where it belongs; None when that cannot be."""
    kind, _, rest = place.partition("/")
    record_id, _, field = rest.partition("/")
    record = document.find(record_id) if kind == _FIELD else None
    if record is None or field in _NO_WORDS or not isinstance(getattr(record, field, None), str):
        return None
    try:
        return edit(document, record_id, {field: cleaned(text)})
    except RuleError:
        return None
