"""How the cells of each style show a number; colours and fonts are of no interest."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from exporters.xlsx.elements import SpoiledError, local
from exporters.xlsx.limits import MAX_STYLES, Allowance, EnoughError
from exporters.xlsx.numbers import Shown, shown_by
from exporters.xlsx.package import Package


def shown_styles(package: Package, part: str) -> list[Shown]:
    """How each style of the workbook shows numbers, by its number; as far as can be read."""
    reading = _Styles(package.allowance)
    with contextlib.suppress(EnoughError, SpoiledError):
        package.read(part, start=reading.start, end=reading.end)
    return reading.styles


class _Styles:
    """Told the elements of the styles, it keeps how numbers are shown."""

    def __init__(self, allowance: Allowance) -> None:
        self.styles: list[Shown] = []
        self._allowance = allowance
        self._codes: dict[str, str] = {}
        self._known: dict[str, Shown] = {}
        self._group = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        self._allowance.element()
        match local(name):
            case "numFmt" if self._group == "numFmts" and len(self._codes) < MAX_STYLES:
                self._codes[values.get("numFmtId", "")] = values.get("formatCode", "")
            case "numFmts" | "cellXfs" | "cellStyleXfs" | "dxfs" as group:
                self._group = group
            case "xf" if self._group == "cellXfs":
                if len(self.styles) >= MAX_STYLES:
                    raise EnoughError
                self.styles.append(self._shown(values.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """An element ends."""
        if local(name) == self._group:
            self._group = ""

    def _shown(self, number: str) -> Shown:
        if number not in self._known:
            place = int(number) if number.isdecimal() and len(number) < 9 else 0
            self._known[number] = shown_by(place, self._codes.get(number))
        return self._known[number]
