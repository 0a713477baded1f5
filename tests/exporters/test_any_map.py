"""Pictures and slides of any map: nothing breaks the file, and nothing it says is lost."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageChops
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from exporters.painters.svg.words import escaped
from exporters.pictures import subjects
from exporters.png import export_png, grid_of
from exporters.png.painting import StripPainter
from exporters.poster.options import PosterOptions
from exporters.poster.picture import Lettering, Picture
from exporters.pptx import write_pptx
from exporters.svg import export_svg
from model.document import JourneyMap
from model.layout.display import TextNode, walk
from tests.exporters.posters import laid_out, picture_bytes
from tests.exporters.rendering import difference
from tests.map_strategies import maps
from tests.poster.crowds import Crowd, crowds

SVG = "{http://www.w3.org/2000/svg}"
few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
any_map = st.one_of(maps(), crowds(cards=25).map(Crowd.map))


def _letters(text: str) -> str:
    """What a text says, as an XML file can carry it: without blanks."""
    plain = escaped(text).replace("&#10;", "\n")
    return "".join(ET.fromstring(f"<t>{plain}</t>").itertext()).translate(_BLANKS)  # noqa: S314


def _visible(text: str) -> str:
    """Its letters without what leaves no ink: a map does not draw it."""
    return "".join(letter for letter in _letters(text) if letter.isprintable())


_BLANKS = {code: None for code in range(0x3001) if chr(code).isspace()}


@few
@given(any_map, st.sampled_from(Lettering))
def test_a_picture_of_vectors_says_all_that_is_laid_out(document: JourneyMap, lettering: Lettering):
    layout = laid_out(document, PosterOptions())
    data = picture_bytes(export_svg, layout, PosterOptions(picture=Picture(lettering=lettering)))
    root = ET.fromstring(data)  # noqa: S314 - our own file
    said = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    nodes = [node for node, _, _ in walk(layout.display()) if isinstance(node, TextNode)]
    wanted = [_letters(node.text) for node in nodes if node.runs]
    assert [text.translate(_BLANKS) for text in said if text.strip()] == [w for w in wanted if w]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = re.findall(rb'(?:url\(|href=")#([^)"]+)', data)
    assert {name.decode() for name in used} <= set(ids)


@few
@given(any_map)
def test_slides_say_what_each_card_says(document: JourneyMap):
    buffer = io.BytesIO()
    write_pptx(document, buffer, PosterOptions())
    deck = Presentation(buffer)
    said = [_visible("".join(_texts(slide))) for slide in deck.slides]
    shown = [card for card in document.cards.values() if card.lane_id and card.text.strip()]
    folded = {stage.id for stage in document.stages.values() if stage.collapsed}
    for card in shown:
        stage_id = document.steps[card.step_id or ""].stage_id
        if document.lanes[card.lane_id or ""].collapsed:
            continue
        times = sum(_visible(card.text) in slide for slide in said)
        # On the slide of the whole map, where it is not folded away, and on one of its stage.
        assert times >= (1 if stage_id in folded else 2), card.text


def _texts(container: Any) -> list[str]:
    found = []
    for shape in container.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += _texts(shape)
        elif shape.has_text_frame:
            found.append(shape.text_frame.text)
    return found


@pytest.mark.usefixtures("qapp")
@few
@given(any_map, st.integers(200, 700))
def test_strips_and_pieces_are_the_picture_painted_at_once(document: JourneyMap, width: int):
    options = PosterOptions(picture=Picture(width=width))
    layout = laid_out(document, options)
    whole = Pillow.open(io.BytesIO(picture_bytes(export_png, layout, options))).convert("RGB")
    (subject,) = subjects(layout, options).each
    grid = grid_of(subject.page.size, Picture(width=width, tile=150))
    painter = StripPainter(subject, grid.scale)
    together = Pillow.new("RGB", whole.size)
    for piece in grid.pieces():
        top = piece.y
        for strip in painter.strips(piece):
            together.paste(strip, (piece.x, top))
            top += strip.height
    # Small type may lie a quarter of a pixel aside, where Qt rounds.
    assert difference(whole, together) == 0
    far: Any = ImageChops.difference(whole, together).convert("L").histogram()[64:]
    assert sum(far) == 0
