"""Print equals screen: a poster, seen by a PDF viewer, is the picture that the canvas paints."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image as Pillow

from exporters.png import export_png
from exporters.poster.options import PosterOptions
from exporters.poster.paper import Paper
from exporters.poster.picture import Picture
from exporters.source import laid_out
from model.document import JourneyMap
from model.layout.result import LayoutResult
from model.layout.theme import DARK, LIGHT, THEMES, Theme
from model.records import Record, evolve
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.posters import picture_bytes, poster
from tests.exporters.rendering import SCALE, rasterised, worst_patch

pytestmark = pytest.mark.usefixtures("qapp")
# Of a square of 40 pixels. Anything that anybody would see is above it.
ALLOWED = 0.01


@dataclass(frozen=True)
class Sheet:
    """A map laid out, and its poster as a PDF viewer shows it at two pixels a point."""

    layout: LayoutResult
    shown: Pillow.Image


def _sheet(name: str, theme: Theme, folder: Path) -> Sheet:
    document = load(ROOT / "resources" / "samples" / f"{name}.journey").document
    layout = laid_out(document, PosterOptions(theme=theme))
    data = poster(
        layout, PosterOptions(paper=Paper("the map", layout.size), margin=0, footer=False)
    )
    return Sheet(layout, rasterised(data, folder))


def _painted(layout: LayoutResult) -> Pillow.Image:
    data = picture_bytes(export_png, layout, PosterOptions(picture=Picture(dpi=72 * SCALE)))
    return Pillow.open(io.BytesIO(data)).convert("RGB")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return _sheet("library-card", LIGHT, tmp_path_factory.mktemp("sheet"))


@pytest.mark.parametrize(
    ("name", "theme"),
    [("multilingual", LIGHT), ("library-card", DARK), ("library-card", THEMES["ink-saver"])],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_poster_shows_what_the_canvas_shows(name: str, theme: Theme, tmp_path: Path):
    sheet = _sheet(name, theme, tmp_path)
    assert worst_patch(sheet.shown, _painted(sheet.layout)) < ALLOWED


def _changed(document: JourneyMap, old: Record, **fields: object) -> JourneyMap:
    records = (evolve(r, **fields) if r is old else r for r in document.records())
    return JourneyMap.of(records)


def _other_letter(document: JourneyMap) -> JourneyMap:
    card = next(card for card in document.cards.values() if card.lane_id and card.text[0] != "W")
    return _changed(document, card, text="W" + card.text[1:])


def _other_feeling(document: JourneyMap) -> JourneyMap:
    marker = next(iter(document.markers.values()))
    return _changed(document, marker, valence=marker.valence - 0.1)


def _other_stage_name(document: JourneyMap) -> JourneyMap:
    stage = next(iter(document.stages.values()))
    return _changed(document, stage, name=stage.name + "s")


@pytest.mark.parametrize("spoil", [_other_letter, _other_feeling, _other_stage_name])
def test_the_comparison_sees_a_spoiled_map(sheet: Sheet, spoil: Callable[[JourneyMap], JourneyMap]):
    spoiled = laid_out(spoil(sheet.layout.document), PosterOptions())
    assert worst_patch(sheet.shown, _painted(sheet.layout)) < ALLOWED
    assert worst_patch(sheet.shown, _painted(spoiled)) > 2 * ALLOWED
