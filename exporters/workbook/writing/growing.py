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
        if tag == "row":
            attributes = list(attributes)
            number = attributes[0][1]
            if number > FIRST_ROW and number - 1 not in self.kept:
                attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
