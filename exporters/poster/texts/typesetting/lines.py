"""Texts as lines that can flow: each shaped and broken as on the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.poster.texts.typesetting.flow import Block, Column, Line, Part
from exporters.poster.texts.typesetting.style import INDENT
from model.layout.display import Node, Role
from model.layout.moving import moved
from model.layout.sketch import disc, reads_from_right
from model.layout.text import Align, TextStyle, place, typeset

_BULLET = 1.4


def text_lines(
    text: str,
    style: TextStyle,
    colour: str,
    width: float,
    *,
    align: Align = "start",
    part: Part | None = None,
) -> tuple[Line, ...]:
    """The lines of a text, broken at ``width``; none for an empty text.

    What reads from right to left stands at the right.
    """
    if not text.strip():
        return ()
    block = typeset(text, style, width=width)
    lines = []
    for line in block.lines:
        alone = replace(block, lines=(line,), height=style.leading)
        nodes = place(alone, 0.0, 0.0, colour, align=align, width=width)
        lines.append(Line(nodes, style.leading, part))
    return tuple(lines)


def even_width(text: str, style: TextStyle, width: float) -> float:
    """The least width at which a text takes no more lines: none ends in a word alone."""
    most = len(typeset(text, style, width=width).lines)
    low, high = width / 2, width
    while most > 1 and high - low > 1.0:
        middle = (low + high) / 2
        if len(typeset(text, style, width=middle).lines) > most:
            low = middle
        else:
            high = middle
    return high


def gap(height: float, *, with_next: bool = False) -> Line:
    """Room between two lines."""
    return Line((), height, with_next=with_next)


def drawn(nodes: Iterable[Node], height: float, *, part: Part | None = None) -> Line:
    """A drawing as a line that is never cut."""
    return Line(tuple(nodes), height, part)


def set_in(lines: Iterable[Line], dx: float, dy: float = 0.0) -> tuple[Line, ...]:
    """The lines, ``dx`` further to the right, their ink ``dy`` further down."""
    return tuple(
        replace(
            line,
            nodes=tuple(moved(node, dx, dy) for node in line.nodes),
        )
        for line in lines
    )


def items(
    texts: Sequence[str], style: TextStyle, colour: str, width: float, bullet: str
) -> tuple[Line, ...]:
    """Each text behind a bullet, which stands where the text begins to be read."""
    lines: list[Line] = []
    for text in texts:
        part = Part(Role.ITEM)
        made = text_lines(text.strip(), style, colour, width - INDENT, part=part)
        if not made:
            continue
        from_right = typeset(text.strip(), style, width=width - INDENT).lines[0].rtl
        x = width - _BULLET if from_right else _BULLET
        dot = disc(x, style.leading / 2 + 0.5, _BULLET, bullet)
        first, *others = made if from_right else set_in(made, INDENT)
        lines += [replace(first, nodes=(dot, *first.nodes)), *others]
    return tuple(lines)


def lead(text: str, style: TextStyle, colour: str, width: float, *, above: float = 0.0) -> Block:
    """A text that opens a page, in lines of about one length."""
    even = width if reads_from_right(text.strip()) else even_width(text, style, width)
    return paragraph(text, style, colour, even, above=above)


def paragraph(
    text: str, style: TextStyle, colour: str, width: float, *, above: float = 0.0
) -> Block:
    """A text that may be broken between its lines."""
    column = Column(0.0, text_lines(text, style, colour, width))
    return Block(Role.PARAGRAPH, (column,), above=above, whole=False)
