"""Arranging with real keys: sort, line up, spread, convert, duplicates; each is one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.selection import Selection
from designer.window.main_window import MainWindow
from model.edits import add_card, edit
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from model.queries import cards_in_cell, steps_in_order

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_NO = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


class _Hands:
    """Somebody at a window whose map has cards in three cells."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.canvas = window.bench.canvas
        self.stack = window.bench.session.undo_stack
        lanes = {lane.kind: lane.id for lane in self.document.lanes.values()}
        self.lane = lanes[LaneKind.PAIN_POINTS]
        self.other = lanes[LaneKind.OPPORTUNITIES]
        self.steps = [step.id for step in steps_in_order(self.document)]
        window.activateWindow()
        self.canvas.setFocus()
        QApplication.processEvents()

    @property
    def document(self):
        return self.canvas.document

    @property
    def sentence(self) -> str:
        return self.window.view.status_bar.sentence

    def put(self, text: str, column: int = 0, *, lane: Id = "", votes: int = 0) -> Id:
        place = CellPlace(lane or self.lane, self.steps[column])
        session = self.window.bench.session
        change = add_card(self.document, place, kind=CardKind.PAIN_POINT, text=text)
        session.push(change)
        session.push(edit(self.document, change.added[0].id, votes=votes))
        self.stack.setClean()
        return change.added[0].id

    def cell(self, column: int = 0, *, lane: Id = "") -> list[str]:
        place = (lane or self.lane, self.steps[column])
        return [card.text for card in cards_in_cell(self.document, *place)]

    def chord(self, *keys: Qt.Key, first: Qt.Key = Qt.Key.Key_R) -> None:
        """Ctrl and the first key, then plain letters."""
        self.window.actions_by_id.refresh()
        QTest.keyClick(_focus(), first, _CONTROL)
        for key in keys:
            QTest.keyClick(_focus(), key, _NO)
        QApplication.processEvents()

    def once_undone(self) -> None:
        """One undo brings back the map as it was."""
        self.window.actions_by_id["edit.undo"].trigger()
        assert self.stack.isClean()


@pytest.fixture
def hands(window: MainWindow) -> _Hands:
    return _Hands(window)


def test_a_chord_sorts_the_cell_although_letters_begin_a_text(hands: _Hands) -> None:
    for text, votes in (("b", 1), ("a", 5), ("c", 9)):
        hands.put(text, votes=votes)
    hands.canvas.choose(Selection.at(hands.lane, hands.steps[0]))
    hands.chord(Qt.Key.Key_V)
    assert hands.cell() == ["c", "a", "b"]
    assert hands.sentence == "Sorted by votes: 3 cards."
    assert hands.canvas.chosen.cell == CellPlace(hands.lane, hands.steps[0])
    hands.once_undone()
    assert hands.cell() == ["b", "a", "c"]


def test_a_lane_is_sorted_cell_by_cell(hands: _Hands) -> None:
    for column, text in ((0, "b"), (0, "a"), (1, "d"), (1, "c")):
        hands.put(text, column)
    hands.canvas.select([hands.lane])
    hands.chord(Qt.Key.Key_T)
    assert [hands.cell(0), hands.cell(1)] == [["a", "b"], ["c", "d"]]
    assert hands.canvas.selection == {hands.lane}
    hands.chord(Qt.Key.Key_T)
    assert hands.sentence == "They stand in that order already."
    hands.once_undone()


def test_selected_cards_line_up_with_the_current_one(hands: _Hands) -> None:
    ids = [hands.put("a"), hands.put("b", 1), hands.put("lead", 2, lane=hands.other)]
    hands.canvas.select(ids)
    hands.chord(Qt.Key.Key_L)
    assert [hands.cell(i, lane=hands.other) for i in range(3)] == [["a"], ["b"], ["lead"]]
    assert hands.sentence == "Lined up in Opportunities: 2 cards."
    assert hands.canvas.selection == set(ids)
    hands.once_undone()
    hands.chord(Qt.Key.Key_S)
    assert hands.cell(2) == ["a", "b"]
    hands.once_undone()


