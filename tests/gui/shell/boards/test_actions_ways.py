"""Actions by owner, as a trail, and what they brought about: under mouse and keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from designer.boards.actions.board import ActionsBoard, Way
from designer.boards.actions.owner_rows import Col as OwnerCol
from designer.boards.actions.owner_rows import OwnerRow
from designer.boards.actions.trail_rows import Col as TrailCol
from model.kinds import Status
from tests.gui.shell.boards.action_map import action_map, edited, late, rest, titles
from tests.gui.shell.boards.conftest import TODAY

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def board(show_board) -> ActionsBoard:
    shown: ActionsBoard = show_board(ActionsBoard, action_map())
    return shown


def test_the_list_has_nobody_first_and_one_owner_once(board) -> None:
    board.show_way(Way.LIST)
    heads = [row for row in board.owners.rows.rows if isinstance(row, OwnerRow)]
    assert [(row.name, row.count, row.late) for row in heads] == [("", 1, 1), ("Mara Klein", 2, 0)]


def test_of_an_owner_what_is_due_first_stands_first_and_what_is_settled_last(board) -> None:
    board.attempt(lambda: edited(board, "c", owner="", due=late(30)))
    board.attempt(lambda: edited(board, "b", owner="", due=late(40)))
    rest(board)
    board.show_way(Way.LIST)
    rows = board.owners.rows.rows
    assert [row.title for row in rows if not isinstance(row, OwnerRow)] == [
        "Beta", "Alpha", "Gamma"
    ]  # fmt: skip


def _cell(board: ActionsBoard, action_id: str, column: OwnerCol) -> None:
    view = board.owners
    view.setFocus()
    index = view.rows.index(view.rows.place_of(action_id), column)
    view.setCurrentIndex(index)


def test_owner_and_due_are_edited_where_they_stand(board, qtbot) -> None:
    board.show_way(Way.LIST)
    for column, typed in ((OwnerCol.OWNER, "Ben"), (OwnerCol.DUE, "2027-01-31")):
        _cell(board, "a", column)
        QTest.keyClick(board.owners, Qt.Key.Key_F2)
        field = board.owners.viewport().findChild(QLineEdit)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        rest(board)
    action = board.document.actions["a"]
    assert (action.owner, action.due) == ("Ben", date(2027, 1, 31))
    _cell(board, "a", OwnerCol.DUE)
    QTest.keyClick(board.owners, Qt.Key.Key_F2)
    field = [f for f in board.owners.viewport().findChildren(QLineEdit) if f.isVisible()][-1]
    field.setText("soon")
    with qtbot.waitSignal(board.said) as said:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert "2026-11-30" in said.args[0]
    assert board.document.actions["a"].due == date(2027, 1, 31)
    for _ in range(2):
        board.context.session.undo_stack.undo()
    rest(board)
    assert board.document.actions["a"].owner == ""


def test_a_status_is_chosen_in_the_list(board) -> None:
    board.show_way(Way.LIST)
    _cell(board, "a", OwnerCol.STATUS)
    QTest.keyClick(board.owners, Qt.Key.Key_F2)
    rest(board)
    box = board.owners.viewport().findChild(QComboBox)
    box.view().setCurrentIndex(box.model().index(2, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    rest(board)
    assert titles(board, Status.IN_PROGRESS) == ["Alpha"]
    board.context.session.undo_stack.undo()
    assert titles(board, Status.OPEN) == ["Alpha", "Beta"]


def test_the_trail_leads_from_evidence_to_effect_and_each_link_to_its_record(board, qtbot) -> None:
    board.show_way(Way.TRAIL)
    rows = board.trail.rows.rows
    ids = [[link.id if link else "" for link in row.links[:4]] for row in rows]
    assert ids == [
        ["evidence-1", "pain-1", "chance", "a"],
        ["", "pain-2", "", "pain-2"],
        ["", "", "", "b"],
        ["", "", "", "c"],
    ]
    assert "no pain point" in rows[3].links[TrailCol.PAIN].text
    assert rows[3].links[TrailCol.EFFECT].text == "41 → 36 %"
    index = board.trail.rows.index(0, TrailCol.EVIDENCE)
    spot = board.trail.visualRect(index).center()
    with qtbot.waitSignal(board.record_chosen) as told:
        QTest.mouseClick(board.trail.viewport(), _LEFT, _NONE, spot)
    assert told.args == ["evidence-1"]
    QTest.keyClick(board.trail, Qt.Key.Key_Right)
    assert board.current == "pain-1"
    with qtbot.waitSignal(board.place_asked) as asked:
        QTest.keyClick(board.trail, Qt.Key.Key_Return, _CTRL)
    assert asked.args == ["pain-1"]


def test_an_effect_in_words_is_no_less_told_and_none_is_missed(board) -> None:
    board.show_way(Way.TRAIL)
    done = {"before": None, "after": None}
    board.attempt(lambda: edited(board, "c", **done))
    rest(board)
    assert board.trail.rows.rows[3].links[TrailCol.EFFECT].text == "Not measured"
    board.attempt(lambda: edited(board, "c", effect="Fewer calls"))
    rest(board)
    assert board.trail.rows.rows[3].links[TrailCol.EFFECT].text == "Fewer calls"


def test_the_trail_makes_an_action_where_none_is(board) -> None:
    board.show_way(Way.TRAIL)
    spot = board.trail.visualRect(board.trail.rows.index(1, TrailCol.ACTION)).center()
    QTest.mouseClick(board.trail.viewport(), _LEFT, _NONE, spot)
    rest(board)
    assert any(a.answers_ids == ("pain-2",) for a in board.document.actions.values())


def _press(board: ActionsBoard, button: QPushButton) -> None:
    QTest.mouseClick(button, _LEFT)
    rest(board)


def test_the_effect_is_taken_from_the_metric_and_told_with_its_direction(board) -> None:
    board.show_record("c")
    assert board.effect.verdict.words == "better by 5"
    board.attempt(lambda: edited(board, "c", before=30.0))
    rest(board)
    assert board.effect.verdict.words == "worse by 6"
    _press(board, board.effect.take_before)
    assert board.document.actions["c"].before == 36.0
    assert board.effect.verdict.words == "no change"
    _press(board, board.effect.take_after)
    assert board.document.actions["c"].measured_on == late(3)
    _press(board, board.effect.told)
    assert board.document.actions["c"].told_on == TODAY
    _press(board, board.effect.told)
    assert board.document.actions["c"].told_on is None
    board.context.session.undo_stack.undo()
    rest(board)
    assert "12\xa0Dec\xa02026" in board.effect.told.text()


def test_a_value_typed_below_is_one_step(board) -> None:
    board.show_record("c")
    field = board.effect.after.findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12.5")
    rest(board)
    assert board.document.actions["c"].after == 12.5
    assert board.context.session.undo_stack.count() == 1


def test_without_a_metric_no_value_can_be_taken(board) -> None:
    board.show_record("a")
    assert not board.effect.take_before.isEnabled()
    assert board.effect.take_before.toolTip()
