"""The window for export and print: what is asked, every page as it will be, nothing in the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from designer.dialogs import export_dialog
from designer.dialogs.export.fields import FIELDS
from designer.dialogs.export_dialog import ExportDialog
from designer.exporting import previewing
from designer.exporting.previewing import Preview
from designer.window.main_window import MainWindow
from exporters.poster.pages import PageKind, Poster
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.settling import settle
from widgets.form.asking import ColourEditor, FileEditor
from widgets.form.editor import Editor
from widgets.form.ticks import TicksEditor

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
NONE = Qt.KeyboardModifier.NoModifier


def _asked(window: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    window.exports.ask()
    asked = window.exports.window
    assert asked is not None
    _at_rest(asked, qtbot)
    yield asked
    asked.reject()


@pytest.fixture
def asked(shared_window: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The window on the sample, its first preview made; the map is to be left as it is."""
    yield from _asked(shared_window, qtbot)


@pytest.fixture
def beside(window: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The same beside a small map that may be changed."""
    yield from _asked(window, qtbot)


def _at_rest(asked: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: (
            not asked._later.isActive()
            and not asked.planner.working
            and not asked.pane.pictures.working
        ),
        timeout=30_000,
    )


def _set(asked: ExportDialog, qtbot: QtBot, **values: object) -> Preview:
    for name, value in values.items():
        asked.form.editor(name).edited.emit(value)
    _at_rest(asked, qtbot)
    return asked.pane.preview


def _poster(asked: ExportDialog) -> Poster:
    poster = asked.pane.preview.poster
    assert poster is not None
    return poster


E = TypeVar("E", bound=Editor)


def _editor(asked: ExportDialog, name: str, kind: type[E]) -> E:
    editor = asked.form.editor(name)
    assert isinstance(editor, kind)
    return editor


def _answers(asked: ExportDialog) -> FakeDialogs:
    dialogs = asked._dialogs
    assert isinstance(dialogs, FakeDialogs)
    return dialogs


def _shown(asked: ExportDialog, name: str) -> bool:
    return not asked.form.rows[name].isHidden()


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
    preview = _set(asked, qtbot, tiled=True, paper="A3")
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


def test_what_is_seen_is_painted_as_sharp_as_the_screen(asked: ExportDialog, qtbot: QtBot) -> None:
    view = asked.pane.view
    view.set_zoom(1.0)
    _at_rest(asked, qtbot)
    part, pixmap = view._shelf.sharp(0) or pytest.fail("nothing sharp")
    assert pixmap.width() / part.width == pytest.approx(view._zoom, rel=0.02)
    assert not view._shelf.missing(view._arranged, view._area(), view._zoom)
    assert not _is_blank(view.viewport().grab().toImage())


def test_keys_turn_pages_and_zoom(asked: ExportDialog, qtbot: QtBot) -> None:
    _set(asked, qtbot, tiled=True, paper="A3")
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
    _set(asked, qtbot, tiled=True, paper="A3")
    asked.pane.pages.setCurrentRow(2)
    assert asked.pane.view.current == 2
    asked.pane.bar._after.click()
    assert asked.pane.view.current == 3
    assert asked.pane.pages.currentRow() == 3


def test_a_finding_leads_to_its_place(asked: ExportDialog, qtbot: QtBot) -> None:
    preview = _set(asked, qtbot, paper="A4")
    remark = next(remark for remark in preview.remarks if remark.spots)
    listed = asked.pane.remarks.listed
    (row,) = listed.findItems(remark.text, Qt.MatchFlag.MatchExactly)
    assert "look at" in asked.pane.remarks.verdict.text()
    listed.itemActivated.emit(row.child(row.childCount() - 1), 0)
    view, spot = asked.pane.view, remark.spots[-1]
    assert view._frame == (spot.page, spot.rect)
    assert view._area().intersects(view._arranged.shown(spot.page, spot.rect))


# --- the form ----------------------------------------------------------------------------------


def test_every_field_stands_in_the_form_and_says_what_is_wished(asked: ExportDialog) -> None:
    assert set(asked.form.rows) == {field.name for field in FIELDS}
    assert set(asked.form.rows) <= set(type(asked.wishes).__dataclass_fields__)


@pytest.mark.parametrize(
    ("values", "shown", "hidden"),
    [
        ({}, {"paper", "fit", "margin", "tiled"}, {"own_width", "tile_paper", "dpi", "least_text"}),
        ({"paper": "own"}, {"own_width", "own_height", "own_unit"}, {"dpi"}),
        ({"tiled": True}, {"tile_paper", "overlap", "marks", "repeat_headers", "guide"}, set()),
        ({"fit": "text"}, {"least_text"}, set()),
        ({"theme": "own"}, {"accent"}, set()),
        ({"footer": False}, set(), {"version"}),
    ],
)
def test_only_what_matters_is_asked(
    asked: ExportDialog, values: dict[str, object], shown: set[str], hidden: set[str]
) -> None:
    for name, value in values.items():
        asked.form.editor(name).edited.emit(value)
    assert {name for name in shown if not _shown(asked, name)} == set()
    assert {name for name in hidden if _shown(asked, name)} == set()


def test_each_target_asks_its_own_questions(asked: ExportDialog, qtbot: QtBot) -> None:
    asked.set_target("png")
    assert _shown(asked, "dpi")
    assert not _shown(asked, "margin")
    assert not _shown(asked, "lettering")
    _at_rest(asked, qtbot)
    assert "pixels" in asked.pane.remarks.size_words.text()
    asked.set_target("svg")
    assert _shown(asked, "lettering")
    _at_rest(asked, qtbot)
    assert "sharp at every size" in asked.pane.remarks.size_words.text()
    asked.set_target("xlsx")
    _at_rest(asked, qtbot)
    assert asked.form.isHidden()
    assert asked.go_button.isEnabled()
    asked.set_target("pdf")
    assert not asked.form.isHidden()


def test_lanes_are_ticked_off_by_hand(asked: ExportDialog, qtbot: QtBot) -> None:
    document = asked._session.document
    before = len(_poster(asked).layouts[0].lanes)
    asked.form.setCurrentIndex(1)
    section = next(s for (_, name), s in asked.form._sections.items() if name == "Lanes")
    section.heading.click()
    ticks = _editor(asked, "lanes_out", TicksEditor)
    lane = next(iter(document.lanes))
    QTest.mouseClick(ticks.tick(lane), Qt.MouseButton.LeftButton, NONE, QPoint(10, 12))
    assert asked.wishes.lanes_out == (lane,)
    assert section.heading.text() == f"Lanes · {before - 1} of {before}"
    _at_rest(asked, qtbot)
    assert len(_poster(asked).layouts[0].lanes) == before - 1


def test_without_any_lane_it_says_why_not(asked: ExportDialog, qtbot: QtBot) -> None:
    all_lanes = next(
        box for box in asked.form.findChildren(QCheckBox) if box.accessibleName() == "Lanes: all"
    )
    all_lanes.click()
    assert not asked.go_button.isEnabled()
    assert "at least one lane" in asked.error.text()
    all_lanes.click()
    assert asked.go_button.isEnabled()
    assert asked.error.isHidden()


def test_a_colour_is_typed_or_chosen(asked: ExportDialog, qtbot: QtBot) -> None:
    dialogs = _answers(asked)
    _set(asked, qtbot, theme="own")
    editor = _editor(asked, "accent", ColourEditor)
    line = editor._line
    line.clear()
    QTest.keyClicks(line, "#12")
    assert asked.form.rows["accent"].error
    QTest.keyClicks(line, "3456")
    assert asked.wishes.accent == "#123456"
    assert not asked.form.rows["accent"].error
    dialogs.colour_answer = "#B5123E"
    editor._swatch.click()
    assert asked.wishes.accent == "#B5123E"
    assert line.text() == "#B5123E"
    _at_rest(asked, qtbot)
    assert _poster(asked).layouts[0].options.theme.name == "accent:#B5123E"


def test_a_logo_that_is_gone_is_told_and_taken_away(asked: ExportDialog, tmp_path: Path) -> None:
    dialogs = _answers(asked)
    dialogs.path = tmp_path / "logo.png"
    editor = _editor(asked, "logo", FileEditor)
    editor._button.click()
    assert "logo.png" in asked.error.text()
    assert not asked.go_button.isEnabled()
    editor._clear.click()
    assert asked.wishes.logo == ""
    assert asked.error.isHidden()


# --- not in the way ----------------------------------------------------------------------------


def test_it_is_not_modal_and_follows_the_map(
    beside: ExportDialog, window: MainWindow, qtbot: QtBot
) -> None:
    assert not beside.isModal()
    before = len(_poster(beside).layouts[0].stages)
    window.bench.insert(what="stage")
    qtbot.waitUntil(lambda: len(_poster(beside).layouts[0].stages) == before + 1, timeout=30_000)


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
    _at_rest(asked, qtbot)
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
    _set(asked, qtbot, tiled=True, paper="A2")
    assert asked.width() == 1024
    for tab in range(asked.form.count()):
        asked.form.setCurrentIndex(tab)
        settle()
        scroll = asked.form.currentWidget()
        assert isinstance(scroll, QScrollArea)
        page = scroll.widget()
        assert page.minimumSizeHint().width() <= page.width()
    assert asked.pane.view.width() > 400
    assert asked.pane.view.height() > 250
