"""The actions board under mouse and keyboard: columns, the list by owner, the trail, the effect."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from designer.boards.actions.board import ActionsBoard, Way
from designer.boards.actions.faces import board_faces
from designer.boards.actions.owner_rows import Col as OwnerCol
from designer.boards.actions.owner_rows import OwnerRow
from designer.boards.actions.trail_rows import Col as TrailCol
from model.document import JourneyMap
from model.kinds import CardKind, EvidenceKind, MetricKind, Status
from model.order import first_keys
from model.queries import in_order
from model.records import Action, Card, Evidence, Metric
from tests.gui.shell.boards.conftest import TODAY
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def _late(days: int) -> date:
    return TODAY - timedelta(days=days)


def _map() -> JourneyMap:
    """Two actions to do, one done with an effect; a pain point with an answer, one without."""
    keys = first_keys(4)
    pain, other = CardKind.PAIN_POINT, CardKind.OPPORTUNITY
    return JourneyMap.of(
        [
            Evidence(id="evidence-1", kind=EvidenceKind.INTERVIEW, title="Talks"),
            Card(id="pain-1", order=keys[0], kind=pain, text="Slow", evidence_ids=("evidence-1",)),
            Card(id="pain-2", order=keys[1], kind=pain, text="No answer"),
            Card(id="chance", order=keys[2], kind=other, text="Quicker", answers_ids=("pain-1",)),
            Metric(id="metric-1", kind=MetricKind.DROP_OFF, value=36.0, unit="%", on=_late(3)),
            Action(id="a", order=keys[0], title="Alpha", due=_late(5), answers_ids=("pain-1",)),
            Action(id="b", order=keys[1], title="Beta", owner="Mara Klein", due=_late(-9)),
            Action(
                id="c", order=keys[2], title="Gamma", owner="mara klein", status=Status.DONE,
                metric_id="metric-1", before=41.0, after=36.0,
            ),
        ]
    )  # fmt: skip


@pytest.fixture
def board(show_board) -> ActionsBoard:
    shown: ActionsBoard = show_board(ActionsBoard, _map())
    return shown


def _titles(board: ActionsBoard, status: Status) -> list[str]:
    actions = in_order(board.document.actions.values())
    return [a.title for a in actions if a.status is status]


def _cards(board: ActionsBoard, status: Status | None):
    return board.kanban.column(status).cards


def _rest(board: ActionsBoard) -> None:
    """What is put off is done, and the map shown as it is."""
    settle()
    board.catch_up()


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
    _rest(board)


def test_what_is_late_is_told_in_days_and_a_pain_point_without_answer_stands_first(board) -> None:
    faces = board_faces(board.document, TODAY)
    assert [face.due_words for face in faces.actions] == [
        "overdue by 5 days", "due 21\xa0Dec\xa02026", ""
    ]  # fmt: skip
    assert [face.id for face in faces.pains] == ["pain-2"]
    assert board.kanban.column(None).isVisible()


def test_a_card_dragged_to_a_column_has_its_status_in_one_step(board) -> None:
    done = _cards(board, Status.DONE)
    above = done.rect_of("c").topLeft().toPoint() + QPoint(20, 4)
    _drag(board, _cards(board, Status.OPEN), "a", done, above)
    assert _titles(board, Status.DONE) == ["Alpha", "Gamma"]
    assert board.context.session.undo_stack.count() == 1
    assert _cards(board, Status.DONE).hasFocus()
    board.context.session.undo_stack.undo()
    _rest(board)
    assert _titles(board, Status.OPEN) == ["Alpha", "Beta"]


def test_a_card_dragged_within_its_column_takes_another_place(board) -> None:
    cards = _cards(board, Status.OPEN)
    _drag(board, cards, "a", cards, cards.rect_of("b").bottomLeft().toPoint() + QPoint(30, 12))
    assert _titles(board, Status.OPEN) == ["Beta", "Alpha"]


def test_escape_gives_a_drag_up(board) -> None:
    cards = _cards(board, Status.OPEN)
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
    open_cards = _cards(board, Status.OPEN)
    _drag(board, _cards(board, None), "pain-2", open_cards, QPoint(30, 2))
    made = in_order(board.document.actions.values())[0]
    assert (made.answers_ids, made.status) == (("pain-2",), Status.OPEN)
    assert board.context.session.undo_stack.count() == 1
    assert not board.kanban.column(None).isVisible()


def test_one_click_makes_an_action_of_a_pain_point(board, qtbot) -> None:
    cards = _cards(board, None)
    face = cards.rows.faces[0]
    spot = cards.painting.add_button(face, cards.rect_of(face.id)).center().toPoint()
    with qtbot.waitSignal(board.record_chosen) as told:
        QTest.mouseClick(cards.viewport(), _LEFT, _NONE, spot)
    made = board.document.actions[told.args[0]]
    assert made.answers_ids == ("pain-2",)
    assert board.current == made.id


def test_keys_go_from_card_to_card_and_ctrl_takes_the_card_along(board) -> None:
    board.show_record("a")
    cards = _cards(board, Status.OPEN)
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert board.current == "b"
    QTest.keyClick(cards, Qt.Key.Key_Up, _CTRL)
    assert _titles(board, Status.OPEN) == ["Beta", "Alpha"]
    QTest.keyClick(cards, Qt.Key.Key_Right, _CTRL)
    assert _titles(board, Status.PLANNED) == ["Beta"]
    assert _cards(board, Status.PLANNED).hasFocus()
    QTest.keyClick(_cards(board, Status.PLANNED), Qt.Key.Key_Right)
    assert board.current == "c"
    for _ in range(2):
        board.context.session.undo_stack.undo()
    _rest(board)
    assert _titles(board, Status.OPEN) == ["Alpha", "Beta"]


def test_enter_asks_for_the_form_and_ctrl_enter_for_the_place(board, qtbot) -> None:
    board.show_record("a")
    cards = _cards(board, Status.OPEN)
    with qtbot.waitSignal(board.form_asked) as asked:
        QTest.keyClick(cards, Qt.Key.Key_Return)
    assert asked.args == ["a"]
    pains = _cards(board, None)
    pains.setFocus()
    pains.look_at_row(0)
    with qtbot.waitSignal(board.place_asked) as asked:
        QTest.keyClick(pains, Qt.Key.Key_Return, _CTRL)
    assert asked.args == ["pain-2"]


def test_n_types_one_action_after_another(board) -> None:
    board.show_record("c")
    QTest.keyClick(_cards(board, Status.DONE), Qt.Key.Key_N)
    field = board.kanban.column(Status.DONE).field
    assert field.hasFocus()
    for title in ("Delta", "Epsilon"):
        QTest.keyClicks(field, title)
        QTest.keyClick(field, Qt.Key.Key_Return)
        _rest(board)
    assert _titles(board, Status.DONE) == ["Gamma", "Delta", "Epsilon"]
    assert board.context.session.undo_stack.count() == 2
    QTest.keyClicks(field, "given up")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(board.document.actions) == 5
    QTest.keyClick(_cards(board, Status.DONE), Qt.Key.Key_N)
    QTest.keyClicks(field, "Zeta")
    board.commit()
    assert "Zeta" in _titles(board, Status.DONE)


def test_f2_types_the_title_and_delete_takes_the_action_away(board) -> None:
    board.show_record("a")
    cards = _cards(board, Status.OPEN)
    QTest.keyClick(cards, Qt.Key.Key_F2)
    field = cards.viewport().findChild(QPlainTextEdit)
    QTest.keyClicks(field, "Other words")
    QTest.keyClick(field, Qt.Key.Key_Return)
    _rest(board)
    assert board.document.actions["a"].title == "Other words"
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    _rest(board)
    assert "a" not in board.document.actions
    assert board.current == "b"
    board.context.session.undo_stack.undo()
    _rest(board)
    assert board.document.actions["a"].title == "Other words"


def test_the_list_has_nobody_first_and_one_owner_once(board) -> None:
    board.show_way(Way.LIST)
    heads = [row for row in board.owners.rows.rows if isinstance(row, OwnerRow)]
    assert [(row.name, row.count, row.late) for row in heads] == [("", 1, 1), ("Mara Klein", 2, 0)]


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
        _rest(board)
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
    _rest(board)
    assert board.document.actions["a"].owner == ""


def test_a_status_is_chosen_in_the_list(board) -> None:
    board.show_way(Way.LIST)
    _cell(board, "a", OwnerCol.STATUS)
    QTest.keyClick(board.owners, Qt.Key.Key_F2)
    _rest(board)
    box = board.owners.viewport().findChild(QComboBox)
    box.view().setCurrentIndex(box.model().index(2, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    _rest(board)
    assert board.document.actions["a"].status is Status.IN_PROGRESS
    board.context.session.undo_stack.undo()
    assert board.document.actions["a"].status is Status.OPEN


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


def test_the_trail_makes_an_action_where_none_is(board) -> None:
    board.show_way(Way.TRAIL)
    spot = board.trail.visualRect(board.trail.rows.index(1, TrailCol.ACTION)).center()
    QTest.mouseClick(board.trail.viewport(), _LEFT, _NONE, spot)
    _rest(board)
    assert any(a.answers_ids == ("pain-2",) for a in board.document.actions.values())


def _press(board: ActionsBoard, button: QPushButton) -> None:
    QTest.mouseClick(button, _LEFT)
    _rest(board)


def test_the_effect_is_taken_from_the_metric_and_told_with_its_direction(board) -> None:
    board.show_record("c")
    assert board.effect.verdict.words == "better by 5"
    board.attempt(lambda: _edit(board, "c", before=30.0))
    _rest(board)
    assert board.effect.verdict.words == "worse by 6"
    _press(board, board.effect.take_before)
    assert board.document.actions["c"].before == 36.0
    assert board.effect.verdict.words == "no change"
    _press(board, board.effect.take_after)
    assert board.document.actions["c"].measured_on == _late(3)
    _press(board, board.effect.told)
    assert board.document.actions["c"].told_on == TODAY
    _press(board, board.effect.told)
    assert board.document.actions["c"].told_on is None
    board.context.session.undo_stack.undo()
    _rest(board)
    assert "12\xa0Dec\xa02026" in board.effect.told.text()


def _edit(board: ActionsBoard, action_id: str, **fields: object):
    from model.edits import edit  # noqa: PLC0415 - a name that says little by itself

    return edit(board.document, action_id, fields)


def test_a_value_typed_below_is_one_step(board) -> None:
    board.show_record("c")
    field = board.effect.after.findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12.5")
    _rest(board)
    assert board.document.actions["c"].after == 12.5
    assert board.context.session.undo_stack.count() == 1


def test_without_a_metric_no_value_can_be_taken(board) -> None:
    board.show_record("a")
    assert not board.effect.take_before.isEnabled()
    assert board.effect.take_before.toolTip()


def test_an_empty_map_says_what_actions_are_and_lets_one_begin(show_board) -> None:
    board = show_board(ActionsBoard, JourneyMap())
    assert board.empty.isVisible()
    _press(board, board.empty.button)
    field = board.kanban.column(Status.OPEN).field
    QTest.keyClicks(field, "First")
    QTest.keyClick(field, Qt.Key.Key_Return)
    _rest(board)
    assert _titles(board, Status.OPEN) == ["First"]
    assert not board.empty.isVisible()


def test_a_map_for_looking_only_is_shown_and_nothing_moves(show_board) -> None:
    board = show_board(ActionsBoard, _map(), read_only=True)
    before = board.document
    board.show_record("a")
    cards = _cards(board, Status.OPEN)
    QTest.keyClick(cards, Qt.Key.Key_Right, _CTRL)
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    QTest.keyClick(cards, Qt.Key.Key_F2)
    _drag(board, cards, "a", _cards(board, Status.DONE), QPoint(20, 8))
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
    cards = _cards(board, Status.OPEN)
    assert cards.rows.rowCount() == 60
    before = cards.verticalScrollBar().value()
    board.attempt(lambda: _edit(board, "action-5", title="Another"))
    _rest(board)
    assert cards.rows.faces[1].title == "Another"
    assert cards.verticalScrollBar().value() == before


def test_in_the_window_a_card_is_shown_in_the_inspector(open_map) -> None:
    bench = open_map(_map()).bench
    bench.boards.go_to("b")
    settle()
    assert bench.boards.shown == "actions"
    board = bench.middle.board
    assert isinstance(board, ActionsBoard)
    assert bench.inspector.shown == ("b",)
    QTest.keyClick(_cards(board, Status.OPEN), Qt.Key.Key_Return)
    assert bench.inspector.isAncestorOf(bench.window().focusWidget())
