"""Sizes by dragging borders, collapsing by the button: with real events, Esc and undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from designer.canvas.marking.border_marks import SizeMark
from designer.canvas.marking.fold_button import FoldMark, button_place
from designer.canvas.selection import Selection
from designer.canvas.view import CanvasView
from model.layout.metrics import STEP_WIDTH
from model.queries import stages_in_order
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, Spot, lane, pixel, stage, step

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def right_of(record_id: str, *, by: float = 0.0) -> Spot:
    """On the right border of a step or stage, ``by`` points further."""

    def spot(view: CanvasView) -> QPointF:
        boxes = {box.step_id: box.header for box in view.result.steps}
        boxes.update((box.stage_id, box.rect) for box in view.result.stages)
        shown = view.window_state().to_view(boxes[record_id])
        return QPointF(shown.right() + by * view.zoom, shown.center().y())

    return spot


def below(record_id: str, *, by: float = 0.0) -> Spot:
    """On the lower border of a lane, beside its name."""

    def spot(view: CanvasView) -> QPointF:
        box = view.result.lane(record_id)
        assert box is not None
        shown = view.window_state().to_view(box.label)
        return QPointF(shown.center().x(), shown.bottom() + by * view.zoom)

    return spot


def in_the_grid(step_id: str, *, by: float = 0.0) -> Spot:
    """On the line right of a column, in the last lane."""

    def spot(view: CanvasView) -> QPointF:
        corner = right_of(step_id, by=by)(view)
        box = view.result.lanes[-1]
        shown = view.window_state().to_view(box.label)
        return QPointF(corner.x(), shown.bottom() - 8)

    return spot


def width(robot: Robot, step_id: str) -> float | None:
    return robot.view.document.steps[step_id].width


def steps_undone(robot: Robot) -> int:
    return robot.view.session.undo_stack.count()


@pytest.mark.parametrize("at", [right_of, in_the_grid])
def test_a_step_is_as_wide_as_its_border_is_pulled(robot: Robot, at: Callable[..., Spot]) -> None:
    robot.pointer.drag(at("t1"), at("t1", by=41))
    assert width(robot, "t1") == STEP_WIDTH + 40
    assert steps_undone(robot) == 1
    robot.undo()
    assert robot.view.document == small_map()


def test_while_it_is_pulled_the_map_is_shown_so_and_the_size_is_said(robot: Robot) -> None:
    robot.pointer.hold(right_of("t1"), right_of("t1", by=60))
    shown = robot.view.layout_now.visible.steps[0].header.width
    readout = robot.view.overlay.mark("readout")
    assert shown == STEP_WIDTH + 60
    assert isinstance(readout, SizeMark)
    assert readout.text == "192 pt"
    assert robot.view.document == small_map()
    robot.esc()
    robot.pointer.release()
    assert robot.view.layout_now.visible.steps[0].header.width == STEP_WIDTH
    assert robot.view.overlay.mark("readout") is None
    assert robot.view.overlay.mark("edge") is None
    assert steps_undone(robot) == 0


def test_alt_leaves_the_grid_and_no_step_is_too_narrow_for_a_letter(robot: Robot) -> None:
    robot.pointer.drag(right_of("t1"), right_of("t1", by=41), ALT)
    assert width(robot, "t1") == STEP_WIDTH + 41
    robot.pointer.drag(right_of("t1"), right_of("t1", by=-400))
    assert width(robot, "t1") == 72


def test_selected_steps_become_equally_wide_together(robot: Robot) -> None:
    robot.pointer.click(step("Hears of it"))
    robot.pointer.click(step("Pays"), SHIFT)
    robot.pointer.drag(right_of("t3"), right_of("t3", by=28))
    assert [width(robot, i) for i in ("t1", "t2", "t3")] == [160, None, 160]
    robot.undo()
    assert robot.view.document == small_map()


def test_the_border_of_a_stage_widens_its_steps_alike(robot: Robot) -> None:
    robot.pointer.drag(right_of("s1"), right_of("s1", by=80))
    assert [width(robot, i) for i in ("t1", "t2", "t3")] == [172, 172, None]


def test_a_lane_is_as_high_as_its_border_is_pulled(robot: Robot) -> None:
    before = robot.view.result.lane("pain")
    assert before is not None
    robot.pointer.drag(below("pain"), below("pain", by=60))
    after = robot.view.result.lane("pain")
    assert after is not None
    assert after.height == pytest.approx(before.height + 60, abs=2)
    assert after.height % 4 == 0
    robot.pointer.hold(below("pain"), below("pain", by=50))
    robot.esc()
    robot.pointer.release()
    assert steps_undone(robot) == 1
    robot.undo()
    assert robot.view.document == small_map()


def test_a_double_click_on_a_border_gives_the_usual_size_back(robot: Robot) -> None:
    robot.pointer.drag(right_of("t1"), right_of("t1", by=40))
    robot.pointer.drag(below("touch"), below("touch", by=40))
    robot.pointer.double_click(right_of("t1"))
    robot.pointer.double_click(below("touch"))
    assert robot.view.document == small_map()
    assert not robot.view.editing.active
    robot.undo()
    assert robot.view.document.lanes["touch"].height is not None


def test_the_cursor_and_a_line_tell_of_a_border(robot: Robot) -> None:
    port = robot.view.viewport()
    robot.pointer.move(right_of("t2"))
    assert port.cursor().shape() is Qt.CursorShape.SplitHCursor
    assert robot.view.overlay.mark("edge") is not None
    robot.pointer.move(below("touch"))
    assert port.cursor().shape() is Qt.CursorShape.SplitVCursor
    robot.pointer.move(step("Pays"))
    assert port.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert robot.view.overlay.mark("edge") is None


def test_a_held_header_is_pulled_where_it_is_seen(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(small_map(), height=300)
    robot.view.camera.scroll(QPointF(0, 260))

    def held(by: float) -> Spot:
        def spot(view: CanvasView) -> QPointF:
            window = view.window_state()
            assert window.band_dy > 0
            header = view.result.steps[0].header.moved(0, window.band_dy)
            shown = window.to_view(header)
            return QPointF(shown.right() + by * view.zoom, shown.center().y())

        return spot

    robot.pointer.drag(held(0), held(20))
    assert width(robot, "t1") == STEP_WIDTH + 20


def button(view: CanvasView) -> QPointF:
    mark = view.overlay.mark("fold")
    assert isinstance(mark, FoldMark)
    return button_place(mark, view.window_state()).center()


def test_the_button_on_a_header_collapses_and_expands_it(robot: Robot) -> None:
    for spot, record_id in ((stage("Awareness"), "s1"), (lane("Touchpoints"), "touch")):
        robot.pointer.move(spot)
        robot.pointer.click(button)
        document = robot.view.document
        assert record_id in [r.id for r in document.records() if getattr(r, "collapsed", False)]
        robot.pointer.move(stage("Awareness", across=0.3) if record_id == "s1" else spot)
        robot.pointer.click(button)
        assert robot.view.document == small_map()
    assert steps_undone(robot) == 4


def test_a_header_is_dragged_by_its_button_like_by_the_rest_of_it(robot: Robot) -> None:
    robot.pointer.move(stage("Decision"))
    at = button(robot.view)
    robot.pointer.drag(pixel(at.x(), at.y()), stage("Awareness", across=0.1))
    assert not robot.view.document.stages["s2"].collapsed
    assert [s.id for s in stages_in_order(robot.view.document)] == ["s2", "s1"]


def test_nothing_of_a_map_that_may_not_be_edited_is_pulled(robot: Robot) -> None:
    robot.view.session.forbid_edits("")
    robot.pointer.drag(right_of("t1"), right_of("t1", by=40))
    robot.pointer.double_click(right_of("t1"))
    assert robot.view.document == small_map()
    assert robot.view.chosen == Selection()
