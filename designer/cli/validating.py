"""What ``validate`` says of maps. The keys are a promise to other programs (docs/CLI.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from designer.cli.console import (
    DONE,
    NEEDS_DECISION,
    UNUSABLE,
    print_error,
    print_json,
    print_line,
    print_warnings,
)
from model.document import TABLE_NAMES
from model.storage.checking import Problem, Report, check
from resources.words import tr


def validate_maps(paths: Sequence[Path], *, as_json: bool) -> int:
    """Check maps one after another; answers the worst exit code."""
    code, reports = DONE, []
    for path in paths:
        report = check(path)
        code = max(code, _code(report))
        if as_json:
            reports.append(_as_data(path, report))
        else:
            _print(path, report)
        if report.refused:
            print_error(_with_a_way_out(path, report))
    if as_json:
        print_json(reports[0] if len(reports) == 1 else reports)
    return code


def _code(report: Report) -> int:
    if report.loaded is None:
        return UNUSABLE
    return NEEDS_DECISION if report.problems else DONE


def _print(path: Path, report: Report) -> None:
    if report.loaded is None:
        # The first one is told as the error.
        told = [problem for problem in report.problems if problem.sentence != report.refused]
        print_warnings(map(_with_line, told), place=str(path))
    elif not print_warnings(map(_with_line, report.problems), place=str(path)):
        print_line(tr("{path} is a whole map.", path=path))


def _with_line(problem: Problem) -> str:
    if problem.line is None:
        return problem.sentence
    return tr("line {line}: {sentence}", line=problem.line, sentence=problem.sentence)


def _with_a_way_out(path: Path, report: Report) -> str:
    if not report.salvageable:
        return report.refused
    return tr(
        "{why} `journeyboard salvage {path} -o OUT` saves what can be read.",
        why=report.refused,
        path=path,
    )


def _as_data(path: Path, report: Report) -> dict[str, Any]:
    loaded = report.loaded
    document = None if loaded is None else loaded.document
    return {
        "file": str(path),
        "valid": loaded is not None and not report.problems,
        "version": report.version,
        "read_only": loaded is not None and loaded.read_only,
        "counts": document and {name: len(document.table(name)) for name in TABLE_NAMES},
        "warnings": [] if loaded is None else [str(warning) for warning in loaded.warnings],
        "error": report.refused or None,
        "salvageable": report.salvageable,
        "problems": [
            {
                "code": str(problem.code),
                "outcome": str(problem.outcome),
                "table": problem.table,
                "record_id": problem.record_id,
                "field": problem.field,
                "line": problem.line,
                "sentence": problem.sentence,
            }
            for problem in report.problems
        ],
    }
