"""Copies of the open map beside it, as sync services leave them: known by the map's id."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.elsewhere import copies
from designer.elsewhere.copies import Copies
from designer.window.main_window import MainWindow
from model.changes import apply
from model.edits import edit
from model.ids import new_id
from model.storage import dumps, lineage, load
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.saving import until_saved
from widgets.message_bar import MessageBar

CONFLICTED = "shop (Anna Svensson's conflicted copy 2026-11-20).journey"


@pytest.fixture
def saved(shared_file: Path) -> Path:
    """The window's map, saved in a folder of its own."""
    return shared_file


@pytest.fixture
def look(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Has the folder looked through, and waits for it."""

    def looked() -> None:
        keeper = window.files.findChild(Copies)
        assert isinstance(keeper, Copies)
        with qtbot.waitSignal(keeper.looked):
            keeper.look()

    return looked


def _bars(window: MainWindow) -> list[MessageBar]:
    return [bar for bar in window.view.messages.bars() if bar.notice.key in ("copies", "merge")]


def _press(window: MainWindow, text: str) -> None:
    buttons = [b for bar in _bars(window) for b in bar.findChildren(QPushButton)]
    next(b for b in buttons if b.text() == text).click()
    until_saved(window)


def _copy(path: Path, name: str, *, map_id: str = "", **fields: Any) -> Path:
    """Another laptop's state of the map, edited from this one, under another name."""
    loaded = load(path)
    document = apply(loaded.document, edit(loaded.document, "map", **fields))
    line = lineage(loaded.revision, loaded.parents)
    copy = path.with_name(name)
    copy.write_bytes(dumps(document, map_id=map_id or loaded.map_id, parents=line))
    return copy


def _save_here(window: MainWindow, **fields: Any) -> None:
    session = window.bench.session
    session.push(edit(session.document, "map", **fields))
    assert window.files.save()


def _parted(window: MainWindow, path: Path, name: str = CONFLICTED, **more: Any) -> Path:
    """A copy and the open map, both edited since they were the same."""
    copy = _copy(path, name, objective="From the train", **more)
    _save_here(window, scenario="From the workshop")
    return copy


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (CONFLICTED, "Dropbox kept a second state of this map, from Anna Svensson"),
        ("shop.sync-conflict-20261120-150405-ABCDEFG.journey", "Syncthing kept a second state"),
        ("shop (conflicted copy 2026-11-20 150405).journey", "Nextcloud kept a second state"),
        ("shop-LAPTOP-7.journey", "OneDrive kept a second state of this map, from LAPTOP-7"),
        ("shop (1).journey", "Google Drive kept a second state"),
        ("shop 2.journey", "iCloud kept a second state"),
        ("anything.journey", "“anything.journey” beside it is another state of this map"),
    ],
)
def test_a_copy_that_went_its_own_way_is_told_of(
    window: MainWindow, saved: Path, look: Callable[[], None], name: str, words: str
) -> None:
    _parted(window, saved, name)
    look()
    look()
    (bar,) = _bars(window)
    assert words in bar.notice.text
    assert [c.text for c in bar.notice.choices] == ["Merge…", "Open it", "Not now"]


