"""The window as a whole: status, panes by key, names for screen readers, its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.start.start_page import StartPage
from designer.window.main_window import MainWindow
from designer.window.status_bar import counts
from model.document import JourneyMap
from model.edits import edit
from model.storage import save

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def test_the_status_bar_counts_what_is_there(window: MainWindow, sample_document) -> None:
    assert counts(JourneyMap()) == "0 stages · 0 steps · 0 cards"
    document = window.bench.session.document
    words = f"4 stages · {len(document.steps)} steps · {len(document.cards)} cards"
    assert window.view.status_bar._counts.text() == words
    window.bench.canvas.select(list(document.cards)[:2])
    assert window.view.status_bar._selected.text() == "2 selected"
    window.bench.canvas.delete_selection()
    assert window.view.status_bar._counts.text() != words
    assert window.view.status_bar._selected.text() == ""


def test_bar_and_title_follow_the_map(window: MainWindow) -> None:
    session = window.bench.session
    session.push(edit(session.document, "map", title="A & B"))
    assert window.view.top_bar._title.text() == "A && B"
    assert window.windowTitle() == "A & B[*] – Journeyboard"
    assert "not saved" in window.view.top_bar._state.text()
    session.undo_stack.undo()
    assert window.view.top_bar._title.text() == "Shop"


def test_a_map_is_first_shown_as_wide_as_there_is_room(application: Application) -> None:
    window = application.open_window()
    window.resize(1280, 800)
    QApplication.processEvents()
    window.files.start_from("empty")
    QApplication.processEvents()
    canvas = window.bench.canvas
    assert canvas.result.size.width * canvas.zoom < canvas.viewport().width()
    untouched = canvas.zoom
    window.resize(1000, 800)
    QApplication.processEvents()
    assert canvas.zoom < untouched
    assert canvas.result.size.width * canvas.zoom < canvas.viewport().width()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert canvas.zoom == untouched
    assert window.view.status_bar._hundred.text() == f"{untouched * 100:.0f} %"
    canvas.zoom_in()
    zoom = canvas.zoom
    window.resize(1100, 800)
    QApplication.processEvents()
    assert canvas.zoom == zoom


def test_a_map_that_was_scrolled_or_edited_stays_as_it_is(application: Application) -> None:
    window = application.open_window()
    window.resize(1280, 800)
    window.files.open_sample()
    QApplication.processEvents()
    canvas = window.bench.canvas
    zoom = canvas.zoom
    canvas.camera.scroll(QPoint(0, 40))
    window.resize(1000, 800)
    QApplication.processEvents()
    assert canvas.zoom == zoom
    window.files.start_from("purchase")
    QApplication.processEvents()
    canvas = window.bench.canvas
    zoom = canvas.zoom
    canvas.session.push(edit(canvas.document, "map", title="Mine"))
    window.resize(1280, 800)
    QApplication.processEvents()
    assert canvas.zoom == zoom


def test_a_map_dropped_on_the_start_page_is_opened(
    application: Application, tmp_path: Path
) -> None:
    path, second = tmp_path / "other.journey", tmp_path / "second.journey"
    for name in (path, second):
        save(name, JourneyMap(), map_id="map-1")
    window = application.open_window()
    QApplication.processEvents()
    page = window.findChild(StartPage)
    assert page is not None
    assert not _dropped(page, tmp_path / "notes.txt")
    assert _dropped(page, tmp_path / "notes.txt", path, second)
    QApplication.processEvents()
    assert window.has_map
    assert window.bench.session.path == path
    assert len(application.windows) == 2
    assert application.windows[1].bench.session.path == second


def _dropped(page: StartPage, *paths: Path) -> bool:
    """Drag files over the page and drop them there, if it wants them; whether it does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    spot = QPoint(50, 50)
    enter = QDragEnterEvent(spot, copy, data, left, none)
    QApplication.sendEvent(page.viewport(), enter)
    if enter.isAccepted():
        QApplication.sendEvent(page.viewport(), QDropEvent(spot, copy, data, left, none))
    return enter.isAccepted()


def test_zoom_is_shown_and_set_from_the_status_bar(window: MainWindow) -> None:
    bar = window.view.status_bar
    window.bench.canvas.zoom_fit()
    assert bar._hundred.text() == f"{window.bench.canvas.zoom * 100:.0f} %"
    QTest.mouseClick(bar._hundred, Qt.MouseButton.LeftButton)
    assert window.bench.canvas.zoom == 1
    assert bar._hundred.text() == "100 %"
    QTest.mouseClick(bar._fit, Qt.MouseButton.LeftButton)
    assert window.bench.canvas.zoom < 1


