"""A funnel: how many are left at each step, and where they are lost."""

from __future__ import annotations

from collections.abc import Sequence

from model.kinds import CardKind
from model.layout.colours import blend, readable
from model.layout.display import Node, PathNode, RectNode
from model.layout.geometry import Rect
from model.layout.shapes import polygon
from model.layout.sketch import Drawing, Sketch
from model.layout.text import place, typeset
from model.layout.theme import Theme
from model.plots.figures import percent
from model.plots.parts import item
from model.plots.style import GAP, LABEL, RADIUS, SMALL_STRONG, STRONG
from model.plots.values import Fall
from resources.words import tr

_BAR = 18.0
_BETWEEN = 15.0
_NAME = 0.28
_SAID = 0.17


def funnel_plot(falls: Sequence[Fall], width: float, theme: Theme) -> Drawing:
    """Bars in the middle, each as long as its number; between them how much is lost.

    Where most of all is lost is said in the colour of pain.
    """
    sketch = Sketch()
    most = max((fall.people for fall in falls), default=0.0)
    steepest = max((fall.lost or 0.0 for fall in falls), default=0.0)
    room = Rect(_NAME * width + GAP, 0, width * (1 - _NAME - _SAID) - 2 * GAP, 0)
    y, before = 0.0, 0.0
    for place_of, fall in enumerate(falls):
        length = max(room.width * fall.people / most, 1.0) if most > 0 else 1.0
        if place_of:
            worst = fall.lost is not None and fall.lost > 0 and fall.lost == steepest
            _between(sketch, fall, room, y, (before, length), theme, worst=worst)
            y += _BETWEEN
        y += _row(sketch, fall, room, y, width, length, theme)
        before = length
    return sketch.finish(width, max(y, 1.0))


def fall_title(fall: Fall) -> str:
    """The step in a sentence."""
    if fall.lost is None:
        return tr("{name}: {people}", name=fall.name, people=fall.said)
    if fall.lost < 0:
        more = percent(-fall.lost)
        return tr(
            "{name}: {people}, {share} more than before",
            name=fall.name,
            people=fall.said,
            share=more,
        )
    return tr(
        "{name}: {people}, {share} lost on the way",
        name=fall.name,
        people=fall.said,
        share=percent(fall.lost),
    )


def lost_text(lost: float) -> str:
    """What is lost, as a change: ``−35 %``; what is won with a plus."""
    sign = "\N{MINUS SIGN}" if lost > 0 else "+" if lost < 0 else ""
    return f"{sign}{percent(abs(lost))}"


def _row(
    sketch: Sketch, fall: Fall, room: Rect, y: float, width: float, length: float, theme: Theme
) -> float:
    name = typeset(fall.name, LABEL, width=_NAME * width, max_lines=2)
    said = typeset(fall.said, STRONG, width=_SAID * width, max_lines=1)
    height = max(_BAR, name.height)
    middle = y + height / 2
    bar = Rect(room.centre.x - length / 2, middle - _BAR / 2, length, _BAR)
    nodes: list[Node] = [
        *place(name, 0, middle - name.height / 2, theme.ink, width=_NAME * width),
        RectNode(bar, min(RADIUS, length / 2), blend(theme.accent, theme.paper, 0.15)),
        *place(
            said,
            width - _SAID * width,
            middle - said.height / 2,
            theme.ink,
            width=_SAID * width,
            align="end",
        ),
    ]
    sketch.add(item(fall.id, fall_title(fall), nodes, Rect(0, y, width, height)))
    return height


def _between(
    sketch: Sketch,
    fall: Fall,
    room: Rect,
    y: float,
    lengths: tuple[float, float],
    theme: Theme,
    *,
    worst: bool,
) -> None:
    """The slope from one bar to the next, and what is lost there."""
    before, after = (length / 2 for length in lengths)
    slope = polygon(((-before, 0.0), (before, 0.0), (after, _BETWEEN), (-after, _BETWEEN)))
    fill = blend(theme.paper, theme.accent, 0.12)
    if theme.filled:
        sketch.add(PathNode(slope, room.centre.x, y, fill=fill))
    if fall.lost is None:
        return
    pain = readable(theme.cards[CardKind.PAIN_POINT].bar, theme.paper, fill)
    block = typeset(lost_text(fall.lost), SMALL_STRONG)
    colour = pain if worst else readable(theme.secondary, theme.paper, fill)
    sketch.put(
        block,
        room.x,
        y + (_BETWEEN - block.height) / 2,
        colour,
        width=room.width,
        align="centre",
    )
