"""What an answered stage, step and lane mean: the three columns read together, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.values import Value, shown
from model.ids import Id
from model.kinds import LANE_KINDS, CardKind, LaneKind
from model.queries import lane_name
from model.records import Card, Lane, Stage, Step
from resources.words import tr

PLACE_KEYS = ("stage", "step", "lane")
"""The keys of the columns that together say where a row stands, in the order they are said."""
_SEPARATOR = " › "
_HOME_LANES = {CardKind.NOTE: LaneKind.FREE_TEXT} | {
    facts.card_kind: kind
    for kind, facts in reversed(LANE_KINDS.items())
    if facts.card_kind is not CardKind.NOTE
}
"""The lane that cards of a kind are at home in: the first in the vocabulary that is for them."""

Named = TypeVar("Named", Stage, Step, Lane)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; without a step the parking lot.

    ``missing`` is the kind of a lane that has to be made first, as the map has none of it.
    """

    step_id: Id | None = None
    lane_id: Id | None = None
    missing: LaneKind | None = None


@dataclass(frozen=True)
class Places:
    """The stages, steps and lanes of a map by what they are called."""

    facts: Facts

    def spot(
        self,
        cells: Mapping[str, Value],
        card: Card | None,
        kind: CardKind,
        changed: AbstractSet[str],
    ) -> Spot:
        """Where a card shall stand. ``card`` is None for a new one, ``changed`` the answered keys.

        Raises:
            CellError: a name is unknown, or could mean several.
        """
        step_id = self.step(cells, card.step_id if card else None, changed)
        word = shown(cells.get("lane"))
        if step_id is None:
            if word and "lane" in changed and changed.isdisjoint({"stage", "step"}):
                raise CellError(tr("Without a stage and a step a card cannot stand in a lane."))
            return Spot()
        if not word and card is not None and card.lane_id is not None:
            return Spot(step_id, card.lane_id)
        if not word:
            return self._home(step_id, kind)
        return Spot(step_id, self._lane(word, card.lane_id if card else None, kind).id)

    def step(
        self, cells: Mapping[str, Value], now_id: Id | None, changed: AbstractSet[str]
    ) -> Id | None:
        """The step that a stage and a step name; None for the parking lot.

        A step alone says its stage, too. Where only the stage was answered, its step of the same
        name is meant, else its first one.

        Raises:
            CellError: a name is unknown, or could mean several.
        """
        if now_id is not None and changed.isdisjoint({"stage", "step"}):
            return now_id
        stage_word, step_word = _folded(cells.get("stage")), _folded(cells.get("step"))
        if stage_word == _folded(tr("Parking lot")) and stage_word not in self._stages:
            stage_word = ""
        only_stage = "stage" in changed and "step" not in changed
        if not stage_word and (not step_word or only_stage):
            return None
        named = self._steps.get(step_word, []) if step_word else []
        within = [step for step in named if self._stage_word(step) == stage_word]
        only_step = "step" in changed and "stage" not in changed
        if within or (step_word and (only_step or not stage_word)):
            return self._one(within or named, now_id, "step", shown(cells.get("step"))).id
        stages = self._stages.get(stage_word, [])
        if not stages:
            raise _unknown("stage", shown(cells.get("stage")), self._names(self.facts.stages))
        if step_word and not only_stage:
            own = [step for stage in stages for step in self._of_stage[stage.id]]
            raise _unknown("step", shown(cells.get("step")), self._names(own))
        return self._unnamed_step(stages, now_id, shown(cells.get("stage")))

    def _unnamed_step(self, stages: list[Stage], now_id: Id | None, word: str) -> Id:
        """A step of the stage: where the row stands already, one without a name, the first."""
        for stage in stages:
            if any(
                step.id == now_id and not step.name.strip() for step in self._of_stage[stage.id]
            ):
                return now_id or ""
        steps = self._of_stage[self._one(stages, None, "stage", word).id]
        return next((step for step in steps if not step.name.strip()), steps[0]).id

    def _lane(self, word: str, now_id: Id | None, kind: CardKind) -> Lane:
        named = self._lanes.get(_folded(word), [])
        lanes = [lane for lane in named if lane.kind is not LaneKind.EMOTIONS or lane.id == now_id]
        if named and not lanes:
            raise CellError(tr("“{lane}” is for emotions; cards do not stand in it.", lane=word))
        fitting = [lane for lane in lanes if LANE_KINDS[lane.kind].card_kind is kind]
        here = any(lane.id == now_id for lane in lanes)
        return self._one(lanes if here else fitting or lanes, now_id, "lane", word)

    def _home(self, step_id: Id, kind: CardKind) -> Spot:
        wanted = _HOME_LANES[kind]
        fitting = [lane for lane in self.facts.lanes if lane.kind is wanted] or [
            lane
            for lane in self.facts.lanes
            if LANE_KINDS[lane.kind].card_kind is kind and lane.kind is not LaneKind.EMOTIONS
        ]
        return Spot(step_id, fitting[0].id) if fitting else Spot(step_id, None, wanted)

    def _one(self, found: list[Named], now_id: Id | None, what: str, word: str) -> Named:
        here = next((one for one in found if one.id == now_id), None)
        if here is not None or len(found) == 1:
            return here or found[0]
        if not found:
            known = self.facts.lanes if what == "lane" else self.facts.steps
            raise _unknown(what, word, self._names(known))
        raise CellError(
            tr(
                "There are {n} called “{name}”: which {what} is meant?",
                n=len(found),
                name=word,
                what=tr(what),
            )
        )

    def _stage_word(self, step: Step) -> str:
        return _folded(self.facts.stage_name(step.id))

    def _names(self, records: Iterable[Stage] | Iterable[Step] | Iterable[Lane]) -> list[str]:
        return [lane_name(one) if isinstance(one, Lane) else one.name for one in records]

    @cached_property
    def _stages(self) -> dict[str, list[Stage]]:
        return _by_name((stage.name, stage) for stage in self.facts.stages)

    @cached_property
    def _steps(self) -> dict[str, list[Step]]:
        return _by_name((step.name, step) for step in self.facts.steps)

    @cached_property
    def _lanes(self) -> dict[str, list[Lane]]:
        return _by_name((lane_name(lane), lane) for lane in self.facts.lanes)

    @cached_property
    def _of_stage(self) -> dict[Id, list[Step]]:
        steps: dict[Id, list[Step]] = {stage.id: [] for stage in self.facts.stages}
        for step in self.facts.steps:
            steps[step.stage_id].append(step)
        return steps


