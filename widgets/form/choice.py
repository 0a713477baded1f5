"""Editors to choose with: one of a few words, a word with suggestions, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QWidget

from resources.words import tr
from widgets.form.editor import Editor


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: the value it stands for and what it is called."""

    value: object
    text: str
    icon: QIcon | None = None


class ChoiceEditor(Editor):
    """A drop-down list of a few options."""

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QComboBox(self)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(3)
        self._box.setMaxVisibleItems(16)
        self._options: tuple[Option, ...] = ()
        self.take_control(self._box)
        self.set_options(options)
        self._box.activated.connect(self._choose)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other options; what was chosen must be set again."""
        self._options = tuple(options)
        self._box.clear()
        for option in self._options:
            self._box.addItem(option.icon or QIcon(), option.text)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the option with this value; nothing where several differ."""
        self._box.setPlaceholderText(tr("Different") if mixed else "")
        values = [option.value for option in self._options]
        index = -1 if mixed or value not in values else values.index(value)
        self._box.setCurrentIndex(index)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._options):
            self.edited.emit(self._options[index].value)

    def _wheel_chooses(self) -> bool:
        return True


class SuggestEditor(Editor):
    """A line of text with suggestions: any word may be typed, the usual ones are offered."""

    def __init__(
        self, options: Sequence[Option], hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._box = QComboBox(self)
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setMinimumContentsLength(3)
        self._box.setMaxVisibleItems(16)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for option in options:
            self._box.addItem(option.icon or QIcon(), option.text)
        completer = QCompleter([option.text for option in options], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line = QLineEdit(self._box)
        self._box.setLineEdit(line)
        self._box.setCompleter(completer)
        self._line = line
        line.setPlaceholderText(hint)
        line.installEventFilter(self)
        self.take_control(self._box)
        line.textEdited.connect(self.edited.emit)
        completer.activated.connect(self._take)
        self._box.activated.connect(lambda index: self._take(self._box.itemText(index)))

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the text, with its icon where the list has it."""
        text = "" if mixed else str(value)
        if self._line.text() != text:
            self._box.setCurrentIndex(self._box.findText(text, Qt.MatchFlag.MatchFixedString))
            self._line.setText(text)
        self._line.setPlaceholderText(tr("Different") if mixed else self._hint)

    def _take(self, text: str) -> None:
        self.edited.emit(text)
        self.finished.emit()

    def _wheel_chooses(self) -> bool:
        return True


class FlagEditor(Editor):
    """Yes or no, with its own words beside the box."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QCheckBox(words, self)
        self.take_control(self._box)
        self._box.clicked.connect(self._tell)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the flag; half ticked where several differ."""
        self._box.setTristate(mixed)
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self._box.setCheckState(Qt.CheckState.PartiallyChecked if mixed else state)

    def _tell(self) -> None:
        self._box.setTristate(False)
        self.edited.emit(self._box.isChecked())
