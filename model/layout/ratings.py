"""The ratings of a card as small signs with a figure, how urgent they make it, what became of it.

Shape first, and never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from model.layout.display import Command, Node, Path, PathNode, RectNode
from model.layout.flow import Chip
from model.layout.geometry import Rect
from model.layout.marks import Answer
from model.layout.metrics import CHIP, DISC
from model.layout.shapes import arc, check, polygon
from model.layout.sketch import Sketch
from model.layout.text import typeset
from model.layout.theme import Theme
from model.records import Card
from resources.words import tr

_UNRATED = (None, None, None, None)
_SIGN = 9.0
_GAP = 2.5
_LINE = 1.1


class Rating(StrEnum):
    """What is rated from 1 to 5, by the name of the card's field."""

    SEVERITY = "severity"
    FREQUENCY = "frequency"
    VALUE = "value"
    EFFORT = "effort"


RATING_NAMES: dict[Rating, str] = {
    Rating.SEVERITY: "Severity, 1 to 5",
    Rating.FREQUENCY: "Frequency, 1 to 5",
    Rating.VALUE: "Value, 1 to 5",
    Rating.EFFORT: "Effort, 1 to 5",
}
ANSWER_NAMES: dict[Answer, str] = {
    Answer.IDEA: "There is an idea",
    Answer.ACTION: "Being worked on",
    Answer.DONE: "Answered and done",
}
SCORE_NAME = "Priority score, 0 to 100"


def _triangle() -> Path:
    return polygon(((4.5, 0.6), (8.7, 8.2), (0.3, 8.2)))


def _turn() -> Path:
    """Most of a circle with an arrow at its end: again and again."""
    start: Command = ("M", 7.9, 2.8)
    head: tuple[Command, ...] = (("M", 8.2, 0.4), ("L", 8.0, 3.0), ("L", 5.4, 2.9))
    return Path((start, *arc(4.5, 4.6, 3.8, -28, -320), *head))


def _diamond() -> Path:
    return polygon(((4.5, 0.2), (8.8, 4.5), (4.5, 8.8), (0.2, 4.5)))


def _weight() -> Path:
    """A weight with its handle."""
    body = polygon(((1.6, 3.6), (7.4, 3.6), (8.7, 8.5), (0.3, 8.5)))
    handle: tuple[Command, ...] = (("M", 3.2, 3.4), *arc(4.5, 2.2, 1.5, 150, 390))
    return Path((*body.commands, *handle))


_SHAPES: dict[Rating, Path] = {
    Rating.SEVERITY: _triangle(),
    Rating.FREQUENCY: _turn(),
    Rating.VALUE: _diamond(),
    Rating.EFFORT: _weight(),
}
_REPLY = Path(
    (
        *(("M", 2.4, 2.4), ("L", 2.4, 4.4)),
        *(("C", 2.4, 5.8, 3.2, 6.4, 4.4, 6.4), ("L", 8.4, 6.4)),
        *(("M", 6.2, 4.0), ("L", 8.6, 6.4), ("L", 6.2, 8.8)),
    )
)


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating with its figure."""

    rating: Rating
    level: int


def ratings_of(card: Card) -> tuple[Rated, ...]:
    """The ratings a card has."""
    levels = (card.severity, card.frequency, card.value, card.effort)
    if levels == _UNRATED:  # asked of every card of a cell with every letter typed there
        return ()
    pairs = zip(Rating, levels, strict=True)
    return tuple(Rated(rating, level) for rating, level in pairs if level is not None)


def rating_chip(rated: Rated, theme: Theme) -> Chip:
    """The sign of a rating with its figure."""
    block = typeset(str(rated.level), DISC)

    def draw(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        top = y + (CHIP - _SIGN) / 2
        line = PathNode(_SHAPES[rated.rating], x, top, 1.0, None, theme.secondary, _LINE)
        sketch.add(line)
        sketch.put(block, x + _SIGN + _GAP, y + (CHIP - block.height) / 2, theme.secondary)
        return sketch.nodes

    return Chip(_SIGN + _GAP + block.width, CHIP, draw)


def score_chip(score: int, theme: Theme) -> Chip:
    """How urgent something is, in a square frame."""
    block = typeset(str(score), DISC)
    width = max(CHIP + 2, block.width + 7)

    def draw(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        frame = Rect(x, y, width, CHIP).inset(_LINE / 2)
        sketch.add(RectNode(frame, 2.0, None, theme.secondary, _LINE))
        top = y + (CHIP - block.height) / 2
        sketch.put(block, x, top, theme.secondary, width=width, align="centre")
        return sketch.nodes

    return Chip(width, CHIP, draw)


def answer_chip(answer: Answer, ground: str, theme: Theme) -> Chip:
    """What became of it: an arrow that answers, alone, in a frame, or a tick on a filled ground."""
    return Chip(CHIP, CHIP, partial(_answered, answer, ground=ground, theme=theme))


def _answered(answer: Answer, x: float, y: float, *, ground: str, theme: Theme) -> list[Node]:
    colour = theme.secondary
    frame = Rect(x + 0.5, y + 0.5, CHIP - 1, CHIP - 1)
    arrow = PathNode(_REPLY, x + 1.6, y + 1.4, 1.0, None, colour, 1.2)
    match answer:
        case Answer.IDEA:
            return [arrow]
        case Answer.ACTION:
            return [RectNode(frame.inset(0.55), 3.0, None, colour, _LINE), arrow]
        case Answer.DONE:
            half = CHIP / 2
            tick = PathNode(check(), x + half, y + half, half, None, ground, 1.8)
            return [RectNode(frame, 3.0, colour), tick]


def rating_name(rating: Rating) -> str:
    """What a rating is called in the legend."""
    return tr(RATING_NAMES[rating])
