"""Every sheet that a workbook may have, by key, in the order they stand; and the choice of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import TableSheet
from model.errors import ExportError
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is no table. ``about`` is what it is for (untranslated, as its name is)."""

    key: str
    name: str
    about: str


READ_ME = Sheet("read-me", "Read me", "What this is, and how to fill it in.")
SUMMARY = Sheet("summary", "Summary", "All maps side by side, in figures.")
"""Stands in a portfolio only, instead of the map."""
MAP = Sheet("map", "Map", "The whole journey at a glance, to look at and to print.")

PRIORITIES = Sheet(
    "priorities", "Priorities", "Which pain points come first, and what is worth doing about them."
)
CHECK = Sheet(
    "check", "Check", "What the map leaves open, each with where it is and why it matters."
)

SHEETS: tuple[Sheet | TableSheet, ...] = (READ_ME, MAP, *TABLES, PRIORITIES, CHECK)


def sheet_keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of sheets that are asked for by key or by name, however cased.

    Raises:
        ExportError: there is no such sheet, or none is named.
    """
    known = {name.casefold(): it.key for it in SHEETS for name in (it.name, tr(it.name), it.key)}
    keys = frozenset(known.get(word.casefold(), word) for word in words)
    return frozenset(sheet.key for sheet in chosen(keys))


def chosen(keys: Iterable[str] | None) -> tuple[Sheet | TableSheet, ...]:
    """The sheets of these keys, in the order they stand; None for all.

    Raises:
        ExportError: there is no sheet of a key, or none is chosen.
    """
    if keys is None:
        return SHEETS
    wanted = set(keys)
    unknown = sorted(wanted - {sheet.key for sheet in SHEETS})
    if unknown:
        known = ", ".join(sheet.key for sheet in SHEETS)
        raise ExportError(
            tr("There is no sheet “{key}”. Known are: {known}.", key=unknown[0], known=known)
        )
    if not wanted:
        raise ExportError(tr("Choose at least one sheet."))
    return tuple(sheet for sheet in SHEETS if sheet.key in wanted)
