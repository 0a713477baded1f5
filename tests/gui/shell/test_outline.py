"""The outline pane: in step with the map both ways, filtered, with the map's menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.canvas.selection import Selection
from designer.document.session import DocumentSession
from designer.outline.keys import Key, Kind
from designer.window.left_column import LeftTab
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.places import CellPlace
from model.queries import lanes_in_order
from model.records import MAP_ID
from tests.gui.canvas.conftest import small_map
from tests.helpers.outline import SMALL_CARDS as CARD
from tests.helpers.outline import OutlineRobot, row_spot
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _document(robot: OutlineRobot) -> JourneyMap:
    return robot.window.bench.session.document


def test_palette_and_outline_share_one_column(small: MainWindow) -> None:
    bench = small.bench
    outline, palette = small.actions_by_id["view.outline"], small.actions_by_id["view.palette"]
    width = bench.left_column.width()
    outline.trigger()
    assert (bench.outline_shown, bench.palette_shown) == (True, False)
    assert bench.left_column.width() == width
    assert bench.outline.focused
    palette.trigger()
    assert (bench.outline_shown, bench.palette_shown) == (False, True)
    palette.trigger()
    assert bench.left_column.isHidden()
    small.actions_by_id.refresh()
    assert not palette.isChecked()
    assert not outline.isChecked()


def test_f7_goes_there_and_back(robot: OutlineRobot) -> None:
    window, bench = robot.window, robot.window.bench
    bench.canvas.setFocus()
    QTest.keyClick(bench.canvas, Qt.Key.Key_F7)
    assert bench.outline.focused
    robot.press(Qt.Key.Key_F7)
    assert bench.left_column.isHidden()
    assert QApplication.focusWidget() is bench.canvas
    QTest.keyClick(bench.canvas, Qt.Key.Key_F7)
    assert bench.outline.focused
    assert window.has_map


def test_the_tab_is_remembered(small: MainWindow, application, qtbot) -> None:
    small.actions_by_id["view.outline"].trigger()
    again = application.open_window(sample=True)
    assert again.bench.outline_shown
    again.actions_by_id["view.palette"].trigger()
    assert application.open_window(sample=True).bench.left_column.shown is LeftTab.PALETTE


def test_another_map_opens_beside_the_outline(robot: OutlineRobot) -> None:
    """It crashed where the inspector was hidden: going through Qt's chain of focus did."""
    window = robot.window
    window.actions_by_id["view.inspector"].trigger()
    window.bench.canvas.setFocus()
    window.show_session(DocumentSession(small_map()))
    settle()
    assert window.bench.outline.view.isVisible()


def test_nothing_is_made_before_it_is_shown(small: MainWindow) -> None:
    assert small.bench.outline.view.model() is None
    small.bench.canvas.select(["c1"])
    robot = OutlineRobot(small)
    assert robot.selected() == {"Advert"}


def test_what_is_selected_on_the_map_is_selected_here(robot: OutlineRobot) -> None:
    canvas = robot.window.bench.canvas
    canvas.select(["c2", "m1", "p1"])
    assert robot.selected() == {"Friend", "Emotion without a word", "Mara"}
    assert robot.view.current_key() == Key(Kind.PERSONA, "p1")
    canvas.choose(Selection.at("pain", "t1"))
    assert robot.view.current_key() == Key(Kind.CELL, "t1", "pain")
    assert robot.view.isExpanded(robot.view.currentIndex().parent())
    canvas.clear_selection()
    assert robot.selected() == set()


def test_many_are_selected_together_a_moment_later(
    open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap
) -> None:
    robot = OutlineRobot(open_map(sample_document))
    robot.window.actions_by_id["edit.all"].trigger()
    settle()
    marked = len(sample_document.cards) + len(sample_document.markers)
    assert len(robot.view.selectedIndexes()) == marked


