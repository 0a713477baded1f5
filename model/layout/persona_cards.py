"""One persona card: who travels, what they want, what stands in their way."""

from __future__ import annotations

from dataclasses import dataclass

from model.channels import OTHER_CHANNEL_ICON, channel_icon
from model.kinds import Support, Validation
from model.layout.display import ImageNode, Node
from model.layout.flow import Chip, flow
from model.layout.geometry import Rect
from model.layout.marks import SUPPORT_SIGNS, PersonaMark, sign
from model.layout.metrics import (
    BODY,
    CARD_RADIUS,
    COLUMN_GAP,
    FIELD_LABEL,
    INVITATION,
    PERSONA,
    PERSONA_PAD,
    PERSONA_WIDTH,
    PHOTO,
    SMALL,
    SMALL_STRONG,
)
from model.layout.phrases import date_text, joined, listed, quoted
from model.layout.sketch import Drawing, Sketch, disc, reads_from_right
from model.layout.text import Align, TextBlock, typeset
from model.layout.theme import Theme
from model.records import Image, Persona
from resources.words import tr

_TWO_COLUMNS = 400.0
"""From this width on the fields stand in two columns."""
_BADGE = 12.0
_CHANNEL_ICON = 12.0
_NAME_ROOM = 60.0
"""With less room for the name beside it, the badge stands below; only between cuts of a poster."""
_BESIDE = 90.0
"""With less room beside their labels, what fields say stands below them."""
_TEXTS = frozenset(("demographics", "psychographics"))


@dataclass(frozen=True, slots=True)
class Traveller:
    """A persona with the mark it is known by and its photo."""

    persona: Persona
    mark: PersonaMark
    photo: Image | None
    skips: tuple[str, ...] = ()
    """The names of the stages they go past."""


def draw_persona(traveller: Traveller, width: float, height: float, theme: Theme) -> Drawing:
    """The card, at least ``height`` high."""
    persona, mark = traveller.persona, traveller.mark
    sketch = Sketch(persona.id)
    left, room = PERSONA_PAD, width - 2 * PERSONA_PAD
    y = PERSONA_PAD + _identity(sketch, traveller, width, theme)
    if persona.quote:
        colour = mark.text
        text, key = quoted(persona.quote), (persona.id, "quote")
        y += 6
        y += sketch.write(text, BODY, left, y, colour, width=room, of=key)
    y += _fields(sketch, traveller, left, y, room, theme)
    height = max(height, y + PERSONA_PAD)
    frame = Sketch()
    frame.rect(Rect(0, 0, width, height), theme.paper, radius=CARD_RADIUS, stroke=theme.hairline)
    frame.rect(Rect(PERSONA_PAD, -0.5, PHOTO, 3), mark.line, radius=1.5)
    sketch.nodes[:0] = frame.nodes
    return sketch.finish(width, height)


def _identity(sketch: Sketch, traveller: Traveller, width: float, theme: Theme) -> float:
    """Portrait, name, role and segment, and whether the persona is validated."""
    top = PERSONA_PAD
    persona = traveller.persona
    sketch.add(*portrait(traveller.mark, traveller.photo, PERSONA_PAD, top, theme))
    x = PERSONA_PAD + PHOTO + 10
    right = width - PERSONA_PAD
    badge = typeset(_validation(persona), SMALL)
    badge_x = right - badge.width - _BADGE - 4
    narrow = width < PERSONA_WIDTH and badge_x - 8 - x < _NAME_ROOM
    if not narrow:
        _badge(sketch, persona, badge, badge_x, top, theme)
    room = right - x if narrow else badge_x - 8 - x
    key = (persona.id, "name")
    name, ink = persona.name, theme.ink
    used = sketch.write(name, PERSONA, x, top, ink, width=room, align=_by_photo(name), of=key)
    y = top + max(used, PERSONA.leading)
    role = joined(persona.role, persona.segment)
    colour, wide = theme.secondary, right - x
    y += sketch.write(role, SMALL, x, y + 1, colour, width=wide, align=_by_photo(role)) + 1
    if narrow:
        y = max(y, top + PHOTO)
        _badge(sketch, persona, badge, PERSONA_PAD, y + 2, theme)
        y += 2 + badge.height
    return max(y - top, PHOTO)


def _badge(
    sketch: Sketch, persona: Persona, block: TextBlock, x: float, y: float, theme: Theme
) -> None:
    """Whether the persona is validated: a sign and words, at (x, y)."""
    support = Support.RESEARCHED if persona.validation is Validation.VALIDATED else Support.ASSUMED
    half = _BADGE / 2
    kind = SUPPORT_SIGNS[support]
    sketch.add(*sign(kind, x + half, y + 8, half, theme.support[support], theme.paper))
    sketch.put(block, x + _BADGE + 4, y + 8 - block.height / 2, theme.secondary)


