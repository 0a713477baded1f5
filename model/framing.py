"""Which part of a picture is kept: a frame over it, moved, made larger and smaller, turned.

A frame is a value and keeps inside the picture by itself. It counts in shares of the picture, so a
small preview and the picture as it was taken are cut alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

LEAST_PIXELS = 64
"""A frame is not made smaller than this on its shorter side, unless the picture is."""
_WHOLE = 1.0


class FrameShape(Enum):
    """What a frame looks like; the value is its width for a height of one."""

    SQUARE = 1.0
    PORTRAIT = 0.8


@dataclass(frozen=True, slots=True)
class Cut:
    """What to keep: the picture turned to the right by quarters, then from share to share of it."""

    turns: int
    left: float
    top: float
    right: float
    bottom: float


WHOLE = Cut(0, 0.0, 0.0, 1.0, 1.0)
"""All of a picture."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A frame over a picture of ``width`` by ``height`` pixels, as it stands upright.

    ``turns`` are quarters to the right. ``zoom`` 1 is the largest frame that fits. ``x`` and ``y``
    are the middle of the frame, as shares of the turned picture.
    """

    width: int
    height: int
    turns: int = 0
    shape: FrameShape = FrameShape.SQUARE
    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def turned_size(self) -> tuple[int, int]:
        """Width and height of the picture as it is turned."""
        size = self.width, self.height
        return size if self.turns % 2 == 0 else size[::-1]

    @property
    def frame_size(self) -> tuple[float, float]:
        """Width and height of the frame, in pixels of the picture."""
        width, height = self.turned_size
        ratio = self.shape.value
        largest = min(width / ratio, height)
        return largest * ratio / self.zoom, largest / self.zoom

    @property
    def most_zoom(self) -> float:
        """How far in the frame can go."""
        width, height = self.turned_size
        shorter = min(width / self.shape.value, height) * min(self.shape.value, 1.0)
        return max(1.0, shorter / LEAST_PIXELS)

    @property
    def cut(self) -> Cut:
        """The part inside the frame."""
        (width, height), (wide, high) = self.turned_size, self.frame_size
        half_x, half_y = wide / width / 2, high / height / 2
        return Cut(
            self.turns,
            max(0.0, self.x - half_x),
            max(0.0, self.y - half_y),
            min(_WHOLE, self.x + half_x),
            min(_WHOLE, self.y + half_y),
        )


def whole_frame(width: int, height: int) -> Framing:
    """The largest square in the middle of a picture, where faces are."""
    return Framing(max(1, width), max(1, height))


def moved(frame: Framing, right: float, down: float) -> Framing:
    """The frame elsewhere, by shares of its own size, as far as the picture goes."""
    (width, height), (wide, high) = frame.turned_size, frame.frame_size
    x, y = frame.x + right * wide / width, frame.y + down * high / height
    return _inside(replace(frame, x=x, y=y))


def zoomed(frame: Framing, factor: float, *, across: float = 0.5, down: float = 0.5) -> Framing:
    """The frame so many times closer; what is at that share of the frame stays where it is."""
    zoom = min(max(frame.zoom * factor, 1.0), frame.most_zoom)
    closer = replace(frame, zoom=zoom)
    (width, height), (wide, high), (now_wide, now_high) = (
        frame.turned_size,
        frame.frame_size,
        closer.frame_size,
    )
    x = frame.x + (across - 0.5) * (wide - now_wide) / width
    y = frame.y + (down - 0.5) * (high - now_high) / height
    return _inside(replace(closer, x=x, y=y))


def turned(frame: Framing) -> Framing:
    """The picture a quarter further to the right, the frame over the same place of it."""
    after = replace(frame, turns=(frame.turns + 1) % 4, x=1 - frame.y, y=frame.x)
    return _inside(replace(after, zoom=min(after.zoom, after.most_zoom)))


def shaped(frame: Framing, shape: FrameShape) -> Framing:
    """The frame in another shape, over the same middle."""
    after = replace(frame, shape=shape)
    return _inside(replace(after, zoom=min(after.zoom, after.most_zoom)))


def _inside(frame: Framing) -> Framing:
    (width, height), (wide, high) = frame.turned_size, frame.frame_size
    return replace(
        frame, x=_between(frame.x, wide / width / 2), y=_between(frame.y, high / height / 2)
    )


def _between(middle: float, half: float) -> float:
    half = min(half, 0.5)
    return min(max(middle, half), 1 - half)
