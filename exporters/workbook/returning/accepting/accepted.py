"""Taking over what was accepted, as one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from exporters.workbook.facts import Facts
from exporters.workbook.returning.accepting.channels import check_channel, keep_channels
from exporters.workbook.returning.accepting.making import keep_note, make_record
from exporters.workbook.returning.accepting.readings import keep_readings
from exporters.workbook.returning.accepting.work_map import Bench
from exporters.workbook.returning.answers import NO_METRIC, Reader
from exporters.workbook.returning.comparing.rows import field_of, spot_of
from exporters.workbook.returning.comparison import (
    PLACE,
    Choice,
    Choices,
    Comparison,
    Kind,
    Proposal,
)
from exporters.workbook.returning.places import PLACE_KEYS
from exporters.workbook.sheets import table_of
from exporters.workbook.sheets.column import Column, Part
from exporters.workbook.values import plain, shown
from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits import remove
from model.edits.making import evolved
from model.errors import JourneyboardError, RuleError
from model.ids import Id, seeded_ids
from model.kinds import CardKind
from model.records import Card, Metric, Record
from model.rules import check_change
from resources.words import tr

_ROUNDS = 3
"""Answers may name what other answers make: those that did not fit are tried again."""
_Step: TypeAlias = Callable[[Bench, Reader, Proposal, bool], None]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The change, and for each accepted proposal that no longer fits its key and the reason."""

    change: ChangeSet = field(default_factory=ChangeSet)
    refused: Mapping[str, str] = field(default_factory=dict)


def accepted(document: JourneyMap, comparison: Comparison, choices: Choices) -> ChangeSet:
    """The change that the accepted proposals make, all of them.

    Raises:
        RuleError: one of them no longer fits the map.
    """
    found = acceptance(document, comparison, choices)
    for sentence in found.refused.values():
        raise RuleError(sentence)
    return found.change


def acceptance(document: JourneyMap, comparison: Comparison, choices: Choices) -> Acceptance:
    """The change that the accepted proposals make; what no longer fits is left out and told."""
    taken = [one for one in comparison.proposals if is_accepted(one, choices)]
    bench = Bench(document)
    refused: dict[str, str] = {}
    taken = _without_rivals(taken, refused)
    cells = [one for one in taken if one.kind in (Kind.EDIT, Kind.CONFLICT, Kind.NEW)]
    _in_rounds(bench, comparison, Facts.of(document), cells, refused)
    notes = [one for one in taken if one.kind in (Kind.EXTRA, Kind.UNREADABLE)]
    reader = Reader.of(Facts.of(document))
    for one in notes:
        _try(_keep, bench, reader, one, refused, last=True)
    keep_readings(bench)
    keep_channels(bench)
    change = bench.change()
    gone = [one for one in taken if one.kind is Kind.REMOVED]
    label = tr("Take over one change") if len(taken) == 1 else tr(
        "Take over {n} changes", n=len(taken)
    )  # fmt: skip
    change = squash([change, _removal(apply(document, change), gone, refused)], label=label)
    check_change(document, change)
    return Acceptance(change, refused)


def is_accepted(proposal: Proposal, choices: Choices) -> bool:
    """Whether a proposal is taken over."""
    return choices.get(proposal.key, proposal.usual) is Choice.ACCEPT


def _without_rivals(taken: Sequence[Proposal], refused: dict[str, str]) -> list[Proposal]:
    """Of different answers to one question the first."""
    first: dict[tuple[str, Id, str], Proposal] = {}
    kept = []
    for one in taken:
        rival = one.kind in (Kind.EDIT, Kind.CONFLICT) and bool(one.record_id)
        if rival and first.setdefault((one.sheet, one.record_id, one.column), one) is not one:
            refused[one.key] = tr("{title}: another answer was taken.", title=one.title)
        else:
            kept.append(one)
    return kept


def _in_rounds(
    bench: Bench,
    comparison: Comparison,
    facts: Facts,
    proposals: Sequence[Proposal],
    refused: dict[str, str],
) -> None:
    waiting = list(proposals)
    reader = Reader.of(facts)
    readers = [reader.calling(one) for one in comparison.called]
    for number in range(_ROUNDS):
        failed: dict[str, str] = {}
        last = number == _ROUNDS - 1
        for one in waiting:
            step = _make if one.kind is Kind.NEW or not one.column else _answer
            own = readers[comparison.number(one)] if readers else reader
            _try(step, bench, own, one, failed, last=last)
        waiting = [one for one in waiting if one.key in failed]
        if not waiting:
            return
        if last:
            refused.update(failed)
        reader = Reader.of(facts, Facts.of(bench.document()))
        readers = [reader.calling(one) for one in comparison.called]


