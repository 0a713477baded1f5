"""The texts of a workbook: those that its cells share, and how any of them is written down."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exporters.xlsx.elements import SpoiledError
from exporters.xlsx.limits import MAX_CELL_CHARACTERS, EnoughError
from exporters.xlsx.package import Package
from model.bounds import cleaned

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def said(text: str) -> str:
    """A text as it is meant: ``_x000D_`` is a character, control characters are none."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.isprintable() else cleaned(text)


class Gathering:
    """The text of one cell or comment while its elements come; readings in small are no part."""

    __slots__ = ("_aside", "_left", "_pieces", "_room", "wanted")

    def __init__(self, room: int) -> None:
        self._room = room
        self.begin()

    def begin(self) -> None:
        """Forget what was gathered."""
        self._pieces: list[str] = []
        self._left = self._room
        self._aside = 0
        self.wanted = False

    def start(self, name: str) -> None:
        """An element begins within the text."""
        if name == "t":
            self.wanted = not self._aside
        elif name == "rPh":
            self._aside += 1

    def end(self, name: str) -> None:
        """An element ends within the text."""
        self.wanted = False
        if name == "rPh":
            self._aside -= 1

    def add(self, text: str) -> None:
        """Letters that stand there."""
        if self.wanted and self._left > 0:
            self._pieces.append(text[: self._left])
            self._left -= len(text)

    def text(self) -> str:
        """All of it, as far as there is room."""
        return said("".join(self._pieces))


def shared_texts(package: Package, part: str) -> tuple[list[str], bool]:
    """The texts that cells share, and whether all of them were read."""
    texts: list[str] = []
    gathering = Gathering(MAX_CELL_CHARACTERS)
    allowance = package.allowance
    characters = allowance.characters

    def start(name: str, _values: Mapping[str, str]) -> None:
        allowance.element()
        name = name.rpartition(":")[2]
        if name == "si":
            gathering.begin()
        else:
            gathering.start(name)

    def end(name: str) -> None:
        nonlocal characters
        name = name.rpartition(":")[2]
        if name != "si":
            gathering.end(name)
            return
        texts.append(gathering.text())
        characters -= len(texts[-1])
        if characters < 0:
            raise EnoughError

    try:
        package.read(part, start=start, end=end, characters=gathering.add)
    except (EnoughError, SpoiledError):
        return texts, False
    return texts, True
