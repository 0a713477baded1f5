"""The window for export and print: every page as it will be, nothing in the way."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from designer.dialogs import export_dialog
from designer.dialogs.export.page_view import Fitting
from designer.dialogs.export_dialog import ExportDialog
from designer.exporting import previewing
from designer.window.main_window import MainWindow
from exporters.poster.pages import PageKind
from model.errors import ExportError
from tests.gui.shell.exporting import (
    at_rest,
    poster_of,
    put,
)
from tests.helpers.settling import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
NONE = Qt.KeyboardModifier.NoModifier


# --- the pages ---------------------------------------------------------------------------------


def test_the_first_sight_is_the_whole_poster(asked: ExportDialog) -> None:
    (page,) = asked.pane.preview.pages
    assert page.kind is PageKind.MAP
    assert asked.pane.remarks.size_words.text().startswith("One sheet of A1 · text ")
    assert asked.pane.pages.isHidden()
    assert asked.go_button.isEnabled()


def test_every_sheet_of_a_tiled_poster_is_shown_and_painted(
    asked: ExportDialog, qtbot: QtBot
) -> None:
    preview = put(asked, qtbot, tiled=True, paper="A3")
    count = len(preview.pages)
    assert count > 3
    assert {page.kind for page in preview.pages} == {PageKind.GUIDE, PageKind.TILE}
    assert asked.pane.pages.count() == count
    assert all(asked.pane.view._shelf.small(page) is not None for page in range(count))
    assert f"{count} sheets of A4" in asked.pane.remarks.size_words.text()
    assert "put together" in asked.pane.remarks.size_words.text()


def _is_blank(image: QImage) -> bool:
    small = image.scaled(40, 40)
    colours = {small.pixel(x, y) for x in range(40) for y in range(40)}
    return len(colours) < 3


def test_bars_come_when_a_page_is_larger_than_the_view_and_go_again(
    asked: ExportDialog, qtbot: QtBot
) -> None:
    view = asked.pane.view
    bars = (view.horizontalScrollBar(), view.verticalScrollBar())
    room = view.viewport().size()
    assert not any(bar.isVisible() for bar in bars)
    view.set_zoom(2.0)
    qtbot.waitUntil(lambda: all(bar.isVisible() for bar in bars))
    assert all(bar.maximum() > 0 for bar in bars)
    view.fit(Fitting.WIDTH)
    qtbot.waitUntil(lambda: [bar.isVisible() for bar in bars] == [False, True])
    view.fit(Fitting.PAGE)
    qtbot.waitUntil(lambda: not any(bar.isVisible() for bar in bars))
    at_rest(asked, qtbot)
    assert view.viewport().size() == room


def test_what_is_seen_is_painted_as_sharp_as_the_screen(asked: ExportDialog, qtbot: QtBot) -> None:
    view = asked.pane.view
    view.set_zoom(1.0)
    at_rest(asked, qtbot)
    part, pixmap = view._shelf.sharp(0) or pytest.fail("nothing sharp")
    assert pixmap.width() / part.width == pytest.approx(view._zoom, rel=0.02)
    assert not view._shelf.missing(view._arranged, view._area(), view._zoom)
    assert not _is_blank(view.viewport().grab().toImage())


def test_keys_turn_pages_and_zoom(asked: ExportDialog, qtbot: QtBot) -> None:
    put(asked, qtbot, tiled=True, paper="A3")
    view = asked.pane.view
    view.setFocus()
    last = len(asked.pane.preview.pages) - 1
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageUp, last - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 0),
    ):
        QTest.keyClick(view, key)
        assert view.current == page
        assert asked.pane.pages.currentRow() == page
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.zoom == pytest.approx(1.0)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(1.25)
    QTest.keyClick(view, Qt.Key.Key_2)
    assert view.fitting.value == "width"
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.fitting.value == "page"
    place = view._arranged.place(0)
    assert place.height() <= view.viewport().height()


def test_the_wheel_with_control_zooms_where_the_pointer_is(
    asked: ExportDialog, qtbot: QtBot
) -> None:
    view = asked.pane.view
    view.set_zoom(1.0)
    view.horizontalScrollBar().setValue(300)
    view.verticalScrollBar().setValue(400)
    at = QPointF(120, 90)
    before = view._arranged.place(0).topLeft() - view._corner()
    point = (at - before) / view._zoom
    QApplication.sendEvent(
        view.viewport(),
        QWheelEvent(at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120),
                    Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
                    Qt.ScrollPhase.NoScrollPhase, False),
    )  # fmt: skip
    assert view.zoom == pytest.approx(1.25)
    after = view._arranged.place(0).topLeft() - view._corner() + point * view._zoom
    assert (after - at).manhattanLength() < 3


def test_dragging_moves_the_page(asked: ExportDialog) -> None:
    view = asked.pane.view
    view.set_zoom(1.0)
    view.verticalScrollBar().setValue(300)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, QPoint(200, 200))
    QTest.mouseMove(port, QPoint(200, 150))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, QPoint(200, 150))
    assert view.verticalScrollBar().value() == 350


def test_the_list_of_pages_leads_to_a_page(asked: ExportDialog, qtbot: QtBot) -> None:
    put(asked, qtbot, tiled=True, paper="A3")
    asked.pane.pages.setCurrentRow(2)
    assert asked.pane.view.current == 2
    asked.pane.bar._after.click()
    assert asked.pane.view.current == 3
    assert asked.pane.pages.currentRow() == 3


def test_a_finding_leads_to_its_place(asked: ExportDialog, qtbot: QtBot) -> None:
    preview = put(asked, qtbot, paper="A4")
    remark = next(remark for remark in preview.remarks if remark.spots)
    listed = asked.pane.remarks.listed
    (row,) = listed.findItems(remark.text, Qt.MatchFlag.MatchExactly)
    assert "look at" in asked.pane.remarks.verdict.text()
    listed.itemActivated.emit(row.child(row.childCount() - 1), 0)
    view, spot = asked.pane.view, remark.spots[-1]
    assert view._frame == (spot.page, spot.rect)
    assert view._area().intersects(view._arranged.shown(spot.page, spot.rect))


# --- not in the way ----------------------------------------------------------------------------


def test_it_is_not_modal_and_follows_the_map(
    beside: ExportDialog, window: MainWindow, qtbot: QtBot
) -> None:
    assert not beside.isModal()
    before = len(poster_of(beside).layouts[0].stages)
    window.bench.insert(what="stage")
    qtbot.waitUntil(lambda: len(poster_of(beside).layouts[0].stages) == before + 1, timeout=30_000)


def _held(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, list[str]]:
    """Previews that wait to be let go, and which were made to the end."""
    release, made = threading.Event(), []
    usual = previewing.preview_of

    def preview_of(document, options, wishes, progress):
        release.wait(10)
        progress(0, 1)
        made.append(wishes.paper)
        return usual(document, options, wishes, progress)

    monkeypatch.setattr(export_dialog, "preview_of", preview_of)
    return release, made


def test_while_it_plans_the_window_answers_and_the_last_wish_wins(
    asked: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, made = _held(monkeypatch)
    for paper in ("A2", "A3", "A4", "A5"):
        asked.form.editor("paper").edited.emit(paper)
        asked._later.stop()
        asked._plan()
    assert asked.planner.working
    qtbot.waitUntil(lambda: not asked.pane._busy.isHidden(), timeout=5_000)
    asked.pane.view.zoom_by(1.25)
    assert asked.form.editor("paper").isEnabled()
    release.set()
    at_rest(asked, qtbot)
    assert made == ["A5"]
    assert "A5" in asked.pane.remarks.size_words.text()
    assert asked.pane._busy.isHidden()


def test_closing_while_it_plans_leaves_nothing_behind(
    beside: ExportDialog,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release, made = _held(monkeypatch)
    beside._plan()
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    assert window.exports.window is None
    release.set()
    window.exports._planning._pool.waitForDone()
    settle()
    assert made == []


def test_asked_again_the_same_window_comes_with_the_other_target(
    beside: ExportDialog, window: MainWindow
) -> None:
    window.actions_by_id["file.print"].trigger()
    assert window.exports.window is beside
    assert beside.wishes.target == "printer"
    assert beside.go_button.text() == "Print…"
    window.actions_by_id["file.export"].trigger()
    assert beside.wishes.target == "pdf"
    assert beside.go_button.text() == "Export…"


def test_another_map_in_the_window_closes_it(beside: ExportDialog, window: MainWindow) -> None:
    window.files.start_from("purchase")
    assert window.exports.window is None


def test_all_of_it_can_be_reached_with_tab(asked: ExportDialog) -> None:
    asked.activateWindow()
    asked.target.setFocus()
    settle()
    reached: list[QWidget] = []
    for _ in range(80):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached:
            break
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert asked.pane.view in reached
    assert asked.go_button in reached
    assert asked.close_button in reached
    assert any(isinstance(widget, QComboBox) for widget in reached)
    assert asked.form.tabBar() in reached
    left = [widget for widget in reached if not widget.isVisible()]
    assert left == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off_in_a_small_window(
    asked: ExportDialog, qtbot: QtBot, set_theme, theme: str
) -> None:
    set_theme(theme)
    asked.resize(1024, 700)
    put(asked, qtbot, tiled=True, paper="A2")
    assert asked.width() == 1024
    for tab in range(asked.form.count()):
        asked.form.setCurrentIndex(tab)
        settle()
        scroll = asked.form.currentWidget()
        assert isinstance(scroll, QScrollArea)
        page = scroll.widget()
        assert page is not None
        assert page.minimumSizeHint().width() <= page.width()
    assert asked.pane.view.width() > 400
    assert asked.pane.view.height() > 250


def test_pages_that_cannot_be_made_say_why_and_are_not_printed(
    asked: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def preview_of(document, options, wishes, progress):
        raise ExportError("No sheet can carry this.")

    asked.set_target("printer")
    at_rest(asked, qtbot)
    assert asked.go_button.isEnabled()
    monkeypatch.setattr(export_dialog, "preview_of", preview_of)
    put(asked, qtbot, paper="A5")
    settle()
    assert asked.error.text() == "No sheet can carry this."
    assert not asked.go_button.isEnabled()
    monkeypatch.undo()
    put(asked, qtbot, paper="A4")
    settle()
    assert asked.error.isHidden()
    assert asked.go_button.isEnabled()
