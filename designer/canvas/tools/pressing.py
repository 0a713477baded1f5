"""What a press of the mouse may become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from designer.canvas.tools.gesture import Gesture


@dataclass(frozen=True, slots=True)
class Press:
    """What may follow a press: a drag once the mouse has moved, or a click when it has not."""

    drag: Callable[[], Gesture] | None = None
    click: Callable[[], None] | None = None
