"""What is asked of the exporters, made from what a person wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from designer.exporting.wishes import OWN_COLOURS, OWN_SIZE, OWN_THEME, PRINTER, WORKBOOK, Wishes
from designer.moments import today
from exporters.poster.options import Each, Fit, PosterOptions, Tiling
from exporters.poster.paper import POINTS_PER_MM, Orientation, Paper, paper_named, paper_sized
from exporters.poster.picture import Lettering, Picture
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sheets.catalogue import SHEETS, chosen
from model.document import JourneyMap
from model.errors import ExportError
from model.ids import Id
from model.layout.theme import Theme
from model.layout.theme.accent import ACCENT
from model.layout.theme.files import theme_in
from model.layout.theme.naming import theme_named
from model.outside import read_outside
from resources.words import tr

_MOST_LOGO = 20_000_000


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A file, and what shall stand in it."""

    path: Path
    options: PosterOptions
    workbook: WorkbookOptions = field(default_factory=WorkbookOptions)


def suffix_of(wishes: Wishes) -> str:
    """The suffix of the file that is wanted; the printer's pages are those of a PDF."""
    return ".pdf" if wishes.target == PRINTER else f".{wishes.target}"


def poster_options(
    wishes: Wishes, document: JourneyMap, *, logo: bytes | None = None
) -> PosterOptions:
    """What the exporters are asked for.

    Raises:
        ExportError: nothing would be shown, or no sheet can carry what is wanted.
        FileError: the theme's file cannot be read.
    """
    try:
        return PosterOptions(
            paper=chosen_paper(wishes),
            orientation=Orientation(wishes.orientation),
            margin=wishes.margin * POINTS_PER_MM,
            fit=Fit(wishes.fit),
            least_text=wishes.least_text,
            bleed=wishes.bleed * POINTS_PER_MM,
            crop_marks=wishes.crop_marks,
            tiling=_tiling(wishes),
            theme=chosen_theme(wishes),
            lane_ids=_shown(wishes.lanes_out, frozenset(document.lanes), tr("lane")),
            persona_ids=_shown(wishes.personas_out, frozenset(document.personas)),
            stage_ids=_shown(wishes.stages_out, frozenset(document.stages), tr("stage")),
            view_id=wishes.view or None,
            each=Each(wishes.each),
            show_parking=wishes.parking,
            show_legend=wishes.legend,
            footer=wishes.footer,
            version=wishes.version.strip(),
            logo=logo,
            persona_sheets=wishes.persona_sheets,
            insight=wishes.insight,
            report=wishes.report,
            evidence=wishes.evidence,
            # Nothing else asks for the day: the same map makes the same poster on any.
            as_of=today() if wishes.insight else None,
            archive=wishes.archive and wishes.target == "pdf",
            picture=_picture(wishes),
        )
    except ValueError as error:  # a word that no version of the form offers: of a broken file
        raise ExportError(tr("These export settings cannot be used: choose again.")) from error


def workbook_options(wishes: Wishes) -> WorkbookOptions:
    """What is asked of a workbook; for other targets what is usual.

    Raises:
        ExportError: no sheet is left.
    """
    keys = frozenset(sheet.key for sheet in SHEETS)
    left = keys - frozenset(wishes.sheets_out)
    if wishes.target != WORKBOOK:
        return WorkbookOptions()
    if left == keys:
        return WorkbookOptions(as_of=today())
    return WorkbookOptions(frozenset(sheet.key for sheet in chosen(left)), as_of=today())


def read_logo(wishes: Wishes) -> bytes | None:
    """The bytes of the logo's file; None where none is wanted.

    Raises:
        FileError: it cannot be read.
    """
    return read_outside(Path(wishes.logo), _MOST_LOGO) if wishes.logo else None


def chosen_paper(wishes: Wishes) -> Paper:
    """The paper by name, or of a size of one's own.

    Raises:
        ExportError: there is no such paper, or no sheet can have that size.
    """
    if wishes.paper != OWN_SIZE:
        return paper_named(wishes.paper)
    width, height, unit = wishes.own_width, wishes.own_height, wishes.own_unit
    return paper_sized(f"{width:.10g} x {height:.10g} {unit}")


def chosen_theme(wishes: Wishes) -> Theme:
    """The theme by name, made from the client's colour, or from a file.

    Raises:
        ExportError: there is no such theme, or none was chosen yet.
        FileError: its file cannot be read.
    """
    if wishes.theme == OWN_COLOURS:
        return theme_named(f"{ACCENT}{wishes.accent}")
    if wishes.theme == OWN_THEME:
        if not wishes.theme_file:
            raise ExportError(tr("Choose the file of the theme."))
        return theme_in(Path(wishes.theme_file))
    return theme_named(wishes.theme)


def _tiling(wishes: Wishes) -> Tiling | None:
    if not wishes.tiled:
        return None
    return Tiling(
        paper=paper_named(wishes.tile_paper),
        orientation=Orientation(wishes.tile_orientation),
        margin=wishes.tile_margin * POINTS_PER_MM,
        overlap=wishes.overlap * POINTS_PER_MM,
        marks=wishes.marks,
        repeat_headers=wishes.repeat_headers,
        guide=wishes.guide,
    )


def _picture(wishes: Wishes) -> Picture:
    return Picture(
        paper=wishes.shows == "sheets",
        bare=wishes.shows == "lanes",
        dpi=wishes.dpi,
        width=round(wishes.width) or None,
        tile=round(wishes.piece) or None,
        lettering=Lettering(wishes.lettering),
    )


def _shown(out: tuple[str, ...], every: frozenset[Id], what: str = "") -> frozenset[Id] | None:
    """What is not left out; None for all. Where there is a name for it, one must be left."""
    left = every - frozenset(out)
    if left == every:
        return None
    if what and not left:
        raise ExportError(tr("Choose at least one {what}.", what=what))
    return left
