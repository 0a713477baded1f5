"""The SVG file: well-formed whatever the text, small, and with its text to be found."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from exporters.poster.options import PosterOptions
from exporters.source import laid_out
from exporters.svg import write_svg
from model.document import JourneyMap
from model.layout.display import Group, TextNode, walk
from model.layout.result import LayoutResult
from model.records import MAP_ID, MapInfo
from tests.exporters.maps import small_map
from tests.exporters.rendering import svg_bytes
from tests.exporters.scenes import NODES, PICTURE, SCRIPTS, everything, line, page

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
HOSTILE = [
    "</title><script>alert(1)</script>",
    "]]>",
    "<!-- & -->",
    "\"' onload='x",
    "&lt;&#x41;",
    "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
]
# Elements that our pictures are made of: nothing that could run or fetch.
HARMLESS = {
    *("svg", "g", "defs", "title", "desc", "path", "rect", "ellipse", "circle", "text", "use"),
    *("image", "clipPath"),
}


def _root(source: JourneyMap | LayoutResult) -> ET.Element:
    buffer = io.BytesIO()
    write_svg(source, buffer, PosterOptions())
    return ET.fromstring(buffer.getvalue())  # noqa: S314 - our own file


@pytest.mark.parametrize("text", HOSTILE)
def test_text_never_becomes_markup(text: str):
    info = MapInfo(id=MAP_ID, title=text, objective=text, language=text)
    root = _root(small_map(text, info=info, image=PICTURE))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= HARMLESS
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == text
    assert text in {element.text for element in root.iter(f"{SVG}text")}
    for element in root.iter():
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert element.get(LINK, "#").startswith(("#", "data:image/"))


def test_each_line_is_there_as_text_where_it_is_drawn():
    layout = laid_out(small_map(*SCRIPTS.values()), PosterOptions())
    root = _root(layout)
    texts = [element.text for element in root.iter(f"{SVG}text")]
    nodes = [node for node, _, _ in walk(layout.display()) if isinstance(node, TextNode)]
    assert texts == [node.text for node in nodes]
    for element in root.iter(f"{SVG}text"):
        assert element.get("fill-opacity") == "0"


def test_right_to_left_text_starts_at_its_right_end():
    node = line(SCRIPTS["arabic"], 10, 40)
    root = ET.fromstring(svg_bytes(page(node)))  # noqa: S314
    (text,) = root.iter(f"{SVG}text")
    assert text.get("direction") == "rtl"
    assert float(text.get("x", "nan")) == pytest.approx(node.x + node.width, abs=0.01)


def test_what_is_used_is_defined_once():
    root = ET.fromstring(svg_bytes(everything()))  # noqa: S314
    defined = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(defined) == len(set(defined))
    used = [element.get(LINK, "")[1:] for element in root.iter(f"{SVG}use")]
    assert set(used) <= set(defined)
    assert len(used) > len(set(used))
    assert len(list(root.iter(f"{SVG}image"))) == 1


def test_a_round_picture_is_clipped_to_its_circle():
    root = ET.fromstring(svg_bytes(page(NODES["round picture"])))  # noqa: S314
    (clip,) = root.iter(f"{SVG}clipPath")
    assert clip.get("clipPathUnits") == "objectBoundingBox"
    assert clip[0].attrib == {"cx": ".5", "cy": ".5", "r": ".5"}
    clipped = [element for element in root.iter() if element.get("clip-path")]
    assert [element.get("clip-path") for element in clipped] == [f"url(#{clip.get('id')})"]
    assert clipped[0].find(f"{SVG}use") is not None


def test_groups_carry_the_ids_and_names_of_their_records():
    root = _root(small_map("Words"))
    (card,) = (element for element in root.iter(f"{SVG}g") if element.get("id") == "card-card-0")
    title = card.find(f"{SVG}title")
    assert title is not None
    assert "Words" in (title.text or "")


def test_the_same_record_shown_twice_gives_one_id():
    inner = everything().children[1]
    assert isinstance(inner, Group)
    root = ET.fromstring(svg_bytes(page(inner, inner)))  # noqa: S314
    assert [element.get("id") for element in root.iter(f"{SVG}g")].count("card-c0") == 1


def test_a_map_of_many_cards_stays_small(tmp_path: Path):
    path = tmp_path / "map.svg"
    write_svg(small_map(*["Card form loses what was typed"] * 200), path, PosterOptions())
    assert path.stat().st_size < 200 * 2_500


def test_control_characters_of_foreign_layouts_are_replaced():
    node = line("a b", 10, 40)
    spoiled = TextNode(node.x, node.y, node.runs, node.colour, "a\x00\ufffeb", node.width)
    (text,) = ET.fromstring(svg_bytes(page(spoiled))).iter(f"{SVG}text")  # noqa: S314
    assert text.text == "a\ufffd\ufffdb"
