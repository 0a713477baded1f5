"""Edits of channels: how well each does. Cards and personas name them; names meet folded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.changes import ChangeSet, squash
from model.channels import channel_key
from model.document import JourneyMap
from model.edits.making import created, evolved, found
from model.edits.ordering import index_before, moved_before, rekeyed, slots
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.queries import in_order
from model.records import Channel
from resources.words import tr


def channel_named(document: JourneyMap, name: str) -> Channel | None:
    """The record of a channel, found by its name; None when nobody has said anything about it."""
    key = channel_key(name)
    return next((c for c in in_order(document.channels.values()) if channel_key(c.name) == key),
                None)  # fmt: skip


def add_channel(
    document: JourneyMap,
    *,
    name: str,
    before_id: Id | None = None,
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a channel
) -> ChangeSet:
    """A new channel before another, or last.

    Raises:
        RuleError: it has no name, there is one of that name already, or a field is out of bounds.
    """
    called = " ".join(name.split())
    _free(document, called)
    siblings = in_order(document.channels.values())
    room = slots(siblings, index_before(siblings, before_id))
    channel = created(Channel, ids=ids, name=called, order=room.keys[0], **fields)
    return ChangeSet(
        added=(channel,), updated=rekeyed(siblings, room.neighbours), label=tr("Add channel")
    )


def add_channels(
    document: JourneyMap, names: Iterable[str], *, ids: IdSource = new_id
) -> ChangeSet:
    """New channels for those of the names that have none yet, last, in this order."""
    missing: dict[str, str] = {}
    for name in names:
        if channel_key(name) and channel_named(document, name) is None:
            missing.setdefault(channel_key(name), " ".join(name.split()))
    siblings = in_order(document.channels.values())
    room = slots(siblings, len(siblings), len(missing))
    added = [
        ChangeSet(added=(created(Channel, ids=ids, name=name, order=key),))
        for name, key in zip(missing.values(), room.keys, strict=True)
    ]
    moved = ChangeSet(updated=rekeyed(siblings, room.neighbours))
    return squash([moved, *added], label=tr("Add channels"))


def rename_channel(document: JourneyMap, channel_id: Id, name: str) -> ChangeSet:
    """The channel by another name, on the cards and with the personas that name it as well.

    Raises:
        RuleError: the channel is gone, the name is empty, or another channel has it.
    """
    channel = found(document, Channel, channel_id)
    called = " ".join(name.split())
    if called == channel.name:
        return ChangeSet(label=tr("Rename channel"))
    if channel_key(called) != channel_key(channel.name):
        _free(document, called)
    key = channel_key(channel.name)
    after = evolved(channel, {"name": called})
    cards = [
        (card, evolved(card, {"channel": called}))
        for card in document.cards.values()
        if card.channel and channel_key(card.channel) == key
    ]
    people = [
        (one, evolved(one, {"preferred_channels": _renamed(one.preferred_channels, key, called)}))
        for one in document.personas.values()
        if key in map(channel_key, one.preferred_channels)
    ]
    updated = [(channel, after), *cards, *people]
    return ChangeSet(
        updated=tuple((old, new) for old, new in updated if old is not new),
        label=tr("Rename channel"),
    )


def move_channel(document: JourneyMap, channel_id: Id, *, before_id: Id | None = None) -> ChangeSet:
    """The channel before another, or last."""
    channel = found(document, Channel, channel_id)
    everyone = in_order(document.channels.values())
    return moved_before(channel, everyone, before_id, label=tr("Move channel"))


def _renamed(names: Iterable[str], key: str, called: str) -> tuple[str, ...]:
    return tuple(called if channel_key(name) == key else name for name in names)


def _free(document: JourneyMap, name: str) -> None:
    if not name:
        raise RuleError(tr("A channel needs a name."))
    if channel_named(document, name) is not None:
        raise RuleError(tr("There is a channel called {name} already.", name=name))
