"""What happens in each channel, and how often a journey changes from one to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.channels import CHANNEL_ICONS, channel_key
from model.document import JourneyMap
from model.ids import Id
from model.insight.curves import usual_state
from model.insight.means import mean
from model.insight.places import Places
from model.insight.switches import neighbours
from model.kinds import CardKind, Level, MapState
from model.queries import in_order, personas_in_order
from model.records import Card, Channel


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """One channel. ``record`` is where its performance is noted, None where nobody has yet.

    ``emotion`` is the mean of ``feelings`` markers: those at the steps its touchpoints cover, of
    the personas a touchpoint names, or of all where it names none. ``pain_ids`` name the channel;
    ``near_ids`` are pain points that name no channel, at a step its touchpoints cover.
    """

    key: str
    name: str
    record: Channel | None = None
    touchpoint_ids: tuple[Id, ...] = ()
    other_ids: tuple[Id, ...] = ()
    emotion: float | None = None
    feelings: int = 0
    pain_ids: tuple[Id, ...] = ()
    near_ids: tuple[Id, ...] = ()
    preferred_by: tuple[Id, ...] = ()

    @property
    def engagement(self) -> Level | None:
        """How well people take part there."""
        return self.record.engagement if self.record else None

    @property
    def response_time(self) -> Level | None:
        """How long people wait there: very low is quick."""
        return self.record.response_time if self.record else None


@dataclass(frozen=True, slots=True)
class Switch:
    """How often one touchpoint in a channel is followed by one in another; ``pairs`` are they."""

    source: str
    target: str
    pairs: tuple[tuple[Id, Id], ...]

    @property
    def count(self) -> int:
        """How often."""
        return len(self.pairs)


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels of a map, most touchpoints first, and the switches, most frequent first.

    ``stays`` counts neighbouring touchpoints in one channel. ``unnamed_ids`` are touchpoints
    without a channel.
    """

    channels: tuple[ChannelFacts, ...] = ()
    switches: tuple[Switch, ...] = ()
    stays: int = 0
    unnamed_ids: tuple[Id, ...] = ()

    @property
    def moves(self) -> int:
        """How often the channel changes between neighbouring touchpoints."""
        return sum(one.count for one in self.switches)

    @property
    def consistency(self) -> float | None:
        """How many of all neighbouring touchpoints stay in their channel, 0 to 1; None for none."""
        whole = self.moves + self.stays
        return self.stays / whole if whole else None

    @property
    def felt(self) -> tuple[ChannelFacts, ...]:
        """The channels with feelings, the best first."""
        known = (one for one in self.channels if one.emotion is not None)
        return tuple(sorted(known, key=lambda one: -(one.emotion or 0.0)))

    @property
    def spread(self) -> float | None:
        """How far the mean feelings of the channels lie apart, 0 to 4; None for fewer than two."""
        felt = self.felt
        if len(felt) < 2:
            return None
        return (felt[0].emotion or 0.0) - (felt[-1].emotion or 0.0)


def channel_facts(document: JourneyMap, state: MapState | None = None) -> Channels:
    """The channels of a map, with the feelings of a state (None: the usual one)."""
    places = Places.of(document)
    cards = places.sorted(document.cards.values())
    named = [card for card in cards if channel_key(card.channel)]
    touchpoints = [card for card in cards if card.kind is CardKind.TOUCHPOINT]
    names = _names(document, named)
    felt = _feelings(places, named, state or usual_state(document))
    near = _near(places, cards, named)
    preferred = _preferred(document)
    by_key: dict[str, list[Card]] = {}
    for card in named:
        by_key.setdefault(channel_key(card.channel), []).append(card)
    records = {channel_key(one.name): one for one in reversed(in_order(document.channels.values()))}
    found = [
        _channel(key, name, by_key.get(key, ()), records.get(key), felt, near, preferred)
        for key, name in names.items()
    ]
    found.sort(key=lambda one: -len(one.touchpoint_ids))
    switches, stays = _switches(places, touchpoints)
    unnamed = tuple(card.id for card in touchpoints if not channel_key(card.channel))
    return Channels(tuple(found), switches, stays, unnamed)


