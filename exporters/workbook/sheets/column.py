"""What a sheet and a column are: how a record fills a cell, and a cell becomes a field again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.codecs import Codec, Shape
from exporters.workbook.sheets.offers import Offers
from exporters.workbook.values import Value
from model.records import Record


class Part(StrEnum):
    """What an answer in a column changes.

    ``SHOWN``: nothing, it is told and never read back. ``FIELD``: a field of the row's record.
    ``PLACE``: where it stands; the columns stage, step and lane are read together. ``METRIC``: a
    field of the metric that a metric card shows.
    """

    SHOWN = "shown"
    FIELD = "field"
    PLACE = "place"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (stable, hidden in the sheet), header, width in characters, and its cells.

    ``field`` is the record's field that a cell says (of the metric, for ``Part.METRIC``) and
    ``codec`` how; both are empty for what is only shown. ``answer`` marks what stakeholders are
    asked to fill in; ``offers`` are words to choose from that depend on the map, after
    ``choices``, any other being welcome.
    """

    key: str
    header: str
    width: float
    say: Callable[[Facts, Any], Value]
    part: Part = Part.SHOWN
    field: str = ""
    codec: Codec | None = None
    choices: tuple[str, ...] = ()
    strict_choice: bool = True
    answer: bool = False
    offers: Offers | None = None

    @property
    def shape(self) -> Shape:
        """What kind of value stands in it."""
        return self.codec.shape if self.codec is not None else Shape.TEXT

    @property
    def comes_back(self) -> bool:
        """Whether an answer in it changes the map."""
        return self.part is not Part.SHOWN


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that is one table, a row for each record.

    A record stands in one such sheet only, so that it has one place to be edited. ``record`` and
    ``fixed`` are what a new row becomes, ``grows`` whether there may be new rows. ``empty``
    is what an empty sheet says, ``about`` what the sheet is for (both untranslated).
    """

    key: str
    name: str
    table_name: str
    records: Callable[[Facts], Iterable[Record]]
    columns: tuple[Column, ...]
    empty: str
    record: type[Record]
    fixed: tuple[tuple[str, Any], ...] = ()
    grows: bool = True
    about: str = ""

    def column(self, key: str) -> Column | None:
        """The column of a key."""
        return next((column for column in self.columns if column.key == key), None)


def field(
    key: str,
    header: str,
    width: float,
    codec: Codec,
    *,
    of: str = "",
    answer: bool = False,
    offers: Offers | None = None,
) -> Column:
    """A column that is one field of the record, ``of`` where it is not called like the key."""
    name = of or key
    return Column(
        key,
        header,
        width,
        lambda facts, record: codec.say(facts, getattr(record, name)),
        Part.FIELD,
        name,
        codec,
        codec.choices,
        codec.strict,
        answer,
        offers,
    )
