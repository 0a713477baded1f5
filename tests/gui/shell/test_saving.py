"""The window says “Saved” when the map is on the disk, and never keeps quiet about what is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from designer.dialogs.protocol import Unsaved
from designer.window.main_window import MainWindow
from model.edits import edit
from model.storage import load
from tests.durability.faulty import BROKEN, FAULTS, Fault, FaultyDisk, HeldDisk
from tests.durability.faulty import at_every_operation as at_every
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.saving import until_saved
from tests.helpers.settling import settle
from widgets.message_bar import MessageBar

SAVER = "apart"  # the thread in which a map is written
CTRL = Qt.KeyboardModifier.ControlModifier


def _retitle(window: MainWindow, title: str) -> None:
    session = window.bench.session
    session.push(edit(session.document, "map", title=title))


def _words(window: MainWindow) -> str:
    """What the status bar says of the map."""
    return window.view.status_bar.findChildren(QLabel)[0].text()


def _bars(window: MainWindow) -> list[MessageBar]:
    return list(window.view.messages.bars())


def _press(window: MainWindow, text: str) -> None:
    found = [b for bar in _bars(window) for b in bar.findChildren(QPushButton) if b.text() == text]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def _title_on_disk(path: Path) -> str:
    return load(path).document.info.title


def _save(window: MainWindow) -> None:
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_S, CTRL)


@pytest.fixture
def path(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> Path:
    """The window's map, saved."""
    dialogs.path = tmp_path / "maps" / "shop.journey"
    dialogs.path.parent.mkdir()
    assert window.files.save()
    dialogs.asked.clear()
    window.activateWindow()
    window.bench.canvas.setFocus()
    settle()
    return dialogs.path


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace", "sync_folder"])
def test_saved_is_not_said_before_the_map_is_on_the_disk(
    window: MainWindow, path: Path, qtbot: QtBot, step: str
) -> None:
    _retitle(window, "Second")
    with HeldDisk(step, thread=SAVER) as disk:
        _save(window)
        qtbot.waitUntil(disk.reached.is_set)
        settle()
        assert _words(window) == "Saving…"
        assert window.isWindowModified()
        disk.let_go()
        until_saved(window)
    assert _words(window) == "Saved"
    assert not window.isWindowModified()
    assert _title_on_disk(path) == "Second"
    assert _bars(window) == []


def test_what_is_edited_while_a_map_is_saved_stays_edited(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Second")
    with HeldDisk("sync", thread=SAVER) as disk:
        _save(window)
        qtbot.waitUntil(disk.reached.is_set)
        _retitle(window, "Third")  # the window does not wait
        disk.let_go()
        until_saved(window)
    assert _words(window) == "Edited"
    assert window.isWindowModified()
    assert _title_on_disk(path) == "Second"
    assert window.bench.session.document.info.title == "Third"
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_Z, CTRL)
    assert _words(window) == "Saved"


