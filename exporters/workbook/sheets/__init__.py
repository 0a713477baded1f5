"""The sheets of a workbook as data: which records, which columns, what each cell says and means.

A new column is one line, a new sheet one table and its place in ``TABLES``. Writing, the state that
travels with a workbook, and reading back all go by these tables.
"""

from __future__ import annotations

from exporters.workbook.sheets.cards import (
    OPPORTUNITIES,
    OTHER_CARDS,
    PAIN_POINTS,
    PARKING_LOT,
    TOUCHPOINTS,
)
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.sheets.people import EMOTIONS, PERSONAS
from exporters.workbook.sheets.structure import EVIDENCE, STAGES, STEPS
from exporters.workbook.sheets.work import ACTIONS, CHANNELS, METRICS

TABLES: tuple[TableSheet, ...] = (
    TOUCHPOINTS,
    EMOTIONS,
    PAIN_POINTS,
    OPPORTUNITIES,
    ACTIONS,
    METRICS,
    CHANNELS,
    PERSONAS,
    STAGES,
    STEPS,
    EVIDENCE,
    OTHER_CARDS,
    PARKING_LOT,
)
"""Every table sheet, in the order they stand."""


def table_of(key: str) -> TableSheet | None:
    """The sheet of a key."""
    return next((table for table in TABLES if table.key == key), None)
