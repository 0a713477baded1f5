"""What one line says, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from model.capture.codes import Code
from model.ids import Id
from model.kinds import CardKind


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the line that is a code: characters ``start`` to ``end`` (not included).

    ``known`` False: it names something the map does not have (or several things alike), so it
    stays in the text.
    """

    start: int
    end: int
    code: Code
    known: bool = True


@dataclass(frozen=True, slots=True)
class Feeling:
    """An emotion: from -2 (very negative) to +2, and its word if one was typed."""

    valence: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """Where notes go: a stage (its first step) or a step, a lane, or both; not neither."""

    stage_id: Id | None = None
    step_id: Id | None = None
    lane_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A line, understood. ``text`` is what is left of it without the codes.

    ``kind`` None: as its place says. ``unknown`` are the codes that were not understood, as they
    were typed. ``freed``: the aim of earlier notes shall no longer hold.
    """

    text: str = ""
    kind: CardKind | None = None
    assumed: bool = False
    persona_ids: tuple[Id, ...] = ()
    channel: str = ""
    feeling: Feeling | None = None
    aim: Aim | None = None
    freed: bool = False
    spans: tuple[Span, ...] = ()
    unknown: tuple[tuple[Code, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to put on the map."""
        return not self.text and self.feeling is None

    @property
    def astray(self) -> bool:
        """Whether it is aimed at a place that the map does not have."""
        return any(code is Code.AIM for code, _ in self.unknown)
