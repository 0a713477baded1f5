"""What the check found, as the panel lists it: by rule, and apart what was decided about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.check import Checkup, Finding, Rule, Severity
from model.records import Silence


@dataclass(frozen=True, slots=True)
class Row:
    """One finding; with ``silence`` one that somebody decided to leave."""

    finding: Finding
    silence: Silence | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What it is by, also in the next version of the map: rule and place."""
        return self.finding.rule.id, self.finding.place


@dataclass(frozen=True, slots=True)
class Group:
    """All that one rule found. The group of what was decided about has no rule."""

    rule: Rule | None
    rows: tuple[Row, ...]

    @property
    def key(self) -> str:
        """What it is by, also in the next version of the map."""
        return self.rule.id if self.rule is not None else ""


def grouped(checkup: Checkup, shown: frozenset[Severity]) -> tuple[Group, ...]:
    """The findings of the severities shown, by rule in their order, then those silenced."""
    by_rule: dict[str, list[Row]] = {}
    rules: dict[str, Rule] = {}
    for finding in checkup.findings:
        if finding.rule.severity in shown:
            rules[finding.rule.id] = finding.rule
            by_rule.setdefault(finding.rule.id, []).append(Row(finding))
    groups = [Group(rules[key], tuple(rows)) for key, rows in by_rule.items()]
    left = tuple(Row(silenced.finding, silenced.silence) for silenced in checkup.silenced)
    return (*groups, Group(None, left)) if left else tuple(groups)


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many there are of each severity, none left out."""
    found = dict.fromkeys(Severity, 0)
    for finding in findings:
        found[finding.rule.severity] += 1
    return found
