"""The cards of one column as rows of a list."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designer.boards.actions.faces import Face, PainFace
from model.ids import Id
from widgets.plain_tip import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CardRows(QAbstractListModel):
    """Faces in order. Told the next ones, it keeps what is the same.

    ``retitled`` carries an id and the title somebody typed; the map is edited elsewhere.
    """

    retitled = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[Face, ...] = ()

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces, from the top."""
        return self._faces

    def show_faces(self, faces: tuple[Face, ...]) -> None:
        """Show these; rows are made anew only where others came, went or moved."""
        before, self_ids = self._faces, [face.id for face in self._faces]
        if faces == before:
            return
        if self_ids == [face.id for face in faces]:
            self._faces = faces
            for row, (old, new) in enumerate(zip(before, faces, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._faces = faces
        self.endResetModel()

    def face(self, index: _Index) -> Face | None:
        """The face of a row."""
        return self._faces[index.row()] if index.isValid() else None

    def row_of(self, record_id: Id) -> int:
        """The row of a record, or -1."""
        return next((row for row, face in enumerate(self._faces) if face.id == record_id), -1)

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is said of a card; its picture is painted from its face."""
        face = self.face(index)
        if face is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return face.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return face.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(face.spoken)
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed over a title, if it is another."""
        face = self.face(index)
        if face is None or role != Qt.ItemDataRole.EditRole:
            return False
        title = " ".join(str(value).split())
        if title != face.title:
            self.retitled.emit(face.id, title)
        return title != face.title

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Pain points have their text on the map; titles of actions are typed here."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not isinstance(self.face(index), PainFace):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
