"""What may be asked of a workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """What of a map goes into a workbook.

    ``sheets``: the keys of the sheets that are wanted (:mod:`exporters.workbook.sheets`), None for
    all. What a workbook cannot come back without is always in it.
    """

    sheets: frozenset[str] | None = None
