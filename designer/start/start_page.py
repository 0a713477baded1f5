"""The first page: start from a template, go on with a recent map, look at the sample.

It stands before anything heavy is imported; the templates' pictures come a moment later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from resources.words import tr

if TYPE_CHECKING:  # filled in a moment after the page stands
    from designer.start.start_cards import TemplateCard
    from designer.start.template_pictures import GalleryEntry
    from widgets.packing import PackedLayout

_RECENT_SHOWN = 8
_WIDEST = 1280


class StartPage(QScrollArea):
    """The page. Its signals carry the id of a template, or the path of a recent map."""

    template_chosen = Signal(str)
    recent_chosen = Signal(object)
    open_asked = Signal()
    sample_asked = Signal()
    guide_asked = Signal()
    delete_asked = Signal(str)
    import_asked = Signal()
    back_asked = Signal()
    maps_dropped = Signal(object)
    """A list of the paths of maps that were dropped."""

    def __init__(self, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str, str]] = []
        self._packed: PackedLayout | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAcceptDrops(True)
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
        self._main, self._side = QWidget(page), self._build_side(page)
        self._main.setLayout(self._build_main(self._main))
        outer.addWidget(self._main, 1)
        outer.addWidget(self._side)
        self.set_recent(recent)

    def _build_main(self, page: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
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
        self._gallery = QWidget(page)
        column.addWidget(self._gallery)
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
            (tr("First map with the &guide"), self.guide_asked, ""),
            (tr("Look at the &sample"), self.sample_asked, ""),
            (tr("&Import a journey or a table…"), self.import_asked, ""),
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
        if recent:
            self._add_recent(recent)
        self._recent_title.setVisible(bool(recent))

    def _add_recent(self, recent: Sequence[str]) -> None:
        from designer.start.start_cards import RecentRow  # noqa: PLC0415 - see the module's docstring

        for name in recent[:_RECENT_SHOWN]:
            row = RecentRow(Path(name))
            row.clicked.connect(lambda _=False, row=row: self.recent_chosen.emit(row.path))
            self._recent.addWidget(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Maps are welcome, nothing else."""
        from designer.start.dropping import maps_in  # noqa: PLC0415 - see the module's docstring

        event.setAccepted(bool(maps_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the page."""
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open them once the program they came from is let go: a question may be asked first."""
        from designer.start.dropping import maps_in  # noqa: PLC0415 - see the module's docstring

        paths = maps_in(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        QTimer.singleShot(0, self, lambda: self.maps_dropped.emit(paths))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes through the gallery, then through what stands beside it."""
        from designer.window.tab_order import go_on, tab_stops  # noqa: PLC0415 - after the window

        stops = [*tab_stops(self._main), *tab_stops(self._side)]
        if go_on(stops, self, forward=forward):
            return True
        if not stops:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[0 if forward else -1].setFocus(reason)
        return True

    def set_back(self, *, shown: bool) -> None:
        """Whether there is a map to go back to."""
        self._back.setVisible(shown)

    def set_templates(self, entries: Sequence[GalleryEntry]) -> bool:
        """The gallery; whether it is another one now."""
        shown = [(entry.id, entry.name, entry.description) for entry in entries]
        if shown == self._shown:
            return False
        from designer.start.start_cards import CARD_GAP, LEAST_CARD, TemplateCard  # noqa: PLC0415
        from widgets.packing import PackedLayout  # noqa: PLC0415

        self._shown = shown
        if self._packed is None:
            self._packed = PackedLayout(self._gallery, least=LEAST_CARD, gap=CARD_GAP)
        for card in self.cards():
            self._packed.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        for entry in entries:
            card = TemplateCard(entry, self._gallery)
            card.clicked.connect(lambda _=False, id_=entry.id: self.template_chosen.emit(id_))
            card.delete_asked.connect(self.delete_asked)
            self._packed.addWidget(card)
            card.show()
        return True

    def cards(self) -> list[TemplateCard]:
        """The cards of the gallery."""
        from designer.start.start_cards import TemplateCard  # noqa: PLC0415 - see the module's docstring

        return self._gallery.findChildren(TemplateCard)

    def set_pictures(self, picture: Callable[[GalleryEntry], QPixmap]) -> None:
        """Show how maps from the templates look."""
        for card in self.cards():
            card.set_picture(picture(card.entry))
