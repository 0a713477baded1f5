"""A persona's photo keeps its shape: its middle fills the round frame."""

from __future__ import annotations

import pytest

from model.layout.display import ImageNode, walk
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions
from model.layout.theme import LIGHT
from tests.exporters.maps import small_map
from tests.exporters.scenes import picture


@pytest.mark.parametrize("size", [(300, 300), (900, 400), (400, 900), (1, 50)])
def test_the_whole_photo_covers_its_frame_in_its_own_shape(size: tuple[int, int]) -> None:
    layout = layout_map(small_map("Words", image=picture(*size)), LayoutOptions(theme=LIGHT))
    (node,) = (node for node, _, _ in walk(layout.display()) if isinstance(node, ImageNode))
    frame, whole = node.rect, node.whole
    assert node.round
    assert whole.width / whole.height == pytest.approx(size[0] / size[1])
    assert whole.centre.x == pytest.approx(frame.centre.x)
    assert whole.centre.y == pytest.approx(frame.centre.y)
    assert min(whole.width, whole.height) == pytest.approx(frame.width)


def test_other_pictures_fill_their_place() -> None:
    place = Rect(1, 2, 30, 40)
    assert ImageNode(place, "id").whole == place
    assert ImageNode(place, "id", ratio=3.0).whole == place
    assert ImageNode(place, "id", round=True).whole == place
