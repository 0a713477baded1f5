"""Earlier versions kept by themselves, and the window that brings them back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.history.window import HistoryWindow
from designer.dialogs.protocol import Unsaved
from designer.document.session import DocumentSession
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.records import evolve
from model.storage import load
from model.versions import Reason, VersionStore, local_time
from tests.durability.faulty import NO_ROOM, FaultyDisk
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.faces import FakeDialogs
from tests.gui.shell.keeping import MAP, keeper, map_file, reasons, reword, saved, title
from tests.helpers.settling import settle
from tests.versions.histories import Clock

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return map_file(tmp_path)


@pytest.fixture
def window(application: Application, path: Path, qtbot: QtBot) -> MainWindow:
    """A window on a map of a file."""
    found = application.open_window(path=path)
    found.resize(1280, 800)
    qtbot.wait(1)
    return found


def shown(window: MainWindow, qtbot: QtBot) -> HistoryWindow:
    """The history, opened with its keys and at rest."""
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_H, _CTRL | _ALT)
    rested(window, qtbot)
    found = window.history.window
    assert found is not None
    return found


def rested(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.history.at_rest)
    settle()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    settle()


def test_each_save_stands_in_the_history_with_what_it_changed(
    application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    reword(window, "one")
    saved(window)
    reword(window, "two")
    saved(window)
    assert reasons(application) == [Reason.SAVED, Reason.SAVED, Reason.OPENED]
    history = shown(window, qtbot)
    rows = history.list.rows
    assert [day.name for day in rows.days] == ["Today"]
    assert [rows.words(version) for version in rows.shown()] == [
        "1 card reworded",
        "1 card reworded",
        "the first that was kept",
    ]
    assert history.heading.words == window.bench.session.document.info.title
    assert history.list.hasFocus()
    assert history.detail.summary.words == "The map is just like that now."
    assert not history.footer.restore_button.isEnabled()


def test_by_keyboard_alone_the_map_goes_back_as_one_step_that_can_be_undone(
    application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    session = window.bench.session
    before = session.document
    reword(window, "one")
    saved(window)
    reword(window, "never saved")
    unsaved, steps = session.document, session.undo_stack.count()
    history = shown(window, qtbot)
    press(Qt.Key.Key_Down)
    rested(window, qtbot)
    assert history.detail.said[0].endswith(f"is now “{title(before)}”")
    with qtbot.waitSignal(window.history.restored):
        press(Qt.Key.Key_Return, _CTRL)
    assert session.document == before
    assert session.undo_stack.count() == steps + 1
    assert session.undo_stack.undoText().startswith("Go back to ")
    assert window.history.window is None
    assert reasons(application)[0] is Reason.BEFORE_RESTORE
    store = VersionStore(application.places.versions)
    assert store.load(store.of(MAP)[0]) == unsaved
    session.undo_stack.undo()
    assert session.document == unsaved
    session.undo_stack.redo()
    assert session.document == before


def test_a_version_is_restored_even_where_the_disk_keeps_nothing_more(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.bench.session
    before = session.document
    keeper(window).finish()
    reword(window, "one")
    history = shown(window, qtbot)
    with FaultyDisk(NO_ROOM, 1, only="create"), qtbot.waitSignal(window.history.restored):
        history.footer.restore_button.click()
    assert session.document == before
    assert session.undo_stack.count() == 2


def test_a_copy_opens_beside_the_map_and_asks_for_a_name(
    application: Application, window: MainWindow, qtbot: QtBot, dialogs: FakeDialogs
) -> None:
    before = window.bench.session.document
    keeper(window).finish()
    reword(window, "one")
    history = shown(window, qtbot)
    history.footer.open_button.click()
    settle()
    other = application.windows[-1]
    assert other is not window
    copy = other.bench.session
    assert (copy.document, copy.path, copy.clean) == (before, None, False)
    assert copy.origin.map_id != MAP
    assert window.bench.session.document != before
    dialogs.unsaved_answer = Unsaved.DISCARD


def test_a_copy_is_saved_as_a_map_of_its_own_never_over_the_open_one(
    window: MainWindow, qtbot: QtBot, dialogs: FakeDialogs, path: Path
) -> None:
    before = window.bench.session.document
    keeper(window).finish()
    reword(window, "one")
    history = shown(window, qtbot)
    dialogs.path = path
    bytes_before = path.read_bytes()
    history.footer.save_button.click()
    assert path.read_bytes() == bytes_before
    dialogs.path = path.with_name("copy")
    with qtbot.waitSignal(window.history.saved):
        history.footer.save_button.click()
    found = load(path.with_name("copy.journey"))
    assert found.document == before
    assert found.map_id != MAP
    assert dialogs.suggested is not None
    assert dialogs.suggested.suffix == ".journey"


def test_the_history_of_a_map_goes_after_a_question_and_only_then(
    application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    keeper(window).finish()
    reword(window, "one")
    saved(window)
    history = shown(window, qtbot)
    history.footer.forget_button.click()
    assert "all 2 earlier versions" in history.footer.question.text()
    assert history.footer.keep_button.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window.history.window is history
    assert not history.footer.asking
    assert len(reasons(application)) == 2
    history.footer.forget_button.click()
    history.footer.agree_button.click()
    assert reasons(application) == []
    assert history.list.rows.shown() == []
    assert history.pages.currentIndex() == 1
    assert history.footer.close_button.isVisible()
    assert not history.footer.restore_button.isVisible()


def test_frames_are_explained_once_they_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    reword(window, "one")
    saved(window)
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_H, _CTRL | _ALT)
    history = window.history.window
    assert history is not None
    assert history.detail.back.isHidden()
    assert history.detail.other.isHidden()
    reword(window, "two")
    rested(window, qtbot)
    qtbot.waitUntil(lambda: not history.detail.other.isHidden())
    assert history.detail.back.isHidden()


def test_a_map_without_versions_says_how_they_come(
    open_map: Callable[[JourneyMap], MainWindow], qtbot: QtBot
) -> None:
    window = open_map(small_map())
    history = shown(window, qtbot)
    assert history.pages.currentIndex() == 1
    press(Qt.Key.Key_Escape)
    assert window.history.window is None


def test_a_damaged_version_is_told_and_the_others_go_back(
    application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    keeper(window).finish()
    for text in ("one", "two"):
        reword(window, text)
        saved(window)
    store = VersionStore(application.places.versions)
    damaged = store.of(MAP)[1]
    damaged.path.write_bytes(damaged.path.read_bytes()[:-20])
    damaged = store.of(MAP)[1]
    history = shown(window, qtbot)
    press(Qt.Key.Key_Down)
    rested(window, qtbot)
    rows = history.list.rows
    assert history.list.current == damaged
    assert "damaged" in history.detail.picture.words.text()
    assert rows.words(damaged) == "damaged"
    assert not history.footer.restore_button.isEnabled()
    press(Qt.Key.Key_Down)
    rested(window, qtbot)
    assert history.footer.restore_button.isEnabled()


def test_edits_beside_the_window_change_what_going_back_would_do(
    window: MainWindow, qtbot: QtBot
) -> None:
    keeper(window).finish()
    history = shown(window, qtbot)
    assert not history.footer.restore_button.isEnabled()
    reword(window, "one")
    rested(window, qtbot)
    assert history.detail.summary.words == "Going back: 1 card reworded"
    assert history.footer.restore_button.isEnabled()
    window.activateWindow()
    settle()
    saved(window)
    qtbot.waitUntil(lambda: len(history.list.rows.shown()) == 2)
    rested(window, qtbot)
    assert window.history.window is history


def test_keys_go_from_version_to_version_over_the_days_and_the_last_wish_wins(
    application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    keeper(window).finish()
    application_store = VersionStore(application.places.versions)
    document = small_map()
    for number in range(60):
        first = next(iter(document.cards.values()))
        document = JourneyMap.of((*document.records(), evolve(first, text=f"text {number}")))
        when = local_time() - timedelta(hours=11 * (60 - number))
        store = VersionStore(application_store.folder, Clock(when))
        store.keep(document, map_id=MAP, reason=Reason.GIVEN_UP)
    history = shown(window, qtbot)
    rows = history.list.rows
    versions = rows.shown()
    assert len(versions) == 61
    assert len(rows.days) > 20
    seen = [history.list.current]
    for _ in range(len(versions) - 1):
        press(Qt.Key.Key_Down)
        seen.append(history.list.current)
    assert seen == versions
    press(Qt.Key.Key_Up)
    assert history.list.current == versions[-2]
    press(Qt.Key.Key_Home)
    assert history.list.current == versions[0]
    press(Qt.Key.Key_End)
    rested(window, qtbot)
    assert history.look is not None
    assert history.look.version == versions[-1]


def test_a_map_that_is_only_looked_at_cannot_go_back(window: MainWindow, qtbot: QtBot) -> None:
    keeper(window).finish()
    reword(window, "one")
    history = shown(window, qtbot)
    history.set_read_only(read_only=True)
    assert not history.footer.restore_button.isEnabled()
    assert history.footer.open_button.isEnabled()


def test_everything_in_the_window_has_a_name_and_a_place_in_the_round(
    window: MainWindow, qtbot: QtBot
) -> None:
    keeper(window).finish()
    reword(window, "one")
    history = shown(window, qtbot)
    assert history.list.accessibleName() == "Earlier versions"
    assert history.detail.lines.accessibleName()
    assert history.detail.picture.view.accessibleName()
    reached = []
    for _ in range(30):
        reached.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    wanted = (
        history.list,
        history.detail.lines,
        history.detail.picture.view,
        history.footer.restore_button,
        history.footer.forget_button,
    )
    assert all(each in reached for each in wanted)


def test_another_map_in_the_window_has_its_own_history(
    application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    keeper(window).finish()
    history = shown(window, qtbot)
    assert len(history.list.rows.shown()) == 1
    window.show_session(DocumentSession(small_map()))
    rested(window, qtbot)
    assert history.list.rows.shown() == []
    assert history.pages.currentIndex() == 1
