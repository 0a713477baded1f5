"""The insight board: live, every item under mouse and keyboard, and each leads to its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.boards.board import Board
from designer.boards.insight.board import InsightBoard
from designer.boards.plotting import PlotView
from designer.style.tokens import TOKENS
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.insight.priority import ranked
from model.kinds import CardKind
from model.records import MAP_ID, Card, MapInfo, evolve
from model.samples import default_sample
from model.storage import load
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.boards.crowds import crowded
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.settling import settle

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[type[Board], JourneyMap], InsightBoard]


def hurting() -> JourneyMap:
    """A small map with three pain points, two of them rated."""
    document = small_map()
    step = next(iter(document.steps))
    lane = next(iter(document.lanes))
    more = [
        Card(id="bad", kind=CardKind.PAIN_POINT, order="V", lane_id=lane, step_id=step,
             text="Slow", severity=5, frequency=4),
        Card(id="meh", kind=CardKind.PAIN_POINT, order="W", lane_id=lane, step_id=step,
             text="Grey", severity=1),
    ]  # fmt: skip
    return JourneyMap.of([*document.records(), *more])


@pytest.fixture
def board(show_board: Show) -> InsightBoard:
    return show_board(InsightBoard, hurting())


def plot(board: InsightBoard, section: str, place: int = 0) -> PlotView:
    return board.cards[section].plots[place]


def spot(view: PlotView, record_id: str) -> QPoint:
    return view.room_of(record_id).center().toPoint()


def test_a_click_shows_the_record_and_a_double_click_goes_there(
    board: InsightBoard, qtbot: QtBot
) -> None:
    view = plot(board, "pains")
    with qtbot.waitSignal(board.record_chosen) as chosen:
        QTest.mouseClick(view, LEFT, pos=spot(view, "bad"))
    assert chosen.args == ["bad"]
    assert view.current == "bad"
    with qtbot.waitSignal(board.place_asked) as asked:
        QTest.mouseDClick(view, LEFT, pos=spot(view, "meh"))
    assert asked.args == ["meh"]


def test_keys_go_through_the_items_of_a_plot(board: InsightBoard, qtbot: QtBot) -> None:
    view = plot(board, "pains")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current == "bad"
    found: list[str] = []
    board.record_chosen.connect(found.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    assert found == ["meh", "c4", "meh", "c4", "bad"]
    with qtbot.waitSignal(board.place_asked) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["bad"]


def test_what_is_chosen_is_said_and_described(board: InsightBoard) -> None:
    view = plot(board, "pains")
    QTest.mouseClick(view, LEFT, pos=spot(view, "bad"))
    assert view.accessibleName() == "Top pain points"
    assert view.accessibleDescription().startswith("Slow: ")
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    assert "Slow" in interface.text(QAccessible.Text.Description)


def test_edits_are_shown_as_they_are_made(board: InsightBoard, qtbot: QtBot) -> None:
    def order() -> list[str]:
        return [item.id for item in plot(board, "pains").items]

    assert order() == ["bad", "meh", "c4"]
    session = board.context.session
    session.push(edit(session.document, "meh", severity=5, frequency=5))
    qtbot.waitUntil(lambda: order() == ["meh", "bad", "c4"])
    score = ranked(session.document)[0].score
    assert f"{score:.1f}".removesuffix(".0") in plot(board, "pains").items[0].title
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: order() == ["bad", "meh", "c4"])


def test_what_is_not_there_yet_is_taught(board: InsightBoard) -> None:
    card = board.cards["channels"]
    assert card.section is not None
    assert card.section.plots or not any(view.isVisible() for view in card.plots)
    matrix = board.cards["matrix"]
    assert not matrix.plots
    assert matrix.section is not None
    assert "Rate value and effort" in matrix.section.empty


def test_a_map_that_says_nothing_has_one_sentence(show_board: Show) -> None:
    board = show_board(InsightBoard, JourneyMap.of([MapInfo(id=MAP_ID)]))
    assert board.empty.isVisible()
    assert not board.cards


def test_a_large_map_is_reckoned_in_a_thread(show_board: Show, qtbot: QtBot) -> None:
    document = crowded(2_000)
    board = show_board(InsightBoard, document)
    qtbot.waitUntil(lambda: bool(board.cards), timeout=20_000)
    first = ranked(document)[0].card.id
    assert plot(board, "pains").items[0].id == first
    session = board.context.session
    last = next(card for card in list(document.cards.values())[::-1] if card.kind is
                CardKind.PAIN_POINT)  # fmt: skip
    for severity in (1, 2, 5):  # the last one counts, whatever was asked for meanwhile
        session.push(edit(session.document, last.id, severity=severity, frequency=5, votes=99_999))
        settle()
    qtbot.waitUntil(lambda: plot(board, "pains").items[0].id == last.id, timeout=20_000)


def test_another_theme_keeps_what_is_chosen(board: InsightBoard) -> None:
    view = plot(board, "pains")
    QTest.mouseClick(view, LEFT, pos=spot(view, "meh"))
    before = view.grab().toImage()
    board.set_tokens(TOKENS["dark"])
    settle()
    assert view.current == "meh"
    assert view.grab().toImage() != before


def test_a_narrow_board_is_not_wider_than_it_is(board: InsightBoard) -> None:
    for width in (520, 700, 1500):
        board.resize(width, 500)
        settle()
        page = board.page
        assert page.width() <= board.area.viewport().width()
        for card in board.cards.values():
            for view in card.plots:
                if view.isVisible():
                    assert view.width() <= card.width()
        assert page.height() > 1_000


def test_in_the_window_each_item_leads_to_its_place(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    document = load(default_sample().path).document
    window = open_map(document)
    window.activateWindow()
    window.actions_by_id["board.insight"].trigger()
    settle()
    board = window.bench.middle.board
    assert isinstance(board, InsightBoard)
    page = board.page
    assert page.height() >= page.heightForWidth(page.width()) > 2_000, "all has room"
    view = plot(board, "pains")
    first = view.items[0].id
    QTest.mouseDClick(view, LEFT, pos=spot(view, first))
    settle()
    assert window.bench.boards.shown == "map"
    assert window.bench.canvas.selection == frozenset({first})


def test_what_is_pointed_at_is_told_by_its_hand_and_its_tip(board: InsightBoard) -> None:
    view = plot(board, "pains")
    QTest.mouseMove(view, spot(view, "bad"))
    settle()
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(1, view.height() - 1))
    settle()
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_marked_up_texts_stay_texts(show_board: Show) -> None:
    document = hurting()
    card = evolve(document.cards["bad"], text="<img src=x> & <b>bold</b>")
    board = show_board(InsightBoard, JourneyMap.of([*document.records(), card]))
    titles = [item.title for item in plot(board, "pains").items]
    assert any("<b>bold</b>" in title for title in titles)
    assert QApplication.focusWidget() is not None


def test_the_head_goes_to_a_section_with_the_keyboard_in_it(board: InsightBoard) -> None:
    board.resize(800, 300)
    settle()
    names = [action.text() for action in board.head.menu.actions()]
    assert names[0] == "At a glance"
    assert "Top pain points" in names
    board.head.menu.actions()[names.index("Top pain points")].trigger()
    settle()
    assert plot(board, "pains").hasFocus()
    card = board.cards["pains"]
    top = card.mapTo(board.area.viewport(), QPoint())
    assert 0 <= top.y() < 60


def test_the_report_is_saved_from_the_board(
    open_map: Callable[[JourneyMap], MainWindow],
    dialogs: FakeDialogs,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = open_map(hurting())
    window.actions_by_id["board.insight"].trigger()
    settle()
    board = window.bench.middle.board
    assert isinstance(board, InsightBoard)
    dialogs.path = tmp_path / "told.pdf"
    with qtbot.waitSignal(window.exports.finished, timeout=20_000):
        QTest.mouseClick(board.head.report, LEFT)
    assert dialogs.suggested is not None
    assert dialogs.suggested.name.endswith("-insight.pdf")
    assert dialogs.path.read_bytes().startswith(b"%PDF-")
    dialogs.path = None
    window.actions_by_id["file.report"].trigger()
    assert not window.exports.running
