"""Dragging stages, steps, lanes, emotion markers, personas; the rubber band; connecting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from model.edits import edit
from model.kinds import ConnectorKind
from model.queries import lanes_in_order, personas_in_order, stages_in_order, steps_in_order
from tests.helpers.robot import (
    Robot,
    Spot,
    card,
    cell,
    feeling,
    lane,
    marker,
    persona,
    settle,
    sheet,
    stage,
    step,
)

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def stage_names(robot: Robot) -> list[str]:
    return [s.name for s in stages_in_order(robot.view.document)]


def step_names(robot: Robot) -> list[str]:
    return [s.name for s in steps_in_order(robot.view.document)]


def lane_kinds(robot: Robot) -> list[str]:
    return [s.id for s in lanes_in_order(robot.view.document)]


def left_of(spot: Spot) -> Spot:
    """Some way to the left of something."""
    return lambda view: spot(view) - type(spot(view))(200, 0)


def test_a_stage_is_dragged_before_another_with_its_steps(robot: Robot) -> None:
    robot.pointer.drag(stage("Decision"), to=cell("Hears of it", "Touchpoints", across=0.1))
    assert stage_names(robot) == ["Decision", "Awareness"]
    assert step_names(robot) == ["Pays", "Hears of it", "Compares"]
    robot.undo()
    assert stage_names(robot) == ["Awareness", "Decision"]


def test_a_step_is_dragged_within_its_stage_and_into_another(robot: Robot) -> None:
    robot.pointer.drag(step("Compares"), to=cell("Hears of it", "Touchpoints", across=0.1))
    assert step_names(robot) == ["Compares", "Hears of it", "Pays"]
    robot.pointer.drag(step("Compares"), to=cell("Pays", "Touchpoints", across=0.9))
    assert step_names(robot) == ["Hears of it", "Pays", "Compares"]
    assert robot.view.document.steps["t2"].stage_id == "s2"


def test_the_last_step_stays_in_its_stage_and_a_sentence_says_why(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    before = robot.view.document
    robot.pointer.drag(step("Pays"), to=cell("Hears of it", "Touchpoints", across=0.1))
    assert robot.view.document is before
    assert len(said) == 1
    assert said[0].endswith(".")


def test_a_lane_is_dragged_to_another_place(robot: Robot) -> None:
    robot.pointer.drag(lane("Pain points"), to=cell("Pays", "Touchpoints", down=0.1))
    assert lane_kinds(robot) == ["pain", "touch", "feel"]
    robot.undo()
    assert lane_kinds(robot) == ["touch", "feel", "pain"]


def test_while_a_header_is_dragged_the_map_is_shown_as_a_drop_would_make_it(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold(stage("Decision"), to=cell("Hears of it", "Touchpoints", across=0.1))
    seen = robot.view.layout_now.visible
    assert [box.stage_id for box in seen.stages] == ["s2", "s1"]
    assert robot.view.overlay.mark("target") is not None
    assert robot.view.document is before
    robot.pointer.release()
    assert robot.view.overlay.mark("target") is None
    assert robot.view.session.undo_stack.count() == 1
    robot.pointer.hold(lane("Pain points"), to=cell("Pays", "Touchpoints", down=0.1))
    assert robot.view.layout_now.visible.lanes[0].lane_id == "pain"
    robot.pointer.move(lane("Pain points"))
    robot.esc()
    robot.pointer.release()
    assert robot.view.session.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("what", "to"),
    [
        (stage("Decision"), cell("Hears of it", "Touchpoints")),
        (step("Compares"), cell("Hears of it", "Touchpoints", across=0.1)),
        (lane("Pain points"), cell("Pays", "Touchpoints", down=0.1)),
        (marker("m1"), feeling("Hears of it", "Emotions", -2)),
        (persona("Tom"), card("Advert")),
    ],
)
def test_esc_leaves_everything_as_it_was(robot: Robot, what: Spot, to: Spot) -> None:
    before = robot.view.document
    robot.pointer.hold(what, to=to)
    robot.esc()
    robot.pointer.release()
    assert robot.view.document is before
    assert robot.view.layout_now.visible.document is before
    assert robot.view.session.undo_stack.count() == 0
    assert robot.view.overlay.mark("ghost") is None
    assert robot.view.overlay.mark("line") is None


def test_a_marker_follows_the_pointer_while_the_map_stays(robot: Robot) -> None:
    before = robot.view.document
    curve_before = robot.view.result.lane("feel")
    robot.pointer.hold(marker("m1"), to=feeling("Hears of it", "Emotions", -2))
    shown = robot.view.layout_now.visible
    assert robot.view.document is before
    assert shown.document.markers["m1"].valence == -2
    assert shown.lane("feel") is not curve_before
    assert shown.lane("touch") is robot.view.result.lane("touch")
    robot.pointer.release()
    assert robot.view.document.markers["m1"].valence == -2
    assert robot.view.document.markers["m1"].position == 0.5
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before


def test_markers_snap_to_halves_unless_alt_is_held(robot: Robot) -> None:
    robot.pointer.drag(marker("m1"), to=feeling("Hears of it", "Emotions", -1.4))
    assert robot.view.document.markers["m1"].valence == -1.5
    robot.pointer.drag(marker("m1"), to=feeling("Hears of it", "Emotions", 0.8), modifiers=ALT)
    assert robot.view.document.markers["m1"].valence == pytest.approx(0.8, abs=0.1)
    assert robot.view.document.markers["m1"].valence not in (0.5, 1.0)


def test_a_marker_goes_sideways_into_another_step_but_never_out_of_its_lane(robot: Robot) -> None:
    robot.pointer.drag(marker("m1"), to=feeling("Pays", "Emotions", 1, across=0.3))
    moved = robot.view.document.markers["m1"]
    assert moved.step_id == "t3"
    assert moved.position == pytest.approx(0.3, abs=0.1)
    robot.pointer.drag(marker("m2"), to=cell("Compares", "Touchpoints"))
    assert robot.view.document.markers["m2"].valence == 2
    assert robot.view.document.markers["m2"].step_id == "t2"


@pytest.mark.parametrize(
    ("word", "valence", "to", "kept"),
    [
        ("Frustration", -1.5, 1.5, False),
        ("hope", 1, -0.5, False),
        ("frustration", -1.5, 0, True),
        ("frustration", -2, -0.5, True),
        ("surprise", -1, 1, True),
        ("butterflies", -1.5, 1.5, True),
        ("hope", -1, -2, True),
    ],
)
def test_a_known_word_goes_when_the_face_would_contradict_it(
    robot: Robot, word: str, valence: float, to: float, *, kept: bool
) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.attempt(lambda now: edit(now, "m1", word=word, valence=valence))
    settle()
    before = robot.view.document
    robot.pointer.drag(marker("m1"), to=feeling("Hears of it", "Emotions", to))
    moved = robot.view.document.markers["m1"]
    assert moved.valence == to
    assert moved.word == (word if kept else "")
    assert (word in said[-1]) is not kept
    robot.undo()
    assert robot.view.document == before


def test_the_word_comes_back_while_the_face_is_dragged_back(robot: Robot) -> None:
    robot.view.attempt(lambda now: edit(now, "m1", word="hope"))
    settle()
    robot.pointer.hold(marker("m1"), to=feeling("Hears of it", "Emotions", -2))
    assert robot.view.layout_now.visible.document.markers["m1"].word == ""
    robot.pointer.move(feeling("Hears of it", "Emotions", 2))
    assert robot.view.layout_now.visible.document.markers["m1"].word == "hope"
    robot.pointer.release()
    assert robot.view.document.markers["m1"].word == "hope"


def test_the_keyboard_takes_a_contrary_word_too(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.attempt(lambda now: edit(now, "m1", word="hope", valence=0))
    robot.view.select(["m1"])
    robot.view.move_selection(1, 0)
    assert robot.view.document.markers["m1"].word == ""
    assert said[-1] == "Feeling -0.5, no longer “hope”"


def test_a_persona_dropped_on_a_card_is_there(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.drag(persona("Tom"), to=card("Advert"))
    assert robot.view.document.cards["c1"].persona_ids == ("p2",)
    robot.undo()
    assert robot.view.document == before


def test_a_persona_dropped_on_one_of_many_selected_cards_is_on_all(robot: Robot) -> None:
    robot.view.select(["c1", "c3"])
    robot.pointer.hold(persona("Tom"), to=card("Advert"))
    robot.view.select(["c1", "c3"])  # pressing the persona selected it instead
    robot.pointer.release()
    assert {c.id for c in robot.view.document.cards.values() if c.persona_ids} == {"c1", "c3"}


def test_a_persona_dropped_nowhere_says_what_to_do(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.pointer.drag(persona("Tom"), to=cell("Pays", "Pain points"))
    assert said[-1] == "Drop Tom on a card to say who is there."
    assert robot.view.session.undo_stack.count() == 0


def test_personas_change_places(robot: Robot) -> None:
    robot.pointer.drag(persona("Tom"), to=persona("Mara"))
    assert [p.name for p in personas_in_order(robot.view.document)] == ["Tom", "Mara"]


def test_the_rubber_band_selects_what_it_touches(robot: Robot) -> None:
    corner = robot.view.result.grid
    robot.pointer.press(sheet(corner.x + 1, corner.y + 1))
    robot.pointer.move(card("Price page"))
    assert robot.view.overlay.mark("rubber") is not None
    robot.pointer.release()
    assert {"c1", "c3"} <= robot.view.selection
    assert "c4" not in robot.view.selection
    assert robot.view.overlay.mark("rubber") is None
    robot.pointer.drag(cell("Hears of it", "Pain points"), to=card("Too dear"), modifiers=SHIFT)
    assert {"c1", "c3", "c4"} <= robot.view.selection


def test_esc_in_a_rubber_band_selects_what_was_selected_before(robot: Robot) -> None:
    robot.view.select(["c4"])
    corner = robot.view.result.grid
    robot.pointer.press(sheet(corner.x + 1, corner.y + 1))
    robot.pointer.move(card("Price page"))
    robot.esc()
    robot.pointer.release()
    assert robot.view.selection == set()


def test_the_arrow_tool_connects_two_cards(robot: Robot) -> None:
    robot.view.set_tool("connect")
    robot.pointer.drag(card("Friend"), to=card("Too dear"))
    (new,) = set(robot.view.document.connectors) - {"x1"}
    connector = robot.view.document.connectors[new]
    assert (connector.source_id, connector.target_id) == ("c2", "c4")
    assert connector.kind is ConnectorKind.NEXT
    robot.pointer.drag(card("Too dear"), to=card("Advert"))
    (back,) = set(robot.view.document.connectors) - {"x1", new}
    assert robot.view.document.connectors[back].kind is ConnectorKind.LOOPS_BACK


def test_an_arrow_into_the_void_is_refused_in_a_sentence(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.set_tool("connect")
    robot.pointer.drag(card("Friend"), to=cell("Pays", "Emotions"))
    assert len(robot.view.document.connectors) == 1
    assert said[-1] == "An arrow ends on a card or in a cell: drop it there."
