"""What is done about a file that changed elsewhere: reload, merge, both, ours; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from model.storage import load
from model.versions import Reason
from tests.gui.shell.elsewhere import (
    CHANGES,
    bars,
    buttons,
    edit_here,
    elsewhere,
    in_place,
    kept,
    press,
    texts,
    title,
)

# --- reload --------------------------------------------------------------------------------


def test_a_reload_is_one_step_that_can_be_undone(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    edit_here(window, title="Mine")
    in_place(shared_file)
    look()
    press(window, "Reload")
    session = window.bench.session
    assert title(window) == "From elsewhere"
    assert session.clean
    assert bars(window) == []
    assert kept(window, Reason.BEFORE_RELOAD) == ["Mine"]
    session.undo_stack.undo()
    assert title(window) == "Mine"
    assert not session.clean


def test_a_reload_that_was_undone_does_not_let_a_save_overwrite_the_file(
    window: MainWindow, shared_file: Path, look: Callable[[], None], qtbot: QtBot
) -> None:
    in_place(shared_file)
    look()
    press(window, "Reload")
    window.bench.session.undo_stack.undo()
    assert not window.files.save()
    qtbot.waitUntil(lambda: bool(bars(window)))
    assert load(shared_file).document.info.title == "From elsewhere"
    window.bench.session.undo_stack.redo()
    edit_here(window, title="On top")
    assert window.files.save()
    assert load(shared_file).document.info.title == "On top"


# --- a save never overwrites what was not seen ---------------------------------------------


@pytest.mark.parametrize("way", ["replaced", "edited in place", "same size and time"])
def test_a_save_does_not_overwrite_what_was_not_seen(
    window: MainWindow, shared_file: Path, qtbot: QtBot, way: str
) -> None:
    edit_here(window, title="Mine")
    CHANGES[way][0](shared_file)
    theirs = shared_file.read_bytes()
    assert not window.files.save()
    assert shared_file.read_bytes() == theirs
    qtbot.waitUntil(lambda: bool(bars(window)))
    assert buttons(window) == ["Merge…", "Reload", "Keep both", "Overwrite"]
    assert "Here, not saved yet: map renamed." in texts(window)[0]


def test_what_is_overwritten_on_purpose_is_kept_first(
    window: MainWindow, shared_file: Path, qtbot: QtBot
) -> None:
    edit_here(window, title="Mine")
    in_place(shared_file)
    assert not window.files.save()
    qtbot.waitUntil(lambda: bool(bars(window)))
    press(window, "Overwrite")
    assert load(shared_file).document.info.title == "Mine"
    assert window.bench.session.clean
    assert bars(window) == []
    assert kept(window, Reason.OVERWRITTEN) == ["From elsewhere"]


def test_overwriting_stops_at_what_came_after_it_was_told(
    window: MainWindow, shared_file: Path, qtbot: QtBot
) -> None:
    edit_here(window, title="Mine")
    in_place(shared_file)
    assert not window.files.save()
    qtbot.waitUntil(lambda: bool(bars(window)))
    elsewhere(shared_file, title="Still later")
    press(window, "Overwrite")
    assert load(shared_file).document.info.title == "Still later"
    qtbot.waitUntil(lambda: bool(bars(window)))
    assert kept(window, Reason.OVERWRITTEN) == ["From elsewhere"]


def test_keeping_both_saves_ours_beside_under_a_name_that_says_so(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    edit_here(window, title="Mine")
    in_place(shared_file)
    look()
    press(window, "Keep both")
    beside = shared_file.with_name("shop (my edits).journey")
    assert load(beside).document.info.title == "Mine"
    assert load(shared_file).document.info.title == "From elsewhere"
    assert window.bench.session.path == beside
    assert "You work on “shop (my edits).journey” now" in texts(window)[0]


# --- merge ---------------------------------------------------------------------------------


def test_a_merge_is_looked_over_first_and_is_one_step(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    session = window.bench.session
    steps = sorted(session.document.steps)
    edit_here(window, steps[0], name="Mine")
    before, mine = load(shared_file).revision, session.document
    elsewhere(shared_file, record_id=steps[1], name="Theirs")
    look()
    assert "step renamed. Here, not saved yet: 1 step renamed." in texts(window)[0]
    press(window, "Merge…")
    assert session.document == mine  # nothing is done before it was looked over
    assert any("would come in: 1 step renamed." in text for text in texts(window))
    press(window, "Merge")
    names = [session.document.steps[step].name for step in steps[:2]]
    assert names == ["Mine", "Theirs"]
    assert not session.clean
    theirs = load(shared_file).revision
    session.undo_stack.undo()
    assert session.document == mine
    session.undo_stack.redo()
    assert window.files.save()
    assert {before, theirs} <= set(load(shared_file).parents)
    assert session.clean


def test_a_merge_that_was_undone_does_not_let_a_save_overwrite_the_file(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    steps = sorted(window.bench.session.document.steps)
    edit_here(window, steps[0], name="Mine")
    elsewhere(shared_file, record_id=steps[1], name="Theirs")
    look()
    press(window, "Merge…")
    press(window, "Merge")
    press(window, "Undo")
    assert not window.files.save()
    assert load(shared_file).document.steps[steps[1]].name == "Theirs"


def test_what_clashes_in_a_merge_is_on_the_map_twice(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    session = window.bench.session
    edit_here(window, title="Mine")
    elsewhere(shared_file, title="Theirs")
    look()
    press(window, "Merge…")
    press(window, "Merge")
    (bar,) = bars(window)
    assert "One thing clashes; nothing of it is lost." in bar.notice.text
    assert "title is “Mine” here and “Theirs” there; yours stays." in bar.notice.details[0]
    assert title(window) == "Mine"
    assert sorted(kept(window, Reason.BEFORE_MERGE)) == ["Mine", "Theirs"]
    assert window.files.save()
    assert load(shared_file).document == session.document


def test_a_file_that_changed_since_it_was_looked_over_is_looked_over_again(
    window: MainWindow, shared_file: Path, look: Callable[[], None]
) -> None:
    edit_here(window, title="Mine")
    steps = sorted(window.bench.session.document.steps)
    elsewhere(shared_file, record_id=steps[0], name="One")
    look()
    press(window, "Merge…")
    elsewhere(shared_file, record_id=steps[1], name="Two")
    press(window, "Merge")
    assert any("2 steps renamed" in text for text in texts(window))
    assert window.bench.session.document.steps[steps[0]].name != "One"
