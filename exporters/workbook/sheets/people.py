"""The sheets of personas and of what they feel."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.workbook.facts import Facts
from exporters.workbook.sheets import offers
from exporters.workbook.sheets.codecs import (
    DATE,
    LINE,
    LINES,
    LISTED,
    NUMBER,
    TEXT,
    bounded,
    choice,
    proposed,
)
from exporters.workbook.sheets.column import Column, TableSheet, field
from exporters.workbook.sheets.common import SOURCES, STAGE, STEP, place
from model.emotions import EMOTION_VALENCES
from model.kinds import MapState, Validation
from model.records import Marker, Persona

PHOTO_WIDTH = 12.0
"""In characters: room for a photo with white around it."""

PERSONAS = TableSheet(
    "personas",
    "Personas",
    "PersonaTable",
    lambda facts: facts.personas,
    (
        field("name", "Name", 20, LINE, answer=True),
        Column("photo", "Photo", PHOTO_WIDTH, lambda _facts, _persona: None),
        field("role", "Role", 20, LINE, answer=True),
        field("segment", "Segment", 18, LINE, answer=True),
        field("demographics", "Demographics", 26, TEXT, answer=True),
        field("behaviours", "Behaviours", 30, LINES),
        field("psychographics", "Psychographics", 26, TEXT),
        field("motivations", "Motivations", 28, LINES),
        field("goals", "Goals", 28, LINES, answer=True),
        field("challenges", "Challenges", 28, LINES, answer=True),
        field("channels", "Preferred channels", 20, LISTED, of="preferred_channels"),
        field("quote", "Quote", 30, TEXT),
        field("validation", "Validated", 12, choice(Validation)),
        field("validated", "Validated on", 12, DATE, of="validated_on"),
        SOURCES,
    ),
    "No persona yet.",
    Persona,
    about="Who travels: their goals, habits and troubles.",
)


def _markers(facts: Facts) -> Iterable[Marker]:
    people = {persona.id: index for index, persona in enumerate(facts.personas)}
    return sorted(
        facts.document.markers.values(),
        key=lambda marker: (
            facts.columns.get(marker.step_id, 0),
            people.get(marker.persona_id, 0),
            marker.position,
            marker.id,
        ),
    )


EMOTIONS = TableSheet(
    "emotions",
    "Emotions",
    "EmotionTable",
    _markers,
    (
        STAGE,
        STEP,
        place(
            "persona",
            "Persona",
            18,
            lambda facts, marker: facts.persona_names((marker.persona_id,)),
            offers.people,
        ),
        field("valence", "Valence", 9, bounded(NUMBER, -2, 2), answer=True),
        field(
            "word",
            "Emotion",
            18,
            proposed(EMOTION_VALENCES),
            answer=True,
            offers=offers.own("word"),
        ),
        field("trigger", "Trigger", 34, TEXT, answer=True),
        field("quote", "Quote", 34, TEXT, answer=True),
        field("state", "State", 9, choice(MapState)),
        SOURCES,
    ),
    "No emotion yet.",
    Marker,
    about="How each persona feels at each step, from -2 (very bad) to +2 (very good).",
)
