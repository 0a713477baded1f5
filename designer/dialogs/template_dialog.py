"""What a map is kept as: a name for the template, and how much of the map it holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from designer.dialogs.protocol import TemplateAsked
from resources.words import tr
from widgets.wrapped_words import WrappedWords


class TemplateDialog(QDialog):
    """Name and two choices. ``known`` tells whether a template of a name is there already."""

    def __init__(
        self, name: str, known: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keep as a template"))
        self._known = known
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(8)
        label = QLabel(tr("&Name in the gallery"), self)
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(200)
        self.name.setMinimumWidth(380)
        self.name.selectAll()
        label.setBuddy(self.name)
        self.frame = QRadioButton(tr("&Stages, steps and lanes only"), self)
        self.whole = QRadioButton(tr("&Everything that is on the map"), self)
        self.frame.setChecked(True)
        self._said = WrappedWords("", 0, self)
        self._said.setProperty("tone", "faint")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.keep = self._buttons.addButton(tr("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setProperty("look", "primary")
        for widget in (label, self.name, self.frame, self.whole, self._said, self._buttons):
            column.addWidget(widget)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._look)
        self._look()

    @property
    def asked(self) -> TemplateAsked:
        """What was answered."""
        return TemplateAsked(self.name.text().strip(), self.whole.isChecked())

    def _look(self) -> None:
        name = self.name.text().strip()
        self.keep.setEnabled(bool(name))
        there = bool(name) and self._known(name)
        words = tr("It replaces your template of that name.") if there else ""
        self._said.tell(words or tr("It stands among the templates of the start page."))
