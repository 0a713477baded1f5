"""Asks which part of a picture is the photo of a persona. It stands over one window, unhurried."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from designer.style.waiting import waiting
from exporters.painters.qt.decoding import decoded
from model.errors import ImportFormatError, JourneyboardError
from model.framing import FrameShape, Framing, shaped, turned, zoomed
from model.images import PORTRAIT_SIDE, image_bytes, image_record, picture_size, portrait_record
from resources.words import tr
from widgets.crop_view import CropView
from widgets.icon_button import IconButton
from widgets.icon_paint import IconPainter

_STEPS = 1_000
_COARSE = 200
"""Photos of fewer pixels look coarse on a poster."""


class CropDialog(QDialog):
    """``cut_out`` carries the photo as a record that a map can embed; ``failed`` a sentence."""

    cut_out = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        picture: QImage,
        data: bytes,
        icons: IconPainter,
        *,
        alt: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``picture`` is what is seen of ``data``, the bytes of a file."""
        super().__init__(parent)
        self.setWindowTitle(tr("Cut out the photo"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._alt = data, alt
        self.view = CropView(picture, picture_size(data), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.view, 1)
        column.addLayout(self._zoom_row(icons))
        column.addLayout(self._shape_row(icons))
        self.size_words = QLabel(self)
        self.size_words.setTextFormat(Qt.TextFormat.PlainText)
        self.size_words.setWordWrap(True)
        self.size_words.setProperty("tone", "faint")
        column.addWidget(self.size_words)
        column.addWidget(self._buttons())
        self.view.changed.connect(self._on_frame)
        self._on_frame(self.view.frame)
        self.view.setFocus()

    def sizeHint(self) -> QSize:
        """Room for a face and what can be done with it."""
        return QSize(520, 600)

    def _zoom_row(self, icons: IconPainter) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, _STEPS)
        self.slider.setAccessibleName(tr("How close"))
        self.slider.valueChanged.connect(self._on_slider)
        further = IconButton(icons, "minus", name=tr("Further away"), side=28, icon_side=16)
        closer = IconButton(icons, "plus", name=tr("Closer"), side=28, icon_side=16)
        further.clicked.connect(lambda: self.slider.setValue(self.slider.value() - _STEPS // 10))
        closer.clicked.connect(lambda: self.slider.setValue(self.slider.value() + _STEPS // 10))
        row.addWidget(further)
        row.addWidget(self.slider, 1)
        row.addWidget(closer)
        return row

    def _shape_row(self, icons: IconPainter) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.shapes = QButtonGroup(self)
        names = {FrameShape.SQUARE: tr("Square"), FrameShape.PORTRAIT: tr("Portrait")}
        for place, (shape, name) in enumerate(names.items()):
            button = QRadioButton(name, self)
            button.setChecked(shape is FrameShape.SQUARE)
            self.shapes.addButton(button, place)
            row.addWidget(button)
        self.shapes.idClicked.connect(
            lambda place: self.view.set_frame(shaped(self.view.frame, list(FrameShape)[place]))
        )
        row.addStretch(1)
        self.turn = IconButton(icons, "redo", words=tr("Turn"),
                               name=tr("Turn a quarter to the right"))  # fmt: skip
        self.turn.clicked.connect(lambda: self.view.set_frame(turned(self.view.frame)))
        row.addWidget(self.turn)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.use = QPushButton(tr("Use photo"), self)
        self.use.setDefault(True)
        box.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._cut)
        box.rejected.connect(self.reject)
        return box

    def _on_frame(self, frame: Framing) -> None:
        share = math.log(frame.zoom) / math.log(frame.most_zoom) if frame.most_zoom > 1 else 0.0
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.slider.setValue(round(share * _STEPS))
        self.slider.blockSignals(False)  # noqa: FBT003
        self.slider.setEnabled(frame.most_zoom > 1)
        self.shapes.button(list(FrameShape).index(frame.shape)).setChecked(True)
        wide, high = frame.frame_size
        scale = min(1.0, PORTRAIT_SIDE / max(wide, high))
        size = tr("{w} × {h} pixels", w=round(wide * scale), h=round(high * scale))
        text = tr("{size} go into the map.", size=size)
        if min(wide, high) < _COARSE:
            text = tr("Only {size} go into the map: on a poster that looks coarse.", size=size)
        self.size_words.setText(text)

    def _on_slider(self, value: int) -> None:
        frame = self.view.frame
        wanted = frame.most_zoom ** (value / _STEPS)
        self.view.set_frame(zoomed(frame, wanted / frame.zoom))

    def _cut(self) -> None:
        try:
            with waiting():
                photo = portrait_record(self._data, self.view.frame.cut, alt=self._alt)
        except JourneyboardError as error:
            self.failed.emit(str(error))
            self.reject()
            return
        self.cut_out.emit(photo)
        self.accept()


def crop_dialog(
    data: bytes, icons: IconPainter, *, alt: str = "", parent: QWidget | None = None
) -> CropDialog:
    """The question about the picture in the bytes of a file.

    Raises:
        ImportFormatError: it is no picture, is broken, or is too large.
    """
    with waiting():
        picture = decoded(image_bytes(image_record(data)))
    if picture is None:
        raise ImportFormatError(tr("The picture is broken."))
    return CropDialog(picture, data, icons, alt=alt, parent=parent)
