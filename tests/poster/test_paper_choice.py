"""Which paper takes a map at a wanted text size, and how many sheets otherwise."""

from __future__ import annotations

import pytest

from exporters.poster.fitting import LEGIBLE, placed
from exporters.poster.options import PosterOptions, Tiling, chosen_paper
from exporters.poster.paper import PAPERS, paper_named
from exporters.poster.paper_choice import paper_for
from model.layout.geometry import Size

CONTENT = Size(3000.0, 1500.0)
TEXT = 9.0


@pytest.mark.parametrize(("paper", "named"), [("B5", "B1"), ("Letter", "ANSI D"), ("", "A1")])
def test_the_paper_named_is_the_smallest_of_its_series_that_will_do(paper: str, named: str) -> None:
    chosen = chosen_paper(paper=paper, size="" if paper else "210x297mm")
    options = PosterOptions(paper=chosen, least_text=LEGIBLE)
    whole = paper_for(TEXT, CONTENT, options).whole
    assert whole is not None
    assert whole.name == named
    for other in PAPERS:
        enough = TEXT * placed(CONTENT, other, options).scale >= LEGIBLE
        if other.series == whole.series:
            smaller = other.size.width * other.size.height < whole.size.width * whole.size.height
            assert enough != smaller or other.size == whole.size


def test_what_no_paper_takes_is_counted_in_sheets() -> None:
    options = PosterOptions(paper=paper_named("A1"), least_text=40.0)
    choice = paper_for(TEXT, CONTENT, options)
    assert choice.whole is None
    assert choice.paper == paper_named("A1")
    area = CONTENT.width * CONTENT.height * choice.scale**2
    assert choice.sheets >= area / (choice.paper.size.width * choice.paper.size.height)
    tiled = paper_for(TEXT, CONTENT, PosterOptions(least_text=40.0, tiling=Tiling()))
    assert tiled.paper == paper_named("A4")
    assert tiled.sheets > 8 * choice.sheets
