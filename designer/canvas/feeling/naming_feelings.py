"""Giving an emotion its word: opens the wheel at the face, and writes down what is picked."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QScrollBar

from designer.canvas.feeling.curve_points import naming_key
from designer.canvas.feeling.word_wheel import WordWheel
from designer.canvas.selection import Selection
from designer.canvas.typing.editing import EditingCanvas
from model.bounds import cleaned
from model.edits import name_feeling
from model.ids import Id
from model.layout.geometry import Rect
from resources.words import tr


class WordCanvas(EditingCanvas, Protocol):
    """A canvas that the wheel can stand on."""

    zoom_changed: SignalInstance
    chosen_changed: SignalInstance

    def horizontalScrollBar(self) -> QScrollBar:
        """Qt's own."""

    def verticalScrollBar(self) -> QScrollBar:
        """Qt's own."""


class FeelingNames(QObject):
    """At most one emotion is being named. The map can be worked on meanwhile: that closes it."""

    def __init__(self, canvas: WordCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._wheel: WordWheel | None = None
        self._marker_id: Id = ""
        self._new = False
        canvas.layout_now.shown.connect(self._stand)
        canvas.zoom_changed.connect(self._stand)
        canvas.chosen_changed.connect(self._on_chosen)
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.valueChanged.connect(self._stand)

    @property
    def wheel(self) -> WordWheel | None:
        """The wheel, while it is open."""
        return self._wheel

    @property
    def sought(self) -> tuple[Id, str] | None:
        """The marker that is being named and what is typed for it, where that is another word."""
        marker = self._canvas.document.markers.get(self._marker_id)
        if self._wheel is None or marker is None:
            return None
        word = cleaned(self._wheel.field.text()).strip()
        return (marker.id, word) if word and word != marker.word else None

    def open(self, marker_id: Id, *, new: bool = False) -> bool:
        """Ask for the word of a marker; of a ``new`` one it may move to the word's usual height."""
        self.close()
        canvas = self._canvas
        marker = canvas.document.markers.get(marker_id)
        if marker is None or canvas.refused() or canvas.result.marker_centre(marker_id) is None:
            return False
        canvas.choose(Selection.of([marker_id]))
        canvas.reveal([marker_id])
        self._marker_id, self._new = marker_id, new
        wheel = WordWheel(canvas.ground, canvas.theme, canvas.ink, marker.valence, marker.word)
        self._wheel = wheel
        self._make_room(wheel)
        wheel.picked.connect(self._on_picked)
        wheel.left.connect(self._on_left)
        wheel.pointed.connect(canvas.say)
        wheel.start()
        self._stand()
        return True

    def close(self, *, keyboard: bool = False) -> None:
        """Take the wheel away; ``keyboard`` gives the keys back to the map."""
        wheel, self._wheel = self._wheel, None
        if wheel is None:
            return
        keyboard = keyboard or wheel.field.hasFocus()
        wheel.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        wheel.hide()
        wheel.deleteLater()
        self._canvas.end_typing()
        if keyboard:
            self._canvas.take_focus()

    def _make_room(self, wheel: WordWheel) -> None:
        """Scroll just enough that the wheel stands about its face."""
        centre = self._canvas.result.marker_centre(self._marker_id)
        if centre is not None:
            zoom, reach = self._canvas.window_state().zoom, wheel.reach
            corner = centre.moved(reach.x() / zoom, reach.y() / zoom)
            size = (reach.width() / zoom, reach.height() / zoom)
            self._canvas.camera.reveal(Rect(corner.x, corner.y, *size))

    def _stand(self) -> None:
        if self._wheel is None:
            return
        centre = self._canvas.layout_now.last_shown.marker_centre(self._marker_id)
        if centre is None:
            self.close()
        else:
            self._wheel.stand_around(self._canvas.window_state().point_to_view(centre))

    def _on_chosen(self) -> None:
        if self._wheel is not None and self._marker_id not in self._canvas.chosen.ids:
            self.close()

    def _on_picked(self, word: str) -> None:
        marker_id, new = self._marker_id, self._new
        key = naming_key(marker_id) if new else None
        change = self._canvas.attempt(
            lambda now: name_feeling(now, marker_id, word, moves=new), merge_key=key
        )
        self.close(keyboard=True)
        if change:
            self._canvas.say(tr("Feeling: {word}", word=word))

    def _on_left(self, keyboard: bool) -> None:  # noqa: FBT001 - a signal's value
        self.close(keyboard=keyboard)
