"""Where the ground looks different, and nowhere else, it is painted again."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from designer.canvas.showing.floor import changed_area, roomy
from designer.canvas.showing.items import Ink
from model.layout.display import Group, RectNode, Role
from model.layout.geometry import Rect

SIDE = 60
_places = st.sampled_from([0.0, 4.5, 10.0, 20.25])
_lengths = st.sampled_from([0.75, 8.0, 15.5, 30.0])
_rects = st.builds(Rect, _places, _places, _lengths, _lengths)
_nodes = st.builds(
    RectNode,
    _rects,
    radius=st.sampled_from([0.0, 0.0, 3.0]),
    fill=st.sampled_from(["#AA0000", "#00AA00"]),
    stroke=st.sampled_from([None, None, "#0000AA"]),
)
_grounds = st.lists(_nodes, max_size=4)


def ground(nodes: Sequence[RectNode]) -> Group:
    return Group(Role.LANE_BACKGROUND, "lane", tuple(nodes), Rect(-2, -2, SIDE, SIDE))


def picture(group: Group) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(2, 2)
    Ink().painter(painter).paint(group)
    painter.end()
    return image


def check(before: Group, after: Group) -> None:
    """The old picture with the changed area painted again is the new one."""
    patched, wanted = picture(before), picture(after)
    area = changed_area(before, after)
    if not area.isEmpty():
        pixels = area.translated(2, 2).toAlignedRect()
        painter = QPainter(patched)
        painter.drawImage(pixels.topLeft(), wanted, pixels)
        painter.end()
    assert patched == wanted


@given(_grounds, _grounds)
def test_all_that_looks_different_is_in_the_area(old: list[RectNode], new: list[RectNode]) -> None:
    check(ground(old), ground(new))


@given(_grounds, st.lists(_lengths, min_size=4, max_size=4))
def test_so_it_is_where_only_heights_differ(old: list[RectNode], heights: list[float]) -> None:
    new = [
        RectNode(
            Rect(node.rect.x, node.rect.y, node.rect.width, height),
            node.radius,
            node.fill,
            node.stroke,
        )
        for node, height in zip(old, heights, strict=False)
    ]
    check(ground(old), ground(new))


def test_of_a_sheet_that_gets_higher_only_the_new_part_is_in_it() -> None:
    low, high = (ground([RectNode(Rect(0, 0, 500, h), fill="#FFFFFF")]) for h in (400.0, 460.0))
    assert changed_area(low, high).top() > 390
    assert changed_area(low, low).isEmpty()
    assert roomy(Rect(0, 0, 500, 400)) == roomy(Rect(0, 0, 500, 460))
