"""What may be asked of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """What of a map goes into a workbook.

    ``sheets``: the keys of the sheets that are wanted (:mod:`exporters.workbook.sheets`), None for
    all. What a workbook cannot come back without is always in it. ``as_of`` is the day that the
    check of the map looks at it; None for the map's own, so that the same map gives the same.
    """

    sheets: frozenset[str] | None = None
    as_of: date | None = None