def said(cells: Mapping[str, Value]) -> Value:
    """A place in one line: ``Purchase › Pay › Touchpoints``."""
    words = (" ".join(shown(cells.get(key)).split()) for key in PLACE_KEYS)
    return _SEPARATOR.join(word for word in words if word) or None


def where(facts: Facts, spot: Spot, *, lane: bool = True) -> str:
    """A spot in words, without its lane where that is not said."""
    lane_word = facts.lane_name(spot.lane_id)
    if spot.missing is not None:
        lane_word = tr("a new lane “{name}”", name=tr(LANE_KINDS[spot.missing].name))
    words = (facts.stage_name(spot.step_id), facts.step_name(spot.step_id), lane_word * lane)
    return _SEPARATOR.join(" ".join(word.split()) for word in words if word.strip())


def nearest(name: str, known: Iterable[str]) -> str:
    """The name that is most like one that is unknown; empty when none is near."""
    by_folded = {_folded(one): one for one in known if one.strip()}
    close = get_close_matches(_folded(name), by_folded, 1, 0.6)
    return by_folded[close[0]] if close else ""


def _unknown(what: str, name: str, known: Iterable[str]) -> CellError:
    near = nearest(name, known)
    sentence = tr("There is no {what} called “{name}”.", what=tr(what), name=name)
    if near:
        sentence = tr("{sentence} Is “{near}” meant?", sentence=sentence, near=near)
    return CellError(sentence)


def _by_name(named: Iterable[tuple[str, Named]]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for name, record in named:
        found.setdefault(_folded(name), []).append(record)
    return found


def _folded(value: Value) -> str:
    return " ".join(shown(value).split()).casefold()
