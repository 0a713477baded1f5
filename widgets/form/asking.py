"""Editors for what is chosen in a dialog of its own: a colour, a file. They ask for the asking."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from resources.words import tr
from widgets import drawing
from widgets.form.editor import Editor
from widgets.icon_button import IconButton
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_SIDE = 34
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


class Swatch(QToolButton):
    """A button that shows a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colour."""
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        border = colour(self, Role.SECONDARY if self.underMouse() else Role.BORDER)
        drawing.body(painter, inner, fill=self.shown, border=border, radius=5)
        drawing.focus_ring(painter, self)


class ColourEditor(Editor):
    """A colour: a swatch to choose it from all there are, and its figures to type or paste."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swatch = Swatch(self)
        self._swatch.clicked.connect(self.asked)
        self._row.addWidget(self._swatch)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText("#2F6FDE")
        self.take_control(self._line)
        self._line.textEdited.connect(self._tell)

    def set_name(self, name: str, description: str = "") -> None:
        """The name for both parts."""
        super().set_name(name, description)
        self._swatch.setAccessibleName(tr("{name}: choose", name=name))
        self._swatch.setToolTip(tr("Choose a colour"))

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the colour, unless what stands there already means it."""
        text = "" if mixed else str(value)
        self._swatch.shown = QColor(text)
        self._swatch.update()
        if parsed_colour(self._line.text()) != text:
            self._line.setText(text)

    def _tell(self, text: str) -> None:
        found = parsed_colour(text)
        if found is None:
            self.refused.emit(tr("Write a colour as #2F6FDE."))
            return
        self._swatch.shown = QColor(found)
        self._swatch.update()
        self.edited.emit(found)


def parsed_colour(text: str) -> str | None:
    """The colour ``#RRGGBB`` in a text; None where there is none."""
    match = _COLOUR.fullmatch(text.strip())
    return f"#{match[1].upper()}" if match else None


class FileEditor(Editor):
    """A file, or none: its name on the button that asks for another, and a cross."""

    asked = Signal()

    def __init__(self, icons: IconPainter, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._name = ""
        self._button = QPushButton(hint, self)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self.asked)
        self.take_control(self._button)
        self._clear = IconButton(icons, "close", name=tr("None"), side=28, icon_side=14)
        self._clear.clicked.connect(lambda: self.edited.emit(""))
        self._row.addWidget(self._clear)

    def set_name(self, name: str, description: str = "") -> None:
        """The name of the field; a screen reader hears the file with it."""
        self._name = name
        self._button.setAccessibleDescription(description)
        self._clear.setAccessibleName(tr("{name}: none", name=name))

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the name of the file."""
        path = "" if mixed else str(value)
        shown = Path(path).name or self._hint
        self._button.setText(shown.replace("&", "&&"))
        self._button.setAccessibleName(f"{self._name}: {shown}")
        self._clear.setVisible(bool(path))
