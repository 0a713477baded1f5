"""Several returned copies as one: what they agree on once, what they differ in as a conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.workbook.returning.comparing import sayings
from exporters.workbook.returning.comparison import Choice, Kind, Proposal
from exporters.workbook.returning.places import PLACE_KEYS
from exporters.workbook.sheets import TABLES, table_of
from exporters.workbook.sheets.column import Part
from exporters.workbook.values import Value, shown
from model.document import JourneyMap
from model.ids import Id
from resources.words import tr

_CELLS = frozenset({Kind.EDIT, Kind.CONFLICT})
_ORDER = {table.key: place for place, table in enumerate(TABLES)}


def merged(document: JourneyMap, found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals of all copies in the order of sheets and rows."""
    proposals = _once(_settled(document, _new_rows(list(found))))
    return tuple(
        sorted(
            proposals,
            key=lambda one: (_ORDER.get(one.sheet, len(_ORDER)), one.line == 0, one.line),
        )
    )


def _once(proposals: Sequence[Proposal]) -> list[Proposal]:
    """What several copies say alike, once."""
    kept: dict[tuple[object, ...], Proposal] = {}
    for one in proposals:
        what = (one.kind, one.sheet, one.record_id, one.column, one.header, one.new_id)
        kept.setdefault((*what, shown(one.returned), one.cells), one)
    return list(kept.values())


def _settled(document: JourneyMap, proposals: list[Proposal]) -> list[Proposal]:
    """Different answers to one question become a conflict each."""
    rivals: dict[tuple[Id, str], list[Proposal]] = defaultdict(list)
    for one in proposals:
        if one.kind in _CELLS and one.column:
            rivals[_target(document, one)].append(one)
    edited: dict[Id, Proposal] = {one.record_id: one for one in proposals if one.kind in _CELLS}
    answers = {key: {shown(one.returned) for one in group} for key, group in rivals.items()}
    settled = []
    for one in proposals:
        after = one
        if one.kind in _CELLS and one.column and len(answers[_target(document, one)]) > 1:
            sentence = sayings.rivals(rivals[_target(document, one)], one.header)
            after = replace(one, kind=Kind.CONFLICT, usual=Choice.REFUSE, sentence=sentence)
        elif one.kind is Kind.REMOVED and one.record_id in edited:
            other = edited[one.record_id].file
            sentence = tr("{sentence} “{file}” has answers in it.", sentence=one.sentence,
                          file=other)  # fmt: skip
            after = replace(one, sentence=sentence)
        settled.append(after)
    return settled


def _target(document: JourneyMap, one: Proposal) -> tuple[Id, str]:
    """What an answer changes: a figure may stand on several cards."""
    table = table_of(one.sheet)
    column = table.column(one.column) if table is not None else None
    card = document.cards.get(one.record_id)
    if column is not None and column.part is Part.METRIC and card is not None:
        return card.metric_id or card.id, one.column
    return one.record_id, one.column


def _new_rows(proposals: list[Proposal]) -> list[Proposal]:
    """Rows that several copies have added alike: one, with the answers of all."""
    firsts: dict[tuple[str, str, int], int] = {}
    seen: dict[tuple[str, str, str], int] = defaultdict(int)
    kept: list[Proposal] = []
    for one in proposals:
        called = _called(one)
        if one.kind is not Kind.NEW or not called:
            kept.append(one)
            continue
        seen[one.file, one.sheet, called] += 1
        which = (one.sheet, called, seen[one.file, one.sheet, called])
        if which not in firsts:
            firsts[which] = len(kept)
            kept.append(one)
        elif kept[firsts[which]].file != one.file:
            kept[firsts[which]] = _together(kept[firsts[which]], one)
    return kept


def _called(one: Proposal) -> str:
    cells = dict(one.cells)
    title = next((shown(cells[key]) for key in sayings.TITLE_KEYS if cells.get(key)), "")
    place = "\n".join(shown(cells.get(key)) for key in PLACE_KEYS)
    return f"{title}\n{place}".casefold() if title else ""


def _together(first: Proposal, other: Proposal) -> Proposal:
    """One new row of two: an answer that only one has counts, a second one is kept as a note."""
    table = table_of(first.sheet)
    cells = dict(first.cells)
    extras: list[tuple[str, Value]] = list(first.extras)
    sentence = first.sentence
    for key, value in other.cells:
        if cells.setdefault(key, value) == value:
            continue
        column = table.column(key) if table is not None else None
        header = tr(column.header) if column is not None else key
        extras.append((f"{header} ({other.file})", value))
        sentence += tr(
            "; “{file}” says {header} {value}, kept as a note",
            file=other.file,
            header=header,
            value=sayings.quoted(value),
        )
    extras += [extra for extra in other.extras if extra not in extras]
    return replace(first, cells=tuple(cells.items()), extras=tuple(extras), sentence=sentence)
