"""The actions by owner as rows of a table: a row for each owner, below it what is his."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from designer.boards.actions.faces import ActionFace
from designer.boards.cell_rows import CellIndex, CellRows, Columns
from designer.inspector.naming import choice_name
from model.insight.actions import SETTLED
from model.layout.phrases import date_text
from resources.words import tr


class Col(IntEnum):
    """The columns, from left to right."""

    TITLE = 0
    DUE = 1
    OWNER = 2
    STATUS = 3
    IMPORTANCE = 4


FIELDS: dict[int, str] = {
    Col.TITLE: "title",
    Col.DUE: "due",
    Col.OWNER: "owner",
    Col.STATUS: "status",
    Col.IMPORTANCE: "importance",
}
_NAMES: dict[int, str] = {
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


class OwnerRows(CellRows[Row]):
    """Rows of owners and actions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Columns(_NAMES, FIELDS, Col.TITLE), parent)

    def key(self, row: Row) -> str:
        """The id of an action; what begins with a space is no id."""
        return row.id if isinstance(row, ActionFace) else f" {row.name}"

    def words(self, row: Row, column: int) -> str:
        """What a cell says; an owner's heading goes over all columns."""
        if isinstance(row, ActionFace):
            return cell_words(row, Col(column))
        return "" if column else self.spoken(row)

    def spoken(self, row: Row) -> str:
        """All that a row says."""
        if isinstance(row, ActionFace):
            return row.spoken
        return f"{row.name or tr('Nobody yet')}, {row.words}"

    def value(self, row: Row, name: str) -> object:
        """What a field of the action holds; None for an owner."""
        return getattr(row, name) if isinstance(row, ActionFace) else None

    def face(self, index: CellIndex) -> ActionFace | None:
        """The action of a row; None for an owner's."""
        row = self.row(index)
        return row if isinstance(row, ActionFace) else None

    def owners(self) -> list[str]:
        """Everybody who has an action."""
        return [row.name for row in self.rows if isinstance(row, OwnerRow) and row.name]

    def flags(self, index: CellIndex) -> Qt.ItemFlag:
        """The heading of an owner is passed over by the keyboard."""
        return super().flags(index) if self.face(index) else Qt.ItemFlag.NoItemFlags


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
