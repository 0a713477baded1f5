"""The program started again after a crash: what was not saved is offered, and comes back."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.document.session import DocumentSession
from designer.recovery.row import Wish
from designer.window.main_window import MainWindow
from model.edits import edit
from model.errors import FileError
from model.journal.reading import left_behind
from model.records import MAP_ID
from model.recovery import tries
from model.samples import default_sample
from model.storage import load, save
from model.versions import Reason, VersionStore
from tests.helpers.crashing import Restarted, crashed, journal_of, recorded
from tests.helpers.saving import until_saved
from tests.helpers.settling import settle

Restart = Callable[[], Restarted]


@pytest.fixture
def restart(
    application: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Restart]:
    """The first program is killed as it is now; answers the next one."""
    started: list[Restarted] = []

    def again() -> Restarted:
        before = started[-1].program if started else application
        left = crashed(before.places, tmp_path / f"left{len(started)}")
        if before.windows and any(window.map_path is not None for window in before.windows):
            _die(before)
        started.append(Restarted(qapp, qtbot, left))
        return started[-1]

    yield again
    for each in reversed(started):
        each.end()


def _die(program: Application) -> None:
    """What only the end of a process does here: nobody holds a file any more."""
    for window in list(program.windows):
        window.bench.session.mark_saved()
        window.close()
    settle()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A map in a file."""
    path = tmp_path / "kickoff.journey"
    document = load(default_sample().path).document
    save(path, document, map_id="map-kickoff", parents=())
    return path


def _title(session: DocumentSession, title: str) -> None:
    session.push(edit(session.document, MAP_ID, title=title))


def _texts(session: DocumentSession) -> list[str]:
    stack = session.undo_stack
    return [stack.text(place) for place in range(stack.count())]


def _wish(restarted: Restarted, wish: Wish, row: int = 0) -> None:
    restarted.rows()[row].buttons[wish].click()
    settle()


def _left(restarted: Restarted) -> int:
    """How many journals of the program that was killed are still there."""
    return len(left_behind(restarted.program.places.journals))


# --- restored ------------------------------------------------------------------------------------


def test_a_map_never_saved_comes_back_with_its_history_marked_as_edited(
    window: MainWindow, restart: Restart
) -> None:
    before = window.bench.session
    for title in ("One", "Two", "Three"):
        _title(before, title)
    before.undo_stack.undo()
    program = restart()
    (row,) = program.look()
    assert row.title == "Two"
    _wish(program, Wish.RESTORE)
    assert program.rows() == []
    session = program.window.bench.session  # on the start page: here, not in another window
    assert session.document == before.document
    assert (_texts(session), session.undo_stack.index()) == (_texts(before), 2)
    assert session.path is None
    assert not session.clean
    assert program.window.isWindowModified()
    for stack in (session.undo_stack, before.undo_stack):
        stack.redo()
    assert session.document == before.document
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        before.undo_stack.undo()
        assert session.document == before.document
    assert not before.undo_stack.canUndo()
    assert not session.clean  # what there was before the first edit was never saved either


def test_the_journal_goes_when_the_map_has_one_of_its_own_and_history_outlives_the_next_crash(
    window: MainWindow, restart: Restart
) -> None:
    for title in ("One", "Two"):
        _title(window.bench.session, title)
    window.bench.session.undo_stack.undo()
    program = restart()
    program.look()
    assert tries.tries_of(next(program.program.places.journals.glob("*Z-*"))) == 0
    _wish(program, Wish.RESTORE)
    assert _left(program) == 0  # what is there is somebody's who lives
    assert journal_of(program.window).path.is_dir()
    again = restart()
    (row,) = again.look()
    assert row.title == "One"
    _wish(again, Wish.RESTORE)
    session = again.window.bench.session
    assert session.document.info.title == "One"
    session.undo_stack.redo()
    assert session.document.info.title == "Two"
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.document.info.title == "Shop"


