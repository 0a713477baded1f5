"""The cards of one column as rows of a list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from designer.boards.actions.faces import Face, PainFace
from designer.boards.cell_rows import CellIndex, CellRows, Columns


class CardRows(CellRows[Face]):
    """Faces in order. Pain points have their text on the map; titles of actions are typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Columns({0: ""}, {0: "title"}, 0), parent)

    def key(self, row: Face) -> str:
        """The id of the action or pain point."""
        return row.id

    def words(self, row: Face, _column: int) -> str:
        """Its title; the rest of its picture is painted from its face."""
        return row.title

    def spoken(self, row: Face) -> str:
        """All that a card says."""
        return row.spoken

    def may_edit(self, row: Face, _column: int) -> bool:
        """Whether its title is typed here."""
        return not isinstance(row, PainFace)

    def setData(
        self, index: CellIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """A title is one line."""
        return super().setData(index, " ".join(str(value).split()), role)
