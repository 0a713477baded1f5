"""A finding that somebody decided about is not told any more, but kept with the reason."""

from __future__ import annotations

import pytest

from model.changes import apply
from model.check import RULES_BY_ID, Checker, check, examine, silence, unsilence
from model.errors import RuleError
from model.ids import seeded_ids
from model.records import Silence
from model.rules import problems
from tests.check.sound import TODAY, put, set_on, sound

IDS = seeded_ids("silences")


def two_without_goals():
    return set_on(set_on(sound(), "purchase", goal=""), "advocacy", goal="")


def test_one_place_is_silenced_with_its_reason_and_told_again():
    document = two_without_goals()
    first, second = check(document, TODAY)
    change = silence(document, first, "Asked in May", ids=IDS)
    quiet = apply(document, change)
    assert problems(quiet) == []
    checkup = examine(quiet, TODAY)
    assert checkup.findings == (second,)
    (silenced,) = checkup.silenced
    assert (silenced.finding, silenced.silence.reason) == (first, "Asked in May")
    assert apply(quiet, unsilence(quiet, silenced.silence)) == document


def test_a_rule_is_silenced_on_the_whole_map():
    document = two_without_goals()
    quiet = apply(document, silence(document, RULES_BY_ID["stage-without-goal"], "A sketch"))
    checkup = examine(quiet, TODAY)
    assert checkup.findings == ()
    assert len(checkup.silenced) == 2
    assert {one.silence.reason for one in checkup.silenced} == {"A sketch"}


def test_a_finding_about_the_map_is_its_rules_only_one():
    document = set_on(sound(), "map", objective="")
    (finding,) = check(document, TODAY)
    quiet = apply(document, silence(document, finding))
    assert check(quiet, TODAY) == ()
    assert [s.place for s in quiet.silences.values()] == [""]


def test_a_place_has_its_own_reason_beside_that_of_the_rule():
    document = two_without_goals()
    first, _ = check(document, TODAY)
    document = apply(document, silence(document, first.rule, "A sketch"))
    document = apply(document, silence(document, first, "Asked in May"))
    told = {one.finding.place: one.silence.reason for one in examine(document, TODAY).silenced}
    assert told == {"purchase": "Asked in May", "advocacy": "A sketch"}


def test_silencing_again_changes_the_reason_alone():
    document = two_without_goals()
    first, _ = check(document, TODAY)
    document = apply(document, silence(document, first, "Asked in May"))
    again = silence(document, first, "Asked in June")
    assert [getattr(after, "reason", "") for _, after in again.updated] == ["Asked in June"]
    assert not silence(document, first, "Asked in May")
    assert len(apply(document, again).silences) == 1


def test_a_decision_that_was_made_twice_is_taken_back_at_once():
    document = two_without_goals()
    twice = [
        Silence(id=f"silence-{n}", rule="stage-without-goal", place="purchase", reason=str(n))
        for n in (2, 1)
    ]
    document = put(document, *twice)
    (silenced,) = examine(document, TODAY).silenced
    assert silenced.silence.reason == "1"
    assert len(unsilence(document, silenced.silence).removed) == 2


def test_what_was_silenced_and_mended_is_no_finding_any_more():
    document = two_without_goals()
    first, _ = check(document, TODAY)
    quiet = apply(document, silence(document, first))
    assert examine(set_on(quiet, "purchase", goal="Get it"), TODAY).silenced == ()


def test_silences_follow_edits_as_findings_do():
    checker = Checker(TODAY)
    document = two_without_goals()
    first, _ = checker.update(document)
    quiet = apply(document, silence(document, first, "So be it"))
    assert len(checker.update(quiet)) == 1
    assert [one.finding for one in checker.checkup.silenced] == [first]
    assert len(checker.update(document)) == 2
    assert checker.checkup.silenced == ()


def test_a_reason_that_no_record_can_hold_is_refused():
    document = two_without_goals()
    with pytest.raises(RuleError):
        silence(document, check(document, TODAY)[0], "so " * 9000)
