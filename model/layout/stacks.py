"""Cards under each other in their columns, spanning ones across several, never overlapping.

Columns are filled from left to right, each from the top in the cards' order; a card stands as
high as the columns it covers allow. Columns that did not change keep their very objects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from model.ids import Id
from model.layout.breaks import Breaks, below_breaks, opens
from model.layout.cards import CardLook, card_group, draw_card, same_picture
from model.layout.cells import LaneCells
from model.layout.columns import Columns
from model.layout.display import Group
from model.layout.geometry import Rect
from model.layout.metrics import CARD_GAP
from model.layout.sketch import Drawing
from model.layout.stops import GRID_X, Stops, near
from model.layout.tally import NO_TALLY, Tally, tally_of
from model.layout.theme import Theme
from model.records import Card


@dataclass(frozen=True, slots=True)
class Placed:
    """A card in its lane: the record, what it looks like, and where it stands."""

    card: Card
    look: CardLook
    drawing: Drawing
    group: Group
    rect: Rect


Looks: TypeAlias = Callable[[Card, float], CardLook]
"""What a card of a given width depends on."""
Before: TypeAlias = Callable[[Id], Placed | None]
"""How a card was placed in the layout before, if it was."""


@dataclass(frozen=True, slots=True)
class Stack:
    """The cards of one cell, placed.

    ``borders`` and ``starts`` are the column borders and the free heights they were placed by,
    as far to the right as their cards reach; ``ends`` the free heights below them.
    """

    cards: tuple[Card, ...]
    placed: tuple[Placed, ...]
    borders: tuple[float, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Stacks:
    """All cards of a lane, by step.

    ``bottom`` is where the lowest one ends (0: there is none); ``floors`` are the y from which on
    each column is free.
    """

    by_step: Mapping[Id, Stack]
    bottom: float
    floors: tuple[float, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Dealer:
    """What placing cards needs to know, and the memory of the layout before."""

    columns: Columns
    theme: Theme
    looks: Looks
    before: Before
    dirty: frozenset[Id]
    """Cards to look at again although their record is the same."""
    stops: Stops = ()
    """Where the sheet will be cut upright."""

    def placed(
        self,
        card: Card,
        x: float,
        y: float,
        width: float,
        *,
        origin: float = GRID_X,
        breaks: Breaks = (),
    ) -> Placed:
        """The card at its place, drawn again only when it looks different from before.

        ``x`` counts from ``origin`` on the sheet, ``breaks`` from the card's top.
        """
        look = self.looks(card, width)
        if self.stops and (stops := near(self.stops, origin + x, width)):
            look = replace(look, stops=stops)
        if breaks:
            look = replace(look, breaks=breaks)
        old = self.before(card.id)
        if old is None or old.look != look or not same_picture(old.card, card):
            drawing = draw_card(card, look, self.theme)
        else:
            drawing = old.drawing
            if old.rect.x == x and old.rect.y == y:
                return old if old.card is card else replace(old, card=card)
        rect = Rect(x, y, drawing.width, drawing.height)
        return Placed(card, look, drawing, card_group(card, drawing, x, y), rect)


def stack_cards(
    cells: LaneCells, dealer: Dealer, top: float, old: Stacks | None, breaks: Breaks = ()
) -> Stacks:
    """Place the cards of a lane, the first ones at ``top``, none across one of the ``breaks``.

    ``old`` was placed between the same stops and breaks.
    """
    columns = dealer.columns
    free = [top] * len(columns.step_ids)
    stacks: dict[Id, Stack] = {}
    bottom = 0.0
    tally = NO_TALLY
    for column, step_id in enumerate(columns.step_ids):
        cards = cells.get(step_id)
        if not cards or column in columns.folds:
            continue
        last = old.by_step.get(step_id) if old else None
        reach = min(max(card.span for card in cards), len(free) - column)
        borders = columns.borders[column : column + reach + 1]
        starts = tuple(free[column : column + reach])
        if last is None or not _holds(last, cards, starts, dealer.dirty):
            last = _stack(cards, column, borders, starts, dealer, breaks)
        elif last.borders != borders:
            moved = None if dealer.stops else _moved(last, column, borders, columns)
            last = moved or _stack(cards, column, borders, starts, dealer, breaks)
        stacks[step_id] = last
        free[column : column + reach] = last.ends
        bottom = max(bottom, max(last.ends) - CARD_GAP)
        tally = tally.plus(last.tally)
    return Stacks(stacks, bottom, tuple(free), tally)


def _holds(
    stack: Stack,
    cards: tuple[Card, ...],
    starts: tuple[float, ...],
    dirty: frozenset[Id],
) -> bool:
    """Whether a stack of the layout before is still right, wherever its column stands now."""
    return (
        stack.cards is cards
        and stack.starts == starts
        and (not dirty or not any(card.id in dirty for card in cards))
    )


def _moved(stack: Stack, column: int, borders: tuple[float, ...], columns: Columns) -> Stack | None:
    """The stack in a column that only went sideways; None where a card is not as wide as it was."""
    placed = []
    for spot in stack.placed:
        x, width = columns.card_rect(column, spot.card.span)
        if width != spot.look.width:
            return None
        group = spot.group
        group = Group(group.role, group.id, group.children, group.bounds, x, group.dy, group.title)
        rect = Rect(x, spot.rect.y, spot.rect.width, spot.rect.height)
        placed.append(Placed(spot.card, spot.look, spot.drawing, group, rect))
    return Stack(stack.cards, tuple(placed), borders, stack.starts, stack.ends, stack.tally)


def _stack(
    cards: tuple[Card, ...],
    column: int,
    borders: tuple[float, ...],
    starts: tuple[float, ...],
    dealer: Dealer,
    breaks: Breaks,
) -> Stack:
    free = list(starts)
    placed = []
    for card in cards:
        x, width = dealer.columns.card_rect(column, card.span)
        span = min(card.span, len(free))
        y = max(free[:span])
        spot = dealer.placed(card, x, y, width)
        if breaks:
            spot = _broken(card, spot, dealer, breaks)
            y = spot.rect.y
        placed.append(spot)
        free[:span] = [y + spot.drawing.height + CARD_GAP] * span
    tally = tally_of(cards, (spot.look for spot in placed))
    return Stack(cards, tuple(placed), borders, starts, tuple(free), tally)


def _broken(card: Card, spot: Placed, dealer: Dealer, breaks: Breaks) -> Placed:
    """The card below the break that would go through it, or opened there where it is too high."""
    x, width, height = spot.rect.x, spot.rect.width, spot.rect.height
    y = below_breaks(spot.rect.y, height, breaks)
    inner = opens(y, height, breaks)
    if y == spot.rect.y and not inner:
        return spot
    return dealer.placed(card, x, y, width, breaks=inner)
