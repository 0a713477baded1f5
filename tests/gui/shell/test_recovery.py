"""The program started again after a crash: what was not saved is offered, and comes back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.document.session import DocumentSession
from designer.places import Places
from designer.recovery import recovery
from designer.recovery.row import Wish
from designer.window.main_window import MainWindow
from model.journal.reading import left_behind
from model.recovery import tries
from model.storage import load, save
from model.versions import Reason, VersionStore
from tests.conftest import ROOT
from tests.helpers.crashing import Restarted, journal_of
from tests.helpers.restarting import Restart, journals_left, labels, retitle, wish_for
from tests.helpers.saving import until_saved
from tests.helpers.settling import settle
from widgets.cut_label import CutLabel

# --- restored ------------------------------------------------------------------------------------


def test_a_map_never_saved_comes_back_with_its_history_marked_as_edited(
    window: MainWindow, restart: Restart
) -> None:
    before = window.bench.session
    for title in ("One", "Two", "Three"):
        retitle(before, title)
    before.undo_stack.undo()
    program = restart()
    (row,) = program.look()
    assert row.title == "Two"
    wish_for(program, Wish.RESTORE)
    assert program.rows() == []
    session = program.window.bench.session  # on the start page: here, not in another window
    assert session.document == before.document
    assert (labels(session), session.undo_stack.index()) == (labels(before), 2)
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
        retitle(window.bench.session, title)
    window.bench.session.undo_stack.undo()
    program = restart()
    program.look()
    assert tries.tries_of(next(program.program.places.journals.glob("*Z-*"))) == 0
    wish_for(program, Wish.RESTORE)
    assert journals_left(program) == 0  # what is there is somebody's who lives
    own = journal_of(program.window).path
    assert own is not None
    assert own.is_dir()
    again = restart()
    (row,) = again.look()
    assert row.title == "One"
    wish_for(again, Wish.RESTORE)
    session = again.window.bench.session
    assert session.document.info.title == "One"
    session.undo_stack.redo()
    assert session.document.info.title == "Two"
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.document.info.title == "Shop"


def test_a_map_of_a_file_is_saved_to_it_again(
    application: Application, kickoff: Path, restart: Restart
) -> None:
    window = application.open_window(path=kickoff)
    retitle(window.bench.session, "Edited")
    program = restart()
    (row,) = program.look()
    assert row.title == "Edited"
    wish_for(program, Wish.RESTORE)
    session = program.window.bench.session
    assert session.path == kickoff
    assert session.origin.map_id == "map-kickoff"
    program.window.files.save()
    until_saved(program.window)
    assert load(kickoff).document.info.title == "Edited"
    assert session.clean
    assert program.notices() == []


def test_a_file_that_changed_meanwhile_is_not_written_over_unasked(
    application: Application, kickoff: Path, restart: Restart, qtbot: QtBot
) -> None:
    window = application.open_window(path=kickoff)
    retitle(window.bench.session, "Edited here")
    program = restart()
    theirs = load(kickoff)
    other = DocumentSession(theirs.document)
    retitle(other, "Edited elsewhere")
    save(kickoff, other.document, map_id=theirs.map_id, parents=(theirs.revision,), overwrite=True)
    program.look()
    wish_for(program, Wish.RESTORE)
    program.window.files.save()
    until_saved(program.window)
    assert load(kickoff).document.info.title == "Edited elsewhere"
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
    wish_for(program, Wish.RESTORE)
    bench = program.window.bench
    assert bench.session.document.cards[card.id].text == "xyz"
    assert bench.capture.waiting == "not added yet #web"
    assert bench.capture.isVisible()
    assert bench.session.undo_stack.undoText() == "Recovered text"


def test_a_note_that_came_back_comes_back_again_though_nobody_touched_it(
    application: Application, kickoff: Path, restart: Restart
) -> None:
    window = application.open_window(path=kickoff)
    window.bench.capture.open()
    QTest.keyClicks(window.bench.capture.field, "not added yet")
    journal_of(window).look()
    for _ in range(2):  # the map is as in its file: all there is to lose is the note
        program = restart()
        assert len(program.look()) == 1
        wish_for(program, Wish.RESTORE)
        assert program.window.bench.capture.waiting == "not added yet"


def test_the_real_program_killed_in_the_middle_of_a_note(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    command = (sys.executable, "-m", "tests.helpers.dying", str(tmp_path))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        places = Places.within(tmp_path)
        assert left_behind(places.journals) == ()  # somebody lives who has it
        child.kill()
    program = Restarted(qapp, qtbot, places)
    (row,) = program.look()
    assert row.title == "Two"
    wish_for(program, Wish.RESTORE)
    bench = program.window.bench
    assert bench.capture.waiting == "half a note"
    bench.session.undo_stack.redo()
    assert bench.session.document.info.title == "Three"
    program.end()


# --- what else can be done about it ------------------------------------------------------------


def test_two_maps_one_restored_one_discarded_and_taken_back(
    window: MainWindow, application: Application, restart: Restart
) -> None:
    retitle(window.bench.session, "First " * 40)
    other = application.open_window()
    other.files.start_from("purchase")
    retitle(other.bench.session, "Second")
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
    wish_for(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "First " * 40
    said.notice.choices[0].action()
    settle()
    assert program.program.windows[-1].bench.session.document == lost
    assert not program.program.windows[-1].bench.session.clean


def test_not_now_asks_again_when_it_is_asked_for_and_at_the_next_start(
    window: MainWindow, restart: Restart
) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    program.look()
    assert program.recovery.bar is not None
    program.recovery.bar.not_now.click()
    settle()
    assert program.rows() == []
    assert journals_left(program) == 1
    program.window.actions_by_id["file.recover"].trigger()
    assert len(program.look(asked=True)) == 1
    assert len(restart().look()) == 1


def test_the_start_looks_by_itself_and_the_keyboard_reaches_the_bar(
    window: MainWindow, restart: Restart, qtbot: QtBot
) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    program.program.look_back()
    qtbot.waitUntil(lambda: bool(program.rows()))
    program.window.activateWindow()
    program.window.next_pane(1)
    assert program.recovery.bar is not None
    assert program.recovery.bar.isAncestorOf(program.window.focusWidget())


def test_asking_where_there_is_nothing_is_answered(restart: Restart) -> None:
    program = restart()
    assert program.look() == []
    assert program.notices() == []
    program.look(asked=True)
    assert program.notices() == ["Every map was saved: there is nothing to recover."]


def test_a_look_changes_nothing_and_decides_nothing(window: MainWindow, restart: Restart) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    program.look()
    wish_for(program, Wish.LOOK)
    looked = program.program.windows[-1]
    assert looked is not program.window
    assert looked.bench.session.document.info.title == "Edited"
    assert looked.bench.session.read_only
    assert len(program.rows()) == 1
    assert looked.close()
    settle()
    wish_for(program, Wish.RESTORE)
    assert program.window.bench.session.document.info.title == "Edited"


def test_saved_elsewhere_without_opening_it_with_the_note_that_waited(
    small: MainWindow, restart: Restart, tmp_path: Path
) -> None:
    small.bench.capture.open()
    QTest.keyClicks(small.bench.capture.field, "a note")
    journal_of(small).look()
    retitle(small.bench.session, "Edited")
    program = restart()
    program.look()
    wish_for(program, Wish.LOOK)
    looked = program.program.windows[-1]
    (notice,) = looked.view.messages.bars()
    assert "“a note” waits" in notice.notice.text
    assert looked.close()
    settle()
    folder = program.window.files.folder()
    program.dialogs.path = None
    wish_for(program, Wish.SAVE)
    assert len(program.rows()) == 1  # nowhere to: nothing happened
    program.dialogs.path = tmp_path / "elsewhere"
    wish_for(program, Wish.SAVE)
    loaded = load(tmp_path / "elsewhere.journey")
    assert loaded.document.info.title == "Edited"
    assert "a note" in {card.text for card in loaded.document.cards.values()}
    assert program.dialogs.suggested == folder / "Edited.journey"
    assert program.rows() == []
    assert journals_left(program) == 0


def test_the_bar_stands_above_an_open_map_too_and_another_map_may_be_opened_meanwhile(
    window: MainWindow, restart: Restart, kickoff: Path
) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    program.window.files.open(kickoff)
    program.look()
    assert program.recovery.bar is not None
    assert program.recovery.bar.isVisible()
    assert program.window.has_map
    retitle(program.window.bench.session, "One can go on working")
    wish_for(program, Wish.RESTORE)
    assert program.window.bench.session.path == kickoff
    assert program.program.windows[-1].bench.session.document.info.title == "Edited"


def test_a_window_closed_with_the_bar_in_it_decides_nothing(
    window: MainWindow, restart: Restart, qtbot: QtBot
) -> None:
    retitle(window.bench.session, "Edited")
    program = restart()
    other = program.program.open_window()
    program.look()
    holder = next(each for each in program.program.windows if each.view.messages.isVisible())
    holder.close()
    qtbot.waitUntil(lambda: program.recovery.bar is None)
    assert other is not None
    assert journals_left(program) == 1
    assert len(program.look(asked=True)) == 1


# --- how the bar looks ---------------------------------------------------------------------------


def test_the_pictures_take_on_another_theme(
    window: MainWindow, restart: Restart, qtbot: QtBot
) -> None:
    retitle(window.bench.session, "Two")
    program = restart()
    (row,) = program.look()
    style = program.program.style

    def as_paper() -> bool:
        return row.picture.image.pixelColor(0, 0) == QColor(style.tokens.theme.paper)

    assert as_paper()
    for name in ("dark", "light"):
        style.choose(name)
        assert not as_paper()
        qtbot.waitUntil(as_paper)


def test_titles_in_other_scripts_have_their_letters(
    window: MainWindow, restart: Restart, monkeypatch: pytest.MonkeyPatch
) -> None:
    added: list[bool] = []
    monkeypatch.setattr(recovery, "add_other_scripts", lambda: added.append(True))
    retitle(window.bench.session, "顧客旅程地図")
    (row,) = restart().look()
    assert row.title == "顧客旅程地図"
    assert added


def test_in_a_narrow_window_the_buttons_of_a_map_stand_below_its_words(
    window: MainWindow, restart: Restart, qtbot: QtBot
) -> None:
    retitle(window.bench.session, "A long title " * 20)
    program = restart()
    (row,) = program.look()
    restore = row.buttons[Wish.RESTORE]
    name = next(label for label in row.findChildren(CutLabel) if label.words == row.title)

    def below() -> bool:
        return restore.mapTo(row, QPoint(0, 0)).y() > name.mapTo(row, QPoint(0, 0)).y() + 30

    program.window.resize(760, 520)
    qtbot.waitUntil(below)
    assert name.width() > 500
    program.window.resize(1200, 800)
    qtbot.waitUntil(lambda: not below())
