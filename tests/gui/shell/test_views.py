"""Saved views: kept without a dialog, gone to by key, changed, taken back; and the overview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from model.edits import move_stage, remove
from model.kinds import CardKind, LensMode
from model.layout.geometry import Point
from model.lens import Lens, lens_of
from model.queries import views_in_order
from tests.helpers.robot import settle
from tests.helpers.window_keys import press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAIN = Lens(kinds=frozenset({CardKind.PAIN_POINT}))


def keep(window: MainWindow, name: str) -> None:
    press(Qt.Key.Key_0, CONTROL | ALT)
    field = window.bench.ways.lens_bar.name_field.field
    assert QApplication.focusWidget() is field
    assert field.selectedText() == field.text(), "ready to be typed over"
    QTest.keyClicks(field, name)
    press(Qt.Key.Key_Return)


def names(window: MainWindow) -> list[str]:
    return [view.name for view in views_in_order(window.bench.session.document)]


def test_keep_and_go_back_to_it(small: MainWindow) -> None:
    canvas, ways, session = small.bench.canvas, small.bench.ways, small.bench.session
    ways.looking.look(PAIN, LensMode.ONLY)
    settle()
    canvas.camera.look_from(Point(420, 330), 1.75)
    canvas.zoomed()
    settle()
    seen = canvas.window_state().visible
    keep(small, "What hurts")
    assert names(small) == ["What hurts"]
    assert session.undo_stack.count() == 1
    assert not session.clean
    assert QApplication.focusWidget() is canvas
    ways.looking.clear()
    canvas.zoom_fit()
    settle()
    press(Qt.Key.Key_1, CONTROL | ALT)
    assert (ways.looking.lens, ways.looking.mode) == (PAIN, LensMode.ONLY)
    now = canvas.window_state().visible
    assert canvas.zoom == pytest.approx(1.75)
    # As far as scroll bars that come and go leave the middle where it is.
    assert abs(now.centre.x - seen.centre.x) < 6
    assert abs(now.centre.y - seen.centre.y) < 6
    assert session.undo_stack.count() == 1, "going to a view is no edit"
    small.bench.undo()
    assert names(small) == []
    small.bench.redo()
    assert names(small) == ["What hurts"]


def test_esc_keeps_nothing(small: MainWindow) -> None:
    press(Qt.Key.Key_0, CONTROL | ALT)
    press(Qt.Key.Key_Escape)
    assert names(small) == []
    assert not small.bench.session.undo_stack.count()
    assert small.bench.ways.lens_bar.isHidden()
    assert QApplication.focusWidget() is small.bench.canvas


def test_a_view_goes_with_the_step_it_was_about(small: MainWindow) -> None:
    canvas, session = small.bench.canvas, small.bench.session
    box = next(box for box in canvas.result.steps if box.step_id == "t3")
    canvas.camera.look_from(Point(box.header.centre.x, 300), 2.0)
    canvas.zoomed()
    keep(small, "Paying")
    (view,) = session.document.views.values()
    assert view.centre_step_id == "t3"
    session.push(move_stage(session.document, "s2", before_id="s1"))
    settle()
    canvas.zoom_fit()
    small.bench.ways.views.show(view.id)
    box = next(box for box in canvas.result.steps if box.step_id == "t3")
    visible = canvas.window_state().visible
    assert visible.x <= box.header.x
    assert box.header.right <= visible.right
    session.push(remove(session.document, ["t3"]))
    small.bench.ways.views.show(view.id)
    assert session.document.views[view.id].centre_step_id is None


def menu_of(window: MainWindow) -> QMenu:
    menu = window.bench.ways.lens_bar.views_menu
    menu.fill()
    return menu


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().split("\t")[0] == words)


def inner(menu: QMenu, words: str) -> QMenu:
    found = entry(menu, words).menu()
    assert isinstance(found, QMenu)
    return found


def test_rename_overwrite_and_delete_from_the_menu(small: MainWindow) -> None:
    ways, session = small.bench.ways, small.bench.session
    keep(small, "First")
    ways.looking.look(PAIN)
    keep(small, "Second")
    entry(inner(menu_of(small), "Rename"), "First").trigger()
    field = ways.lens_bar.name_field.field
    assert field.text() == "First"
    QTest.keyClicks(field, "Everything")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert names(small) == ["Everything", "Second"]
    entry(inner(menu_of(small), "Overwrite with what is seen"), "Everything").trigger()
    assert lens_of(views_in_order(session.document)[0]) == PAIN
    entry(inner(menu_of(small), "Delete"), "Second").trigger()
    assert names(small) == ["Everything"]
    small.bench.undo()
    assert names(small) == ["Everything", "Second"]
    ways.looking.clear()
    entry(menu_of(small), "Second").trigger()
    assert ways.looking.lens == PAIN
    keep(small, "Second")
    assert names(small) == ["Everything", "Second"], "the same name is the same view"


def test_the_menu_bar_names_the_views(small: MainWindow) -> None:
    actions = small.actions_by_id
    assert not actions["view.view-1"].isEnabled()
    keep(small, "Mara & Tom")
    actions.refresh()
    assert actions["view.view-1"].text() == "1 Mara && Tom"
    assert actions["view.view-1"].isEnabled()
    assert not actions["view.view-2"].isEnabled()


# --- zoom to the selection, overview -------------------------------------------------------------


def test_zoom_to_the_selection_shows_it_beside_the_held_names(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["c3", "c4"])
    settle()
    press(Qt.Key.Key_8, CONTROL)
    window = canvas.window_state()
    for card_id in ("c3", "c4"):
        rect = canvas.result.card_rect(card_id)
        assert rect is not None
        assert window.visible.x < rect.x
        assert rect.right < window.visible.right
        assert window.visible.y < rect.y
        assert rect.bottom < window.visible.bottom
        labels, band = window.labels_shown(), window.band_shown()
        assert labels is None or labels.right < rect.x
        assert band is None or band.bottom < rect.y
    assert canvas.zoom == pytest.approx(1.5)


@pytest.fixture
def large(sample_window: MainWindow) -> MainWindow:
    """A window on a map larger than it, with the overview."""
    sample_window.activateWindow()
    sample_window.bench.canvas.setFocus()
    settle()
    press(Qt.Key.Key_F12)
    assert sample_window.bench.ways.overview.isVisible()
    return sample_window


def mouse(window: MainWindow, kind: QEvent.Type, at: QPointF, *, held: bool) -> None:
    overview = window.bench.ways.overview
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    event = QMouseEvent(
        kind,
        at,
        overview.mapToGlobal(at),
        button,
        left if held else none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(overview, event)
    settle()


def test_click_and_drag_in_the_overview_move_the_map(large: MainWindow) -> None:
    canvas, overview = large.bench.canvas, large.bench.ways.overview
    zoom = canvas.zoom
    goal = Point(canvas.result.size.width * 0.7, canvas.result.size.height * 0.6)
    mouse(large, QEvent.Type.MouseButtonPress, overview.place_of(goal), held=True)
    mouse(large, QEvent.Type.MouseButtonRelease, overview.place_of(goal), held=False)
    centre = canvas.window_state().visible.centre
    assert abs(centre.x - goal.x) < 20
    assert abs(centre.y - goal.y) < 20
    grip = overview.in_sight().center() + QPointF(3, 2)
    mouse(large, QEvent.Type.MouseButtonPress, grip, held=True)
    assert canvas.window_state().visible.centre == centre, "taking hold moves nothing"
    mouse(large, QEvent.Type.MouseMove, grip + QPointF(-20, -20), held=True)
    mouse(large, QEvent.Type.MouseButtonRelease, grip + QPointF(-20, -20), held=False)
    moved = canvas.window_state().visible.centre
    assert moved.x < centre.x - 100
    assert moved.y < centre.y - 100
    assert canvas.zoom == zoom


def test_scrolling_paints_the_picture_of_the_map_no_second_time(
    large: MainWindow, qtbot: QtBot
) -> None:
    canvas, overview = large.bench.canvas, large.bench.ways.overview
    overview.grab()
    before = overview.picture.painted
    for _ in range(10):
        canvas.camera.scroll(QPoint(20, 15))
        overview.grab()
    assert overview.picture.painted == before
    large.bench.ways.looking.look(PAIN)

    def painted_once_more() -> bool:  # it rests after work that took long
        overview.grab()
        return overview.picture.painted == before + 1

    qtbot.waitUntil(painted_once_more)


def test_the_wheel_zooms_and_a_double_click_shows_a_stage(large: MainWindow) -> None:
    canvas, overview = large.bench.canvas, large.bench.ways.overview
    zoom = canvas.zoom
    stage = canvas.result.stages[3]
    at = overview.place_of(stage.rect.centre)
    event = QWheelEvent(
        at,
        QPointF(overview.mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(overview, event)
    assert canvas.zoom > zoom
    mouse(large, QEvent.Type.MouseButtonDblClick, at, held=True)
    visible = canvas.window_state().visible
    assert visible.x <= stage.rect.x
    assert stage.rect.right <= visible.right
    assert visible.y <= stage.rect.y
    assert canvas.result.grid.bottom <= visible.bottom


def test_it_hides_when_all_is_in_sight_and_is_remembered(large: MainWindow) -> None:
    overview = large.bench.ways.overview
    large.bench.canvas.zoom_fit()
    settle()
    assert overview.isHidden()
    large.bench.canvas.zoom_reset()
    settle()
    assert overview.isVisible()
    pane = large.bench.canvas_pane
    corner = overview.geometry().bottomRight()
    assert corner.x() < pane.width()
    assert corner.y() < pane.height()
    assert overview.width() < pane.width() * 0.4
    press(Qt.Key.Key_F12)
    assert overview.isHidden()
