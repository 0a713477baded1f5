"""The ranking of the priorities board: ratings, votes, weights, answers; every gesture one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.boards.faces import Faces
from designer.boards.priorities.board import PrioritiesBoard
from designer.boards.priorities.dragging import item_data
from designer.boards.priorities.formula import formula_words, votes_words, worked_out
from designer.boards.priorities.parts import ITEM_PARTS, RANKING_PARTS, Part, plan_row
from designer.boards.priorities.rated import answer_counts, chain_of
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.insight.priority import ranked
from model.kinds import CardKind
from model.layout.theme import LIGHT
from model.records import Card, MapInfo, evolve
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.boards.crowds import crowded
from tests.gui.shell.boards.weighed import (
    click_at,
    click_dot,
    drag_dot,
    heard,
    hurting,
    move_held,
    steps,
    undo,
)
from tests.helpers.board_hands import LEFT, NONE, click, drop, press, texts
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

Show = Callable[[type[PrioritiesBoard], JourneyMap], PrioritiesBoard]


@pytest.fixture
def board(show_board: Show) -> PrioritiesBoard:
    return show_board(PrioritiesBoard, hurting())


def _order(board: PrioritiesBoard) -> list[str]:
    return list(board.ranking.list.rows.ids)


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
    click_dot(rows, "c4", Part.SEVERITY, 5)
    click_dot(rows, "c4", Part.FREQUENCY, 5)
    card = board.document.cards["c4"]
    assert (card.severity, card.frequency, steps(board)) == (5, 5, 2)
    assert _order(board) == ["c4", "rude", "slow"]
    assert rows.current == "c4"
    click_dot(rows, "c4", Part.FREQUENCY, 5)
    assert board.document.cards["c4"].frequency is None
    for _ in range(3):
        undo(board)
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
    assert (card.severity, card.frequency, card.votes, steps(board)) == (5, 5, 3, 5)
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
    click_at(rows, QPointF(room.right() - 5, room.center().y()))
    assert board.document.cards["slow"].votes == 3
    click_at(rows, QPointF(room.x() + 5, room.center().y()))
    click_at(rows, QPointF(room.x() + 5, room.center().y()))
    assert (board.document.cards["slow"].votes, steps(board)) == (1, 3)


def test_enter_leads_to_the_place_and_going_there_shows_the_form(board: PrioritiesBoard) -> None:
    shown, gone_to = heard(board.record_chosen), heard(board.place_asked)
    click(board.ranking.list, "slow")
    press(board.ranking.list, Qt.Key.Key_Return)
    assert (shown, gone_to) == (["slow"], ["slow"])


# --- weights -------------------------------------------------------------------------------------


def test_a_drag_of_a_slider_is_one_step_and_ranks_at_once(board: PrioritiesBoard) -> None:
    board.ranking.section.heading.setChecked(True)
    settle()
    slider = board.ranking.weights.sliders["severity_weight"]
    start = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, LEFT, NONE, start)
    for share in (0.4, 0.2, 0.0):
        move_held(slider, QPointF(slider.width() * share, start.y()))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(0, start.y()))
    assert board.document.info.severity_weight == 0
    assert steps(board) == 1
    frequency = board.ranking.weights.boxes["frequency_weight"]
    frequency.setFocus()
    frequency.selectAll()
    QTest.keyClicks(frequency, "90")
    QTest.keyClick(frequency, Qt.Key.Key_Return)
    settle()
    assert (board.document.info.frequency_weight, steps(board)) == (90, 2)
    assert _order(board)[:2] == ["slow", "rude"]
    undo(board)
    undo(board)
    assert board.document == hurting()
    assert slider.value() == 500


def test_a_gesture_after_another_is_a_step_of_its_own(board: PrioritiesBoard) -> None:
    box = board.ranking.weights.boxes["votes_weight"]
    for _ in range(2):
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Up):
            press(box, key)
        board.ranking.list.setFocus()
    assert (board.document.info.votes_weight, steps(board)) == (40, 2)


def test_usual_weights_come_back_in_one_step(board: PrioritiesBoard) -> None:
    session = board.context.session
    session.push(edit(board.document, "map", severity_weight=1.0, votes_weight=99.0))
    board.catch_up()
    assert _order(board) == ["rude", "slow", "c4"]
    QTest.mouseClick(board.ranking.weights.usual_button, LEFT)
    settle()
    assert board.document.info == hurting().info
    assert not board.ranking.weights.usual_button.isEnabled()


def test_weights_that_all_are_nothing_are_refused(board: PrioritiesBoard) -> None:
    said = heard(board.said)
    for field in ("severity_weight", "frequency_weight", "votes_weight"):
        board.ranking.weights.sliders[field].setValue(0)
        board.ranking.weights.settled.emit()
    settle()
    assert said == ["At least one of the weights must count."]
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


def test_an_action_for_two_opportunities_is_listed_below_the_first() -> None:
    document = hurting()
    other = Card(id="swap", kind=CardKind.OPPORTUNITY, order="C", answers_ids=("c4",))
    both = evolve(document.actions["a2"], answers_ids=("c4", "swap", "rent"))
    document = JourneyMap.of([*document.records(), other, both])
    chain = [
        (link.id, link.of_id, link.face.depth) for link in chain_of(Faces(document, LIGHT), "c4")
    ]
    assert chain == [("rent", "c4", 0), ("a2", "rent", 1), ("swap", "c4", 0)]
    assert answer_counts(document)["c4"] == (2, 1)


def test_one_click_makes_an_answer_and_shows_its_form(board: PrioritiesBoard) -> None:
    forms = heard(board.form_asked)
    click(board.ranking.list, "slow")
    QTest.mouseClick(board.ranking.chain.chance_button, LEFT)
    settle()
    (made,) = set(board.document.cards) - set(hurting().cards)
    card = board.document.cards[made]
    assert (card.kind, card.answers_ids) == (CardKind.OPPORTUNITY, ("slow",))
    assert (card.lane_id, card.step_id) == ("chances", "t1")
    assert forms == [made]
    assert (steps(board), board.ranking.list.current) == (1, "slow")
    undo(board)
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
    assert steps(board) == 3


def test_letters_in_the_ranking_make_answers(board: PrioritiesBoard) -> None:
    board.ranking.list.go_to("slow")
    press(board.ranking.list, Qt.Key.Key_A)
    press(board.ranking.list, Qt.Key.Key_O)
    made = [a for a in board.document.actions.values() if a.answers_ids == ("slow",)]
    chances = [c for c in board.document.cards.values() if c.answers_ids == ("slow",)]
    assert (len(made), len(chances), steps(board)) == (1, 1, 2)


def test_an_answer_is_unlinked_and_linked_again(board: PrioritiesBoard) -> None:
    chain = board.ranking.chain
    click(board.ranking.list, "c4")
    chain.list.go_to("a2")
    press(chain.list, Qt.Key.Key_Delete)
    assert board.document.actions["a2"].answers_ids == ()
    chain.list.go_to("rent")
    press(chain.list, Qt.Key.Key_Delete)
    assert list(board.document.cards["rent"].answers_ids) == []
    menu = chain.link_button.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == ["Opportunity: Rent it", "Action: Train people", "Action: Offer rent"]
    entries["Opportunity: Rent it"].trigger()
    settle()
    assert list(board.document.cards["rent"].answers_ids) == ["c4"]
    assert steps(board) == 3


# --- in a window ---------------------------------------------------------------------------------


def test_letters_and_signs_reach_the_ranking_in_a_window(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    window = open_map(hurting())
    window.activateWindow()
    window.bench.boards.show("priorities")
    settle()
    board = window.bench.middle.board
    assert isinstance(board, PrioritiesBoard)
    focus = QApplication.focusWidget()
    assert focus is board.ranking.list
    click(board.ranking.list, "slow")
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_5, Qt.Key.Key_Delete, Qt.Key.Key_O):
        QTest.keyClick(focus, key)
    settle()
    slow = board.document.cards["slow"]
    assert (slow.votes, slow.severity, steps(board)) == (3, None, 4)
    (made,) = set(board.document.cards) - set(hurting().cards)
    assert window.bench.inspector.shown == (made,)


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


def test_an_empty_map_teaches(show_board: Show) -> None:
    board = show_board(PrioritiesBoard, JourneyMap())
    assert not board.ranking.ids
    assert board.items.matrix.items == ()
    board.items.matrix.setFocus()
    assert not board.ranking._empty.isHidden()


def test_a_map_to_look_at_is_not_edited(board: PrioritiesBoard) -> None:
    before = board.document
    board.context.session.forbid_edits("test")
    said = heard(board.items.matrix.said)
    board.ranking.list.go_to("slow")
    for key in (Qt.Key.Key_5, Qt.Key.Key_Plus, Qt.Key.Key_O):
        press(board.ranking.list, key)
    click_dot(board.ranking.list, "slow", Part.SEVERITY, 1)
    drag_dot(board, "a2", board.items.matrix.place_of(value=5, effort=1))
    data = item_data(board.context.session.origin.map_id, "a1")
    assert not drop(board.items.matrix, data, board.items.matrix.place_of(3, 3).toPoint())
    assert said == []
    assert not board.ranking.weights.sliders["votes_weight"].isEnabled()
    assert not board.ranking.chain.action_button.isEnabled()
    assert board.document is before


@pytest.mark.parametrize("cards", [400, 5_000])
def test_a_crowded_map_makes_no_widget_for_a_row(show_board: Show, cards: int) -> None:
    board = show_board(PrioritiesBoard, crowded(cards))
    assert len(board.ranking.ids) == cards // 2
    press(board.ranking.list, Qt.Key.Key_Plus)
    assert steps(board) == 1
    assert len(board.findChildren(QObject)) < 700
