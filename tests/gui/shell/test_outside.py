"""Other programs and the file of the open map: each thing that happens is told and decided."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.ids import new_id
from model.storage import dumps, lineage, load
from model.templates import from_template
from model.versions import Reason, VersionStore
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.saving import until_saved
from widgets.message_bar import MessageBar, Tone

TITLE = b'"Shop"'


@pytest.fixture
def saved(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> Path:
    """The window's map, saved in a folder of its own."""
    folder = tmp_path / "share"
    folder.mkdir()
    dialogs.path = folder / "shop.journey"
    assert window.files.save()
    return dialogs.path


@pytest.fixture
def look(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Comes back to the window, and waits until the file was looked at."""

    def looked() -> None:
        with qtbot.waitSignal(window.files.outside.looked):
            window.files.look_outside()

    return looked


def _bars(window: MainWindow) -> list[MessageBar]:
    return [bar for bar in window.view.messages.bars() if bar.notice.key in ("outside", "merge")]


def _texts(window: MainWindow) -> list[str]:
    return [bar.notice.text for bar in _bars(window)]


def _buttons(window: MainWindow) -> list[str]:
    return [choice.text for bar in _bars(window) for choice in bar.notice.choices]


def _press(window: MainWindow, text: str) -> None:
    buttons = [b for bar in _bars(window) for b in bar.findChildren(QPushButton)]
    next(b for b in buttons if b.text() == text).click()
    until_saved(window)


def _title(window: MainWindow) -> str:
    return window.bench.session.document.info.title


def _edited(document: JourneyMap, record_id: str = "map", **fields: Any) -> JourneyMap:
    return apply(document, edit(document, record_id, **fields))


def _edit_here(window: MainWindow, record_id: str = "map", **fields: Any) -> None:
    session = window.bench.session
    session.push(edit(session.document, record_id, **fields))


def _elsewhere(path: Path, **fields: Any) -> JourneyMap:
    """Another laptop opens the map, edits it and saves it."""
    loaded = load(path)
    document = _edited(loaded.document, **fields)
    line = lineage(loaded.revision, loaded.parents)
    path.write_bytes(dumps(document, map_id=loaded.map_id, parents=line))
    return document


def _kept(window: MainWindow, reason: Reason) -> list[str]:
    """The titles of the versions that were kept for this reason."""
    store = window.files.outside.descent.versions
    assert isinstance(store, VersionStore)
    versions = store.of(window.bench.session.origin.map_id)
    return [store.load(v).info.title for v in versions if v.reason is reason]


# --- how a file can change: the window tells of each, and of nothing else ------------------


def _replaced(path: Path) -> None:
    beside = path.with_name("new")
    beside.write_bytes(path.read_bytes().replace(TITLE, b'"From elsewhere"'))
    beside.replace(path)


def _in_place(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(TITLE, b'"From elsewhere"'))


def _same_size_and_time(path: Path) -> None:
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(TITLE, b'"Ship"'))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (times.st_size, times.st_mtime_ns)


def _moved(path: Path) -> None:
    path.rename(path.with_name("renamed.journey"))


def _folder_gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("unplugged"))


def _other_map(path: Path) -> None:
    path.write_bytes(dumps(from_template("purchase", title="Other"), map_id=new_id("map")))


def _garbage(path: Path) -> None:
    path.write_bytes(b"\0" * 400)


CHANGES: dict[str, tuple[Callable[[Path], None], str, tuple[str, ...]]] = {
    "replaced": (_replaced, "was changed elsewhere: map renamed", ("Reload", "Keep both")),
    "edited in place": (_in_place, "was changed elsewhere: map renamed", ("Reload", "Keep both")),
    "same size and time": (_same_size_and_time, "changed elsewhere", ("Reload", "Keep both")),
    "deleted": (Path.unlink, "is no longer there", ("Save again", "Save as…")),
    "renamed": (_moved, "seems to be called “renamed.journey” now", ("Follow it", "Save again")),
    "folder gone": (_folder_gone, "cannot be reached", ("Save again", "Save as…")),
    "another map": (_other_map, "there is another map now", ("Open that map", "Keep both")),
}


@pytest.mark.parametrize("way", CHANGES)
def test_each_change_is_told_once_with_what_can_be_done(
    window: MainWindow, saved: Path, look: Callable[[], None], way: str
) -> None:
    change, words, choices = CHANGES[way]
    change(saved)
    look()
    look()
    (bar,) = _bars(window)
    assert words in bar.notice.text
    assert tuple(choice.text for choice in bar.notice.choices) == choices


@pytest.mark.parametrize("way", ["replaced", "deleted", "renamed", "folder gone"])
def test_the_system_tells_of_changes_without_being_asked(
    window: MainWindow, saved: Path, qtbot: QtBot, way: str
) -> None:
    CHANGES[way][0](saved)
    qtbot.waitUntil(lambda: bool(_bars(window)))
    assert CHANGES[way][1] in _texts(window)[0]


def _touched(path: Path) -> None:
    path.touch()


def _written_again(path: Path) -> None:
    beside = path.with_name("new")
    beside.write_bytes(path.read_bytes())
    beside.replace(path)


@pytest.mark.parametrize("touch", [_touched, _written_again])
def test_a_file_with_the_same_content_is_not_told_of(
    window: MainWindow, saved: Path, look: Callable[[], None], touch: Callable[[Path], None]
) -> None:
    touch(saved)
    look()
    assert _bars(window) == []
    assert window.bench.session.clean


def test_a_share_that_tells_nothing_is_asked_every_few_seconds(
    window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    watch = window.files.outside.watch
    for path in (*watch._watcher.files(), *watch._watcher.directories()):
        watch._watcher.removePath(path)
    assert watch.poll.isActive()
    _in_place(saved)
    watch.poll.setInterval(1)
    watch.poll.start()
    qtbot.waitUntil(lambda: bool(_bars(window)))


def test_half_a_file_is_waited_for(
    window: MainWindow, saved: Path, qtbot: QtBot, look: Callable[[], None]
) -> None:
    whole = saved.read_bytes().replace(TITLE, b'"From elsewhere"')
    saved.write_bytes(whole[: len(whole) // 2])
    look()
    assert _bars(window) == []
    saved.write_bytes(whole)
    qtbot.waitUntil(lambda: bool(_bars(window)))
    assert "map renamed" in _texts(window)[0]


def test_what_stays_unreadable_is_told(
    window: MainWindow, saved: Path, qtbot: QtBot, look: Callable[[], None]
) -> None:
    window.files.outside.watch.settled.setInterval(1)
    _garbage(saved)
    look()
    qtbot.waitUntil(lambda: bool(_bars(window)))
    assert "cannot be read now. Your map is whole here." in _texts(window)[0]
    _press(window, "Overwrite")
    assert load(saved).document == window.bench.session.document
    assert saved.with_name("shop (as found).journey").read_bytes() == b"\0" * 400


def test_a_file_that_may_not_be_read_is_told(
    window: MainWindow, saved: Path, look: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_open = Path.open

    def closed(path: Path, *args: object, **more: object) -> object:
        if path == saved:
            raise PermissionError(13, "Permission denied")
        return plain_open(path, *args, **more)  # type: ignore[call-overload]

    _in_place(saved)
    monkeypatch.setattr(Path, "open", closed)
    look()
    assert "may no longer be read" in _texts(window)[0]
    assert _buttons(window) == ["Save as…"]


# --- reload --------------------------------------------------------------------------------


def test_a_reload_is_one_step_that_can_be_undone(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    _edit_here(window, title="Mine")
    _in_place(saved)
    look()
    _press(window, "Reload")
    session = window.bench.session
    assert _title(window) == "From elsewhere"
    assert session.clean
    assert _bars(window) == []
    assert _kept(window, Reason.BEFORE_RELOAD) == ["Mine"]
    session.undo_stack.undo()
    assert _title(window) == "Mine"
    assert not session.clean


def test_a_reload_that_was_undone_does_not_let_a_save_overwrite_the_file(
    window: MainWindow, saved: Path, look: Callable[[], None], qtbot: QtBot
) -> None:
    _in_place(saved)
    look()
    _press(window, "Reload")
    window.bench.session.undo_stack.undo()
    assert not window.files.save()
    qtbot.waitUntil(lambda: bool(_bars(window)))
    assert load(saved).document.info.title == "From elsewhere"
    window.bench.session.undo_stack.redo()
    _edit_here(window, title="On top")
    assert window.files.save()
    assert load(saved).document.info.title == "On top"


# --- a save never overwrites what was not seen ---------------------------------------------


@pytest.mark.parametrize("way", ["replaced", "edited in place", "same size and time"])
def test_a_save_does_not_overwrite_what_was_not_seen(
    window: MainWindow, saved: Path, qtbot: QtBot, way: str
) -> None:
    _edit_here(window, title="Mine")
    CHANGES[way][0](saved)
    theirs = saved.read_bytes()
    assert not window.files.save()
    assert saved.read_bytes() == theirs
    qtbot.waitUntil(lambda: bool(_bars(window)))
    assert _buttons(window) == ["Merge…", "Reload", "Keep both", "Overwrite"]
    assert "Here, not saved yet: map renamed." in _texts(window)[0]


def test_what_is_overwritten_on_purpose_is_kept_first(
    window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    _edit_here(window, title="Mine")
    _in_place(saved)
    assert not window.files.save()
    qtbot.waitUntil(lambda: bool(_bars(window)))
    _press(window, "Overwrite")
    assert load(saved).document.info.title == "Mine"
    assert window.bench.session.clean
    assert _bars(window) == []
    assert _kept(window, Reason.OVERWRITTEN) == ["From elsewhere"]


def test_overwriting_stops_at_what_came_after_it_was_told(
    window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    _edit_here(window, title="Mine")
    _in_place(saved)
    assert not window.files.save()
    qtbot.waitUntil(lambda: bool(_bars(window)))
    _elsewhere(saved, title="Still later")
    _press(window, "Overwrite")
    assert load(saved).document.info.title == "Still later"
    qtbot.waitUntil(lambda: bool(_bars(window)))
    assert _kept(window, Reason.OVERWRITTEN) == ["From elsewhere"]


def test_keeping_both_saves_ours_beside_under_a_name_that_says_so(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    _edit_here(window, title="Mine")
    _in_place(saved)
    look()
    _press(window, "Keep both")
    beside = saved.with_name("shop (my edits).journey")
    assert load(beside).document.info.title == "Mine"
    assert load(saved).document.info.title == "From elsewhere"
    assert window.bench.session.path == beside
    assert "You work on “shop (my edits).journey” now" in _texts(window)[0]


# --- merge ---------------------------------------------------------------------------------


def _two_cards(window: MainWindow) -> tuple[str, str]:
    cards = sorted(window.bench.session.document.cards)
    return cards[0], cards[1]


def test_a_merge_is_looked_over_first_and_is_one_step(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    session = window.bench.session
    steps = sorted(session.document.steps)
    _edit_here(window, steps[0], name="Mine")
    before, mine = load(saved).revision, session.document
    _elsewhere(saved, record_id=steps[1], name="Theirs")
    look()
    assert "step renamed. Here, not saved yet: 1 step renamed." in _texts(window)[0]
    _press(window, "Merge…")
    assert session.document == mine  # nothing is done before it was looked over
    assert any("would come in: 1 step renamed." in text for text in _texts(window))
    _press(window, "Merge")
    names = [session.document.steps[step].name for step in steps[:2]]
    assert names == ["Mine", "Theirs"]
    assert not session.clean
    theirs = load(saved).revision
    session.undo_stack.undo()
    assert session.document == mine
    session.undo_stack.redo()
    assert window.files.save()
    assert {before, theirs} <= set(load(saved).parents)
    assert session.clean


def test_a_merge_that_was_undone_does_not_let_a_save_overwrite_the_file(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    steps = sorted(window.bench.session.document.steps)
    _edit_here(window, steps[0], name="Mine")
    _elsewhere(saved, record_id=steps[1], name="Theirs")
    look()
    _press(window, "Merge…")
    _press(window, "Merge")
    _press(window, "Undo")
    assert not window.files.save()
    assert load(saved).document.steps[steps[1]].name == "Theirs"


def test_what_clashes_in_a_merge_is_on_the_map_twice(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    session = window.bench.session
    _edit_here(window, title="Mine")
    _elsewhere(saved, title="Theirs")
    look()
    _press(window, "Merge…")
    _press(window, "Merge")
    (bar,) = _bars(window)
    assert "One thing clashes; nothing of it is lost." in bar.notice.text
    assert "title is “Mine” here and “Theirs” there; yours stays." in bar.notice.details[0]
    assert _title(window) == "Mine"
    assert sorted(_kept(window, Reason.BEFORE_MERGE)) == ["Mine", "Theirs"]
    assert window.files.save()
    assert load(saved).document == session.document


def test_a_file_that_changed_since_it_was_looked_over_is_looked_over_again(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    _edit_here(window, title="Mine")
    steps = sorted(window.bench.session.document.steps)
    _elsewhere(saved, record_id=steps[0], name="One")
    look()
    _press(window, "Merge…")
    _elsewhere(saved, record_id=steps[1], name="Two")
    _press(window, "Merge")
    assert any("2 steps renamed" in text for text in _texts(window))
    assert window.bench.session.document.steps[steps[0]].name != "One"


# --- gone, moved, away ---------------------------------------------------------------------


def test_a_deleted_file_leaves_the_map_open_and_is_put_back(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    saved.unlink()
    look()
    assert window.isWindowModified()
    _press(window, "Save again")
    assert load(saved).document == window.bench.session.document
    assert not window.isWindowModified()
    assert _bars(window) == []


def test_a_file_that_comes_back_as_it_was_is_no_longer_talked_about(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    away = saved.parent.with_name("unplugged")
    saved.parent.rename(away)
    look()
    assert _bars(window)[0].notice.tone is Tone.WARNING
    away.rename(saved.parent)
    look()
    assert _bars(window) == []
    assert window.bench.session.clean


def test_a_share_that_comes_back_is_saved_to_again(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    away = saved.parent.with_name("unplugged")
    saved.parent.rename(away)
    look()
    _edit_here(window, title="Mine")
    assert not window.files.save()
    away.rename(saved.parent)
    assert window.files.save()
    assert load(saved).document.info.title == "Mine"


def test_a_renamed_file_is_followed(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    _moved(saved)
    look()
    _press(window, "Follow it")
    new = saved.with_name("renamed.journey")
    assert window.bench.session.path == new
    assert window.bench.session.clean
    _edit_here(window, title="Mine")
    assert window.files.save()
    assert load(new).document.info.title == "Mine"
    assert not saved.exists()


def test_an_earlier_state_put_back_is_called_that(
    window: MainWindow, saved: Path, look: Callable[[], None], tmp_path: Path
) -> None:
    backup = shutil.copy2(saved, tmp_path / "backup")
    _edit_here(window, title="Later")
    assert window.files.save()
    shutil.copy2(backup, saved)
    look()
    assert "was put back to an earlier state: map renamed." in _texts(window)[0]


def test_another_program_is_named(
    window: MainWindow, saved: Path, look: Callable[[], None]
) -> None:
    data = saved.read_bytes().replace(TITLE, b'"Theirs"')
    start = data.index(b'"app": "') + len(b'"app": "')
    saved.write_bytes(data[:start] + b"Mapmaker 2" + data[data.index(b'"', start) :])
    look()
    assert _texts(window)[0].startswith("Mapmaker 2 changed “shop.journey”: map renamed.")
