"""Earlier versions come by themselves, and keeping them is never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.protocol import Unsaved
from designer.keeping.version_keeper import LEFT_KEY, VERSIONS_KEY
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.storage import load
from model.versions import Reason, VersionStore
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.faces import FakeDialogs
from tests.gui.shell.keeping import MAP, keeper, map_file, reasons, reword, saved, title
from tests.helpers.settling import settle
from widgets.message_bar import Notice


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


def test_a_look_keeps_what_was_opened_once_and_nothing_more(
    application: Application, window: MainWindow, path: Path
) -> None:
    assert reasons(application) == [Reason.OPENED]
    window.files.open(path)
    window.files.open(path)
    assert reasons(application) == [Reason.OPENED]


def test_a_map_never_saved_is_kept_each_hour_it_is_edited(
    application: Application, open_map: Callable[[JourneyMap], MainWindow]
) -> None:
    window = open_map(small_map())
    map_id = window.bench.session.origin.map_id
    hourly = keeper(window).hourly
    assert not hourly.isActive()
    reword(window, "one")
    assert hourly.isActive()
    assert hourly.interval() == 3_600_000
    hourly.stop()
    hourly.timeout.emit()
    assert reasons(application, map_id) == [Reason.HOURLY]
    assert not hourly.isActive()
    reword(window, "two")
    assert hourly.isActive()


def test_what_is_given_up_on_purpose_is_kept(
    application: Application, window: MainWindow, dialogs: FakeDialogs
) -> None:
    reword(window, "given up")
    dialogs.unsaved_answer = Unsaved.DISCARD
    window.files.start_from("empty")
    assert reasons(application) == [Reason.GIVEN_UP, Reason.OPENED]
    store = VersionStore(application.places.versions)
    assert title(store.load(store.of(MAP)[0])) == "given up"


def test_what_is_given_up_with_the_window_is_on_the_disk_when_it_is_gone(
    application: Application, window: MainWindow, dialogs: FakeDialogs
) -> None:
    reword(window, "given up")
    dialogs.unsaved_answer = Unsaved.DISCARD
    window.close()
    store = VersionStore(application.places.versions)
    assert [version.reason for version in store.of(MAP)] == [Reason.GIVEN_UP, Reason.OPENED]


def test_a_disk_that_keeps_no_version_is_told_once_and_saving_goes_on(
    application: Application,
    window: MainWindow,
    path: Path,
    qtbot: QtBot,
) -> None:
    keeper(window).finish()
    application.places.versions.rename(path.parent / "moved away")
    application.places.versions.write_text("a file where the folder was")
    for text in ("one", "two"):
        reword(window, text)
        saved(window)
        qtbot.wait(1)
    assert title(load(path).document) == "two"
    told = [bar.notice for bar in window.view.messages.bars() if bar.notice.key == VERSIONS_KEY]
    assert len(told) == 1
    assert "cannot be kept" in told[0].text
    window.dismiss(VERSIONS_KEY)
    reword(window, "three")
    saved(window)
    qtbot.wait(1)
    assert not [b for b in window.view.messages.bars() if b.notice.key == VERSIONS_KEY]


def test_a_map_never_saved_that_is_left_comes_back_with_a_press(
    application: Application,
    open_map: Callable[[JourneyMap], MainWindow],
    dialogs: FakeDialogs,
    qtbot: QtBot,
) -> None:
    window = open_map(small_map())
    reword(window, "left on purpose")
    left = window.bench.session
    document, map_id = left.document, left.origin.map_id
    dialogs.unsaved_answer = Unsaved.DISCARD
    window.files.start_from("empty")

    def notices() -> list[Notice]:
        return [b.notice for b in window.view.messages.bars() if b.notice.key == LEFT_KEY]

    qtbot.waitUntil(lambda: bool(notices()))
    (notice,) = notices()
    assert "kept for 30 days" in notice.text
    notice.choices[0].action()
    settle()
    session = application.windows[-1].bench.session
    assert (session.document, session.path, session.clean) == (document, None, False)
    assert session.origin.map_id == map_id
    assert reasons(application, map_id) == [Reason.GIVEN_UP]
