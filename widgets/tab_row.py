"""A row of tabs whose line goes on to the end of the row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

_LINE = 2
"""As thick as the line below a tab in the style sheet."""


def tab_row(tabs: QTabBar, parent: QWidget) -> QHBoxLayout:
    """The tabs, as wide as they need, and their line behind the last one."""
    line = QWidget(parent)
    line.setProperty("divider", True)  # noqa: FBT003 - Qt's own signature
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setFixedHeight(_LINE)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(tabs)
    row.addWidget(line, 1, Qt.AlignmentFlag.AlignBottom)
    return row
