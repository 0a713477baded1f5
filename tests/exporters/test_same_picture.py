"""Print equals screen: a poster, seen by a PDF viewer, is the picture that the canvas paints.

What may differ is stated in docs/POSTERS.md ("Reading well").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtGui import QImage, QPainter

from exporters.painters.qt.pages import paint_page
from exporters.pdf.poster import pdf_of
from exporters.poster.options import Fit, PosterOptions, Tiling
from exporters.poster.pages import Page, Poster
from exporters.poster.paper import Orientation, Paper, paper_named
from exporters.poster.planning import planned
from model.document import JourneyMap
from model.layout.colours import blend
from model.layout.display import Group, Node, PathNode, RectNode, Role, TextNode
from model.layout.result import LayoutResult
from model.layout.text import TextStyle, Weight, place, typeset
from model.layout.theme import LIGHT, THEMES
from model.records import Record, evolve
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.posters import laid_out, poster
from tests.exporters.rendering import pillow, rasterised, worst_patch, worst_tint

pytestmark = pytest.mark.usefixtures("qapp")
FINE = 2  # pixels per point
# Of a square of 40 pixels: ink that is not there in the other picture, a pixel aside.
ALLOWED = 0.01
# And how far its mean colour may be off, of 255: scaled pictures and smoothed text make 7 of it.
ALLOWED_TINT = 9.0

SAMPLES = sorted(path.stem for path in (ROOT / "resources" / "samples").glob("*.journey"))


def _laid_out(name: str, theme: str = LIGHT.name) -> LayoutResult:
    document = load(ROOT / "resources" / "samples" / f"{name}.journey").document
    return laid_out(document, PosterOptions(theme=THEMES[theme]))


def _whole(layout: LayoutResult) -> PosterOptions:
    return PosterOptions(paper=Paper("the map", layout.size), margin=0, footer=False)


def _painted(page: Page, plan: Poster) -> Pillow.Image:
    """A page as the painter of the canvas paints it."""
    width, height = round(FINE * page.size.width), round(FINE * page.size.height)
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(FINE, FINE)
    paint_page(painter, page, plan.images)
    painter.end()
    return pillow(image)


def _same(one: Pillow.Image, other: Pillow.Image) -> bool:
    """Whether nobody would see a difference."""
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    box = (0, 0, min(one.width, other.width), min(one.height, other.height))
    one, other = one.crop(box), other.crop(box)
    return worst_patch(one, other) < ALLOWED and worst_tint(one, other) < ALLOWED_TINT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_poster_shows_what_the_canvas_shows(name: str, theme: str, tmp_path: Path):
    layout = _laid_out(name, theme)
    plan = planned(layout, _whole(layout))
    shown = rasterised(poster(layout, _whole(layout)), tmp_path, dpi=72 * FINE)
    assert _same(shown, _painted(plan.pages[0], plan))


@pytest.mark.parametrize(
    "options",
    [
        PosterOptions(paper=paper_named("A2"), tiling=Tiling()),
        PosterOptions(paper=paper_named("A5"), orientation=Orientation.LANDSCAPE, fit=Fit.WIDTH),
    ],
    ids=["sheets", "pages by width"],
)
def test_so_do_pages_and_sheets_with_what_stands_around(options: PosterOptions, tmp_path: Path):
    layout = _laid_out("multilingual")
    plan = planned(layout, options)
    assert len(plan.pages) > 2
    some = (plan.pages[0], plan.pages[len(plan.pages) // 2], plan.pages[-1])
    data = pdf_of(replace(plan, pages=some), options)
    for number, page in enumerate(some, start=1):
        shown = rasterised(data, tmp_path, dpi=72 * FINE, page=number)
        assert _same(shown, _painted(page, plan)), page.title


# Spoiled maps: what the comparison must see.


def _changed(document: JourneyMap, old: Record, **fields: object) -> LayoutResult:
    records = (evolve(r, **fields) if r is old else r for r in document.records())
    return laid_out(JourneyMap.of(records), PosterOptions())


def _other_letter(document: JourneyMap) -> LayoutResult:
    card = next(card for card in document.cards.values() if card.lane_id and card.text[0] != "W")
    return _changed(document, card, text="W" + card.text[1:])


def _other_feeling(document: JourneyMap) -> LayoutResult:
    marker = next(iter(document.markers.values()))
    return _changed(document, marker, valence=marker.valence - 0.1)


def _other_stage_name(document: JourneyMap) -> LayoutResult:
    stage = next(iter(document.stages.values()))
    return _changed(document, stage, name=stage.name + "s")


# The same with a drawing: what a faulty painter could do to a card. Each gives the node instead of
# a node of a card, or the very node.


GROUNDS = frozenset(colours.fill for colours in LIGHT.cards.values())


def _moved(node: Node) -> Node:
    return replace(node, dx=node.dx + 2.0) if isinstance(node, Group) else node


def _off_colour(node: Node) -> Node:
    if isinstance(node, RectNode) and node.fill in GROUNDS:
        return replace(node, fill=blend(node.fill, "#000000", 0.06))
    return node


def _off_tint(node: Node) -> Node:
    if isinstance(node, RectNode) and node.fill in GROUNDS:
        return replace(node, fill=blend(node.fill, "#00FF00", 0.08))
    return node


def _no_icon(node: Node) -> Node | None:
    return None if isinstance(node, PathNode) else node


def _no_line(node: Node) -> Node | None:
    return None if isinstance(node, TextNode) else node


def _bolder(node: Node) -> Node:
    if not isinstance(node, TextNode):
        return node
    style = TextStyle(node.runs[0].size, 20.0, Weight.BOLD)
    block = typeset(node.text, style)
    (line,) = place(block, node.x, node.y - block.ascent, node.colour)
    # As wide as before: what is compared is how thick the strokes are.
    runs = tuple(replace(run, xs=old.xs) for run, old in zip(line.runs, node.runs, strict=True))
    return replace(node, runs=runs)


Spoil = Callable[[Node], Node | None]


def _spoiled(group: Group, spoil: Spoil) -> Group:
    """The drawing with the first card spoiled, once."""
    done = False

    def within(node: Node, *, card: bool) -> Node | None:
        nonlocal done
        if done:
            return node
        if card or (isinstance(node, Group) and node.role is Role.CARD):
            changed = spoil(node)
            if changed is not node:
                done = True
                return changed
            card = True
        if not isinstance(node, Group):
            return node
        children = (within(child, card=card) for child in node.children)
        return replace(node, children=tuple(child for child in children if child is not None))

    spoiled = within(group, card=False)
    assert done
    assert isinstance(spoiled, Group)
    return spoiled


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Poster, Pillow.Image]:
    """A poster, and how a PDF viewer shows it."""
    layout = _laid_out("library-card")
    data = poster(layout, _whole(layout))
    return planned(layout, _whole(layout)), rasterised(data, tmp_path_factory.mktemp("sheet"))


@pytest.mark.parametrize("spoil", [_other_letter, _other_feeling, _other_stage_name])
def test_the_comparison_sees_a_spoiled_map(
    sheet: tuple[Poster, Pillow.Image], spoil: Callable[[JourneyMap], LayoutResult]
):
    plan, shown = sheet
    layout = spoil(plan.document)
    other = planned(layout, _whole(layout))
    assert worst_patch(shown, _painted(other.pages[0], other)) > 2 * ALLOWED


@pytest.mark.parametrize("spoil", [_moved, _off_colour, _off_tint, _no_icon, _no_line, _bolder])
def test_the_comparison_sees_a_spoiled_drawing(sheet: tuple[Poster, Pillow.Image], spoil: Spoil):
    plan, shown = sheet
    page = plan.pages[0]
    drawing = _spoiled(page.parts[0].drawing, spoil)
    painted = _painted(replace(page, parts=(replace(page.parts[0], drawing=drawing),)), plan)
    assert not _same(shown, painted)
