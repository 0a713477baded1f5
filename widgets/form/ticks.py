"""An editor for what is shown of a list: a tick for each entry, and one for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from resources.words import tr
from widgets.form.choice import Option
from widgets.form.editor import Editor

_INDENT = 2


class TicksEditor(Editor):
    """A box for each entry. The value is a tuple of the values of those that are *not* ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._out: tuple[object, ...] = ()
        self._options: tuple[Option, ...] = ()
        self._ticks: list[QCheckBox] = []
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(_INDENT, 0, 0, 0)
        self._column.setSpacing(0)
        self._all = QCheckBox(tr("All"), body)
        self._all.setProperty("tone", "all")
        self._all.clicked.connect(self._switch_all)
        self._column.addWidget(self._all)
        self.take_control(body)
        self.setFocusProxy(self._all)

    def set_name(self, name: str, description: str = "") -> None:
        """The name of the list: what ``All`` is said of."""
        self._name = name
        self._all.setAccessibleName(tr("{name}: all", name=name))
        self._all.setAccessibleDescription(description)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other entries; what was set must be set again."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        for tick in self._ticks:
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = [self._tick(option) for option in self._options]
        self._show()

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show which are left out; all are shown where several differ."""
        self._out = tuple(value) if isinstance(value, (tuple, list)) and not mixed else ()
        self._show()

    def tick(self, value: object) -> QCheckBox:
        """The box of the entry with this value."""
        return self._ticks[[option.value for option in self._options].index(value)]

    def _tick(self, option: Option) -> QCheckBox:
        tick = QCheckBox(option.text.replace("&", "&&"))
        tick.setAccessibleName(option.text)
        tick.clicked.connect(self._tell)
        self._column.addWidget(tick)
        return tick

    def _show(self) -> None:
        shown = 0
        for option, tick in zip(self._options, self._ticks, strict=True):
            tick.setChecked(option.value not in self._out)
            shown += tick.isChecked()
        self._all.setVisible(len(self._ticks) > 1)
        self._all.setTristate(0 < shown < len(self._ticks))
        partly, whole = Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked
        none = Qt.CheckState.Unchecked
        state = whole if shown == len(self._ticks) else partly if shown else none
        self._all.setCheckState(state)

    def _switch_all(self) -> None:
        self._out = () if self._out else tuple(option.value for option in self._options)
        self._show()
        self.edited.emit(self._out)

    def _tell(self) -> None:
        pairs = zip(self._options, self._ticks, strict=True)
        self._out = tuple(option.value for option, tick in pairs if not tick.isChecked())
        self._show()
        self.edited.emit(self._out)
