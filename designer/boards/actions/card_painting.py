"""How a card of the board is painted: an action, or a pain point that nothing answers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QWidget

from designer.boards.actions.effects import SIGNS
from designer.boards.actions.faces import ActionFace, Face, PainFace
from designer.boards.actions.importance_sign import WIDTH, paint_importance
from designer.boards.text_block import TextBlock, text_block
from designer.style.tokens import SMALL_PIXELS, Tokens
from model.insight.figures import Course
from model.kinds import CardKind, Priority
from model.layout.colours import readable
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter

_MARGIN, _PADDING, _BAR = 4.0, 9.0, 4.0
_ICON, _DISC = 16.0, 22.0
_TITLE_LINES = 4
_ROW = 20.0
_FOOT = 24.0
_GAP = 6.0
ADD_HEIGHT = 24.0


class CardPainter:
    """Paints the cards of one list in the colours of ``tokens``; one object for all of them."""

    def __init__(self, icons: IconPainter, view: QWidget, tokens: Tokens) -> None:
        self._icons = icons
        self._view = view
        self.tokens = tokens

    def height(self, face: Face, width: float) -> float:
        """How high a card is that is ``width`` pixels wide."""
        rows = len(self._rows(face))
        title = self._title(face, width).height
        foot = ADD_HEIGHT if isinstance(face, PainFace) else _FOOT
        return 2 * _MARGIN + 2 * _PADDING + title + rows * _ROW + foot + _GAP

    def add_button(self, face: Face, rect: QRectF) -> QRectF:
        """Where on the card of a pain point the words stand that make an action of it."""
        if not isinstance(face, PainFace):
            return QRectF()
        inner = self._inner(rect)
        return QRectF(inner.x(), inner.bottom() - ADD_HEIGHT, inner.width(), ADD_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        face: Face,
        state: QStyle.StateFlag = QStyle.StateFlag.State_None,
    ) -> None:
        """Draw one card into its room."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, face, state)
        inner = self._inner(rect)
        title = self._title(face, rect.width())
        icon = QRectF(inner.x(), inner.y() + 1, _ICON, _ICON)
        self._icons.paint_icon(painter, _icon(face), icon, QColor(self._bar(face)))
        ink = QColor(self.tokens.theme.ink if face.title else self.tokens.faint)
        title.paint(painter, QPointF(icon.right() + _GAP, inner.y()), ink)
        y = inner.y() + title.height + 2
        for name, words, colour in self._rows(face):
            self._row(painter, QRectF(inner.x(), y, inner.width(), _ROW), name, words, colour)
            y += _ROW
        if isinstance(face, PainFace):
            self._paint_add(painter, self.add_button(face, rect), state)
        else:
            foot = QRectF(inner.x(), inner.bottom() - _FOOT, inner.width(), _FOOT)
            self._foot(painter, foot, face)
        painter.restore()

    # --- parts ---------------------------------------------------------------------------------

    @staticmethod
    def _inner(rect: QRectF) -> QRectF:
        edge = _MARGIN + _PADDING
        return rect.adjusted(edge + _BAR - 2, edge, 2 - edge, -edge)

    def _title(self, face: Face, width: float) -> TextBlock:
        room = self._inner(QRectF(0, 0, width, 0)).width() - _ICON - _GAP
        words = face.title or tr("Action without a title")
        weight = QFont.Weight.DemiBold if face.title else QFont.Weight.Normal
        font = drawing.weighted(self._view.font(), weight)
        return text_block(words, font, room, _TITLE_LINES)

    def _bar(self, face: Face) -> str:
        theme = self.tokens.theme
        if isinstance(face, PainFace):
            return theme.cards[CardKind.PAIN_POINT].bar
        return readable(theme.cards[CardKind.OPPORTUNITY].bar, self.tokens.surface)

    def _ground(self, painter: QPainter, rect: QRectF, face: Face, state: QStyle.StateFlag) -> None:
        tokens, chosen = self.tokens, bool(state & QStyle.StateFlag.State_Selected)
        body = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = tokens.theme.accent_soft if chosen else (tokens.hover if over else tokens.field)
        border = tokens.theme.accent if chosen else tokens.field_border
        drawing.body(painter, body, fill=QColor(fill), border=QColor(border))
        strip = QRectF(body.x() + 3, body.y() + 6, _BAR, body.height() - 12)
        drawing.body(painter, strip, fill=QColor(self._bar(face)), radius=_BAR / 2)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.theme.accent), 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), drawing.RADIUS, drawing.RADIUS)

    def _rows(self, face: Face) -> list[tuple[str, str, str]]:
        """The lines below the title: icon, words, colour."""
        soft = self._soft()
        if isinstance(face, PainFace):
            return [("step", face.place, soft)]
        rows: list[tuple[str, str, str]] = []
        if face.answers:
            more = f" +{len(face.answers) - 1}" if len(face.answers) > 1 else ""
            rows.append(("pain-point", face.answers[0] + more, soft))
        if face.late:
            rows.append(("warning", face.due_words, self._on_cards(self.tokens.danger)))
        elif face.due is not None:
            rows.append(("calendar", face.due_words, soft))
        if face.effect is not None:
            words = f"{face.effect.figures}, {face.effect.short}"
            course = face.effect.course
            colour = self._on_cards(course_colour(course, self.tokens))
            rows.append((SIGNS[course], words, colour))
        elif face.seen:
            rows.append(("eye", face.seen, soft))
        return rows

    def _row(self, painter: QPainter, room: QRectF, icon: str, words: str, colour: str) -> None:
        square = QRectF(room.x() + 1, room.center().y() - 7, 14, 14)
        self._icons.paint_icon(painter, icon, square, QColor(colour))
        text = room.adjusted(_ICON + _GAP, 0, 0, 0)
        drawing.text(painter, self._view, text, words, QColor(colour), font=self._small())

    def _foot(self, painter: QPainter, room: QRectF, face: ActionFace) -> None:
        """Who does it, and how much it matters."""
        disc = QRectF(room.x() - 2, room.bottom() - _DISC, _DISC, _DISC)
        right = room.right()
        if face.importance is not None:
            right = self._importance(painter, room, face.importance) - _GAP
        if face.owner:
            ground = QColor(self.tokens.theme.accent)
            drawing.portrait(painter, self._view, disc, face.owner, ground)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._soft()), 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        name = QRectF(disc.right() + _GAP, disc.y(), right - disc.right() - _GAP, _DISC)
        words, ink, font = face.owner or tr("Nobody yet"), QColor(self._soft()), self._small()
        # The disc has the initials: half a name beside it tells nothing more.
        if QFontMetricsF(font).horizontalAdvance(words) <= name.width():
            drawing.text(painter, self._view, name, words, ink, font=font)

    def _importance(self, painter: QPainter, room: QRectF, importance: Priority) -> float:
        """Bars like steps and a word at the right; gives where they begin."""
        words, font = tr(importance.value), self._small()
        wide = QFontMetricsF(font).horizontalAdvance(words) + 2
        text = QRectF(room.right() - wide, room.bottom() - _DISC, wide, _DISC)
        drawing.text(painter, self._view, text, words, QColor(self._soft()), font=font)
        left, middle = text.x() - 4 - WIDTH, text.center().y()
        rest = self.tokens.field_border
        paint_importance(painter, left, middle, importance, self._soft(), rest)
        return left

    def _paint_add(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        accent = self._on_cards(self.tokens.theme.accent)
        square = QRectF(room.x() + 1, room.center().y() - 7, 14, 14)
        self._icons.paint_icon(painter, "plus", square, QColor(accent))
        font = drawing.weighted(self._view.font(), QFont.Weight.DemiBold, pixels=SMALL_PIXELS)
        font.setUnderline(bool(state & QStyle.StateFlag.State_MouseOver))
        text = room.adjusted(_ICON + _GAP, 0, 0, 0)
        drawing.text(painter, self._view, text, tr("Make an action"), QColor(accent), font=font)

    def _soft(self) -> str:
        return self._on_cards(self.tokens.theme.secondary)

    def _on_cards(self, colour: str) -> str:
        tokens = self.tokens
        return readable(colour, tokens.field, tokens.theme.accent_soft, tokens.hover)

    def _small(self) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)


def course_colour(course: Course, tokens: Tokens) -> str:
    """The colour of where a figure went; not yet readable on every ground."""
    match course:
        case Course.BETTER:
            return tokens.success
        case Course.WORSE:
            return tokens.danger
        case Course.SAME | Course.CHANGED:
            return tokens.theme.secondary


def paint_drop_mark(painter: QPainter, line: QRectF, colour: QColor) -> None:
    """Where a dragged card would come: a line with an arrow head at its left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(line, 1.5, 1.5)
    tip = QPointF(line.x() + 6, line.center().y())
    painter.drawPolygon(
        QPolygonF([QPointF(line.x() - 1, tip.y() - 5), tip, QPointF(line.x() - 1, tip.y() + 5)])
    )


def _icon(face: Face) -> str:
    return "pain-point" if isinstance(face, PainFace) else face.icon
