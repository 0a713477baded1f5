"""Sheets whose rows have a height and still grow with what is written into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

from exporters.workbook.hidden import FIRST_ROW


class GrowingSheet(Worksheet):  # type: ignore[misc]
    """A table's sheet: its rows are as high as their text needs, but nobody said so by hand.

    A height that the file calls custom stays whatever is typed later, and the end of a longer text
    is hidden. Without that word a program keeps the height until the row is edited, and then fits
    it. ``kept`` are rows (from 0) that keep theirs all the same, for a picture.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept: set[int] = set()

    def _xml_start_tag_unencoded(
        self, tag: str, attributes: Iterable[tuple[str, Any]] = ()
    ) -> None:
        named = list(attributes)
        if tag == "row" and named[0][1] > FIRST_ROW and named[0][1] - 1 not in self.kept:
            named = [pair for pair in named if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, named)
