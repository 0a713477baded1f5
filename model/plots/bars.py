"""Ranked bars: what comes first and why, each bar made of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.kinds import CardKind
from model.layout.colours import blend
from model.layout.display import Node
from model.layout.geometry import Rect
from model.layout.phrases import number_text
from model.layout.sketch import Drawing, Sketch
from model.layout.text import place, typeset
from model.layout.theme import Theme
from model.plots.parts import item, key_row, stacked
from model.plots.style import BAR, GAP, LABEL, NUMBER, RADIUS, ROW_GAP, SMALL, STRONG
from model.plots.values import Bar
from resources.words import tr

_WIDE = 420.0
"""From this width on the bars stand beside their texts, below it under them."""
_MOST_LINES = 2
_NUMBER = 16.0
_VALUE = 34.0


@dataclass(frozen=True, slots=True)
class _Look:
    """What all rows share."""

    width: float
    most: float
    hue: str
    inset: float
    unknown: str
    theme: Theme


def ranked_bars(
    bars: Sequence[Bar],
    width: float,
    theme: Theme,
    *,
    most: float = 100.0,
    unknown: str = "",
    kind: CardKind = CardKind.PAIN_POINT,
) -> Drawing:
    """The bars in their order, each ``value`` of ``most`` long, with a key to their parts.

    ``unknown`` is said where nothing is known. The bars have the hue of cards of ``kind``.
    """
    sketch = Sketch()
    hue = theme.cards[kind].bar
    inset = _NUMBER if any(bar.number for bar in bars) else 0.0
    look = _Look(width, most, hue, inset, unknown or tr("Not rated"), theme)
    y = 0.0
    for bar in bars:
        y += _row(sketch, bar, y, look) + ROW_GAP
    names = list(dict.fromkeys(part.name for bar in bars for part in bar.parts))
    key = list(zip(names, part_colours(len(names), hue, theme), strict=True))
    if len(key) > 1:
        y += key_row(sketch, 0, y + 2, width, key, theme) + 2
    return sketch.finish(width, max(y, 1.0))


def part_colours(count: int, hue: str, theme: Theme) -> list[str]:
    """Shades for the parts of a bar, told apart by their lightness alone."""
    shares = (0.0, 0.38, 0.68)
    return [blend(hue, theme.paper, shares[place % len(shares)]) for place in range(count)]


def bar_title(bar: Bar, unknown: str) -> str:
    """The row in a sentence, its parts included."""
    said = unknown if bar.value is None else number_text(round(bar.value, 1))
    parts = ", ".join(f"{part.name} {number_text(round(part.amount, 1))}" for part in bar.parts)
    if bar.value is None or not parts:
        return tr("{text}: {value}", text=bar.text, value=said)
    return tr("{text}: {value} ({parts})", text=bar.text, value=said, parts=parts)


def _row(sketch: Sketch, bar: Bar, y: float, look: _Look) -> float:
    """Draw a row; gives its height."""
    width, inset, theme = look.width, look.inset, look.theme
    beside = width >= _WIDE
    room = (0.5 * width if beside else width) - inset - (GAP if beside else 0.0)
    text = " ".join(bar.text.split()) or tr("(no text)")
    block = typeset(text, LABEL, width=room, max_lines=_MOST_LINES)
    nodes: list[Node] = []
    if bar.number:
        number = typeset(str(bar.number), NUMBER)
        nodes += place(number, 0, y + 1, theme.secondary, width=_NUMBER - 5, align="end")
    nodes += place(block, inset, y, theme.ink, width=room)
    bottom = y + block.height
    if bar.note:
        note = typeset(bar.note, SMALL, width=room, max_lines=1)
        nodes += place(note, inset, bottom, theme.secondary, width=room)
        bottom += note.height
    left = inset + room + GAP if beside else inset
    top = y + (LABEL.leading - BAR) / 2 if beside else bottom + 2
    nodes += _bar(bar, Rect(left, top, width - left, BAR), look)
    bottom = max(bottom, top + BAR)
    rect = Rect(0, y - 1, width, bottom - y + 2)
    sketch.add(item(bar.id, bar_title(bar, look.unknown), nodes, rect))
    return bottom - y


def _bar(bar: Bar, room: Rect, look: _Look) -> list[Node]:
    """The bar on its track, and its value at the right end."""
    theme, hue = look.theme, look.hue
    track = Rect(room.x, room.y, max(room.width - _VALUE, 10.0), room.height)
    top = room.y + (room.height - SMALL.leading) / 2
    if bar.value is None:
        said = typeset(look.unknown, SMALL, width=room.width, max_lines=1)
        return list(place(said, room.x, top, theme.secondary))
    sketch = Sketch()
    sketch.rect(track, blend(theme.paper, theme.hairline, 0.6), radius=RADIUS)
    scale = track.width / look.most
    amounts = [(bar.value * scale, part_colours(1, hue, theme)[0])]
    if bar.parts:
        shades = part_colours(len(bar.parts), hue, theme)
        amounts = [(p.amount * scale, shade) for p, shade in zip(bar.parts, shades, strict=True)]
    sketch.add(*stacked(track.x, track.y, track.height, amounts))
    value = typeset(number_text(round(bar.value)), STRONG)
    at = room.y + (room.height - value.height) / 2
    sketch.put(value, track.right, at, theme.ink, width=_VALUE, align="end")
    return sketch.nodes
