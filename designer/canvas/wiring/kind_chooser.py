"""A small bar beside a new arrow: what it means. The map can be worked on meanwhile."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from designer.canvas.showing.items import Ink
from designer.canvas.tools.connect import DRAWING
from designer.canvas.typing.editing import EditingCanvas
from designer.style.fonts import FAMILY
from model.edits import set_connector_kind
from model.ids import Id
from model.kinds import CONNECTOR_NAMES, ConnectorKind
from model.layout.connectors import line_nodes
from model.layout.geometry import Point
from model.layout.theme import Theme
from resources.words import tr

_HEIGHT = 36
_PAD = 10.0
_LINE = 30.0
_GAP = 8.0
_FRAME = 4
_TEXT = 13
_BESIDE = 14.0
_EDGE = 6
_STAYS = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class KindButton(QAbstractButton):
    """One kind of arrow: its line, its name, the key that picks it."""

    def __init__(self, bar: QWidget, kind: ConnectorKind, key: str, theme: Theme, ink: Ink) -> None:
        super().__init__(bar)
        self.kind = kind
        self._key = key
        self._theme = theme
        self._ink = ink
        self.setCheckable(True)
        self.setFont(_font())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = tr(CONNECTOR_NAMES[kind])
        self._name = name
        self.setAccessibleName(tr("{name}, key {key}", name=name, key=key))
        self.setToolTip(tr("{name} ({key})", name=name, key=key))

    def sizeHint(self) -> QSize:
        """Line, name and key."""
        text = QFontMetricsF(_font()).horizontalAdvance(f"{self._name} {self._key}")
        return QSize(round(2 * _PAD + _LINE + 2 * _GAP + text), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sample of the line, then the name, then the key in small print."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            rim = QPen(QColor(theme.accent), 1.5)
            painter.setPen(rim if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 6, 6)
        middle = self.height() / 2
        painter.save()
        painter.translate(_PAD, middle)
        ends = (Point(0, 0), Point(_LINE, 0))
        for node in line_nodes(self.kind, ends, theme.secondary, theme):
            self._ink.painter(painter).paint(node)
        painter.restore()
        painter.setFont(self.font())
        left = _PAD + _LINE + _GAP
        name = QFontMetricsF(self.font()).horizontalAdvance(self._name)
        painter.setPen(QColor(theme.ink))
        room = QRectF(left, 0, name + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setPen(QColor(theme.secondary))
        room = QRectF(left + name + _GAP, 0, 20, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._key)


class KindBar(QWidget):
    """The kinds beside each other. Keys 1 to 4 pick one, arrows and Enter too, Esc keeps it.

    Any other key means the map: ``passed`` carries it on.
    """

    picked = Signal(object)
    left = Signal(bool)
    passed = Signal(object)

    def __init__(self, parent: QWidget, kind: ConnectorKind, theme: Theme, ink: Ink) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Kind of arrow"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons = [
            KindButton(self, each, str(place), theme, ink)
            for place, each in enumerate(ConnectorKind, start=1)
        ]
        x = _FRAME
        for button in self.buttons:
            size = button.sizeHint()
            button.setGeometry(x, _FRAME, size.width(), size.height())
            button.setChecked(button.kind is kind)
            button.clicked.connect(lambda _on, b=button: self.picked.emit(b.kind))
            x += size.width()
        self.resize(x + _FRAME, _HEIGHT + 2 * _FRAME)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plate of paper with a hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.hairline), 1))
        painter.setBrush(QColor(self._theme.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

    def event(self, event: QEvent) -> bool:
        """Keys that pick go before shortcuts, Tab goes along the bar."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._means(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever works elsewhere has chosen."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit(False)  # noqa: FBT003 - a signal's value

    def _means(self, event: QKeyEvent) -> bool:
        return self._number(event) is not None or event.key() in {
            *_ENTER,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        }

    def _number(self, event: QKeyEvent) -> int | None:
        text = event.text()
        known = text.isdigit() and text.isascii() and 1 <= int(text) <= len(self.buttons)
        return int(text) - 1 if known else None

    def _press(self, event: QKeyEvent) -> None:
        number = self._number(event)
        match event.key():
            case _ if number is not None:
                self.picked.emit(self.buttons[number].kind)
            case Qt.Key.Key_Escape:
                self.left.emit(True)  # noqa: FBT003 - a signal's value
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.picked.emit(self._checked().kind)
            case Qt.Key.Key_Left | Qt.Key.Key_Backtab:
                self._go(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Tab:
                self._go(1)
            case Qt.Key.Key_Shift | Qt.Key.Key_Control | Qt.Key.Key_Alt | Qt.Key.Key_Meta:
                pass
            case _:
                self.passed.emit(event)

    def _checked(self) -> KindButton:
        return next((b for b in self.buttons if b.isChecked()), self.buttons[0])

    def _go(self, by: int) -> None:
        index = self.buttons.index(self._checked()) + by
        for place, button in enumerate(self.buttons):
            button.setChecked(place == index % len(self.buttons))
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(self._checked().accessibleName())


class KindCanvas(EditingCanvas, Protocol):
    """A canvas that the bar can stand on."""

    zoom_changed: SignalInstance
    chosen_changed: SignalInstance

    def horizontalScrollBar(self) -> QScrollBar:
        """Qt's own."""

    def verticalScrollBar(self) -> QScrollBar:
        """Qt's own."""


class KindChooser(QObject):
    """At most one arrow is asked about; working on closes the bar."""

    def __init__(self, canvas: KindCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._bar: KindBar | None = None
        self._connector_id: Id = ""
        canvas.layout_now.shown.connect(self._stand)
        canvas.zoom_changed.connect(self._stand)
        canvas.chosen_changed.connect(self._on_chosen)
        for scroll_bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            scroll_bar.valueChanged.connect(self._stand)

    @property
    def bar(self) -> KindBar | None:
        """The bar, while it is open."""
        return self._bar

    def open(self, connector_id: Id) -> None:
        """Ask what an arrow means."""
        self.close()
        canvas = self._canvas
        connector = canvas.document.connectors.get(connector_id)
        if connector is None:
            return
        self._connector_id = connector_id
        bar = KindBar(canvas.ground, connector.kind, canvas.theme, canvas.ink)
        canvas.result  # noqa: B018 - laid out now, so that the bar knows where to stand
        self._bar = bar
        bar.picked.connect(self._on_picked)
        bar.left.connect(self._on_left)
        bar.passed.connect(self._on_passed)
        self._stand()
        if self._bar is not None:
            bar.show()
            bar.raise_()
            bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self, *, keyboard: bool = False) -> None:
        """Take the bar away; ``keyboard`` gives the keys back to the map."""
        bar, self._bar = self._bar, None
        if bar is None:
            return
        keyboard = keyboard or bar.hasFocus()
        bar.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        bar.hide()
        bar.deleteLater()
        self._canvas.end_typing()
        if keyboard:
            self._canvas.take_focus()

    def _stand(self) -> None:
        if self._bar is None:
            return
        result, window = self._canvas.layout_now.last_shown, self._canvas.window_state()
        boxes = [box for box in result.connectors if box.connector_id == self._connector_id]
        if not boxes:
            self.close()
            return
        points = [window.point_to_view(point) for point in boxes[0].points]
        low = QPointF(sum(p.x() for p in points) / len(points), max(p.y() for p in points))
        room = QRectF(self._canvas.ground.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        place = QRectF(self._bar.rect())
        for below in (low, points[-1]):  # where the line is out of sight, by its tip
            place.moveCenter(below)
            place.moveTop(below.y() + _BESIDE)
            if room.contains(below) and place.bottom() <= room.bottom():
                break
        place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
        place.moveTop(max(room.top(), min(place.top(), room.bottom() - place.height())))
        self._bar.move(place.topLeft().toPoint())

    def _on_chosen(self) -> None:
        if self._bar is not None and self._connector_id not in self._canvas.chosen.ids:
            self.close()

    def _on_picked(self, kind: ConnectorKind) -> None:
        connector_id = self._connector_id
        self._canvas.attempt(
            lambda now: set_connector_kind(now, [connector_id], kind), merge_key=DRAWING
        )
        self.close(keyboard=True)

    def _on_left(self, keyboard: bool) -> None:  # noqa: FBT001 - a signal's value
        self.close(keyboard=keyboard)

    def _on_passed(self, event: QKeyEvent) -> None:
        """What is typed is the arrow's label; other keys are the map's commands."""
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        self.close(keyboard=True)
        target = QApplication.focusWidget()
        if target is not None:
            QApplication.sendEvent(target, again)


def _font() -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(_TEXT)
    return font
