"""Scrolls the map by itself while something is dragged along the window's edge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer

from designer.canvas.camera import Camera

_EDGE = 36.0
_FASTEST = 22.0
_TURN_MS = 16


class AutoScroll(QObject):
    """The nearer the pointer is to the edge, the faster; ``moved`` is told after every turn."""

    def __init__(self, camera: Camera, moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._camera = camera
        self._moved = moved
        self._speed = QPointF(0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)

    def follow(self, position: QPointF, port: QRectF) -> None:
        """The pointer is here, in a viewport of this size."""
        self._speed = QPointF(
            _speed(position.x(), port.width()), _speed(position.y(), port.height())
        )
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()

    @property
    def active(self) -> bool:
        """Whether the map is scrolling."""
        return self._timer.isActive()

    def _turn(self) -> None:
        if self._camera.scroll(self._speed):
            self._moved()


def _speed(at: float, length: float) -> float:
    """Pixels per turn along one axis: 0 away from the edges, negative near the beginning."""
    if length < 4 * _EDGE:
        return 0.0
    if at < _EDGE:
        return -_FASTEST * min(1.0, (_EDGE - at) / _EDGE) ** 2
    if at > length - _EDGE:
        return _FASTEST * min(1.0, (at - length + _EDGE) / _EDGE) ** 2
    return 0.0
