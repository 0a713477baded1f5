"""The channels of a map as rows of a table: how each does, and what happens there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject

from designer.boards.cell_rows import CellRows, Columns
from designer.inspector.naming import choice_name
from model.document import JourneyMap
from model.ids import Id
from model.insight.channels import ChannelFacts, Channels
from model.kinds import Level
from resources.words import capital, tr


class Col(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    ENGAGEMENT = 1
    RESPONSE = 2
    TOUCHPOINTS = 3
    FEELING = 4
    PAINS = 5
    PREFERRED = 6


_NAMES: dict[int, str] = {
    Col.NAME: "Channel",
    Col.ENGAGEMENT: "Engagement",
    Col.RESPONSE: "Response time",
    Col.TOUCHPOINTS: "Touchpoints",
    Col.FEELING: "Feeling",
    Col.PAINS: "Pain points",
    Col.PREFERRED: "Preferred by",
}
_TIPS: dict[int, str] = {
    Col.ENGAGEMENT: "How much people take part there",
    Col.RESPONSE: "How long people wait there: very low is quick",
    Col.TOUCHPOINTS: "How many touchpoints happen there",
    Col.FEELING: "The mean of what is felt at the steps of its touchpoints, from -2 to +2",
    Col.PAINS: "Pain points that name it, and those at its steps that name no channel",
}
FIELDS: dict[int, str] = {
    Col.NAME: "name",
    Col.ENGAGEMENT: "engagement",
    Col.RESPONSE: "response_time",
}
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


class ChannelRows(CellRows[ChannelRow]):
    """Rows of channels. How one does can be said of each; it is renamed once it is noted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Columns(_NAMES, FIELDS, Col.NAME, _TIPS), parent)

    def key(self, row: ChannelRow) -> str:
        """The name as it is compared."""
        return row.facts.key

    def words(self, row: ChannelRow, column: int) -> str:
        """What a cell says."""
        return _words(row, Col(column))

    def spoken(self, row: ChannelRow) -> str:
        """All that a row says."""
        return row.spoken

    def value(self, row: ChannelRow, name: str) -> object:
        """What is noted of the channel."""
        return getattr(row.facts, name)

    def may_edit(self, row: ChannelRow, column: int) -> bool:
        """A name that only cards say is edited there."""
        return row.facts.record is not None or column != Col.NAME

    def place_of(self, key: str) -> int:
        """The row of a channel by its key, or by the id of its record; -1 for none."""
        found = (at for at, row in enumerate(self.rows) if key in (row.facts.key, row.id) and key)
        return next(found, -1)


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
