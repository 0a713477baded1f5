"""What ``check`` says of maps. The keys are a promise to other programs (docs/CLI.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from designer.cli.console import DONE, NEEDS_DECISION, print_json, print_line, print_warnings
from designer.cli.days import day_of
from model.check import RULES, SEVERITIES, Checkup, Finding, Rule, Severity, examine
from model.errors import ExportError
from model.storage import Loaded, load
from resources.words import capital, tr


def check_maps(paths: Sequence[Path], *, as_json: bool, strict: bool, as_of: str) -> int:
    """Check maps one after another; answers the worst exit code.

    Raises:
        JourneyboardError: no map is named, one cannot be read, or the day is none.
    """
    if not paths:
        raise ExportError(tr("Name a map to check; --rules lists what is looked for."))
    today, code, reports = day_of(as_of), DONE, []
    for path in paths:
        loaded = load(path)
        checkup = examine(loaded.document, today)
        reports.append(_as_data(str(path), loaded, checkup))
        if not as_json:
            _print(str(path), checkup)
            print_warnings(loaded.warnings, place=str(path))
        if loaded.warnings or (strict and checkup.findings):
            code = NEEDS_DECISION
    if as_json:
        print_json(reports[0] if len(reports) == 1 else reports)
    return code


def list_rules(*, as_json: bool) -> int:
    """All that is looked for, rule by rule."""
    if as_json:
        print_json([{**_of_rule(rule), "fix": rule.remedy or None} for rule in RULES])
        return DONE
    width = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        print_line(f"{rule.id:<{width}}  {rule.severity:<8}  {tr(rule.why)}")
    return DONE


def _print(path: str, checkup: Checkup) -> None:
    print_line(f"{path}: {_summary(checkup)}")
    for severity in Severity:
        found = [one for one in checkup.findings if one.rule.severity is severity]
        if found:
            print_line("")
            print_line(f"{capital(tr(SEVERITIES[severity].many))} ({len(found)})")
            for one in found:
                print_line(f"  {' '.join(one.message.split())} [{one.rule.id}]")


def _summary(checkup: Checkup) -> str:
    count = Counter(one.rule.severity for one in checkup.findings)
    words = [
        f"{count[one]} {tr(facts.name).lower() if count[one] == 1 else tr(facts.many)}"
        for one, facts in SEVERITIES.items()
        if count[one]
    ]
    told = ", ".join(words) or tr("nothing is left open")
    if checkup.silenced:
        told = tr("{told}; {n} silenced", told=told, n=len(checkup.silenced))
    return told


def _as_data(path: str, loaded: Loaded, checkup: Checkup) -> dict[str, Any]:
    return {
        "file": path,
        "map_id": loaded.map_id,
        "title": loaded.document.info.title,
        "counts": _counts(checkup.findings),
        "findings": [_of_finding(loaded, one) for one in checkup.findings],
        "silenced": [
            {**_of_finding(loaded, one.finding), "reason": one.silence.reason}
            for one in checkup.silenced
        ],
        "warnings": [str(warning) for warning in loaded.warnings],
    }


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    count = Counter(one.rule.severity for one in findings)
    return {severity.value: count[severity] for severity in Severity}


def _of_rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "name": tr(rule.name),
        "severity": rule.severity.value,
        "why": tr(rule.why),
    }


def _of_finding(loaded: Loaded, finding: Finding) -> dict[str, Any]:
    record = loaded.document.find(finding.place) if finding.place else loaded.document.info
    return {
        **_of_rule(finding.rule),
        "message": finding.message,
        "table": "" if record is None else record.table,
        "record_id": finding.place,
        "more_ids": list(finding.more),
    }
