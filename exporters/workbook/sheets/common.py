"""Columns that several sheets share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.hidden import MAP_KEY
from exporters.workbook.sheets import offers
from exporters.workbook.sheets.codecs import (
    ANSWERS,
    EVIDENCE,
    LINE,
    LISTED,
    RATING,
    TEXT,
    WHOLE,
    YES,
    bounded,
    choice,
)
from exporters.workbook.sheets.codecs import PERSONAS as PEOPLE
from exporters.workbook.sheets.column import Column, Part, field
from exporters.workbook.sheets.offers import Offers
from exporters.workbook.values import Value
from model.bounds import MAX_VOTES
from model.kinds import CardKind, Priority, Status, Support
from model.queries import support_of
from model.records import Card

MAP = Column(
    MAP_KEY,
    "Map",
    24,
    lambda facts, _record: facts.name,
    offers=lambda facts, _shown: (facts.name,),
)
"""Of which map a row is; only in a portfolio. A row that is added says so in this column."""


def place(
    key: str, header: str, width: float, say: Callable[[Facts, Any], Value], words: Offers
) -> Column:
    """A column that says where something stands."""
    return Column(key, header, width, say, Part.PLACE, key, offers=words)


STAGE = place("stage", "Stage", 15, lambda facts, it: facts.stage_name(it.step_id), offers.stages)
STEP = place("step", "Step", 17, lambda facts, it: facts.step_name(it.step_id), offers.steps)
LANE = place("lane", "Lane", 14, lambda facts, it: facts.lane_name(it.lane_id), offers.lanes)
PERSONAS = field("personas", "Personas", 18, PEOPLE, of="persona_ids", offers=offers.people)
ANSWERING = field(
    "answers", "Answers", 34, ANSWERS, of="answers_ids", answer=True, offers=offers.pain_points
)
SOURCES = field("evidence", "Evidence", 26, EVIDENCE, of="evidence_ids", offers=offers.sources)
_RESTS = choice(Support, none=True)  # emptied: as its evidence says
SUPPORT = Column(
    "support",
    "Rests on",
    12,
    lambda facts, card: _RESTS.say(facts, support_of(card)),
    Part.FIELD,
    "support",
    _RESTS,
    _RESTS.choices,
)
OWNER = field("owner", "Owner", 16, LINE, answer=True, offers=offers.own("owner"))
PRIORITY = field("priority", "Priority", 11, choice(Priority, none=True), answer=True)
STATUS = field("status", "Status", 12, choice(Status, none=True), answer=True)
VOTES = field("votes", "Votes", 8, bounded(WHOLE, 0, MAX_VOTES))
SEVERITY = field("severity", "Severity", 9, RATING, answer=True)
FREQUENCY = field("frequency", "Frequency", 10, RATING, answer=True)
VALUE = field("value", "Value", 8, RATING, answer=True)
EFFORT = field("effort", "Effort", 8, RATING, answer=True)
TAGS = field("tags", "Tags", 14, LISTED)
DETAILS = field("details", "Details", 34, TEXT, answer=True)
MOMENT = field("moment", "Moment of truth", 11, YES, of="moment_of_truth")
SOURCE = field("source", "Source", 20, LINE)


def text(header: str) -> Column:
    """What a card says; each sheet calls it by its kind."""
    return field("text", header, 36, TEXT, answer=True)


def in_cells(*kinds: CardKind) -> Callable[[Facts], list[Card]]:
    """The cards of some kinds that stand in a cell, in reading order; parked ones have a sheet."""

    def records(facts: Facts) -> list[Card]:
        return facts.reading_order(
            card
            for card in facts.document.cards.values()
            if card.kind in kinds and card.lane_id is not None
        )

    return records
