"""The window for an import: fields above, the map below, everything guessed and corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.protocol import Unsaved
from designer.window.main_window import MainWindow
from exporters.tables.mapping import Orientation, Purpose
from model.changes import ChangeSet
from model.edits import edit
from model.queries import stages_in_order
from tests.gui.importing.tables import (
    JOURNEY,
    PEOPLE,
    asked_about,
    at_rest,
    choose,
    list_of,
    meaning,
    press_go,
    written,
)
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.settling import settle
from tests.helpers.window_keys import focus, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def start(application: Application) -> MainWindow:
    """A window on its start page."""
    found = application.open_window()
    found.activateWindow()
    return found


# --- from a file to a map ----------------------------------------------------------------------


def test_a_table_is_asked_about_and_becomes_a_new_map(
    start: MainWindow, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = written(tmp_path, JOURNEY, "shop.csv")
    start.actions_by_id["file.import"].trigger()
    qtbot.waitUntil(lambda: start.imports.window is not None)
    asked = start.imports.window
    assert asked is not None
    at_rest(asked, qtbot)
    assert "shop.csv" in asked.windowTitle()
    assert not asked.isModal()
    assert not start.has_map
    assert meaning(asked, "Stage") == "Stage"
    assert list_of(asked, "Stage").accessibleDescription() == "Guessed"
    assert "2 stages" in asked.counts
    press_go(start, asked, qtbot)
    document = start.bench.session.document
    assert [stage.name for stage in stages_in_order(document)] == ["Awareness", "Purchase"]
    assert not start.bench.session.clean
    assert start.imports.window is None


def test_another_meaning_makes_another_map_at_once(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = asked_about(start, written(tmp_path, JOURNEY), qtbot)
    before = asked.counts
    choose(asked, "Remark", "Lane: Pain", qtbot)
    assert meaning(asked, "Remark") == "Lane: Pain points"
    assert list_of(asked, "Remark").accessibleDescription() == "Chosen by you"
    assert asked.counts != before
    made = asked._preview.made.document if asked._preview else None
    assert made is not None
    assert "<b>quick</b>" in {card.text for card in made.cards.values()}


def test_how_it_lies_is_chosen_and_the_lists_stand_beside_the_rows(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = "Row,Awareness,Purchase\nActions,Sees it,Pays\nPain points,Too loud,Too slow\n"
    asked = asked_about(start, written(tmp_path, table), qtbot)
    assert asked.mapping.orientation is Orientation.COLUMNS
    assert meaning(asked, "Pain points") == "Lane: Pain points"
    box = list_of(asked, "Pain points")
    assert box.parent() is asked.table.view.verticalHeader().viewport()
    asked.form.orientation.edited.emit(Orientation.ROWS)
    at_rest(asked, qtbot)
    assert asked.table.lists[0].parent() is asked.table.view.horizontalHeader().viewport()


def test_the_question_about_the_open_map_comes_first(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.bench.session.push(_renamed(window))
    document = window.bench.session.document
    dialogs.unsaved_answer = Unsaved.CANCEL
    asked = asked_about(window, written(tmp_path, JOURNEY), qtbot)
    press_go(window, asked, qtbot)
    assert dialogs.asked == ["unsaved"]
    assert window.bench.session.document is document
    assert window.imports.window is asked
    assert asked.footer.go_button.isEnabled()
    dialogs.unsaved_answer = Unsaved.DISCARD
    press_go(window, asked, qtbot)
    assert window.bench.session.document is not document
    assert window.imports.window is None


def test_escape_leaves_everything_as_it_was(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    document = window.bench.session.document
    asked = asked_about(window, written(tmp_path, JOURNEY), qtbot)
    asked.activateWindow()
    press(Qt.Key.Key_Escape)
    assert window.imports.window is None
    assert window.bench.session.document is document
    assert not (tmp_path / "settings" / "imports.json").exists()


# --- into the open map -------------------------------------------------------------------------


def test_personas_go_into_the_open_map_as_one_undo(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    before = window.bench.session.document
    asked = asked_about(window, written(tmp_path, PEOPLE, "people.csv"), qtbot)
    asked.form.purpose.edited.emit(Purpose.PERSONAS)
    at_rest(asked, qtbot)
    assert "2 personas" in asked.counts
    QTest.mouseClick(asked.footer.into_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.imports.running)
    settle()
    session = window.bench.session
    names = [persona.name for persona in session.document.personas.values()]
    assert "Anna Berg" in names
    assert len(names) == len(set(names))
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before


def test_findings_need_an_open_map(start: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    table = "Feedback;Date;Source;Stage\nToo slow;2026-01-02;Survey;Purchase\n"
    asked = asked_about(start, written(tmp_path, table), qtbot)
    asked.form.purpose.edited.emit(Purpose.EVIDENCE)
    at_rest(asked, qtbot)
    assert not asked.footer.go_button.isEnabled()
    assert "open" in asked.preview.words.text()


def test_findings_are_added_to_the_open_map_as_one_undo(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = "Feedback;Date;Source;Stage\nToo slow;2026-01-02;Survey;Purchase\n"
    before = window.bench.session.document
    asked = asked_about(window, written(tmp_path, table), qtbot)
    asked.form.purpose.edited.emit(Purpose.EVIDENCE)
    at_rest(asked, qtbot)
    assert asked.footer.go_button.text() == "&Add to this map"
    press_go(window, asked, qtbot)
    session = window.bench.session
    assert len(session.document.evidence) == len(before.evidence) + 1
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before


def test_what_goes_into_a_map_follows_its_edits(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = "Feedback;Date;Source;Stage\nToo slow;2026-01-02;Survey;Purchase\n"
    asked = asked_about(window, written(tmp_path, table), qtbot)
    asked.form.purpose.edited.emit(Purpose.EVIDENCE)
    at_rest(asked, qtbot)
    window.bench.session.push(_renamed(window))
    assert not asked.footer.go_button.isEnabled()
    at_rest(asked, qtbot)
    assert asked._preview is not None
    names = {stage.name for stage in asked._preview.made.document.stages.values()}
    assert "Another" in names
    press_go(window, asked, qtbot)
    assert window.bench.session.undo_stack.count() == 2


# --- remembered --------------------------------------------------------------------------------


def test_what_was_chosen_holds_for_the_next_such_table_with_a_way_back(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = asked_about(start, written(tmp_path, JOURNEY), qtbot)
    guess = meaning(asked, "Remark")
    assert asked.last_time.isHidden()
    choose(asked, "Remark", "Trigger", qtbot)
    press_go(start, asked, qtbot)
    start.bench.session.mark_saved()
    again = asked_about(start, written(tmp_path, JOURNEY, "next.csv"), qtbot)
    assert not again.last_time.isHidden()
    assert meaning(again, "Remark").startswith("Trigger")
    QTest.mouseClick(again.to_guess, Qt.MouseButton.LeftButton)
    at_rest(again, qtbot)
    assert again.last_time.isHidden()
    assert meaning(again, "Remark") == guess


# --- what cannot be read -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"), [("empty.csv", ""), ("form.md", "# No table\n\nWords\n")]
)
def test_what_holds_no_table_is_a_sentence(
    start: MainWindow, tmp_path: Path, qtbot: QtBot, name: str, text: str
) -> None:
    start.imports.open_file(written(tmp_path, text, name))
    qtbot.waitUntil(lambda: not start.imports.running)
    settle()
    assert start.imports.window is None
    (bar,) = start.view.messages.bars()
    assert name in bar.notice.text


def test_a_table_that_says_nothing_known_may_still_be_told(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = asked_about(start, written(tmp_path, "Foo;Bar\nOne;Two\nThree;Four\n"), qtbot)
    assert len(asked.table.lists) == 2
    choose(asked, "Foo", "Stage", qtbot)
    choose(asked, "Bar", "Text of", qtbot)
    assert "2 stages" in asked.counts
    press_go(start, asked, qtbot)
    assert len(start.bench.session.document.stages) == 2


def test_a_long_table_shows_its_beginning_and_comes_in_whole(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"Stage {number // 100};Step {number // 20};Touch {number}" for number in range(700)]
    text = "\n".join(["Stage;Step;Touchpoint", *rows])
    asked = asked_about(start, written(tmp_path, text), qtbot)
    assert "first 300 of 701" in asked.footer.more.words
    assert asked.table.view.model().rowCount() == 700
    assert "299 cards" in asked.counts
    press_go(start, asked, qtbot)
    assert len(start.bench.session.document.cards) == 700


def test_what_is_being_made_can_be_cancelled(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"Stage {n // 1000};Step {n // 50};Touch {n}" for n in range(4_000)]
    text = "\n".join(["Stage;Step;Touchpoint", *rows])
    asked = asked_about(start, written(tmp_path, text), qtbot)
    asked.footer.go_button.click()
    assert start.imports.running
    assert not asked.footer.progress.isHidden()
    assert not asked.footer.go_button.isEnabled()
    QTest.mouseClick(asked.footer.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.imports.window is None and not start.imports.running)
    start.imports.stop_and_wait()
    settle()
    assert not start.has_map


def test_a_map_too_large_to_work_with_is_told_before_it_is_made(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"Stage {n // 1000};Step {n // 50};Touch {n}" for n in range(9_000)]
    text = "\n".join(["Stage;Step;Touchpoint", *rows])
    asked = asked_about(start, written(tmp_path, text), qtbot)
    assert "about 9,000 cards" in asked.left_out.sentences.text()
    rows = rows[:4_000]
    text = "\n".join(["Stage;Step;Touchpoint", *rows])
    asked = asked_about(start, written(tmp_path, text), qtbot)
    assert "cards:" not in asked.left_out.sentences.text()


def test_the_bar_tells_how_much_is_made(start: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    rows = [f"Stage {n // 1000};Step {n // 50};Touch {n}" for n in range(2_000)]
    text = "\n".join(["Stage;Step;Touchpoint", *rows])
    asked = asked_about(start, written(tmp_path, text), qtbot)
    seen: list[int] = []
    asked.footer.progress.valueChanged.connect(seen.append)
    press_go(start, asked, qtbot)
    assert len(seen) > 5
    assert seen == sorted(seen)


# --- clipboard and keyboard --------------------------------------------------------------------


def test_the_clipboard_is_asked_about_too(start: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(JOURNEY.replace(";", "\t"))
    start.actions_by_id["file.import-clipboard"].trigger()
    qtbot.waitUntil(lambda: start.imports.window is not None)
    asked = start.imports.window
    assert asked is not None
    at_rest(asked, qtbot)
    assert meaning(asked, "Stage") == "Stage"


def test_an_empty_clipboard_is_a_sentence(start: MainWindow) -> None:
    QApplication.clipboard().setText("")
    start.actions_by_id["file.import-clipboard"].trigger()
    (bar,) = start.view.messages.bars()
    assert "clipboard" in bar.notice.text


def test_tab_goes_from_the_choices_through_the_lists_to_the_buttons(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = asked_about(start, written(tmp_path, JOURNEY), qtbot)
    asked.activateWindow()
    asked.form.purpose.setFocus()
    met = []
    for _ in range(40):
        met.append(focus())
        press(Qt.Key.Key_Tab)
    places = [met.index(box) for box in asked.table.lists]
    assert places == sorted(places)
    order = (asked.table.lists[-1], asked.table.view, asked.preview.view, asked.footer.go_button)
    assert [met.index(stop) for stop in order] == sorted(met.index(stop) for stop in order)


def test_a_list_that_gets_the_keyboard_comes_into_sight(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wide = ";".join(["Stage", *(f"Column {n}" for n in range(39))])
    cells = ";".join(["Awareness", *(f"cell {n}" for n in range(39))])
    asked = asked_about(start, written(tmp_path, f"{wide}\n{cells}\n"), qtbot)
    last = asked.table.lists[-1]
    port = last.parentWidget()
    assert port is not None
    assert not port.rect().contains(last.geometry().center())
    last.setFocus()
    settle()
    assert port.rect().contains(last.geometry())


def test_no_text_of_a_table_is_taken_for_markup(
    start: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    bold = JOURNEY.replace("Remark", "<b>Remark</b>")
    asked = asked_about(start, written(tmp_path, bold, "<i>x.csv"), qtbot)
    formats = {label.textFormat() for label in asked.findChildren(QLabel) if "<" in label.text()}
    assert formats <= {Qt.TextFormat.PlainText}
    assert "&lt;b&gt;" in list_of(asked, "<b>Remark</b>").toolTip()


def _renamed(window: MainWindow) -> ChangeSet:

    document = window.bench.session.document
    return edit(document, next(iter(document.stages)), name="Another")
