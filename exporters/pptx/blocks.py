"""Lines of text put together to what one edits: a text box for each text, with its own breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from model.layout.display import TextNode

_NEAR = 0.6
"""Points by which edges of lines may differ and still be one edge."""
_MOST_LEADING = 1.9
"""The distance of two lines of one text, in sizes of its type."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one text. ``align`` is the edge they share: ``l``, ``r`` or ``ctr``.

    ``right`` is how far its lines may reach; 0 where that is not known.
    """

    lines: tuple[TextNode, ...]
    align: str
    right: float
    paragraphs: tuple[str, ...]

    @property
    def left(self) -> float:
        """The left edge of the longest line."""
        return min(line.x for line in self.lines)

    @property
    def width(self) -> float:
        """The width from edge to edge."""
        return max(line.x + line.width for line in self.lines) - self.left

    @property
    def leading(self) -> float:
        """The distance of the lines; 0 for one line."""
        return min((line.y - before.y for before, line in pairwise(self.lines)), default=0.0)

    @property
    def rtl(self) -> bool:
        """Whether it is read from the right."""
        return reads_from_right(self.lines[0].text)


Right: TypeAlias = Callable[[Sequence[TextNode]], float]
"""How far lines may reach."""


def blocks(
    lines: Sequence[TextNode], known: Iterable[str] = (), *, right: Right = lambda _lines: 0.0
) -> list[Block]:
    """Lines that follow each other as texts.

    Among the ``known`` texts it is looked for what was broken to lines, so that a text has the
    spaces and paragraphs that it was written with. Of others ``right``, the edge that lines may
    reach, tells where one ended by itself.
    """
    by_letters = {_letters(text): text for text in known if text}
    found: list[list[TextNode]] = []
    for line in (line for line in lines if line.runs):
        said = _letters("".join(one.text for one in found[-1])) if found else ""
        more = said + _letters(line.text)
        known_more = bool(said) and any(text.startswith(more) for text in by_letters)
        if known_more or (found and said not in by_letters and _goes_on(found[-1], line)):
            found[-1].append(line)
        else:
            found.append([line])
    return [_block(tuple(part), by_letters, right(part)) for part in found]


def _goes_on(before: list[TextNode], line: TextNode) -> bool:
    last = before[-1]
    if last.colour != line.colour:
        return False
    size, step = last.runs[0].size, line.y - last.y
    same = size == line.runs[0].size and _is_bold(last) == _is_bold(line)
    near = 0.8 * size < step < _MOST_LEADING * size
    even = len(before) < 2 or abs(step - (last.y - before[-2].y)) < _NEAR
    return same and near and even and bool(_shared_edge([*before, line]))


def _shared_edge(lines: Sequence[TextNode]) -> str:
    edges = {
        "l": [line.x for line in lines],
        "r": [line.x + line.width for line in lines],
        "ctr": [line.x + line.width / 2 for line in lines],
    }
    return next((name for name, at in edges.items() if max(at) - min(at) < _NEAR), "")


def _block(lines: tuple[TextNode, ...], by_letters: dict[str, str], right: float) -> Block:
    align = _shared_edge(lines) or "l"
    if len(lines) == 1 and reads_from_right(lines[0].text):
        align = "r"
    text = by_letters.get(_letters("".join(line.text for line in lines)))
    if text is None:
        text = lines[0].text.strip()
        for before, line in pairwise(lines):
            text += _between(before, line, right) + line.text.strip()
    paragraphs = tuple(part.strip() for part in text.splitlines()) or ("",)
    return Block(lines, align, right, paragraphs)


def _between(before: TextNode, line: TextNode, right: float) -> str:
    """What stood between two lines: nothing, a space, or the end of a paragraph."""
    first, *_ = line.text.split() or [""]
    if before.x + before.width + line.width * (len(first) + 1) / len(line.text or " ") < right:
        return "\n"
    return "" if _is_wide(before.text[-1:]) and _is_wide(first[:1]) else " "


def _is_wide(character: str) -> bool:
    """Whether it belongs to a script without spaces between words."""
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _is_bold(line: TextNode) -> bool:
    return any(run.font.endswith("bold") for run in line.runs)


def is_bold(block: Block) -> bool:
    """Whether a text is drawn heavier than others."""
    return _is_bold(block.lines[0])


def _letters(text: str) -> str:
    return "".join(text.split())


def reads_from_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
