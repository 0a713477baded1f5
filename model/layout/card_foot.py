"""The foot of a card: personas at the left; ratings, votes, priority and evidence at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from model.kinds import Priority, Support
from model.layout.display import Node
from model.layout.flow import Chip, rows_of
from model.layout.marks import (
    SUPPORT_SIGNS,
    Answer,
    PersonaMark,
    badge,
    persona_disc,
    persona_width,
    priority_bars,
    priority_width,
    sign,
)
from model.layout.metrics import CARD_PAD, CHIP, ICON_X
from model.layout.ratings import answer_chip, rating_chip, ratings_of, score_chip
from model.layout.sketch import Sketch
from model.layout.theme import Theme
from model.queries import support_of
from model.records import Card

_ABOVE = 4.0
_BADGE = 12.0
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Known:
    """What a card's foot says that does not stand in the card."""

    marks: tuple[PersonaMark, ...] = ()
    score: int | None = None
    answer: Answer | None = None


def foot(
    sketch: Sketch,
    card: Card,
    known: Known,
    y: float,
    width: float,
    theme: Theme,
) -> float:
    """Draw the foot at ``y``; gives its height, 0 where there is nothing to say.

    The sign of an assumption never costs a row of its own: it joins what is there.
    """
    support = support_of(card)
    left = [_persona(mark, theme) for mark in known.marks]
    rated = _ratings(card, known, theme)
    right = _weights(card, theme)
    if known.answer is not None:
        right.append(answer_chip(known.answer, theme.cards[card.kind].fill, theme))
    if left or rated or right or card.support is not None or support is not Support.ASSUMED:
        right.append(_support(support, theme.cards[card.kind].fill, theme))
    if not right:
        return 0.0
    room = width - ICON_X - CARD_PAD
    rows = _rows(left, rated, right, room)
    right = rated + right
    top = y + _ABOVE
    for row in rows:
        x = ICON_X
        spare = room - sum(chip.width + _GAP for chip in row) + _GAP
        for chip in row:
            # The first of those at the right takes all the free room before it.
            if spare and any(chip is other for other in right):
                x, spare = x + spare, 0.0
            sketch.add(*chip.draw(x, top + (CHIP - chip.height) / 2))
            x += chip.width + _GAP
        top += CHIP + 2
    return top - 2 - y


def _rows(left: list[Chip], rated: list[Chip], right: list[Chip], room: float) -> list[list[Chip]]:
    """In one row if all fits, else in two with the ratings in the first, else as it comes."""
    for rows in ([left + rated + right], [left + rated, right], [left, rated, right]):
        if all(row and _wide(row) <= room for row in rows):
            return rows
    return rows_of([*left, *rated, *right], room, _GAP)


def _wide(chips: list[Chip]) -> float:
    return sum(chip.width + _GAP for chip in chips) - _GAP


def _ratings(card: Card, known: Known, theme: Theme) -> list[Chip]:
    chips = [rating_chip(rated, theme) for rated in ratings_of(card)]
    if known.score is not None:
        chips.append(score_chip(known.score, theme))
    return chips


def _weights(card: Card, theme: Theme) -> list[Chip]:
    chips = []
    if card.votes:
        chips.append(votes_chip(card.votes, theme))
    if card.priority:
        chips.append(priority_chip(card.priority, theme))
    return chips


def votes_chip(votes: int, theme: Theme) -> Chip:
    """How many votes a card has."""
    text = f"{votes:,}"
    width, _ = badge(text, 0, 0, theme)

    def draw(x: float, y: float) -> tuple[Node, ...]:
        return badge(text, x, y, theme)[1]

    return Chip(width, CHIP, draw)


def priority_chip(priority: Priority, theme: Theme) -> Chip:
    """How much a card matters."""
    return Chip(priority_width(), CHIP, partial(priority_bars, priority, theme=theme))


def _persona(mark: PersonaMark, theme: Theme) -> Chip:
    return Chip(persona_width(mark), CHIP, partial(persona_disc, mark, theme=theme))


def _support(support: Support, ground: str, theme: Theme) -> Chip:
    def draw(x: float, y: float) -> tuple[Node, ...]:
        half = _BADGE / 2
        colour = theme.support[support]
        return sign(SUPPORT_SIGNS[support], x + half, y + half, half, colour, ground)

    return Chip(_BADGE, _BADGE, draw)
