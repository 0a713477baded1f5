"""Names stay in sight: of a lane taller than the window, of a stage with a very long name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from designer.canvas.view import CanvasView
from designer.canvas.window import Space
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit, resize
from model.layout.geometry import Rect
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, settle


def tall() -> JourneyMap:
    document = small_map()
    return apply(document, resize(document, {"touch": 1_600.0, "feel": 900.0}))


def picture(view: CanvasView, rect: Rect, space: Space) -> QImage:
    """What is painted where a rectangle of the sheet is seen."""
    area = view.window_state().to_view(rect, space).toAlignedRect()
    return view.viewport().grab(area).toImage()


def ink(image: QImage) -> int:
    """How many pixels are not paper."""
    paper = image.pixelColor(0, 0)
    return sum(
        image.pixelColor(x, y) != paper for x in range(image.width()) for y in range(image.height())
    )


def name_area(view: CanvasView, lane_id: str) -> Rect:
    """Where a lane's name stands on the sheet at first."""
    box = view.result.lane(lane_id)
    assert box is not None
    return Rect(box.label.x, box.y + 6, 90, 24)


def scroll_to(view: CanvasView, y: float) -> None:
    """Let a y of the sheet be at the upper edge of what is seen below the band."""
    window = view.window_state()
    top = window.strips.band.height if window.strips.band else 0.0
    view.camera.scroll(QPointF(0, (y - top - window.visible.y) * view.zoom))
    settle()


def test_the_name_of_a_tall_lane_goes_down_with_what_is_seen(
    make_robot: Callable[..., Robot],
) -> None:
    view = make_robot(tall(), height=500).view
    first = picture(view, name_area(view, "touch"), Space.LABELS)
    box = view.result.lane("touch")
    assert box is not None
    scroll_to(view, box.y + 500)
    band = view.window_state().band_shown()
    assert band is not None
    here = Rect(box.label.x, band.bottom + 6, 90, 24)
    assert picture(view, here, Space.LABELS) == first
    scroll_to(view, box.y + box.height - 20)  # only its end is seen: the name ends with it
    image = picture(view, Rect(box.label.x, box.y + box.height + 4, 90, 2), Space.LABELS)
    assert ink(image) == 0


def on_screen(view: CanvasView) -> QImage:
    """What the window shows now: what was painted when, not what painting anew would give."""
    return view.screen().grabWindow(view.winId()).toImage()


@pytest.mark.parametrize("width", [1200, 400])
@pytest.mark.parametrize("name", ["Decision", "Decision and so on. " * 25])
def test_a_pan_leaves_no_second_name_behind(
    make_robot: Callable[..., Robot], name: str, width: int
) -> None:
    document = apply(tall(), edit(tall(), "s2", name=name))
    view = make_robot(document, width=width, height=500).view
    for down in (180, 260, -90, 340, 170, -420, 610, 33):
        view.camera.scroll(QPointF(down / 3, down))
        settle()
        scrolled = on_screen(view)
        view.repaint_all()
        settle()
        assert on_screen(view) == scrolled


def test_the_scale_of_an_emotion_lane_stands_where_it_is(make_robot: Callable[..., Robot]) -> None:
    view = make_robot(tall(), height=500).view
    box = view.result.lane("feel")
    assert box is not None
    scale = Rect(box.label.right - 26, box.y + 500, 20, 300)
    scroll_to(view, box.y + 300)
    before = picture(view, scale, Space.LABELS)
    scroll_to(view, box.y + 340)
    assert picture(view, scale, Space.LABELS) == before
    assert ink(before) > 0


def test_a_very_long_stage_name_leaves_room_for_the_map(make_robot: Callable[..., Robot]) -> None:
    document = apply(small_map(), resize(small_map(), {"touch": 1_600.0}))
    document = apply(document, edit(document, "s2", name="Decision and so on. " * 25))
    view = make_robot(document, height=600).view
    band = view.window_state().strips.band
    assert band is not None
    assert band.height > 300
    scroll_to(view, band.bottom + 600)
    window = view.window_state()
    shown = window.band_shown()
    assert shown is not None
    seen = shown.bottom - window.visible.y
    assert seen <= window.visible.height / 3 + 1
    stage = view.result.stages[0].rect
    where = Rect(stage.x, stage.y + window.visible.y - shown.y, stage.width, 30)
    assert ink(picture(view, where, Space.BAND)) > 100  # the short name is read beside the long


def test_a_record_is_revealed_below_the_part_of_the_band_that_is_held(
    make_robot: Callable[..., Robot],
) -> None:
    document = apply(small_map(), edit(small_map(), "s2", name="Decision and so on. " * 25))
    document = apply(document, resize(document, {"touch": 1_600.0}))
    view = make_robot(document, height=600).view
    scroll_to(view, 2_000)
    view.reveal(["c4"])
    rect = view.result.card_rect("c4")
    window = view.window_state()
    band = window.band_shown()
    assert rect is not None
    assert band is not None
    assert rect.y >= band.bottom - 1
    assert rect.bottom <= window.visible.bottom + 1
