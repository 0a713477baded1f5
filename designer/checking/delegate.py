"""How a row of the panel is painted: a rule with its count, or what it found something about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from designer.boards.painting import RowPaint
from designer.checking.groups import Group, Row
from designer.checking.rows import LEFT_AS_IT_IS, FindingRows
from designer.style.row_ground import paint_ground
from designer.style.tokens import Tokens
from model.check import SEVERITIES, Severity
from resources.words import tr
from widgets.icon_paint import IconPainter

_GROUP, _ROW, _LINE = 34, 28, 17
_MARGIN, _GAP, _ICON = 8, 7, 16
_AROUND = 6
"""What a row leaves free at its two sides."""
_LEAST_PLACE = 36
"""With less room than this beside its name it is not said where something stands."""
_Index = QModelIndex | QPersistentModelIndex


def severity_colour(severity: Severity, tokens: Tokens) -> QColor:
    """The colour of a severity; its icon says the same without one."""
    match severity:
        case Severity.PROBLEM:
            return QColor(tokens.danger)
        case Severity.WARNING:
            return QColor(tokens.warning)
        case Severity.QUESTION:
            return QColor(tokens.theme.secondary)


class FindingDelegate(QStyledItemDelegate):
    """Paints rows in the colours of ``tokens``."""

    def __init__(self, icons: IconPainter, view: QTreeView, tokens: Tokens) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view
        self.tokens = tokens

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A rule is a little higher than what it found, and has two lines where it needs them."""
        model = index.model()
        group = model.group(index) if isinstance(model, FindingRows) else None
        if index.internalId() or group is None:
            return QSize(120, _ROW)
        paint = RowPaint(self._icons, self._view, self.tokens)
        room = self._view.viewport().width() - _AROUND - self._name_left() - self._counted(group)
        two = len(_two_lines(paint, _name(group), room)) > 1
        return QSize(120, _GROUP + _LINE if two else _GROUP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, FindingRows):
            return
        row, group = model.row(index), model.group(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        body = rect.adjusted(2, 1, -4, -1)
        paint_ground(painter, body, option.state, self.tokens, keyboard=self._view.hasFocus())
        if row is not None:
            self._paint_row(painter, body, model, row)
        elif group is not None:
            self._paint_group(painter, body, group, opened=self._view.isExpanded(index))
        painter.restore()

    def _paint_group(self, painter: QPainter, body: QRectF, group: Group, *, opened: bool) -> None:
        paint = RowPaint(self._icons, self._view, self.tokens)
        soft = paint.soft()
        chevron = QRectF(body.x() + 2, body.center().y() - 6, 12, 12)
        self._icons.paint_icon(
            painter, "chevron-down" if opened else "chevron-right", chevron, soft
        )
        picture = QRectF(chevron.right() + 4, body.center().y() - _ICON / 2, _ICON, _ICON)
        rule = group.rule
        if rule is None:
            self._icons.paint_icon(painter, "check", picture, soft)
        else:
            colour = severity_colour(rule.severity, self.tokens)
            self._icons.paint_icon(painter, SEVERITIES[rule.severity].icon, picture, colour)
        left, right = body.x() + self._name_left(), body.right() - self._counted(group)
        lines = _two_lines(paint, _name(group), right - left)
        top = body.center().y() - len(lines) * _LINE / 2
        for place, line in enumerate(lines):
            room = QRectF(left, top + place * _LINE, right - left, _LINE)
            paint.words(painter, room, line, bold=True)
        rest = QRectF(right + _GAP, body.y(), body.right() - _MARGIN - right - _GAP, body.height())
        paint.words(painter, rest, str(len(group.rows)), ink=soft, small=True, right=True)

    @staticmethod
    def _name_left() -> float:
        """Where the name of a rule begins: behind a chevron and an icon."""
        return 2 + 12 + 4 + _ICON + _GAP

    def _counted(self, group: Group) -> float:
        """The room at the right for how much a rule found."""
        paint = RowPaint(self._icons, self._view, self.tokens)
        return paint.width(str(len(group.rows)), paint.font(small=True)) + _MARGIN + _GAP

    def _paint_row(self, painter: QPainter, body: QRectF, model: FindingRows, row: Row) -> None:
        paint = RowPaint(self._icons, self._view, self.tokens)
        face = model.face(row)
        picture = QRectF(body.x() + 20, body.center().y() - _ICON / 2, _ICON, _ICON)
        paint.picture(painter, picture, face)
        room = QRectF(picture.right() + _GAP, body.y(), 0, body.height())
        room.setRight(body.right() - _MARGIN)
        ink = paint.soft() if row.silence is not None or face.unnamed else None
        paint.words(painter, room, face.text, ink=ink)
        needed = paint.width(face.text, paint.font()) + _GAP
        if face.place and room.width() - needed >= _LEAST_PLACE:
            paint.words(
                painter, room.adjusted(needed, 0, 0, 0), face.place, ink=paint.soft(), small=True
            )


def _name(group: Group) -> str:
    return tr(LEFT_AS_IT_IS) if group.rule is None else tr(group.rule.name)


def _two_lines(paint: RowPaint, words: str, room: float) -> tuple[str, ...]:
    """The words as they stand in so much room: on one line, or broken between two of them."""
    font = paint.font(bold=True)
    if paint.width(words, font) <= room:
        return (words,)
    parts = words.split(" ")
    fits = [at for at in range(1, len(parts)) if paint.width(" ".join(parts[:at]), font) <= room]
    if not fits:
        return (words,)
    return " ".join(parts[: fits[-1]]), " ".join(parts[fits[-1] :])
