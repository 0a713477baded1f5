"""What the dots of a matrix say, beside them: only where no dot, name or other label stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from model.layout.geometry import Point, Rect
from model.layout.text import Align, TextBlock, typeset
from model.plots.matrix_places import DISC, Heap, fanned
from model.plots.style import SMALL
from model.plots.values import Dot

_WIDTHS = (132.0, 96.0, 68.0)
_MOST_LINES = 3
_AWAY = DISC / 2 + 3.0
_CLEAR = 1.5
_MOST = 40
"""With more dots than this the list is read anyway."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a dot says and where; ``whole``: nothing of it is left out."""

    dot: Dot
    block: TextBlock
    rect: Rect
    align: Align
    whole: bool


def place_labels(heaps: Sequence[Heap], plot: Rect, taken: Iterable[Rect]) -> list[Label]:
    """Labels that stand clear of everything, for as many dots as find room, in their order."""
    spots = [
        (dot, centre, _sides(heap, place))
        for heap in heaps
        for place, (dot, centre) in enumerate(zip(heap.dots, fanned(heap), strict=False))
    ]
    blocked = [*taken, *(_around(centre) for _, centre, _ in spots)]
    blocked += [_around(heap.more[0]) for heap in heaps if heap.more is not None]
    if len(spots) > _MOST:
        return []
    labels: list[Label] = []
    for dot, centre, sides in sorted(spots, key=lambda spot: spot[0].number):
        label = next(_clear(_candidates(dot, centre, sides), plot, blocked), None)
        if label is not None:
            labels.append(label)
            blocked.append(label.rect)
    return labels


def _around(centre: Point) -> Rect:
    return Rect(centre.x - DISC / 2, centre.y - DISC / 2, DISC, DISC)


def _clear(labels: Iterable[Label], plot: Rect, blocked: Sequence[Rect]) -> Iterator[Label]:
    inner = plot.inset(2.0)
    for label in labels:
        rect = label.rect
        inside = (
            inner.x <= rect.x
            and rect.right <= inner.right
            and inner.y <= rect.y
            and rect.bottom <= inner.bottom
        )
        wide = rect.inset(-_CLEAR)
        if inside and not any(wide.intersects(other) for other in blocked):
            yield label


def _sides(heap: Heap, place: int) -> str:
    """Where the words of a dot may stand so that nobody takes them for another's."""
    if len(heap.dots) == 1:
        return "rlba"
    if heap.more is not None or heap.across < len(heap.dots):
        return ""
    return "l" if place == 0 else "r" if place == len(heap.dots) - 1 else ""


def _candidates(dot: Dot, centre: Point, sides: str) -> Iterator[Label]:
    """The places beside a dot, the best first; whole texts before shortened ones."""
    text = " ".join(dot.text.split())
    if not text:
        return
    for whole in (True, False):
        for width in _WIDTHS:
            full = typeset(text, SMALL, width=width)
            fits = len(full.lines) <= _MOST_LINES
            if fits is not whole:
                continue
            block = full if fits else typeset(text, SMALL, width=width, max_lines=_MOST_LINES)
            for side in sides:
                yield _beside(dot, block, centre, side, whole=whole)


def _beside(dot: Dot, block: TextBlock, centre: Point, side: str, *, whole: bool) -> Label:
    """The label right of the dot, left of it, below or above."""
    w, h = block.width, block.height
    x, y, align = {
        "r": (centre.x + _AWAY, centre.y - h / 2, "start"),
        "l": (centre.x - _AWAY - w, centre.y - h / 2, "end"),
        "b": (centre.x - w / 2, centre.y + _AWAY - 1, "centre"),
        "a": (centre.x - w / 2, centre.y - _AWAY + 1 - h, "centre"),
    }[side]
    return Label(dot, block, Rect(x, y, w, h), cast("Align", align), whole)
