"""Editors for numbers: a figure typed freely, a small count with buttons."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from resources.words import tr
from widgets.form.editor import Editor

# The style sheet's padding does not reach the field inside a spin box. Pixels.
_TEXT_MARGIN = 7


class NumberEditor(Editor):
    """A figure, with the point or comma of the person's own country; empty means none."""

    def __init__(
        self, hint: str = "", *, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._whole = whole
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(hint)
        self.take_control(self._line)
        self._line.textEdited.connect(self._tell)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the figure, unless what stands there already means it."""
        self._line.setPlaceholderText(tr("Different") if mixed else self._hint)
        if not mixed and parsed_number(self._line.text()) == value and self._line.hasFocus():
            return
        number = float(value) if isinstance(value, (int, float)) and not mixed else None
        self._line.setText("" if number is None else shown_number(number))

    def _tell(self, text: str) -> None:
        number = parsed_number(text)
        if number is None and text.strip():
            self.refused.emit(tr("This is not a number."))
        elif number is not None and self._whole:
            if number.is_integer():
                self.edited.emit(int(number))
            else:
                self.refused.emit(tr("This must be a whole number."))
        else:
            self.edited.emit(number)


def parsed_number(text: str) -> float | None:
    """The number in a text, as people here or programmers write it; None when there is none."""
    words = text.strip().replace("\u2212", "-").rstrip("%").strip()
    for locale in (QLocale(), QLocale.c()):
        number, good = locale.toDouble(words)
        if good:
            return number
    return None


def shown_number(number: float) -> str:
    """The number as people here write it, without needless zeros or group marks."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(number), "g", 12)


class CountEditor(Editor):
    """A whole number with buttons for one more and one less. ``least`` may mean something else."""

    def __init__(
        self, least: int, most: int, *, least_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._box = QSpinBox(self)
        self._box.setRange(least, most)
        self._box.setSpecialValueText(least_text)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setMinimumWidth(60)
        self._box.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
        self._showing = False
        self.take_control(self._box)
        self._box.valueChanged.connect(self._tell)
        self._box.lineEdit().installEventFilter(self)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the count; the least where several differ."""
        self._showing = True
        self._box.setValue(value if isinstance(value, int) and not mixed else self._least)
        self._showing = False

    def _tell(self, value: int) -> None:
        if not self._showing:
            self.edited.emit(value)

    def _wheel_chooses(self) -> bool:
        return True