def _channel(
    key: str,
    name: str,
    cards: Iterable[Card],
    record: Channel | None,
    felt: Mapping[str, list[float]],
    near: Mapping[str, list[Id]],
    preferred: Mapping[str, list[Id]],
) -> ChannelFacts:
    by_kind: dict[bool | None, list[Id]] = {}
    for card in cards:
        touch = card.kind is CardKind.TOUCHPOINT
        by_kind.setdefault(None if card.kind is CardKind.PAIN_POINT else touch, []).append(card.id)
    values = felt.get(key, [])
    return ChannelFacts(
        key,
        name,
        record,
        touchpoint_ids=tuple(by_kind.get(True, ())),
        other_ids=tuple(by_kind.get(False, ())),
        emotion=mean(values) if values else None,
        feelings=len(values),
        pain_ids=tuple(by_kind.get(None, ())),
        near_ids=tuple(near.get(key, ())),
        preferred_by=tuple(preferred.get(key, ())),
    )


def _names(document: JourneyMap, named: Iterable[Card]) -> dict[str, str]:
    """Each channel by its key, spelt as in its record, the catalogue, or where first named."""
    names: dict[str, str] = {}
    for record in in_order(document.channels.values()):
        if key := channel_key(record.name):
            names.setdefault(key, " ".join(record.name.split()))
    spelt = [card.channel for card in named]
    spelt += [name for one in personas_in_order(document) for name in one.preferred_channels]
    for name in spelt:
        key = channel_key(name)
        if key:
            names.setdefault(key, key if key in CHANNEL_ICONS else " ".join(name.split()))
    return names


def _feelings(places: Places, named: Iterable[Card], state: MapState) -> dict[str, list[float]]:
    """The valences that count for each channel, each marker once."""
    felt: dict[int, dict[Id, list[float]]] = {}
    for marker in places.document.markers.values():
        column = places.columns.get(marker.step_id)
        if column is not None and marker.state is state:
            felt.setdefault(column, {}).setdefault(marker.persona_id, []).append(marker.valence)
    found: dict[str, list[float]] = {}
    for (key, column), only in _who(places, named).items():
        there = felt.get(column, {})
        for persona_id in there if only is None else only & there.keys():
            found.setdefault(key, []).extend(there[persona_id])
    return found


def _who(places: Places, named: Iterable[Card]) -> dict[tuple[str, int], set[Id] | None]:
    """Whose feelings count for a channel in a column of its touchpoints; None: everybody's."""
    found: dict[tuple[str, int], set[Id] | None] = {}
    for card in named:
        if card.kind is not CardKind.TOUCHPOINT:
            continue
        key = channel_key(card.channel)
        for column in places.covered(card):
            people = found.setdefault((key, column), set())
            if not card.persona_ids:
                found[key, column] = None
            elif people is not None:
                people.update(card.persona_ids)
    return found


def _near(places: Places, cards: Iterable[Card], named: Iterable[Card]) -> dict[str, list[Id]]:
    """For each channel the pain points without a channel at the steps of its touchpoints."""
    at: dict[int, dict[str, None]] = {}
    for card in named:
        if card.kind is CardKind.TOUCHPOINT:
            for column in places.covered(card):
                at.setdefault(column, {})[channel_key(card.channel)] = None
    found: dict[str, list[Id]] = {}
    for card in cards:
        if card.kind is CardKind.PAIN_POINT and not channel_key(card.channel):
            keys = (key for column in places.covered(card) for key in at.get(column, ()))
            for key in dict.fromkeys(keys):
                found.setdefault(key, []).append(card.id)
    return found


def _preferred(document: JourneyMap) -> dict[str, list[Id]]:
    found: dict[str, list[Id]] = {}
    for persona in personas_in_order(document):
        for key in dict.fromkeys(map(channel_key, persona.preferred_channels)):
            found.setdefault(key, []).append(persona.id)
    return found


def _switches(places: Places, touchpoints: Iterable[Card]) -> tuple[tuple[Switch, ...], int]:
    pairs: dict[tuple[str, str], list[tuple[Id, Id]]] = {}
    kinds: Counter[bool] = Counter()
    standing = [card for card in touchpoints if places.covered(card)]
    for before, after in neighbours(standing, list(places.document.personas)):
        source, target = channel_key(before.channel), channel_key(after.channel)
        if not source or not target:
            continue
        kinds[source == target] += 1
        if source != target:
            pairs.setdefault((source, target), []).append((before.id, after.id))
    found = [Switch(*ends, tuple(ids)) for ends, ids in pairs.items()]
    return tuple(sorted(found, key=lambda one: -one.count)), kinds[True]
