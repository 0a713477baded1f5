"""The actions board under mouse and keyboard: columns, the list by owner, the trail, the effect."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from designer.boards.actions.board import ActionsBoard
from designer.boards.actions.faces import board_faces
from model.document import JourneyMap
from model.kinds import Status
from model.order import first_keys
from model.queries import in_order
from model.records import Action
from tests.gui.shell.boards.action_map import action_map, cards_of, edited, rest, titles
from tests.gui.shell.boards.conftest import TODAY
from tests.gui.shell.finding import child
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def board(show_board) -> ActionsBoard:
    shown: ActionsBoard = show_board(ActionsBoard, action_map())
    return shown


def _spot(cards, record_id: str) -> QPoint:
    spot: QPoint = cards.rect_of(record_id).center().toPoint()
    return spot


def _drag(board: ActionsBoard, source, record_id: str, target, at: QPoint) -> None:
    """Press on a card, go to a place of another list, let go there."""
    view = source.viewport()
    there = view.mapFromGlobal(target.viewport().mapToGlobal(at))
    here = _spot(source, record_id)
    QTest.mousePress(view, _LEFT, _NONE, here)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, here + (there - here) * part)
    QTest.mouseRelease(view, _LEFT, _NONE, there)
    rest(board)


def test_what_is_late_is_told_in_days_and_a_pain_point_without_answer_stands_first(board) -> None:
    faces = board_faces(board.document, TODAY)
    assert [face.due_words for face in faces.actions] == [
        "overdue by 5 days", "due 21\xa0Dec\xa02026", ""
    ]  # fmt: skip
    assert [face.id for face in faces.pains] == ["pain-2"]
    assert board.kanban.column(None).isVisible()


def test_a_card_dragged_to_a_column_has_its_status_in_one_step(board) -> None:
    done = cards_of(board, Status.DONE)
    above = done.rect_of("c").topLeft().toPoint() + QPoint(20, 4)
    _drag(board, cards_of(board, Status.OPEN), "a", done, above)
    assert titles(board, Status.DONE) == ["Alpha", "Gamma"]
    assert board.context.session.undo_stack.count() == 1
    assert cards_of(board, Status.DONE).hasFocus()
    board.context.session.undo_stack.undo()
    rest(board)
    assert titles(board, Status.OPEN) == ["Alpha", "Beta"]


def test_a_card_dragged_within_its_column_takes_another_place(board) -> None:
    cards = cards_of(board, Status.OPEN)
    _drag(board, cards, "a", cards, cards.rect_of("b").bottomLeft().toPoint() + QPoint(30, 12))
    assert titles(board, Status.OPEN) == ["Beta", "Alpha"]


def test_escape_gives_a_drag_up(board) -> None:
    cards = cards_of(board, Status.OPEN)
    view, here = cards.viewport(), _spot(cards, "a")
    before = board.document
    QTest.mousePress(view, _LEFT, _NONE, here)
    QTest.mouseMove(view, here + QPoint(300, 10))
    assert board.kanban.layer.isVisible()
    QTest.keyClick(cards, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, _LEFT, _NONE, here + QPoint(300, 10))
    assert not board.kanban.layer.isVisible()
    assert board.document is before


def test_a_pain_point_dragged_to_a_column_becomes_an_action_there(board) -> None:
    open_cards = cards_of(board, Status.OPEN)
    _drag(board, cards_of(board, None), "pain-2", open_cards, QPoint(30, 2))
    made = in_order(board.document.actions.values())[0]
    assert (made.answers_ids, made.status) == (("pain-2",), Status.OPEN)
    assert board.context.session.undo_stack.count() == 1
    assert not board.kanban.column(None).isVisible()


def test_one_click_makes_an_action_of_a_pain_point(board, qtbot) -> None:
    cards = cards_of(board, None)
    face = cards.rows.rows[0]
    spot = cards.painting.add_button(face, cards.rect_of(face.id)).center().toPoint()
    with qtbot.waitSignal(board.record_chosen) as told:
        QTest.mouseClick(cards.viewport(), _LEFT, _NONE, spot)
    made = board.document.actions[told.args[0]]
    assert made.answers_ids == ("pain-2",)
    assert board.current == made.id


def test_keys_go_from_card_to_card_and_ctrl_takes_the_card_along(board) -> None:
    board.show_record("a")
    cards = cards_of(board, Status.OPEN)
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert board.current == "b"
    QTest.keyClick(cards, Qt.Key.Key_Up, _CTRL)
    assert titles(board, Status.OPEN) == ["Beta", "Alpha"]
    QTest.keyClick(cards, Qt.Key.Key_Right, _CTRL)
    assert titles(board, Status.PLANNED) == ["Beta"]
    assert cards_of(board, Status.PLANNED).hasFocus()
    QTest.keyClick(cards_of(board, Status.PLANNED), Qt.Key.Key_Right)
    assert board.current == "c"
    for _ in range(2):
        board.context.session.undo_stack.undo()
    rest(board)
    assert titles(board, Status.OPEN) == ["Alpha", "Beta"]


def test_enter_asks_for_the_form_and_ctrl_enter_for_the_place(board, qtbot) -> None:
    board.show_record("a")
    cards = cards_of(board, Status.OPEN)
    with qtbot.waitSignal(board.form_asked) as asked:
        QTest.keyClick(cards, Qt.Key.Key_Return)
    assert asked.args == ["a"]
    pains = cards_of(board, None)
    pains.setFocus()
    pains.look_at_row(0)
    with qtbot.waitSignal(board.place_asked) as asked:
        QTest.keyClick(pains, Qt.Key.Key_Return, _CTRL)
    assert asked.args == ["pain-2"]


def test_n_types_one_action_after_another(board) -> None:
    board.show_record("c")
    QTest.keyClick(cards_of(board, Status.DONE), Qt.Key.Key_N)
    field = board.kanban.column(Status.DONE).field
    assert field.hasFocus()
    for title in ("Delta", "Epsilon"):
        QTest.keyClicks(field, title)
        QTest.keyClick(field, Qt.Key.Key_Return)
        rest(board)
    assert titles(board, Status.DONE) == ["Gamma", "Delta", "Epsilon"]
    assert board.context.session.undo_stack.count() == 2
    QTest.keyClicks(field, "given up")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(board.document.actions) == 5
    QTest.keyClick(cards_of(board, Status.DONE), Qt.Key.Key_N)
    QTest.keyClicks(field, "Zeta")
    board.commit()
    assert "Zeta" in titles(board, Status.DONE)


def test_f2_types_the_title_and_delete_takes_the_action_away(board) -> None:
    board.show_record("a")
    cards = cards_of(board, Status.OPEN)
    QTest.keyClick(cards, Qt.Key.Key_F2)
    field = child(cards.viewport(), QPlainTextEdit)
    QTest.keyClicks(field, "Other words")
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(board)
    assert board.document.actions["a"].title == "Other words"
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    rest(board)
    assert "a" not in board.document.actions
    assert board.current == "b"
    board.context.session.undo_stack.undo()
    rest(board)
    assert board.document.actions["a"].title == "Other words"


def _press(board: ActionsBoard, button: QPushButton) -> None:
    QTest.mouseClick(button, _LEFT)
    rest(board)


def test_an_empty_map_says_what_actions_are_and_lets_one_begin(show_board) -> None:
    board = show_board(ActionsBoard, JourneyMap())
    assert board.empty.isVisible()
    _press(board, board.empty.button)
    field = board.kanban.column(Status.OPEN).field
    QTest.keyClicks(field, "First")
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(board)
    assert titles(board, Status.OPEN) == ["First"]
    assert not board.empty.isVisible()


def test_a_map_for_looking_only_is_shown_and_nothing_moves(show_board) -> None:
    board = show_board(ActionsBoard, action_map(), read_only=True)
    before = board.document
    board.show_record("a")
    cards = cards_of(board, Status.OPEN)
    QTest.keyClick(cards, Qt.Key.Key_Right, _CTRL)
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    QTest.keyClick(cards, Qt.Key.Key_F2)
    _drag(board, cards, "a", cards_of(board, Status.DONE), QPoint(20, 8))
    assert board.document is before
    assert not board.new.isEnabled()
    assert not board.effect.told.isEnabled()


def test_three_hundred_actions_are_rows_and_not_widgets(show_board) -> None:
    keys = first_keys(300)
    actions = [
        Action(id=f"action-{n}", order=keys[n], title=f"Thing {n}", status=list(Status)[n % 5])
        for n in range(300)
    ]
    board = show_board(ActionsBoard, JourneyMap.of(actions))
    widgets = len(board.findChildren(QPushButton)) + len(board.findChildren(QLineEdit))
    assert widgets < 60
    cards = cards_of(board, Status.OPEN)
    assert cards.rows.rowCount() == 60
    before = cards.verticalScrollBar().value()
    board.attempt(lambda: edited(board, "action-5", title="Another"))
    rest(board)
    assert cards.rows.rows[1].title == "Another"
    assert cards.verticalScrollBar().value() == before


def test_in_the_window_a_card_is_shown_in_the_inspector(open_map) -> None:
    bench = open_map(action_map()).bench
    bench.boards.go_to("b")
    settle()
    assert bench.boards.shown == "actions"
    board = bench.middle.board
    assert isinstance(board, ActionsBoard)
    assert bench.inspector.shown == ("b",)
    QTest.keyClick(cards_of(board, Status.OPEN), Qt.Key.Key_Return)
    assert bench.inspector.isAncestorOf(bench.window().focusWidget())
