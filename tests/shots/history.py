"""The window for earlier versions, after some days of work on the sample map."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.order import key_between
from model.records import Card, evolve
from model.versions import Reason, VersionStore
from tests.shots.studio import Studio
from tests.versions.histories import Clock

_NOW = datetime(2026, 11, 20, 16, 12, tzinfo=UTC)
# How many hours ago, and why it was kept.
_WORK = (
    (460, Reason.OPENED),
    (212, Reason.SAVED),
    (98, Reason.SAVED),
    (50.2, Reason.GIVEN_UP),
    (27, Reason.SAVED),
    (26.4, Reason.BEFORE_MERGE),
    (5.1, Reason.OPENED),
    (4.2, Reason.SAVED),
    (3.2, Reason.HOURLY),
    (2.6, Reason.SAVED),
    (1.4, Reason.BEFORE_RESTORE),
    (0.7, Reason.SAVED),
    (0.1, Reason.SAVED),
)
_SAID = ("Nobody answers at night", "Asks a friend instead", "The price is shown too late")
_LOOKED_AT = 3


def history(studio: Studio) -> QWidget:
    """An earlier version looked at, with what going back would change."""
    studio.open_sample()
    session, flow = studio.window.bench.session, studio.window.history
    clock, chance = Clock(), random.Random(6)  # noqa: S311 - cards, not secrets
    flow.store = VersionStore(flow.store.folder, clock)
    states = [session.document]
    for _ in _WORK:
        states.append(_worked_on(states[-1], chance))
    for (hours, reason), state in zip(_WORK, reversed(states[1:]), strict=True):
        clock.now = _NOW - timedelta(hours=hours)
        flow.store.keep(state, map_id=session.origin.map_id, reason=reason)
    clock.now = _NOW
    studio.do("file.history")
    window = flow.window
    if window is None:
        raise LookupError("no window")
    window.resize(1180, 780)
    studio.wait_until(lambda: flow.at_rest)
    window.list.look_at(window.list.rows.shown()[_LOOKED_AT])
    studio.wait_until(lambda: flow.at_rest and not window.detail.picture.pictures.working)
    return window


def _worked_on(document: JourneyMap, chance: random.Random) -> JourneyMap:
    """The map some minutes of work away: backwards in time here, which the list tells forwards."""
    cards = [card for card in document.cards.values() if card.lane_id is not None]
    changed: dict[str, tuple[Card, Card]] = {}
    for card in chance.sample(cards, 3):
        other = chance.choice(cards)
        after = chance.choice(
            (
                evolve(card, step_id=other.step_id, order=key_between(card.order, None)),
                evolve(card, owner="Jonas Weber"),
                evolve(card, text=chance.choice(_SAID)),
            )
        )
        changed[card.id] = (card, after)
    added = replace(ChangeSet(), updated=tuple(changed.values()))
    gone = next(c for c in cards if c.id not in changed and not _is_named(document, c))
    return apply(document, replace(added, removed=(gone,)))


def _is_named(document: JourneyMap, card: Card) -> bool:
    """Whether another record points at a card."""
    ends = {end for c in document.connectors.values() for end in (c.source_id, c.target_id)}
    answered = {a for each in document.actions.values() for a in each.answers_ids}
    answered |= {a for each in document.cards.values() for a in each.answers_ids}
    return card.id in ends | answered