def _by_photo(text: str) -> Align:
    """Names stand by the photo at their left, in whichever direction they are read."""
    return "end" if reads_from_right(text) else "start"


def _validation(persona: Persona) -> str:
    """Whether the persona rests on data, since when, and on how many sources."""
    count = len(persona.evidence_ids)
    sources = tr("1 source") if count == 1 else tr("{n} sources", n=count) if count else ""
    if persona.validation is Validation.ASSUMED:
        return joined(tr("Assumed"), sources)
    day = date_text(persona.validated_on) if persona.validated_on else ""
    return joined(tr("Validated"), day, sources)


def portrait(
    mark: PersonaMark, photo: Image | None, x: float, y: float, theme: Theme
) -> tuple[Node, ...]:
    """The persona's photo in a ring of the persona's colour, or the initials on a disc."""
    half = PHOTO / 2
    if photo is not None:
        side = PHOTO - 4
        frame = Rect(x + 2, y + 2, side, side)
        return (
            disc(x + half, y + half, half - 0.75, theme.paper, stroke=mark.line, stroke_width=1.5),
            ImageNode(frame, photo.id, photo.alt, round=True, ratio=photo.width / photo.height),
        )
    letters = Sketch()
    block = typeset(mark.initials, INVITATION)
    ground = disc(x + half, y + half, half, mark.fill)
    colour = theme.persona_text
    if not theme.filled:
        ground = disc(x + half, y + half, half - 0.75, None, stroke=mark.line, stroke_width=1.5)
        colour = mark.text
    letters.put(block, x, y + half - block.height / 2, colour, width=PHOTO, align="centre")
    return (ground, *letters.nodes)


def _fields(
    sketch: Sketch, traveller: Traveller, x: float, y: float, width: float, theme: Theme
) -> float:
    """The fields that say something, names left, in one column or two; gives their height."""
    persona = traveller.persona
    fields = [(name, label, text) for name, label, text in _statements(traveller) if text]
    if not fields and not persona.preferred_channels:
        return 0.0
    columns = 2 if width + 2 * PERSONA_PAD >= _TWO_COLUMNS and len(fields) > 1 else 1
    room = (width - (columns - 1) * COLUMN_GAP) / columns
    half = -(-len(fields) // columns)
    top = y + 8
    lowest = top
    beside = room - FIELD_LABEL >= _BESIDE
    for column in range(columns):
        left, down = x + column * (room + COLUMN_GAP), top
        for name, label, text in fields[column * half : (column + 1) * half]:
            used = sketch.write(
                label, SMALL_STRONG, left, down, theme.secondary, width=FIELD_LABEL - 4
            )
            place, wide = left + FIELD_LABEL, room - FIELD_LABEL
            if not beside:
                down, used, place, wide = down + used, 0.0, left, room
            # Lists are edited in the inspector, line by line; texts also in place.
            key = (persona.id, name) if name in _TEXTS else None
            height = sketch.write(text, SMALL, place, down, theme.ink, width=wide, of=key)
            down += max(used, height) + 3
        lowest = max(lowest, down)
    if persona.preferred_channels:
        sketch.write(tr("Channels"), SMALL_STRONG, x, lowest, theme.secondary)
        left, wide = x + FIELD_LABEL, width - FIELD_LABEL
        if not beside:
            left, wide, lowest = x, width, lowest + SMALL_STRONG.leading
        chips = [_channel(name, wide, theme) for name in persona.preferred_channels]
        height, nodes = flow(chips, left, lowest, wide, gap=10, row_gap=1)
        sketch.add(*nodes)
        lowest += height
    return lowest - y


def _statements(traveller: Traveller) -> tuple[tuple[str, str, str], ...]:
    persona = traveller.persona
    return (
        ("goals", tr("Goals"), listed(persona.goals)),
        ("challenges", tr("Challenges"), listed(persona.challenges)),
        ("motivations", tr("Motivations"), listed(persona.motivations)),
        ("behaviours", tr("Behaviours"), listed(persona.behaviours)),
        ("demographics", tr("Demographics"), persona.demographics),
        ("psychographics", tr("Lifestyle"), persona.psychographics),
        ("", tr("Skips"), listed(traveller.skips)),
    )


def _channel(name: str, width: float, theme: Theme) -> Chip:
    icon = channel_icon(name)
    lead = 0.0 if icon == OTHER_CHANNEL_ICON else _CHANNEL_ICON + 4
    block = typeset(name, SMALL, width=width - lead)

    def draw(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        if lead:
            sketch.icon(icon, x, y + 0.5, _CHANNEL_ICON, theme.secondary)
        sketch.put(block, x + lead, y, theme.ink)
        return sketch.nodes

    return Chip(lead + block.width, block.height, draw)
