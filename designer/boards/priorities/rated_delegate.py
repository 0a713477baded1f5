"""How rated rows are painted: rank, text, score, dots, votes, answers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView

from designer.boards.face_delegate import BoardDelegate
from designer.boards.priorities.parts import (
    HEADING_HEIGHT,
    ROW_HEIGHT,
    Part,
    RowPlan,
    dot_rect,
    plan_row,
    vote_rects,
)
from designer.boards.priorities.rated import RatedGroup, RatedRow
from designer.boards.priorities.rated_rows import RatedRows
from designer.style.tokens import Tokens
from model.insight.priority import HIGHEST, Criterion
from model.layout.colours import readable
from widgets import drawing
from widgets.icon_paint import IconPainter

_Index = QModelIndex | QPersistentModelIndex
_ICON = 16.0


def part_colour(name: str, tokens: Tokens) -> str:
    """The colour of a rating, and of its share in the score."""
    match name:
        case Criterion.SEVERITY:
            return tokens.danger
        case Criterion.FREQUENCY:
            return tokens.warning
        case "value":
            return tokens.success
        case _:
            return tokens.theme.accent


class RatedDelegate(BoardDelegate):
    """Paints rows with their ``parts``; ``at`` is the part that the keyboard is at."""

    def __init__(
        self, icons: IconPainter, view: QTreeView, tokens: Tokens, parts: tuple[Part, ...]
    ) -> None:
        super().__init__(icons, view, tokens)
        self.parts = parts
        self.at = parts[0]

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A record has two lines, a heading one."""
        return QSize(200, ROW_HEIGHT if index.internalId() else HEADING_HEIGHT)

    def told(self, index: _Index) -> str:
        """Text, place, and what the score is made of."""
        model = index.model()
        row = model.row(index) if isinstance(model, RatedRows) else None
        return row.told if row is not None else ""

    def plan(self, index: _Index) -> RowPlan:
        """Where everything of a row stands."""
        return plan_row(QRectF(self._view.visualRect(index)), self.parts)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, RatedRows):
            return
        rect, row, group = QRectF(option.rect), model.row(index), model.group(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is not None:
            self.ground(painter, rect, option, index)
            here = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
            self._paint_row(painter, plan_row(rect, self.parts), row, keyboard=here)
        elif group is not None:
            self._paint_group(painter, rect, group)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRectF, group: RatedGroup) -> None:
        paint = self.paint_
        room = rect.adjusted(14, 6, -14, 0)
        name = f"{group.name} · {len(group.rows)}"
        paint.words(painter, room, name, ink=paint.soft(), bold=True, small=True)
        used = paint.width(name, paint.font(bold=True, small=True)) + 12
        paint.words(painter, room.adjusted(used, 0, 0, 0), group.note, ink=paint.soft(),
                    small=True, right=True)  # fmt: skip

    def _paint_row(
        self, painter: QPainter, plan: RowPlan, row: RatedRow, *, keyboard: bool
    ) -> None:
        paint = self.paint_
        theme = paint.tokens.theme
        if row.rank is not None:
            paint.words(painter, plan.rank, str(row.rank), ink=paint.soft(), bold=True)
        else:
            square = QRectF(plan.rank.x(), plan.rank.center().y() - 8, _ICON, _ICON)
            paint.picture(painter, square, row.face)
        ink = paint.soft() if row.face.unnamed else QColor(theme.ink)
        words = plan.words
        if row.votes is None and row.rank is not None:
            square = QRectF(words.x(), words.center().y() - 8, _ICON, _ICON)
            paint.picture(painter, square, row.face)
            words = words.adjusted(_ICON + 8, 0, 0, 0)
        paint.words(painter, words, row.face.text, ink=ink)
        if plan.score.width():
            score = "–" if row.score is None else f"{row.score:.0f}"
            paint.words(painter, plan.score, score, bold=True, right=True)
        if plan.bar.width():
            self._paint_bar(painter, plan.bar, row)
        for part, room in plan.parts.items():
            self._paint_part(painter, room, part, row)
            if keyboard and part is self.at and len(plan.parts) > 1:
                self._ring(painter, room)

    def _paint_bar(self, painter: QPainter, bar: QRectF, row: RatedRow) -> None:
        """The score, made of what each part adds; or where there is none, the place."""
        paint, tokens = self.paint_, self.paint_.tokens
        if not row.points:
            paint.words(painter, bar.adjusted(0, -6, 0, 6), row.face.place, ink=paint.soft(),
                        small=True)  # fmt: skip
            return
        drawing.body(painter, bar, fill=QColor(tokens.pressed), radius=3)
        left = bar.x()
        for criterion, points in zip(Criterion, row.points, strict=True):
            width = bar.width() * points / 100
            if width > 0:
                part = QRectF(left, bar.y(), max(0.0, width - 1), bar.height())
                colour = QColor(part_colour(criterion, tokens))
                drawing.body(painter, part, fill=colour, radius=1)
            left += width

    def _paint_part(self, painter: QPainter, room: QRectF, part: Part, row: RatedRow) -> None:
        match part:
            case Part.VOTES:
                self._paint_votes(painter, room, row.votes or 0)
            case Part.ANSWERS:
                self._paint_answers(painter, room, row.answers or (0, 0))
            case _:
                self._paint_dots(painter, room, part, row.ratings.get(part.value))

    def _paint_dots(self, painter: QPainter, room: QRectF, part: Part, rating: int | None) -> None:
        tokens = self.paint_.tokens
        grounds = (tokens.surface, tokens.hover, tokens.theme.accent_soft)
        full = QColor(readable(part_colour(part.value, tokens), *grounds, ratio=3.0))
        empty = QColor(tokens.field_border_hover)
        for number in range(1, HIGHEST + 1):
            dot = dot_rect(room, number)
            if rating is not None and number <= rating:
                drawing.body(painter, dot, fill=full, radius=dot.width() / 2)
            else:
                drawing.body(painter, dot, border=empty, radius=dot.width() / 2)

    def _paint_votes(self, painter: QPainter, room: QRectF, votes: int) -> None:
        paint, tokens = self.paint_, self.paint_.tokens
        less, count, more = vote_rects(room)
        for rect, icon, usable in ((less, "minus", votes > 0), (more, "plus", True)):
            ink = paint.soft() if usable and self._may_edit else QColor(tokens.disabled)
            drawing.body(
                painter, rect, fill=QColor(tokens.field), border=QColor(tokens.field_border)
            )
            paint.icons.paint_icon(painter, icon, rect.adjusted(4, 4, -4, -4), ink)
        font = paint.font(bold=True)
        centre = Qt.AlignmentFlag.AlignHCenter
        ink = QColor(tokens.theme.ink)
        drawing.text(painter, self._view, count, str(votes), ink, align=centre, font=font)

    def _paint_answers(self, painter: QPainter, room: QRectF, answers: tuple[int, int]) -> None:
        paint, tokens = self.paint_, self.paint_.tokens
        left = room.x()
        for icon, count in zip(("opportunity", "checklist"), answers, strict=True):
            ink = paint.soft() if count else QColor(tokens.disabled)
            square = QRectF(left, room.center().y() - 7, 14, 14)
            paint.icons.paint_icon(painter, icon, square, ink)
            words = QRectF(square.right() + 3, room.y(), 16, room.height())
            paint.words(painter, words, str(count), ink=ink, small=True)
            left += room.width() / 2

    def _ring(self, painter: QPainter, room: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.paint_.tokens.theme.accent), 1.5))
        painter.drawRoundedRect(room.adjusted(-4, 0, 4, 0), 5, 5)

    @property
    def _may_edit(self) -> bool:
        return bool(getattr(self._view, "may_edit", True))
