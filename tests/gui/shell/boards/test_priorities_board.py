"""The priorities board: ranking, votes, weights, answers and the matrix; every gesture one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.boards.priorities.board import PrioritiesBoard
from designer.boards.priorities.dragging import ItemDrag, item_data
from designer.boards.priorities.formula import formula_words, votes_words, worked_out
from designer.boards.priorities.parts import ITEM_PARTS, RANKING_PARTS, Part, dot_rect, plan_row
from designer.boards.priorities.rated_list import RatedList
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.insight.matrix import plotted
from model.insight.priority import ranked
from model.kinds import CardKind, LaneKind, Status
from model.records import Action, Card, Lane, MapInfo
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.boards.crowds import crowded
from tests.helpers.board_hands import LEFT, NONE, click, drop, press, row_middle, texts
from tests.helpers.robot import settle


def hurting() -> JourneyMap:
    """Three pain points (one of them not rated), an opportunity, two actions."""
    pain, chance = CardKind.PAIN_POINT, CardKind.OPPORTUNITY
    records = [
        Lane(id="chances", order="E", kind=LaneKind.OPPORTUNITIES),
        Card(id="slow", kind=pain, order="B", lane_id="pain", step_id="t1", text="Slow",
             severity=4, frequency=3, votes=2),
        Card(id="rude", kind=pain, order="C", lane_id="pain", step_id="t1", text="Rude",
             severity=5, frequency=1, votes=4),
        Card(id="rent", kind=chance, order="B", lane_id="chances", step_id="t2", text="Rent it",
             answers_ids=("c4",), value=5, effort=2),
        Action(id="a1", order="B", title="Train people", owner="Bo", answers_ids=("rude",)),
        Action(id="a2", order="C", title="Offer rent", answers_ids=("rent",), value=3, effort=4,
               status=Status.IN_PROGRESS),
    ]  # fmt: skip
    return JourneyMap.of([*small_map().records(), *records])


@pytest.fixture
def show(open_map: Callable[[JourneyMap], MainWindow]) -> Callable[[JourneyMap], PrioritiesBoard]:
    def shown(document: JourneyMap) -> PrioritiesBoard:
        window = open_map(document)
        window.activateWindow()
        window.bench.boards.show("priorities")
        settle()
        board = window.bench.middle.board
        assert isinstance(board, PrioritiesBoard)
        return board

    return shown


@pytest.fixture
def board(show: Callable[[JourneyMap], PrioritiesBoard]) -> PrioritiesBoard:
    return show(hurting())


def _steps(board: PrioritiesBoard) -> int:
    return board.context.session.undo_stack.count()


def _undo(board: PrioritiesBoard) -> None:
    board.context.session.undo_stack.undo()
    board.catch_up()


def _order(board: PrioritiesBoard) -> list[str]:
    return list(board.ranking.list.rows.ids)


def _click_at(rows: RatedList, at: QPointF) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, NONE, at.toPoint())
    settle()


def _click_dot(rows: RatedList, record_id: str, part: Part, number: int) -> None:
    row_middle(rows, record_id)
    _click_at(rows, dot_rect(rows.part_rect(record_id, part), number).center())


# --- the ranking ---------------------------------------------------------------------------------


def test_the_ranking_is_that_of_the_model(board: PrioritiesBoard) -> None:
    by_hand = {
        "rude": 100 * (50 * 5 / 5 + 30 * 1 / 5 + 20 * 4 / 4) / 100,
        "slow": 100 * (50 * 4 / 5 + 30 * 3 / 5 + 20 * 2 / 4) / 100,
    }
    here = "Awareness › Hears of it · Pain points"
    answers, nothing = f", 0 opportunities, 1 action, {here}", f", nothing answers it, {here}"
    both = ", 1 opportunity, 1 action, Awareness › Compares · Pain points"
    assert _order(board) == ["rude", "slow", "c4"] == [r.card.id for r in ranked(board.document)]
    assert texts(board.ranking.list) == [
        f"Rude, rank 1, score {by_hand['rude']:.0f}, Severity 5, Frequency 1, 4 votes{answers}",
        f"Slow, rank 2, score {by_hand['slow']:.0f}, Severity 4, Frequency 3, 2 votes{nothing}",
        f"Too dear, Severity not rated, Frequency not rated, 0 votes{both}",
    ]


def test_a_dot_rates_and_the_same_dot_takes_it_back(board: PrioritiesBoard) -> None:
    rows = board.ranking.list
    _click_dot(rows, "c4", Part.SEVERITY, 5)
    _click_dot(rows, "c4", Part.FREQUENCY, 5)
    card = board.document.cards["c4"]
    assert (card.severity, card.frequency, _steps(board)) == (5, 5, 2)
    assert _order(board) == ["c4", "rude", "slow"]
    assert rows.current == "c4"
    _click_dot(rows, "c4", Part.FREQUENCY, 5)
    assert board.document.cards["c4"].frequency is None
    for _ in range(3):
        _undo(board)
    assert board.document == hurting()


def test_keys_rate_vote_and_go_on(board: PrioritiesBoard) -> None:
    rows = board.ranking.list
    rows.go_to("slow")
    press(rows, Qt.Key.Key_5)
    press(rows, Qt.Key.Key_Right)
    press(rows, Qt.Key.Key_5)
    press(rows, Qt.Key.Key_Plus)
    press(rows, Qt.Key.Key_Equal)
    press(rows, Qt.Key.Key_Minus)
    card = board.document.cards["slow"]
    assert (card.severity, card.frequency, card.votes, _steps(board)) == (5, 5, 3, 5)
    assert _order(board)[0] == "slow" == rows.current
    press(rows, Qt.Key.Key_0)
    assert board.document.cards["slow"].frequency is None
    press(rows, Qt.Key.Key_Right)
    press(rows, Qt.Key.Key_1)
    assert board.document.cards["slow"].frequency is None
    press(rows, Qt.Key.Key_End)
    assert rows.current == "c4"
    press(rows, Qt.Key.Key_Up)
    assert rows.current in _order(board)[:2]


def test_headings_are_passed_over_by_keys(board: PrioritiesBoard) -> None:
    rows = board.ranking.list
    rows.go_to("slow")
    press(rows, Qt.Key.Key_Down)
    assert rows.current == "c4"
    press(rows, Qt.Key.Key_Up)
    assert rows.current == "slow"
    press(rows, Qt.Key.Key_Home)
    assert rows.current == "rude"


def test_the_buttons_of_a_row_vote(board: PrioritiesBoard) -> None:
    rows = board.ranking.list
    room = rows.part_rect("slow", Part.VOTES)
    _click_at(rows, QPointF(room.right() - 5, room.center().y()))
    assert board.document.cards["slow"].votes == 3
    _click_at(rows, QPointF(room.x() + 5, room.center().y()))
    _click_at(rows, QPointF(room.x() + 5, room.center().y()))
    assert (board.document.cards["slow"].votes, _steps(board)) == (1, 3)


def test_enter_leads_to_the_place_and_going_there_shows_the_form(board: PrioritiesBoard) -> None:
    bench = board.window().bench
    click(board.ranking.list, "slow")
    assert bench.inspector.shown == ("slow",)
    press(board.ranking.list, Qt.Key.Key_Return)
    assert (bench.boards.shown, bench.selection) == ("map", {"slow"})


# --- weights -------------------------------------------------------------------------------------


def test_a_drag_of_a_slider_is_one_step_and_ranks_at_once(board: PrioritiesBoard) -> None:
    board.ranking.section.heading.setChecked(True)
    settle()
    slider = board.ranking.weights.sliders["severity_weight"]
    start = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, LEFT, NONE, start)
    for share in (0.4, 0.2, 0.0):
        at = QPointF(slider.width() * share, start.y())
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, slider.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NONE
        )
        QApplication.sendEvent(slider, move)
        settle()
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(0, start.y()))
    assert board.document.info.severity_weight == 0
    assert _steps(board) == 1
    frequency = board.ranking.weights.boxes["frequency_weight"]
    frequency.setFocus()
    frequency.selectAll()
    QTest.keyClicks(frequency, "90")
    QTest.keyClick(frequency, Qt.Key.Key_Return)
    settle()
    assert (board.document.info.frequency_weight, _steps(board)) == (90, 2)
    assert _order(board)[:2] == ["slow", "rude"]
    _undo(board)
    _undo(board)
    assert board.document == hurting()
    assert slider.value() == 500


def test_usual_weights_come_back_in_one_step(board: PrioritiesBoard) -> None:
    session = board.context.session
    session.push(edit(board.document, "map", severity_weight=1.0, votes_weight=99.0))
    settle()
    assert _order(board) == ["rude", "slow", "c4"]
    QTest.mouseClick(board.ranking.weights.usual_button, LEFT)
    settle()
    assert board.document.info == hurting().info
    assert not board.ranking.weights.usual_button.isEnabled()


def test_weights_that_all_are_nothing_are_refused(board: PrioritiesBoard) -> None:
    heard: list[str] = []
    board.said.connect(heard.append)
    for field in ("severity_weight", "frequency_weight", "votes_weight"):
        board.ranking.weights.sliders[field].setValue(0)
        board.ranking.weights.settled.emit()
    settle()
    assert heard == ["At least one of the weights must count."]
    assert board.ranking.weights.sliders["votes_weight"].value() == 200


def test_the_formula_is_told_in_words_and_figures() -> None:
    document = hurting()
    first, second, third = ranked(document)
    assert formula_words(document.info) == (
        "Score = 100 × (50 × severity ∕ 5 + 30 × frequency ∕ 5 + 20 × votes ∕ most votes) ∕ 100"
    )
    assert worked_out(first) == "Rude: 100 × (50 × 5 ∕ 5 + 30 × 1 ∕ 5 + 20 × 4 ∕ 4) ∕ 100 = 76.0"
    assert worked_out(second) == "Slow: 100 × (50 × 4 ∕ 5 + 30 × 3 ∕ 5 + 20 × 2 ∕ 4) ∕ 100 = 68.0"
    assert worked_out(third) == "Too dear: nothing that counts is rated yet."
    assert votes_words((first,)) == ""
    (unvoted,) = ranked(small_map())
    assert votes_words((unvoted,)) == "Nobody has voted yet, so votes do not count."
    nothing = MapInfo(id="map", severity_weight=0, frequency_weight=0, votes_weight=0)
    assert formula_words(nothing) == "No weight counts: nothing can be ranked."


# --- answers -------------------------------------------------------------------------------------


def test_what_answers_a_pain_point_stands_below_it(board: PrioritiesBoard) -> None:
    click(board.ranking.list, "c4")
    assert texts(board.ranking.chain.list) == [
        "Rent it, Opportunity · Awareness › Compares · Opportunities",
        "Offer rent, Action · In progress",
    ]
    click(board.ranking.list, "slow")
    assert board.ranking.chain.list.isHidden()


def test_one_click_makes_an_answer_and_shows_its_form(board: PrioritiesBoard) -> None:
    click(board.ranking.list, "slow")
    QTest.mouseClick(board.ranking.chain.chance_button, LEFT)
    settle()
    (made,) = set(board.document.cards) - set(hurting().cards)
    card = board.document.cards[made]
    assert (card.kind, card.answers_ids) == (CardKind.OPPORTUNITY, ("slow",))
    assert (card.lane_id, card.step_id) == ("chances", "t1")
    assert board.window().bench.inspector.shown == (made,)
    assert (_steps(board), board.ranking.list.current) == (1, "slow")
    _undo(board)
    assert board.document == hurting()


def test_a_line_is_typed_and_becomes_an_action_for_what_is_chosen(board: PrioritiesBoard) -> None:
    chain = board.ranking.chain
    click(board.ranking.list, "slow")
    chain.line.setFocus()
    QTest.keyClicks(chain.line, "Faster")
    QTest.keyClick(chain.line, Qt.Key.Key_Return)
    QTest.keyClicks(chain.line, "Queue less")
    QTest.keyClick(chain.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert texts(chain.list)[0].startswith("Queue less, Opportunity")
    assert texts(chain.list)[1] == "Faster, Action · Open"
    click(chain.list, chain.list.rows.ids[0])
    assert chain.line.placeholderText() == "Which action carries out “Queue less”?"
    chain.line.setFocus()
    QTest.keyClicks(chain.line, "Second till")
    QTest.keyClick(chain.line, Qt.Key.Key_Return)
    settle()
    till = next(a for a in board.document.actions.values() if a.title == "Second till")
    assert till.answers_ids == (chain.list.rows.ids[0],)
    assert _steps(board) == 3


def test_letters_in_the_ranking_make_answers(board: PrioritiesBoard) -> None:
    board.ranking.list.go_to("slow")
    press(board.ranking.list, Qt.Key.Key_A)
    press(board.ranking.list, Qt.Key.Key_O)
    made = [a for a in board.document.actions.values() if a.answers_ids == ("slow",)]
    chances = [c for c in board.document.cards.values() if c.answers_ids == ("slow",)]
    assert (len(made), len(chances), _steps(board)) == (1, 1, 2)


def test_an_answer_is_unlinked_and_linked_again(board: PrioritiesBoard) -> None:
    chain = board.ranking.chain
    click(board.ranking.list, "c4")
    chain.list.go_to("a2")
    press(chain.list, Qt.Key.Key_Delete)
    assert board.document.actions["a2"].answers_ids == ()
    chain.list.go_to("rent")
    press(chain.list, Qt.Key.Key_Delete)
    assert board.document.cards["rent"].answers_ids == ()
    menu = chain.link_button.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == ["Opportunity: Rent it", "Action: Train people", "Action: Offer rent"]
    entries["Opportunity: Rent it"].trigger()
    settle()
    assert board.document.cards["rent"].answers_ids == ("c4",)
    assert _steps(board) == 3


# --- the matrix ----------------------------------------------------------------------------------


def _drag_dot(board: PrioritiesBoard, record_id: str, to: QPointF, *, drop_it: bool = True) -> None:
    matrix = board.items.matrix
    start = matrix.room_of(record_id).center()
    QTest.mousePress(matrix, LEFT, NONE, start.toPoint())
    for share in (0.3, 0.7, 1.0):
        at = start + (to - start) * share
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, matrix.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NONE
        )
        QApplication.sendEvent(matrix, move)
    if drop_it:
        QTest.mouseRelease(matrix, LEFT, NONE, to.toPoint())
        settle()


def test_items_stand_by_their_ratings(board: PrioritiesBoard) -> None:
    assert [item.id for item in board.items.matrix.items] == ["rent", "a2"]
    assert [one.id for one in plotted(board.document).items] == ["rent", "a2"]
    assert board.items.list.rows.keys == ("unrated", "quick-win", "money-pit")
    assert board.items.list.rows.ids == ("a1", "rent", "a2")


def test_a_dot_is_dragged_to_other_ratings_in_one_step(board: PrioritiesBoard) -> None:
    heard: list[str] = []
    board.said.connect(heard.append)
    _drag_dot(board, "a2", board.items.matrix.place_of(value=5, effort=1))
    action = board.document.actions["a2"]
    assert (action.value, action.effort, _steps(board)) == (5, 1, 1)
    assert heard[-1] == "Value 5, effort 1: Quick win"
    _undo(board)
    assert board.document == hurting()


def test_escape_puts_a_dot_back(board: PrioritiesBoard) -> None:
    matrix, aim = board.items.matrix, board.items.matrix.place_of(value=1, effort=1)
    _drag_dot(board, "a2", aim, drop_it=False)
    press(matrix, Qt.Key.Key_Escape)
    QTest.mouseRelease(matrix, LEFT, NONE, aim.toPoint())
    assert _steps(board) == 0


@pytest.mark.parametrize(("value", "effort"), [(5, 5), (1, 1), (3, 2)])
def test_what_is_not_rated_is_dragged_onto_the_plot(
    board: PrioritiesBoard, value: int, effort: int
) -> None:
    data = board.items.list.drag_data(board.items.list.index_of("a1"))
    assert data is not None
    matrix = board.items.matrix
    assert drop(matrix, data, matrix.place_of(value, effort).toPoint())
    action = board.document.actions["a1"]
    assert (action.value, action.effort, _steps(board)) == (value, effort, 1)
    assert "unrated" not in board.items.list.rows.keys


def test_a_drag_of_something_else_is_not_taken(board: PrioritiesBoard) -> None:
    matrix = board.items.matrix
    at = matrix.place_of(3, 3).toPoint()
    assert not drop(matrix, item_data("another map", "a1"), at)
    data = item_data("x", "a1")
    data.setData(ItemDrag.MIME_TYPE, b"[]")
    assert not drop(matrix, data, at)
    assert _steps(board) == 0


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
    assert (action.value, action.effort, _steps(board)) == (2, 3, 4)


def test_a_dot_that_is_chosen_is_chosen_in_the_list(board: PrioritiesBoard) -> None:
    matrix = board.items.matrix
    QTest.mouseClick(matrix, LEFT, NONE, matrix.room_of("a2").center().toPoint())
    assert board.items.list.current == "a2"
    assert board.window().bench.inspector.shown == ("a2",)


# --- at the edges --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "width"),
    [(RANKING_PARTS, 400), (RANKING_PARTS, 500), (RANKING_PARTS, 900), (ITEM_PARTS, 290)],
)
def test_nothing_of_a_row_lies_on_anything_else(parts: tuple[Part, ...], width: int) -> None:
    plan = plan_row(QRectF(0, 0, width, 62), parts)
    rooms = [plan.rank, plan.words, plan.score, plan.bar, *plan.parts.values()]
    shown = [room for room in rooms if room.width() > 0]
    for at, room in enumerate(shown):
        assert room.x() >= 0
        assert not any(room.intersects(other) for other in shown[at + 1 :])
    assert plan.words.width() > 60


def test_an_empty_map_teaches(show: Callable[[JourneyMap], PrioritiesBoard]) -> None:
    board = show(JourneyMap())
    assert not board.ranking.ids
    assert board.items.matrix.items == ()
    board.items.matrix.setFocus()
    assert not board.ranking._empty.isHidden()


def test_a_map_to_look_at_is_not_edited(board: PrioritiesBoard) -> None:
    before = board.document
    board.context.session.forbid_edits("test")
    board.ranking.list.go_to("slow")
    for key in (Qt.Key.Key_5, Qt.Key.Key_Plus, Qt.Key.Key_O):
        press(board.ranking.list, key)
    _click_dot(board.ranking.list, "slow", Part.SEVERITY, 1)
    _drag_dot(board, "a2", board.items.matrix.place_of(value=5, effort=1))
    data = item_data(board.context.session.origin.map_id, "a1")
    assert not drop(board.items.matrix, data, board.items.matrix.place_of(3, 3).toPoint())
    assert not board.ranking.weights.sliders["votes_weight"].isEnabled()
    assert not board.ranking.chain.action_button.isEnabled()
    assert board.document is before


@pytest.mark.parametrize("cards", [400, 5_000])
def test_a_crowded_map_makes_no_widget_for_a_row(
    show: Callable[[JourneyMap], PrioritiesBoard], cards: int
) -> None:
    board = show(crowded(cards))
    assert len(board.ranking.ids) == cards // 2
    press(board.ranking.list, Qt.Key.Key_Plus)
    assert _steps(board) == 1
    assert len(board.findChildren(object)) < 700
