"""Channels side by side: how often they are met, how they feel, what hurts in them."""

from __future__ import annotations

from collections.abc import Sequence

from model.channels import channel_icon
from model.kinds import CardKind
from model.layout.colours import blend, readable
from model.layout.display import Node, RectNode
from model.layout.faces import face_nodes
from model.layout.geometry import Rect
from model.layout.icons import icon_nodes
from model.layout.sketch import Drawing, Sketch
from model.layout.text import Align, TextStyle, place, typeset
from model.layout.theme import Theme
from model.plots.figures import signed
from model.plots.parts import item
from model.plots.style import BAR, GAP, LABEL, RADIUS, SMALL, SMALL_STRONG
from model.plots.values import ChannelRow
from resources.words import tr

_ICON = 13.0
_FACE = 6.0
_PAD = 4.0
_COUNT = 16.0
_WIDE = 500.0
"""Narrower than this the performance, which is seldom known, is left to the titles."""


def channel_plot(
    rows: Sequence[ChannelRow], width: float, theme: Theme, *, among: Sequence[ChannelRow] = ()
) -> Drawing:
    """A row for each channel under a head; ``among`` are all channels, where these are some."""
    sketch = Sketch()
    everyone = among or rows
    lanes = _lanes(everyone, width)
    most = max((row.touchpoints for row in everyone), default=0) or 1
    y = _head(sketch, lanes, theme) if rows else 0.0
    for row in rows:
        y += _row(sketch, row, lanes, y, width, most, theme)
    return sketch.finish(width, max(y, 1.0))


def channel_title(row: ChannelRow) -> str:
    """The row in a sentence."""
    said = [
        tr("1 touchpoint") if row.touchpoints == 1 else tr("{n} touchpoints", n=row.touchpoints)
    ]
    if row.mood is not None:
        said.append(tr("feels {mood}", mood=signed(row.mood)))
    pains = tr("1 pain point") if row.pain_points == 1 else tr("{n} pain points", n=row.pain_points)
    said.append(pains)
    if row.preferred:
        said.append(tr("preferred by {names}", names=row.preferred))
    if row.engagement:
        said.append(tr("engagement {level}", level=row.engagement))
    if row.response_time:
        said.append(tr("response time {level}", level=row.response_time))
    return f"{row.name}: {', '.join(said)}"


def _lanes(rows: Sequence[ChannelRow], width: float) -> list[tuple[str, Rect]]:
    """The columns that have something to show, with their heads."""
    shares = [("name", tr("Channel"), 0.24), ("bar", tr("Touchpoints"), 0.24)]
    shares += [("mood", tr("Feels"), 0.12), ("pains", tr("Pain points"), 0.12)]
    if any(row.preferred for row in rows):
        shares.append(("preferred", tr("Preferred by"), 0.16))
    if width >= _WIDE and any(row.engagement for row in rows):
        shares.append(("engagement", tr("Engagement"), 0.13))
    if width >= _WIDE and any(row.response_time for row in rows):
        shares.append(("response", tr("Response time"), 0.14))
    free = width - GAP * (len(shares) - 1)
    whole = sum(share for _, _, share in shares)
    lanes, x = [], 0.0
    for key, name, share in shares:
        room = free * share / whole
        lanes.append((f"{key}\n{name}", Rect(x, 0, room, 0)))
        x += room + GAP
    return lanes


def _head(sketch: Sketch, lanes: Sequence[tuple[str, Rect]], theme: Theme) -> float:
    blocks = []
    for key, room in lanes:
        name = key.split("\n", 1)[1]
        blocks.append((typeset(name, SMALL_STRONG, width=room.width, max_lines=2), room))
    height = max(block.height for block, _ in blocks)
    for block, room in blocks:
        sketch.put(block, room.x, height - block.height, theme.secondary, width=room.width)
    bottom = height + 3
    sketch.line(0, bottom, lanes[-1][1].right, 0.75, theme.hairline)
    return bottom + 1


def _row(
    sketch: Sketch,
    row: ChannelRow,
    lanes: Sequence[tuple[str, Rect]],
    y: float,
    width: float,
    most: int,
    theme: Theme,
) -> float:
    rooms = {key.split("\n", 1)[0]: room for key, room in lanes}
    inset = _ICON + 5
    name = typeset(row.name, LABEL, width=rooms["name"].width - inset, max_lines=2)
    texts = {
        "preferred": row.preferred,
        "engagement": row.engagement,
        "response": row.response_time,
    }
    blocks = {
        key: typeset(text, SMALL, width=rooms[key].width, max_lines=2)
        for key, text in texts.items()
        if text and key in rooms
    }
    inner = max([name.height, _ICON, *(block.height for block in blocks.values())])
    height, middle = inner + 2 * _PAD, y + _PAD + inner / 2
    nodes: list[Node] = [
        *icon_nodes(channel_icon(row.name), 0, middle - _ICON / 2, _ICON, theme.secondary),
        *place(name, inset, middle - name.height / 2, theme.ink),
        *_bar(row, rooms["bar"], middle, most, theme),
        *_mood(row, rooms["mood"], middle, theme),
    ]
    pain = readable(theme.cards[CardKind.PAIN_POINT].bar, theme.paper)
    colour = pain if row.pain_points else theme.secondary
    nodes += _said(str(row.pain_points), SMALL_STRONG, rooms["pains"], middle, colour)
    for key, block in blocks.items():
        nodes += place(block, rooms[key].x, middle - block.height / 2, theme.secondary)
    nodes.append(RectNode(Rect(0, y + height - 0.5, width, 0.5), 0.0, theme.hairline))
    sketch.add(item(row.id, channel_title(row), nodes, Rect(0, y, width, height)))
    return height


def _bar(row: ChannelRow, room: Rect, middle: float, most: int, theme: Theme) -> list[Node]:
    track = max(room.width - _COUNT, 10.0)
    length = track * row.touchpoints / most
    nodes: list[Node] = []
    if length:
        bar = Rect(room.x, middle - BAR / 2, max(length, 1.5), BAR)
        nodes.append(RectNode(bar, min(RADIUS, length / 2), blend(theme.accent, theme.paper, 0.2)))
    said = typeset(str(row.touchpoints), SMALL)
    return [*nodes, *place(said, room.x + length + 4, middle - said.height / 2, theme.ink)]


def _mood(row: ChannelRow, room: Rect, middle: float, theme: Theme) -> list[Node]:
    if row.mood is None:
        return _said("\N{EN DASH}", SMALL, room, middle, theme.secondary)
    face = face_nodes(row.mood, room.x + _FACE, middle, _FACE, theme.secondary, theme.paper)
    beside = Rect(room.x + 2 * _FACE + 5, 0, room.width - 2 * _FACE - 5, 0)
    return [*face, *_said(signed(row.mood), SMALL, beside, middle, theme.ink)]


def _said(
    text: str, style: TextStyle, room: Rect, middle: float, colour: str, align: Align = "start"
) -> list[Node]:
    block = typeset(text, style, width=room.width, max_lines=1)
    top = middle - block.height / 2
    return list(place(block, room.x, top, colour, align=align, width=room.width))
