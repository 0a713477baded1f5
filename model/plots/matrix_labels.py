"""What the dots of a matrix say, beside them: only where no dot, name or other label stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
        (dot, centre)
        for heap in heaps
        for dot, centre in zip(heap.dots, fanned(heap), strict=False)
    ]
    blocked = [*taken, *(_around(centre) for _, centre in spots)]
    blocked += [_around(heap.more[0]) for heap in heaps if heap.more is not None]
    if len(spots) > _MOST:
        return []
    labels: list[Label] = []
    for dot, centre in sorted(spots, key=lambda spot: spot[0].number):
        label = next(_clear(_candidates(dot, centre), plot, blocked), None)
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


def _candidates(dot: Dot, centre: Point) -> Iterator[Label]:
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
            yield from _around_dot(dot, block, centre, whole=whole)


def _around_dot(dot: Dot, block: TextBlock, centre: Point, *, whole: bool) -> Iterator[Label]:
    w, h = block.width, block.height
    sides: tuple[tuple[float, float, Align], ...] = (
        (centre.x + _AWAY, centre.y - h / 2, "start"),
        (centre.x - _AWAY - w, centre.y - h / 2, "end"),
        (centre.x - w / 2, centre.y + _AWAY - 1, "centre"),
        (centre.x - w / 2, centre.y - _AWAY + 1 - h, "centre"),
    )
    for x, y, align in sides:
        yield Label(dot, block, Rect(x, y, w, h), align, whole)
