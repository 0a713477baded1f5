"""All shortcuts, gestures and codes at a glance. Not modal: it may stand beside the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.actions.table import ACTIONS, MENUS
from designer.command_palette.matching import folded
from designer.dialogs.gestures import MAP_KEYS, MOUSE, TOUCH, Rows
from designer.style.icons import InterfaceIcons
from model.capture.codes import CODES
from resources.words import capital, tr
from widgets.search_field import SearchField

_SIZE = QSize(1120, 700)
_COLUMN, _GAP, _EDGE, _BETWEEN = 330, 28, 24, 22
_KEYS_WIDTH = 118


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """A title, and pairs of keys and what they do, in the person's language."""

    title: str
    rows: Sequence[tuple[str, str]]


class ShortcutsDialog(QDialog):
    """The groups in as many columns as fit; a field above shows only what fits its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.search = SearchField(InterfaceIcons(), tr("Search keys, commands and gestures"), self)
        above = QVBoxLayout()
        above.setContentsMargins(_EDGE, 16, _EDGE, 10)
        above.addWidget(self.search)
        column.addLayout(above)
        self._nothing = QLabel(tr("Nothing here fits these words."), self)
        self._nothing.setProperty("tone", "faint")
        self._nothing.setContentsMargins(_EDGE, 0, _EDGE, 0)
        self._nothing.hide()
        column.addWidget(self._nothing)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setAccessibleName(tr("Keyboard shortcuts"))
        column.addWidget(self._scroll, 1)
        self._sheet = QWidget()
        self._sheet.setProperty("surface", True)  # noqa: FBT003 - Qt's own signature
        self._views = [_GroupView(group, self._sheet) for group in help_groups()]
        self._scroll.setWidget(self._sheet)
        self.search.textChanged.connect(self._filter)
        self.search.left_down.connect(self._scroll.setFocus)
        self._scroll.viewport().installEventFilter(self)
        self.resize(_SIZE)

    def shown(self) -> list[tuple[str, str]]:
        """The rows that stand now."""
        return [row for view in self._views for row in view.shown()]

    def _filter(self, words: str) -> None:
        for view in self._views:
            view.filter(words)
        self._nothing.setVisible(not self.shown())
        self._arrange()
        self._scroll.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width may have room for another number of columns."""
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Each group at the foot of the shortest column, in order."""
        width = self._scroll.viewport().width() - 2 * _EDGE
        count = max(1, (width + _GAP) // (_COLUMN + _GAP))
        each = (width - (count - 1) * _GAP) // count
        feet = [0] * count
        for view in self._views:
            if not view.any_shown:
                continue
            column = feet.index(min(feet))
            height = view.heightForWidth(each)
            height = height if height > 0 else view.sizeHint().height()
            x = _EDGE + column * (each + _GAP)
            view.setGeometry(QRect(x, feet[column], each, height))
            feet[column] += height + _BETWEEN
        self._sheet.resize(self._scroll.viewport().width(), max(feet))


class _GroupView(QWidget):
    """One group: its title, and a row for each pair."""

    def __init__(self, group: HelpGroup, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = group
        self._shown = list(group.rows)
        self.setAccessibleName(group.title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
        grid.setColumnStretch(1, 1)
        heading = QLabel(group.title, self)
        heading.setProperty("tone", "group")
        grid.addWidget(heading, 0, 0, 1, 2)
        self._labels = []
        for place, (keys, text) in enumerate(group.rows, start=1):
            key, words = QLabel(keys, self), QLabel(text, self)
            key.setProperty("tone", "key")
            for label in (key, words):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(label is words)
            grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self._labels.append((key, words))

    @property
    def any_shown(self) -> bool:
        """Whether it has a row to show."""
        return bool(self._shown)

    def shown(self) -> list[tuple[str, str]]:
        """The rows that stand."""
        return self._shown

    def filter(self, words: str) -> None:
        """Show the rows that fit all the words, by keys, text or the group's title."""
        typed = folded(words).split()
        self._shown = []
        for labels, row in zip(self._labels, self._group.rows, strict=True):
            text = folded(" ".join((*row, self._group.title)))
            fits = all(word in text for word in typed)
            for label in labels:
                label.setVisible(fits)
            if fits:
                self._shown.append(row)
        self.setVisible(self.any_shown)
        layout = self.layout()
        if layout is not None:
            layout.activate()


def help_groups() -> list[HelpGroup]:
    """Everything the sheet tells: gestures and codes from their tables, keys from the actions."""
    return [
        HelpGroup(tr("On the map"), _told(MAP_KEYS)),
        HelpGroup(tr("With the mouse"), _told(MOUSE)),
        HelpGroup(tr("With fingers"), _told(TOUCH)),
        HelpGroup(
            tr("In a quick note"), [(tr(f.written), _sentence(f.meaning)) for f in CODES.values()]
        ),
        *_menus(),
    ]


def _menus() -> Iterable[HelpGroup]:
    """The actions by menu and submenu, in the order of the menu bar."""
    for path, title in MENUS:
        groups: dict[str, list[tuple[str, str]]] = {path: []}
        for spec in ACTIONS:
            if spec.menu.split("/")[0] == path and spec.shortcuts:
                row = (_keys(spec.shortcuts), tr(spec.name))
                groups.setdefault(spec.menu, []).append(row)
        for menu, rows in groups.items():
            parts = [tr(title), *(tr(part) for part in menu.split("/")[1:])]
            if rows:
                yield HelpGroup(" › ".join(parts).replace("&", ""), rows)


def _keys(shortcuts: Sequence[str]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(shortcuts[0]).toString(native)


def _told(rows: Rows) -> list[tuple[str, str]]:
    return [(tr(keys), tr(text)) for keys, text in rows]


def _sentence(words: str) -> str:
    return capital(tr(words))
