"""The head of the sheet: title, what the map is about, and the personas who travel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from model.ids import Id
from model.kinds import MapState
from model.layout.colours import luminance
from model.layout.display import ImageNode, Role
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
from model.layout.phrases import date_text, isolated, joined, version_text
from model.layout.sketch import Drawing, Sketch, reads_from_right
from model.layout.stops import ASIDE, Piece, Stops, columns_in, piece_for, pieces
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
_TITLE_ROOM, _FACT_ROOM, _PERSONA_ROOM = 200.0, 120.0, 210.0
"""Between cuts of the poster less room than this is not used where there is more elsewhere."""


# As high as title and byline together; a wide one takes at most so much of the title's room.
_LOGO_HIGH, _LOGO_SHARE, _LOGO_ROOM = 40.0, 0.3, 96.0
# A logo is made for light paper: on a dark sheet it gets a plate.
_DARK, _PLATE = 0.4, 4.0


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a poster says of itself beside the map: the client's logo, and which version it is."""

    logo: Image | None = None
    version: str = ""


NO_IMPRINT = Imprint()
NO_SKIPS: Mapping[Id, tuple[str, ...]] = MappingProxyType({})


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
    stops: Stops = (),
    imprint: Imprint = NO_IMPRINT,
    skips: Mapping[Id, tuple[str, ...]] = NO_SKIPS,
) -> HeadingPart:
    """Title, facts and persona cards, ``width`` wide; ``hints`` ask for a title that is missing.

    ``skips`` are the names of the stages that each persona goes past.

    All of it stands between ``stops``, which count from the heading's left.
    """
    sketch = Sketch(info.id)
    head = piece_for(stops, 0.0, width, _TITLE_ROOM)
    open_rooms = pieces(stops, 0.0, width)
    head, bottom = _beside_logo(sketch, info.title, imprint.logo, head, open_rooms, theme)
    x, room = head.left, head.width
    if hints and not info.title:
        sketch.write(tr("Untitled map"), TITLE, x, 0, theme.secondary, width=room)
    y = sketch.write(info.title, TITLE, x, 0, theme.ink, width=room, of=(info.id, "title"))
    y = max(y, TITLE.leading) + 2
    byline = _byline(info, imprint.version)
    side: Align = "end" if reads_from_right(info.title) else "start"
    y += sketch.write(byline, SMALL, x, y, theme.secondary, width=room, align=side)
    y = max(y, bottom)
    rooms = pieces(stops, 0.0, width, clear=ASIDE)
    height = _facts(sketch, info, y + 8, rooms, theme)
    y += height + 8 if height else 0
    boxes: dict[Id, Rect] = {}
    if personas:
        y += _BELOW
        travellers = [
            Traveller(
                persona,
                marks[persona.id],
                images.get(persona.photo_id or ""),
                skips.get(persona.id, ()),
            )
            for persona in personas
        ]
        height, boxes = _personas(sketch, travellers, y, rooms, theme)
        y += height
    return HeadingPart(sketch.finish(width, y), boxes)


def _beside_logo(
    sketch: Sketch, title: str, logo: Image | None, head: Piece, rooms: list[Piece], theme: Theme
) -> tuple[Piece, float]:
    """Draw the logo at the end of the sheet that the title reads towards.

    It is as high as title and byline, less where it is very wide. Gives what it leaves of the
    title's room, ``head``, and the y at which it ends.
    """
    if logo is None:
        return head, 0.0
    at_left = reads_from_right(title)
    piece = rooms[0] if at_left else rooms[-1]
    if piece.width < _LOGO_ROOM or piece.left == head.left:
        piece = head
    most = _LOGO_SHARE * piece.width if piece is head else piece.width
    scale = min(_LOGO_HIGH / logo.height, most / logo.width)
    width, height = scale * logo.width, scale * logo.height
    x = piece.left if at_left else piece.right - width
    box = Rect(x, max(0.0, (_LOGO_HIGH - height) / 2), width, height)
    if luminance(theme.paper) < _DARK:
        sketch.rect(box.inset(-_PLATE), "#FFFFFF", radius=_PLATE)
    sketch.add(ImageNode(box, logo.id, logo.alt or tr("Logo")))
    taken = width + COLUMN_GAP if piece is head else 0.0
    return Piece(head.left + (taken if at_left else 0.0), head.width - taken), box.bottom


def _byline(info: MapInfo, version: str) -> str:
    """State, authors, dates and version in one line."""
    names = ", ".join(isolated(author) for author in info.authors)
    authors = tr("By {names}", names=names) if names else ""
    created = tr("Made {day}", day=date_text(info.created_on)) if info.created_on else ""
    revised = tr("Revised {day}", day=date_text(info.revised_on)) if info.revised_on else ""
    said = isolated(version_text(version))
    return joined(tr(STATE_NAMES[info.state]), authors, created, revised, said)


def _facts(sketch: Sketch, info: MapInfo, y: float, rooms: list[Piece], theme: Theme) -> float:
    """What the map is about, in columns of equal width; gives the height they take."""
    facts = [(name, tr(label), getattr(info, name)) for name, label in _FACTS]
    facts = [fact for fact in facts if fact[2]]
    if not facts:
        return 0.0
    columns = columns_in(rooms, len(facts), least=FACT_WIDTH, gap=COLUMN_GAP, enough=_FACT_ROOM)
    top = y
    for start in range(0, len(facts), len(columns)):
        if start:
            y += 8
        tallest = 0.0
        row = facts[start : start + len(columns)]
        for column, (name, label, text) in zip(columns, row, strict=False):
            x, room = column.left, column.width
            align: Align = "end" if reads_from_right(text) else "start"
            used = sketch.write(label, SMALL_STRONG, x, y, theme.secondary, width=room, align=align)
            key = (info.id, name)
            used += sketch.write(text, BODY, x, y + used, theme.ink, width=room, of=key)
            tallest = max(tallest, used)
        y += tallest
    return y - top


def _personas(
    sketch: Sketch, travellers: Sequence[Traveller], y: float, rooms: list[Piece], theme: Theme
) -> tuple[float, dict[Id, Rect]]:
    """The persona cards in rows of equal height: the height they take, their boxes."""
    columns = _persona_columns(rooms, len(travellers))
    boxes: dict[Id, Rect] = {}
    top = y
    for start in range(0, len(travellers), len(columns)):
        row = list(zip(columns, travellers[start : start + len(columns)], strict=False))
        tallest = max(draw_persona(who, room.width, 0.0, theme).height for room, who in row)
        for room, who in row:
            drawing = draw_persona(who, room.width, tallest, theme)
            persona = who.persona
            group = drawing.group(Role.PERSONA, persona.id, x=room.left, y=y, title=persona.name)
            sketch.take(drawing, group)
            boxes[persona.id] = Rect(room.left, y, room.width, tallest)
        y += tallest + PERSONA_GAP
    return y - PERSONA_GAP - top, boxes


def _persona_columns(rooms: list[Piece], count: int) -> list[Piece]:
    """Where the cards of a row stand: as few rows as may be, and about as many cards in each."""

    def columns(wanted: int) -> list[Piece]:
        return columns_in(
            rooms,
            wanted,
            least=PERSONA_WIDTH,
            gap=PERSONA_GAP,
            enough=_PERSONA_ROOM,
            most=PERSONA_WIDEST,
        )

    rows = -(-count // len(columns(count)))
    return columns(-(-count // rows))