def test_a_map_of_a_file_is_saved_to_it_again(
    application: Application, saved: Path, restart: Restart
) -> None:
    window = application.open_window(path=saved)
    _title(window.bench.session, "Edited")
    program = restart()
    (row,) = program.look()
    assert row.title == "Edited"
    _wish(program, Wish.RESTORE)
    session = program.window.bench.session
    assert session.path == saved
    assert session.origin.map_id == "map-kickoff"
    program.window.files.save()
    until_saved(program.window)
    assert load(saved).document.info.title == "Edited"
    assert session.clean
    assert program.notices() == []


def test_a_file_that_changed_meanwhile_is_not_written_over_unasked(
    application: Application, saved: Path, restart: Restart, qtbot: QtBot
) -> None:
    window = application.open_window(path=saved)
    _title(window.bench.session, "Edited here")
    program = restart()
    theirs = load(saved)
    other = DocumentSession(theirs.document)
    _title(other, "Edited elsewhere")
    save(saved, other.document, map_id=theirs.map_id, parents=(theirs.revision,), overwrite=True)
    program.look()
    _wish(program, Wish.RESTORE)
    program.window.files.save()
    until_saved(program.window)
    assert load(saved).document.info.title == "Edited elsewhere"
    qtbot.waitUntil(lambda: any("changed" in text for text in program.notices()))


def test_typed_text_comes_back_where_it_belongs(small: MainWindow, restart: Restart) -> None:
    canvas = small.bench.canvas
    card = next(iter(canvas.document.cards.values()))
    small.bench.capture.open()
    QTest.keyClicks(small.bench.capture.field, "not added yet #web")
    canvas.edit_text(card.id)
    settle()
    editor = canvas.editing.editor
    assert editor is not None
    QTest.keyClicks(editor, "xyz")  # the last letters are still on their way to the map
    journal_of(small).look()
    assert canvas.document.cards[card.id].text != "xyz"
    program = restart()
    program.look()
    _wish(program, Wish.RESTORE)
    bench = program.window.bench
    assert bench.session.document.cards[card.id].text == "xyz"
    assert bench.capture.waiting == "not added yet #web"
    assert bench.capture.isVisible()
    assert bench.session.undo_stack.undoText() == "Recovered text"


# --- what else can be done about it ------------------------------------------------------------