def test_the_name_of_the_map_opens_its_fields(window: MainWindow) -> None:
    bench = window.bench
    bench.canvas.select([next(iter(bench.session.document.cards))])
    QTest.mouseClick(window.view.top_bar._title, Qt.MouseButton.LeftButton)
    assert bench.inspector.shown == ("map",)
    assert bench.selection == frozenset()


def _pane_with_focus(window: MainWindow) -> QWidget:
    focus = QApplication.focusWidget()
    panes = [window.view.top_bar, *window.bench.panes(), window.view.status_bar]
    assert focus is not None
    return next(pane for pane in panes if pane is focus or pane.isAncestorOf(focus))


def test_f6_goes_round_all_panes_and_shift_f6_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.bench.canvas.setFocus()
    seen = []
    for _ in range(5):
        window.actions_by_id["view.next-pane"].trigger()
        seen.append(_pane_with_focus(window))
    assert seen[-1] is window.bench.canvas
    assert len(set(map(id, seen))) == 5
    window.actions_by_id["view.previous-pane"].trigger()
    assert _pane_with_focus(window) is seen[-2]


def test_panes_can_be_hidden_and_stay_so(application: Application, window: MainWindow) -> None:
    window.actions_by_id["view.palette"].trigger()
    window.actions_by_id["view.inspector"].trigger()
    assert window.bench.panes() == [window.bench.canvas]
    again = application.open_window(sample=True)
    assert again.bench.panes() == [again.bench.canvas]
    again.actions_by_id["edit.palette"].trigger()
    assert again.bench.palette_shown


def test_the_tools_follow_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["view.pan"].trigger()
    assert window.bench.canvas.tool == "pan"
    select, connect = window.actions_by_id["view.select"], window.actions_by_id["view.connect"]
    qtbot.waitUntil(lambda: not select.isChecked())
    window.bench.canvas.set_tool("connect")
    qtbot.waitUntil(connect.isChecked)


@pytest.mark.parametrize("where", ["map", "card", "start"])
def test_every_button_has_a_name(
    sample_window: MainWindow, application: Application, where: str
) -> None:
    window = sample_window
    if where == "start":
        window = application.open_window()
    elif where == "card":
        window.bench.canvas.select([next(iter(window.bench.session.document.cards))])
    for button in window.findChildren(QAbstractButton):
        own = type(button).__module__.startswith(("widgets", "designer"))
        if own or button.isVisible():
            assert button.accessibleName() or button.text(), f"{button} in {button.parent()}"


def test_what_has_the_keyboard_looks_so(window: MainWindow) -> None:
    window.activateWindow()
    button = next(iter(window.bench.palette_pane.buttons()))
    rest = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != rest


def test_the_window_comes_back_where_it_was(
    application: Application, window: MainWindow, settings_path: Path
) -> None:
    window.setGeometry(QRect(40, 50, 900, 600))
    assert window.close()
    again = application.open_window()
    assert again.geometry() == QRect(40, 50, 900, 600)


def test_a_place_off_all_screens_is_not_taken(application: Application) -> None:
    application.settings.change(window=(90_000, 90_000, 800, 600))
    window = application.open_window()
    assert window.screen().availableGeometry().intersects(window.geometry())


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (1024, 700)])
def test_nothing_in_the_bars_is_squeezed_or_cut_off(
    sample_window: MainWindow, size: tuple[int, int]
) -> None:
    sample_window.resize(*size)
    sample_window.bench.set_widths(size[0])
    QApplication.processEvents()
    for bar in (sample_window.view.top_bar, sample_window.view.status_bar):
        for button in bar.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width()
                assert bar.rect().contains(button.geometry()), button.accessibleName()
    form = sample_window.bench.inspector.form
    assert form is not None
    room = sample_window.bench.inspector._scroll.viewport().width()
    assert form.width() <= room


def test_the_start_page_fills_its_gallery_after_it_stands(
    application: Application, qtbot: QtBot
) -> None:
    window = application.open_window()
    assert not window._start.cards()
    qtbot.waitUntil(lambda: bool(window._start.cards()), timeout=5_000)
    qtbot.waitUntil(lambda: not window._start.cards()[0]._picture.isNull(), timeout=5_000)


def test_enter_chooses_what_has_the_focus_on_the_start_page(
    application: Application, qtbot: QtBot
) -> None:
    window = application.open_window()
    page = window._start
    qtbot.waitUntil(lambda: bool(page.cards()), timeout=5_000)
    page.cards()[1].setFocus()
    with qtbot.waitSignal(page.template_chosen) as chosen:
        QTest.keyClick(page.cards()[1], Qt.Key.Key_Return)
    assert chosen.args == [page.cards()[1].entry.id]
