"""The boards as such: shown by tab, key and link, filled only while seen, out of the map's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from designer.boards import table
from designer.boards.board import Board
from designer.boards.table import BoardSpec
from model.document import JourneyMap
from model.edits import edit
from tests.helpers.robot import settle


class _Titles(Board):
    """A board of nothing but the map's title, and how often it was filled."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.filled = 0
        self.field = QLineEdit(self)
        self.gone_to: list[str] = []
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self, document: JourneyMap) -> None:
        self.filled += 1
        self.field.setText(document.info.title)

    def show_record(self, record_id: str) -> None:
        self.gone_to.append(record_id)

    def focus_first(self) -> None:
        self.field.setFocus()

    def commit(self) -> None:
        title = self.field.text()
        self.attempt(lambda: edit(self.document, "map", title=title))


@pytest.fixture
def board_table(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = BoardSpec("titles", "Titles", "text", "T", "All titles", lambda: _Titles, ("evidence",))
    for module in ("designer.boards.table", "designer.window.middle"):
        monkeypatch.setattr(f"{module}.BOARDS", (spec,))


@pytest.fixture
def bench(board_table, open_map, sample_document):
    return open_map(sample_document).bench


def test_a_board_takes_the_place_of_the_canvas_and_lets_go_of_the_selection(bench) -> None:
    card_id = next(iter(bench.session.document.cards))
    bench.canvas.select((card_id,))
    bench.boards.show("titles")
    board = bench.middle.board
    assert isinstance(board, _Titles)
    assert board.field.text() == bench.session.document.info.title
    assert not bench.selection
    assert not bench.canvas.isVisible()
    assert not bench.palette_shown
    bench.boards.show("map")
    assert bench.canvas.isVisible()
    assert bench.palette_shown


def test_a_board_is_filled_only_while_it_is_seen(bench) -> None:
    bench.boards.show("titles")
    board = bench.middle.board
    bench.boards.show("map")
    filled = board.filled
    bench.session.push(edit(bench.session.document, "map", title="Another"))
    settle()
    assert board.filled == filled
    bench.boards.show("titles")
    assert board.field.text() == "Another"
    bench.session.push(edit(bench.session.document, "map", title="A third"))
    settle()
    assert board.field.text() == "A third"


def test_what_is_typed_on_a_board_is_taken_over_before_an_undo(bench) -> None:
    bench.boards.show("titles")
    field = bench.middle.board.field
    before = bench.session.document.info.title
    field.selectAll()
    QTest.keyClicks(field, "Typed")
    bench.undo()
    settle()
    assert bench.session.document.info.title == before
    bench.redo()
    settle()
    assert bench.session.document.info.title == "Typed"
    assert bench.boards.shown == "titles"


def test_selecting_on_the_map_and_inserting_come_back_to_it(bench) -> None:
    bench.boards.show("titles")
    bench.canvas.select((next(iter(bench.session.document.cards)),))
    assert bench.boards.shown == "map"
    bench.boards.show("titles")
    bench.insert(what="stage")
    assert bench.boards.shown == "map"


def test_a_link_leads_to_the_board_or_to_the_canvas(bench) -> None:
    document = bench.session.document
    source = next(iter(document.evidence))
    bench.boards.go_to(source)
    assert bench.boards.shown == "titles"
    assert bench.middle.board.gone_to == [source]
    card_id = next(iter(document.cards))
    bench.middle.board.place_asked.emit(card_id)
    assert bench.boards.shown == "map"
    assert bench.selection == {card_id}


def test_delete_does_not_reach_the_map_from_a_board(bench) -> None:
    bench.canvas.select_all()
    before = bench.session.document
    bench.boards.show("titles")
    QTest.keyClick(bench.middle.board, Qt.Key.Key_Delete)
    settle()
    assert bench.session.document is before


def test_the_map_has_no_board_of_its_own() -> None:
    assert table.board_of_table("cards") is None
    keys = [table.MAP_KEY, *(spec.key for spec in table.BOARDS)]
    assert len(set(keys)) == len(keys)


def test_the_inspector_shows_what_is_chosen_on_the_board_that_is_seen(bench) -> None:
    persona, stage = (next(iter(bench.session.document.table(t))) for t in ("personas", "stages"))
    bench.canvas.select((stage,))
    bench.boards.show("titles")
    assert bench.inspector._shown == ("map",)
    bench.middle.board.record_chosen.emit(persona)
    assert bench.inspector._shown == (persona,)
    bench.boards.show("map")
    assert bench.inspector._shown == ("map",)
    bench.boards.show("titles")
    assert bench.inspector._shown == (persona,)


def test_tools_of_the_canvas_rest_while_a_board_is_seen(bench) -> None:
    actions = bench.window().actions_by_id
    assert actions["view.pan"].isEnabled()
    bench.boards.show("titles")
    assert not actions["view.pan"].isEnabled()
    assert not actions["view.zoom-in"].isEnabled()
    assert actions["edit.undo"].isEnabled() == bench.session.undo_stack.canUndo()
    bench.boards.show("map")
    assert actions["view.pan"].isEnabled()


class _Listening(_Titles):
    """A board on which the keyboard, coming by Tab, chooses something."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.list = _ChosenByTab(self)
        column = self.layout()
        assert column is not None
        column.addWidget(self.list)


class _ChosenByTab(QLineEdit):
    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - a Qt override
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            board = self.parent()
            assert isinstance(board, Board)
            board.record_chosen.emit(next(iter(board.document.personas)))


def test_a_board_that_leaves_chooses_nothing_on_its_way(
    open_map, sample_document, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = (
        BoardSpec("listening", "Listening", "text", "L", "", lambda: _Listening),
        BoardSpec("titles", "Titles", "text", "T", "", lambda: _Titles),
    )
    monkeypatch.setattr("designer.boards.table.BOARDS", specs)
    monkeypatch.setattr("designer.window.middle.BOARDS", specs)
    bench = open_map(sample_document).bench
    bench.window().activateWindow()
    bench.boards.show("listening")
    assert QApplication.focusWidget() is bench.middle.board.field
    bench.middle.tabs.setCurrentIndex(2)
    assert bench.inspector.shown == ("map",)
    assert QApplication.focusWidget() is bench.middle.board.field


@pytest.mark.parametrize("action_id", ["find.open", "capture.note", "lens.bar", "view.keep"])
def test_what_is_seen_on_the_canvas_brings_it_forward(bench, action_id: str) -> None:
    bench.boards.show("titles")
    bench.window().actions_by_id[action_id].trigger()
    settle()
    assert bench.boards.shown == "map"
    assert bench.canvas.isVisible()


@pytest.mark.parametrize("table", ["channels", "metrics", "silences"])
def test_what_is_only_in_forms_is_found_and_shown_there(bench, table: str) -> None:
    found = next(iter(bench.session.document.table(table)))
    bench.ways.finder._hits = [found]
    bench.ways.finder._arrive(found)
    bench.ways.finder._choose()
    assert bench.inspector._shown == (found,)
