"""Checking version after version says what a fresh check says, and asks only what reads anew."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import edits
from model.changes import apply
from model.check import Checker, check, fix, mendable
from model.check.checker import found_at
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind, MapState
from model.records import Lane
from model.rules import problems
from model.samples import default_sample
from model.similar import text_key
from model.storage import load
from tests.check.cases import CASES
from tests.check.sound import TODAY, put, set_on, sound, without
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


# What may become of the small map: whom it is about, what changes, and to what.
_CARDS = ("shop-page", "basket", "review", "pain", "chance", "figure")
_HANDS: list[tuple[tuple[str, ...], str, tuple[object, ...]]] = [
    (_CARDS, "channel", ("", "phone", "Website", "review site")),
    (_CARDS, "span", (1, 2, 3)),
    (_CARDS, "step_id", ("looks", "buys", "tells")),
    (_CARDS, "lane_id", ("touchpoints", "pains")),
    (_CARDS, "kind", (CardKind.TOUCHPOINT, CardKind.PAIN_POINT, CardKind.OPPORTUNITY)),
    (_CARDS, "text", ("", "Same", "same!", "By phone")),
    (_CARDS, "persona_ids", ((), ("mira",))),
    (_CARDS, "evidence_ids", ((), ("evidence-1",))),
    (("chance", "review"), "answers_ids", ((), ("pain",), ("basket", "pain"))),
    (("adviser", "table"), "answers_ids", ((), ("pain",), ("chance",))),
    (("adviser", "table"), "owner", ("", "Bo")),
    (("pain", "chance"), "owner", ("", "Al")),
    (("curious", "annoyed", "proud"), "valence", (-2.0, 0.0, 2.0)),
    (("curious", "annoyed", "proud"), "step_id", ("looks", "buys", "tells")),
    (("curious", "annoyed", "proud"), "state", tuple(MapState)),
    (("awareness", "purchase", "advocacy"), "order", ("C", "J", "P", "X")),
    (("looks", "buys", "tells"), "stage_id", ("awareness", "purchase", "advocacy")),
    (("mira",), "preferred_channels", ((), ("phone",), ("website",))),
    (("website", "reviews"), "name", ("phone", "Website", "Review site")),
    (("map",), "state", tuple(MapState)),
]


@st.composite
def _hands(draw: st.DrawFn) -> tuple[str, str, object]:
    ids, field, values = draw(st.sampled_from(_HANDS))
    return draw(st.sampled_from(ids)), field, draw(st.sampled_from(values))


@settings(max_examples=150)
@given(st.lists(_hands(), min_size=1, max_size=10))
def test_whatever_a_hand_does_to_a_small_map_is_followed(
    hands: list[tuple[str, str, object]],
) -> None:
    document, checker = sound(), Checker(TODAY)
    checker.update(document)
    for record_id, field, value in hands:
        document = set_on(document, record_id, **{field: value})
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


_UNLINKED = {"step_id": "looks", "span": 2, "answers_ids": ()}


@pytest.mark.parametrize(
    "steps",
    [
        # A channel nobody used, on a touchpoint that had none: the table of channels lacks it.
        [("basket", {"channel": ""}), ("basket", {"channel": "phone"})],
        # A stage goes to the end: the opportunity no longer reaches over the pain point's step.
        [
            ("adviser", {"answers_ids": ()}),
            ("table", {"answers_ids": ()}),
            ("chance", _UNLINKED),
            ("purchase", {"order": "X"}),
        ],
        # Another lane is filled, and with it half of them are.
        [("new", {}), ("newer", {}), ("newest", {}), ("basket", {"lane_id": "new"})],
    ],
)
def test_what_is_about_something_elsewhere_is_followed(
    steps: list[tuple[str, dict[str, object]]],
) -> None:
    lanes = [Lane(id=f"new{end}", kind=LaneKind.THOUGHTS, order="Z") for end in ("", "er", "est")]
    empty = without(sound(), "figure", "curious", "annoyed", "proud")
    document, checker = put(empty if "new" in dict(steps) else sound(), *lanes), Checker(TODAY)
    checker.update(document)
    for record_id, fields in steps:
        document = set_on(document, record_id, **fields)
        assert checker.update(document) == check(document, TODAY)


@pytest.mark.parametrize(("moved", "order"), [("advocacy", "C"), ("pains", "A")])
def test_findings_are_told_as_the_map_is_read_also_when_it_is_rearranged(
    moved: str, order: str
) -> None:
    document, checker = set_on(sound(), "shop-page", channel=""), Checker(TODAY)
    document = set_on(set_on(document, "review", channel=""), "pain", evidence_ids=())
    before = checker.update(document)
    rearranged = set_on(document, moved, order=order)
    after = checker.update(rearranged)
    assert after == check(rearranged, TODAY)
    assert [f.place for f in after] != [f.place for f in before]
    assert checker.update(document) == before


def test_what_one_click_can_mend_is_known_beforehand() -> None:
    """A rule with a fix has it where it can be told what is right, and nowhere else."""
    document = set_on(set_on(sound(), "adviser", owner=""), "purchase", goal="")
    findings = check(document, TODAY)
    assert [f.rule.id for f in findings] == ["action-without-owner", "stage-without-goal"]
    assert mendable(document, findings, TODAY) == findings
    unknown = set_on(document, "chance", owner="")
    told = check(unknown, TODAY)
    assert {"action-without-owner", "opportunity-without-owner"} <= {f.rule.id for f in told}
    assert [f.rule.id for f in mendable(unknown, told, TODAY)] == ["stage-without-goal"]
    assert mendable(sound(), findings, TODAY) == ()


def test_overdue_is_measured_against_the_day_that_is_passed_in() -> None:
    document = sound()
    assert check(document, date(2026, 12, 1)) == ()
    assert [f.rule.id for f in check(document, date(2026, 12, 2))] == ["action-overdue"]


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_the_quick_way_to_what_a_plain_text_says_is_the_long_way(text: str) -> None:
    """With a letter that is not plain the long way is taken."""
    assert text_key(f"{text} é") == f"{text_key(text)} é".strip()
