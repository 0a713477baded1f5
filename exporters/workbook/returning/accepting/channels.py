"""Channels are found by their names: one that is called otherwise is so everywhere."""

from __future__ import annotations

from exporters.workbook.returning.accepting.work_map import Bench
from model.edits import channel_key
from model.errors import RuleError
from model.ids import Id
from model.records import Channel, Record
from resources.words import tr


def check_channel(bench: Bench, record: Record, own: Id) -> None:
    """That no other channel has its name.

    Raises:
        RuleError: another has it, or it has none.
    """
    if not isinstance(record, Channel):
        return
    key = channel_key(record.name)
    if not key:
        raise RuleError(tr("A channel needs a name."))
    for other in bench.document().channels.values():
        if other.id != own and channel_key(other.name) == key:
            raise RuleError(tr("There is a channel called {name} already.", name=record.name))


def keep_channels(bench: Bench) -> None:
    """Cards and personas name a channel as it is called now, but for those with a new answer."""
    change = bench.change()
    names = {
        channel_key(before.name): after.name
        for before, after in change.updated
        if isinstance(before, Channel) and isinstance(after, Channel) and before.name != after.name
    }
    if not names:
        return
    document = bench.document()
    for card in document.cards.values():
        if card.channel and channel_key(card.channel) in names:
            bench.change_fields(card, {"channel": names[channel_key(card.channel)]})
    for persona in document.personas.values():
        told = tuple(names.get(channel_key(one), one) for one in persona.preferred_channels)
        bench.change_fields(persona, {"preferred_channels": told})
