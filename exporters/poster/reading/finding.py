"""What a legibility report says: findings, each with the places it is about. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from model.ids import Id
from model.layout.geometry import Rect


class FindingKind(StrEnum):
    """What may stand in the way of reading a poster, the most serious first."""

    MISSING_CHARACTER = "missing-character"
    SMALL_TEXT = "small-text"
    WEAK_CONTRAST = "weak-contrast"
    COARSE_IMAGE = "coarse-image"
    STRETCHED_IMAGE = "stretched-image"
    NARROW_MARGIN = "narrow-margin"
    EMPTY_SHEET = "empty-sheet"
    CHANGED_ACCENT = "changed-accent"


HINTS = frozenset({FindingKind.EMPTY_SHEET, FindingKind.CHANGED_ACCENT})
"""Findings that only suggest something better: nothing is wrong with what is read."""


class What(StrEnum):
    """What a text or picture belongs to."""

    HEADING = "heading"
    PERSONA = "persona"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    CARD = "card"
    EMOTION = "emotion"
    ARROW = "arrow"
    PARKING = "parking"
    LEGEND = "legend"
    FURNITURE = "furniture"
    PAGE = "page"


Counts: TypeAlias = tuple[tuple[What, int], ...]
"""How many are what, the most first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a poster something is.

    ``page`` counts from 0; ``rect`` is in points of the page. ``record_id`` is the record of the
    map that is shown there, or empty. ``words`` say for people where it is, ``detail`` what was
    measured there (``4.2 pt``), ``value`` the same as a number: points of text, dots per inch,
    contrast, or height by width; None where nothing was measured.
    """

    page: int
    page_title: str
    rect: Rect
    what: What
    record_id: Id
    words: str
    detail: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A weakness: a sentence for people, how often it was met, and where.

    ``places`` are the worst first, at most ``MOST_PLACES``; ``count`` counts all. ``counts`` tells
    how many of them are what. What holds of whole sheets has no places.
    """

    kind: FindingKind
    sentence: str
    count: int
    places: tuple[Place, ...] = ()
    counts: Counts = ()


MOST_PLACES = 200
"""More than anybody looks through; the count is told beside them."""


@dataclass(frozen=True, slots=True)
class Legibility:
    """How well a poster can be read: its smallest text (None where it has no text), and findings.

    ``smallest.value`` is its size in points on paper.
    """

    smallest: Place | None
    findings: tuple[Finding, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be decided on before printing, a sentence each: all findings but hints."""
        return tuple(finding.sentence for finding in self.findings if finding.kind not in HINTS)

    def of(self, kind: FindingKind) -> Finding | None:
        """The finding of a kind, if there is one."""
        return next((finding for finding in self.findings if finding.kind is kind), None)
