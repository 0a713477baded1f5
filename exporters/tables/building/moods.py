"""Feelings of a map-to-be: which rows felt what where, and the markers that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from exporters.draft import DraftMarker
from exporters.tables.building.columns_and_lanes import Spot
from exporters.tables.building.notes import Notes
from model.kinds import LaneKind
from resources.words import tr

_MOST_BESIDE = 12  # markers of a persona in one step that can still be told apart

LaneKey = tuple[LaneKind, str]


@dataclass(frozen=True, slots=True)
class Mood:
    """One feeling of one row."""

    valence: float
    word: str
    trigger: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Moods:
    """All feelings by lane, column and persona."""

    found: dict[tuple[LaneKey, Spot, str], list[Mood]] = field(default_factory=dict)

    def add(self, lane: LaneKey, spot: Spot, persona: str, mood: Mood) -> None:
        """A feeling that a row tells."""
        self.found.setdefault((lane, spot, persona), []).append(mood)

    def markers(
        self, lanes: Mapping[LaneKey, int], columns: Mapping[Spot, int], notes: Notes
    ) -> Iterator[DraftMarker]:
        """Several in one step stand beside each other; more than can be seen become their mean."""
        for (lane, spot, persona), moods in self.found.items():
            if len(moods) > _MOST_BESIDE:
                notes.add(
                    "",
                    tr(
                        "Steps with more than {n} feelings of one persona show their mean.",
                        n=_MOST_BESIDE,
                    ),
                )
                mean = round(fmean(mood.valence for mood in moods), 2)
                moods = [Mood(mean, "", tr("Mean of {n} rows", n=len(moods)))]  # noqa: PLW2901
            for place, mood in enumerate(moods):
                yield DraftMarker(
                    lane=lanes[lane],
                    column=columns[spot],
                    valence=mood.valence,
                    persona=persona,
                    position=round((place + 1) / (len(moods) + 1), 4),
                    word=mood.word,
                    trigger=mood.trigger,
                    fields=mood.fields,
                )
