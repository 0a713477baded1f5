"""Edits of several emotion markers at once: moved together, and given their word."""

from __future__ import annotations

import math
from collections.abc import Iterable

from model.bounds import cleaned
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import evolved, found
from model.edits.people import turns_contrary
from model.emotions import usual_valence
from model.ids import Id
from model.queries import steps_in_order
from model.records import Marker, Record
from resources.words import tr

_NEAR = 0.5
"""A valence this near to the usual one of a word fits it."""


def shift_markers(
    document: JourneyMap,
    marker_ids: Iterable[Id],
    *,
    along: float = 0.0,
    up: float = 0.0,
) -> ChangeSet:
    """Markers moved together: ``along`` in steps (1 is a whole one), ``up`` in valence.

    They keep their places relative to each other: where one of them comes to the end of the
    journey or of the scale, all stop. Known words that would contradict the new face go.

    Raises:
        RuleError: one of the markers is no longer there.
    """
    markers = [found(document, Marker, marker_id) for marker_id in dict.fromkeys(marker_ids)]
    columns = [step.id for step in steps_in_order(document)]
    places = {step_id: place for place, step_id in enumerate(columns)}
    spots = [places[marker.step_id] + marker.position for marker in markers]
    label = tr("Move emotion")
    if not markers:
        return ChangeSet(label=label)
    valences = [marker.valence for marker in markers]
    along = _kept(along, min(spots), max(spots), 0.0, float(len(columns)))
    up = _kept(up, min(valences), max(valences), -2.0, 2.0)
    updated: list[tuple[Record, Record]] = []
    for marker in markers:
        fields: dict[str, object] = {}
        if along:
            column, position = _place(places[marker.step_id], marker.position, along, len(columns))
            fields = {"step_id": columns[column], "position": position}
        if up:
            felt = round(marker.valence + up, 4)
            fields["valence"] = felt
            if turns_contrary(marker, felt):
                fields["word"] = ""
        after = evolved(marker, fields)
        if after is not marker:
            updated.append((marker, after))
    return ChangeSet(updated=tuple(updated), label=label)


def name_feeling(
    document: JourneyMap, marker_id: Id, word: str, *, moves: bool = False
) -> ChangeSet:
    """The emotion word of a marker.

    ``moves``: the marker goes to the word's usual height where it stands far from it.

    Raises:
        RuleError: the marker is no longer there, or the word is too long.
    """
    marker = found(document, Marker, marker_id)
    text = cleaned(word)
    fields: dict[str, object] = {"word": text}
    usual = usual_valence(text)
    if moves and usual is not None and abs(usual - marker.valence) > _NEAR:
        fields["valence"] = float(usual)
    after = evolved(marker, fields)
    updated = () if after is marker else ((marker, after),)
    return ChangeSet(updated=updated, label=tr("Name emotion"))


def _kept(by: float, least: float, most: float, low: float, high: float) -> float:
    """The way that none of them goes past an end."""
    return max(low - least, min(high - most, by))


def _place(column: int, position: float, along: float, columns: int) -> tuple[int, float]:
    """Column and position in it. Whole steps leave the position exactly as it is."""
    whole = float(column + along)
    if whole.is_integer() and 0 <= whole < columns:
        return int(whole), position
    moved = whole + position
    column = max(0, min(math.floor(moved), columns - 1))
    return column, round(max(0.0, min(1.0, moved - column)), 4)
