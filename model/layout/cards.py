"""One card: paper, bar, icon column, text column, foot. A pure function of what the card shows.

A card has its own coordinates: (0, 0) is its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.channels import channel_icon
from model.kinds import CARD_KINDS, CardKind, MetricKind, words
from model.layout.breaks import Breaks, open_at
from model.layout.card_figures import figure
from model.layout.card_foot import Known, foot
from model.layout.card_media import picture
from model.layout.colours import blend
from model.layout.display import Group, Node, Role
from model.layout.flow import Chip, flow
from model.layout.geometry import Rect
from model.layout.marks import Answer, PersonaMark, star_mark
from model.layout.metrics import (
    BAR_INSET,
    BAR_WIDTH,
    CARD,
    CARD_PAD,
    CARD_RADIUS,
    CHIP_GAP,
    ICON,
    ICON_X,
    SMALL,
    TEXT_X,
)
from model.layout.phrases import joined, quoted
from model.layout.sketch import Drawing, Sketch
from model.layout.stops import Stops, piece_for
from model.layout.text import typeset
from model.layout.theme import CardColours, Theme
from model.records import Card, Image, Metric
from resources.words import tr

_OVERHANG = 8.0
"""How far the star and the shadow of a card may reach beyond its edge."""
_ENOUGH = 100.0
"""What a card says stands in the first room of this width between cuts, or else in the widest."""
_STAR_ROOM = 11.0


@dataclass(frozen=True, slots=True)
class CardLook:
    """What else a card's picture depends on. Equal looks of one card give equal drawings."""

    width: float
    marks: tuple[PersonaMark, ...] = ()
    metric: Metric | None = None
    image: Image | None = None
    stops: Stops = ()
    """Where the poster will be cut upright, from the card's left."""
    breaks: Breaks = ()
    """Where it will be cut level, from the card's top."""
    scale: tuple[float, float] | None = None
    """The lowest and the highest figure that a metric's bar shares its scale with."""
    score: int | None = None
    """How urgent a pain point is, 0 to 100."""
    answer: Answer | None = None
    """What became of a pain point or an opportunity."""


def draw_card(card: Card, look: CardLook, theme: Theme) -> Drawing:
    """The card as wide as its look says and as high as it needs to be."""
    colours = theme.cards[card.kind]
    sketch = Sketch(card.id)
    left, width = _room(look)
    y = CARD_PAD
    if card.kind is CardKind.IMAGE:
        y += picture(sketch, look.image, y, width, theme, colours)
    y += _statement(sketch, card, look, y, width, colours)
    if card.kind is CardKind.METRIC and look.metric is not None:
        named = bool(card.text)
        y += figure(sketch, look.metric, look.scale, y, width, theme, colours, named=named)
    y += _remarks(sketch, card, look, y, width, theme, colours)
    signs = Sketch(card.id)
    known = Known(look.marks, look.score, look.answer)
    y += foot(signs, card, known, y, width, theme)
    if left:
        sketch.move(left)
        signs.move(left)
    if look.breaks:
        y = open_at((sketch, signs), y, look.breaks)
    height = y + CARD_PAD
    paper = _paper(card, look.width, height, theme, colours)
    if card.moment_of_truth:
        signs.add(*star_mark(_star_x(look), 2, 8.0, theme, theme.paper))
    if signs.nodes:
        # A group of their own: they are told in words where they cannot be seen.
        bounds = Rect(0, 0, look.width, height).inset(-_OVERHANG)
        sketch.add(Group(Role.SIGNS, card.id, tuple(signs.nodes), bounds))
    sketch.nodes[:0] = paper.nodes
    return sketch.finish(look.width, height)


def _room(look: CardLook) -> tuple[float, float]:
    """Where what a card says begins, and how wide a card it would fill: one that no cut divides."""
    if not look.stops:
        return 0.0, look.width
    piece = piece_for(look.stops, 0.0, look.width, _ENOUGH)
    # Behind a cut there is no bar: the icon stands closer to the edge.
    left = piece.left - BAR_WIDTH if piece.left else 0.0
    return left, piece.right - left


def _star_x(look: CardLook) -> float:
    """The middle of the star: in the corner at the right, or left of the cut that is there."""
    x = look.width - 5
    cut = next((stop for stop in look.stops if abs(stop - x) < _STAR_ROOM), None)
    return x if cut is None else cut - _STAR_ROOM


