"""The sheets of cards: touchpoints, pain points, opportunities, all others, and the parking lot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets import offers
from exporters.workbook.sheets.codecs import choice, proposed
from exporters.workbook.sheets.column import Column, TableSheet, field
from exporters.workbook.sheets.common import (
    ANSWERING,
    DETAILS,
    EFFORT,
    FREQUENCY,
    LANE,
    MOMENT,
    OWNER,
    PERSONAS,
    PRIORITY,
    SEVERITY,
    SOURCE,
    SOURCES,
    STAGE,
    STATUS,
    STEP,
    SUPPORT,
    TAGS,
    VALUE,
    VOTES,
    in_cells,
    text,
)
from exporters.workbook.values import Value
from model.channels import CHANNEL_ICONS
from model.kinds import CardKind
from model.queries import parked_cards
from model.records import Card
from resources.words import capital

_CHANNEL = field(
    "channel",
    "Channel",
    18,
    proposed(map(capital, CHANNEL_ICONS)),
    answer=True,
    offers=offers.own("channel"),
)
_KIND = field("kind", "Kind", 12, choice(CardKind))

# Columns that stand together wherever they stand.
_PLACE = (STAGE, STEP, LANE)
_GROUNDS = (SUPPORT, SOURCES)
_WORK = (OWNER, STATUS)
_WORTH = (VALUE, EFFORT)
_REST = (TAGS, DETAILS, SOURCE)


def _score(facts: Facts, card: Any) -> Value:  # noqa: ANN401 - a pain point
    """How urgent it is by the weights of its map, from 0 to 100."""
    score = facts.scores.get(card.id)
    return None if score is None else round(score)


TOUCHPOINTS = TableSheet(
    "touchpoints",
    "Touchpoints",
    "TouchpointTable",
    in_cells(CardKind.TOUCHPOINT),
    (
        *_PLACE,
        text("Touchpoint"),
        _CHANNEL,
        PERSONAS,
        MOMENT,
        *_GROUNDS,
        *_WORK,
        VOTES,
        *_REST,
    ),
    "No touchpoint yet.",
    Card,
    (("kind", CardKind.TOUCHPOINT),),
    about="Where customers and we meet, and through which channel.",
)

PAIN_POINTS = TableSheet(
    "pain-points",
    "Pain points",
    "PainPointTable",
    in_cells(CardKind.PAIN_POINT),
    (
        *_PLACE,
        text("Pain point"),
        PRIORITY,
        SEVERITY,
        FREQUENCY,
        VOTES,
        Column("score", "Score", 8, _score),
        *_WORTH,
        PERSONAS,
        *_GROUNDS,
        Column(
            "answered",
            "Answered by",
            34,
            lambda facts, card: "\n".join(facts.answers.get(card.id, ())),
        ),
        *_WORK,
        *_REST,
    ),
    "No pain point yet.",
    Card,
    (("kind", CardKind.PAIN_POINT),),
    about="What hurts, how much it matters, and who takes care of it.",
)

OPPORTUNITIES = TableSheet(
    "opportunities",
    "Opportunities",
    "OpportunityTable",
    in_cells(CardKind.OPPORTUNITY),
    (
        *_PLACE,
        text("Opportunity"),
        ANSWERING,
        PRIORITY,
        VOTES,
        *_WORTH,
        *_WORK,
        PERSONAS,
        *_GROUNDS,
        *_REST,
    ),
    "No opportunity yet.",
    Card,
    (("kind", CardKind.OPPORTUNITY),),
    about="What could be better, and which pain points it would answer.",
)

_OWN_SHEET = frozenset(
    {CardKind.TOUCHPOINT, CardKind.PAIN_POINT, CardKind.OPPORTUNITY, CardKind.METRIC}
)
_ANY = (
    _KIND,
    text("Text"),
    _CHANNEL,
    PERSONAS,
    MOMENT,
    *_GROUNDS,
    OWNER,
    PRIORITY,
    STATUS,
    VOTES,
    *_REST,
)

OTHER_CARDS = TableSheet(
    "cards",
    "Other cards",
    "CardTable",
    in_cells(*(kind for kind in CardKind if kind not in _OWN_SHEET)),
    (*_PLACE, *_ANY),
    "No other card yet.",
    Card,
    (("kind", CardKind.NOTE),),
    about="What customers do, think and say, and everything else on the map.",
)

_ASKED_PLACE = (
    # A place is what one is asked for here, so where there is none the cell is empty.
    replace(
        STAGE,
        say=lambda facts, card: facts.stage_name(card.step_id) if card.step_id else None,
        answer=True,
    ),
    replace(STEP, answer=True),
    replace(LANE, answer=True),
)

PARKING_LOT = TableSheet(
    "parking-lot",
    "Parking lot",
    "ParkingTable",
    lambda facts: parked_cards(facts.document),
    (*_ANY[:2], *_ASKED_PLACE, *_ANY[2:-3], SEVERITY, FREQUENCY, *_WORTH, *_REST),
    "The parking lot is empty.",
    Card,
    (("kind", CardKind.NOTE),),
    about="Notes without a place; give one a stage, step and lane and it moves there.",
)
