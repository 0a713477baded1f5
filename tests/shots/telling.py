"""Pictures of what a map tells: the insight board, and the pages of its report."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from designer.boards.insight.board import InsightBoard
from exporters.poster.options import PosterOptions
from exporters.poster.pages import PageKind
from exporters.poster.planning import planned
from model.samples import default_sample
from model.storage import load
from tests.shots.prints import side_by_side
from tests.shots.studio import Studio

_DAY = date(2026, 11, 22)


def board(studio: Studio) -> None:
    """The board as it begins: figures and curves."""
    _shown(studio)


def ranking(studio: Studio) -> None:
    """What comes first: the ranking with one chosen, and the matrix below."""
    shown = _shown(studio)
    shown.go_to_section("pains")
    studio.wait()


def report(_studio: Studio) -> QWidget:
    """Pages of the report."""
    document = load(default_sample().path).document
    poster = planned(document, PosterOptions(insight=True, as_of=_DAY))
    pages = [page for page in poster.pages if page.kind is PageKind.INSIGHT]
    return side_by_side(poster, (pages[0], pages[3]))


def _shown(studio: Studio) -> InsightBoard:
    studio.open_sample()
    studio.do("board.insight")
    found = studio.window.bench.middle.board
    if not isinstance(found, InsightBoard):
        raise TypeError("insight")
    return found
