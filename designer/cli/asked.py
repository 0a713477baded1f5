"""What may be asked of ``export``: its options, one table. Values are as they were typed.

``Only`` beside an option says which formats it means something to, ``With`` which other option it
needs: of the rest a person is told that they do nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

PDF, PNG, SVG, PPTX, XLSX = ".pdf", ".png", ".svg", ".pptx", ".xlsx"


@dataclass(frozen=True, slots=True)
class Only:
    """The suffixes of the formats that know an option; ``pages`` adds pictures of pages."""

    suffixes: frozenset[str]
    pages: bool = False

    def knows(self, suffix: str, *, of_pages: bool) -> bool:
        """Whether an export to this suffix takes notice; ``of_pages``: as pictures of pages."""
        return suffix in self.suffixes or (self.pages and of_pages and suffix in {PNG, SVG})


@dataclass(frozen=True, slots=True)
class With:
    """The field without which an option does nothing."""

    field: str


SHEETS = Only(frozenset({PDF}), pages=True)
PRINTED = Only(frozenset({PDF}))
PICTURES = Only(frozenset({PNG, SVG}))
POSTERS = Only(frozenset({PDF, PNG, SVG}))
PIXELS = Only(frozenset({PNG}))
WORKBOOK = Only(frozenset({XLSX}))
LETTERS = Only(frozenset({SVG}))
NO_WORKBOOK = Only(frozenset({PDF, PNG, SVG, PPTX}))
TILED = With("tile")

Words = str | None
Switch = bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line of an export; None where nothing was said."""

    maps: Annotated[list[Path], typer.Argument(metavar="MAP...", help="One or more maps.")]
    out: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A .pdf, .png, .svg, .xlsx, .pptx, .md, .csv, .mmd, .json, .ojf or .drawio file; "
            "for several maps a pattern like "
            "'posters/{name}.pdf', or a folder together with --format.",
        ),
    ]
    file_format: Annotated[
        Words,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="The suffix, such as pdf, xlsx or md, when OUT is a folder.",
        ),
    ] = None

    # The sheet
    paper: Annotated[
        Words,
        typer.Option(
            "--paper", metavar="PAPER", help="A0 to A5, B0 to B5, Letter, Arch D ...; default A1."
        ),
        SHEETS,
    ] = None
    size: Annotated[
        Words,
        typer.Option(
            "--size", metavar="SIZE", help="Own size instead, for instance 900x600mm or 36x24in."
        ),
        SHEETS,
    ] = None
    orientation: Annotated[
        Words,
        typer.Option("--orientation", metavar="WAY", help="landscape, portrait or auto."),
        SHEETS,
    ] = None
    margin: Annotated[
        Words,
        typer.Option("--margin", metavar="LENGTH", help="White at the edges; default 10mm."),
        SHEETS,
    ] = None
    fit: Annotated[
        Words,
        typer.Option(
            "--fit",
            metavar="FIT",
            help="page (whole on one), width (as wide as one, several high) or text "
            "(as large as --min-text).",
        ),
        SHEETS,
    ] = None
    min_text: Annotated[
        Words,
        typer.Option(
            "--min-text", metavar="LENGTH", help="How large the smallest text shall be: 7pt, 2.5mm."
        ),
        SHEETS,
    ] = None
    bleed: Annotated[
        Words,
        typer.Option(
            "--bleed", metavar="LENGTH", help="Colour beyond the cut, for print shops: 3mm."
        ),
        SHEETS,
    ] = None
    crop_marks: Annotated[
        Switch, typer.Option("--crop-marks", help="Mark where a print shop cuts."), SHEETS
    ] = None

    # Sheets to be put together
    tile: Annotated[
        Words,
        typer.Option(
            "--tile",
            metavar="PAPER",
            help="Cut the poster onto sheets of A4, A3, Letter, 300x400mm ...",
        ),
        SHEETS,
    ] = None
    tile_orientation: Annotated[
        Words,
        typer.Option("--tile-orientation", metavar="WAY", help="landscape, portrait or auto."),
        SHEETS,
        TILED,
    ] = None
    tile_margin: Annotated[
        Words,
        typer.Option(
            "--tile-margin",
            metavar="LENGTH",
            help="White at the edges of each sheet; default 10mm.",
        ),
        SHEETS,
        TILED,
    ] = None
    overlap: Annotated[
        Words,
        typer.Option(
            "--overlap", metavar="LENGTH", help="What two neighbours both show; default 10mm."
        ),
        SHEETS,
        TILED,
    ] = None
    marks: Annotated[
        Switch, typer.Option("--marks/--no-marks", help="Trim and register marks."), SHEETS, TILED
    ] = None
    repeat_headers: Annotated[
        Switch,
        typer.Option(
            "--repeat-headers/--no-repeat-headers",
            help="Stage band and lane names on every sheet.",
        ),
        SHEETS,
        TILED,
    ] = None
    guide: Annotated[
        Switch,
        typer.Option("--guide/--no-guide", help="A first page that shows how to assemble them."),
        SHEETS,
        TILED,
    ] = None

    # What is shown
    theme: Annotated[
        Words,
        typer.Option(
            "--theme",
            metavar="THEME",
            help="journeyboard, dark, high-contrast, ink-saver, accent:#B5123E or a .json file.",
        ),
        NO_WORKBOOK,
    ] = None
    lanes: Annotated[
        Words,
        typer.Option(
            "--lanes", metavar="NAMES", help="Only these lanes: names, separated by commas."
        ),
        NO_WORKBOOK,
    ] = None
    personas: Annotated[
        Words,
        typer.Option(
            "--personas", metavar="NAMES", help="Only these personas: names, separated by commas."
        ),
        NO_WORKBOOK,
    ] = None
    stages: Annotated[
        Words,
        typer.Option(
            "--stages", metavar="NAMES", help="Only these stages: names, separated by commas."
        ),
        NO_WORKBOOK,
    ] = None
    view: Annotated[
        Words,
        typer.Option("--view", metavar="NAME", help="What a saved view shows, by its name."),
        NO_WORKBOOK,
    ] = None
    each: Annotated[
        Words,
        typer.Option(
            "--each",
            metavar="EACH",
            help="A poster for each persona or each stage: persona or stage.",
        ),
        POSTERS,
    ] = None
    parking: Annotated[
        Switch,
        typer.Option("--parking/--no-parking", help="The parking lot, where it holds cards."),
        NO_WORKBOOK,
    ] = None
    legend: Annotated[
        Switch, typer.Option("--legend/--no-legend", help="The legend."), NO_WORKBOOK
    ] = None

    # What stands around and after it
    extra: Annotated[
        Words,
        typer.Option(
            "--with",
            metavar="PAGES",
            help="Pages after the map: personas, insight, report, evidence, with commas.",
        ),
        SHEETS,
    ] = None
    footer: Annotated[
        Switch,
        typer.Option("--footer/--no-footer", help="Title, version and page number on each page."),
        SHEETS,
    ] = None
    version_label: Annotated[
        Words,
        typer.Option(
            "--version-label",
            metavar="TEXT",
            help="The version that is printed; without it the first 8 letters of the revision.",
        ),
        SHEETS,
    ] = None
    logo: Annotated[
        Path | None,
        typer.Option("--logo", metavar="FILE", help="A PNG, JPEG or WebP beside the title."),
        SHEETS,
    ] = None

    archive: Annotated[
        Switch, typer.Option("--archive", help="A PDF for archives: PDF/A-1b."), PRINTED
    ] = None

    # Pictures
    dpi: Annotated[
        float | None,
        typer.Option("--dpi", metavar="NUMBER", help="Pixels per inch of a PNG; default 144."),
        PIXELS,
    ] = None
    width: Annotated[
        int | None,
        typer.Option("--width", metavar="PIXELS", help="Pixels a PNG has across, instead."),
        PIXELS,
    ] = None
    max_side: Annotated[
        int | None,
        typer.Option(
            "--max-side", metavar="PIXELS", help="Pixels of a PNG's longer side, instead."
        ),
        PIXELS,
    ] = None
    split: Annotated[
        int | None,
        typer.Option(
            "--split",
            metavar="PIXELS",
            help="Cut a larger PNG into files of so many pixels a side.",
        ),
        PIXELS,
    ] = None
    pages: Annotated[
        Switch,
        typer.Option("--pages", help="Pictures of the poster's pages instead of the bare map."),
        PICTURES,
    ] = None
    bare: Annotated[
        Switch,
        typer.Option("--bare", help="Without heading, parking lot and legend, for slides."),
        PICTURES,
    ] = None
    lettering: Annotated[
        Words,
        typer.Option(
            "--lettering", metavar="KIND", help="An SVG's text: outlines (usual) or text."
        ),
        LETTERS,
    ] = None

    # Workbooks
    sheets: Annotated[
        Words,
        typer.Option(
            "--sheets",
            metavar="NAMES",
            help="Only these sheets of a workbook, separated by commas: read-me, map, touchpoints, "
            "pain-points, actions ...",
        ),
        WORKBOOK,
    ] = None
    portfolio: Annotated[
        Switch,
        typer.Option(
            "--portfolio", help="All maps in one workbook, with a summary of them as first sheet."
        ),
        WORKBOOK,
    ] = None

    # What is told
    report: Annotated[
        Switch,
        typer.Option("--report", help="Print how well it can be read, with places."),
        SHEETS,
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Write nothing; print plan and legibility as JSON."),
    ] = False
