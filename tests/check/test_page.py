"""The page about the check has a section for every rule, and says what the table says."""

from __future__ import annotations

import re

import pytest

from model.check import RULES, SEVERITIES, Rule
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "CHECK.md").read_text(encoding="utf-8")
SECTIONS = {
    heading: " ".join(text.split())
    for heading, text in re.findall(
        r"^### ([^\n]+)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE
    )
}


def test_there_is_a_section_for_each_rule_in_the_order_of_the_table() -> None:
    assert list(SECTIONS) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_section_says_what_why_how_and_an_example(rule: Rule) -> None:
    text = SECTIONS[rule.id]
    assert text.startswith(f"*{SEVERITIES[rule.severity].name}.* ")
    what, mend, example = re.split(r"\*\*(?:Mend it|Example):\*\*", text)
    assert min(map(len, (what, mend, example))) > 10
    assert ("one click" in text.lower()) is bool(rule.remedy)


def test_the_page_tells_what_the_severities_mean() -> None:
    for severity, facts in SEVERITIES.items():
        assert f"| {severity} | {facts.meaning} |" in PAGE
