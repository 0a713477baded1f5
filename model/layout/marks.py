"""The small marks of a map: evidence, goals, personas, votes, priority. Shape first, colour second.

Each function gives nodes around or at a point; legend, cards and headings draw the same ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, TypeAlias

from model.document import JourneyMap
from model.ids import Id
from model.kinds import PRIORITY_LEVELS, GoalReached, Priority, Support
from model.layout.colours import readable
from model.layout.display import Node, Path, PathNode, RectNode
from model.layout.geometry import Rect
from model.layout.metrics import CHIP, DISC
from model.layout.shapes import check, circle, cross, half_disc, query, star
from model.layout.sketch import disc
from model.layout.text import place, typeset
from model.layout.theme import Theme
from model.queries import persona_hues, personas_in_order

Sign: TypeAlias = Literal["check", "half", "cross", "query"]

SUPPORT_SIGNS: dict[Support, Sign] = {
    Support.RESEARCHED: "check",
    Support.PARTLY: "half",
    Support.ASSUMED: "query",
}
GOAL_SIGNS: dict[GoalReached, Sign] = {
    GoalReached.YES: "check",
    GoalReached.PARTLY: "half",
    GoalReached.NO: "cross",
    GoalReached.UNKNOWN: "query",
}
GOAL_NAMES: dict[GoalReached, str] = {
    GoalReached.YES: "Goal reached",
    GoalReached.PARTLY: "Goal partly reached",
    GoalReached.NO: "Goal not reached",
    GoalReached.UNKNOWN: "Goal not known",
}
_LEAP = Path(
    (
        *(("M", 0.8, 9.5), ("C", 1.2, 3.2, 4.0, 1.6, 6.5, 1.6)),
        *(("C", 9.0, 1.6, 11.4, 3.6, 12.0, 8.6), ("M", 9.2, 6.8), ("L", 12.1, 9.3)),
        ("L", 13.6, 5.8),
    )
)
_BAR_STEP = 3.5
_OUTLINE = 1.1


class Answer(StrEnum):
    """What became of a pain point or an opportunity: an idea, work, or work that is done."""

    IDEA = "idea"
    ACTION = "action"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class PersonaMark:
    """How a persona is told apart on cards and curves: colour, initial, and its name.

    ``line`` is the colour for curves, ``text`` the same made readable on every ground, ``fill``
    the same as a ground for letters. ``letter`` is the initial, or both initials where another
    persona begins alike.
    """

    persona_id: Id
    name: str
    initials: str
    letter: str
    line: str
    text: str
    fill: str


Marks: TypeAlias = Mapping[Id, PersonaMark]


def persona_marks(
    document: JourneyMap, theme: Theme, shown: frozenset[Id] | None
) -> dict[Id, PersonaMark]:
    """The marks of the personas shown, in order."""
    personas = [p for p in personas_in_order(document) if shown is None or p.id in shown]
    hues = persona_hues(document)
    grounds = (theme.paper, *theme.emotion_bands)
    marks: dict[Id, PersonaMark] = {}
    letters = Counter(initials_of(persona.name)[:1] for persona in personas)
    for persona in personas:
        line = theme.persona_hues[hues[persona.id] % len(theme.persona_hues)]
        initials = initials_of(persona.name)
        letter = initials if letters[initials[:1]] > 1 else initials[:1]
        marks[persona.id] = PersonaMark(
            persona.id,
            persona.name,
            initials,
            letter,
            line,
            text=readable(line, *grounds),
            fill=readable(line, theme.persona_text),
        )
    return marks


def nameless(marks: Marks) -> Marks:
    """The marks as discs show them: name and initials, which no disc shows, left out."""
    return {key: replace(mark, name="", initials="") for key, mark in marks.items()}


def initials_of(name: str) -> str:
    """At most two initials of a name; a question mark where there is no name."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper()[:1] for word in chosen) or "?"


