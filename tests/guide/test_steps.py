"""The questions of the guide: each looks at the map, each answer makes a sound one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.guide.steps import STEPS, Answer, Ask, GuideStep, pain_to_answer, step_that_hurts
from model.changes import apply
from model.document import JourneyMap
from model.errors import RuleError
from model.kinds import CardKind, LaneKind
from model.queries import stages_in_order, steps_in_order
from model.rules import problems
from tests.strategies import maps


def _step(step_id: str) -> GuideStep:
    return next(step for step in STEPS if step.id == step_id)


def _answered(document: JourneyMap, step_id: str, answer: Answer = "") -> JourneyMap:
    return apply(document, _step(step_id).answer(document, answer))


def test_from_nothing_each_answer_leads_to_the_next_question() -> None:
    document = JourneyMap()
    for step in STEPS[:-1]:
        for count in range(20):
            if step.done(document):
                break
            assert step.words(document)
            answer: Answer = 1.0 if step.ask is Ask.FACES else f"{step.id} {count}"
            document = apply(document, step.answer(document, answer))
        assert step.done(document), step.id
    assert list(problems(document)) == []
    assert len(document.stages) == 5
    assert {m.step_id for m in document.markers.values()} == set(document.steps)
    (action,) = document.actions.values()
    assert document.cards[action.answers_ids[0]].kind is CardKind.PAIN_POINT


def test_what_is_there_already_is_not_made_twice() -> None:
    document = _answered(JourneyMap(), "stages")
    again = _answered(document, "stages")
    assert [stage.name for stage in stages_in_order(again)] == [
        "Awareness", "Consideration", "Decision", "Retention", "Advocacy",
    ]  # fmt: skip
    assert len(again.lanes) == len(document.lanes)


def test_the_worst_feeling_is_asked_about_first() -> None:
    document = _answered(_answered(JourneyMap(), "stages"), "persona", "Mira")
    steps = steps_in_order(document)
    for place in range(len(steps)):
        document = _answered(document, "feelings", -2.0 if place == 3 else 1.0)
    assert step_that_hurts(document) == steps[3]
    document = _answered(document, "pains", "It takes too long")
    hurting = pain_to_answer(document)
    assert hurting is not None
    assert hurting.step_id == steps[3].id
    assert document.lanes[hurting.lane_id or ""].kind is LaneKind.PAIN_POINTS
    assert step_that_hurts(document) != steps[3]


@pytest.mark.parametrize("step_id", ["title", "persona", "pains", "action"])
def test_nothing_typed_is_no_answer(step_id: str) -> None:
    document = _answered(JourneyMap(), "stages")
    with pytest.raises(RuleError, match="Type a few words"):
        _answered(document, step_id, "  ")


@given(document=maps(), answer=st.sampled_from(["Words", -2.0, 0.0, 2.0]))
def test_every_answer_to_every_question_leaves_any_map_sound(
    document: JourneyMap, answer: Answer
) -> None:
    for step in STEPS:
        assert isinstance(step.words(document), str)
        try:
            after = apply(document, step.answer(document, answer))
        except RuleError:
            continue
        assert list(problems(after)) == []