def test_two_maps_one_restored_one_discarded_and_taken_back(
    window: MainWindow, application: Application, restart: Restart
) -> None:
    _title(window.bench.session, "First " * 40)
    other = application.open_window()
    other.files.start_from("purchase")
    _title(other.bench.session, "Second")
    lost = other.bench.session.document
    program = restart()
    rows = program.look()
    assert {row.title.strip() for row in rows} == {("First " * 40).strip(), "Second"}
    second = next(row for row in rows if row.title == "Second")
    second.buttons[Wish.DISCARD].click()
    assert len(program.rows()) == 2  # asked about first
    second.keep.click()
    assert second.buttons[Wish.DISCARD].isVisible()
    second.buttons[Wish.DISCARD].click()
    second.discard.click()
    settle()
    assert len(program.rows()) == 1
    (said,) = program.window.view.messages.bars()
    assert said.notice.text == "“Second” was discarded."
    store = VersionStore(program.program.places.versions)
    (version,) = store.of(other.bench.session.origin.map_id)
    assert version.reason is Reason.GIVEN_UP
    assert store.load(version) == lost
    _wish(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "First " * 40
    said.notice.choices[0].action()
    settle()
    assert program.program.windows[-1].bench.session.document == lost
    assert not program.program.windows[-1].bench.session.clean


def test_not_now_asks_again_when_it_is_asked_for_and_at_the_next_start(
    window: MainWindow, restart: Restart
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    program.look()
    assert program.recovery.bar is not None
    program.recovery.bar.not_now.click()
    settle()
    assert program.rows() == []
    assert _left(program) == 1
    program.window.actions_by_id["file.recover"].trigger()
    assert len(program.look(asked=True)) == 1
    assert len(restart().look()) == 1


def test_asking_where_there_is_nothing_is_answered(restart: Restart) -> None:
    program = restart()
    assert program.look() == []
    assert program.notices() == []
    program.look(asked=True)
    assert program.notices() == ["Every map was saved: there is nothing to recover."]


def test_a_look_changes_nothing_and_decides_nothing(window: MainWindow, restart: Restart) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    program.look()
    _wish(program, Wish.LOOK)
    looked = program.program.windows[-1]
    assert looked is not program.window
    assert looked.bench.session.document.info.title == "Edited"
    assert looked.bench.session.read_only
    assert len(program.rows()) == 1
    assert looked.close()
    settle()
    _wish(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "Edited"


def test_saved_elsewhere_without_opening_it_with_the_note_that_waited(
    small: MainWindow, restart: Restart, tmp_path: Path
) -> None:
    small.bench.capture.open()
    QTest.keyClicks(small.bench.capture.field, "a note")
    journal_of(small).look()
    _title(small.bench.session, "Edited")
    program = restart()
    program.look()
    folder = program.window.files.folder()
    program.dialogs.path = None
    _wish(program, Wish.SAVE)
    assert len(program.rows()) == 1  # nowhere to: nothing happened
    program.dialogs.path = tmp_path / "elsewhere"
    _wish(program, Wish.SAVE)
    loaded = load(tmp_path / "elsewhere.journey")
    assert loaded.document.info.title == "Edited"
    assert "a note" in {card.text for card in loaded.document.cards.values()}
    assert program.dialogs.suggested == folder / "Edited.journey"
    assert program.rows() == []
    assert _left(program) == 0


def test_the_bar_stands_above_an_open_map_too_and_another_map_may_be_opened_meanwhile(
    window: MainWindow, restart: Restart, saved: Path
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    program.window.files.open(saved)
    program.look()
    assert program.recovery.bar is not None
    assert program.recovery.bar.isVisible()
    assert program.window.has_map
    _title(program.window.bench.session, "One can go on working")
    _wish(program, Wish.RESTORE)
    assert program.window.bench.session.path == saved
    assert program.program.windows[-1].bench.session.document.info.title == "Edited"


def test_a_window_closed_with_the_bar_in_it_decides_nothing(
    window: MainWindow, restart: Restart, qtbot: QtBot
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    other = program.program.open_window()
    program.look()
    holder = next(each for each in program.program.windows if each.view.messages.isVisible())
    holder.close()
    qtbot.waitUntil(lambda: program.recovery.bar is None)
    assert other is not None
    assert _left(program) == 1
    assert len(program.look(asked=True)) == 1


# --- saved in the end, damaged, newer, fatal --------------------------------------------------


def test_a_map_that_was_saved_in_the_end_goes_silently(
    application: Application, saved: Path, restart: Restart
) -> None:
    window = application.open_window(path=saved)
    _title(window.bench.session, "Edited")
    window.files.save()
    until_saved(window)
    program = restart()
    assert program.look() == []
    assert program.notices() == []
    assert _left(program) == 0


def test_a_map_that_reached_its_file_right_before_the_crash_goes_silently(
    application: Application, saved: Path, restart: Restart
) -> None:
    window = application.open_window(path=saved)
    session = window.bench.session
    _title(session, "Edited")
    origin = session.origin
    save(saved, session.document, map_id=origin.map_id, parents=origin.parents, overwrite=True)
    assert restart().look() == []


def test_a_damaged_journal_is_told_and_gives_what_it_has(
    window: MainWindow, restart: Restart, application: Application
) -> None:
    for title in ("One", "Two", "Three"):
        _title(window.bench.session, title)
    program = restart()
    (log,) = program.program.places.journals.glob("*/*.log")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join((*lines[:3], b"X" + lines[3][1:])))
    program.look()
    _wish(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "Two"
    (bar,) = program.window.view.messages.bars()
    assert "journal was damaged" in bar.notice.text
    assert bar.notice.details


def test_a_journal_of_which_nothing_is_left_is_told_and_can_be_let_go(
    window: MainWindow, restart: Restart
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    (base,) = program.program.places.journals.glob("*/*.base")
    base.write_bytes(gzip.compress(b"quite another file"))
    (row,) = program.look()
    assert set(row.buttons) == {Wish.DISCARD}
    row.buttons[Wish.DISCARD].click()
    row.discard.click()
    settle()
    assert _left(program) == 0


def test_a_journal_of_a_newer_program_is_kept_and_told(
    window: MainWindow, restart: Restart
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    (base,) = program.program.places.journals.glob("*/*.base")
    base.write_bytes(base.read_bytes().replace(b"journal 1 ", b"journal 9 ", 1))
    (row,) = program.look()
    assert row.buttons == {}
    assert "newer Journeyboard" in row.loss
    program.recovery.end()
    assert base.exists()


def test_what_ended_the_program_twice_is_left_alone_until_somebody_asks_for_it(
    window: MainWindow, restart: Restart
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    (journal,) = (path for path in program.program.places.journals.iterdir() if path.is_dir())
    for _ in range(2):
        tries.begin(journal)  # and the program ends
    (row,) = program.look()
    assert set(row.buttons) == {Wish.RESTORE, Wish.DISCARD}
    assert "ended twice" in row.loss
    assert tries.tries_of(journal) == 2
    _wish(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "Edited"
    assert tries.tries_of(journal) == 0


def test_a_crash_while_it_is_looked_at_is_counted(
    window: MainWindow, restart: Restart, monkeypatch: pytest.MonkeyPatch
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    (journal,) = (path for path in program.program.places.journals.iterdir() if path.is_dir())
    seen: list[int] = []
    monkeypatch.setattr(
        "designer.recovery.recovery.map_picture",
        lambda *_args: seen.append(tries.tries_of(journal)),
    )
    program.look()
    assert seen == [1]  # a program that ends here leaves this behind
    assert tries.tries_of(journal) == 0


def test_a_disk_that_is_full_keeps_the_journal_until_the_map_is_safe(
    window: MainWindow, restart: Restart, monkeypatch: pytest.MonkeyPatch
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    program.look()
    with monkeypatch.context() as patched:
        patched.setattr("model.disk.create", _full)
        _wish(program, Wish.RESTORE)
        assert program.window.bench.session.document.info.title == "Edited"
        assert any("not protected" in text for text in program.notices())
    folder = program.program.places.journals.parent / "copy"
    assert [found.document.info.title for found in recorded(program.program.places, folder)] == [
        "Edited"
    ]


def test_a_discard_that_cannot_be_kept_among_the_versions_discards_nothing(
    window: MainWindow, restart: Restart, monkeypatch: pytest.MonkeyPatch
) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    (row,) = program.look()

    def refused(*_args: object, **_kwargs: object) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr(VersionStore, "keep", refused)
    row.buttons[Wish.DISCARD].click()
    row.discard.click()
    settle()
    assert program.rows() == [row]
    assert program.notices() == ["The disk is full."]


def test_a_long_history_comes_back_in_portions_with_its_progress(
    window: MainWindow, restart: Restart, qtbot: QtBot
) -> None:
    for number in range(450):
        _title(window.bench.session, f"Title {number}")
    program = restart()
    (row,) = program.look()
    row.buttons[Wish.RESTORE].click()
    assert row.progress.isVisibleTo(row)
    assert not program.window.has_map
    qtbot.waitUntil(lambda: program.window.has_map, timeout=20_000)
    session = program.window.bench.session
    assert session.undo_stack.count() == 450
    assert session.document == window.bench.session.document


def _full(*_args: object, **_kwargs: object) -> int:
    raise OSError(28, "No space left on device")


def test_the_recovery_is_let_go_with_the_program(window: MainWindow, restart: Restart) -> None:
    _title(window.bench.session, "Edited")
    program = restart()
    program.look()
    program.program.end()
    with contextlib.suppress(FileError):
        assert _left(program) == 1
