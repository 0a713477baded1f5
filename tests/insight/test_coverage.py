from __future__ import annotations

from dataclasses import fields
from typing import Any

from model.document import JourneyMap
from model.insight.coverage import Share, coverage
from model.insight.resting import all_resting, resting_on
from model.kinds import CardKind, EvidenceKind, GoalReached, Support, Validation
from model.layout.tally import tally_of
from model.records import Action, Channel, Evidence, Metric, Persona, Record
from tests.examples import example
from tests.insight.journey import card, feeling, frame

SURVEY = Evidence(id="survey", kind=EvidenceKind.SURVEY)
DIARY = Evidence(id="diary", kind=EvidenceKind.OBSERVATION)
RESTS: dict[str, Any] = {"evidence_ids": ("survey",)}


def by_hand() -> JourneyMap:
    """Find: one card researched, one partly, its goal assumed. Buy: one feeling, researched."""
    skeleton = frame(
        Find={"goal": "Know the trains"}, Buy={"goal_reached": GoalReached.NO, **RESTS}
    )
    people = {record.id: record for record in skeleton if isinstance(record, Persona)}
    ada = people["Ada"].model_copy(update={"validation": Validation.VALIDATED})
    bo = people["Bo"].model_copy(update=RESTS)
    records: list[Record] = [
        *(record for record in skeleton if record.id not in people),
        ada,
        bo,
        SURVEY,
        DIARY,
        card(CardKind.TOUCHPOINT, "a", "Search", **RESTS),
        card(CardKind.TOUCHPOINT, "b", "Compare", support=Support.PARTLY),
        card(CardKind.NOTE, "parked", None),
        feeling("Ada", "Pay", -2.0, **RESTS),
    ]
    return JourneyMap.of(records)


def test_coverage_by_hand():
    found = coverage(by_hand())
    assert found.cards == Share(1, 1, 1)
    assert found.feelings == Share(1, 0, 0)
    assert found.goals == Share(1, 0, 1)
    assert found.personas == Share(1, 1, 0)
    assert found.whole == Share(4, 2, 2)
    assert found.whole.share == 0.625  # (4 + 2 / 2) / 8
    assert found.whole.assumed_share == 0.25
    assert found.by_stage == {"Find": Share(1, 1, 1), "Buy": Share(2, 0, 0), "Ride": Share()}
    assert found.by_lane["touchpoints"] == Share(1, 1, 0)
    assert found.by_lane["feelings"] == Share(1, 0, 0)


def test_what_says_nothing_has_no_coverage():
    found = coverage(JourneyMap.of(frame()))
    assert found.by_stage["Ride"].share is None
    assert found.by_stage["Ride"].assumed_share is None


def test_the_share_of_cards_is_the_one_of_the_legend():
    cards = coverage(example()).cards
    tally = tally_of(example().cards.values())
    assert (cards.total, cards.researched, cards.partly) == (
        tally.cards,
        tally.researched,
        tally.partly,
    )


def test_everything_that_names_a_source_is_found_in_order():
    document = JourneyMap.of(
        [
            *by_hand().records(),
            Metric(id="metric", **RESTS),
            Channel(id="channel", order="V", **RESTS),
            Action(id="action", order="V", **RESTS),
        ]
    )
    assert [record.id for record in resting_on(document, "survey")] == [
        "Bo",
        "Buy",
        "a",
        "Ada-Pay-50-as-is",
        "metric",
        "channel",
        "action",
    ]
    assert resting_on(document, "diary") == ()
    assert resting_on(document, "nothing") == ()


def test_no_table_that_names_evidence_is_forgotten():
    document = example()
    named = {record.id for record in document.records() if getattr(record, "evidence_ids", ())}
    assert {record.id for group in all_resting(document).values() for record in group} == named
    assert len(fields(Share)) == len(Support)
