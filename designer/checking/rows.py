"""The rows of the panel for Qt: rules, and below each what it found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt

from designer.boards.faces import Faces, RowFace
from designer.checking.groups import Group, Row
from model.document import JourneyMap
from model.layout.theme import Theme
from resources.words import tr
from widgets.plain_tip import plain_tip
from widgets.two_levels import RowIndex, TwoLevels

LEFT_AS_IT_IS = "Left as it is"


class FindingRows(TwoLevels):
    """Groups and rows, read out whole; faces are made when a row is first seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self._faces: Faces | None = None

    def set_groups(self, groups: tuple[Group, ...], document: JourneyMap, theme: Theme) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.groups = groups
        self._faces = Faces(document, theme)
        self.endResetModel()

    def group_count(self) -> int:
        """How many rules found something."""
        return len(self.groups)

    def count_in(self, group: int) -> int:
        """How much one of them found."""
        return len(self.groups[group].rows)

    def group(self, index: RowIndex) -> Group | None:
        """The group of a row that is one, or that lies in one."""
        if not index.isValid():
            return None
        place = index.internalId()
        return self.groups[place - 1 if place else index.row()]

    def row(self, index: RowIndex) -> Row | None:
        """The finding of a row; None for a group."""
        group = self.group(index)
        return group.rows[index.row()] if group is not None and index.internalId() else None

    def face(self, row: Row) -> RowFace:
        """How what a finding is about looks."""
        place = row.finding.place
        faces = self._faces
        record = faces.document.find(place) if faces is not None and place else None
        if faces is None or record is None:
            return RowFace("", tr("The map as a whole"), icon="journey")
        return faces.face(record)

    def index_of(self, row: Row) -> QModelIndex:
        """Where a finding of this rule and place stands now, if it does."""
        for above, group in enumerate(self.groups):
            for below, other in enumerate(group.rows):
                if other.key == row.key and (other.silence is None) is (row.silence is None):
                    return self.index(below, 0, self.index(above, 0))
        return QModelIndex()

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and tips; the rest is painted."""
        row, group = self.row(index), self.group(index)
        words = ""
        if row is not None:
            words = row.finding.message
        elif group is not None:
            name = tr(group.rule.name) if group.rule is not None else tr(LEFT_AS_IT_IS)
            words = f"{name} ({len(group.rows)})"
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words)
            case _:
                return None
