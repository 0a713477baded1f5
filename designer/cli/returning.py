"""``return``: what stakeholders filled in is compared with the map and taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.cli.console import (
    DONE,
    NEEDS_DECISION,
    print_json,
    print_line,
    print_warnings,
)
from designer.cli.return_asked import ReturnAsked
from exporters.identity import Identity
from exporters.workbook.returning.accepting.accepted import Acceptance, acceptance, is_accepted
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Choice, Choices, Comparison, Kind, Proposal
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.sheets import table_of
from exporters.workbook.values import Value
from model.changes import apply
from model.errors import FileError, JourneyboardError
from model.outside import read_outside
from model.storage import Loaded, lineage, load, save
from resources.words import tr

_MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came back, what was chosen, and what became of it."""

    comparison: Comparison
    choices: Choices
    acceptance: Acceptance
    decided: frozenset[str]
    repairs: tuple[str, ...]
    """What had to be mended when the map was opened."""

    def taken(self, proposal: Proposal) -> bool:
        """Whether a proposal is in the change."""
        return is_accepted(proposal, self.choices) and proposal.key not in self.acceptance.refused

    @property
    def open(self) -> tuple[Proposal, ...]:
        """What a person still has to decide."""
        return tuple(
            one
            for one in self.comparison.proposals
            if not self.taken(one) and one.key not in self.decided
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What else has to be told."""
        return (*self.repairs, *self.comparison.warnings, *self.acceptance.refused.values())


def return_workbooks(asked: ReturnAsked) -> int:
    """Read filled-in workbooks back into the map they were made of; each change is told."""
    if asked.theirs and asked.mine:
        raise JourneyboardError(tr("--theirs and --mine exclude each other."))
    loaded = load(asked.map_file)
    target = _target(asked, loaded)
    files = [opened(read_outside(path, _MOST_BYTES), name=path.name) for path in asked.returned]
    identity = Identity(loaded.map_id, loaded.revision)
    comparison = compared(loaded.document, identity, files)
    outcome = _outcome(asked, loaded, comparison)
    saved = not asked.dry_run and _save(asked, loaded, target, outcome)
    if asked.as_json:
        print_json(_report(asked, target, outcome, saved=saved))
        return NEEDS_DECISION if outcome.open or outcome.warnings else DONE
    for line in _lines(outcome, dry_run=asked.dry_run):
        print_line(line)
    code = print_warnings(outcome.warnings, place=str(asked.map_file))
    if saved:
        print_line(tr("{path} is ready.", path=target))
    return NEEDS_DECISION if outcome.open else code


def _target(asked: ReturnAsked, loaded: Loaded) -> Path:
    """Where the map goes; asked before anything is read."""
    target = asked.out or asked.map_file
    own = target.exists() and target.resolve() == asked.map_file.resolve()
    if asked.dry_run:
        return target
    if own and loaded.read_only:
        raise FileError(
            tr(
                "{path} was written by a newer Journeyboard; write to another map with -o.",
                path=asked.map_file,
            )
        )
    if not own and target.exists() and not asked.force:
        raise FileError(tr("{path} exists already; --force replaces it.", path=target))
    return target


def _outcome(asked: ReturnAsked, loaded: Loaded, comparison: Comparison) -> _Outcome:
    choices: Choices = {}
    decided = set()
    rivals = Counter(map(_place, comparison.proposals))
    for one in comparison.proposals:
        if one.kind is Kind.CONFLICT and asked.mine:
            decided.add(one.key)
            continue
        alone = rivals[_place(one)] == 1
        if (one.kind is Kind.CONFLICT and asked.theirs and alone) or (
            one.kind is Kind.REMOVED and asked.delete
        ):
            choices[one.key] = Choice.ACCEPT
    found = acceptance(loaded.document, comparison, choices)
    return _Outcome(comparison, choices, found, frozenset(decided), loaded.warnings)


def _place(one: Proposal) -> tuple[object, ...]:
    """The question that a proposal answers; copies that answer it differently are rivals."""
    return one.kind, one.sheet, one.record_id, one.column


def _save(asked: ReturnAsked, loaded: Loaded, target: Path, outcome: _Outcome) -> bool:
    change = outcome.acceptance.change
    if not change and asked.out is None:
        return False
    own = target.exists() and target.resolve() == asked.map_file.resolve()
    save(
        target,
        apply(loaded.document, change),
        map_id=loaded.map_id,
        parents=lineage(loaded.revision, loaded.parents),
        expected_stamp=loaded.stamp if own else None,
        overwrite=not own,
    )
    return True


def _report(asked: ReturnAsked, target: Path, outcome: _Outcome, *, saved: bool) -> dict[str, Any]:
    proposals = outcome.comparison.proposals
    return {
        "map": str(asked.map_file),
        "output": str(target),
        "saved": saved,
        "changes": [_told(one, accepted=outcome.taken(one)) for one in proposals],
        "undecided": len(outcome.open),
        "warnings": list(outcome.warnings),
    }


def _told(one: Proposal, *, accepted: bool) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "sheet": one.sheet,
        "id": one.record_id or one.new_id,
        "row": one.line,
        "field": one.column,
        "header": one.header,
        "file": one.file,
        "title": one.title,
        "sent": _json(one.sent),
        "returned": _json(one.returned),
        "now": _json(one.now),
        "cells": {key: _json(value) for key, value in one.cells},
        "accepted": accepted,
        "sentence": one.sentence,
    }


def _json(value: Value) -> str | float | int | None:
    return value if value is None or isinstance(value, str | float | int) else value.isoformat()


def _lines(outcome: _Outcome, *, dry_run: bool) -> Iterator[str]:
    """What came back, sheet by sheet; what is taken over has a cross before it."""
    by_sheet: dict[str, list[Proposal]] = {}
    for one in outcome.comparison.proposals:
        by_sheet.setdefault(one.sheet, []).append(one)
    for key, proposals in by_sheet.items():
        table = table_of(key)
        yield tr(table.name) if table is not None else key
        for one in proposals:
            mark = "[x]" if outcome.taken(one) else "[ ]"
            yield f"  {mark} {' '.join(one.sentence.split())}"
    yield from _sums(outcome, by_sheet, dry_run=dry_run)


def _sums(
    outcome: _Outcome, by_sheet: Mapping[str, Sequence[Proposal]], *, dry_run: bool
) -> Iterator[str]:
    if not by_sheet:
        yield tr("The map says all of it already.")
        return
    taken = sum(map(outcome.taken, outcome.comparison.proposals))
    some = tr("1 change") if taken == 1 else tr("{n} changes", n=taken)
    if not taken:
        yield tr("Nothing taken over.")
    elif dry_run:
        yield tr("{some} would be taken over.", some=some)
    else:
        yield tr("{some} taken over.", some=some)
    kinds = {one.kind for one in outcome.open}
    if outcome.open:
        ways = [
            way
            for way, kind in (
                ("--theirs", Kind.CONFLICT),
                ("--mine", Kind.CONFLICT),
                ("--delete", Kind.REMOVED),
            )
            if kind in kinds
        ]
        count = len(outcome.open)
        left = tr("1 needs a decision") if count == 1 else tr("{n} need a decision", n=count)
        yield f"{left} ({', '.join(ways)})." if ways else f"{left}."
