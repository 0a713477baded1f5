from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from model.document import JourneyMap
from model.insight.actions import action_facts, overdue
from model.insight.telling import next_told
from model.insight.trail import LOOP_STEPS, LoopStep, Trails, trails
from model.kinds import CardKind, EvidenceKind, Priority, Status
from model.records import Action, Evidence, Record
from tests.insight.journey import card, frame

TODAY = date(2026, 11, 22)


def action(key: str, status: Status = Status.OPEN, **fields: Any) -> Action:
    fields.setdefault("order", key if key.isalpha() else "V")
    return Action(id=key, title=key, status=status, **fields)


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        (date(2026, 11, 21), Status.OPEN, True),
        (date(2026, 11, 22), Status.OPEN, False),  # due today is not late
        (date(2026, 11, 21), Status.IN_PROGRESS, True),
        (date(2026, 11, 21), Status.DONE, False),
        (date(2026, 11, 21), Status.DROPPED, False),
        (None, Status.OPEN, False),
    ],
)
def test_what_is_overdue(due: date | None, status: Status, late: bool):
    assert overdue(action("a", status, due=due), TODAY) is late


def test_actions_by_every_question():
    document = JourneyMap.of(
        [
            action("a", owner="bo  LIND", due=date(2026, 1, 1)),
            action("b", owner="Ada", status=Status.PLANNED),
            action("c", due=date(2027, 1, 1)),
            action("d", Status.DONE, owner="Bo Lind"),
            action("e", Status.DONE, effect="fewer calls"),
            action("f", Status.DROPPED),
        ]
    )
    found = action_facts(document, TODAY)

    def ids(group: tuple[Action, ...]) -> str:
        return "".join(one.id for one in group)

    assert ids(found.open) == "abc"
    assert ids(found.overdue) == "a"
    assert ids(found.without_owner) == "c"
    assert ids(found.without_due) == "b"
    assert ids(found.unmeasured) == "d"
    assert {name: ids(group) for name, group in found.by_owner.items()} == {
        "Ada": "b",
        "bo LIND": "ad",
        "": "cef",
    }
    assert list(found.by_owner)[-1] == ""
    assert {status: ids(group) for status, group in found.by_status.items()} == {
        Status.OPEN: "ac",
        Status.PLANNED: "b",
        Status.IN_PROGRESS: "",
        Status.DONE: "de",
        Status.DROPPED: "f",
    }


def loop(*records: Record) -> Trails:
    return trails(JourneyMap.of([*frame(), Evidence(id="ev", kind=EvidenceKind.SURVEY), *records]))


def pain(key: str, **fields: Any) -> Record:
    return card(CardKind.PAIN_POINT, key, "Pay", **fields)


def steps(*names: str) -> tuple[LoopStep, ...]:
    return tuple(LoopStep(name) for name in names)


def test_the_loop_by_hand():
    found = loop(
        pain("hurts", evidence_ids=("ev",), severity=4),
        card(CardKind.OPPORTUNITY, "idea", "Pay", answers_ids=("hurts",)),
        action("begun", Status.IN_PROGRESS, answers_ids=("idea",), tested_on=TODAY),
        action("waits", Status.PLANNED, answers_ids=("hurts",)),
    )
    (trail,) = found.pains
    assert [(one.opportunity_id, one.action_ids) for one in trail.answers] == [
        (None, ("waits",)),
        ("idea", ("begun",)),
    ]
    assert trail.leading_id == "begun"
    assert trail.progress.reached == steps("collect", "analyse", "update", "test")
    assert trail.progress.next is LoopStep.WATCH
    begun, waits = found.actions
    assert (begun.opportunity_ids, begun.pain_ids) == (("idea",), ("hurts",))
    assert begun.progress == trail.progress
    assert (waits.pain_ids, waits.progress.reached) == (("hurts",), steps("collect", "analyse"))


def test_an_idea_alone_is_no_action():
    idea = card(CardKind.OPPORTUNITY, "idea", "Pay", answers_ids=("hurts",))
    (trail,) = loop(pain("hurts"), idea).pains
    assert (bool(trail.answers), trail.acted, trail.leading_id) == (True, False, None)
    (acted,) = loop(pain("hurts"), idea, action("a", answers_ids=("idea",))).pains
    assert (acted.acted, acted.action_ids) == (True, ("a",))


def test_a_closed_loop_has_nothing_next():
    found = loop(
        pain("hurts", evidence_ids=("ev",), priority=Priority.HIGH),
        action(
            "a",
            Status.DONE,
            answers_ids=("hurts",),
            tested_on=TODAY,
            measured_on=TODAY,
            told_on=TODAY,
        ),
    )
    assert found.pains[0].progress.next is None
    assert found.pains[0].progress.reached == tuple(LoopStep)


def test_a_later_step_does_not_hide_that_an_earlier_one_is_due():
    found = loop(pain("hurts"), action("a", answers_ids=("hurts",), told_on=TODAY))
    assert found.pains[0].progress.reached == steps("tell")
    assert found.pains[0].progress.next is LoopStep.COLLECT


def test_a_dropped_action_changes_nothing():
    found = loop(
        pain("hurts"), action("a", Status.DROPPED, answers_ids=("hurts",), tested_on=TODAY)
    )
    assert found.pains[0].progress.reached == ()


def test_what_is_next_in_words():
    records: list[Record] = [
        Evidence(id="ev", kind=EvidenceKind.SURVEY),
        *frame(),
        pain("bare"),
        pain("alone", evidence_ids=("ev",), frequency=2, order="W"),
        pain("planned", evidence_ids=("ev",), frequency=2, order="X"),
        action("plan", Status.PLANNED, answers_ids=("planned", "alone")),
        action("dropped", Status.DROPPED, answers_ids=("alone",), order="A"),
    ]
    document = JourneyMap.of(records)
    told = [next_told(document, one) for one in trails(document).pains]
    assert told == ["Name the evidence it rests on.", "Begin: plan", "Begin: plan"]
    without = JourneyMap.of(one for one in records if one.id != "plan")
    assert next_told(without, trails(without).pains[1]) == "Decide on an action that answers it."


def test_every_step_of_the_loop_has_words():
    assert set(LOOP_STEPS) == set(LoopStep)
