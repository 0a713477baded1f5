"""Other programs and the file of the open map: each thing that happens is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from model.storage import load
from tests.gui.shell.elsewhere import (
    CHANGES,
    TITLE,
    bars,
    buttons,
    edit_here,
    garbage,
    in_place,
    moved,
    press,
    texts,
)
from widgets.message_bar import Tone


@pytest.mark.parametrize("way", CHANGES)
def test_each_change_is_told_once_with_what_can_be_done(
    window: MainWindow, shared_file: Path, look: Callable[[], None], way: str
) -> None:
    change, words, choices = CHANGES[way]
    change(shared_file)
    look()
    look()
    (bar,) = bars(window)
    assert words in bar.notice.text
    assert tuple(choice.text for choice in bar.notice.choices) == choices


@pytest.mark.parametrize("way", ["replaced", "deleted", "renamed", "folder gone"])
def test_the_system_tells_of_changes_without_being_asked(
    window: MainWindow, shared_file: Path, qtbot: QtBot, way: str
) -> None:
    CHANGES[way][0](shared_file)
    qtbot.waitUntil(lambda: bool(bars(window)))
    assert CHANGES[way][1] in texts(window)[0]


def _touched(path: Path) -> None:
    path.touch()


def _written_again(path: Path) -> None:
    beside = path.with_name("new")
    beside.write_bytes(path.read_bytes())
    beside.replace(path)


@pytest.mark.parametrize("touch", [_touched, _written_again])
def test_a_file_with_the_same_content_is_not_told_of(
    window: MainWindow, shared_file: Path, look: Callable[[], None], touch: Callable[[Path], None]
) -> None:
    touch(shared_file)
    look()
    assert bars(window) == []
    assert window.bench.session.clean


def test_a_share_that_tells_nothing_is_asked_every_few_seconds(
    window: MainWindow, shared_file: Path, qtbot: QtBot
) -> None:
    watch = window.files.outside.watch
    for path in (*watch._watcher.files(), *watch._watcher.directories()):
        watch._watcher.removePath(path)
    assert watch.poll.isActive()
    in_place(shared_file)
    watch.poll.setInterval(1)
    watch.poll.start()
    qtbot.waitUntil(lambda: bool(bars(window)))


def test_half_a_file_is_waited_for(
    window: MainWindow, shared_file: Path, qtbot: QtBot, look: Callable[[], None]
) -> None:
    whole = shared_file.read_bytes().replace(TITLE, b'"From elsewhere"')
    shared_file.write_bytes(whole[: len(whole) // 2])
    look()
    assert bars(window) == []
    shared_file.write_bytes(whole)
    qtbot.waitUntil(lambda: bool(bars(window)))
    assert "map renamed" in texts(window)[0]


def test_what_stays_unreadable_is_told(
    window: MainWindow, shared_file: Path, qtbot: QtBot, look: Callable[[], None]
) -> None:
    window.files.outside.watch.settled.setInterval(1)
    garbage(shared_file)
    look()
    qtbot.waitUntil(lambda: bool(bars(window)))
    assert "cannot be read now. Your map is whole here." in texts(window)[0]
    press(window, "Overwrite")
    assert load(shared_file).document == window.bench.session.document
    assert shared_file.with_name("shop (as found).journey").read_bytes() == b"\0" * 400


def test_a_file_that_may_not_be_read_is_told(
    window: MainWindow, shared_file: Path, look: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_open = Path.open

    def closed(path: Path, *args: object, **more: object) -> object:
        if path == shared_file:
            raise PermissionError(13, "Permission denied")
        return plain_open(path, *args, **more)  # type: ignore[call-overload]

    in_place(shared_file)
    monkeypatch.setattr(Path, "open", closed)
    look()
    assert "may no longer be read" in texts(window)[0]
    assert buttons(window) == ["Save as…"]


# --- gone, moved, away ---------------------------------------------------------------------


def test_a_deleted_file_leaves_the_map_open_and_is_put_back(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    shared_file.unlink()
    look()
    assert window.isWindowModified()
    press(window, "Save again")
    assert load(shared_file).document == window.bench.session.document
    assert not window.isWindowModified()
    assert bars(window) == []


def test_a_file_that_comes_back_as_it_was_is_no_longer_talked_about(
    window: MainWindow, shared_file: Path, look: Callable[[], None], qtbot: QtBot
) -> None:
    away = shared_file.parent.with_name("unplugged")
    shared_file.parent.rename(away)
    look()
    assert bars(window)[0].notice.tone is Tone.WARNING
    away.rename(shared_file.parent)
    look()
    qtbot.waitUntil(lambda: bars(window) == [])  # a look that began before may end in between
    assert window.bench.session.clean


def test_a_share_that_comes_back_is_saved_to_again(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    away = shared_file.parent.with_name("unplugged")
    shared_file.parent.rename(away)
    look()
    edit_here(window, title="Mine")
    assert not window.files.save()
    away.rename(shared_file.parent)
    assert window.files.save()
    assert load(shared_file).document.info.title == "Mine"


def test_a_renamed_file_is_followed(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    moved(shared_file)
    look()
    press(window, "Follow it")
    new = shared_file.with_name("renamed.journey")
    assert window.bench.session.path == new
    assert window.bench.session.clean
    edit_here(window, title="Mine")
    assert window.files.save()
    assert load(new).document.info.title == "Mine"
    assert not shared_file.exists()


def test_an_earlier_state_put_back_is_called_that(
    window: MainWindow, shared_file: Path, look: Callable[[], None], tmp_path: Path
) -> None:
    backup = shutil.copy2(shared_file, tmp_path / "backup")
    edit_here(window, title="Later")
    assert window.files.save()
    shutil.copy2(backup, shared_file)
    look()
    assert "was put back to an earlier state: map renamed." in texts(window)[0]


def test_another_program_is_named(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    data = shared_file.read_bytes().replace(TITLE, b'"Theirs"')
    start = data.index(b'"app": "') + len(b'"app": "')
    shared_file.write_bytes(data[:start] + b"Mapmaker 2" + data[data.index(b'"', start) :])
    look()
    assert texts(window)[0].startswith("Mapmaker 2 changed “shop.journey”: map renamed.")
