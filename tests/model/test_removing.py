from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import edits as edit
from model.changes import apply
from model.document import JourneyMap
from model.errors import RuleError
from model.records import MAP_ID, Card
from model.rules import check_change, problems
from tests.examples import example
from tests.strategies import maps


def without(document: JourneyMap, *ids: str) -> JourneyMap:
    change = edit.remove(document, ids)
    check_change(document, change)
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    return after


@given(maps(), st.data())
def test_anything_can_go_and_come_back(document: JourneyMap, data: st.DataObject) -> None:
    ids = sorted(r.id for r in document.records() if r.id != MAP_ID)
    if not ids:
        return
    wanted = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4))
    after = without(document, *wanted)
    assert not [i for i in wanted if after.find(i)]
    # No card is lost that was not named.
    assert set(after.cards) == set(document.cards) - set(wanted)


def test_a_stage_leaves_its_cards_in_the_parking_lot() -> None:
    after = without(example(), "stage-1")
    assert set(after.stages) == {"stage-2"}
    assert set(after.steps) == {"step-3"}
    assert after.markers == {}
    parked = [c for c in after.cards.values() if c.lane_id is None]
    assert [c.id for c in sorted(parked, key=lambda c: c.order)] == [
        *("card-5", "card-1", "card-2", "card-3")
    ]
    assert "connector-1" in after.connectors


def test_a_lane_leaves_its_cards_in_the_parking_lot() -> None:
    after = without(example(), "lane-1")
    assert after.cards["card-1"].step_id is None
    assert set(after.markers) == {"marker-1"}
    assert without(example(), "lane-2").markers == {}


def test_the_last_step_takes_its_stage_along() -> None:
    after = without(example(), "step-3")
    assert set(after.stages) == {"stage-1"}
    assert set(without(example(), "step-1").stages) == {"stage-1", "stage-2"}
    assert set(without(example(), "step-1", "step-2").stages) == {"stage-2"}


def test_a_card_named_with_its_stage_goes() -> None:
    assert "card-1" not in without(example(), "stage-1", "card-1").cards


def test_a_card_takes_its_arrows_and_what_pointed_at_it_forgets_it() -> None:
    after = without(example(), "card-2")
    assert after.connectors == {}
    assert after.cards["card-3"].answers_ids == ()
    assert after.actions["action-1"].answers_ids == ()


def test_a_persona_takes_its_curve() -> None:
    after = without(example(), "persona-1")
    assert after.markers == {}
    assert after.cards["card-1"].persona_ids == ()


def test_evidence_and_pictures_are_taken_out_of_what_names_them() -> None:
    after = without(example(), "evidence-1", *example().images)
    assert after.stages["stage-1"].evidence_ids == ()
    assert after.personas["persona-1"].photo_id is None
    assert after.cards["card-5"].image_id is None


def test_a_figure_goes_with_its_card_unless_an_action_is_measured_by_it() -> None:
    assert "metric-1" in without(example(), "card-4").metrics
    assert "metric-1" not in without(without(example(), "action-1"), "card-4").metrics


def test_labels_say_what_goes() -> None:
    document = example()
    assert edit.remove(document, ["card-1"]).label == "Delete card"
    assert edit.remove(document, ["card-1", "card-2"]).label == "Delete 2 cards"
    assert edit.remove(document, ["card-1", "lane-1"]).label == "Delete 2 items"
    assert edit.remove(document, ["evidence-1"]).label == "Delete piece of evidence"


def test_the_map_itself_stays() -> None:
    with pytest.raises(RuleError, match="itself"):
        edit.remove(example(), [MAP_ID])


def test_a_card_parked_and_cleared_at_once_is_changed_once() -> None:
    change = edit.remove(example(), ["stage-1", "persona-1"])
    touched = [before.id for before, _ in change.updated]
    assert len(touched) == len(set(touched))
    card = next(after for _, after in change.updated if after.id == "card-1")
    assert isinstance(card, Card)
    assert (card.persona_ids, card.lane_id, card.step_id) == ((), None, None)
