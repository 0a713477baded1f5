from __future__ import annotations

from model.document import JourneyMap
from model.insight.flow import Flow, flow
from model.insight.goals import goals
from model.insight.telling import flow_told
from model.kinds import CardKind, ConnectorKind, GoalReached, MapState
from model.records import Record
from tests.insight.journey import arrow, card, feeling, frame, journey, touchpoints

LOOPS, PARALLEL, CAUSES = (
    ConnectorKind.LOOPS_BACK,
    ConnectorKind.PARALLEL,
    ConnectorKind.CAUSES,
)


def of(*arrows: Record) -> Flow:
    return flow(JourneyMap.of([*frame(), *touchpoints(), *arrows]))


def test_flow_by_hand():
    found = of(
        arrow("t5", "t2", LOOPS),  # Pay to Compare: back by 2
        arrow("t4", "t1"),  # next, but from Choose to Search: back by 2
        arrow("t2", "t3", PARALLEL),
        arrow("t1", "t6"),  # from Find over all of Buy
        arrow("t1", "t4"),  # over a step, but over no whole stage
        arrow("t6", "t1", CAUSES),
    )
    assert [(one.connector.id, one.back) for one in found.loops] == [("t4-t1", 2), ("t5-t2", 2)]
    assert [one.id for one in found.parallel] == ["t2-t3"]
    assert [
        (one.connector.id, one.first_stage_id, one.last_stage_id, one.count) for one in found.skips
    ] == [("t1-t6", "Buy", "Buy", 1)]
    assert [(one.stage_id, one.arrows, one.persona_ids) for one in found.skipped] == [
        ("Buy", 1, ())
    ]
    assert not found.straight


def test_a_wide_card_reaches_as_far_as_it_covers():
    wide = card(CardKind.TOUCHPOINT, "wide", "Search", span=3)
    assert of(wide, arrow("wide", "t6")).skips == ()


def test_an_arrow_to_a_parked_card_leads_nowhere():
    parked = card(CardKind.TOUCHPOINT, "parked", None)
    found = of(parked, arrow("t4", "parked"), arrow("t5", "parked", LOOPS))
    assert [(one.connector.id, one.back) for one in found.loops] == [("t5-parked", 0)]
    assert found.skips == ()


def test_personas_leave_stages_out():
    document = journey(Ride={"skipped_by_ids": ("Bo",)})
    found = flow(document)
    assert [(one.stage_id, one.arrows, one.persona_ids) for one in found.skipped] == [
        ("Ride", 0, ("Bo",))
    ]
    assert flow_told(document, found) == ("Ride is left out by Bo",)


def test_flow_in_words():
    document = journey(
        *touchpoints(), arrow("t5", "t2", LOOPS), arrow("t1", "t6"), arrow("t2", "t3", PARALLEL)
    )
    assert flow_told(document, flow(document)) == (
        "Back by 2 steps: “t5” at Pay (Buy), to “t2” at Compare (Find)",
        "At the same time: “t2” at Compare (Find), to “t3” at Compare (Find)",
        "Skips Buy: “t1” at Search (Find), to “t6” at Ride",
    )


def test_a_straight_journey_says_so():
    assert of(arrow("t1", "t2")).straight
    assert len(flow_told(journey(), Flow())) == 1


def test_goals_by_hand():
    document = journey(
        *touchpoints(),
        card(CardKind.PAIN_POINT, "hurts", "Pay"),
        feeling("Ada", "Pay", 2.0, state=MapState.TO_BE),
        Find={"goal": "Know the trains", "goal_reached": GoalReached.YES},
        Buy={"goal_reached": GoalReached.NO},
    )
    found = goals(document)
    assert [(one.stage.id, one.reached, one.stated) for one in found.stages] == [
        ("Find", GoalReached.YES, True),
        ("Buy", GoalReached.NO, False),
        ("Ride", GoalReached.UNKNOWN, False),
    ]
    # Find: (1 + 0 - 1) / 3, Buy: (1.5 - 2 - 1) / 3, Ride: (2 + 0) / 2
    assert [one.emotion for one in found.stages] == [0.0, -0.5, 1.0]
    assert found.stages[1].pain_ids == ("hurts",)
    assert found.stages[0].touchpoint_ids == ("t1", "t2", "t3")
    assert found.counts[GoalReached.YES] == found.counts[GoalReached.UNKNOWN] == 1
    assert found.counts[GoalReached.PARTLY] == 0
    assert [one.stage.id for one in found.unstated] == ["Buy", "Ride"]
