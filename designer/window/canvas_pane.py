"""The middle of the window: the canvas, bars above and below it, small things in its corners."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

_MARGIN = 12


class CanvasPane(QWidget):
    """Holds the canvas. Bars take room from it; what stands in a corner lies on it."""

    def __init__(self, canvas: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._corners: dict[QWidget, Qt.Corner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(canvas, 1)
        self.setFocusProxy(canvas)
        canvas.installEventFilter(self)

    def add_above(self, bar: QWidget) -> None:
        """A bar above the canvas, below those that are there."""
        self._column.insertWidget(self._column.indexOf(self._canvas), bar)

    def add_below(self, bar: QWidget) -> None:
        """A bar below the canvas, below those that are there."""
        self._column.addWidget(bar)

    def standing(self) -> list[QWidget]:
        """The canvas and the bars that stand above and below it, from the top."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None and not widget.isHidden()]

    def set_in_corner(self, thing: QWidget, corner: Qt.Corner) -> None:
        """Put something of its own size on the canvas, in one of its corners."""
        thing.setParent(self)
        thing.raise_()
        self._corners[thing] = corner
        thing.installEventFilter(self)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in a corner stays there when the canvas or the thing changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        seen = self._canvas.geometry().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        for thing, corner in self._corners.items():
            place = thing.rect()
            match corner:
                case Qt.Corner.TopLeftCorner:
                    place.moveTopLeft(seen.topLeft())
                case Qt.Corner.TopRightCorner:
                    place.moveTopRight(seen.topRight())
                case Qt.Corner.BottomLeftCorner:
                    place.moveBottomLeft(seen.bottomLeft())
                case _:
                    place.moveBottomRight(seen.bottomRight())
            if thing.pos() != place.topLeft():
                thing.move(place.topLeft())
