"""The words that a column offers to choose from, beside its own vocabulary.

Only what the workbook tells anyway is offered: the names of the map's stages, steps, lanes and
personas, and whatever stands in the sheets that are sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from exporters.workbook.facts import Facts
from model.ids import Id
from model.records import Record

Shown: TypeAlias = Mapping[str, Sequence[Record]]
"""The records of each sheet that is sent, by the sheet's key."""
Offers: TypeAlias = Callable[[Facts, Shown], Iterable[str]]


def stages(facts: Facts, _shown: Shown) -> Iterable[str]:
    """The stages in order."""
    return (stage.name for stage in facts.stages)


def steps(facts: Facts, _shown: Shown) -> Iterable[str]:
    """The steps in order."""
    return (step.name for step in facts.steps)


def lanes(facts: Facts, _shown: Shown) -> Iterable[str]:
    """The lanes in order."""
    return (facts.lane_name(lane.id) for lane in facts.lanes)


def people(facts: Facts, _shown: Shown) -> Iterable[str]:
    """The personas in order."""
    return facts.people.by_id.values()


def sources(facts: Facts, shown: Shown) -> Iterable[str]:
    """The evidence that is sent, or that something sent rests on."""
    cited = _ids(shown, "evidence_ids") | {record.id for record in shown.get("evidence", ())}
    return (label for key, label in facts.sources.by_id.items() if key in cited)


def pain_points(facts: Facts, shown: Shown) -> Iterable[str]:
    """The pain points that are sent, and what something sent answers."""
    told = _ids(shown, "answers_ids") | {record.id for record in shown.get("pain-points", ())}
    return (label for key, label in facts.pains.by_id.items() if key in told)


def metrics(facts: Facts, _shown: Shown) -> Iterable[str]:
    """The metrics, called as the cards that show them."""
    return facts.figures.by_id.values()


def own(field: str) -> Offers:
    """What stands in a field of any record that is sent, in alphabetical order."""

    def offered(_facts: Facts, shown: Shown) -> Iterable[str]:
        values = {
            getattr(record, field, "") or "" for records in shown.values() for record in records
        }
        return sorted(values, key=lambda word: (word.casefold(), word))

    return offered


def _ids(shown: Shown, field: str) -> set[Id]:
    return {
        key
        for records in shown.values()
        for record in records
        for key in getattr(record, field, ())
    }
