"""The head of a persona sheet: the photo, who this is, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.poster.texts.personas.desk import Desk
from exporters.poster.texts.typesetting.flow import Block, Column, Line, Mark, Part
from exporters.poster.texts.typesetting.lines import drawn, gap, set_in, text_lines
from exporters.poster.texts.typesetting.style import BODY, LEAD, NAME, QUOTE
from model.kinds import Support, Validation
from model.layout.display import ImageNode, Node, RectNode, Role
from model.layout.geometry import Rect
from model.layout.marks import SUPPORT_SIGNS, sign
from model.layout.phrases import date_text, joined, quoted
from model.layout.sketch import Sketch, disc, reads_from_right
from model.layout.text import Align, TextStyle, typeset
from model.layout.text.fonts import Weight
from model.records import Image
from resources.words import tr

_PHOTO = 112.0
_TALLEST = 1.3
_ROUND = 0.06
"""How much a picture may differ from a square to be shown in a ring."""
_RING = 2.5
_GAP = 22.0
_INITIALS = TextStyle(40, 48, Weight.SEMIBOLD)
_ROLE = TextStyle(LEAD.size, LEAD.leading, Weight.SEMIBOLD)
_BADGE = 12.0
_NARROW = 300.0
"""A text narrower than this has a smaller photo beside it."""


def persona_head(desk: Desk, photo: Image | None) -> Iterator[Block]:
    """Photo left; name, role, segment, validation and quote beside it."""
    persona, theme = desk.persona, desk.theme
    side = _PHOTO if desk.width >= _NARROW else _PHOTO / 2
    room = desk.width - side - _GAP
    name = persona.name or tr("Persona")
    lines = [gap(2.0)]
    lines += _said(name, NAME, theme.ink, room, Part(Role.HEADING_1))
    lines += _said(persona.role, _ROLE, desk.mark.text, room, Part(Role.PARAGRAPH))
    lines += _said(persona.segment, BODY, theme.secondary, room, Part(Role.PARAGRAPH))
    lines += [gap(5.0), *_validation(desk, room)]
    if persona.quote.strip():
        part = Part(Role.PARAGRAPH)
        lines.append(gap(9.0))
        lines += _said(quoted(persona.quote), QUOTE, theme.ink, room, part)
    columns = (
        Column(0.0, (_portrait(desk, photo, side),)),
        Column(side + _GAP, tuple(lines)),
    )
    yield Block(
        Role.PARAGRAPH,
        columns,
        id=persona.id,
        title=name,
        below_pad=4.0,
        mark=Mark(name, 1),
    )


def _said(text: str, style: TextStyle, colour: str, width: float, part: Part) -> tuple[Line, ...]:
    """Words beside the photo stand by it, in whichever direction they are read."""
    align: Align = "end" if reads_from_right(text.strip()) else "start"
    return text_lines(text, style, colour, width, align=align, part=part)


def _validation(desk: Desk, width: float) -> tuple[Line, ...]:
    """Whether the persona rests on data: a sign and words."""
    persona, theme = desk.persona, desk.theme
    validated = persona.validation is Validation.VALIDATED
    support = Support.RESEARCHED if validated else Support.ASSUMED
    day = date_text(persona.validated_on) if validated and persona.validated_on else ""
    words = joined(tr("Validated"), day) if validated else tr("Assumed, not yet validated")
    part = Part(Role.PARAGRAPH)
    first, *others = set_in(
        text_lines(words, BODY, theme.secondary, width - _BADGE - 5, part=part), _BADGE + 5
    )
    half = _BADGE / 2
    mark = sign(
        SUPPORT_SIGNS[support], half, BODY.leading / 2, half, theme.support[support], theme.paper
    )
    return (Line((*mark, *first.nodes), first.height, part), *others)


def _portrait(desk: Desk, photo: Image | None, side: float) -> Line:
    """The photo in a ring of the persona's colour, or the initials on a disc."""
    mark, theme, half = desk.mark, desk.theme, side / 2
    nodes: list[Node]
    part = Part(Role.FIGURE, (photo.alt if photo else "") or mark.name)
    if photo is None:
        block = typeset(mark.initials, _INITIALS)
        letters, colour = Sketch(), theme.persona_text if theme.filled else mark.fill
        letters.put(block, 0, half - block.height / 2, colour, width=side, align="centre")
        ground = disc(half, half, half, mark.fill)
        if not theme.filled:
            inner = half - _RING / 2
            ground = disc(half, half, inner, None, stroke=mark.line, stroke_width=_RING)
        return drawn((ground, *letters.nodes), side, part=part)
    ratio = photo.height / photo.width
    if abs(ratio - 1) <= _ROUND:
        inset = 1.8 * _RING
        ring = disc(half, half, half - _RING / 2, theme.paper, stroke=mark.line, stroke_width=_RING)
        face = Rect(inset, inset, side - 2 * inset, side - 2 * inset)
        nodes = [ring, ImageNode(face, photo.id, photo.alt, round=True)]
        return drawn(nodes, side, part=part)
    width = min(side, _TALLEST * side / ratio)
    frame = Rect((side - width) / 2, 0, width, width * ratio)
    bar = RectNode(Rect(frame.x, frame.bottom + 3, frame.width, _RING), 0.0, mark.line)
    nodes = [ImageNode(frame, photo.id, photo.alt), bar]
    return drawn(nodes, frame.height + 3 + _RING, part=part)
