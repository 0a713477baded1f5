"""Rules about the table of channels: whether it has them all, and says how well they do."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import LISTED, USING
from model.check.saying import listed
from model.edits.channels import add_channels
from model.ids import IdSource
from model.queries import in_order
from model.records import Channel, MapInfo
from resources.words import tr


def channel_unlisted(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """Channels in use that the table of channels leaves out, where there is such a table."""
    missing = _unlisted(facts)
    if missing:
        message = (
            tr("A channel is used, but is not in the table of channels: {channels}.")
            if len(missing) == 1
            else tr("{n} channels are used, but are not in the table of channels: {channels}.")
        )
        yield Hit(message.format(n=len(missing), channels=listed(missing)))


def list_channels(facts: Facts, _finding: Finding, ids: IdSource) -> ChangeSet:
    """They come into the table, to be described."""
    return add_channels(facts.document, _unlisted(facts), ids=ids)


def _unlisted(facts: Facts) -> list[str]:
    if not facts.keys(LISTED):
        return []
    missing = sorted(key for key in facts.keys(USING) if not facts.count(LISTED, key))
    return [facts.group(USING, key)[0].channel.strip() for key in missing]


def channel_without_performance(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """Channels that the table has, and touchpoints use, without a word on how well they do."""
    silent = [
        channel for channel in _used(facts) if not (channel.engagement or channel.response_time)
    ]
    if silent:
        message = (
            tr("Nobody says how well a channel of the table does: {channels}.")
            if len(silent) == 1
            else tr("Nobody says how well {n} channels of the table do: {channels}.")
        )
        names = listed(channel.name.strip() for channel in silent)
        more = tuple(channel.id for channel in silent)
        yield Hit(message.format(n=len(silent), channels=names), more=more)


def _used(facts: Facts) -> list[Channel]:
    """The channels of the table that a touchpoint is on, as they are listed."""
    keys = [key for key in facts.keys(LISTED) if facts.count(USING, key)]
    return in_order(channel for key in keys for channel in facts.group(LISTED, key))
