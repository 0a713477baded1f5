"""Every member of the display union is drawn by every painter, and drawn alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from model.layout.display import Node, RectNode
from model.layout.geometry import Rect
from tests.exporters.rendering import PAINTERS, difference
from tests.exporters.scenes import NODES, everything, line, page

pytestmark = pytest.mark.usefixtures("qapp")

# What may differ between two painters of one list: how edges are smoothed.
SMOOTHING = 0.004
# PDF viewers draw a picture onto every pixel that it touches, Qt onto those it covers by half.
PICTURE_EDGE = 0.03
# The least that a node of the scenes must change on its sheet.
INK_SHARE = 0.01


def test_the_scenes_hold_every_kind_of_node():
    assert {type(node) for node in NODES.values()} == set(get_args(Node))


@pytest.mark.parametrize("painter", PAINTERS)
@pytest.mark.parametrize("name", NODES)
def test_each_painter_draws_each_node(painter: str, name: str, tmp_path: Path):
    drawn = PAINTERS[painter](page(NODES[name]), tmp_path)
    assert difference(drawn, PAINTERS[painter](page(), tmp_path)) > INK_SHARE


# The reader of SVG used here knows no clips; the file itself is looked at in test_svg.
@pytest.mark.parametrize(
    ("painter", "name"),
    [("pdf", name) for name in NODES] + [("svg", name) for name in NODES if "round" not in name],
)
def test_each_painter_draws_a_node_as_the_canvas_does(painter: str, name: str, tmp_path: Path):
    node = NODES[name]
    canvas = PAINTERS["qt"](page(node), tmp_path)
    allowed = PICTURE_EDGE if name == "picture" else SMOOTHING
    assert difference(canvas, PAINTERS[painter](page(node), tmp_path)) < allowed


def test_a_whole_sheet_is_the_same_on_canvas_and_paper(tmp_path: Path):
    sheet = everything()
    assert difference(PAINTERS["qt"](sheet, tmp_path), PAINTERS["pdf"](sheet, tmp_path)) < 0.002


@pytest.mark.parametrize(
    ("what", "node"),
    [
        ("another colour", RectNode(Rect(10, 10, 80, 40), fill="#2F9FDE")),
        ("moved by a point and a half", RectNode(Rect(11.5, 10, 80, 40), fill="#2F6FDE")),
        ("larger by two points", RectNode(Rect(10, 10, 82, 40), fill="#2F6FDE")),
        ("round where it was sharp", RectNode(Rect(10, 10, 80, 40), 8, fill="#2F6FDE")),
        ("nothing", RectNode(Rect(0, 0, 1, 1))),
    ],
)
def test_the_comparison_sees_a_spoiled_rectangle(what: str, node: Node, tmp_path: Path):
    canvas = PAINTERS["qt"](page(NODES["rectangle"]), tmp_path)
    assert difference(canvas, PAINTERS["qt"](page(node), tmp_path)) > SMOOTHING, what


@pytest.mark.parametrize("text", ["Wards", "Word", "words"])
def test_the_comparison_sees_a_spoiled_word(text: str, tmp_path: Path):
    canvas = PAINTERS["qt"](page(NODES["text"]), tmp_path)
    spoiled = line(text, 10, 40, size=24)
    assert difference(canvas, PAINTERS["qt"](page(spoiled), tmp_path)) > SMOOTHING


def test_a_line_stands_where_the_layout_put_it_for_every_painter(tmp_path: Path):
    node = line("Words", 10, 40, size=24)
    moved = replace(node, x=node.x + 1.5)
    for name, painter in PAINTERS.items():
        right = PAINTERS["qt"](page(moved), tmp_path)
        assert difference(painter(page(moved), tmp_path), right) < SMOOTHING, name
        assert difference(painter(page(node), tmp_path), right) > SMOOTHING, name


def test_later_nodes_cover_earlier_ones(tmp_path: Path):
    below = line("hidden", 30, 35)
    above = RectNode(Rect(20, 15, 60, 30), fill="#C43D32")
    for name, painter in PAINTERS.items():
        assert painter(page(below, above), tmp_path) == painter(page(above), tmp_path), name


@pytest.mark.parametrize("text", ["Words", "結帳", "(شيء)"])
@pytest.mark.parametrize("size", [28.0, 33.0, 45.0])
def test_large_type_is_drawn_as_well(text: str, size: float, tmp_path: Path):
    """Qt leaves out glyphs of more than 64 pixels; a headline at 300 dpi has more."""
    sheet = page(line(text, 10, 55, size=size), width=200, height=80)
    canvas, drawn = PAINTERS["qt"](sheet, tmp_path), PAINTERS["svg"](sheet, tmp_path)
    assert difference(canvas, drawn) < SMOOTHING
    assert difference(canvas, PAINTERS["qt"](page(width=200, height=80), tmp_path)) > 4 * SMOOTHING
