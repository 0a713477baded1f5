"""Checking version after version says what a fresh check says, and asks only what reads anew."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from model import edits
from model.changes import apply
from model.check import Checker, check, fix
from model.check.checker import found_at
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import seeded_ids
from model.rules import problems
from model.samples import default_sample
from model.similar import text_key
from model.storage import load
from tests.check.cases import CASES
from tests.check.sound import TODAY, sound
from tests.strategies import Edit, maps
from tests.strategies import edits as any_edit

_BROKEN = [broken.change for case in CASES.values() for broken in case.broken]


def night_train() -> JourneyMap:
    return load(default_sample().path).document


@settings(max_examples=60)
@given(maps(), st.lists(any_edit(), max_size=12))
def test_after_any_edits_it_says_what_a_fresh_check_says(
    document: JourneyMap, steps: list[Edit]
) -> None:
    checker = Checker(TODAY)
    checker.update(document)
    for step in steps:
        document = apply(document, step(document))
        assert checker.update(document) == check(document, TODAY)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(range(len(_BROKEN))), min_size=1, max_size=6))
def test_from_any_map_to_any_other(which: list[int]) -> None:
    checker = Checker(TODAY)
    for number in which:
        document = _BROKEN[number](sound())
        assert checker.update(document) == check(document, TODAY)


@settings(max_examples=40)
@given(maps(), st.data())
def test_whatever_is_mended_is_gone_and_leaves_a_sound_map(
    document: JourneyMap, data: st.DataObject
) -> None:
    findings = [f for f in check(document, TODAY) if f.rule.mend is not None]
    if not findings:
        return
    finding = data.draw(st.sampled_from(findings))
    try:
        change = fix(document, finding, TODAY, ids=seeded_ids("mended"))
    except RuleError:
        return
    if change is not None:
        mended = apply(document, change)
        assert problems(mended) == []
        assert (finding.rule, finding.place) not in {
            (other.rule, other.place) for other in check(mended, TODAY)
        }


@settings(max_examples=40)
@given(maps())
def test_findings_are_told_once_in_order_and_of_what_is_there(document: JourneyMap) -> None:
    findings = check(document, TODAY)
    keys = [(finding.rule.id, finding.place) for finding in findings]
    assert len(set(keys)) == len(keys)
    ranks = [list(type(f.rule.severity)).index(f.rule.severity) for f in findings]
    assert ranks == sorted(ranks)
    assert all(not f.place or document.find(f.place) for f in findings)
    assert all(document.find(one) for f in findings for one in f.more)


def test_only_what_reads_what_changed_is_asked_again(monkeypatch) -> None:
    document = night_train()
    checker = Checker(TODAY)
    before = checker.update(document)
    asked = []

    def counted(facts, rule, record):
        asked.append((rule.id, record.id))
        return found_at(facts, rule, record)

    monkeypatch.setattr("model.check.checker.found_at", counted)
    words = "The way back has to be searched again"
    pain = next(card for card in document.cards.values() if card.text == words)
    change = edits.edit(document, pain.id, text="The way back is hard to find")
    assert checker.update(apply(document, change)) != before
    # The card itself, its step, and who may suffer from it.
    assert {record_id for _, record_id in asked} <= {pain.id, pain.step_id, *document.personas}
    asked.clear()
    checker.update(document)
    assert checker.update(document) == before
    assert len(asked) < 200


def test_the_same_version_is_not_checked_again() -> None:
    checker, document = Checker(TODAY), night_train()
    assert checker.update(document) is checker.update(document)


def test_overdue_is_measured_against_the_day_that_is_passed_in() -> None:
    document = sound()
    assert check(document, date(2026, 12, 1)) == ()
    assert [f.rule.id for f in check(document, date(2026, 12, 2))] == ["action-overdue"]


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_the_quick_way_to_what_a_plain_text_says_is_the_long_way(text: str) -> None:
    """With a letter that is not plain the long way is taken."""
    assert text_key(f"{text} é") == f"{text_key(text)} é".strip()