def _try(
    step: _Step,
    bench: Bench,
    reader: Reader,
    proposal: Proposal,
    failed: dict[str, str],
    *,
    last: bool,
) -> None:
    try:
        step(bench, reader, proposal, last)
    except JourneyboardError as error:
        failed[proposal.key] = str(error)


def _make(bench: Bench, reader: Reader, proposal: Proposal, last: bool) -> None:  # noqa: FBT001
    make_record(bench, reader, proposal, notes=last)


def _keep(bench: Bench, _reader: Reader, proposal: Proposal, _last: bool) -> None:  # noqa: FBT001
    table = table_of(proposal.sheet)
    if table is None:
        raise RuleError(tr("The sheet of this answer is not known."))
    if proposal.record_id:
        record = bench.find(table.record, proposal.record_id)
        keep_note(bench, record, proposal.title, proposal.header, proposal.returned)
        return
    words = [shown(value) for _, value in (*proposal.cells, *proposal.extras)]
    bench.add(
        Card,
        seeded_ids(proposal.new_id)(Card.prefix),
        {"kind": CardKind.NOTE, "text": " · ".join(words)},
    )


def _answer(bench: Bench, reader: Reader, proposal: Proposal, _last: bool) -> None:  # noqa: FBT001
    table = table_of(proposal.sheet)
    if table is None:
        raise RuleError(tr("The sheet of this answer is not known."))
    record = bench.find(table.record, proposal.record_id)
    if proposal.column == PLACE:
        _move(bench, reader, record, proposal)
        return
    column = table.column(proposal.column)
    if column is None:
        raise RuleError(tr("The column of this answer is not known."))
    if column.part is Part.METRIC and isinstance(record, Card):
        _measure(bench, reader, record, column, proposal)
        return
    value = reader.value(column, record, proposal.returned)
    _check_named(bench, column, value)
    if column.field == "name":
        check_channel(bench, evolved(record, {"name": value}), record.id)
    bench.change_fields(record, {field_of(column): value})


def _check_named(bench: Bench, column: Column, value: object) -> None:
    """That what an answer names is still there.

    Raises:
        RuleError: something it names was deleted meanwhile.
    """
    named = value if isinstance(value, tuple) else (value,)
    names = column.field.endswith(("_id", "_ids"))
    if names and any(isinstance(one, str) and not bench.holds(one) for one in named):
        raise RuleError(tr("Something that the answer names is no longer on the map."))


def _measure(bench: Bench, reader: Reader, card: Card, column: Column, proposal: Proposal) -> None:
    if card.metric_id is not None:
        metric: Record = bench.find(Metric, card.metric_id)
        value = reader.value(column, metric, proposal.returned)
        _check_named(bench, column, value)
        bench.change_fields(metric, {column.field: value})
        return
    value = reader.value(column, NO_METRIC, proposal.returned)
    metric_id = bench.free_ids(seeded_ids(f"metric of {card.id}"))(Metric.prefix)
    bench.add(Metric, metric_id, {column.field: value})
    bench.change_fields(card, {"metric_id": metric_id})


def _move(bench: Bench, reader: Reader, record: Record, proposal: Proposal) -> None:
    table = table_of(proposal.sheet)
    answered = dict(proposal.cells)
    facts = reader.facts[0]
    cells = {
        column.key: plain(column.say(facts, record))
        for column in (table.columns if table is not None else ())
        if column.key in PLACE_KEYS
    } | answered
    spot = spot_of(reader, record, cells, answered)
    lane_id = bench.lane(spot.missing) if spot.missing is not None else spot.lane_id
    if isinstance(record, Card):
        bench.move(record, lane_id, spot.step_id)
    else:
        bench.change_fields(record, {"step_id": spot.step_id})


def _removal(document: JourneyMap, gone: Iterable[Proposal], refused: dict[str, str]) -> ChangeSet:
    ids = []
    for one in gone:
        if document.find(one.record_id) is None:
            refused[one.key] = tr("{title} is no longer on the map.", title=one.title)
        else:
            ids.append(one.record_id)
    return remove(document, ids) if ids else ChangeSet()
