"""A small map whose workbook comes back, and what tests ask of it."""

from __future__ import annotations

from datetime import date

from exporters.workbook.returning.accepting.accepted import accepted
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Choice, Comparison, Proposal
from model.changes import apply
from model.document import JourneyMap
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.records import (
    Action,
    Card,
    Evidence,
    Lane,
    Marker,
    Metric,
    Persona,
    Stage,
    Step,
)
from model.rules import problems
from tests.workbook.copies import WHO, Filled


def a_map() -> JourneyMap:
    """Two stages of which both have a step Pay, lanes, people, one card of most kinds."""
    return JourneyMap.of(
        [
            Stage(id="look", order="F", name="Look"),
            Stage(id="buy", order="V", name="Buy"),
            Step(id="search", order="F", stage_id="look", name="Search"),
            Step(id="pay1", order="V", stage_id="look", name="Pay"),
            Step(id="pay2", order="F", stage_id="buy", name="Pay"),
            Step(id="wait", order="V", stage_id="buy", name="Wait"),
            Lane(id="touch", order="F", kind=LaneKind.TOUCHPOINTS),
            Lane(id="feel", order="K", kind=LaneKind.EMOTIONS),
            Lane(id="pains", order="V", kind=LaneKind.PAIN_POINTS),
            Persona(id="mara", order="F", name="Mara"),
            Persona(id="tom", order="V", name="Smith, Tom"),
            Evidence(id="talk", kind=EvidenceKind.INTERVIEW, title="Ten talks"),
            Card(id="form", order="F", kind=CardKind.PAIN_POINT, text="Long form",
                 lane_id="pains", step_id="search"),
            Card(id="slow", order="V", kind=CardKind.PAIN_POINT, text="Slow page",
                 lane_id="pains", step_id="search"),
            Card(id="shop", order="V", kind=CardKind.TOUCHPOINT, text="The shop",
                 lane_id="touch", step_id="search", details="Open late"),
            Card(id="idea", order="V", kind=CardKind.NOTE, text="An idea"),
            Card(id="rate", order="V", kind=CardKind.METRIC, text="Conversion",
                 lane_id="touch", step_id="wait", metric_id="figure"),
            Card(id="bare", order="k", kind=CardKind.METRIC, text="Bounces",
                 lane_id="touch", step_id="wait"),
            Metric(id="figure", value=0.25, unit="%", target=0.5),
            Marker(id="joy", lane_id="feel", step_id="search", persona_id="mara", word="joy",
                   valence=2.0),
            Action(id="act", order="V", title="Shorten the form", owner="Mara",
                   due=date(2026, 5, 1), answers_ids=("form",)),
        ]
    )  # fmt: skip


def came_back(document: JourneyMap, *copies: Filled) -> Comparison:
    return compared(document, WHO, [copy.back() for copy in copies])


def only(found: Comparison) -> Proposal:
    (one,) = found.proposals
    return one


def taken(document: JourneyMap, found: Comparison, *, all_of_it: bool = False) -> JourneyMap:
    choices = {one.key: Choice.ACCEPT for one in found.proposals} if all_of_it else {}
    change = accepted(document, found, choices)
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    return after
