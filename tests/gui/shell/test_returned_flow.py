"""A workbook that comes back, from the file to the map: real files, read in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.document.session import DocumentSession
from designer.finding.finder import area_of
from designer.start.dropping import maps_in
from designer.window.main_window import MainWindow
from exporters.workbook.returning.comparison import Choice, Kind
from model.document import JourneyMap
from model.edits import edit
from model.records import Action, Card
from tests.gui.shell.faces import FakeDialogs
from tests.gui.shell.returning import answer, append, at_rest, notices, read_back, sent
from tests.helpers.settling import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _action(window: MainWindow, title: str) -> Action:
    actions = window.bench.session.document.actions.values()
    return next(one for one in actions if one.title.startswith(title))


def _fill(book) -> None:
    answer(book["Actions"], 0, "Owner", "Jonas Weber")
    answer(book["Actions"], 1, "Status", "Done")
    answer(book["Actions"], 2, "Due", "someday")
    answer(book["Touchpoints"], 0, "Touchpoint", "Poster in the tram")
    append(book["Touchpoints"], text="Ask the drivers")


@pytest.fixture
def returned(sample_window: MainWindow, tmp_path: Path) -> Path:
    """A workbook of the sample, filled in."""
    return sent(sample_window.bench.session, tmp_path / "Owners.xlsx", _fill)


def test_from_the_menu_to_the_map_and_back(
    sample_window: MainWindow, returned: Path, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    window, session = sample_window, sample_window.bench.session
    before = session.document
    dialogs.workbooks = [returned]
    window.actions_by_id["file.return"].trigger()
    qtbot.waitUntil(lambda: window.returns.window is not None, timeout=20_000)
    asked = window.returns.window
    assert asked is not None
    assert not asked.isModal()
    kinds = [one.kind for one in asked.decisions.comparison.proposals]
    assert sorted(kinds) == sorted([Kind.EDIT] * 3 + [Kind.UNREADABLE, Kind.NEW])
    QTest.mouseClick(asked.go_button, Qt.MouseButton.LeftButton)
    settle()
    assert window.returns.window is None
    assert _action(window, "Keep the traveller").owner == "Jonas Weber"
    assert session.undo_stack.count() == 1
    texts = {card.text for card in session.document.cards.values()}
    assert {"Poster in the tram", "Ask the drivers"} <= texts
    changed = {i for i in session.document.cards if before.find(i) != session.document.find(i)}
    assert changed <= window.bench.selection
    assert notices(window) == ["4 changes from “Owners.xlsx” were taken over."]
    bar = window.view.messages.bars()[0]
    undo = next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    settle()
    assert session.document == before
    assert notices(window) == []


def test_only_what_is_accepted_is_taken_over(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    asked = read_back(sample_window, qtbot, returned)
    asked.refuse_button.click()
    asked.list.look_at_first()
    asked.list.setFocus()
    QTest.keyClick(asked.list, Qt.Key.Key_Space)
    QTest.keyClick(asked.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert notices(sample_window) == ["1 change from “Owners.xlsx” was taken over."]
    assert _action(sample_window, "Keep the traveller").owner == "Aylin Kaya"


def test_an_edit_on_the_map_meanwhile_becomes_a_conflict(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    window, session = sample_window, sample_window.bench.session
    asked = read_back(window, qtbot, returned)
    (owner,) = [one for one in asked.decisions.comparison.proposals if one.column == "owner"]
    asked.list.look_at(owner.key)
    other = next(one for one in asked.decisions.comparison.proposals if one.column == "status")
    asked.list.rows.decide([other], Choice.REFUSE)
    action = _action(window, "Keep the traveller")
    session.push(edit(session.document, action.id, owner="Lena"))
    assert not asked.go_button.isEnabled(), "what is shown is not the map"
    at_rest(window, qtbot)
    assert asked.go_button.isEnabled()
    current = asked.list.current
    assert current is not None
    assert (current.key, current.kind, current.now) == (owner.key, Kind.CONFLICT, "Lena")
    assert not asked.decisions.accepts(other), "what was chosen stays"
    session.undo_stack.undo()
    at_rest(window, qtbot)
    assert asked.list.current is not None
    assert asked.list.current.kind is Kind.EDIT


def test_two_copies_that_differ_are_asked_about(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = sample_window.bench.session
    one = sent(session, tmp_path / "One.xlsx", lambda b: answer(b["Actions"], 0, "Owner", "Ben"))
    two = sent(session, tmp_path / "Two.xlsx", lambda b: answer(b["Actions"], 0, "Owner", "Ida"))
    asked = read_back(sample_window, qtbot, one, two)
    found = asked.decisions.comparison.proposals
    assert [(it.kind, it.returned) for it in found] == [
        (Kind.CONFLICT, "Ben"), (Kind.CONFLICT, "Ida"),
    ]  # fmt: skip
    asked.list.look_at(found[1].key)
    asked.list.setFocus()
    QTest.keyClick(asked.list, Qt.Key.Key_A)
    asked.go_button.click()
    settle()
    assert _action(sample_window, "Keep the traveller").owner == "Ida"


def test_a_workbook_as_it_was_sent_changes_nothing(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = sent(sample_window.bench.session, tmp_path / "Same.xlsx")
    asked = read_back(sample_window, qtbot, path)
    assert not asked.decisions.comparison.proposals
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert sample_window.returns.window is None


def test_enter_shows_the_place_beside_the_window(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    window = sample_window
    asked = read_back(window, qtbot, returned)
    (text,) = [
        one
        for one in asked.decisions.comparison.proposals
        if one.column == "text" and one.record_id
    ]
    window.bench.canvas.zoom_fit()
    asked.list.look_at(text.key)
    asked.list.setFocus()
    QTest.keyClick(asked.list, Qt.Key.Key_Return)
    assert window.bench.selection == {text.record_id}
    assert asked.isVisible()
    asked.move(window.bench.canvas.viewport().mapToGlobal(QPoint(500, 0)))
    window.bench.canvas.zoom_reset()
    QTest.keyClick(asked.list, Qt.Key.Key_Return)
    area = area_of(window.bench.canvas.result, frozenset([text.record_id]))
    assert area is not None
    seen = window.bench.canvas.window_state().to_view(area)
    port = window.bench.canvas.viewport()
    middle = port.mapToGlobal(seen.center().toPoint())
    assert QRect(port.mapToGlobal(QPoint(0, 0)), port.size()).contains(middle)
    assert not asked.frameGeometry().contains(middle), "it is shown where it can be seen"


def test_choices_are_found_again_after_the_window_was_closed(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    asked = read_back(sample_window, qtbot, returned)
    asked.refuse_button.click()
    asked.reject()
    asked = read_back(sample_window, qtbot, returned)
    assert asked.decisions.tally().taken == 0
    asked.usual_button.click()
    asked.go_button.click()
    sample_window.bench.undo()
    asked = read_back(sample_window, qtbot, returned)
    assert asked.decisions.choices == {}, "what was taken over is no choice any more"


# --- ways in -----------------------------------------------------------------------------------


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    port = window.bench.canvas.viewport()
    at = QPointF(port.rect().center())
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(port, QDragEnterEvent(at.toPoint(), action, data, *keys))
    QApplication.sendEvent(port, QDropEvent(at, action, data, *keys))
    settle()


def test_a_workbook_dropped_on_the_map_comes_back(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    _drop(sample_window, returned)
    qtbot.waitUntil(lambda: sample_window.returns.window is not None, timeout=20_000)


def test_workbooks_dropped_on_the_start_page_come_back_together(
    sample_window: MainWindow, returned: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = sent(sample_window.bench.session, tmp_path / "Other.xlsx", _fill)
    sample_window.show_start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (returned, other)])
    assert maps_in(data) == [returned, other]
    sample_window._start.maps_dropped.emit(maps_in(data))
    qtbot.waitUntil(lambda: sample_window.returns.window is not None, timeout=20_000)
    assert sample_window.has_map, "the map it is about is shown"
    asked = sample_window.returns.window
    assert asked is not None
    assert asked.heading.words == "2 workbooks came back"


def test_a_workbook_that_is_opened_comes_back(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    document = sample_window.bench.session.document
    sample_window.files.open(returned)
    qtbot.waitUntil(lambda: sample_window.returns.window is not None, timeout=20_000)
    assert sample_window.bench.session.document is document


def test_a_workbook_of_somebody_else_is_a_table(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    book = openpyxl.Workbook()
    for line in (("Stage", "Step", "Touchpoint"), ("Buy", "Pays", "Till"), ("Use", "Opens", "Box")):
        book.active.append(line)
    path = tmp_path / "Table.xlsx"
    book.save(path)
    sample_window.files.open(path)
    qtbot.waitUntil(lambda: sample_window.imports.window is not None, timeout=20_000)
    assert sample_window.returns.window is None


@pytest.mark.parametrize("still_open", [True, False])
def test_without_its_map_a_workbook_offers_to_open_it(
    application: Application,
    sample_document: JourneyMap,
    tmp_path: Path,
    qtbot: QtBot,
    still_open: bool,
) -> None:
    first = application.open_window()
    first.show_session(DocumentSession(sample_document))
    map_file = tmp_path / "Train.journey"
    assert first.files.saving.write(first.bench.session, map_file)
    workbook = sent(first.bench.session, tmp_path / "Owners.xlsx", _fill)
    window = application.open_window()
    if not still_open:
        first.close()
    window.files.open(workbook)
    qtbot.waitUntil(lambda: window.returns.at_rest and bool(notices(window)), timeout=20_000)
    assert notices(window) == [
        "“Owners.xlsx” belongs to “The night train to the sea”; open that map first."
    ]
    bar = window.view.messages.bars()[0]
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Open “Train.journey”")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    asked = first if still_open else window  # the window that has the map asks
    qtbot.waitUntil(lambda: asked.returns.window is not None, timeout=20_000)
    assert asked.has_map
    assert window.has_map is not still_open


def test_the_workbook_of_another_map_is_told(
    window: MainWindow, sample_document: JourneyMap, tmp_path: Path, qtbot: QtBot
) -> None:
    other = DocumentSession(sample_document)
    path = sent(other, tmp_path / "Other.xlsx")
    window.returns.read([path])
    at_rest(window, qtbot)
    settle()
    assert notices(window) == [
        "“Other.xlsx” is the workbook of “The night train to the sea”, not of the open map."
    ]
    assert window.returns.window is None


def test_a_copy_that_was_begun_anew_can_be_compared_all_the_same(
    sample_window: MainWindow, sample_document: JourneyMap, tmp_path: Path, qtbot: QtBot
) -> None:
    window, path = sample_window, sent(DocumentSession(sample_document), tmp_path / "A.xlsx", _fill)
    window.returns.read([path])
    qtbot.waitUntil(lambda: window.returns.at_rest and bool(notices(window)), timeout=20_000)
    settle()
    bar = window.view.messages.bars()[0]
    assert "another copy of “The night train to the sea”" in bar.notice.text
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Compare all the same")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.returns.window is not None, timeout=20_000)
    asked = window.returns.window
    assert asked is not None
    session = window.bench.session
    action = _action(window, "Photograph")
    session.push(edit(session.document, action.id, owner="Lena"))
    at_rest(window, qtbot)
    assert window.returns.window is asked, "it goes on being compared as that one"
    asked.go_button.click()
    assert _action(window, "Keep the traveller").owner == "Jonas Weber"


def test_what_cannot_be_read_is_told_and_the_rest_is_read(
    sample_window: MainWindow, returned: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "Broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    sample_window.returns.read([broken])
    at_rest(sample_window, qtbot)
    settle()
    (told,) = notices(sample_window)
    assert "Broken.xlsx" in told
    assert sample_window.returns.window is None
    asked = read_back(sample_window, qtbot, returned, broken)
    assert "Broken.xlsx" in asked.remarks.words.text()
    assert asked.heading.words == "“Owners.xlsx” came back"


def test_reading_is_stopped_from_the_notice(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    sample_window.returns.read([returned])
    assert notices(sample_window) == ["Reading “Owners.xlsx” …"]
    sample_window.returns.cancel()
    at_rest(sample_window, qtbot)
    settle()
    assert sample_window.returns.window is None
    assert notices(sample_window) == ["It was stopped; the map is as it was."]


def test_another_map_closes_the_window(
    sample_window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    read_back(sample_window, qtbot, returned)
    sample_window.show_session(DocumentSession())
    settle()
    assert sample_window.returns.window is None


def test_a_map_open_for_looking_only_takes_nothing_over(
    open_map: Callable[[JourneyMap], MainWindow],
    sample_document: JourneyMap,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = open_map(sample_document)
    window.bench.session.forbid_edits("")
    path = sent(window.bench.session, tmp_path / "Owners.xlsx", _fill)
    asked = read_back(window, qtbot, path)
    assert not asked.go_button.isEnabled()


def test_the_theme_is_put_on_the_window(
    sample_window: MainWindow, returned: Path, set_theme: Callable[[str], None], qtbot: QtBot
) -> None:
    asked = read_back(sample_window, qtbot, returned)
    set_theme("dark")
    settle()
    assert asked.list._painting.tokens.name == "dark"
    corner = asked.list.viewport().grab().toImage().pixelColor(2, 2)
    assert corner.lightnessF() < 0.3


def test_cards_are_kept_as_they_were_typed(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "=SUM(A1) <b>not bold</b>"

    def fill(book) -> None:
        answer(book["Touchpoints"], 0, "Touchpoint", "x")
        sheet = book["Touchpoints"]
        cell = next(c for row in sheet.iter_rows() for c in row if c.value == "x")
        cell.data_type, cell._value = "s", text

    path = sent(sample_window.bench.session, tmp_path / "Owners.xlsx", fill)
    asked = read_back(sample_window, qtbot, path)
    asked.go_button.click()
    settle()
    found = [c for c in sample_window.bench.session.document.cards.values() if c.text == text]
    assert [type(one) for one in found] == [Card]
