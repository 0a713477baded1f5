"""Arrows by mouse and keys: pulled out of a card, led to another, given a kind and a label."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designer.canvas.tools.rubber_band import ids_touching
from designer.canvas.wiring.wire_marks import Edge, EndsMark, GripsMark
from model.edits import edit, move_lane
from model.kinds import CardKind, ConnectorKind
from model.layout.geometry import Rect
from model.layout.result import ConnectorBox
from model.records import Card, Connector
from tests.helpers.robot import Robot, card, cell, pixel, settle
from tests.helpers.small_spots import arrow_end, grip


def steps(robot: Robot) -> int:
    return robot.view.session.undo_stack.count()


def made(robot: Robot) -> Connector:
    (connector_id,) = set(robot.view.document.connectors) - {"x1"}
    return robot.view.document.connectors[connector_id]


def pull(robot: Robot, text: str, edge: Edge, to, *, let_go: bool = True) -> None:
    """Hover over a card, then pull an arrow out of one of its grips."""
    robot.pointer.move(card(text))
    robot.pointer.move(grip(text, edge))
    if let_go:
        robot.pointer.drag(grip(text, edge), to=to)
    else:
        robot.pointer.hold(grip(text, edge), to=to)


# --- grips ------------------------------------------------------------------------------------


def test_a_card_shows_its_grips_while_pointed_at_and_beside_it(robot: Robot) -> None:
    robot.pointer.move(card("Price page"))
    grips = robot.view.overlay.mark("grips")
    assert isinstance(grips, GripsMark)
    assert grips.card_id == "c3"
    assert set(grips.edges) == set(Edge)
    robot.pointer.move(grip("Price page", Edge.RIGHT))
    grips = robot.view.overlay.mark("grips")
    assert isinstance(grips, GripsMark)
    assert grips.lit is Edge.RIGHT
    robot.pointer.move(cell("Pays", "Pain points"))
    assert robot.view.overlay.mark("grips") is None


def test_no_grip_stands_on_another_card(robot: Robot) -> None:
    robot.view.select(["c1"])
    grips = robot.view.overlay.mark("grips")
    assert isinstance(grips, GripsMark)
    assert Edge.BOTTOM not in grips.edges
    assert Edge.TOP in grips.edges


def test_from_afar_there_are_none(robot: Robot) -> None:
    robot.view.select(["c1"])
    for _ in range(6):
        robot.view.zoom_out()
    assert robot.view.overlay.mark("grips") is None


def test_an_arrow_is_pulled_out_of_a_grip(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    arrow = made(robot)
    assert (arrow.source_id, arrow.target_id) == ("c2", "c3")
    assert arrow.kind is ConnectorKind.NEXT
    assert robot.view.selection == {arrow.id}
    robot.esc()
    assert steps(robot) == 1
    robot.undo()
    assert set(robot.view.document.connectors) == {"x1"}


def test_pulling_ends_without_a_trace(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"), let_go=False)
    assert robot.view.overlay.mark("wire") is not None
    assert robot.view.overlay.mark("target") is not None
    robot.esc()
    robot.pointer.release()
    assert robot.view.overlay.mark("wire") is None
    assert robot.view.overlay.mark("target") is None
    assert steps(robot) == 0


def test_beside_a_card_it_is_caught(robot: Robot) -> None:
    rect = robot.view.result.card_rect("c3")
    assert rect is not None
    near = robot.view.window_state().to_view(rect)
    pull(robot, "Friend", Edge.BOTTOM, to=pixel(near.center().x(), near.bottom() + 6))
    assert made(robot).target_id == "c3"


def test_on_free_paper_a_new_card_comes_with_its_arrow(robot: Robot) -> None:
    pull(robot, "Price page", Edge.RIGHT, to=cell("Pays", "Pain points"))
    robot.keyboard.type("No receipt")
    robot.view.commit_editor()
    (new,) = [c for c in robot.view.document.cards.values() if c.text == "No receipt"]
    assert (new.step_id, new.lane_id, new.kind) == ("t3", "pain", CardKind.PAIN_POINT)
    assert (made(robot).source_id, made(robot).target_id) == ("c3", new.id)
    assert steps(robot) == 1
    robot.undo()
    assert set(robot.view.document.connectors) == {"x1"}
    assert len(robot.view.document.cards) == 4


def test_a_new_card_that_is_not_typed_never_was(robot: Robot) -> None:
    pull(robot, "Price page", Edge.RIGHT, to=cell("Pays", "Pain points"))
    assert len(robot.view.layout_now.visible.document.connectors) == 2
    robot.keyboard.press(Qt.Key.Key_Escape)
    assert len(robot.view.layout_now.visible.document.connectors) == 1
    assert steps(robot) == 0


# --- the kind ---------------------------------------------------------------------------------


def test_a_number_says_what_the_arrow_means_and_is_the_same_step(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    bar = robot.view.kinds.bar
    assert bar is not None
    assert [b.accessibleName() for b in bar.buttons][2] == "Causes, key 3"
    robot.keyboard.press(Qt.Key.Key_3)
    assert made(robot).kind is ConnectorKind.CAUSES
    assert robot.view.kinds.bar is None
    assert steps(robot) == 1
    robot.undo()
    assert set(robot.view.document.connectors) == {"x1"}


def test_arrows_and_enter_pick_esc_keeps(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    robot.keyboard.press(Qt.Key.Key_Right)
    robot.keyboard.press(Qt.Key.Key_Return)
    assert made(robot).kind is ConnectorKind.LOOPS_BACK
    robot.undo()
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    robot.keyboard.press(Qt.Key.Key_Right)
    robot.esc()
    assert made(robot).kind is ConnectorKind.NEXT


def test_a_click_on_a_kind_picks_it(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    bar = robot.view.kinds.bar
    assert bar is not None
    button = bar.buttons[3]
    at = button.mapTo(robot.view.viewport(), button.rect().center())
    robot.pointer.click(pixel(at.x(), at.y()))
    assert made(robot).kind is ConnectorKind.PARALLEL


def test_letters_typed_at_the_bar_are_the_label(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    bar = robot.view.kinds.bar
    assert bar is not None
    robot.keyboard.type("so")
    assert robot.view.kinds.bar is None
    assert QApplication.focusWidget() in (robot.view.editing.editor, None)
    robot.view.commit_editor()
    assert made(robot).label.startswith("s")


def test_working_elsewhere_closes_the_bar(robot: Robot) -> None:
    pull(robot, "Friend", Edge.RIGHT, to=card("Price page"))
    robot.pointer.click(card("Too dear"))
    assert robot.view.kinds.bar is None
    assert made(robot).kind is ConnectorKind.NEXT


# --- ends -------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [True, False])
def test_an_end_is_led_to_another_card(robot: Robot, source: bool) -> None:
    robot.view.select(["x1"])
    assert isinstance(robot.view.overlay.mark("ends"), EndsMark)
    robot.pointer.drag(arrow_end("x1", source=source), to=card("Too dear"))
    arrow = robot.view.document.connectors["x1"]
    assert (arrow.source_id, arrow.target_id) == (("c4", "c3") if source else ("c1", "c4"))
    assert arrow.label == "then"
    assert robot.view.selection == {"x1"}
    robot.undo()
    assert robot.view.document.connectors["x1"].source_id == "c1"


def test_leading_an_end_ends_without_a_trace(robot: Robot) -> None:
    robot.view.select(["x1"])
    robot.pointer.hold(arrow_end("x1"), to=card("Too dear"))
    assert robot.view.overlay.mark("wire") is not None
    robot.esc()
    robot.pointer.release()
    assert robot.view.document.connectors["x1"].target_id == "c3"
    assert robot.view.overlay.mark("wire") is None
    assert steps(robot) == 0


def test_an_end_on_free_paper_stays_where_it_was(robot: Robot) -> None:
    robot.view.select(["x1"])
    robot.pointer.drag(arrow_end("x1"), to=cell("Pays", "Pain points"))
    assert robot.view.document.connectors["x1"].target_id == "c3"
    assert steps(robot) == 0


def test_an_arrow_follows_its_cards(robot: Robot) -> None:
    robot.pointer.drag(card("Advert"), to=cell("Pays", "Pain points"))
    (box,) = robot.view.result.connectors
    rect = robot.view.result.card_rect("c1")
    assert rect is not None
    assert rect.inset(-0.1).contains(box.points[0])
    robot.undo()
    assert robot.view.document.cards["c1"].step_id == "t1"


def test_an_arrow_survives_a_collapsed_lane_and_a_lane_elsewhere(robot: Robot) -> None:
    view = robot.view
    view.select(["x1"])
    view.attempt(lambda now: edit(now, "touch", collapsed=True))
    assert [box.connector_id for box in view.result.connectors] == []
    settle()
    assert view.overlay.mark("ends") is None
    view.attempt(lambda now: edit(now, "touch", collapsed=False))
    view.attempt(lambda now: move_lane(now, "touch"))
    settle()
    (box,) = view.result.connectors
    rect = view.result.card_rect("c3")
    assert rect is not None
    assert rect.inset(-0.1).contains(box.points[-1])
    ends = view.overlay.mark("ends")
    assert isinstance(ends, EndsMark)
    assert ends.target == box.points[-1]


# --- selection and commands -------------------------------------------------------------------


def test_the_band_takes_arrows_that_lie_in_it(robot: Robot) -> None:
    (box,) = robot.view.result.connectors
    robot.view.zoom_out()
    robot.view.zoom_out()
    points = [robot.view.window_state().point_to_view(point) for point in box.points]
    left, right = min(p.x() for p in points), max(p.x() for p in points)
    top, bottom = min(p.y() for p in points), max(p.y() for p in points)
    whole = ids_touching(robot.view.result, _around(box))
    assert "x1" in whole
    part = _around(box)
    half = Rect(part.x, part.y, part.width / 2, part.height)
    assert "x1" not in ids_touching(robot.view.result, half)
    robot.pointer.drag(pixel(right + 160, bottom + 60), to=pixel(left - 2, top - 2))
    assert "x1" in robot.view.selection


def _around(box: ConnectorBox) -> Rect:
    xs, ys = [p.x for p in box.points], [p.y for p in box.points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).inset(-2)


def test_arrow_keys_go_from_an_arrow_to_its_cards(robot: Robot) -> None:
    robot.view.select(["x1"])
    robot.keyboard.press(Qt.Key.Key_Left)
    assert robot.view.selection == {"c1"}
    robot.view.select(["x1"])
    robot.keyboard.press(Qt.Key.Key_Right)
    assert robot.view.selection == {"c3"}


def test_copies_of_joined_cards_are_joined(robot: Robot) -> None:
    robot.view.select(["c1", "c3"])
    robot.view.duplicate_selection()
    assert made(robot).label == "then"
    assert not {made(robot).source_id, made(robot).target_id} & {"c1", "c3"}
    robot.undo()
    robot.view.select(["c1", "c3"])
    robot.view.copy()
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.view.paste()
    new = made(robot)
    cards = robot.view.document.cards
    assert all(isinstance(cards[i], Card) for i in (new.source_id, new.target_id))


def test_a_label_is_edited_in_place(robot: Robot) -> None:
    robot.view.select(["x1"])
    robot.keyboard.press(Qt.Key.Key_F2)
    robot.keyboard.type("later")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert robot.view.document.connectors["x1"].label == "later"
    robot.undo()
    assert robot.view.document.connectors["x1"].label == "then"
