"""Emotion markers by mouse and keys: dragged, put on a curve, named, made to stand out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designer.canvas.showing.dimming import Source
from designer.canvas.view import CanvasView
from model.document import JourneyMap
from model.edits import edit
from model.layout.hit import CurveHit, hit
from model.records import Marker
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, cell, feeling, marker, persona, settle
from tests.helpers.small_spots import curve
from widgets.drag_item import DragItem

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two(make_robot: Callable[..., Robot]) -> Robot:
    """A robot at a map where two people feel."""
    others = [
        Marker(id=f"o{n}", lane_id="feel", step_id=f"t{n}", persona_id="p2", valence=-0.5)
        for n in (1, 2, 3)
    ]
    return make_robot(JourneyMap.of([*small_map().records(), *others]))


def felt(robot: Robot, marker_id: str) -> tuple[str, float, float]:
    record = robot.view.document.markers[marker_id]
    return record.step_id, record.position, record.valence


def steps(robot: Robot) -> int:
    return robot.view.session.undo_stack.count()


# --- dragging ------------------------------------------------------------------------------------


def test_a_marker_goes_over_to_another_step_and_height(robot: Robot) -> None:
    robot.pointer.drag(marker("m1"), to=feeling("Compares", "Emotions", -1.7))
    assert felt(robot, "m1") == ("t2", 0.5, -1.5)
    assert steps(robot) == 1
    robot.undo()
    assert felt(robot, "m1") == ("t1", 0.5, 1.0)


def test_with_alt_it_moves_freely(robot: Robot) -> None:
    robot.pointer.drag(marker("m1"), to=feeling("Hears of it", "Emotions", 0.3), modifiers=ALT)
    assert felt(robot, "m1")[2] == pytest.approx(0.3, abs=0.03)


def test_shift_keeps_it_on_one_axis(robot: Robot) -> None:
    robot.pointer.press(marker("m1"))
    start = robot.pointer.at
    robot.pointer.slide(20, 60, SHIFT)
    robot.pointer.release(SHIFT)
    assert felt(robot, "m1")[:2] == ("t1", 0.5)
    assert felt(robot, "m1")[2] < 0
    robot.undo()
    assert start != robot.pointer.at
    robot.pointer.press(marker("m1"))
    robot.pointer.slide(120, 60, SHIFT)
    robot.pointer.release(SHIFT)
    assert felt(robot, "m1")[0] == "t2"
    assert felt(robot, "m1")[2] == 1.0


def test_the_face_and_the_curve_follow_while_the_map_stays_as_it_is(robot: Robot) -> None:
    robot.pointer.hold(marker("m1"), to=feeling("Hears of it", "Emotions", -2))
    shown = robot.view.layout_now.last_shown
    assert shown.document.markers["m1"].valence == -2
    assert robot.view.document.markers["m1"].valence == 1
    robot.esc()
    assert robot.view.layout_now.last_shown.document.markers["m1"].valence == 1
    robot.pointer.release()
    assert steps(robot) == 0


def test_selected_markers_go_together_and_keep_their_shape(robot: Robot) -> None:
    robot.view.select(["m1", "m2"])
    robot.pointer.drag(marker("m1"), to=feeling("Hears of it", "Emotions", 2))
    assert felt(robot, "m1")[2] == 2.0
    assert felt(robot, "m2")[2] == 0.0
    robot.undo()
    assert felt(robot, "m2")[2] == -1.0


def test_keys_move_all_selected_markers(robot: Robot) -> None:
    robot.view.select(["m1", "m2"])
    robot.keyboard.press(Qt.Key.Key_Up, ALT)
    robot.keyboard.press(Qt.Key.Key_Right, ALT)
    assert felt(robot, "m1") == ("t2", 0.5, 1.5)
    assert felt(robot, "m2") == ("t3", 0.5, -0.5)
    robot.undo()
    robot.undo()
    assert felt(robot, "m1") == ("t1", 0.5, 1.0)


# --- on the curve --------------------------------------------------------------------------------


def new_marker(robot: Robot) -> Marker:
    (marker_id,) = set(robot.view.document.markers) - {"m1", "m2", "m3", "o1", "o2", "o3"}
    return robot.view.document.markers[marker_id]


def test_a_faint_face_says_that_a_click_adds_one(robot: Robot) -> None:
    robot.pointer.move(curve("m1", "m2"))
    assert robot.view.overlay.mark("newcomer") is not None
    robot.pointer.move(cell("Pays", "Touchpoints"))
    assert robot.view.overlay.mark("newcomer") is None


def test_a_click_on_a_curve_adds_a_marker_and_a_picked_word_belongs_to_it(two: Robot) -> None:
    two.pointer.click(curve("o2", "o3"))
    wheel = two.view.words.wheel
    assert wheel is not None
    added = new_marker(two)
    assert added.persona_id == "p2"
    assert added.valence * 2 == round(added.valence * 2)
    two.pointer.click(chip("uncertainty"))
    assert two.view.words.wheel is None
    assert new_marker(two).word == "uncertainty"
    assert steps(two) == 1
    two.undo()
    assert set(two.view.document.markers) == {"m1", "m2", "m3", "o1", "o2", "o3"}


def chip(word: str):
    def spot(view: CanvasView):
        wheel = view.words.wheel
        assert wheel is not None
        (found,) = [c for c in wheel.chips if c.word == word]
        return found.mapTo(view.viewport(), found.rect().center()).toPointF()

    return spot


def test_a_typed_word_is_filtered_and_moves_a_new_marker_to_its_height(robot: Robot) -> None:
    robot.pointer.click(curve("m1", "m2"))
    robot.keyboard.type("ang")
    wheel = robot.view.words.wheel
    assert wheel is not None
    assert [c.word for c in wheel.chips] == ["anger", "ang"]
    robot.keyboard.press(Qt.Key.Key_Return)
    assert (new_marker(robot).word, new_marker(robot).valence) == ("anger", -2.0)
    assert QApplication.focusWidget() in (robot.view, None)


def test_an_own_word_is_taken_as_it_is_typed(robot: Robot) -> None:
    robot.pointer.click(curve("m1", "m2"))
    height = new_marker(robot).valence
    robot.keyboard.type("fed up")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert (new_marker(robot).word, new_marker(robot).valence) == ("fed up", height)


def test_arrows_go_round_the_words_and_esc_leaves_the_marker_without_one(robot: Robot) -> None:
    robot.pointer.click(curve("m1", "m2"))
    wheel = robot.view.words.wheel
    assert wheel is not None
    robot.keyboard.press(Qt.Key.Key_Down)
    robot.keyboard.press(Qt.Key.Key_Down)
    assert [c.active for c in wheel.chips[:3]] == [False, True, False]
    robot.keyboard.press(Qt.Key.Key_Up)
    robot.keyboard.press(Qt.Key.Key_Right)
    assert wheel.chips[4].active
    robot.keyboard.press(Qt.Key.Key_Escape)
    assert robot.view.words.wheel is None
    assert new_marker(robot).word == ""


def test_pulling_at_a_curve_adds_a_marker_and_drags_it_in_one_step(robot: Robot) -> None:
    robot.pointer.drag(curve("m1", "m2"), to=feeling("Compares", "Emotions", 2))
    assert new_marker(robot).valence == 2.0
    assert robot.view.words.wheel is not None
    robot.keyboard.press(Qt.Key.Key_Escape)
    assert steps(robot) == 1
    robot.undo()
    assert len(robot.view.document.markers) == 3


def test_pulling_at_a_curve_ends_without_a_trace(robot: Robot) -> None:
    robot.pointer.hold(curve("m1", "m2"), to=feeling("Compares", "Emotions", 2))
    assert len(robot.view.layout_now.last_shown.document.markers) == 4
    robot.esc()
    robot.pointer.release()
    assert len(robot.view.layout_now.last_shown.document.markers) == 3
    assert steps(robot) == 0


def test_the_wheel_names_an_old_marker_without_moving_it(robot: Robot) -> None:
    robot.view.name_feeling("m1")
    robot.keyboard.type("anger")
    robot.keyboard.press(Qt.Key.Key_Return)
    record = robot.view.document.markers["m1"]
    assert (record.word, record.valence) == ("anger", 1.0)
    robot.undo()
    assert robot.view.document.markers["m1"].word == ""


def test_the_wheel_goes_when_one_works_elsewhere_and_stays_at_its_face(robot: Robot) -> None:
    robot.view.name_feeling("m2")
    wheel = robot.view.words.wheel
    assert wheel is not None
    before = wheel.pos()
    robot.view.zoom_in()
    settle()
    assert wheel.pos() != before
    robot.pointer.click(cell("Pays", "Touchpoints"))
    assert robot.view.words.wheel is None


def test_every_word_has_a_name_for_those_who_hear_the_screen(robot: Robot) -> None:
    robot.view.name_feeling("m1")
    wheel = robot.view.words.wheel
    assert wheel is not None
    assert wheel.accessibleName()
    assert wheel.field.accessibleName()
    assert "positive" in wheel.chips[0].accessibleName()


# --- emphasis ------------------------------------------------------------------------------------


def test_the_others_step_back_behind_the_one_who_is_worked_on(two: Robot) -> None:
    assert two.view.dimming.ids == frozenset()
    two.view.select(["m1"])
    assert two.view.dimming.ids == {"p2", "o1", "o2", "o3"}
    two.view.select(["c1"])
    assert two.view.dimming.ids == frozenset()
    two.pointer.click(persona("Tom"))
    assert two.view.dimming.ids == {"p1", "m1", "m2", "m3"}


def test_pointing_at_a_curve_makes_it_stand_out_for_a_moment(two: Robot) -> None:
    two.pointer.move(curve("o2", "o3"))
    assert "p1" in two.view.dimming.ids
    two.pointer.move(cell("Pays", "Touchpoints"))
    assert two.view.dimming.ids == frozenset()


def test_a_new_emotion_belongs_to_whom_was_worked_on_last(two: Robot) -> None:
    two.pointer.click(marker("o1"))
    two.pointer.click(feeling("Pays", "Emotions", -2))
    assert two.view.chosen.cell is not None
    assert two.view.emphasis.persona_id == "p2"
    assert two.view.overlay.mark("whose") is not None
    two.keyboard.type("joy")
    two.keyboard.press(Qt.Key.Key_Return)
    assert new_marker(two).persona_id == "p2"


def test_alone_nobody_steps_back(robot: Robot) -> None:
    robot.view.select(["m1"])
    assert robot.view.dimming.ids == frozenset()
    robot.view.dimming.set(Source.LENS, ["m2"])
    robot.view.select(["m2"])
    assert robot.view.dimming.ids == {"m2"}


def test_a_face_from_the_palette_is_asked_for_its_word_and_keeps_its_height(robot: Robot) -> None:
    face = DragItem(what="emotion", valence=2.0)
    robot.pointer.drop_from_palette(face, feeling("Pays", "Emotions", 2))
    robot.keyboard.type("anger")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert (new_marker(robot).word, new_marker(robot).valence) == ("anger", 2.0)


def test_nothing_is_put_on_a_curve_that_runs_through_a_collapsed_stage(robot: Robot) -> None:
    view = robot.view
    view.attempt(lambda now: edit(now, "s2", collapsed=True))
    (lane,) = [box for box in view.result.lanes if box.lane_id == "feel"]
    last = lane.curves[-1].points[-1].moved(view.result.grid.x, lane.y)
    assert not isinstance(hit(view.result, last.moved(-1, 0)), CurveHit)
