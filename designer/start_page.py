"""The first page: start from a template, go on with a recent map, look at the sample.

It stands before anything heavy is imported; the templates' pictures come a moment later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resources.words import tr
from widgets import drawing
from widgets.packing import PackedLayout
from widgets.roles import Role, colour

PREVIEW = QSize(320, 160)
"""The size of a template's picture; a card shows as much of it as it has room for."""
_PICTURE_HEIGHT = 124
_CARD_HEIGHT = 204
_LEAST_CARD = 216
_RECENT_SHOWN = 8
_WIDEST = 1280


class TemplateCard(QAbstractButton):
    """A template of the gallery: its picture, name and a sentence."""

    def __init__(
        self, template_id: str, name: str, description: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.template_id = template_id
        self._description = description
        self._picture = QPixmap()
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_picture(self, picture: QPixmap) -> None:
        """Show how a map from it looks."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """All cards are of one size."""
        return QSize(_LEAST_CARD, _CARD_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        border = colour(self, Role.ACCENT if self.underMouse() else Role.HAIRLINE)
        drawing.body(painter, rect, fill=colour(self, Role.SURFACE), border=border, radius=8)
        frame = QRectF(8, 8, rect.width() - 16, _PICTURE_HEIGHT)
        drawing.body(painter, frame, fill=colour(self, Role.GROUND), radius=5)
        if not self._picture.isNull():
            clip = QPainterPath()
            clip.addRoundedRect(frame, 5, 5)
            painter.save()
            painter.setClipPath(clip)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            height = frame.width() * PREVIEW.height() / PREVIEW.width()
            shown = QRectF(frame.topLeft(), QSizeF(frame.width(), height))
            painter.drawPixmap(shown, self._picture, QRectF(self._picture.rect()))
            painter.restore()
        words = QRectF(12, frame.bottom() + 8, rect.width() - 24, 18)
        bold = drawing.weighted(self.font(), QFont.Weight.DemiBold)
        drawing.text(painter, self, words, self.text(), colour(self, Role.INK), font=bold)
        painter.setFont(drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12))
        painter.setPen(colour(self, Role.SECONDARY))
        below = QRectF(12, words.bottom() + 2, rect.width() - 24, 36)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.drawText(below, wrap, self._description)
        drawing.focus_ring(painter, self, radius=8)


class RecentRow(QAbstractButton):
    """A recent map: its name and its folder."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setText(path.stem)
        self.setToolTip(str(path))
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(str(path.parent))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        drawing.body(painter, rect, fill=drawing.button_ground(self))
        bold = drawing.weighted(self.font(), QFont.Weight.DemiBold)
        upper = QRectF(8, 5, rect.width() - 16, 18)
        drawing.text(painter, self, upper, self.text(), colour(self, Role.INK), font=bold)
        small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12)
        lower = QRectF(8, 23, rect.width() - 16, 17)
        folder = shown_folder(self.path.parent)
        drawing.text(painter, self, lower, folder, colour(self, Role.SECONDARY), font=small)
        drawing.focus_ring(painter, self)


class StartPage(QScrollArea):
    """The page. Its signals carry the id of a template, or the path of a recent map."""

    template_chosen = Signal(str)
    recent_chosen = Signal(object)
    open_asked = Signal()
    sample_asked = Signal()
    import_asked = Signal()
    back_asked = Signal()

    def __init__(self, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Start"))
        whole = QWidget()
        self.setWidget(whole)
        middle = QHBoxLayout(whole)
        middle.setContentsMargins(0, 0, 0, 0)
        page = QWidget(whole)
        page.setMaximumWidth(_WIDEST)
        middle.addStretch(1)
        middle.addWidget(page, 1000)
        middle.addStretch(1)
        outer = QHBoxLayout(page)
        outer.setContentsMargins(40, 36, 40, 36)
        outer.setSpacing(36)
        outer.addLayout(self._build_main(page), 1)
        outer.addWidget(self._build_side(page))
        self.set_recent(recent)

    def _build_main(self, page: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._back = QPushButton(tr("‹ Back to the map"), page)
        self._back.setProperty("look", "link")
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        title = QLabel(tr("Start a journey map"), page)
        title.setProperty("tone", "title")
        column.addWidget(title)
        subtitle = QLabel(
            tr("Choose the stages to begin with. Everything can be changed later."), page
        )
        subtitle.setProperty("tone", "subtitle")
        subtitle.setWordWrap(True)
        column.addWidget(subtitle)
        column.addSpacing(14)
        gallery = self._gallery_ground = QWidget(page)
        self._gallery = PackedLayout(gallery, least=_LEAST_CARD, gap=14)
        column.addWidget(gallery)
        column.addStretch(1)
        return column

    def _build_side(self, page: QWidget) -> QWidget:
        side = QWidget(page)
        side.setFixedWidth(260)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        buttons = (
            (tr("&Open a map…"), self.open_asked, "primary"),
            (tr("Look at the &sample"), self.sample_asked, ""),
            (tr("&Import a Mermaid journey…"), self.import_asked, ""),
        )
        for text, signal, look in buttons:
            button = QPushButton(text, side)
            button.setProperty("look", look)
            button.setMinimumHeight(34)
            button.clicked.connect(signal)
            column.addWidget(button)
        column.addSpacing(16)
        self._recent_title = QLabel(tr("Recent maps"), side)
        self._recent_title.setProperty("tone", "group")
        column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        column.addStretch(1)
        return side

    def set_recent(self, recent: Sequence[str]) -> None:
        """The recent maps, newest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in recent[:_RECENT_SHOWN]:
            row = RecentRow(Path(name))
            row.clicked.connect(lambda _=False, row=row: self.recent_chosen.emit(row.path))
            self._recent.addWidget(row)
        self._recent_title.setVisible(bool(recent))

    def set_back(self, *, shown: bool) -> None:
        """Whether there is a map to go back to."""
        self._back.setVisible(shown)

    def set_templates(self, templates: Sequence[tuple[str, str, str]]) -> None:
        """The gallery: id, name and description of each template."""
        if self.cards():
            return
        parent = self._gallery_ground
        for template_id, name, description in templates:
            card = TemplateCard(template_id, name, description, parent)
            card.clicked.connect(
                lambda _=False, card=card: self.template_chosen.emit(card.template_id)
            )
            self._gallery.addWidget(card)
            card.show()

    def cards(self) -> list[TemplateCard]:
        """The cards of the gallery."""
        return self._gallery_ground.findChildren(TemplateCard)

    def set_pictures(self, picture: Callable[[str], QPixmap]) -> None:
        """Show how maps from the templates look."""
        for card in self.cards():
            card.set_picture(picture(card.template_id))


def shown_folder(folder: Path) -> str:
    """A folder as people write it, with ``~`` for the home folder."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