def test_the_folder_is_looked_through_when_it_changes(
    window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    keeper = window.files.findChild(Copies)
    assert isinstance(keeper, Copies)
    keeper.soon.setInterval(1)
    _save_here(window, scenario="From the workshop")
    loaded = load(saved)
    other = apply(loaded.document, edit(loaded.document, "map", title="Elsewhere"))
    data = dumps(other, map_id=loaded.map_id, parents=loaded.parents)
    saved.with_name(CONFLICTED).write_bytes(data)
    qtbot.waitUntil(lambda: bool(_bars(window)))


def test_what_lies_there_when_a_map_is_opened_is_told_of(
    application: Application, window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    _parted(window, saved)
    other = application.open_window()
    keeper = other.files.findChild(Copies)
    assert isinstance(keeper, Copies)
    keeper.soon.setInterval(1)
    window.close()
    other.files.open(saved)
    qtbot.waitUntil(lambda: any("Dropbox" in bar.notice.text for bar in _bars(other)))


def _same(window: MainWindow, path: Path) -> None:
    shutil.copy2(path, path.with_name("backup.journey"))


def _older(window: MainWindow, path: Path) -> None:
    shutil.copy2(path, path.with_name("backup.journey"))
    _save_here(window, title="Later")


def _newer(window: MainWindow, path: Path) -> None:
    _copy(path, "next.journey", title="Goes on from here")


def _other_id(window: MainWindow, path: Path) -> None:
    _parted(window, path, map_id=new_id("map"))


def _linked(window: MainWindow, path: Path) -> None:
    copy = _parted(window, path)
    elsewhere = path.parent.parent / "elsewhere.journey"
    copy.rename(elsewhere)
    copy.symlink_to(elsewhere)


@pytest.mark.parametrize("lay", [_same, _older, _newer, _other_id, _linked])
def test_other_files_are_not_told_of(
    window: MainWindow,
    saved: Path,
    look: Callable[[], None],
    lay: Callable[[MainWindow, Path], None],
) -> None:
    lay(window, saved)
    look()
    assert _bars(window) == []


def test_a_copy_made_here_with_save_as_is_not_told_of(
    window: MainWindow, dialogs: FakeDialogs, saved: Path, look: Callable[[], None]
) -> None:
    dialogs.path = saved.with_name("variant.journey")
    assert window.files.save_as()
    _copy(saved, saved.name, title="The first one goes on")
    _save_here(window, title="The variant goes on")
    look()
    assert _bars(window) == []
    # A third state of either is one again.
    _copy(saved, CONFLICTED, title="And a third")
    look()
    assert len(_bars(window)) == 1


def test_not_now_is_heard_until_the_copy_changes(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    copy = _parted(window, saved)
    look()
    _press(window, "Not now")
    look()
    assert _bars(window) == []
    _copy(copy, copy.name, title="Changed again")
    look()
    assert len(_bars(window)) == 1


def test_a_copy_is_merged_and_may_go_into_the_trash(
    window: MainWindow,
    saved: Path,
    look: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = _parted(window, saved)
    thrown: list[Path] = []

    def throw(path: Path) -> bool:
        thrown.append(path)
        return True

    monkeypatch.setattr(copies, "into_trash", throw)
    look()
    _press(window, "Merge…")
    (bar,) = _bars(window)  # the review takes the place of the offer
    assert "would come in: facts of the map changed." in bar.notice.text
    _press(window, "Merge")
    info = window.bench.session.document.info
    assert (info.objective, info.scenario) == ("From the train", "From the workshop")
    _press(window, "Save, and put the copy into the trash")
    assert load(saved).document.info == info
    assert load(copy).revision in load(saved).parents
    assert thrown == [copy]
    look()
    assert [bar for bar in _bars(window) if bar.notice.key == "copies"] == []


def test_a_copy_whose_merge_was_undone_or_that_changed_is_never_thrown_away(
    window: MainWindow, saved: Path, look: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = _parted(window, saved)
    monkeypatch.setattr(copies, "into_trash", lambda path: pytest.fail("thrown away"))
    look()
    _press(window, "Merge…")
    _press(window, "Merge")
    window.bench.session.undo_stack.undo()
    _press(window, "Save, and put the copy into the trash")
    assert "holds more than this map; it stays." in _bars(window)[0].notice.text
    assert copy.exists()


def test_looking_over_a_merge_may_end_in_not_now(
    window: MainWindow, saved: Path, look: Callable[[], None], qtbot: QtBot
) -> None:
    _parted(window, saved)
    look()
    before = window.bench.session.document
    _press(window, "Merge…")
    _press(window, "Not now")
    qtbot.waitUntil(lambda: any("Dropbox" in bar.notice.text for bar in _bars(window)))
    assert window.bench.session.document is before


def test_a_file_can_be_put_into_the_trash(own_home: Path, tmp_path: Path) -> None:
    (own_home / "data").mkdir(exist_ok=True)
    file = tmp_path / "copy.journey"
    file.write_bytes(b"something")
    assert copies.into_trash(file)
    assert not file.exists()
    (found,) = [path for path in own_home.rglob("copy.journey") if path.is_file()]
    assert found.read_bytes() == b"something"
