"""An editor for a length or another figure with its unit: typed, or stepped with buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from widgets.form.editor import Editor

# The style sheet's padding does not reach the field inside a spin box. Pixels.
_TEXT_MARGIN = 7


@dataclass(frozen=True, slots=True)
class Scale:
    """What figures there are. ``least_text`` is what the least one means, where it is no figure."""

    least: float
    most: float
    step: float = 1.0
    decimals: int = 0
    unit: str = ""
    least_text: str = ""


class MeasureEditor(Editor):
    """A figure between two bounds; what is typed counts when it is whole, at each step at once."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QDoubleSpinBox(self)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setMinimumWidth(60)
        self._box.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
        self._showing = False
        self.take_control(self._box)
        self.set_scale(scale)
        self._box.valueChanged.connect(self._tell)
        self._box.lineEdit().installEventFilter(self)

    def set_scale(self, scale: Scale) -> None:
        """Other bounds and another unit."""
        self._showing = True
        self._box.setDecimals(scale.decimals)
        self._box.setRange(scale.least, scale.most)
        self._box.setSingleStep(scale.step)
        self._box.setSuffix(f" {scale.unit}" if scale.unit else "")
        self._box.setSpecialValueText(scale.least_text)
        self._showing = False

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the figure; the least where several differ."""
        figure = float(value) if isinstance(value, (int, float)) and not mixed else None
        if figure == self._box.value():
            return  # what is being typed is left alone
        self._showing = True
        self._box.setValue(self._box.minimum() if figure is None else figure)
        self._showing = False

    def _tell(self, value: float) -> None:
        if not self._showing:
            self.edited.emit(value)

    def _wheel_chooses(self) -> bool:
        return True
