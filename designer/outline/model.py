"""The outline as Qt's item model: what its rows look like and say, where they may be dropped."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal

from designer.canvas.typing.edit_styles import most_characters
from designer.document.session import DocumentSession
from designer.outline.faces import Face, Faces, text_of
from designer.outline.keys import Kind
from designer.outline.moving import Aim, OutlineDrag, planned_move
from designer.outline.rows import OutlineRows, RowIndex
from model.errors import JourneyboardError
from model.layout.theme import Theme
from model.naming import TABLE_WORDS


class OutlineModel(OutlineRows):
    """The rows of one map's outline.

    ``typed`` carries the key of a row and the text that was typed over it; ``dropped`` a function
    that makes the edit of a drop. The model itself edits nothing.
    """

    typed = Signal(object, str)
    dropped = Signal(object)

    def __init__(
        self, session: DocumentSession, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._faces = Faces(self._index, theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._faces.theme = theme
        self._repaint(list(self._nodes))

    # --- Qt's questions, by the names it chose ------------------------------------------------

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # stages are dropped between the topmost rows
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        key = self.key_at(index)
        if self._session.read_only:
            return flags
        flags |= Qt.ItemFlag.ItemIsDropEnabled
        if key.record_id is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
            if key.kind is not Kind.MAP:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def face(self, index: RowIndex) -> Face:
        """How a row looks."""
        node = self._node(index)
        # In the middle of an edit a view may ask for a row whose record is gone already.
        return self._faces.face(node.key) if self._alive(node) else Face("")

    def most_characters(self, index: RowIndex) -> int:
        """How long the text of a row may be."""
        record = self._session.document.find(self.key_at(index).id)
        field = TABLE_WORDS[record.table].name_field if record is not None else None
        return most_characters(record, field) if record is not None and field else 0

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.face(index).text
            case Qt.ItemDataRole.EditRole:
                record = self._session.document.find(self.key_at(index).id)
                return text_of(record) if record is not None else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.face(index).spoken
            case _:
                return None

    def setData(self, index: RowIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: D102
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.typed.emit(self.key_at(index), str(value))
        return True

    # --- drag and drop ---------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        """Only our own kind of data: Qt's own carries Python objects, which it would unpickle."""
        return [OutlineDrag.MIME_TYPE]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """What a drag of rows carries: the ids of their records, as JSON."""
        ids = [key.record_id for key in map(self.key_at, indexes) if key.record_id is not None]
        data = QMimeData()
        drag = OutlineDrag(map_id=self._session.origin.map_id, ids=tuple(ids))
        data.setData(OutlineDrag.MIME_TYPE, QByteArray(drag.to_bytes()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: RowIndex
    ) -> bool:
        """Whether a drop there would mean something."""
        drag = self._drag(data)
        if drag is None:
            return False
        try:
            planned_move(self._session.document, drag.ids, self._aim(row, parent))
        except JourneyboardError:
            return False
        return True

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: RowIndex
    ) -> bool:
        """Ask for the edit. Never Qt's own way with a drop."""
        drag = self._drag(data)
        if drag is None:
            return False
        aim, ids = self._aim(row, parent), drag.ids
        self.dropped.emit(lambda document: planned_move(document, ids, aim))
        return True

    def _drag(self, data: QMimeData) -> OutlineDrag | None:
        if self._session.read_only or not data.hasFormat(OutlineDrag.MIME_TYPE):
            return None
        drag = OutlineDrag.from_bytes(bytes(data.data(OutlineDrag.MIME_TYPE).data()))
        mine = drag is not None and drag.map_id == self._session.origin.map_id
        return drag if mine else None

    def _aim(self, row: int, parent: RowIndex) -> Aim:
        """Where a drop goes: onto a row (``row`` -1), or between the rows below one."""
        node = self._node(parent)
        if row < 0:
            return Aim(node.key)
        children = self._open(node)
        before = children[row].key if row < len(children) else None
        after = children[row - 1].key if row > 0 else None
        return Aim(node.key, before, after, between=True)
