"""A lens: which part of a map one looks at, and what of the map that is. Pure values.

Within one field any of its values will do; all fields that say something must agree. A field that
is empty says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind, Support
from model.queries import support_of
from model.records import Card, Marker, View


@dataclass(frozen=True, slots=True)
class Lens:
    """What is looked at.

    ``nobody``: what names no persona is looked at, too. ``emotions``: markers count as a kind.
    Channels and tags are compared without regard to case. ``text``-less by design: finding words
    is :mod:`model.search`.
    """

    persona_ids: frozenset[Id] = frozenset()
    nobody: bool = False
    lane_ids: frozenset[Id] = frozenset()
    kinds: frozenset[CardKind] = frozenset()
    emotions: bool = False
    channels: frozenset[str] = frozenset()
    supports: frozenset[Support] = frozenset()
    tags: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return any(getattr(self, part.name) for part in fields(self))

    def within(self, document: JourneyMap) -> Lens:
        """Without the personas and lanes that are no longer in the map."""
        personas = self.persona_ids & document.personas.keys()
        lanes = self.lane_ids & document.lanes.keys()
        if personas == self.persona_ids and lanes == self.lane_ids:
            return self
        return replace(self, persona_ids=personas, lane_ids=lanes)


def channel_key(channel: str) -> str:
    """Channels (and tags) with the same key are the same."""
    return channel.strip().casefold()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a lens lets one see: cards, markers, connectors, and the personas whose curves."""

    cards: frozenset[Id]
    markers: frozenset[Id]
    connectors: frozenset[Id]
    personas: frozenset[Id]

    @property
    def ids(self) -> frozenset[Id]:
        """All of them."""
        return self.cards | self.markers | self.connectors | self.personas


def seen_through(document: JourneyMap, lens: Lens, *, kept: frozenset[Id] = frozenset()) -> Seen:
    """What the lens shows; cards and markers that are ``kept`` are seen whatever it says."""
    if not lens:
        return Seen(
            frozenset(document.cards),
            frozenset(document.markers),
            frozenset(document.connectors),
            frozenset(document.personas),
        )
    question = _Question(lens)
    cards = frozenset(i for i, c in document.cards.items() if question.shows(c) or i in kept)
    markers = frozenset(
        i for i, m in document.markers.items() if question.shows_marker(m) or i in kept
    )
    connectors = frozenset(
        arrow.id
        for arrow in document.connectors.values()
        if arrow.source_id in cards and arrow.target_id in cards
    )
    personas = frozenset(document.markers[marker_id].persona_id for marker_id in markers)
    return Seen(cards, markers, connectors, personas)


def matching(document: JourneyMap, lens: Lens) -> frozenset[Id]:
    """The ids of what the lens shows: cards, markers, connectors, personas by their curves."""
    return seen_through(document, lens).ids


def unseen(document: JourneyMap, seen: Seen) -> frozenset[Id]:
    """The cards, markers, connectors and curves (by persona) that a lens does not show."""
    everything = frozenset[Id]().union(
        document.cards, document.markers, document.connectors, document.personas
    )
    return everything - seen.ids


class _Question:
    """A lens, prepared to be asked thousands of times."""

    def __init__(self, lens: Lens) -> None:
        self._lens = lens
        self._channels = frozenset(map(channel_key, lens.channels))
        self._tags = frozenset(map(channel_key, lens.tags))
        self._by_person = bool(lens.persona_ids or lens.nobody)
        self._by_kind = bool(lens.kinds or lens.emotions)

    def shows(self, card: Card) -> bool:
        lens = self._lens
        if self._by_kind and card.kind not in lens.kinds:
            return False
        if self._by_person and not self._is_about(card.persona_ids):
            return False
        if lens.lane_ids and card.lane_id not in lens.lane_ids:
            return False
        if lens.supports and support_of(card) not in lens.supports:
            return False
        if self._channels and channel_key(card.channel) not in self._channels:
            return False
        return not self._tags or not self._tags.isdisjoint(map(channel_key, card.tags))

    def shows_marker(self, marker: Marker) -> bool:
        """A marker has neither channel nor tags: where these are asked for it does not count."""
        lens = self._lens
        if self._channels or self._tags or (self._by_kind and not lens.emotions):
            return False
        if self._by_person and marker.persona_id not in lens.persona_ids:
            return False
        if lens.lane_ids and marker.lane_id not in lens.lane_ids:
            return False
        support = Support.RESEARCHED if marker.evidence_ids else Support.ASSUMED
        return not lens.supports or support in lens.supports

    def _is_about(self, persona_ids: tuple[Id, ...]) -> bool:
        if not persona_ids:
            return self._lens.nobody
        return not self._lens.persona_ids.isdisjoint(persona_ids)


def channels_of(document: JourneyMap) -> list[str]:
    """The channels cards name, as first written, in the order of the alphabet."""
    return _spelled(card.channel for card in document.cards.values())


def tags_of(document: JourneyMap) -> list[str]:
    """The tags of cards, as first written, in the order of the alphabet."""
    return _spelled(tag for card in document.cards.values() for tag in card.tags)


def _spelled(words: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for word in words:
        if word and not word.isspace():
            found.setdefault(channel_key(word), word.strip())
    return [found[key] for key in sorted(found)]


# --- a lens in a saved view ------------------------------------------------------------------


def lens_of(view: View) -> Lens:
    """The lens that a saved view looks through."""
    return Lens(
        persona_ids=frozenset(view.persona_ids),
        nobody=view.nobody,
        lane_ids=frozenset(view.lane_ids),
        kinds=frozenset(view.kinds),
        emotions=view.emotions,
        channels=frozenset(view.channels),
        supports=frozenset(view.supports),
        tags=frozenset(view.tags),
    )


def lens_fields(lens: Lens) -> dict[str, Any]:
    """The fields of a saved view that looks through this lens, in one order for all laptops."""
    return {
        "persona_ids": tuple(sorted(lens.persona_ids)),
        "nobody": lens.nobody,
        "lane_ids": tuple(sorted(lens.lane_ids)),
        "kinds": tuple(kind for kind in CardKind if kind in lens.kinds),
        "emotions": lens.emotions,
        "channels": tuple(sorted(lens.channels)),
        "supports": tuple(support for support in Support if support in lens.supports),
        "tags": tuple(sorted(lens.tags)),
    }
