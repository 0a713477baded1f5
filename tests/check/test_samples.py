"""What the check says of maps people will read: of the samples word for word, of others soberly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from exporters.registry import read_foreign
from model.check import RULES_BY_ID, Checker, Severity, check, examine
from model.errors import ImportFormatError
from model.samples import samples
from model.storage import load
from model.templates import from_template, templates
from tests.check.freeze import FROZEN, said_of_samples
from tests.check.sound import TODAY


def test_what_is_said_of_the_samples_is_what_was_read_and_found_right() -> None:
    """When it fails: read what is said now. If it is right, ``python -m tests.check.freeze``."""
    assert said_of_samples() == FROZEN.read_text(encoding="utf-8")


def test_no_sample_has_a_problem_or_is_flooded() -> None:
    for sample in samples():
        document = load(sample.path).document
        findings = check(document, TODAY)
        assert Severity.PROBLEM not in {finding.rule.severity for finding in findings}
        assert len(findings) <= (len(document.cards) + len(document.markers)) * 2 / 3


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_a_template_is_asked_for_what_is_still_to_be_done(template) -> None:
    rules = Counter(f.rule.id for f in check(from_template(template.id), TODAY))
    assert {"no-persona", "no-objective", "no-scenario"} <= set(rules)
    assert "stage-without-goal" not in rules
    assert "duplicate-cards" not in rules
    assert "text-too-long" not in rules


def test_every_map_of_others_is_checked(corpus: Path) -> None:
    seen = 0
    rules: Counter[str] = Counter()
    checker = Checker(TODAY)
    for path in sorted(corpus.rglob("*")):
        if path.suffix not in {".mmd", ".xml", ".drawio", ".csv", ".md", ".xlsx", ".json", ".tsv"}:
            continue
        try:
            document = read_foreign(path).map
        except ImportFormatError:
            continue
        seen += 1
        checkup = examine(document, TODAY)
        assert checker.update(document) == checkup.findings
        rules.update(finding.rule.id for finding in checkup.findings)
    assert seen > 100
    assert set(rules) <= set(RULES_BY_ID)
    # What none of these journeys says is asked of all of them; what they say is not doubted.
    assert rules["no-objective"] > 0.9 * seen
    assert rules["emotion-contradicts"] < 0.02 * seen
