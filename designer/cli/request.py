"""From the command line to what an exporter is asked: every word checked, once for all maps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from designer.cli.asked import Asked
from designer.cli.lengths import length
from designer.cli.selecting import lane_ids, named_view, parts, persona_ids, stage_ids
from designer.moments import today
from exporters.poster.options import (
    Each,
    Fit,
    PosterOptions,
    Tiling,
    chosen_orientation,
)
from exporters.poster.paper import Orientation, Paper, paper_named, paper_sized
from exporters.poster.picture import Lettering, Picture
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sheets.catalogue import sheet_keys
from model.errors import ExportError
from model.layout.theme.naming import theme_named
from model.outside import read_outside
from model.storage import Loaded
from resources.words import tr

_MOST_LOGO = 20_000_000
_REVISION_LETTERS = 8
_EXTRAS = {
    "personas": "persona_sheets",
    "insight": "insight",
    "report": "report",
    "evidence": "evidence",
}
"""The words of ``--with`` and the options they stand for."""

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of every map alike, and what is chosen from each by name."""

    asked: Asked
    options: PosterOptions
    workbook: WorkbookOptions = field(default_factory=WorkbookOptions)

    def options_for(self, loaded: Loaded) -> PosterOptions:
        """The options for one map.

        Raises:
            ExportError: the map has no lane, persona, stage or view of a name.
        """
        asked, document = self.asked, loaded.document
        version = asked.version_label
        return replace(
            self.options,
            lane_ids=lane_ids(document, asked.lanes),
            persona_ids=persona_ids(document, asked.personas),
            stage_ids=stage_ids(document, asked.stages),
            view_id=named_view(document, asked.view),
            version=_revision(loaded.revision) if version is None else version,
        )


def request_of(asked: Asked) -> Request:
    """Check all that can be checked without a map.

    Raises:
        ExportError: a word, length or number makes no sense.
        FileError: logo or theme cannot be read.
    """
    paper, orientation = _sheet(asked)
    usual = PosterOptions()
    extras = _extras(asked.extra)
    return Request(
        asked,
        PosterOptions(
            paper=paper,
            orientation=orientation,
            margin=_length(asked.margin, "--margin", usual.margin),
            fit=_fit(asked),
            least_text=_length(asked.min_text, "--min-text", usual.least_text),
            bleed=_length(asked.bleed, "--bleed", usual.bleed),
            crop_marks=bool(asked.crop_marks),
            tiling=_tiling(asked),
            theme=usual.theme if asked.theme is None else theme_named(asked.theme),
            each=_word(Each, asked.each, "--each") or usual.each,
            show_parking=asked.parking is not False,
            show_legend=asked.legend is not False,
            footer=asked.footer is not False,
            logo=None if asked.logo is None else read_outside(asked.logo, _MOST_LOGO),
            persona_sheets="persona_sheets" in extras,
            insight="insight" in extras,
            report="report" in extras,
            evidence="evidence" in extras,
            as_of=today() if "insight" in extras else None,
            archive=bool(asked.archive),
            picture=_picture(asked),
        ),
        WorkbookOptions(
            None if asked.sheets is None else sheet_keys(parts(asked.sheets)), as_of=today()
        ),
    )


def _revision(revision: str) -> str:
    """What stands for a version where nobody named one; nothing for a map without a revision."""
    return tr("Revision {letters}", letters=revision[:_REVISION_LETTERS]) if revision else ""


def _sheet(asked: Asked) -> tuple[Paper, Orientation]:
    words = asked.size or asked.paper
    paper = paper_sized(asked.size) if asked.size else _paper(words or "A1")
    return paper, _orientation(paper, words, asked.orientation)


def _paper(words: str) -> Paper:
    """A paper by its name, or by its size, which begins with a number."""
    return paper_sized(words) if words.strip()[:1].isdigit() else paper_named(words)


def _orientation(paper: Paper, words: str | None, wanted: str | None) -> Orientation:
    if words and words.strip()[:1].isdigit() and not wanted:
        # Who types 900x600mm means 900 mm wide, whatever shape the map has.
        wide = paper.size.width >= paper.size.height
        return Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
    return chosen_orientation(wanted or "")


def _tiling(asked: Asked) -> Tiling | None:
    if asked.tile is None:
        return None
    usual, paper = Tiling(), _paper(asked.tile)
    return Tiling(
        paper=paper,
        orientation=_orientation(paper, asked.tile, asked.tile_orientation),
        margin=_length(asked.tile_margin, "--tile-margin", usual.margin),
        overlap=_length(asked.overlap, "--overlap", usual.overlap),
        marks=asked.marks is not False,
        repeat_headers=asked.repeat_headers is not False,
        guide=asked.guide is not False,
    )


def _fit(asked: Asked) -> Fit:
    """The fit that is asked for; a wish for the text's size alone says it too."""
    fit = _word(Fit, asked.fit, "--fit")
    if asked.min_text is not None and fit not in {None, Fit.TEXT}:
        raise ExportError(tr("--min-text needs --fit text, or no --fit at all."))
    return Fit.TEXT if asked.min_text is not None else fit or Fit.PAGE


def _picture(asked: Asked) -> Picture:
    if asked.bare and asked.pages:
        raise ExportError(tr("--bare shows the map alone, --pages whole pages: not both."))
    usual = Picture()
    return Picture(
        paper=bool(asked.pages),
        bare=bool(asked.bare),
        dpi=usual.dpi if asked.dpi is None else asked.dpi,
        width=asked.width,
        longest=asked.max_side,
        tile=asked.split,
        lettering=_word(Lettering, asked.lettering, "--lettering") or usual.lettering,
    )


def _extras(words: str | None) -> frozenset[str]:
    chosen = set()
    for word in parts(words or ""):
        field = _EXTRAS.get(word.casefold())
        if field is None:
            raise _unknown(word, "--with", _EXTRAS)
        chosen.add(field)
    return frozenset(chosen)


def _length(words: str | None, flag: str, usual: float) -> float:
    return usual if words is None else length(words, flag)


def _word(known: type[_Word], word: str | None, flag: str) -> _Word | None:
    if word is None:
        return None
    try:
        return known(word.strip().lower())
    except ValueError:
        raise _unknown(word, flag, known) from None


def _unknown(word: str, flag: str, known: object) -> ExportError:
    names = ", ".join(str(name) for name in known)  # type: ignore[attr-defined]
    return ExportError(
        tr("“{word}” is nothing for {flag}. Known are: {known}.", word=word, flag=flag, known=names)
    )