def test_two_saves_never_run_at_once_and_the_last_wish_wins(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    with HeldDisk("sync", thread=SAVER) as disk:
        for title in ("One", "Two", "Three"):
            _retitle(window, title)
            _save(window)
            qtbot.waitUntil(disk.reached.is_set)
        assert disk.times == 1
        disk.let_go()
        until_saved(window)
        assert disk.times == 2 * 2  # two saves, each syncs its file and its folder
    assert _words(window) == "Saved"
    assert _title_on_disk(path) == "Three"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_save_that_fails_anywhere_says_so_keeps_all_and_offers_another_place(
    window: MainWindow, dialogs: FakeDialogs, path: Path, fault: Fault
) -> None:
    elsewhere = path.with_name("elsewhere.journey")
    for disk in at_every(fault, thread=SAVER):
        before, title = _title_on_disk(path), f"Edit {disk.at}"
        _retitle(window, title)
        with disk:
            _save(window)
            until_saved(window)
        assert window.bench.session.document.info.title == title
        told = [bar.notice.text for bar in _bars(window)]
        if _words(window) == "Saved":
            assert _title_on_disk(path) == title
            assert not window.isWindowModified()
            assert told == []
            continue
        assert _words(window) == "Edited"
        assert window.isWindowModified()
        assert _title_on_disk(path) in (before, title)
        assert len(told) == 1
        assert path.name in told[0]
    if not _bars(window):
        with FaultyDisk(BROKEN, thread=SAVER):
            _save(window)
            until_saved(window)
    dialogs.path = elsewhere
    _press(window, "Save as…")
    until_saved(window)
    assert _words(window) == "Saved"
    assert _bars(window) == []
    assert load(elsewhere).document == window.bench.session.document


def test_a_folder_that_vanished_is_told_and_the_map_goes_elsewhere(
    window: MainWindow, dialogs: FakeDialogs, path: Path, tmp_path: Path
) -> None:
    _retitle(window, "Kept")
    shutil.rmtree(path.parent)
    _save(window)
    until_saved(window)
    texts = [bar.notice.text for bar in _bars(window)]
    assert any("“shop.journey” cannot be written" in text for text in texts)
    assert _words(window) == "Edited"
    dialogs.path = tmp_path / "desk.journey"
    _press(window, "Save as…")
    until_saved(window)
    assert _words(window) == "Saved"
    assert _title_on_disk(dialogs.path) == "Kept"


def _a_second_later(window: MainWindow) -> None:
    window.files.saving.worker.clock.timeout.emit()


def test_a_disk_that_does_not_answer_is_told_and_left_for_another(
    window: MainWindow, dialogs: FakeDialogs, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Kept")
    with HeldDisk("sync", most=1, thread=SAVER) as disk:
        _save(window)
        qtbot.waitUntil(disk.reached.is_set)
        _a_second_later(window)
        (bar,) = _bars(window)
        assert bar.notice.text.startswith("“shop.journey” is not saved yet: the disk does not")
        assert _words(window) == "Saving…"
        _retitle(window, "Edited meanwhile")
        dialogs.path = tmp_path / "desk.journey"
        _press(window, "Save as…")
        until_saved(window)
        assert _words(window) == "Saved"
        assert _bars(window) == []
        assert _title_on_disk(dialogs.path) == "Edited meanwhile"
        assert _title_on_disk(path) == "Shop"
        disk.let_go()
        qtbot.waitUntil(lambda: _title_on_disk(path) == "Kept")
        qtbot.waitUntil(lambda: not window.files.saving.worker._runs)
    assert window.bench.session.path == dialogs.path  # it came too late to be the map's own file
    assert _words(window) == "Saved"
    _retitle(window, "Further")
    assert window.files.save()
    assert _title_on_disk(dialogs.path) == "Further"


def test_a_disk_that_answers_after_all_has_saved(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Kept")
    with HeldDisk("sync", thread=SAVER) as disk:
        _save(window)
        qtbot.waitUntil(disk.reached.is_set)
        _a_second_later(window)
        assert len(_bars(window)) == 1
        disk.let_go()
        until_saved(window)
    assert _words(window) == "Saved"
    assert _bars(window) == []
    assert _title_on_disk(path) == "Kept"


def _while_it_closes(window: MainWindow, disk: HeldDisk, act: Callable[[], None]) -> list[bool]:
    """Do something as soon as the window waits for the disk; whether that was done."""
    done: list[bool] = []

    def look() -> None:
        if not (disk.reached.is_set() and window.files.saving.waiting):
            QTimer.singleShot(1, look)
            return
        try:
            act()
            done.append(True)
        except BaseException:
            disk.let_go()  # else nobody would ever hear of it
            window.files.saving.stop_waiting()
            raise

    QTimer.singleShot(0, look)
    return done


def test_closing_waits_for_the_disk_with_the_window_alive_and_the_map_held(
    window: MainWindow, dialogs: FakeDialogs, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Last")
    dialogs.unsaved_answer = Unsaved.SAVE
    count = len(window.bench.session.document.cards)
    with HeldDisk("sync", thread=SAVER) as disk:

        def act() -> None:
            assert _words(window) == "Saving…"
            canvas = window.bench.canvas
            for key in (Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Return):
                QTest.keyClick(canvas, key)
            QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
            QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton)
            assert window.bench.session.document.info.title == "Last"
            assert len(window.bench.session.document.cards) == count
            assert not window.files.may_leave()  # it is on its way
            disk.let_go()

        done = _while_it_closes(window, disk, act)
        assert window.close()
    assert done == [True]
    assert _title_on_disk(path) == "Last"
    assert dialogs.asked == ["unsaved"]


def test_a_window_whose_last_save_fails_stays_open(
    window: MainWindow, dialogs: FakeDialogs, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Last")
    dialogs.unsaved_answer = Unsaved.SAVE
    with HeldDisk("sync", BROKEN, thread=SAVER) as disk:
        _while_it_closes(window, disk, disk.let_go)
        assert not window.close()
    assert window.isVisible()
    assert "disk failed" in _bars(window)[0].notice.text
    assert _words(window) == "Edited"
    _retitle(window, "It can be edited")
    assert window.close()
    assert _title_on_disk(path) == "It can be edited"


def test_who_waits_for_a_disk_that_does_not_answer_can_go_on_editing(
    window: MainWindow, dialogs: FakeDialogs, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Last")
    dialogs.unsaved_answer = Unsaved.SAVE
    with HeldDisk("sync", thread=SAVER) as disk:

        def act() -> None:
            _a_second_later(window)
            QTest.keyClick(window.bench.canvas, Qt.Key.Key_Tab)  # leads to the notice
            assert window.view.messages.isAncestorOf(window.focusWidget())
            _press(window, "Go on editing")

        done = _while_it_closes(window, disk, act)
        assert not window.close()
        assert done == [True]
        assert "not saved yet" in _bars(window)[0].notice.text  # which is still so
        QTest.keyClick(window.bench.canvas, Qt.Key.Key_Z, CTRL)
        assert window.bench.session.document.info.title == "Shop"
        _retitle(window, "Given up")
        dialogs.unsaved_answer = Unsaved.DISCARD  # nobody is kept by a disk that hangs
        assert window.close()
    assert dialogs.asked == ["unsaved", "unsaved"]


def test_who_waits_for_a_disk_that_does_not_answer_can_save_elsewhere(
    window: MainWindow, dialogs: FakeDialogs, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Last")
    dialogs.unsaved_answer = Unsaved.SAVE
    dialogs.path = tmp_path / "desk.journey"
    with HeldDisk("sync", most=1, thread=SAVER) as disk:

        def act() -> None:
            _a_second_later(window)
            _press(window, "Save as…")

        _while_it_closes(window, disk, act)
        assert window.close()
        assert _title_on_disk(dialogs.path) == "Last"


def test_closing_while_a_save_runs_waits_for_it_and_asks_nothing(
    window: MainWindow, dialogs: FakeDialogs, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Last")
    with HeldDisk("sync", thread=SAVER) as disk:
        _save(window)
        qtbot.waitUntil(disk.reached.is_set)
        QTimer.singleShot(0, window, disk.let_go)
        assert window.close()
    assert dialogs.asked == []
    assert _title_on_disk(path) == "Last"


def test_who_closes_over_a_disk_known_not_to_answer_has_a_way_out(
    window: MainWindow, dialogs: FakeDialogs, path: Path, qtbot: QtBot
) -> None:
    _retitle(window, "Last")
    dialogs.unsaved_answer = Unsaved.SAVE
    with HeldDisk("sync", thread=SAVER) as disk:
        _save(window)
        qtbot.waitUntil(disk.reached.is_set)
        _a_second_later(window)
        _while_it_closes(window, disk, lambda: _press(window, "Go on editing"))
        assert not window.close()
        assert [choice.text for choice in _bars(window)[0].notice.choices] == ["Save as…"]
        disk.let_go()
        until_saved(window)
    assert _words(window) == "Saved"
    assert _title_on_disk(path) == "Last"