def test_selected_cards_spread_over_the_steps(hands: _Hands) -> None:
    ids = [hands.put(text) for text in "abc"]
    hands.canvas.select(ids)
    hands.chord(Qt.Key.Key_R)
    assert [hands.cell(i) for i in range(3)] == [["a"], ["b"], ["c"]]
    assert hands.sentence == "Spread over the steps: 2 cards."
    hands.once_undone()


def test_selected_cards_become_another_kind(hands: _Hands) -> None:
    ids = [hands.put(text) for text in "ab"]
    hands.canvas.select(ids)
    hands.chord(Qt.Key.Key_C, Qt.Key.Key_O)
    assert {hands.document.cards[i].kind for i in ids} == {CardKind.OPPORTUNITY}
    assert hands.sentence == "Converted 2 cards to opportunities."
    assert hands.canvas.selection == set(ids)
    hands.once_undone()


def test_duplicates_of_a_cell_are_gathered(hands: _Hands) -> None:
    first = hands.put("Too slow", votes=2)
    hands.put("too slow!", votes=3)
    hands.put("too slow", 1)
    hands.canvas.select([first])
    hands.chord(Qt.Key.Key_D)
    assert hands.cell() == ["Too slow"]
    assert hands.document.cards[first].votes == 5
    assert hands.cell(1) == ["too slow"]
    assert hands.sentence == "Gathered 2 cards that say the same into 1 card."
    hands.once_undone()
    hands.chord(Qt.Key.Key_A)
    assert hands.cell(1) == []
    assert hands.canvas.selection == {first}
    hands.once_undone()


def test_with_nothing_selected_the_whole_map_is_looked_through(hands: _Hands) -> None:
    for column in (0, 0, 1, 1):
        hands.put("same", column)
    hands.canvas.clear_selection()
    hands.chord(Qt.Key.Key_D)
    assert [hands.cell(0), hands.cell(1)] == [["same"], ["same"]]
    hands.chord(Qt.Key.Key_D)
    assert hands.sentence == "No two cards there say the same."
    hands.once_undone()


def test_similar_cards_are_selected(hands: _Hands) -> None:
    one, two = hands.put("a"), hands.put("b", 1)
    hands.canvas.select([one])
    hands.chord(Qt.Key.Key_E, Qt.Key.Key_K)
    assert hands.canvas.selection >= {one, two}
    assert hands.canvas.chosen.current == one
    assert hands.stack.isClean()
    hands.canvas.select([one])
    hands.chord(Qt.Key.Key_E, Qt.Key.Key_T)
    assert hands.canvas.selection == {one}
    assert hands.sentence == "The selected cards have no tags."


def test_a_chord_makes_a_lane_and_a_wrong_key_ends_it(hands: _Hands) -> None:
    lanes = len(hands.document.lanes)
    hands.canvas.clear_selection()
    hands.chord(Qt.Key.Key_L, Qt.Key.Key_Q, first=Qt.Key.Key_G)
    assert len(hands.document.lanes) == lanes + 1
    hands.chord(Qt.Key.Key_Escape, first=Qt.Key.Key_G)
    assert len(hands.document.lanes) == lanes + 1


def test_the_status_bar_tells_which_keys_may_follow(hands: _Hands) -> None:
    hands.canvas.select([hands.put("a")])
    QTest.keyClick(_focus(), Qt.Key.Key_R, _CONTROL)
    assert hands.sentence.startswith("Ctrl+R")
    assert "V Sort by votes" in hands.sentence
    assert "C Convert to" in hands.sentence
    QTest.keyClick(_focus(), Qt.Key.Key_V)
    assert "C Convert to" not in hands.sentence


def test_a_map_to_look_at_is_not_arranged(hands: _Hands) -> None:
    ids = [hands.put("b"), hands.put("a")]
    hands.window.bench.session.forbid_edits("")
    hands.canvas.select(ids)
    hands.chord(Qt.Key.Key_T)
    assert hands.cell() == ["b", "a"]
