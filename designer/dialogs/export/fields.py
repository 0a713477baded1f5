"""The fields of the export form, as data: adding one is a line here.

A field names the wish it edits, what it is called, with which editor, on which tab, and when it
is asked at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from designer.exporting.wishes import (
    DRAWINGS,
    OWN_COLOURS,
    OWN_SIZE,
    OWN_THEME,
    WORKBOOK,
    Wishes,
)
from exporters.poster.options import Each, Fit
from exporters.poster.paper import PAPERS, Orientation
from exporters.poster.picture import Lettering
from widgets.form.measure import Scale

Choices = tuple[tuple[str, str], ...]
"""Values, and what they are called (untranslated)."""


class Editing(Enum):
    """With what a wish is edited. Those after FLAG are about the map, a colour or a file."""

    CHOICE = "choice"
    FIGURE = "figure"
    LINE = "line"
    FLAG = "flag"
    LANES = "lanes"
    STAGES = "stages"
    PERSONAS = "personas"
    VIEW = "view"
    THEME = "theme"
    COLOUR = "colour"
    PICTURE = "picture"
    THEME_FILE = "theme-file"
    SHEETS = "sheets"


class Tab(Enum):
    """The tabs, with their names (untranslated)."""

    PAPER = "Paper"
    CONTENT = "Content"
    LOOK = "Look"


def _drawn(wishes: Wishes) -> bool:
    """Whether the map is shown as a map."""
    return wishes.target in DRAWINGS


@dataclass(frozen=True, slots=True)
class Field:
    """One field. Where several with the same ``row`` follow each other they share a line.

    ``section`` is the heading it stands under; ``indented`` fields hang on the flag above them.
    """

    name: str
    label: str
    editor: Editing
    tab: Tab
    choices: Choices = ()
    scale: Scale | None = None
    hint: str = ""
    section: str = ""
    row: str = ""
    shown: Callable[[Wishes], bool] = _drawn
    indented: bool = False


def _on_paper(wishes: Wishes) -> bool:
    return wishes.on_paper


def _picture(wishes: Wishes) -> bool:
    return wishes.target in ("png", "svg")


def _sheets(wishes: Wishes) -> bool:
    """Whether there is a page around the map, on paper or in a picture of it."""
    return wishes.on_paper or (_picture(wishes) and wishes.shows == "sheets")


def _posters(wishes: Wishes) -> bool:
    """Whether there may be several: of pages as of pictures."""
    return wishes.on_paper or _picture(wishes)


def _own_size(wishes: Wishes) -> bool:
    return _sheets(wishes) and wishes.paper == OWN_SIZE


def _text_size(wishes: Wishes) -> bool:
    return _sheets(wishes) and wishes.fit == Fit.TEXT


def _tiled(wishes: Wishes) -> bool:
    return wishes.on_paper and wishes.tiled


def _pixels(wishes: Wishes) -> bool:
    return wishes.target == "png"


def _lines(wishes: Wishes) -> bool:
    return wishes.target == "svg"


def _accented(wishes: Wishes) -> bool:
    return _drawn(wishes) and wishes.theme == OWN_COLOURS


_PAPERS: Choices = (*((paper.name, paper.name) for paper in PAPERS), (OWN_SIZE, "Own size…"))
_TILES: Choices = tuple((name, name) for name in ("A4", "A3", "Letter", "Legal", "Tabloid"))
_ORIENTATIONS: Choices = (
    (Orientation.AUTO, "Automatic"),
    (Orientation.LANDSCAPE, "Landscape"),
    (Orientation.PORTRAIT, "Portrait"),
)
_FITS: Choices = (
    (Fit.PAGE, "Whole map on one sheet"),
    (Fit.WIDTH, "As wide as the sheet, on several"),
    (Fit.TEXT, "With text of at least…"),
)
_EACH: Choices = (
    (Each.MAP, "One poster of the map"),
    (Each.PERSONA, "One for each persona"),
    (Each.STAGE, "One for each stage"),
)
_SHOWS: Choices = (
    ("map", "The map"),
    ("lanes", "Stages and lanes alone"),
    ("sheets", "Whole sheets, as printed"),
)
_UNITS: Choices = (("mm", "mm"), ("in", "inch"))
_LETTERINGS: Choices = (
    (Lettering.OUTLINES, "Shapes, alike everywhere"),
    (Lettering.TEXT, "Text that can be edited"),
)
_MM = "mm"
_MARGIN = Scale(0, 80, unit=_MM)
_SIDE = Scale(0.5, 6000, decimals=1)
_E = Editing
_SHOP = "For the print shop"
_AFTER = "After the poster"
_SHEETS = "Sheets"

FIELDS: tuple[Field, ...] = (
    Field("shows", "Shows", _E.CHOICE, Tab.PAPER, _SHOWS, shown=_picture),
    Field("dpi", "Pixels per inch", _E.FIGURE, Tab.PAPER, scale=Scale(18, 1200, 12, unit="dpi"),
          row="pixels", shown=_pixels),
    Field("width", "Width", _E.FIGURE, Tab.PAPER, row="pixels", shown=_pixels,
          scale=Scale(0, 100_000, 100, unit="px", least_text="By the dpi")),
    Field("piece", "Cut into pieces of at most", _E.FIGURE, Tab.PAPER, shown=_pixels,
          scale=Scale(0, 30_000, 500, unit="px", least_text="Not cut")),
    Field("lettering", "Text is written as", _E.CHOICE, Tab.PAPER, _LETTERINGS, shown=_lines),
    Field("paper", "Paper", _E.CHOICE, Tab.PAPER, _PAPERS, row="paper", shown=_sheets),
    Field("orientation", "Orientation", _E.CHOICE, Tab.PAPER, _ORIENTATIONS, row="paper",
          shown=_sheets),
    Field("own_width", "Width", _E.FIGURE, Tab.PAPER, scale=_SIDE, row="own", shown=_own_size),
    Field("own_height", "Height", _E.FIGURE, Tab.PAPER, scale=_SIDE, row="own", shown=_own_size),
    Field("own_unit", "Unit", _E.CHOICE, Tab.PAPER, _UNITS, row="own", shown=_own_size),
    Field("fit", "Size", _E.CHOICE, Tab.PAPER, _FITS, shown=_sheets),
    Field("least_text", "Smallest text", _E.FIGURE, Tab.PAPER, row="text", shown=_text_size,
          scale=Scale(3, 72, 0.5, 1, "pt")),
    Field("margin", "Margin", _E.FIGURE, Tab.PAPER, scale=_MARGIN, row="text", shown=_sheets),
    Field("tiled", "On smaller sheets, to put together", _E.FLAG, Tab.PAPER, shown=_on_paper),
    Field("tile_paper", "Sheets", _E.CHOICE, Tab.PAPER, _TILES, row="tiles", shown=_tiled,
          indented=True),
    Field("tile_orientation", "Orientation", _E.CHOICE, Tab.PAPER, _ORIENTATIONS, row="tiles",
          shown=_tiled, indented=True),
    Field("overlap", "Overlap", _E.FIGURE, Tab.PAPER, scale=Scale(0, 50, unit=_MM), row="glue",
          shown=_tiled, indented=True),
    Field("tile_margin", "Margin of a sheet", _E.FIGURE, Tab.PAPER, scale=Scale(0, 50, unit=_MM),
          row="glue", shown=_tiled, indented=True),
    Field("marks", "Marks to cut and fit by", _E.FLAG, Tab.PAPER, shown=_tiled, indented=True),
    Field("repeat_headers", "Stages and lanes named on every sheet", _E.FLAG, Tab.PAPER,
          shown=_tiled, indented=True),
    Field("guide", "A page that shows how they go together", _E.FLAG, Tab.PAPER, shown=_tiled,
          indented=True),
    Field("bleed", "Bleed", _E.FIGURE, Tab.PAPER, scale=Scale(0, 25, unit=_MM, least_text="None"),
          section=_SHOP, shown=_on_paper),
    Field("crop_marks", "Crop marks", _E.FLAG, Tab.PAPER, section=_SHOP, shown=_on_paper),
    Field("archive", "A PDF for archives", _E.FLAG, Tab.PAPER, section=_SHOP,
          shown=lambda wishes: wishes.target == "pdf"),
    Field("each", "What gets a poster", _E.CHOICE, Tab.CONTENT, _EACH, shown=_posters),
    Field("view", "Seen through", _E.VIEW, Tab.CONTENT),
    Field("stages_out", "Stages", _E.STAGES, Tab.CONTENT, section="Stages"),
    Field("lanes_out", "Lanes", _E.LANES, Tab.CONTENT, section="Lanes"),
    Field("personas_out", "Personas", _E.PERSONAS, Tab.CONTENT, section="Personas"),
    Field("sheets_out", "Sheets", _E.SHEETS, Tab.CONTENT, section=_SHEETS,
          shown=lambda wishes: wishes.target == WORKBOOK),
    Field("parking", "Parking lot", _E.FLAG, Tab.CONTENT),
    Field("legend", "Legend", _E.FLAG, Tab.CONTENT),
    Field("persona_sheets", "A page for each persona", _E.FLAG, Tab.CONTENT, section=_AFTER,
          shown=_sheets),
    Field("insight", "What it means, in figures and plots", _E.FLAG, Tab.CONTENT, section=_AFTER,
          shown=_sheets),
    Field("report", "Actions and pain points as a report", _E.FLAG, Tab.CONTENT, section=_AFTER,
          shown=_sheets),
    Field("evidence", "The evidence", _E.FLAG, Tab.CONTENT, section=_AFTER, shown=_sheets),
    Field("theme", "Colours", _E.THEME, Tab.LOOK),
    Field("accent", "Made from this colour", _E.COLOUR, Tab.LOOK, shown=_accented),
    Field("theme_file", "File of the theme", _E.THEME_FILE, Tab.LOOK, hint="Choose a theme…",
          shown=lambda wishes: _drawn(wishes) and wishes.theme == OWN_THEME),
    Field("logo", "Logo", _E.PICTURE, Tab.LOOK, hint="Choose a picture…", shown=_sheets),
    Field("footer", "Footer with title, date and page", _E.FLAG, Tab.LOOK, shown=_sheets),
    Field("version", "Version in the footer", _E.LINE, Tab.LOOK, hint="Draft 2",
          shown=lambda wishes: _sheets(wishes) and wishes.footer),
)  # fmt: skip
OPEN_SECTIONS = frozenset({_AFTER, _SHEETS})
"""The sections that are not folded at first."""

TICKED = frozenset({Editing.LANES, Editing.STAGES, Editing.PERSONAS, Editing.SHEETS})
"""Lists to be ticked; each fills a section, whose heading says how many are."""
