"""Below the preview: the size in words, and what should be known before it is printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.exporting.previewing import Remark, Spot
from designer.style.icons import InterfaceIcons
from resources.words import capital, tr
from widgets.icon_paint import IconLabel
from widgets.roles import Role

_LIST_HEIGHT = 118
_ROW = 24


class RemarksPane(QWidget):
    """A line about the size, one about how it reads, and the list. ``pressed`` carries a spot."""

    pressed = Signal(object)

    def __init__(self, icons: InterfaceIcons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003 - Qt's own signature
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        self.size_words = _plain(self, "strong")
        self.size_words.setWordWrap(True)
        column.addWidget(self.size_words)
        line = QHBoxLayout()
        line.setSpacing(6)
        self._icon = IconLabel(icons, "check", size=16, role=Role.ACCENT, parent=self)
        self.verdict = _plain(self, "faint")
        line.addWidget(self._icon)
        line.addWidget(self.verdict, 1)
        column.addLayout(line)
        self.listed = _Listed(self)
        self.listed.itemActivated.connect(self._press)
        self.listed.itemClicked.connect(self._press)
        column.addWidget(self.listed)
        self._remarks: tuple[Remark, ...] | None = None
        self.set_remarks("", (), checked=False)

    def set_remarks(self, size: str, remarks: tuple[Remark, ...], *, checked: bool = True) -> None:
        """Show the size and the remarks; ``checked``: whether it was looked for any."""
        self.size_words.setText(capital(size))
        for widget in (self._icon, self.verdict):
            widget.setVisible(checked or bool(remarks))
        if remarks == self._remarks:
            return
        self._remarks = remarks
        serious = [remark for remark in remarks if not remark.hint]
        self.verdict.setText(_verdict(len(serious), len(remarks)))
        icon, role = ("warning", Role.DANGER) if serious else ("check", Role.ACCENT)
        self._icon.set_icon(icon, role)
        self.listed.show_remarks(remarks)
        self.listed.setVisible(bool(remarks))

    def _press(self, item: QTreeWidgetItem) -> None:
        spot = item.data(0, Qt.ItemDataRole.UserRole)
        if isinstance(spot, Spot):
            self.pressed.emit(spot)


class _Listed(QTreeWidget):
    """The remarks, each with its spots below it; no higher than what is unfolded needs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What to look at before it is printed"))
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setIndentation(18)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these."""
        self.clear()
        for remark in remarks:
            self.addTopLevelItem(_item(remark))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the sentences elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self, *_item: object) -> None:
        room = QRect(0, 0, max(80, self.viewport().width() - self.indentation() - 12), 10_000)
        wanted = 4
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is None:
                continue
            words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text(0))
            height = max(_ROW, words.height() + 8)
            item.setSizeHint(0, QSize(0, height))
            wanted += height + (item.childCount() * _ROW if item.isExpanded() else 0)
        self.setFixedHeight(min(_LIST_HEIGHT, wanted))


def _plain(parent: QWidget, tone: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    return label


def _item(remark: Remark) -> QTreeWidgetItem:
    """A remark with its spots below it; pressed itself it leads to the first of them."""
    item = QTreeWidgetItem([remark.text])
    if remark.spots:
        item.setData(0, Qt.ItemDataRole.UserRole, remark.spots[0])
    for spot in remark.spots:
        child = QTreeWidgetItem([spot.words])
        child.setData(0, Qt.ItemDataRole.UserRole, spot)
        child.setSizeHint(0, QSize(0, _ROW))
        item.addChild(child)
    return item


def _verdict(serious: int, every: int) -> str:
    if not every:
        return tr("All of it can be read well.")
    if not serious:
        return tr("All of it can be read well. A hint:")
    return tr("One thing to look at:") if serious == 1 else tr("{n} things to look at:", n=serious)
