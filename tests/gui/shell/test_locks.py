"""A map that somebody else has open: said at once, looked at, copied, taken over, given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.document.notices import LOCK_KEY
from designer.document.saving import Saving
from designer.keeping.lock_keeper import LockKeeper
from designer.window.main_window import MainWindow
from model.edits.fields import edit
from model.locks import lock
from model.locks.lock import MapLock
from model.locks.place import lock_path
from model.storage import load, save
from model.templates import from_template
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.settling import settle
from tests.locks.helpers import BEGAN, Clock, locked
from widgets.message_bar import MessageBar

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@dataclass(frozen=True)
class Desk:
    """A map on a share, another laptop's lock for it, and what opens it here."""

    path: Path
    other: MapLock
    clock: Clock
    open: Callable[[], MainWindow]


@pytest.fixture
def desk(application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The map is closed everywhere; it is five past two in the afternoon."""
    clock = Clock()
    monkeypatch.setattr(application._locks(), "_clock", clock)
    monkeypatch.setattr(lock, "user_name", lambda: "Anna")
    path = tmp_path / "share" / "shop.journey"
    path.parent.mkdir()
    save(path, from_template("purchase", title="Shop"), map_id="map-1")
    other, _ = locked(path, tmp_path / "other laptop", clock)
    monkeypatch.setattr(other, "_computer", "LAPTOP")
    return Desk(path, other, clock, lambda: application.open_window(path=path))


def _notice(window: MainWindow) -> MessageBar | None:
    bars = [bar for bar in window.view.messages.bars() if bar.notice.key == LOCK_KEY]
    assert len(bars) <= 1
    return bars[0] if bars else None


def _said(window: MainWindow) -> str:
    bar = _notice(window)
    return bar.notice.text if bar is not None else ""


def _press(window: MainWindow, words: str) -> None:
    bar = _notice(window)
    assert bar is not None
    next(b for b in bar.findChildren(QPushButton) if b.text() == words).click()
    settle()


def _look(window: MainWindow, qtbot: QtBot) -> None:
    """What the timer does every 20 seconds, until the thread has answered."""
    keeper = window.files.findChild(LockKeeper)
    assert keeper is not None
    keeper.look()
    qtbot.waitUntil(lambda: keeper._job is None)


def _read_only(window: MainWindow) -> bool:
    return window.bench.session.read_only


def _retitle(window: MainWindow, title: str) -> None:
    session = window.bench.session
    session.push(edit(session.document, "map", title=title))


def _local(hours: str) -> str:
    return f"{BEGAN.replace(minute=int(hours)).astimezone():%H:%M}"


def test_a_map_that_is_open_elsewhere_says_who_has_it_and_is_read_only(desk: Desk) -> None:
    desk.other.take()
    desk.clock.passes(minutes=20)
    desk.other.sign_of_life(renewed=True)
    window = desk.open()
    since, seen = _local("5"), _local("25")
    assert _said(window) == (
        f"Anna has had this map open on LAPTOP since {since} (last sign {seen}). "
        "Here it is read-only."
    )
    assert _read_only(window)
    assert window.view.status_bar._saved.text() == "Read only: Anna has it open"
    assert window.view.status_bar.saved_icon == "lock"  # no tick, as if it were saved here
    assert "read only" in window.windowTitle()
    assert not window.actions_by_id["insert.note"].isEnabled()
    assert window.actions_by_id["file.export"].isEnabled()


def test_a_map_of_ones_own_is_locked_while_it_is_open(desk: Desk) -> None:
    window = desk.open()
    assert _said(window) == ""
    assert not _read_only(window)
    assert desk.other.take() is not None
    window.close()
    assert not lock_path(desk.path).exists()


def test_another_map_in_the_same_window_gives_the_first_one_back(desk: Desk) -> None:
    window = desk.open()
    window.files.open_sample()
    assert not lock_path(desk.path).exists()


def test_reloading_keeps_the_lock(desk: Desk) -> None:
    window = desk.open()
    before = lock_path(desk.path).read_bytes()
    window.files.reload()
    assert lock_path(desk.path).read_bytes() == before


def test_stay_read_only_keeps_quiet_until_somebody_wants_to_edit(desk: Desk) -> None:
    desk.other.take()
    window = desk.open()
    _press(window, "Stay read-only")
    assert _notice(window) is None
    assert _read_only(window)
    canvas = window.bench.canvas
    canvas.select([next(iter(window.bench.session.document.stages))])
    canvas.delete_selection()
    assert "Anna" in _said(window)


def test_a_copy_is_a_map_of_its_own(desk: Desk, dialogs: FakeDialogs) -> None:
    desk.other.take()
    window = desk.open()
    _press(window, "Open a copy")
    session = window.bench.session
    assert (session.path, session.read_only, session.clean) == (None, False, False)
    assert _notice(window) is None
    _retitle(window, "Mine")
    dialogs.path = desk.path  # over the map that Anna has
    assert not window.files.save()
    assert load(desk.path).document.info.title == "Shop"
    dialogs.path = desk.path.with_name("mine.journey")
    assert window.files.save()
    assert lock_path(dialogs.path).exists()
    assert desk.other.sign_of_life(renewed=True) is None


def test_taking_over_tells_the_other_one_and_shows_what_was_saved_meanwhile(desk: Desk) -> None:
    desk.other.take()
    window = desk.open()
    save(desk.path, from_template("purchase", title="Later"), map_id="map-1")
    _press(window, "Take over")
    assert desk.other.sign_of_life(renewed=False) is not None
    assert not _read_only(window)
    assert window.bench.session.document.info.title == "Later"
    assert _notice(window) is None
    _retitle(window, "Mine")
    assert window.files.save()


def test_who_is_taken_over_keeps_every_edit_and_may_take_it_back(desk: Desk, qtbot: QtBot) -> None:
    window = desk.open()
    _retitle(window, "Edited")
    desk.clock.passes(minutes=35)
    desk.other.take(by_force=True)
    _look(window, qtbot)
    at = _local("40")
    assert _said(window).startswith(f"Anna took this map over on LAPTOP at {at}. Your edits")
    session = window.bench.session
    assert _read_only(window)
    assert session.document.info.title == "Edited"
    assert not window.actions_by_id["edit.undo"].isEnabled()
    _press(window, "Take it back")
    assert not _read_only(window)
    assert session.document.info.title == "Edited"
    assert desk.other.sign_of_life(renewed=True) is not None
    assert window.files.save()
    assert load(desk.path).document.info.title == "Edited"


def test_a_save_looks_at_the_lock_before_it_replaces_the_file(desk: Desk) -> None:
    window = desk.open()
    _retitle(window, "Edited")
    desk.other.take(by_force=True)
    assert not window.files.save()  # before any look
    assert load(desk.path).document.info.title == "Shop"
    assert _read_only(window)
    assert window.bench.session.document.info.title == "Edited"
    assert "Your edits are kept" in _said(window)


def test_who_is_taken_over_saves_elsewhere_and_goes_on(desk: Desk, dialogs: FakeDialogs) -> None:
    window = desk.open()
    _retitle(window, "Edited")
    desk.other.take(by_force=True)
    assert not window.files.save()
    dialogs.path = desk.path.with_name("rescued.journey")
    assert window.files.save_as()
    assert not _read_only(window)
    assert _notice(window) is None
    assert load(dialogs.path).document.info.title == "Edited"
    assert lock_path(dialogs.path).exists()
    assert desk.other.sign_of_life(renewed=True) is None


def test_when_the_other_one_leaves_editing_is_offered(desk: Desk, qtbot: QtBot) -> None:
    desk.other.take()
    window = desk.open()
    desk.clock.passes(minutes=1)
    desk.other.sign_of_life(renewed=True)
    _look(window, qtbot)
    bar = _notice(window)
    assert bar is not None
    assert _local("6") in bar.accessibleName()  # the last sign of life is followed
    desk.other.release()
    _look(window, qtbot)
    assert _said(window) == "Anna has left this map: it can be edited here now."
    assert _read_only(window)
    _press(window, "Stay read-only")
    _look(window, qtbot)
    assert _notice(window) is None  # told once, and again to whoever wants to edit
    window.bench.canvas.refused()
    _press(window, "Edit")
    assert not _read_only(window)
    assert desk.other.take() is not None


def test_long_silence_is_told_as_such(desk: Desk, qtbot: QtBot) -> None:
    desk.other.take()
    window = desk.open()
    desk.clock.passes(minutes=26)
    _look(window, qtbot)
    assert "probably nobody is there any more" in _said(window)
    assert window.view.status_bar._saved.text() == "Read only: Anna had it open"


def test_signs_of_life_are_rare_where_nobody_works(desk: Desk, qtbot: QtBot) -> None:
    window = desk.open()

    def signed() -> bool:
        before = lock_path(desk.path).read_bytes()
        _look(window, qtbot)
        return lock_path(desk.path).read_bytes() != before

    desk.clock.passes(minutes=9)
    assert not signed()
    desk.clock.passes(minutes=1)
    assert signed()
    desk.clock.passes(minutes=1)
    assert not signed()
    _retitle(window, "Edited")
    assert signed()
    _retitle(window, "Edited again")
    desk.clock.passes(seconds=20)
    assert not signed()


def test_save_as_moves_the_lock(desk: Desk, dialogs: FakeDialogs) -> None:
    window = desk.open()
    dialogs.path = desk.path.with_name("moved.journey")
    assert window.files.save_as()
    assert not lock_path(desk.path).exists()
    assert lock_path(dialogs.path).exists()


def test_the_same_file_is_shown_where_it_is_open(
    desk: Desk, application: Application, tmp_path: Path
) -> None:
    window = desk.open()
    link = tmp_path / "link.journey"
    link.symlink_to(desk.path)
    assert application.open_window(path=link) is window
    fresh = application.open_window()
    assert fresh.files.open(desk.path.parent / ".." / "share" / desk.path.name)
    assert fresh.map_path is None
    window.close()
    assert fresh.files.open(link)
    assert not _read_only(fresh)


def test_a_map_that_cannot_be_locked_opens_without_fuss(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "may_be_locked", lambda _path: False)
    window = desk.open()
    assert _notice(window) is None
    assert not _read_only(window)
    assert not lock_path(desk.path).exists()
    _retitle(window, "Edited")
    assert window.files.save()


def test_names_from_a_lock_are_plain_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "user_name", lambda: "<img src='file:///etc/passwd'>[*]")
    desk.other.take()
    window = desk.open()
    assert "<img src='file:///etc/passwd'>[*] has had this map open" in _said(window)
    assert isinstance(window.files.saving, Saving)
