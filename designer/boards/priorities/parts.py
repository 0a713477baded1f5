"""The parts of a rated row: where they stand, which dot is where. In pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from model.insight.priority import HIGHEST

ROW_HEIGHT, HEADING_HEIGHT = 62, 32
_LEFT, _RIGHT, _GAP = 48.0, 14.0, 14.0
_STEP, DOT = 15.0, 11.0
_DOTS = HIGHEST * _STEP
_BUTTON, _COUNT = 22.0, 30.0
_ANSWERS = 62.0
_BAR_LEAST, _BAR_MOST, _BAR_ABOVE = 40.0, 150.0, 64.0
_TOP, _UPPER, _LOWER = 7.0, 20.0, 24.0


class Part(Enum):
    """What of a row the keyboard can be at; ratings are called as their fields."""

    SEVERITY = "severity"
    FREQUENCY = "frequency"
    VALUE = "value"
    EFFORT = "effort"
    VOTES = "votes"
    ANSWERS = "answers"

    @property
    def rated(self) -> bool:
        """Whether it is a rating from 1 to 5."""
        return self not in (Part.VOTES, Part.ANSWERS)


RANKING_PARTS = (Part.SEVERITY, Part.FREQUENCY, Part.VOTES, Part.ANSWERS)
ITEM_PARTS = (Part.VALUE, Part.EFFORT)


@dataclass(frozen=True, slots=True)
class Hit:
    """What is below a point: a part, and in a rating which dot, in votes more or fewer."""

    part: Part
    rating: int = 0
    votes: int = 0


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where everything of one row stands."""

    rank: QRectF
    words: QRectF
    score: QRectF
    bar: QRectF
    parts: dict[Part, QRectF]

    def hit(self, at: QPointF) -> Hit | None:
        """What is below a point."""
        for part, rect in self.parts.items():
            if not rect.adjusted(-4, -6, 4, 6).contains(at):
                continue
            if part is Part.VOTES:
                step = 1 if at.x() > rect.center().x() else -1
                return Hit(part, votes=step)
            if part.rated:
                return Hit(part, rating=max(1, min(HIGHEST, int((at.x() - rect.x()) / _STEP) + 1)))
            return Hit(part)
        return None


def plan_row(rect: QRectF, parts: tuple[Part, ...]) -> RowPlan:
    """The places in a row."""
    left, right = rect.x() + _LEFT, rect.right() - _RIGHT
    upper = rect.y() + _TOP
    lower = upper + _UPPER + 4
    score = QRectF(right - 44, upper, 44, _UPPER) if Part.VOTES in parts else QRectF()
    places: dict[Part, QRectF] = {}
    edge = right
    for part in reversed(parts):
        width = _width(part)
        places[part] = QRectF(edge - width, lower, width, _LOWER)
        edge -= width + _GAP
    bar = QRectF(left, lower + _LOWER / 2 - 5, min(_BAR_MOST, edge - left), 10)
    taken = score.width() + 8 if score.width() else 0.0
    if bar.width() < _BAR_LEAST:  # no room below: beside the score, or nowhere
        bar = QRectF(score.x() - _BAR_ABOVE, upper + 5, _BAR_ABOVE, 10) if taken else QRectF()
        taken += bar.width()
    words = QRectF(left, upper, right - left - taken, _UPPER)
    rank = QRectF(rect.x() + 12, upper, _LEFT - 20, _UPPER)
    return RowPlan(rank, words, score, bar, dict(reversed(places.items())))


def dot_rect(room: QRectF, number: int) -> QRectF:
    """Where a dot stands, counted from 1."""
    x = room.x() + (number - 1) * _STEP + (_STEP - DOT) / 2
    return QRectF(x, room.center().y() - DOT / 2, DOT, DOT)


def vote_rects(room: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Fewer, how many, more."""
    y = room.center().y() - _BUTTON / 2
    less = QRectF(room.x(), y, _BUTTON, _BUTTON)
    count = QRectF(less.right(), room.y(), _COUNT, room.height())
    return less, count, QRectF(count.right(), y, _BUTTON, _BUTTON)


def _width(part: Part) -> float:
    match part:
        case Part.VOTES:
            return 2 * _BUTTON + _COUNT
        case Part.ANSWERS:
            return _ANSWERS
        case _:
            return _DOTS