def sign(
    kind: Sign, cx: float, cy: float, radius: float, colour: str, ground: str
) -> tuple[Node, ...]:
    """A sign around a point: filled with a tick, half filled, crossed, or dashed and asking."""
    width = radius * 0.2
    inner = radius - width / 2
    match kind:
        case "check":
            return (
                disc(cx, cy, radius, colour),
                PathNode(check(), cx, cy, radius, None, ground, radius * 0.28),
            )
        case "half":
            return (
                disc(cx, cy, inner, None, stroke=colour, stroke_width=width),
                PathNode(half_disc(1.0), cx, cy, inner, colour),
            )
        case "cross":
            return (
                disc(cx, cy, inner, None, stroke=colour, stroke_width=width),
                PathNode(cross(), cx, cy, radius, None, colour, radius * 0.26),
            )
        case "query":
            dash = (inner * 0.46, inner * 0.325)
            return (
                PathNode(circle(1.0), cx, cy, inner, None, colour, width * 0.9, dash),
                PathNode(query(), cx, cy, radius * 0.92, None, colour, radius * 0.22),
            )


def persona_width(mark: PersonaMark) -> float:
    """How wide the disc of a persona is: a chip, more where it holds two letters."""
    return max(CHIP, typeset(mark.letter, DISC).width + 5)


def persona_disc(mark: PersonaMark, x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    """The persona's disc with the initial, its top left corner at (x, y)."""
    width = persona_width(mark)
    colour = mark.fill if theme.filled else mark.text
    return _lettered(mark.letter, Rect(x, y, width, CHIP), colour, theme.persona_text, theme)


def badge(text: str, x: float, y: float, theme: Theme) -> tuple[float, tuple[Node, ...]]:
    """A short text on a rounded ground, one chip high; its width and its nodes."""
    width = max(CHIP + 4, typeset(text, DISC).width + 8)
    room = Rect(x, y, width, CHIP)
    return width, _lettered(text, room, theme.badge, theme.badge_text, theme)


def _lettered(text: str, room: Rect, fill: str, colour: str, theme: Theme) -> tuple[Node, ...]:
    """Letters on a rounded ground, or in a rounded outline of its colour."""
    block = typeset(text, DISC)
    ground = RectNode(room, CHIP / 2, fill)
    if not theme.filled:
        inner, colour = room.inset(_OUTLINE / 2), fill
        ground = RectNode(inner, inner.height / 2, None, fill, _OUTLINE)
    top = room.y + (CHIP - block.height) / 2
    return ground, *place(block, room.x, top, colour, align="centre", width=room.width)


SKIP_WIDTH = 14.0


def skip_mark(x: float, y: float, colour: str) -> tuple[Node, ...]:
    """An arrow that leaps over something, in a square of 12 with its corner at (x, y)."""
    return (
        PathNode(_LEAP, x, y, 1.0, None, colour, 1.25),
        disc(x + 6.5, y + 9.5, 1.6, colour),
    )


def priority_width() -> float:
    """How wide the bars of a priority are."""
    return 4 * _BAR_STEP - 1.0


def priority_bars(priority: Priority, x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    """Four rising bars, as many filled as the priority weighs, in a square of one chip."""
    level = PRIORITY_LEVELS[priority]
    filled = theme.badge
    nodes: list[Node] = []
    for bar in range(4):
        height = 4.0 + bar * 2.4
        colour = filled if bar < level else theme.hairline
        nodes.append(
            RectNode(Rect(x + bar * _BAR_STEP, y + CHIP - 1.5 - height, 2.5, height), 1.0, colour)
        )
    return tuple(nodes)


def star_mark(cx: float, cy: float, radius: float, theme: Theme, ground: str) -> tuple[Node, ...]:
    """The star of a moment of truth, with a rim of the ground so that it stands off its card."""
    return (
        PathNode(star(), cx, cy, radius, ground, ground, radius * 0.5),
        PathNode(star(), cx, cy, radius, theme.star, theme.star, radius * 0.12),
    )


def marks_of(persona_ids: Iterable[Id], marks: Marks) -> tuple[PersonaMark, ...]:
    """The marks of these personas, in the order personas are shown."""
    wanted = frozenset(persona_ids)
    if not wanted:
        return ()
    return tuple(mark for persona_id, mark in marks.items() if persona_id in wanted)
