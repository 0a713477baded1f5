"""The weights of the ranking: sliders, figures, and the formula they stand in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from designer.boards.priorities.formula import formula_words, votes_words, worked_out
from model.edits import usual_weights
from model.insight.priority import Ranked
from model.records import MapInfo
from resources.words import tr
from widgets.wrapped_words import WrappedWords

_FINE = 10
"""Steps of a slider for one of weight: what was typed with a decimal stays."""
_NAMES = {
    "severity_weight": "Severity",
    "frequency_weight": "Frequency",
    "votes_weight": "Votes",
}


class WeightsPane(QWidget):
    """``weighed`` carries a field of the map and its weight; ``settled``: a gesture is over."""

    weighed = Signal(str, float)
    settled = Signal()
    usual_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._may_edit, self._unusual = True, False
        self.sliders: dict[str, QSlider] = {}
        self.boxes: dict[str, QDoubleSpinBox] = {}
        self._formula = WrappedWords("", 0, self)
        self._figures = WrappedWords("", 0, self)
        self.usual_button = QPushButton(tr("Usual weights"), self)
        self.usual_button.setProperty("look", "link")
        self.usual_button.clicked.connect(self.usual_asked)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 10)
        column.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, (field, name) in enumerate(_NAMES.items()):
            label = QLabel(tr(name), self)
            slider, box = self._slider(field, tr(name)), self._box(field, tr(name))
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(box, row, 2)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for words in (self._formula, self._figures):
            words.setProperty("tone", "faint")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        row_ = QHBoxLayout()
        row_.addWidget(self.usual_button)
        row_.addStretch(1)
        column.addLayout(row_)

    def _slider(self, field: str, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(0, 100 * _FINE)
        slider.setSingleStep(_FINE)
        slider.setPageStep(10 * _FINE)
        slider.setAccessibleName(tr("Weight of {name}", name=name))
        slider.valueChanged.connect(partial(self._on_slider, field))
        slider.sliderReleased.connect(self.settled)
        slider.installEventFilter(self)
        self.sliders[field] = slider
        return slider

    def _box(self, field: str, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(0, 100)
        box.setDecimals(1)
        box.setSingleStep(5)
        box.setFixedWidth(84)
        box.lineEdit().setTextMargins(7, 0, 0, 0)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAccessibleName(tr("Weight of {name}", name=name))
        box.valueChanged.connect(partial(self._on_box, field))
        box.editingFinished.connect(self.settled)
        box.installEventFilter(self)
        self.boxes[field] = box
        return box

    def show_weights(
        self, info: MapInfo, ranking: tuple[Ranked, ...], chosen: Ranked | None
    ) -> None:
        """Show the weights of a map, and the formula worked out for one pain point."""
        self._showing = True
        for field, slider in self.sliders.items():
            weight = float(getattr(info, field))
            if slider.value() != round(weight * _FINE):
                slider.setValue(round(weight * _FINE))
            if self.boxes[field].value() != weight:
                self.boxes[field].setValue(weight)
        self._showing = False
        usual = usual_weights()
        self._unusual = any(getattr(info, field) != usual[field] for field in usual)
        self.usual_button.setEnabled(self._may_edit and self._unusual)
        self._formula.tell(formula_words(info))
        lines = (worked_out(chosen) if chosen is not None else "", votes_words(ranking))
        words = "\n".join(filter(None, lines))
        self._figures.tell(words)
        self._figures.setVisible(bool(words))

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self._may_edit = may_edit
        for part in (*self.sliders.values(), *self.boxes.values()):
            part.setEnabled(may_edit)
        self.usual_button.setEnabled(may_edit and self._unusual)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard leaves: the gesture is over. The wheel scrolls, and turns no weight."""
        if event.type() is QEvent.Type.FocusOut:
            self.settled.emit()
        elif event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_slider(self, field: str, value: int) -> None:
        if not self._showing:
            self.weighed.emit(field, value / _FINE)

    def _on_box(self, field: str, value: float) -> None:
        if not self._showing:
            self.weighed.emit(field, value)
