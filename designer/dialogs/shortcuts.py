"""All shortcuts at a glance, from the table of actions. Not modal: it may stand beside the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.actions.table import ACTIONS, MENUS
from resources.words import tr

# What the canvas understands without a menu.
_ON_THE_MAP = (
    ("Arrow keys", "Go from card to card"),
    ("Type", "Write a new card in the chosen cell, or over the chosen card"),
    ("Enter", "Edit the chosen card; end the text"),
    ("Tab", "End the text and go to the next cell"),
    ("Esc", "Leave without changing; clear the selection"),
    ("Space and drag", "Move the sheet"),
    ("Ctrl and wheel", "Zoom"),
)
_COLUMNS = 2
_KEYS_WIDTH = 120


class ShortcutsDialog(QDialog):
    """The list, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(scroll)
        content = QWidget()
        content.setProperty("surface", True)  # noqa: FBT003
        halves = QHBoxLayout(content)
        halves.setContentsMargins(24, 20, 24, 20)
        halves.setSpacing(36)
        columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        for half in columns:
            half.setSpacing(0)
            halves.addLayout(half)
        groups = [(tr("On the map"), [(tr(k), tr(t)) for k, t in _ON_THE_MAP]), *_groups()]
        total = sum(len(rows) + 2 for _, rows in groups)
        taken = 0
        for title, rows in groups:
            half = columns[0] if taken < total / 2 else columns[1]
            half.addLayout(_group(title, rows))
            half.addSpacing(20)
            taken += len(rows) + 2
        for half in columns:
            half.addStretch(1)
        scroll.setWidget(content)
        self.resize(820, 620)


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    groups = []
    for path, title in MENUS:
        rows = [
            (_shown(spec.shortcuts[0]), tr(spec.text).replace("&", "").removesuffix("…"))
            for spec in ACTIONS
            if spec.menu.split("/")[0] == path and spec.shortcuts
        ]
        groups.append((tr(title).replace("&", ""), rows))
    return groups


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _group(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
    grid.setColumnStretch(1, 1)
    heading = QLabel(title)
    heading.setProperty("tone", "group")
    grid.addWidget(heading, 0, 0, 1, 2)
    for place, (keys, text) in enumerate(rows, start=1):
        key = QLabel(keys)
        key.setProperty("tone", "key")
        grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignLeft)
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(words, place, 1)
    return grid
