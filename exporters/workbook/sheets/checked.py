"""What the Check sheet shows: what the map leaves open, and what was left so with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.shown import ShownColumn, ShownTable, where
from exporters.workbook.values import Value
from model.check import SEVERITIES, Finding, Severity, examine
from model.insight.telling import counted
from resources.words import tr

MOST = 2_000
"""Findings that are listed; of more nobody reads the end."""

_PLACE = (
    ShownColumn("Severity", 12),
    ShownColumn("Rule", 24),
    ShownColumn("Stage", 16),
    ShownColumn("Step", 18),
    ShownColumn("What it is about", 30),
    ShownColumn("What was found", 46),
)


def check_tables(facts: Facts, today: date | None) -> tuple[ShownTable, ...]:
    """The findings, the surest first, and those somebody decided about.

    ``today`` is the day that what is late is told of; without any, nothing is.
    """
    found = examine(facts.document, today or date.min)
    findings = found.findings[:MOST]
    names = {tr(it.name): severity for severity, it in SEVERITIES.items()}
    tables = [
        ShownTable(
            tr("What the map leaves open"),
            _note(found.findings, today),
            "FindingTable",
            (*_PLACE, ShownColumn("Why it matters", 44)),
            tuple((*_row(facts, one), tr(one.rule.why)) for one in findings),
            names,
        )
    ]
    if found.silenced:
        rows = ((*_row(facts, it.finding), it.silence.reason) for it in found.silenced[:MOST])
        tables.append(
            ShownTable(
                tr("Left as it is"),
                tr("Somebody looked at these and decided, for the reason that stands behind them."),
                "SilencedTable",
                (*_PLACE, ShownColumn("Why it was left", 44)),
                tuple(rows),
                names,
            )
        )
    return tuple(tables)


def _row(facts: Facts, finding: Finding) -> tuple[Value, ...]:
    place, rule = where(facts, finding.place), finding.rule
    severity = tr(SEVERITIES[rule.severity].name)
    return severity, tr(rule.name), place.stage, place.step, place.thing, finding.message


def _note(findings: Sequence[Finding], today: date | None) -> str:
    if not findings:
        said = tr("The check has nothing to say: nothing is open that it looks for.")
    else:
        said = "  ".join(
            f"{counted(count, tr(facts.name).lower(), tr(facts.many))}: {tr(facts.meaning)}"
            for severity, facts in SEVERITIES.items()
            if (count := _count(findings, severity))
        )
    if today is not None:
        said = tr("As of {day}. {said}", day=today.isoformat(), said=said)
    if len(findings) > MOST:
        more = len(findings) - MOST
        said = tr("{said} The first {n} are listed, not {more} more.", said=said, n=MOST, more=more)
    return said


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(one.rule.severity is severity for one in findings)
