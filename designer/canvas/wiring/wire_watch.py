"""Keeps the grips and ends of arrows shown where they can be taken hold of now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from designer.canvas.host import Canvas
from designer.canvas.wiring.wires import hide_wires, show_wires


class WatchedCanvas(Canvas, Protocol):
    """What watching needs of the view."""

    chosen_changed: SignalInstance
    zoom_changed: SignalInstance

    @property
    def handles_shown(self) -> bool:
        """Whether what is selected has handles."""


class WireWatch(QObject):
    """Shows them anew when the selection, the map or the zoom changes; ``busy``: not just now."""

    def __init__(self, canvas: WatchedCanvas, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._busy = busy
        for changed in (canvas.chosen_changed, canvas.layout_now.shown, canvas.zoom_changed):
            changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again."""
        if self._canvas.layout_now.waiting or self._busy():
            return
        if self._canvas.handles_shown:
            show_wires(self._canvas)
        else:
            hide_wires(self._canvas)