def card_group(card: Card, drawing: Drawing, x: float, y: float) -> Group:
    """The card's picture as a group at (x, y)."""
    bounds = Rect(0, 0, drawing.width, drawing.height).inset(-_OVERHANG)
    title = f"{tr(CARD_KINDS[card.kind].name)}: {card.text}"
    return Group(Role.CARD, card.id, drawing.children, bounds, x, y, title)


def same_picture(first: Card, second: Card) -> bool:
    """Whether two versions of a card look alike (given equal looks): they differ in place only."""
    return first is second or all(
        value == getattr(second, name)
        for name, value in first
        if name not in ("order", "lane_id", "step_id", "span")
    )


def icon_of(card: Card) -> str:
    """The icon of a card: its channel's for a touchpoint that has one, else its kind's."""
    if card.kind is CardKind.TOUCHPOINT and card.channel:
        return channel_icon(card.channel)
    return CARD_KINDS[card.kind].icon


def _paper(card: Card, width: float, height: float, theme: Theme, colours: CardColours) -> Sketch:
    sketch = Sketch()
    sketch.rect(Rect(-0.75, 0.25, width + 1.5, height + 1.75), theme.shadow, radius=CARD_RADIUS + 1)
    edge = blend(theme.hairline, colours.bar, theme.card_edge)
    weight = 0.75
    if card.moment_of_truth:
        edge, weight = theme.star, 1.25
    sketch.rect(
        Rect(0, 0, width, height),
        colours.fill,
        radius=CARD_RADIUS,
        stroke=edge,
        stroke_width=weight,
    )
    bar = Rect(BAR_INSET, CARD_RADIUS - 1, BAR_WIDTH, height - 2 * CARD_RADIUS + 2)
    sketch.rect(bar, colours.bar, radius=BAR_WIDTH / 2)
    return sketch


def _statement(
    sketch: Sketch, card: Card, look: CardLook, y: float, width: float, colours: CardColours
) -> float:
    """Icon and text, side by side."""
    sketch.icon(icon_of(card), ICON_X, y + (CARD.leading - ICON) / 2, ICON, colours.bar)
    text = _text(card, look)
    room = width - TEXT_X - CARD_PAD
    height = sketch.write(text, CARD, TEXT_X, y, colours.text, width=room, of=(card.id, "text"))
    return max(height, CARD.leading)


def _text(card: Card, look: CardLook) -> str:
    """What stands beside the icon: the text, else what picture, metric or channel say."""
    if card.text:
        return quoted(card.text) if card.kind is CardKind.QUOTE else card.text
    if card.kind is CardKind.IMAGE and look.image:
        return look.image.alt
    if card.kind is CardKind.METRIC and look.metric and look.metric.kind is not MetricKind.OTHER:
        return tr(words(look.metric.kind))
    return card.channel


def _remarks(
    sketch: Sketch,
    card: Card,
    look: CardLook,
    y: float,
    width: float,
    theme: Theme,
    colours: CardColours,
) -> float:
    """What stands below the text in small print: details, channel, owner, source, tags."""
    width -= TEXT_X + CARD_PAD
    top = y
    channel = "" if card.channel == _text(card, look) else card.channel
    status = tr(words(card.status)) if card.status else ""
    source = tr("Source: {source}", source=card.source) if card.source else ""
    alt = look.image.alt if look.image and look.image.alt != _text(card, look) else ""
    remarks = (
        ("details", card.details),
        ("channel", channel),
        ("", alt),
        ("owner", joined(card.owner, status)),
        ("source", source),
    )
    for field, text in remarks:
        if text:
            key = (card.id, field) if field else None
            y += sketch.write(text, SMALL, TEXT_X, y + 1, theme.secondary, width=width, of=key)
    if card.tags:
        chips = [_tag(tag, width, theme, colours) for tag in card.tags]
        height, nodes = flow(chips, TEXT_X, y + 4, width, gap=CHIP_GAP, row_gap=3)
        sketch.add(*nodes)
        y += height + 4
    return y - top


def _tag(text: str, width: float, theme: Theme, colours: CardColours) -> Chip:
    block = typeset(text, SMALL, width=width - 10)
    room = min(width, block.width + 10)
    ground = blend(colours.fill, colours.bar, 0.12 if theme.filled else 0.4)

    def draw(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        box = Rect(x, y, room, block.height + 1)
        if theme.filled:
            sketch.rect(box, ground, radius=6)
        else:
            sketch.rect(box.inset(0.375), None, radius=5.6, stroke=ground, stroke_width=0.75)
        sketch.put(block, x + 5, y + 0.5, theme.ink, width=room - 10)
        return sketch.nodes

    return Chip(room, block.height + 1, draw)
