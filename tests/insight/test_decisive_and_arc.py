from __future__ import annotations

from model.document import JourneyMap
from model.insight.arc import arc
from model.insight.decisive import moments_of_truth
from model.kinds import CardKind, MapState
from model.records import Action, Step
from tests.insight.journey import card, feeling, frame, journey


def test_moments_of_truth_by_hand():
    document = journey(
        Step(id="Pay", stage_id="Buy", order="zz", name="Pay", moment_of_truth=True),
        card(CardKind.TOUCHPOINT, "desk", "Search", moment_of_truth=True),
        card(CardKind.TOUCHPOINT, "parked", None, moment_of_truth=True),
        card(CardKind.PAIN_POINT, "open", "Pay"),
        card(CardKind.PAIN_POINT, "helped", "Pay", order="W"),
        card(CardKind.PAIN_POINT, "mended", "Pay", order="X"),
        card(CardKind.OPPORTUNITY, "idea", "Pay", answers_ids=("helped",)),
        Action(id="do", order="V", answers_ids=("mended",)),
        feeling("Ada", "Pay", 2.0, state=MapState.TO_BE),
    )
    search, pay = moments_of_truth(document)
    assert (search.step_id, search.card_ids, search.emotion) == ("Search", ("desk",), 1.0)
    assert (search.pain_ids, search.unanswered_ids) == ((), ())
    assert (pay.step_id, pay.card_ids, pay.emotion) == ("Pay", (), -1.5)  # (-2 - 1) / 2
    assert pay.pain_ids == ("open", "helped", "mended")
    assert pay.unanswered_ids == ("open",)


def test_a_map_without_moments_of_truth_has_none():
    assert moments_of_truth(journey()) == ()


def test_the_arc_by_hand():
    rated = {"Search": 2, "Compare": 4, "Choose": 4, "Pay": 1}
    steps = [
        step.model_copy(update={"engagement": rated.get(step.id)})
        for step in frame()
        if isinstance(step, Step)
    ]
    found = arc(JourneyMap.of([*frame(), *steps]))
    assert found.mean == 2.75  # (2 + 4 + 4 + 1) / 4
    assert found.highest is not None
    assert found.lowest is not None
    assert (found.highest.id, found.lowest.id) == ("Compare", "Pay")
    assert found.unrated_ids == ("Ride",)
    assert (arc(JourneyMap()).mean, arc(JourneyMap()).highest) == (None, None)
