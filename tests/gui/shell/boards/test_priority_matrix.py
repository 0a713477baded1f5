"""The matrix of the priorities board: dots dragged and moved by keys, items dragged onto it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.boards.priorities.board import PrioritiesBoard
from designer.boards.priorities.dragging import ItemDrag, item_data
from model.document import JourneyMap
from model.insight.matrix import plotted
from tests.gui.shell.boards.weighed import (
    drag_dot,
    heard,
    hurting,
    steps,
    undo,
)
from tests.helpers.board_hands import LEFT, NONE, drop, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

Show = Callable[[type[PrioritiesBoard], JourneyMap], PrioritiesBoard]


@pytest.fixture
def board(show_board: Show) -> PrioritiesBoard:
    return show_board(PrioritiesBoard, hurting())


# --- the matrix ----------------------------------------------------------------------------------


def test_items_stand_by_their_ratings(board: PrioritiesBoard) -> None:
    assert [item.id for item in board.items.matrix.items] == ["rent", "a2"]
    assert [one.id for one in plotted(board.document).items] == ["rent", "a2"]
    assert board.items.list.rows.keys == ("unrated", "quick-win", "money-pit")
    assert board.items.list.rows.ids == ("a1", "rent", "a2")


def test_a_dot_is_dragged_to_other_ratings_in_one_step(board: PrioritiesBoard) -> None:
    said = heard(board.said)
    drag_dot(board, "a2", board.items.matrix.place_of(value=5, effort=1))
    action = board.document.actions["a2"]
    assert (action.value, action.effort, steps(board)) == (5, 1, 1)
    assert said[-1] == "Value 5, effort 1: Quick win"
    undo(board)
    assert board.document == hurting()


def test_escape_puts_a_dot_back(board: PrioritiesBoard) -> None:
    matrix, aim = board.items.matrix, board.items.matrix.place_of(value=1, effort=1)
    drag_dot(board, "a2", aim, drop_it=False)
    press(matrix, Qt.Key.Key_Escape)
    QTest.mouseRelease(matrix, LEFT, NONE, aim.toPoint())
    assert steps(board) == 0


@pytest.mark.parametrize(("value", "effort"), [(5, 5), (1, 1), (3, 2)])
def test_what_is_not_rated_is_dragged_onto_the_plot(
    board: PrioritiesBoard, value: int, effort: int
) -> None:
    data = board.items.list.drag_data(board.items.list.index_of("a1"))
    assert data is not None
    matrix = board.items.matrix
    assert drop(matrix, data, matrix.place_of(value, effort).toPoint())
    action = board.document.actions["a1"]
    assert (action.value, action.effort, steps(board)) == (value, effort, 1)
    assert "unrated" not in board.items.list.rows.keys


def test_a_drag_of_something_else_is_not_taken(board: PrioritiesBoard) -> None:
    matrix = board.items.matrix
    at = matrix.place_of(3, 3).toPoint()
    assert not drop(matrix, item_data("another map", "a1"), at)
    data = item_data("x", "a1")
    data.setData(ItemDrag.MIME_TYPE, b"[]")
    assert not drop(matrix, data, at)
    assert steps(board) == 0


def test_dots_are_moved_and_items_rated_by_keyboard(board: PrioritiesBoard) -> None:
    matrix, control = board.items.matrix, Qt.KeyboardModifier.ControlModifier
    press(matrix, Qt.Key.Key_Home)
    press(matrix, Qt.Key.Key_Down, control)
    press(matrix, Qt.Key.Key_Right, control)
    card = board.document.cards["rent"]
    assert (matrix.current, card.value, card.effort) == ("rent", 4, 3)
    rows = board.items.list
    rows.go_to("a1")
    press(rows, Qt.Key.Key_2)
    press(rows, Qt.Key.Key_Right)
    press(rows, Qt.Key.Key_3)
    action = board.document.actions["a1"]
    assert (action.value, action.effort, steps(board)) == (2, 3, 4)


def test_a_dot_that_is_chosen_is_chosen_in_the_list(board: PrioritiesBoard) -> None:
    matrix, shown = board.items.matrix, heard(board.record_chosen)
    QTest.mouseClick(matrix, LEFT, NONE, matrix.room_of("a2").center().toPoint())
    assert (board.items.list.current, shown) == ("a2", ["a2"])
