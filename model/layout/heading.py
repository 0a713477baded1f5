"""The head of the sheet: title, what the map is about, and the personas who travel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.ids import Id
from model.kinds import MapState
from model.layout.display import Role
from model.layout.geometry import Rect
from model.layout.marks import Marks
from model.layout.metrics import (
    BODY,
    COLUMN_GAP,
    FACT_WIDTH,
    PERSONA_GAP,
    PERSONA_WIDEST,
    PERSONA_WIDTH,
    SMALL,
    SMALL_STRONG,
    TITLE,
)
from model.layout.persona_cards import Traveller, draw_persona
from model.layout.phrases import date_text, joined
from model.layout.sketch import Drawing, Sketch, reads_from_right
from model.layout.text import Align
from model.layout.theme import Theme
from model.records import Image, MapInfo, Persona
from resources.words import tr

STATE_NAMES: dict[MapState, str] = {MapState.AS_IS: "As-is", MapState.TO_BE: "To-be"}

_FACTS: tuple[tuple[str, str], ...] = (
    ("objective", "Objective"),
    ("scenario", "Scenario"),
    ("expectations", "Expectations"),
    ("scope", "Scope"),
)
_BELOW = 12.0


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """The drawn heading and where its persona cards stand in it."""

    drawing: Drawing
    personas: Mapping[Id, Rect]


def draw_heading(
    info: MapInfo,
    personas: Sequence[Persona],
    marks: Marks,
    images: Mapping[Id, Image],
    width: float,
    theme: Theme,
    *,
    hints: bool,
) -> HeadingPart:
    """Title, facts and persona cards, ``width`` wide; ``hints`` ask for a title that is missing."""
    sketch = Sketch(info.id)
    if hints and not info.title:
        sketch.write(tr("Untitled map"), TITLE, 0, 0, theme.secondary, width=width)
    y = sketch.write(info.title, TITLE, 0, 0, theme.ink, width=width, of=(info.id, "title"))
    y = max(y, TITLE.leading) + 2
    y += sketch.write(_byline(info), SMALL, 0, y, theme.secondary, width=width)
    height = _facts(sketch, info, y + 8, width, theme)
    y += height + 8 if height else 0
    boxes: dict[Id, Rect] = {}
    if personas:
        y += _BELOW
        travellers = [
            Traveller(persona, marks[persona.id], images.get(persona.photo_id or ""))
            for persona in personas
        ]
        height, boxes = _personas(sketch, travellers, y, width, theme)
        y += height
    return HeadingPart(sketch.finish(width, y), boxes)


def _byline(info: MapInfo) -> str:
    """State, authors and dates in one line."""
    authors = tr("By {names}", names=", ".join(info.authors)) if info.authors else ""
    created = tr("Made {day}", day=date_text(info.created_on)) if info.created_on else ""
    revised = tr("Revised {day}", day=date_text(info.revised_on)) if info.revised_on else ""
    return joined(tr(STATE_NAMES[info.state]), authors, created, revised)


def _facts(sketch: Sketch, info: MapInfo, y: float, width: float, theme: Theme) -> float:
    """What the map is about, in columns of equal width; gives the height they take."""
    facts = [(name, tr(label), getattr(info, name)) for name, label in _FACTS]
    facts = [fact for fact in facts if fact[2]]
    if not facts:
        return 0.0
    fitting = int((width + COLUMN_GAP) // (FACT_WIDTH + COLUMN_GAP))
    count = max(1, min(len(facts), fitting))
    room = (width - (count - 1) * COLUMN_GAP) / count
    top = y
    for start in range(0, len(facts), count):
        if start:
            y += 8
        tallest = 0.0
        for place, (name, label, text) in enumerate(facts[start : start + count]):
            x = place * (room + COLUMN_GAP)
            align: Align = "end" if reads_from_right(text) else "start"
            used = sketch.write(label, SMALL_STRONG, x, y, theme.secondary, width=room, align=align)
            key = (info.id, name)
            used += sketch.write(text, BODY, x, y + used, theme.ink, width=room, of=key)
            tallest = max(tallest, used)
        y += tallest
    return y - top


def _personas(
    sketch: Sketch, travellers: Sequence[Traveller], y: float, width: float, theme: Theme
) -> tuple[float, dict[Id, Rect]]:
    """The persona cards in rows of equal width and height: the height they take, their boxes."""
    fitting = max(1, int((width + PERSONA_GAP) // (PERSONA_WIDTH + PERSONA_GAP)))
    lines = -(-len(travellers) // fitting)
    count = -(-len(travellers) // lines)
    room = (width - (count - 1) * PERSONA_GAP) / count
    if room > 1.25 * PERSONA_WIDEST:
        room = PERSONA_WIDEST
    boxes: dict[Id, Rect] = {}
    top = y
    for start in range(0, len(travellers), count):
        row = travellers[start : start + count]
        tallest = max(draw_persona(traveller, room, 0.0, theme).height for traveller in row)
        for place, traveller in enumerate(row):
            drawing = draw_persona(traveller, room, tallest, theme)
            persona = traveller.persona
            x = place * (room + PERSONA_GAP)
            group = drawing.group(Role.PERSONA, persona.id, x=x, y=y, title=persona.name)
            sketch.take(drawing, group)
            boxes[persona.id] = Rect(x, y, room, tallest)
        y += tallest + PERSONA_GAP
    return y - PERSONA_GAP - top, boxes
