"""Rules about the map as a whole: why it was made, where it begins and ends, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import EVERYTHING, PARKED, SUPPORTED
from model.check.saying import named, texts
from model.edits.columns import add_stage
from model.guidance import guide_of
from model.ids import IdSource
from model.kinds import Support
from model.records import Card, MapInfo, Stage
from resources.words import tr

MOST_STAGES = 7
_FEW_CARDS = 4
"""With fewer cards, a share of them says nothing."""


class _Part(Enum):
    BEGINNING = 0
    MIDDLE = 1
    END = 2


# The usual stages, by their guide or as others call them; a stage of another name is not asked
# about.
_PARTS: dict[str, _Part] = {
    "awareness": _Part.BEGINNING,
    "consideration": _Part.MIDDLE,
    "decision": _Part.MIDDLE,
    "purchase": _Part.MIDDLE,
    "checkout": _Part.MIDDLE,
    "payment": _Part.MIDDLE,
    "post-purchase": _Part.END,
    "retention": _Part.END,
    "loyalty": _Part.END,
    "advocacy": _Part.END,
}


def no_stage(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """A map without columns."""
    if not facts.columns().stages:
        yield Hit(tr("The map has no stage yet."))


def give_stage(facts: Facts, _finding: Finding, ids: IdSource) -> ChangeSet:
    """A first stage, to be named."""
    return add_stage(facts.document, name=tr("First stage"), ids=ids)


def no_objective(_facts: Facts, info: MapInfo) -> Iterator[Hit]:
    """A map of which nobody says what it is for."""
    if not info.objective.strip():
        yield Hit(tr("Nobody says what this map is for: it has no objective."))


def no_scenario(_facts: Facts, info: MapInfo) -> Iterator[Hit]:
    """A map of which nobody says in what situation it happens."""
    if not info.scenario.strip():
        yield Hit(tr("The map does not say in what situation the journey happens."))


def too_many_stages(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """More stages than one takes in at a glance."""
    count = len(facts.columns().stages)
    if count > MOST_STAGES:
        yield Hit(
            tr("The map has {n} stages, more than {most}.", n=count, most=MOST_STAGES),
            more=facts.columns().stages,
        )


def begins_late(facts: Facts, info: MapInfo) -> Iterator[Hit]:
    """A first stage that is usually not the first. What the scope says is not asked again."""
    stages = facts.columns().stages
    stage = facts.get(Stage, stages[0]) if stages else None
    if stage is not None and not info.scope.strip() and _part(stage) in {_Part.MIDDLE, _Part.END}:
        message = tr("The map begins with {stage}: did the journey begin earlier?")
        yield Hit(message.format(stage=named(stage)), more=(stage.id,))


def ends_early(facts: Facts, info: MapInfo) -> Iterator[Hit]:
    """A last stage that is usually not the last. What the scope says is not asked again."""
    stages = facts.columns().stages
    stage = facts.get(Stage, stages[-1]) if stages else None
    parts = {_Part.BEGINNING, _Part.MIDDLE}
    if stage is not None and not info.scope.strip() and _part(stage) in parts:
        message = tr("The map ends with {stage}: does the journey go on after it?")
        yield Hit(message.format(stage=named(stage)), more=(stage.id,))


def _part(stage: Stage) -> _Part | None:
    return _PARTS.get(guide_of(stage.name) or stage.name.strip().casefold())


def mostly_assumed(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """More than half of the cards rest on nothing."""
    assumed = facts.count(SUPPORTED, Support.ASSUMED)
    count = sum(facts.count(SUPPORTED, support) for support in Support)
    if count >= _FEW_CARDS and 2 * assumed > count:
        yield Hit(
            tr(
                "{assumed} of {count} cards are assumptions: no evidence is named.",
                assumed=assumed,
                count=count,
            )
        )


def parking_lot(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """Notes that nobody has found a place for."""
    parked: Sequence[Card] = facts.group(PARKED, EVERYTHING)
    if parked:
        message = (
            tr("A card waits in the parking lot: {cards}.")
            if len(parked) == 1
            else tr("{n} cards wait in the parking lot: {cards}.")
        )
        yield Hit(
            message.format(n=len(parked), cards=texts(parked)), more=tuple(c.id for c in parked)
        )
