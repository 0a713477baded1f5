"""What every editor of a form has in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Editor(QWidget):
    """Shows one value.

    ``edited`` carries each new value as it is typed or chosen; ``refused`` a sentence about what
    is no value yet; ``finished`` comes when the keyboard leaves. ``set_value`` tells nobody.
    """

    edited = Signal(object)
    refused = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._control: QWidget | None = None

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show a value; ``mixed`` when the records that are edited together differ in it."""
        raise NotImplementedError

    def set_name(self, name: str, description: str = "") -> None:
        """The name a screen reader says, and what more there is to know."""
        if self._control is not None:
            self._control.setAccessibleName(name)
            self._control.setAccessibleDescription(description)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - one obvious flag
        """Mark the control as holding something that was refused."""
        if self._control is not None and self._control.property("bad") is not bad:
            self._control.setProperty("bad", bad)
            self._control.style().unpolish(self._control)
            self._control.style().polish(self._control)

    def take_control(self, control: QWidget, *, stretch: int = 1) -> None:
        """Adopt the control that has the keyboard: watched for focus, wheel and undo keys."""
        self._control = control
        self._row.addWidget(control, stretch)
        self.setFocusProxy(control)
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo is the map's, not the field's; the wheel scrolls the form, not the value."""
        match event.type():
            case QEvent.Type.FocusOut:
                self.finished.emit()
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                if any(event.matches(key) for key in _OURS):
                    event.ignore()
                    return True
            case QEvent.Type.Wheel if watched is self._control and self._wheel_chooses():
                event.ignore()
                return True
            case _:
                pass
        return super().eventFilter(watched, event)

    def _wheel_chooses(self) -> bool:
        """Whether the control would change its value on the wheel."""
        return False
