"""Each rule finds what it is for, where it is, and nothing near it; its click mends it."""

from __future__ import annotations

import pytest

from model.changes import apply
from model.check import RULES, RULES_BY_ID, SEVERITIES, Finding, check, fix
from model.document import JourneyMap
from model.ids import Id, seeded_ids
from model.records import Lane
from model.rules import problems
from model.tables import TABLES
from tests.check.breaking import Broken
from tests.check.cases import CASES
from tests.check.sound import TODAY, sound

BROKEN = [
    pytest.param(rule_id, broken, id=f"{rule_id}-{number}")
    for rule_id, case in CASES.items()
    for number, broken in enumerate(case.broken)
]
FINE = [
    pytest.param(rule_id, change, id=f"{rule_id}-{number}")
    for rule_id, case in CASES.items()
    for number, change in enumerate(case.fine)
]


def found(document: JourneyMap, rule_id: Id, place: Id) -> Finding | None:
    """What the rule says at the place."""
    hits = [f for f in check(document, TODAY) if (f.rule.id, f.place) == (rule_id, place)]
    assert len(hits) < 2
    return hits[0] if hits else None


def test_every_rule_has_its_cases() -> None:
    assert set(CASES) == {rule.id for rule in RULES}
    assert len(RULES_BY_ID) == len(RULES)


def test_nothing_is_said_of_a_map_that_leaves_nothing_open() -> None:
    assert problems(sound()) == []
    assert check(sound(), TODAY) == ()


@pytest.mark.parametrize(("rule_id", "broken"), BROKEN)
def test_what_breaks_a_rule_is_found_and_mended(rule_id: Id, broken: Broken) -> None:
    document = broken.change(sound())
    finding = found(document, rule_id, broken.at)
    assert finding is not None
    assert [f.place for f in check(document, TODAY) if f.rule.id == rule_id] == [broken.at]
    assert finding.message
    assert "{" not in finding.message
    assert all(document.find(record_id) is not None for record_id in finding.more)
    change = fix(document, finding, TODAY, ids=seeded_ids(rule_id))
    assert (change is not None) is broken.mended
    if change is not None:
        mended = apply(document, change)
        assert change.label == finding.rule.remedy
        assert found(mended, rule_id, broken.at) is None
        known = {lane.kind for lane in document.lanes.values()}
        assert not [r for r in change.added if isinstance(r, Lane) and r.kind in known]
        # A map that was broken by hand may point nowhere; a click makes nothing worse.
        assert set(map(str, problems(mended))) <= set(map(str, problems(document)))
        assert apply(mended, change.reversed()) == document
        assert fix(mended, finding, TODAY) is None


@pytest.mark.parametrize(("rule_id", "change"), FINE)
def test_what_comes_near_is_not_found(rule_id: Id, change: object) -> None:
    document = change(sound())  # type: ignore[operator]
    assert rule_id not in {finding.rule.id for finding in check(document, TODAY)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_whole(rule) -> None:
    assert rule.severity in SEVERITIES
    assert rule.table in TABLES
    assert rule.why.endswith((".", "?"))
    assert rule.name
    assert bool(rule.remedy) is (rule.mend is not None)
    mended = any(broken.mended for broken in CASES[rule.id].broken)
    assert mended is (rule.mend is not None), "a fix has a case that it mends"
