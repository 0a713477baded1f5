"""The actions by owner as rows of a table: a row for each owner, below it what is his."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designer.boards.actions.faces import ActionFace
from designer.inspector.naming import choice_name
from model.ids import Id
from model.insight.actions import SETTLED
from model.layout.phrases import date_text
from resources.words import tr
from widgets.plain_tip import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class Col(IntEnum):
    """The columns, from left to right."""

    TITLE = 0
    DUE = 1
    OWNER = 2
    STATUS = 3
    IMPORTANCE = 4


FIELDS: dict[Col, str] = {
    Col.TITLE: "title",
    Col.DUE: "due",
    Col.OWNER: "owner",
    Col.STATUS: "status",
    Col.IMPORTANCE: "importance",
}
_NAMES = {
    Col.TITLE: "Action",
    Col.DUE: "Due",
    Col.OWNER: "Owner",
    Col.STATUS: "Status",
    Col.IMPORTANCE: "Importance",
}


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """The heading of somebody's actions; an empty name for nobody yet."""

    name: str
    count: int
    late: int

    @property
    def words(self) -> str:
        """``2 actions, 1 overdue``."""
        total = tr("1 action") if self.count == 1 else tr("{n} actions", n=self.count)
        return f"{total}, {tr('{n} overdue', n=self.late)}" if self.late else total


Row = OwnerRow | ActionFace


def owner_rows(faces: tuple[ActionFace, ...]) -> tuple[Row, ...]:
    """Owner by owner, nobody first; of each first what is due first, what is settled last."""
    names: dict[str, str] = {}
    found: dict[str, list[ActionFace]] = {}
    for face in faces:
        key = " ".join(face.owner.split()).casefold()
        names.setdefault(key, " ".join(face.owner.split()))
        found.setdefault(key, []).append(face)
    rows: list[Row] = []
    for key in sorted(found):
        own = sorted(found[key], key=lambda f: (f.status in SETTLED, f.due or date.max))
        rows.append(OwnerRow(names[key], len(own), sum(face.late > 0 for face in own)))
        rows += own
    return tuple(rows)


class OwnerRows(QAbstractTableModel):
    """Rows of owners and actions.

    ``edited`` carries an id, a field and what it shall be, ``refused`` a sentence.
    """

    edited = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.editable = True

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, from the top."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """Show these; whether rows came, went or moved."""
        if rows == self._rows:
            return False
        same = _keys(rows) == _keys(self._rows)
        if same:
            before, self._rows = self._rows, rows
            for at, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(Col) - 1))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row(self, index: _Index) -> Row | None:
        """What a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def face(self, index: _Index) -> ActionFace | None:
        """The action of a row; None for an owner's."""
        row = self.row(index)
        return row if isinstance(row, ActionFace) else None

    def place_of(self, action_id: Id) -> int:
        """The row of an action, or -1."""
        return next(
            (
                place
                for place, row in enumerate(self._rows)
                if isinstance(row, ActionFace) and row.id == action_id
            ),
            -1,
        )

    def owners(self) -> list[str]:
        """Everybody who has an action."""
        return [row.name for row in self._rows if isinstance(row, OwnerRow) and row.name]

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Owners and actions."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Always the same."""
        return len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_NAMES[Col(section)])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and for editors the value itself."""
        row = self.row(index)
        if row is None:
            return None
        if isinstance(row, OwnerRow):
            said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            first = index.column() == 0
            return f"{row.name or tr('Nobody yet')}, {row.words}" if said and first else None
        column = Col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_words(row, column)
            case Qt.ItemDataRole.EditRole:
                return getattr(row, FIELDS[column])
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if column is Col.TITLE else cell_words(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.spoken)
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed or chosen, if it is something else."""
        face = self.face(index)
        if face is None or role != Qt.ItemDataRole.EditRole:
            return False
        field = FIELDS[Col(index.column())]
        if value == getattr(face, field):
            return False
        self.edited.emit(face.id, field, value)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The heading of an owner is passed over by the keyboard."""
        if self.face(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return EDITABLE if self.editable else EDITABLE & ~Qt.ItemFlag.ItemIsEditable


def cell_words(face: ActionFace, column: Col) -> str:
    """What a cell says."""
    match column:
        case Col.TITLE:
            return face.title or tr("Action without a title")
        case Col.DUE:
            return "" if face.due is None else date_text(face.due)
        case Col.OWNER:
            return face.owner or tr("Nobody yet")
        case Col.STATUS:
            return choice_name(face.status)
        case Col.IMPORTANCE:
            return "" if face.importance is None else choice_name(face.importance)


def _keys(rows: tuple[Row, ...]) -> list[str]:
    return [row.id if isinstance(row, ActionFace) else f" {row.name}" for row in rows]
