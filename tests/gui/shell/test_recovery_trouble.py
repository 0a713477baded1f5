"""Saved in the end, damaged, newer, fatal, on a full disk: what is left is told and never lost."""

from __future__ import annotations

import contextlib
import gzip
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.recovery.row import Wish
from designer.window.main_window import MainWindow
from model.errors import FileError
from model.recovery import tries
from model.storage import save
from model.versions import VersionStore
from tests.helpers.crashing import recorded
from tests.helpers.restarting import Restart, journals_left, retitle, wish_for
from tests.helpers.saving import until_saved
from tests.helpers.settling import settle

# --- saved in the end, damaged, newer, fatal --------------------------------------------------


def test_a_map_that_was_saved_in_the_end_goes_silently(
    application: Application, kickoff: Path, restart: Restart
) -> None:
    window = application.open_window(path=kickoff)
    retitle(window.bench.session, "Edited")
    window.files.save()
    until_saved(window)
    program = restart()
    assert program.look() == []
    assert program.notices() == []
    assert journals_left(program) == 0


def test_a_map_that_reached_its_file_right_before_the_crash_goes_silently(
    application: Application, kickoff: Path, restart: Restart
) -> None:
    window = application.open_window(path=kickoff)
    session = window.bench.session
    retitle(session, "Edited")
    origin = session.origin
    save(kickoff, session.document, map_id=origin.map_id, parents=origin.parents, overwrite=True)
    assert restart().look() == []


def test_a_damaged_journal_is_told_and_gives_what_it_has(
    window: MainWindow, restart: Restart, application: Application
) -> None:
    for title in ("One", "Two", "Three"):
        retitle(window.bench.session, title)
    program = restart()
    (log,) = program.program.places.journals.glob("*/*.log")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join((*lines[:3], b"X" + lines[3][1:])))
    program.look()
    wish_for(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "Two"
    (bar,) = program.window.view.messages.bars()
    assert "journal was damaged" in bar.notice.text
    assert bar.notice.details


def test_a_journal_of_which_nothing_is_left_is_told_and_can_be_let_go(
    window: MainWindow, restart: Restart
) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    (base,) = program.program.places.journals.glob("*/*.base")
    base.write_bytes(gzip.compress(b"quite another file"))
    (row,) = program.look()
    assert set(row.buttons) == {Wish.DISCARD}
    assert row.question.text() == "Discard it for good?"
    row.buttons[Wish.DISCARD].click()
    row.discard.click()
    settle()
    assert journals_left(program) == 0


def test_a_journal_of_a_newer_program_is_kept_and_told(
    window: MainWindow, restart: Restart
) -> None:
    retitle(window.bench.session, "Edited")
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
    retitle(window.bench.session, "Edited")
    program = restart()
    (journal,) = (path for path in program.program.places.journals.iterdir() if path.is_dir())
    for _ in range(2):
        tries.begin(journal)  # and the program ends
    (row,) = program.look()
    assert set(row.buttons) == {Wish.RESTORE, Wish.DISCARD}
    assert "ended twice" in row.loss
    assert tries.tries_of(journal) == 2
    wish_for(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "Edited"
    assert tries.tries_of(journal) == 0


def test_a_crash_while_it_is_looked_at_is_counted(
    window: MainWindow, restart: Restart, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(window.bench.session, "Edited")
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
    retitle(window.bench.session, "Edited")
    program = restart()
    program.look()
    with monkeypatch.context() as patched:
        patched.setattr("model.disk.create", _full)
        wish_for(program, Wish.RESTORE)
        assert program.window.bench.session.document.info.title == "Edited"
        assert any("not protected" in text for text in program.notices())
    folder = program.program.places.journals.parent / "copy"
    assert [found.document.info.title for found in recorded(program.program.places, folder)] == [
        "Edited"
    ]


def test_a_discard_that_cannot_be_kept_among_the_versions_discards_nothing(
    window: MainWindow, restart: Restart, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(window.bench.session, "Edited")
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
        retitle(window.bench.session, f"Title {number}")
    program = restart()
    (row,) = program.look()
    row.buttons[Wish.RESTORE].click()
    assert row.progress.isVisibleTo(row)
    assert not program.window.has_map
    qtbot.waitUntil(lambda: program.window.has_map)
    session = program.window.bench.session
    assert session.undo_stack.count() == 450
    assert session.document == window.bench.session.document


def _full(*_args: object, **_kwargs: object) -> int:
    raise OSError(28, "No space left on device")


def test_the_recovery_is_let_go_with_the_program(window: MainWindow, restart: Restart) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    program.look()
    program.program.end()
    with contextlib.suppress(FileError):
        assert journals_left(program) == 1
