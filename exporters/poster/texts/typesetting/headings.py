"""Headings of pages of text: they go with what follows and stand in the outline."""

from __future__ import annotations

from dataclasses import replace

from exporters.poster.texts.typesetting.flow import Block, Column, Ground, Line, Mark
from exporters.poster.texts.typesetting.lines import set_in, text_lines
from exporters.poster.texts.typesetting.style import (
    BODY,
    GROUP_GAP,
    HEADING_1,
    HEADING_2,
    SECTION_GAP,
)
from model.ids import Id
from model.layout.display import RectNode, Role
from model.layout.geometry import Rect
from model.layout.sketch import reads_from_right
from model.layout.text import TextStyle, typeset
from model.layout.theme import Theme

_CHIP, _CHIP_GAP = 4.0, 6.0
_NOTE_GAP = 12.0


def heading_1(text: str, width: float, theme: Theme) -> Block:
    """A heading of the first level, with a rule below."""
    return Block(
        Role.HEADING_1,
        (Column(0.0, text_lines(text, HEADING_1, theme.ink, width)),),
        title=text,
        above=SECTION_GAP,
        below_pad=5.0,
        with_next=True,
        ground=Ground(0.0, width, rule=theme.ink, rule_width=0.9),
        mark=Mark(text, 1),
    )


def signed(
    text: str, style: TextStyle, width: float, theme: Theme, chip: str = "", note: str = ""
) -> list[tuple[Line, ...]]:
    """A name with a colour before it, and small print at the other end of its line."""
    from_right = reads_from_right(text)
    inset = _CHIP + _CHIP_GAP if chip else 0.0
    room = width - inset - (typeset(note, BODY).width + _NOTE_GAP if note else 0.0)
    lines = text_lines(text, style, theme.ink, room)
    lines = set_in(lines, width - inset - room if from_right else inset)
    if chip and lines:
        x = width - _CHIP if from_right else 0.0
        bar = RectNode(Rect(x, 2.0, _CHIP, style.leading - 3.5), 1.0, chip)
        lines = (replace(lines[0], nodes=(bar, *lines[0].nodes)), *lines[1:])
    said = text_lines(note, BODY, theme.secondary, width, align="start" if from_right else "end")
    return [lines, set_in(said, 0.0, style.leading - BODY.leading - 0.5)] if said else [lines]


def heading_2(
    text: str, width: float, theme: Theme, *, record_id: Id = "", chip: str = "", note: str = ""
) -> Block:
    """A heading of the second level.

    ``chip`` is a colour that stands before it, ``note`` what stands in small print at the other end
    of its line.
    """
    return Block(
        Role.HEADING_2,
        tuple(Column(0.0, lines) for lines in signed(text, HEADING_2, width, theme, chip, note)),
        id=record_id,
        title=text,
        above=GROUP_GAP,
        below_pad=3.0,
        with_next=True,
        mark=Mark(text, 2),
    )
