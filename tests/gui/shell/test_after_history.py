"""After an undo or redo: what it did is selected and in sight, and the place is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.canvas.selection import Selection
from designer.window.main_window import MainWindow
from model.edits import edit, remove
from model.layout.geometry import Point
from model.places import CellPlace
from model.queries import cards_in_cell
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import settle
from tests.helpers.window_keys import focus

_CONTROL = Qt.KeyboardModifier.ControlModifier


def undo(window: MainWindow) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_Z, _CONTROL)
    settle()


def redo(window: MainWindow) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_Y, _CONTROL)
    settle()


def test_the_same_is_pasted_again_in_the_same_place(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["c4"])
    QApplication.clipboard().setText("one\ntwo")
    QTest.keyClick(focus(), Qt.Key.Key_V, _CONTROL)
    settle()
    undo(small)
    assert canvas.chosen.cell == CellPlace("pain", "t2")
    QTest.keyClick(focus(), Qt.Key.Key_V, _CONTROL)
    settle()
    texts = [card.text for card in cards_in_cell(canvas.document, "pain", "t2")]
    assert texts == ["Too dear", "one", "two"]


def test_a_block_is_pasted_again_from_its_corner(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["c1", "c4", "m2", "m3"])
    QTest.keyClick(focus(), Qt.Key.Key_C, _CONTROL)
    canvas.choose(Selection.at("touch", "t2"))
    for _ in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_V, _CONTROL)
        settle()
        assert len(canvas.document.cards) == 6
        undo(small)
        assert canvas.chosen == Selection.at("touch", "t2")
        assert canvas.document == small_map()


def test_what_comes_back_is_selected(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["s1"])
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    settle()
    assert canvas.document.cards["c1"].lane_id is None
    canvas.select(["p1"])
    undo(small)
    assert canvas.selection == {"s1"}
    assert canvas.document == small_map()
    redo(small)
    assert canvas.selection == frozenset()


def test_an_edit_elsewhere_is_brought_into_sight(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.session.push(edit(canvas.document, "c4", votes=3))
    canvas.select(["c1"])
    canvas.camera.look_from(Point(0, 0), 3.0)
    settle()
    seen = canvas.window_state().visible
    undo(small)
    assert canvas.selection == {"c4"}
    shown = canvas.result.card_rect("c4")
    assert shown is not None
    assert not seen.intersects(shown)
    assert canvas.window_state().visible.intersects(shown)


def test_what_stays_selected_is_not_changed_by_its_own_undo(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.session.push(edit(canvas.document, "c1", votes=3))
    canvas.select(["c1", "c3"])
    undo(small)
    assert canvas.selection == {"c1", "c3"}


def test_a_card_that_was_deleted_by_redo_leaves_its_cell(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.session.push(remove(canvas.document, ["c4"]))
    settle()
    undo(small)
    assert canvas.selection == {"c4"}
    redo(small)
    assert canvas.chosen.cell == CellPlace("pain", "t2")


def test_the_quick_note_line_keeps_its_place(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["c3"])
    QTest.keyClick(focus(), Qt.Key.Key_F4)
    QTest.keyClicks(focus(), "! away >Decision")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    undo(small)
    assert canvas.document == small_map()
    assert canvas.selection == {"c3"}
    redo(small)
    assert canvas.selection == {"c3"}
