"""Rules about touchpoints: where customers meet the organisation, and whether that suits them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean

from model.changes import ChangeSet
from model.channels import CHANNEL_ICONS, channel_key
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import FELT_AT, FELT_THERE, OVER_STEP
from model.check.ordering import travellers
from model.check.saying import listed, named, person, quoted
from model.edits.fields import edit
from model.ids import Id, IdSource
from model.kinds import CardKind, MapState
from model.records import Card, Marker, Persona, Step
from resources.words import tr

# By these an organisation reaches people who did not choose the way: nobody prefers an advert.
_UNASKED = frozenset(
    {
        *("online ad", "search", "social media", "blog or content", "influencer", "review site"),
        *("packaging and delivery", "loyalty programme", "survey", "word of mouth", "referral"),
        "event",
    }
)
# Who prefers the second meets the first on the way.
_PART_OF = {"checkout page": "website"}
_MOST_FEELINGS = 20
"""Of one persona at one step: no map that is read has more."""
_WORD = re.compile(r"[^\W_]+")
FALL = 1.0
"""So far a feeling falls over a change of channel before one asks what got lost on the way."""
_SLACK = 1e-9


def _meets(card: Card) -> bool:
    return card.kind is CardKind.TOUCHPOINT and card.lane_id is not None


def touchpoint_without_channel(_facts: Facts, card: Card) -> Iterator[Hit]:
    """A touchpoint of which nobody says by what medium."""
    if _meets(card) and not card.channel.strip():
        yield Hit(tr("The touchpoint {card} has no channel.", card=quoted(card.text)))


def name_channel(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The one channel that the touchpoint's own words name; None where it is not just one."""
    card = facts.get(Card, finding.place)
    words = f" {' '.join(_WORD.findall(card.text.casefold()))} " if card else ""
    named_ones = [name for name in CHANNEL_ICONS if f" {name} " in words]
    longest = [one for one in named_ones if not any(one != b and one in b for b in named_ones)]
    return edit(facts.document, finding.place, channel=longest[0]) if len(longest) == 1 else None


def channel_not_preferred(facts: Facts, card: Card) -> Iterator[Hit]:
    """A way that customers have to take and that none of them prefers, unless it feels good."""
    key = channel_key(card.channel)
    if not _meets(card) or not key or key in _UNASKED:
        return
    people = _people(facts, card)
    preferred = {channel_key(name) for one in people for name in one.preferred_channels}
    if preferred and preferred.isdisjoint({key, _PART_OF.get(key, key)}):
        feelings = _feelings(facts, card, people)
        if feelings and fmean(feelings) >= 0:
            return
        message = (
            tr("{people} prefers other channels: does {channel} suit at the touchpoint {card}?")
            if len(people) == 1
            else tr("{people} prefer other channels: does {channel} suit at the touchpoint {card}?")
        )
        yield Hit(
            message.format(
                card=quoted(card.text),
                channel=quoted(card.channel),
                people=listed(person(one) for one in people),
            ),
            more=tuple(one.id for one in people),
        )


def take_preferred(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The one channel all prefer. Only on a map of what shall be: what is does not change by it."""
    card = facts.get(Card, finding.place)
    if card is None or facts.info().state is not MapState.TO_BE:
        return None
    people = _people(facts, card)
    wanted = {channel_key(name) for name in people[0].preferred_channels} if people else set()
    for one in people[1:]:
        wanted &= {channel_key(name) for name in one.preferred_channels}
    names = [name for name in people[0].preferred_channels if channel_key(name) in wanted - {""}]
    if len({channel_key(name) for name in names}) != 1:
        return None
    return edit(facts.document, card.id, channel=names[0].strip())


def _people(facts: Facts, card: Card) -> list[Persona]:
    """Whom a touchpoint is for: those it names, or everybody."""
    ids = card.persona_ids or travellers(facts)
    found = (facts.get(Persona, one) for one in ids)
    return [one for one in found if one is not None]


def _feelings(facts: Facts, card: Card, people: list[Persona]) -> list[float]:
    felt = (
        islice(facts.group(FELT_THERE, (card.step_id, one.id)), _MOST_FEELINGS) for one in people
    )
    return [marker.valence for markers in felt for marker in markers]


def channel_switch(facts: Facts, step: Step) -> Iterator[Hit]:
    """A change of channels from the step before to this one, after which somebody feels bad."""
    before = facts.columns().before(step.id)
    switches = list(_switches(facts, before, step.id)) if before else []
    if not switches:
        return
    left = {card.id: card for one in switches for card in one.source}
    right = {card.id: card for one in switches for card in one.target}
    yield Hit(
        tr(
            "From {source} to {target} the channel changes at {step}, and the feeling of {people}"
            " falls: what gets lost on the way?",
            source=_channels(left.values()),
            target=_channels(right.values()),
            step=named(step),
            people=listed(person(facts.get(Persona, one.persona_id)) for one in switches),
        ),
        more=tuple(left | right),
    )


@dataclass(frozen=True, slots=True)
class _Switch:
    """One persona's touchpoints at two neighbouring steps that have no channel in common."""

    persona_id: Id
    source: tuple[Card, ...]
    target: tuple[Card, ...]


def _switches(facts: Facts, before: Id, after: Id) -> Iterator[_Switch]:
    """The changes of channel between two steps over which a feeling falls below neutral."""
    last, first = _ends(facts, before, last=True), _ends(facts, after, last=False)
    left, right = _touchpoints(facts, before), _touchpoints(facts, after)
    fallen = {
        curve[0]
        for curve, feeling in first.items()
        if feeling < 0 and last.get(curve, feeling) - feeling >= FALL - _SLACK
    }
    for one in (persona_id for persona_id in travellers(facts) if persona_id in fallen):
        source, target = _of(left, one), _of(right, one)
        used = {channel_key(card.channel) for card in source}
        if source and target and used.isdisjoint(channel_key(card.channel) for card in target):
            yield _Switch(one, source, target)


def _touchpoints(facts: Facts, step_id: Id) -> list[Card]:
    cards: Sequence[Card] = facts.group(OVER_STEP, (CardKind.TOUCHPOINT, step_id))
    return [card for card in cards if card.channel.strip()]


def _of(cards: list[Card], persona_id: Id) -> tuple[Card, ...]:
    """The touchpoints a persona goes through: those that name her or nobody."""
    return tuple(c for c in cards if not c.persona_ids or persona_id in c.persona_ids)


def _channels(cards: Iterable[Card]) -> str:
    return listed(dict.fromkeys(quoted(card.channel) for card in cards))


def _ends(facts: Facts, step_id: Id, *, last: bool) -> dict[tuple[Id, Id, MapState], float]:
    """How high each curve (of a persona, in a lane, of a state) ends or begins in a step."""
    markers: Sequence[Marker] = facts.group(FELT_AT, step_id)
    ordered = sorted(markers, key=lambda one: (one.position, one.id), reverse=not last)
    return {(one.persona_id, one.lane_id, one.state): one.valence for one in ordered}
