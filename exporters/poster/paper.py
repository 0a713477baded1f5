"""Paper: named sizes and sizes in words. Unit: PostScript point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from model.errors import ExportError
from model.layout.geometry import Size
from resources.words import tr

POINTS_PER_INCH = 72.0
POINTS_PER_MM = 72.0 / 25.4
# The largest page that PDF viewers open without a unit of their own (ISO 32000-1, annex C).
MAX_SIDE = 14_400.0
MIN_SIDE = 72.0


class Orientation(StrEnum):
    """Which way round the paper lies. ``AUTO`` takes what fits the map better."""

    AUTO = "auto"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name, its size in points, upright as named, and the series it belongs to."""

    name: str
    size: Size
    series: str = ""

    def turned(self, orientation: Orientation, content: Size) -> Size:
        """The size of the sheet as it lies. ``content`` decides where the orientation is AUTO."""
        short, long = sorted((self.size.width, self.size.height))
        wide = orientation is Orientation.LANDSCAPE or (
            orientation is Orientation.AUTO and content.width >= content.height
        )
        return Size(long, short) if wide else Size(short, long)


# ISO 216 and ANSI/ASME Y14.1, in millimetres and in inches.
_MM = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B0": (1000, 1414),
    "B1": (707, 1000),
    "B2": (500, 707),
    "B3": (353, 500),
    "B4": (250, 353),
    "B5": (176, 250),
}
_INCHES = {
    "Letter": (8.5, 11.0),
    "Legal": (8.5, 14.0),
    "Tabloid": (11.0, 17.0),
    "ANSI A": (8.5, 11.0),
    "ANSI B": (11.0, 17.0),
    "ANSI C": (17.0, 22.0),
    "ANSI D": (22.0, 34.0),
    "ANSI E": (34.0, 44.0),
    "Arch A": (9.0, 12.0),
    "Arch B": (12.0, 18.0),
    "Arch C": (18.0, 24.0),
    "Arch D": (24.0, 36.0),
    "Arch E1": (30.0, 42.0),
    "Arch E": (36.0, 48.0),
}


def _paper(name: str, sides: tuple[float, float], unit: float, series: str) -> Paper:
    return Paper(name, Size(sides[0] * unit, sides[1] * unit), series)


PAPERS: tuple[Paper, ...] = (
    *(_paper(name, sides, POINTS_PER_MM, f"ISO {name[0]}") for name, sides in _MM.items()),
    *(_paper(name, sides, POINTS_PER_INCH, "US") for name, sides in _INCHES.items()),
)
_BY_NAME = {paper.name.casefold().replace(" ", ""): paper for paper in PAPERS}
UNITS = {"mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM, "in": POINTS_PER_INCH, "pt": 1.0}
_CUSTOM = re.compile(
    r"\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(mm|cm|in|pt)?\s*[x×*]"
    r"\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(mm|cm|in|pt)\s*",
    re.IGNORECASE,
)


def paper_named(name: str) -> Paper:
    """The paper of that name (``A1``, ``letter``, ``arch-d``), whatever its case.

    Raises:
        ExportError: there is no such paper.
    """
    paper = _BY_NAME.get(re.sub(r"[\s_-]+", "", name).casefold())
    if paper is None:
        known = ", ".join(paper.name for paper in PAPERS)
        raise ExportError(
            tr("There is no paper “{name}”. Known are: {known}.", name=name, known=known)
        )
    return paper


def paper_sized(words: str) -> Paper:
    """The paper of a size in words: ``900x600mm``, ``24 x 36 in``, ``60x90cm``, ``800x600pt``.

    Raises:
        ExportError: the words are no size, or one that no viewer opens.
    """
    match = _CUSTOM.fullmatch(words)
    if match is None or (match[2] or match[4]).lower() != match[4].lower():
        raise ExportError(
            tr("“{words}” is no paper size: write it like 900x600mm or 24x36in.", words=words)
        )
    unit = UNITS[match[4].lower()]
    sides = [float(side.replace(",", ".")) * unit for side in match.group(1, 3)]
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in sides):
        raise ExportError(
            tr(
                "A sheet of {words} cannot be made: a side must have {least} to {most} mm.",
                words=words.strip(),
                least=f"{MIN_SIDE / POINTS_PER_MM:.0f}",
                most=f"{MAX_SIDE / POINTS_PER_MM:.0f}",
            )
        )
    return Paper(words.strip(), Size(sides[0], sides[1]))
