"""The channels of a map as rows of a table: how each does, and what happens there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designer.inspector.naming import choice_name
from model.document import JourneyMap
from model.ids import Id
from model.insight.channels import ChannelFacts, Channels
from model.kinds import Level
from resources.words import capital, tr
from widgets.plain_tip import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Col(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    ENGAGEMENT = 1
    RESPONSE = 2
    TOUCHPOINTS = 3
    FEELING = 4
    PAINS = 5
    PREFERRED = 6


_NAMES = {
    Col.NAME: "Channel",
    Col.ENGAGEMENT: "Engagement",
    Col.RESPONSE: "Response time",
    Col.TOUCHPOINTS: "Touchpoints",
    Col.FEELING: "Feeling",
    Col.PAINS: "Pain points",
    Col.PREFERRED: "Preferred by",
}
_TIPS = {
    Col.ENGAGEMENT: "How much people take part there",
    Col.RESPONSE: "How long people wait there: very low is quick",
    Col.TOUCHPOINTS: "How many touchpoints happen there",
    Col.FEELING: "The mean of what is felt at the steps of its touchpoints, from -2 to +2",
    Col.PAINS: "Pain points that name it, and those at its steps that name no channel",
}
FIELDS = {Col.NAME: "name", Col.ENGAGEMENT: "engagement", Col.RESPONSE: "response_time"}
PLACES = {level: place for place, level in enumerate(Level, start=1)}
"""The levels from 1, very low, to 5, very high."""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel with the names of those who prefer it."""

    facts: ChannelFacts
    preferred: str

    @property
    def id(self) -> Id:
        """What the inspector shows of it: its record, or the first card that names it."""
        facts = self.facts
        if facts.record is not None:
            return facts.record.id
        return next(iter((*facts.touchpoint_ids, *facts.pain_ids, *facts.other_ids)), "")

    @property
    def card_ids(self) -> tuple[Id, ...]:
        """Where it is on the map."""
        facts = self.facts
        return (*facts.touchpoint_ids, *facts.pain_ids, *facts.other_ids)

    @property
    def pains(self) -> int:
        """How many pain points it has, in the widest sense."""
        return len(self.facts.pain_ids) + len(self.facts.near_ids)

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        facts = self.facts
        parts = [
            capital(facts.name),
            _told(tr("engagement"), facts.engagement),
            _told(tr("response time"), facts.response_time),
            tr("{n} touchpoints", n=len(facts.touchpoint_ids)),
            "" if facts.emotion is None else tr("feeling {mean}", mean=f"{facts.emotion:+.1f}"),
            tr("{n} pain points", n=self.pains),
            tr("preferred by {names}", names=self.preferred) if self.preferred else "",
            "" if facts.record else tr("nothing noted yet"),
        ]
        return ", ".join(part for part in parts if part)


def _told(what: str, level: Level | None) -> str:
    return "" if level is None else f"{what} {choice_name(level).lower()}"


def channel_rows(document: JourneyMap, channels: Channels) -> tuple[ChannelRow, ...]:
    """A row for each channel, those with most touchpoints first."""
    people = document.personas
    return tuple(
        ChannelRow(
            facts, ", ".join(people[key].name or tr("Persona") for key in facts.preferred_by)
        )
        for facts in channels.channels
    )


class ChannelRows(QAbstractTableModel):
    """Rows of channels. ``edited`` carries the key of one, a field and what it shall be."""

    edited = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ChannelRow, ...] = ()
        self.editable = True

    @property
    def rows(self) -> tuple[ChannelRow, ...]:
        """The rows, from the top."""
        return self._rows

    def show_rows(self, rows: tuple[ChannelRow, ...]) -> None:
        """Show these; rows are made anew only where others came, went or moved."""
        before = self._rows
        if [row.facts.key for row in rows] != [row.facts.key for row in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Col) - 1))

    def row(self, index: _Index) -> ChannelRow | None:
        """What a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, key: str) -> int:
        """The row of a channel by its key, or by the id of its record; -1 for none."""
        found = (n for n, row in enumerate(self._rows) if key in (row.facts.key, row.id) and key)
        return next(found, -1)

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many channels there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Always the same."""
        return len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Col(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_NAMES[column])
        if role == Qt.ItemDataRole.ToolTipRole and column in _TIPS:
            return plain_tip(tr(_TIPS[column]))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and for editors the value itself."""
        row = self.row(index)
        if row is None:
            return None
        column = Col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(row, column)
            case Qt.ItemDataRole.EditRole if column is Col.NAME:
                return row.facts.name
            case Qt.ItemDataRole.EditRole:
                return getattr(row.facts, FIELDS[column]) if column in FIELDS else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if column is Col.NAME else _words(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.spoken)
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed or chosen, if it is something else."""
        row, field = self.row(index), FIELDS.get(Col(index.column()))
        if row is None or field is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value == getattr(row.facts, field):
            return False
        self.edited.emit(row.facts.key, field, value)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """How it does can be said of every channel; it is renamed once it is noted."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self.row(index), Col(index.column())
        known = row is not None and (row.facts.record is not None or column is not Col.NAME)
        if self.editable and column in FIELDS and known:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _words(row: ChannelRow, column: Col) -> str:
    facts = row.facts
    match column:
        case Col.NAME:
            return capital(facts.name)
        case Col.ENGAGEMENT:
            return "" if facts.engagement is None else choice_name(facts.engagement)
        case Col.RESPONSE:
            return "" if facts.response_time is None else choice_name(facts.response_time)
        case Col.TOUCHPOINTS:
            return str(len(facts.touchpoint_ids))
        case Col.FEELING:
            return "" if facts.emotion is None else f"{facts.emotion:+.1f}".replace("-", "−")
        case Col.PAINS:
            return str(row.pains)
        case Col.PREFERRED:
            return row.preferred
