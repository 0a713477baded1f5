"""The six steps of the loop as a small strip: those that are reached, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.style.tokens import SMALL_PIXELS, Tokens
from model.insight.trail import LOOP_STEPS, LoopStep, Progress
from model.layout.colours import readable
from resources.words import tr
from widgets import drawing
from widgets.plain_tip import plain_tip

_DOT, _PITCH, _GAP = 12.0, 19.0, 8.0
STRIP_WIDTH = _DOT + _PITCH * (len(LoopStep) - 1)


def progress_words(progress: Progress) -> str:
    """What comes next: ``Next: Test. Try the change with a few people first.``."""
    if progress.next is None:
        return tr("The loop is closed: the customers know.")
    facts = LOOP_STEPS[progress.next]
    return tr("Next: {step}. {todo}", step=tr(facts.name), todo=tr(facts.todo))


def next_words(progress: Progress) -> str:
    """``Next: Test``; or that the loop is closed."""
    if progress.next is None:
        return tr("Loop closed")
    return tr("Next: {step}", step=tr(LOOP_STEPS[progress.next].name))


def paint_progress(painter: QPainter, at: QPointF, progress: Progress, tokens: Tokens) -> None:
    """Draw the strip with its left end's middle at a point: full dots, the next one ringed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    done = QColor(readable(tokens.success, tokens.surface, tokens.field))
    rest = QColor(tokens.field_border_hover)
    for place, step in enumerate(LoopStep):
        middle = QPointF(at.x() + _DOT / 2 + place * _PITCH, at.y())
        if place:
            painter.setPen(QPen(rest, 1.4))
            left = QPointF(middle.x() - _PITCH + _DOT / 2 + 1, at.y())
            painter.drawLine(left, QPointF(middle.x() - _DOT / 2 - 1, at.y()))
        ring = QRectF(middle.x() - _DOT / 2, middle.y() - _DOT / 2, _DOT, _DOT)
        if step in progress.reached:
            _done(painter, ring, done, QColor(tokens.surface))
        elif step is progress.next:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.theme.accent), 2.2))
            painter.drawEllipse(ring.adjusted(1.2, 1.2, -1.2, -1.2))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(rest, 1.3))
            painter.drawEllipse(ring.adjusted(2, 2, -2, -2))
    painter.restore()


def _done(painter: QPainter, ring: QRectF, ink: QColor, tick: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(ring)
    x, y = ring.x(), ring.y()
    painter.setPen(QPen(tick, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    spots = ((0.27, 0.53), (0.44, 0.69), (0.73, 0.34))
    painter.drawPolyline(QPolygonF([QPointF(x + a * _DOT, y + b * _DOT) for a, b in spots]))


class LoopStrip(QWidget):
    """The strip with its words beside it."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._progress = Progress(())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self._tokens = tokens
        self.update()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        reached = ", ".join(tr(LOOP_STEPS[step].name) for step in progress.reached)
        self.setAccessibleName(tr("Loop of feedback"))
        done = tr("Reached: {steps}.", steps=reached) if reached else tr("Nothing reached yet.")
        self.setAccessibleDescription(f"{done} {progress_words(progress)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dots and words on one line."""
        font = drawing.weighted(self.font(), self.font().weight(), pixels=SMALL_PIXELS)
        words = QFontMetricsF(font).horizontalAdvance(next_words(self._progress))
        return QSize(int(STRIP_WIDTH + _GAP + words + 4), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        middle = self.height() / 2
        paint_progress(painter, QPointF(0, middle), self._progress, self._tokens)
        room = QRectF(STRIP_WIDTH + _GAP, 0, self.width(), self.height())
        font = drawing.weighted(self.font(), self.font().weight(), pixels=SMALL_PIXELS)
        ink = QColor(readable(self._tokens.theme.secondary, self._tokens.surface))
        drawing.text(painter, self, room, next_words(self._progress), ink, font=font)

    def event(self, event: QEvent) -> bool:
        """Each dot says what it stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip_at(event.pos().x())), self)
            return True
        return super().event(event)

    def _tip_at(self, x: int) -> str:
        place = round((x - _DOT / 2) / _PITCH)
        steps = list(LoopStep)
        if not 0 <= place < len(steps):
            return progress_words(self._progress)
        facts = LOOP_STEPS[steps[place]]
        done = steps[place] in self._progress.reached
        return f"{tr(facts.name)}. {tr(facts.done if done else facts.todo)}"
