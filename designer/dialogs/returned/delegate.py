"""How a row of the list is painted: its tick, its kind, what it is about and what would change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from designer.dialogs.returned.faces import RowFace, face_of
from designer.dialogs.returned.marks import kind_colour, kind_ground, mark_colours
from designer.dialogs.returned.rows import ProposalRows, RowGroup
from designer.returning.differences import Mark, Piece
from designer.returning.wording import KIND_WORDS
from designer.style.row_ground import paint_ground
from designer.style.ticks import TICK, paint_tick
from designer.style.tokens import SMALL_PIXELS, Tokens
from exporters.workbook.returning.comparison import Proposal
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter

ROW_HEIGHT, GROUP_HEIGHT = 52, 36
_DISC, _ICON = 28, 16
_MARGIN, _GAP = 12, 10
_ROOM_FOR_FILE = 300
"""A narrower row has no room for the name of a file; it is told beside the list."""
_WIDEST_OLD = 0.4
"""The part of a row that an old text may take where there is a new one to be shown."""
_WIDEST_FILE = 0.4
"""The part of a row that the name of a file may take."""

_Index = QModelIndex | QPersistentModelIndex


class ProposalDelegate(QStyledItemDelegate):
    """Paints rows in the colours of ``tokens``; a click on a tick turns it."""

    def __init__(self, icons: IconPainter, view: QTreeView, tokens: Tokens) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view
        self._faces: dict[str, RowFace] = {}
        self.tokens = tokens
        self.several = False
        """Whether there are several files, so that each row names its own."""

    def forget(self) -> None:
        """The proposals are others."""
        self._faces.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A proposal has two lines, a group one."""
        return QSize(240, ROW_HEIGHT if index.internalId() else GROUP_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, ProposalRows):
            return
        rect = QRectF(option.rect)
        proposal, group = model.proposal(index), model.group(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state)
        tick = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        if proposal is not None:
            paint_tick(painter, self._icons, self._tick_rect(rect, top=False), tick, self.tokens)
            self._paint_proposal(painter, rect, proposal)
        elif group is not None:
            paint_tick(painter, self._icons, self._tick_rect(rect, top=True), tick, self.tokens)
            self._paint_group(painter, rect, group, opened=self._view.isExpanded(index))
        painter.restore()

    # --- the parts of a row ------------------------------------------------------------------

    @staticmethod
    def _tick_rect(rect: QRectF, *, top: bool) -> QRectF:
        left = rect.x() + _MARGIN + (0 if top else 6)
        return QRectF(left, rect.center().y() - TICK / 2, TICK, TICK)

    def _paint_group(
        self, painter: QPainter, rect: QRectF, group: RowGroup, *, opened: bool
    ) -> None:
        left = rect.x() + _MARGIN + TICK + _GAP
        chevron = QRectF(left, rect.center().y() - 7, 14, 14)
        secondary = QColor(self.tokens.theme.secondary)
        name = "chevron-down" if opened else "chevron-right"
        self._icons.paint_icon(painter, name, chevron, secondary)
        room = QRectF(left + 20, rect.y(), rect.right() - left - 20 - _MARGIN, rect.height())
        ink, bold = QColor(self.tokens.theme.ink), self._bold()
        needed = QFontMetricsF(bold).horizontalAdvance(group.name)
        drawing.text(painter, self._view, room, group.name, ink, font=bold)
        rest = room.adjusted(needed + 8, 0, 0, 0)
        count = str(len(group.proposals))
        drawing.text(painter, self._view, rest, count, secondary, font=self._small())

    def _paint_proposal(self, painter: QPainter, rect: QRectF, proposal: Proposal) -> None:
        face = self._face(proposal)
        left = rect.x() + _MARGIN + 6 + TICK + _GAP
        disc = QRectF(left, rect.center().y() - _DISC / 2, _DISC, _DISC)
        ground, ink = (
            kind_ground(proposal.kind, self.tokens),
            kind_colour(proposal.kind, self.tokens),
        )
        drawing.body(painter, disc, fill=ground, radius=_DISC / 2)
        inset = (_DISC - _ICON) / 2
        words = KIND_WORDS[proposal.kind]
        square = disc.adjusted(inset, inset, -inset, -inset)
        self._icons.paint_icon(painter, words.icon, square, ink)
        left = disc.right() + _GAP
        right = rect.right() - _MARGIN - 2
        upper = QRectF(left, rect.y() + 7, right - left, 19)
        lower = QRectF(left, rect.y() + 27, right - left, 18)
        used = self._paint_kind(painter, upper, tr(words.name), ink)
        drawing.text(painter, self._view, upper.adjusted(0, 0, -used - 8, 0), face.title,
                     QColor(self.tokens.theme.ink), font=self._bold())  # fmt: skip
        if self.several and proposal.file and lower.width() >= _ROOM_FOR_FILE:
            lower.setRight(lower.right() - self._paint_file(painter, lower, proposal.file) - 8)
        self._paint_change(painter, lower, face)

    def _paint_kind(self, painter: QPainter, room: QRectF, word: str, ink: QColor) -> float:
        """The word at the right; answers how much room it takes."""
        font = drawing.weighted(self._view.font(), QFont.Weight.DemiBold, pixels=SMALL_PIXELS)
        right = Qt.AlignmentFlag.AlignRight
        drawing.text(painter, self._view, room, word, ink, align=right, font=font)
        return QFontMetricsF(font).horizontalAdvance(word)

    def _paint_file(self, painter: QPainter, room: QRectF, name: str) -> float:
        font = self._small()
        needed = QFontMetricsF(font).horizontalAdvance(name) + 1
        width = min(needed, room.width() * _WIDEST_FILE)
        place = QRectF(room.right() - width, room.y(), width, room.height())
        drawing.text(painter, self._view, place, name, QColor(self.tokens.theme.secondary),
                     align=Qt.AlignmentFlag.AlignRight, font=font)  # fmt: skip
        return width

    def _paint_change(self, painter: QPainter, room: QRectF, face: RowFace) -> None:
        """Label, pieces and what stands aside, one after the other while there is room."""
        left = room.x()
        soft = QColor(self.tokens.theme.secondary)
        if face.label:
            left = self._paint_run(painter, room, left, face.label, soft, None, self._small()) + 8
        left = self._paint_pieces(painter, room, left, face.pieces)
        if face.aside:
            self._paint_run(painter, room, left + 8, face.aside, soft, None, self._small())

    def _paint_pieces(
        self, painter: QPainter, room: QRectF, left: float, pieces: Sequence[Piece]
    ) -> float:
        for piece in pieces:
            gone = piece.mark is Mark.GONE and piece is not pieces[-1]
            until = min(room.right(), left + _WIDEST_OLD * room.width()) if gone else room.right()
            ink, ground = mark_colours(piece.mark, self.tokens)
            font = QFont(self._view.font())
            font.setStrikeOut(piece.mark is Mark.GONE)
            font.setUnderline(piece.mark is Mark.NEW)
            place = QRectF(room.x(), room.y(), until - room.x(), room.height())
            left = self._paint_run(painter, place, left, piece.text, ink, ground, font)
        return left

    def _paint_run(
        self,
        painter: QPainter,
        room: QRectF,
        left: float,
        words: str,
        ink: QColor,
        ground: QColor | None,
        font: QFont,
    ) -> float:
        """Some words from ``left`` on, cut where the room ends; answers where they end."""
        rest = room.right() - left
        if rest < _GAP:
            return room.right()
        metrics = QFontMetricsF(font)
        said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest)
        width = metrics.horizontalAdvance(said)
        place = QRectF(left, room.y(), width, room.height())
        if ground is not None:
            drawing.body(painter, place.adjusted(-1, 1, 1, -1), fill=ground, radius=3)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, said)
        return room.right() if said != words else left + width

    def _face(self, proposal: Proposal) -> RowFace:
        face = self._faces.get(proposal.key)
        if face is None:
            face = self._faces[proposal.key] = face_of(proposal)
        return face

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        body = rect.adjusted(4, 1, -4, -1)
        paint_ground(painter, body, state, self.tokens, keyboard=self._view.hasFocus())

    def _bold(self) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.DemiBold)

    def _small(self) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)

    # --- the mouse ---------------------------------------------------------------------------

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """A click on the tick; keys are the view's."""
        clicked = event.type() in (
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        )
        if clicked and isinstance(event, QMouseEvent) and self.on_tick(event, option, index):
            if event.type() == QEvent.Type.MouseButtonRelease:
                model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
            return True
        return False

    def on_tick(self, event: QMouseEvent, option: QStyleOptionViewItem, index: _Index) -> bool:
        """Whether the mouse is on the tick of a row, or as near as one aims."""
        box = self._tick_rect(QRectF(option.rect), top=not index.internalId())
        return event.button() == Qt.MouseButton.LeftButton and box.adjusted(-8, -8, 6, 8).contains(
            event.position()
        )
