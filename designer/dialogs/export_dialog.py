"""The export dialog: what, on which paper, and what of the map; beside it how it will look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.dialogs.sheet_preview import SheetPreview
from designer.exporting.export_choice import ExportChoice
from designer.exporting.export_worker import poster_options
from exporters.poster.options import PosterOptions
from exporters.poster.paper import PAPERS
from exporters.registry import FORMATS
from model.document import JourneyMap
from model.errors import ExportError
from model.ids import Id
from model.queries import lane_name, lanes_in_order, personas_in_order
from resources.words import tr

_OWN_SIZE = "own"
_ORIENTATIONS = (("auto", "Automatic"), ("landscape", "Landscape"), ("portrait", "Portrait"))
_PREVIEW_DELAY_MS = 120
_FORM_WIDTH = 410


class ExportDialog(QDialog):
    """Asks what to export. :meth:`choice` answers once it was accepted."""

    def __init__(
        self, document: JourneyMap, start: ExportChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self._document = document
        self._path = start.path
        self._lanes: dict[Id, QCheckBox] = {}
        self._personas: dict[Id, QCheckBox] = {}
        self._formats = QButtonGroup(self)
        self._preview = SheetPreview(document, self)
        self._note = QLabel(self)
        self._note.setProperty("tone", "faint")
        self._note.setWordWrap(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PREVIEW_DELAY_MS)
        self._later.timeout.connect(self._show_preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(20)
        row.addWidget(self._build_form(start))
        right = QVBoxLayout()
        right.addWidget(self._preview, 1)
        right.addWidget(self._note)
        row.addLayout(right, 1)
        self.resize(1040, 680)
        self._changed()
        self._show_preview()

    def choice(self) -> ExportChoice:
        """What was chosen."""
        return ExportChoice(
            path=self._path,
            suffix=self._path.suffix.lower(),
            paper=self._size.text().strip() if self._is_own_size() else self._paper.currentText(),
            own_size=self._is_own_size(),
            orientation=_ORIENTATIONS[self._orientation.currentIndex()][0],
            lane_ids=_ticked(self._lanes),
            persona_ids=_ticked(self._personas),
        )

    def accept(self) -> None:
        """Ask where to, then close; a size that no sheet can have keeps the dialog open."""
        if self._options() is None:
            return
        found = self._ask_target()
        if found is not None:
            self._path = found
            super().accept()

    def _ask_target(self) -> Path | None:
        suffix = self._path.suffix
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export to"), str(self._path), f"{suffix[1:].upper()} (*{suffix})"
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    # --- the form --------------------------------------------------------------------------

    def _build_form(self, start: ExportChoice) -> QWidget:
        form = QWidget(self)
        form.setFixedWidth(_FORM_WIDTH)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_heading(tr("Format")))
        for place, kind in enumerate(FORMATS):
            button = QRadioButton(f"{kind.name} · {tr(kind.description)}", form)
            button.setChecked(kind.suffix == start.suffix)
            self._formats.addButton(button, place)
            column.addWidget(button)
        if self._formats.checkedButton() is None:
            self._formats.button(0).setChecked(True)
        self._formats.idToggled.connect(self._changed)
        column.addSpacing(8)
        self._sheet_box = self._build_sheet(start)
        column.addWidget(self._sheet_box)
        column.addSpacing(8)
        self._parts_box = self._build_parts(start)
        column.addWidget(self._parts_box, 1)
        column.addStretch(0)
        column.addWidget(self._build_buttons())
        return form

    def _build_sheet(self, start: ExportChoice) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_heading(tr("Paper")))
        row = QHBoxLayout()
        self._paper = QComboBox(box)
        self._paper.setAccessibleName(tr("Paper"))
        for paper in PAPERS:
            self._paper.addItem(paper.name, paper.name)
        self._paper.addItem(tr("Own size…"), _OWN_SIZE)
        self._paper.setCurrentIndex(max(0, self._paper.findData(start.paper)))
        self._orientation = QComboBox(box)
        self._orientation.setAccessibleName(tr("Orientation"))
        for word, name in _ORIENTATIONS:
            self._orientation.addItem(tr(name), word)
        self._orientation.setCurrentIndex(max(0, self._orientation.findData(start.orientation)))
        row.addWidget(self._paper, 1)
        row.addWidget(self._orientation, 1)
        column.addLayout(row)
        self._size = QLineEdit("900x600mm", box)
        self._size.setAccessibleName(tr("Own size"))
        self._size.setPlaceholderText("900x600mm")
        column.addWidget(self._size)
        self._size_error = QLabel(box)
        self._size_error.setProperty("tone", "error")
        self._size_error.setWordWrap(True)
        column.addWidget(self._size_error)
        self._paper.currentIndexChanged.connect(self._changed)
        self._orientation.currentIndexChanged.connect(self._changed)
        self._size.textEdited.connect(self._changed)
        return box

    def _build_parts(self, start: ExportChoice) -> QWidget:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("Lanes and personas"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setProperty("surface", True)  # noqa: FBT003
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(_heading(tr("Lanes")))
        for lane in lanes_in_order(self._document):
            ticked = start.lane_ids is None or lane.id in start.lane_ids
            self._lanes[lane.id] = self._tick(lane_name(lane), column, ticked=ticked)
        if self._document.personas:
            column.addSpacing(8)
            column.addWidget(_heading(tr("Personas")))
        for persona in personas_in_order(self._document):
            ticked = start.persona_ids is None or persona.id in start.persona_ids
            name = persona.name or tr("Persona without a name")
            self._personas[persona.id] = self._tick(name, column, ticked=ticked)
        column.addStretch(1)
        scroll.setWidget(content)
        return scroll

    def _tick(self, name: str, column: QVBoxLayout, *, ticked: bool) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"), self)
        box.setChecked(ticked)
        box.toggled.connect(self._changed)
        column.addWidget(box)
        return box

    def _build_buttons(self) -> QWidget:
        buttons = QDialogButtonBox(self)
        export = QPushButton(tr("&Export…"), self)
        export.setDefault(True)
        cancel = QPushButton(tr("&Cancel"), self)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._export = export
        return buttons

    # --- what the form says ----------------------------------------------------------------

    def _is_own_size(self) -> bool:
        return bool(self._paper.currentData() == _OWN_SIZE)

    def _changed(self, *_args: object) -> None:
        kind = FORMATS[self._formats.checkedId()]
        self._path = self._path.with_suffix(kind.suffix)
        on_paper = kind.suffix == ".pdf"
        self._sheet_box.setVisible(on_paper)
        self._parts_box.setVisible(kind.suffix != ".xlsx")
        self._size.setVisible(on_paper and self._is_own_size())
        self._export.setEnabled(self._options() is not None)
        self._later.start()

    def _options(self) -> PosterOptions | None:
        """What is chosen, for the exporters; None, with a sentence, where it is not possible."""
        error = ""
        options = None
        try:
            options = poster_options(self.choice())
        except ExportError as failure:
            error = str(failure)
        if self._lanes and not (self._ticked_count(self._lanes)):
            error, options = tr("Choose at least one lane."), None
        self._size_error.setText(error)
        self._size_error.setVisible(bool(error))
        return options

    @staticmethod
    def _ticked_count(boxes: dict[Id, QCheckBox]) -> int:
        return sum(box.isChecked() for box in boxes.values())

    def _show_preview(self) -> None:
        options = self._options()
        if options is None:
            return
        kind = FORMATS[self._formats.checkedId()]
        self._preview.setVisible(kind.suffix != ".xlsx")
        if kind.suffix == ".xlsx":
            self._note.setText(
                tr("Sheets for the map, touchpoints, emotions, personas, pain points and actions.")
            )
            return
        self._note.setText(self._preview.show_options(options, kind.suffix))


def _ticked(boxes: dict[Id, QCheckBox]) -> frozenset[Id] | None:
    """The ids that are ticked; None when all are, so that later ones count too."""
    ticked = frozenset(record_id for record_id, box in boxes.items() if box.isChecked())
    return None if len(ticked) == len(boxes) else ticked


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "group")
    return label
