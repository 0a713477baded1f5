"""How a row of the list is painted: when, why, and what changed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from designer.dialogs.history.rows import REASON_ICONS, VersionRows
from designer.history.wording import reason_words
from designer.moments import time_words
from designer.style.row_ground import paint_ground
from designer.style.tokens import SMALL_PIXELS, Tokens
from model.layout.colours import readable
from model.versions import REASONS, Version
from model.versions.version import Weight
from resources.words import capital, tr
from widgets import drawing
from widgets.icon_paint import IconPainter

ROW_HEIGHT, DAY_HEIGHT = 52, 34
_DISC, _ICON = 28, 16
_MARGIN, _GAP = 14, 10
_DAY_LEFT = 18
_WIDEST_REASON = 0.62

_Index = QModelIndex | QPersistentModelIndex


class VersionDelegate(QStyledItemDelegate):
    """Paints rows in the colours of ``tokens``."""

    def __init__(self, icons: IconPainter, view: QTreeView, tokens: Tokens) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view
        self.tokens = tokens

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A version has two lines, a day one."""
        return QSize(240, ROW_HEIGHT if index.internalId() else DAY_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, VersionRows):
            return
        rect = QRectF(option.rect)
        version, day = model.version(index), model.day(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if version is not None and model.now is not None:
            self._ground(painter, rect, option.state)
            time = time_words(version.time, model.now)
            self._paint_version(painter, rect, version, time, model.words(version))
        elif day is not None:
            room = rect.adjusted(_DAY_LEFT, 6, -_MARGIN, 0)
            ink, font = QColor(self.tokens.theme.secondary), self._bold(SMALL_PIXELS)
            drawing.text(painter, self._view, room, day.name, ink, font=font)
        painter.restore()

    def _paint_version(
        self, painter: QPainter, rect: QRectF, version: Version, time: str, words: str | None
    ) -> None:
        left = rect.x() + _MARGIN + 2
        disc = QRectF(left, rect.center().y() - _DISC / 2, _DISC, _DISC)
        ground, ink = self._disc_colours(version)
        drawing.body(painter, disc, fill=ground, radius=_DISC / 2)
        inset = (_DISC - _ICON) / 2
        square = disc.adjusted(inset, inset, -inset, -inset)
        self._icons.paint_icon(painter, REASON_ICONS[version.reason], square, ink)
        left, right = disc.right() + _GAP, rect.right() - _MARGIN - 2
        upper = QRectF(left, rect.y() + 7, right - left, 19)
        lower = QRectF(left, rect.y() + 27, right - left, 18)
        soft = QColor(readable(self.tokens.theme.secondary, self.tokens.theme.accent_soft))
        bold = self._bold()
        drawing.text(painter, self._view, upper, time, QColor(self.tokens.theme.ink), font=bold)
        used = QFontMetricsF(bold).horizontalAdvance(time) + 2 * _GAP
        reason = upper.adjusted(max(used, upper.width() * (1 - _WIDEST_REASON)), 0, 0, 0)
        drawing.text(painter, self._view, reason, reason_words(version), soft,
                     align=Qt.AlignmentFlag.AlignRight, font=self._small())  # fmt: skip
        said = tr("…") if words is None else capital(words)
        drawing.text(painter, self._view, lower, said, soft, font=self._small())

    def _disc_colours(self, version: Version) -> tuple[QColor, QColor]:
        """What is kept on purpose stands out; icon and words tell it, too."""
        tokens = self.tokens
        match REASONS[version.reason].weight:
            case Weight.DELIBERATE:
                ground, ink = tokens.warning_soft, tokens.warning
            case Weight.SAVE:
                ground, ink = tokens.theme.accent_soft, tokens.theme.accent
            case Weight.PASSING:
                ground, ink = tokens.hover, tokens.theme.secondary
        return QColor(ground), QColor(readable(ink, ground))

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        body = rect.adjusted(6, 1, -6, -1)
        paint_ground(painter, body, state, self.tokens, keyboard=self._view.hasFocus())

    def _bold(self, pixels: int | None = None) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.DemiBold, pixels=pixels)

    def _small(self) -> QFont:
        return drawing.weighted(self._view.font(), QFont.Weight.Normal, pixels=SMALL_PIXELS)
