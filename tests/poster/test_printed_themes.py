"""Themes on paper: what is written on any page of a poster can be read, whatever theme it has."""

from __future__ import annotations

import pytest

from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import PageKind
from exporters.poster.paper import paper_named
from exporters.poster.planning import planned
from exporters.poster.reading.finding import FindingKind
from exporters.poster.reading.legibility import legibility
from model.layout.theme import BUNDLED
from model.layout.theme.naming import theme_named
from model.storage import load
from tests.conftest import ROOT

SAMPLES = ROOT / "resources" / "samples"
ACCENTS = ("#B5123E", "#FFD500", "#00A651", "#777777", "#FFFFFF", "#000000")


@pytest.mark.parametrize("tiled", [False, True], ids=["page", "tiled"])
@pytest.mark.parametrize("name", [*BUNDLED, *(f"accent:{accent}" for accent in ACCENTS)])
def test_no_text_of_any_page_is_weak(name: str, *, tiled: bool) -> None:
    document = load(SAMPLES / "library-card.journey").document
    options = PosterOptions(
        paper=paper_named("A2"),
        tiling=Tiling() if tiled else None,
        theme=theme_named(name),
        version="3",
        bleed=9.0,
        crop_marks=True,
        persona_sheets=True,
        report=True,
        evidence=True,
    )
    poster = planned(document, options)
    assert {PageKind.PERSONA, PageKind.REPORT, PageKind.EVIDENCE} < {p.kind for p in poster.pages}
    assert legibility(poster, options).of(FindingKind.WEAK_CONTRAST) is None
