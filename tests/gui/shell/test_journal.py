"""Every open map has a journal: each step at once, what is being typed soon, gone when left."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.boards.personas.board import PersonasBoard
from designer.dialogs.protocol import Unsaved
from designer.keeping.journal_keeper import JournalKeeper
from designer.keeping.waiting_texts import waiting_texts
from designer.window.main_window import MainWindow
from model import disk
from model.document import JourneyMap
from model.edits import edit
from model.journal.writer import Journal
from model.records import MAP_ID
from model.recovery.typed import NOTE, field_place
from model.samples import default_sample
from model.templates import from_template
from tests.gui.shell.boards.people import people_map
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.crashing import journal_of, recorded
from tests.helpers.saving import until_saved
from tests.helpers.settling import settle

MERMAID = "journey\n  title Tea\n  section Make\n    Boil water: 5: Me, Cat\n"


def _rename(window: MainWindow, title: str) -> None:
    session = window.bench.session
    session.push(edit(session.document, MAP_ID, title=title))


def _from_file(window: MainWindow, folder: Path) -> None:
    path = folder / "a.journey"
    path.write_bytes(default_sample().path.read_bytes())
    window.files.open(path)


def _imported(window: MainWindow, folder: Path) -> None:
    (folder / "tea.mmd").write_text(MERMAID, encoding="utf-8")
    window.files.open(folder / "tea.mmd")


@pytest.mark.parametrize(
    "opened",
    [
        lambda window, _folder: window.files.start_from("purchase"),
        lambda window, _folder: window.files.open_sample(),
        _from_file,
        _imported,
    ],
    ids=["template", "sample", "file", "import"],
)
def test_an_edit_is_in_the_journal_before_the_event_is_over_however_the_map_came(
    application: Application, tmp_path: Path, opened: Callable[[MainWindow, Path], None]
) -> None:
    window = application.open_window()
    opened(window, tmp_path)
    _rename(window, "Edited")  # and no turn of the event loop after it
    (found,) = recorded(application.places, tmp_path / "left")
    assert found.document == window.bench.session.document
    assert found.unsaved


def test_an_import_is_safe_before_anything_is_edited(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    window = application.open_window()
    _imported(window, tmp_path)
    assert journal_of(window).secured()
    (found,) = recorded(application.places, tmp_path / "left")
    assert found.unsaved
    assert found.document.info.title == "Tea"


def test_a_map_that_was_only_opened_has_its_journal_a_moment_later(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    window = application.open_window()
    _from_file(window, tmp_path)
    places = application.places
    qtbot.waitUntil(lambda: any(places.journals.glob("*/*.base")))
    (found,) = recorded(places, tmp_path / "left")
    assert not found.unsaved
    assert found.head.path == tmp_path / "a.journey"


def test_undo_redo_and_what_is_saved_are_written_down(
    application: Application, window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    stack = window.bench.session.undo_stack
    for title in ("One", "Two", "Three"):
        _rename(window, title)
    stack.undo()
    stack.undo()
    stack.redo()
    (found,) = recorded(application.places, tmp_path / "left")
    assert found.document.info.title == "Two"
    assert (len(found.steps), found.position) == (3, 2)
    dialogs.path = tmp_path / "kept.journey"
    window.files.save()
    until_saved(window)
    (found,) = recorded(application.places, tmp_path / "left2")
    assert not found.unsaved
    assert found.head.path == dialogs.path
    assert found.head.parents == window.bench.session.origin.parents


@pytest.mark.parametrize("given_up", [True, False])
def test_a_map_left_in_order_leaves_no_journal(
    application: Application,
    window: MainWindow,
    dialogs: FakeDialogs,
    tmp_path: Path,
    given_up: bool,
) -> None:
    _rename(window, "Edited")
    dialogs.path = tmp_path / "kept.journey"
    dialogs.unsaved_answer = Unsaved.DISCARD if given_up else Unsaved.SAVE
    assert window.close()
    settle()
    assert list(application.places.journals.iterdir()) == []


def test_a_map_that_is_left_while_its_journal_is_being_prepared_gets_none(
    window: MainWindow,
) -> None:
    window.files.start_from("purchase")
    journal = journal_of(window)
    journal._warm_up()
    for thread in threading.enumerate():
        if thread.name == "journal-import":
            thread.join()
    assert window.close()  # before the word of that thread arrives
    settle()
    assert journal.path is None


def test_another_map_in_the_same_window_has_its_own_journal(
    application: Application, window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    _rename(window, "Given up")
    dialogs.unsaved_answer = Unsaved.DISCARD
    window.files.start_from("purchase")
    _rename(window, "The next one")
    (found,) = recorded(application.places, tmp_path / "left")
    assert found.document.info.title == "The next one"


def test_a_map_for_looking_only_has_no_journal_until_it_is_saved_as_ones_own(
    application: Application, window: MainWindow
) -> None:
    keeper = window.findChild(JournalKeeper)
    assert keeper is not None
    session = window.bench.session
    window.files.left.emit(session, False)
    session.forbid_edits("only a look")
    window.files.opened.emit(session)
    assert keeper.journal_of(session) is None
    session.allow_edits()
    assert keeper.journal_of(session) is not None


# --- what is being typed ------------------------------------------------------------------


def test_a_note_in_the_line_is_written_down_while_it_is_typed(
    application: Application, small: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper = small.findChild(JournalKeeper)
    assert keeper is not None
    capture = small.bench.capture
    capture.open()
    QTest.keyClicks(capture.field, "called the hotline")
    assert keeper.looks_every is not None
    assert keeper.looks_every <= 400  # with the writing: at most half a second is lost
    number = iter(range(1_000))

    def written() -> bool:
        found = recorded(application.places, tmp_path / f"left{next(number)}")
        return bool(found) and found[0].typed == {NOTE: "called the hotline"}

    qtbot.waitUntil(written)
    QTest.keyClick(capture.field, Qt.Key.Key_Return)  # now it is on the map, and only there
    settle()
    (found,) = recorded(application.places, tmp_path / "after")
    assert found.typed == {}
    assert "called the hotline" in {card.text for card in found.document.cards.values()}


def test_nothing_is_looked_for_while_nobody_types(small: MainWindow) -> None:
    keeper = small.findChild(JournalKeeper)
    assert keeper is not None
    small.bench.inspector.form.focus_first()  # type: ignore[union-attr]
    settle()
    assert keeper.looks_every is not None
    small.setFocus()
    settle()
    assert keeper.looks_every is None


def test_a_letter_on_the_map_waits_nowhere_for_long(small: MainWindow) -> None:
    canvas = small.bench.canvas
    card = next(iter(canvas.document.cards.values()))
    canvas.edit_text(card.id)
    settle()
    editor = canvas.editing.editor
    assert editor is not None
    QTest.keyClicks(editor, "abc")  # the first at once, the others in small portions
    waiting = waiting_texts(small.bench)
    assert waiting == {field_place(card.id, "text"): "abc"}
    canvas.editing.catch_up()
    assert waiting_texts(small.bench) == {}


def test_what_an_input_method_composes_counts_as_typed(small: MainWindow) -> None:
    canvas = small.bench.canvas
    card = next(iter(canvas.document.cards.values()))
    canvas.edit_text(card.id)
    settle()
    editor = canvas.editing.editor
    assert editor is not None
    QTest.keyClicks(editor, "ab")
    canvas.editing.catch_up()
    QApplication.sendEvent(editor, QInputMethodEvent("にほん", []))
    assert waiting_texts(small.bench) == {field_place(card.id, "text"): "abにほん"}


def test_half_a_date_in_a_form_waits(open_map: Callable[[JourneyMap], MainWindow]) -> None:
    window = open_map(from_template("purchase"))
    window.activateWindow()
    window.bench.show_map()
    form = window.bench.inspector.form
    assert form is not None
    field = form.binding("created_on").row.field  # type: ignore[attr-defined]
    field.setFocus()
    settle()
    QTest.keyClicks(field.focusProxy(), "12. Nov")
    assert waiting_texts(window.bench) == {field_place(MAP_ID, "created_on"): "12. Nov"}


def test_half_a_date_in_the_large_form_of_a_persona_waits(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    window = open_map(people_map())
    window.activateWindow()
    window.bench.boards.show("personas")
    board = window.bench.middle.board
    assert isinstance(board, PersonasBoard)
    board.open_persona("mara")
    field = board.pages.editor.forms[0].binding("validated_on").row.field  # type: ignore[attr-defined]
    field.setFocus()
    settle()
    field.focusProxy().selectAll()
    QTest.keyClicks(field.focusProxy(), "12. Nov")
    assert waiting_texts(window.bench) == {field_place("mara", "validated_on"): "12. Nov"}


# --- a journal that cannot be kept -------------------------------------------------------------


def _said(window: MainWindow) -> list[str]:
    return [bar.notice.text for bar in window.view.messages.bars()]


def test_a_folder_that_cannot_be_written_is_told_once_and_editing_goes_on(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    places = application.places
    places.journals.parent.mkdir(parents=True, exist_ok=True)
    places.journals.write_text("a file where a folder should be", encoding="utf-8")
    window = application.open_window()
    window.files.start_from("purchase")
    _rename(window, "One")
    _rename(window, "Two")
    settle()
    told = [text for text in _said(window) if "not protected against a crash" in text]
    assert len(told) == 1
    assert window.bench.session.document.info.title == "Two"
    places.journals.unlink()
    qtbot.waitUntil(lambda: not journal_of(window).failing)
    assert _said(window) == ["Edits are protected against a crash again."]
    (found,) = recorded(places, tmp_path / "left")
    assert found.document.info.title == "Two"


def test_a_full_disk_is_told_at_the_very_edit_that_it_fails(
    application: Application, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rename(window, "Kept")

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    _rename(window, "Not kept")
    (text,) = _said(window)
    assert "not protected against a crash" in text
    assert "tried again by itself" in text
    assert window.bench.session.document.info.title == "Not kept"
    window.bench.session.undo_stack.undo()
    assert window.bench.session.document.info.title == "Kept"


def test_an_error_in_the_program_has_the_journal_synced(
    application: Application, small: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.bench.capture.open()
    QTest.keyClicks(small.bench.capture.field, "just typed")
    application.alarm.raised()
    found = recorded(application.places, tmp_path / "left")
    assert found[0].typed == {NOTE: "just typed"}


def test_in_safe_mode_each_step_is_flushed(
    application: Application, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    begin = Journal.begin

    def spied(*args, each_synced: bool, **kwargs):
        begun.append(each_synced)
        return begin(*args, each_synced=each_synced, **kwargs)

    monkeypatch.setattr(Journal, "begin", spied)
    for safe in (False, True):
        object.__setattr__(application._services, "safe", safe)
        other = application.open_window()
        other.files.start_from("purchase")
        _rename(other, "Edited")
    assert begun == [False, True]
