"""The row of a record that is on the map: which of its answers are new, and against what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from exporters.workbook.facts import Facts
from exporters.workbook.returning.answers import PERSON, Reader, owner_of, place_of
from exporters.workbook.returning.comparing import sayings
from exporters.workbook.returning.comparing.bases import Base, same
from exporters.workbook.returning.comparison import PLACE, Choice, Kind, Proposal
from exporters.workbook.returning.notes import is_noted, note_line, without_note
from exporters.workbook.returning.places import PLACE_KEYS, Spot, said, where
from exporters.workbook.returning.returned import ReturnedRow
from exporters.workbook.sheets.codecs import Shape
from exporters.workbook.sheets.column import Column, Part, TableSheet
from exporters.workbook.values import Value, fitting, plain, shown
from model.errors import JourneyboardError
from model.records import Card, Record
from resources.words import tr


@dataclass(frozen=True)
class Row:
    """A row with its record, and what it said when it was sent (None where nobody knows)."""

    reader: Reader
    table: TableSheet
    row: ReturnedRow
    record: Record
    base: Base | None
    file: str
    key: str

    @property
    def facts(self) -> Facts:
        """The map as it is now."""
        return self.reader.facts[0]

    @cached_property
    def title(self) -> str:
        """What the record is called in sentences."""
        return sayings.title_of(self.reader.document, self.record)

    def proposals(self, differing: Iterable[Column]) -> Iterator[Proposal]:
        """What the answers in these columns, and what stands beside them, would change."""
        places: list[str] = []
        for column in differing:
            if column.part is Part.PLACE and column.key != PERSON:
                places.append(column.key)
            elif column.comes_back:
                yield from self._answer(column)
        if places:
            yield from self._place(places)
        yield from self._extras()

    def _answer(self, column: Column) -> Iterator[Proposal]:
        value = self.row.cells.get(column.key)
        whole = column.say(self.facts, self.record)
        now = plain(whole)
        if same(value, now):
            return
        header = tr(column.header)
        sent = self.base.get(column.key) if self.base is not None else None
        if column.field == "details" and not same(now, sent) and self._noted(now) == value:
            return
        proposal = self._proposal(column.key, header, sent, value, now)
        try:
            owner = owner_of(self.reader.document, column, self.record)
            after = self.reader.value(column, owner, value)
        except JourneyboardError as error:
            if not is_noted(self.reader.document, self.record, header, value):
                yield self._unreadable(proposal, str(error))
            return
        before = getattr(owner, field_of(column))
        if after == before or self._means(column, owner, sent, after):
            return
        if isinstance(whole, str) and len(fitting(whole)) < len(whole):
            sentence = sayings.shortens(proposal.title, header, value)
            yield replace(proposal, kind=Kind.CONFLICT, usual=Choice.REFUSE, sentence=sentence)
        elif self.base is not None and (
            same(now, sent) or self._means(column, owner, sent, before)
        ):
            meant = self._meant(column, after, value)
            yield replace(proposal, sentence=sayings.edited(proposal.title, header, sent, meant))
        else:
            yield self._conflict(proposal)

    def _meant(self, column: Column, after: object, value: Value) -> Value:
        """A day or a word of a list as it is understood; other answers as they stand."""
        codec = column.codec
        if codec is None or (column.shape is not Shape.DATE and codec.vocabulary is None):
            return value
        return plain(codec.say(self.facts, after))

    def _noted(self, details: Value) -> Value:
        """Details without what was kept in them of this very row: it has come back before."""
        text = shown(details)
        cells = ((tr(c.header), self.row.cells.get(c.key)) for c in self.table.columns)
        for header, value in (*self.row.extras, *cells):
            text = without_note(text, note_line(header, value))
        return plain(text)

    def _means(self, column: Column, owner: Record, sent: Value, meaning: object) -> bool:
        """Whether what was sent means this value, too, in other words."""
        if self.base is None or column.key not in self.base:
            return False
        if type(meaning) is str and _folded(shown(sent)) != _folded(meaning):
            return False  # most answers: a text that is another one
        try:
            return bool(self.reader.value(column, owner, sent) == meaning)
        except JourneyboardError:
            return False

    def _place(self, changed: list[str]) -> Iterator[Proposal]:
        now = {
            column.key: plain(column.say(self.facts, self.record))
            for column in self.table.columns
            if column.key in PLACE_KEYS
        }
        asked = {key: self.row.cells.get(key) if key in changed else now[key] for key in now}
        if all(same(asked[key], now[key]) for key in now):
            return
        sent = {key: self.base.get(key) if self.base is not None else now[key] for key in now}
        proposal = replace(
            self._proposal(PLACE, tr("Place"), said(sent), said(asked), said(now)),
            cells=tuple((key, asked[key]) for key in changed),
        )
        try:
            spot = spot_of(self.reader, self.record, asked, changed)
        except JourneyboardError as error:
            yield self._unreadable(proposal, str(error))
            return
        if (spot.step_id, spot.lane_id) == place_of(self.record) and spot.missing is None:
            return
        proposal = replace(
            proposal, returned=where(self.reader.facts[-1], spot, lane="lane" in now)
        )
        # Stage and step say one thing: where one of them was answered, neither may have changed.
        touched = {*changed, *({"stage", "step"} if {"stage", "step"} & {*changed} else ())}
        if self.base is not None and all(
            same(now[key], self.base.get(key)) for key in touched if key in now
        ):
            sentence = sayings.moved(proposal.title, said(now), proposal.returned)
            yield replace(proposal, sentence=sentence)
        else:
            yield self._conflict(proposal)

    def _extras(self) -> Iterator[Proposal]:
        for at, (header, value) in enumerate(self.row.extras):
            if is_noted(self.reader.document, self.record, header, value):
                continue
            yield Proposal(
                key=f"{self.key}/+{at}",
                kind=Kind.EXTRA,
                sheet=self.table.key,
                record_id=self.record.id,
                title=self.title,
                sentence=sayings.beside(self.title, header, value),
                file=self.file,
                line=self.row.line,
                header=header,
                returned=value,
            )

    def _proposal(
        self, column: str, header: str, sent: Value, returned: Value, now: Value
    ) -> Proposal:
        return Proposal(
            key=f"{self.key}/{column}",
            kind=Kind.EDIT,
            sheet=self.table.key,
            record_id=self.record.id,
            title=self.title,
            sentence="",
            file=self.file,
            line=self.row.line,
            column=column,
            header=header,
            sent=sent,
            returned=returned,
            now=now,
        )

    def _unreadable(self, proposal: Proposal, why: str) -> Proposal:
        return replace(
            proposal,
            kind=Kind.UNREADABLE,
            usual=Choice.REFUSE,
            sentence=sayings.unreadable(proposal.title, proposal.header, why),
        )

    def _conflict(self, proposal: Proposal) -> Proposal:
        title, header, returned, now = (
            proposal.title,
            proposal.header,
            proposal.returned,
            proposal.now,
        )
        sentence = (
            sayings.without_base(title, header, returned, now)
            if self.base is None
            else sayings.in_conflict(title, header, proposal.sent, returned, now)
        )
        return replace(proposal, kind=Kind.CONFLICT, usual=Choice.REFUSE, sentence=sentence)


def spot_of(
    reader: Reader, record: Record, cells: Mapping[str, Value], changed: Iterable[str]
) -> Spot:
    """Where a record shall stand by the answers in ``changed``, the other cells being as now.

    Raises:
        JourneyboardError: a name is unknown, or an emotion would be in the parking lot.
    """
    keys = frozenset(changed)
    if isinstance(record, Card):
        return reader.spot(lambda places: places.spot(cells, record, record.kind, keys))
    step_id, lane_id = place_of(record)
    found = reader.spot(lambda places: places.step(cells, step_id, keys))
    if found is None:
        raise JourneyboardError(tr("An emotion stands at a step; it cannot be parked."))
    return Spot(found, lane_id)


def field_of(column: Column) -> str:
    """The field of the record that a column's answer changes."""
    return "persona_id" if column.key == PERSON else column.field


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
