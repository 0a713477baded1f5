"""What stakeholders write into a workbook, drawn by hypothesis: answers that each column takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from exporters.workbook.facts import Facts
from exporters.workbook.returning.comparing.bases import cells_of, same
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.codecs import Shape
from exporters.workbook.sheets.column import Column, Part, TableSheet
from exporters.workbook.values import Value
from model.document import JourneyMap
from model.ids import Id
from model.records import Card, Channel, Persona, Record, evolve
from tests.map_strategies import maps

NAMES = ("", "Mara", "mara ", "Mara, Tom", "a\nb", "=1+1", "Pay", "Parking lot", "  two  blanks ")
LONG = ("x" * 400,) * 100
"""More than a cell can hold."""
WORDS = ("Tom", "Écrit", "=SUM(A1)", "-1", "'quoted", "日本語", "👩‍👧 ok", "two\nlines", "a, b; c")
NAMES_OTHERS = frozenset(
    {"personas", "persona", "evidence", "answers", "stage", "step", "lane"}
    | {"skipped", "metric", "figure-evidence"}
)
"""Columns that say what other records are called."""


@st.composite
def odd_maps(draw: st.DrawFn) -> JourneyMap:
    """Maps whose names are often the same, empty, or full of what separates names."""
    document = draw(maps())
    return JourneyMap.of(draw(_renamed(record)) for record in document.records())


def _renamed(record: Record) -> st.SearchStrategy[Record]:
    fields = type(record).model_fields
    field = next((one for one in ("name", "title", "text") if one in fields), None)
    if field is None:
        return st.just(record)
    odd = st.sampled_from(NAMES).map(lambda name: evolve(record, **{field: name}))
    if isinstance(record, Persona):
        odd |= st.just(evolve(record, goals=LONG))
    return st.just(record) | odd


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in a cell."""

    table: TableSheet = field(repr=False)
    record: Record = field(repr=False)
    column: Column = field(repr=False)
    value: Value

    @property
    def place(self) -> tuple[Id, str]:
        """The cell."""
        return self.record.id, self.column.key


@st.composite
def answers(draw: st.DrawFn, document: JourneyMap, near: Sequence[Answer] = ()) -> list[Answer]:
    """Answers in some cells, each another one than what stands there; some of them in cells that
    somebody else answered, too (``near``): by chance two people rarely meet."""
    facts = Facts.of(document)
    cells = [
        (table, record, column)
        for table in TABLES
        for record in table.records(facts)
        for column in table.columns
        if column.part in (Part.FIELD, Part.METRIC) and not _is_special(document, record, column)
    ]
    if not cells:
        return []
    places = {(record.id, column.key): at for at, (_, record, column) in enumerate(cells)}
    chosen = draw(st.lists(st.sampled_from(range(len(cells))), max_size=6, unique=True))
    chosen += [at for at in (places[one.place] for one in near[::2]) if at not in chosen]
    found = []
    for at in chosen:
        table, record, column = cells[at]
        value = draw(_value(facts, column, record))
        now = cells_of(facts, table, record)[column.key]
        if not same(value, now) and not _only_reordered(column, value, now):
            found.append(Answer(table, record, column, value))
    return found


def _only_reordered(column: Column, one: Any, other: Any) -> bool:
    """Whether two cells name the same records: which of them comes first means nothing."""
    if not column.field.endswith("_ids") or not one or not other:
        return False
    mark = ", " if column.key in ("personas", "skipped") else "\n"
    return sorted(str(one).split(mark)) == sorted(str(other).split(mark))


def _is_special(document: JourneyMap, record: Record, column: Column) -> bool:
    """Whether the cell holds only a part of a text, or what stands elsewhere, too."""
    if isinstance(record, Persona) and column.key == "goals" and record.goals == LONG:
        return True
    if isinstance(record, Channel) and column.key == "name":
        return True  # renamed on cards and personas, too
    if column.part is not Part.METRIC or not isinstance(record, Card):
        return False
    return sum(card.metric_id == record.metric_id for card in document.cards.values()) > 1


def _value(facts: Facts, column: Column, record: Record) -> st.SearchStrategy[Any]:
    codec = column.codec
    assert codec is not None
    labels = {
        "personas": facts.people,
        "skipped": facts.people,
        "evidence": facts.sources,
        "figure-evidence": facts.sources,
        "answers": facts.pains,
        "metric": facts.figures,
    }
    if column.key in labels:
        known = [name for key, name in labels[column.key].by_id.items() if key != record.id]
        separator = ", " if column.key in ("personas", "skipped") else "\n"
        most = 1 if column.key == "metric" else 3
        some = (
            st.lists(st.sampled_from(known), max_size=most, unique=True) if known else st.just([])
        )
        return some.map(lambda names: separator.join(names) or None)
    if codec.vocabulary is not None:
        return st.sampled_from(codec.choices)
    if column.key == "readings":
        return st.sampled_from(["2024-01-01: 2\n2025-02-03: -1.5", "2031-12-31: 7", None])
    match codec.shape:
        case Shape.NUMBER:
            return st.integers(-2, 2) | st.sampled_from([0.5, -1.25])
        case Shape.WHOLE:
            return st.integers(1, min(900, int(codec.most or 900)))
        case Shape.DATE:
            return st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 1, 1)).map(_said)
        case Shape.TEXT if codec.choices == ("Yes",):
            return st.sampled_from(["Yes", None])
        case Shape.TEXT:
            return st.sampled_from([word for word in WORDS if "," not in word and "\n" not in word])


def _said(day: date) -> Value:
    return day if day >= date(1900, 3, 1) else day.isoformat()