def test_rows_selected_by_key_are_selected_on_the_map(robot: OutlineRobot) -> None:
    canvas = robot.window.bench.canvas
    robot.go_to(CARD["c1"])
    assert canvas.chosen == Selection.of(["c1"])
    robot.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.selection == {"c1", "c2"}
    robot.go_to(Key(Kind.CELL, "t1", "pain"))
    assert canvas.chosen == Selection(cell=CellPlace("pain", "t1"))
    robot.go_to(Key(Kind.MAP, MAP_ID))
    assert canvas.selection == {MAP_ID}
    robot.go_to(Key(Kind.PARKING))
    assert canvas.chosen == Selection()
    robot.go_to(CARD["c3"])
    robot.add(CARD["c2"])
    assert canvas.selection == {"c2", "c3"}
    assert canvas.chosen.current == "c2"


def test_esc_goes_to_the_map_with_what_is_selected(robot: OutlineRobot) -> None:
    canvas = robot.window.bench.canvas
    robot.go_to(CARD["c1"])
    robot.press(Qt.Key.Key_Escape)
    assert canvas.hasFocus()
    assert canvas.selection == {"c1"}
    robot.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert _document(robot).cards["c1"].step_id == "t2"
    robot.press(Qt.Key.Key_Escape)
    assert canvas.chosen == Selection()


def test_coming_back_by_key_with_nothing_selected_means_the_row_one_left(
    robot: OutlineRobot,
) -> None:
    canvas = robot.window.bench.canvas
    robot.go_to(CARD["c1"])
    robot.press(Qt.Key.Key_Escape)
    robot.press(Qt.Key.Key_Escape)
    assert canvas.chosen == Selection()
    robot.window.actions_by_id["view.outline"].trigger()
    settle()
    assert robot.view.hasFocus()
    assert canvas.selection == {"c1"}
    robot.press(Qt.Key.Key_Delete)
    assert "c1" not in _document(robot).cards


def test_what_is_selected_here_is_brought_into_sight_there(
    open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap
) -> None:
    robot = OutlineRobot(open_map(sample_document))
    canvas = robot.window.bench.canvas
    canvas.zoom_reset()
    last = lanes_in_order(sample_document)[-1]
    step = canvas.result.steps[-1].step_id
    robot.go_to(Key(Kind.CELL, step, last.id))
    rect = canvas.result.lane(last.id)
    assert rect is not None
    seen = canvas.window_state()
    column = canvas.result.steps[-1].header
    assert (
        canvas.viewport()
        .rect()
        .contains(seen.to_view(column).center().toPoint().x(), canvas.viewport().height() // 2)
    )


def test_a_card_moved_into_a_closed_row_stays_the_current_one(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    robot = OutlineRobot(open_map(small_map()))
    robot.go_to(CARD["c1"])
    robot.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert _document(robot).cards["c1"].step_id == "t2"
    assert robot.window.bench.selection == {"c1"}
    assert robot.view.current_key() == CARD["c1"]


def test_the_filter_leaves_hits_and_the_way_to_them(robot: OutlineRobot) -> None:
    panel = robot.window.bench.outline
    panel.search.setFocus()
    robot.type("friend")
    assert robot.rows() == ["Awareness", "Hears of it", "Touchpoints", "Friend"]
    robot.press(Qt.Key.Key_Return)
    assert robot.view.hasFocus()
    assert robot.window.bench.selection == {"c2"}
    panel.search.setFocus()
    robot.press(Qt.Key.Key_Escape)
    assert "Decision" in robot.rows()
    panel.search.setFocus()
    robot.type("zzz")
    assert robot.rows() == []
    assert panel._nothing.isVisibleTo(panel)


def _menu(robot: OutlineRobot) -> QMenu:
    found = robot.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next(menu for menu in found if menu.isVisible())


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_the_context_menu_is_that_of_the_map(robot: OutlineRobot, way: str) -> None:
    robot.go_to(CARD["c1"])
    if way == "key":
        robot.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        port, at = robot.view.viewport(), row_spot(robot, CARD["c2"])
        QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
        QApplication.sendEvent(port, event)
        assert robot.window.bench.selection == {"c2"}
    menu = _menu(robot)
    names = {action.objectName() for action in menu.actions()}
    assert {"edit.text", "edit.duplicate", "map.moment"} <= names
    next(a for a in menu.actions() if a.objectName() == "edit.delete").trigger()
    menu.close()
    assert ("c1" if way == "key" else "c2") not in _document(robot).cards
