"""New, open, save, recent files, unsaved edits, and files that other programs touch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.protocol import Unsaved
from designer.start.start_cards import RecentRow
from designer.window.main_window import MainWindow
from model.edits import edit
from model.storage import VERSION, load
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.saving import until_saved
from widgets.message_bar import MessageBar


def _retitle(window: MainWindow, title: str) -> None:
    session = window.bench.session
    session.push(edit(session.document, "map", title=title))


def _bars(window: MainWindow) -> list[MessageBar]:
    return list(window.view.messages.bars())


def _press(bar: MessageBar, text: str) -> None:
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == text)
    button.click()


@pytest.fixture
def saved(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> Path:
    """The window's map, saved."""
    dialogs.path = tmp_path / "shop.journey"
    assert window.files.save()
    dialogs.asked.clear()
    return dialogs.path


def test_the_first_save_asks_for_a_name_made_from_the_title(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    _retitle(window, "Shop: first / purchase")
    dialogs.path = tmp_path / "first"
    window.actions_by_id["file.save"].trigger()
    until_saved(window)
    assert dialogs.suggested is not None
    assert dialogs.suggested.name == "Shop first purchase.journey"
    written = tmp_path / "first.journey"
    assert load(written).document == window.bench.session.document
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("Shop: first / purchase")


def test_a_later_save_asks_nothing(window: MainWindow, dialogs: FakeDialogs, saved: Path) -> None:
    _retitle(window, "Second")
    assert window.isWindowModified()
    window.actions_by_id["file.save"].trigger()
    until_saved(window)
    assert dialogs.asked == []
    assert load(saved).document.info.title == "Second"
    assert not window.isWindowModified()


def test_each_save_names_the_one_before_as_its_parent(window: MainWindow, saved: Path) -> None:
    first = load(saved)
    _retitle(window, "Second")
    window.files.save()
    second = load(saved)
    assert second.map_id == first.map_id
    assert second.parents[0] == first.revision


def test_what_is_being_typed_is_saved(window: MainWindow, saved: Path, qtbot: QtBot) -> None:
    canvas = window.bench.canvas
    card = next(iter(window.bench.session.document.cards))
    canvas.edit_text(card)
    editor = window.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, " typed")
    window.actions_by_id["file.save"].trigger()
    until_saved(window)
    assert "typed" in load(saved).document.cards[card].text


def test_save_as_leaves_the_old_file(
    window: MainWindow, dialogs: FakeDialogs, saved: Path, tmp_path: Path
) -> None:
    _retitle(window, "Other")
    dialogs.path = tmp_path / "other.journey"
    window.actions_by_id["file.save-as"].trigger()
    until_saved(window)
    assert load(saved).document.info.title == "Shop"
    assert load(dialogs.path).document.info.title == "Other"
    assert window.bench.session.path == dialogs.path


def test_a_save_that_fails_says_why_and_keeps_the_edits(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "no such folder" / "map.journey"
    _retitle(window, "Kept")
    assert not window.files.save()
    (bar,) = _bars(window)
    assert "map.journey" in bar.notice.text
    assert not window.bench.session.clean


def test_open_shows_the_map_and_remembers_it(
    application: Application, dialogs: FakeDialogs, window: MainWindow, saved: Path
) -> None:
    document = window.bench.session.document
    other = application.open_window()
    window.close()
    dialogs.path = saved
    other.actions_by_id["file.open"].trigger()
    assert other.bench.session.document == document
    assert other.bench.session.path == saved
    assert application.settings.value.recent == (str(saved),)


def test_recent_maps_stand_in_the_menu_and_on_the_start_page(
    application: Application, window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    file_menu = window.menuBar().actions()[0].menu()
    assert isinstance(file_menu, QMenu)
    recent = next(a.menu() for a in file_menu.actions() if "recent" in a.text())
    assert isinstance(recent, QMenu)
    recent.aboutToShow.emit()
    assert [saved.stem in action.text() for action in recent.actions()] == [True]
    fresh = application.open_window()
    window.close()
    fresh._start.findChildren(RecentRow)[0].click()
    assert fresh.bench.session.path == saved


def test_a_recent_map_that_is_gone_says_so_and_is_forgotten(
    application: Application, window: MainWindow, saved: Path
) -> None:
    fresh = application.open_window()
    window.close()
    saved.unlink()
    assert not fresh.files.open(saved)
    assert saved.name in _bars(fresh)[0].notice.text
    assert application.settings.value.recent == ()


@pytest.mark.parametrize(
    ("answer", "closes", "kept"),
    [
        (Unsaved.SAVE, True, "Edited"),
        (Unsaved.DISCARD, True, "Shop"),
        (Unsaved.CANCEL, False, "Shop"),
    ],
)
def test_closing_asks_about_unsaved_edits(
    window: MainWindow, dialogs: FakeDialogs, saved: Path, answer, closes: bool, kept: str
) -> None:
    _retitle(window, "Edited")
    dialogs.unsaved_answer = answer
    assert window.close() is closes
    assert dialogs.asked == ["unsaved"]
    assert load(saved).document.info.title == kept


def test_closing_without_edits_asks_nothing(
    window: MainWindow, dialogs: FakeDialogs, saved: Path
) -> None:
    assert window.close()
    assert dialogs.asked == []


def test_cancelling_the_name_of_the_save_keeps_the_window(
    window: MainWindow, dialogs: FakeDialogs
) -> None:
    _retitle(window, "Never saved")
    dialogs.unsaved_answer = Unsaved.SAVE
    dialogs.path = None
    assert not window.close()
    assert dialogs.asked == ["unsaved", "save"]


def test_undoing_back_to_the_saved_map_is_saved_again(window: MainWindow, saved: Path) -> None:
    _retitle(window, "Edited")
    window.actions_by_id["edit.undo"].trigger()
    assert window.bench.session.clean
    assert not window.isWindowModified()


def test_opening_another_map_asks_first(
    window: MainWindow, dialogs: FakeDialogs, saved: Path
) -> None:
    _retitle(window, "Edited")
    dialogs.unsaved_answer = Unsaved.CANCEL
    window.files.open_sample()
    assert window.bench.session.document.info.title == "Edited"
    dialogs.unsaved_answer = Unsaved.DISCARD
    window.files.open_sample()
    assert window.bench.session.document.info.title != "Edited"
    assert window.bench.session.path is None


@pytest.mark.parametrize("way", ["written", "replaced"])
def test_a_change_by_another_program_is_seen_at_once(
    window: MainWindow, saved: Path, qtbot: QtBot, way: str
) -> None:
    assert window.files.save()  # our own change is none
    theirs = saved.read_bytes().replace(b'"Shop"', b'"From elsewhere"')
    if way == "written":
        saved.write_bytes(theirs)
    else:
        beside = saved.with_name("new")
        beside.write_bytes(theirs)
        beside.replace(saved)
    qtbot.waitUntil(lambda: len(_bars(window)) == 1)
    _press(_bars(window)[0], "Reload")
    assert window.bench.session.document.info.title == "From elsewhere"
    # The file that took its place is watched as well.
    saved.write_bytes(theirs.replace(b"elsewhere", b"nowhere"))
    qtbot.waitUntil(lambda: len(_bars(window)) == 1)


def _read_only(window: MainWindow) -> bool:
    return window.bench.session.read_only


def _sent(path: Path) -> Path:
    """The same map as another file."""
    copy = path.with_name("sent.journey")
    copy.write_bytes(path.read_bytes())
    return copy


def _newer(path: Path) -> None:
    data = json.loads(path.read_bytes())
    data["version"] = VERSION + 1
    path.write_text(json.dumps(data))


def test_a_newer_file_is_shown_read_only_and_never_saved_over(
    application: Application, dialogs: FakeDialogs, saved: Path, tmp_path: Path
) -> None:
    saved = _sent(saved)
    _newer(saved)
    before = saved.read_bytes()
    other = application.open_window(path=saved)
    (bar,) = _bars(other)
    assert "newer" in bar.notice.text
    assert _read_only(other)
    dialogs.path = None
    other.actions_by_id["file.save"].trigger()  # asks for another file; nobody gives one
    assert saved.read_bytes() == before
    assert _read_only(other)
    assert not other.actions_by_id["insert.note"].isEnabled()
    assert other.actions_by_id["file.export"].isEnabled()
    card = next(iter(other.bench.session.document.cards))
    other.bench.canvas.select([card])
    other.bench.canvas.delete_selection()
    assert card in other.bench.session.document.cards
    dialogs.path = tmp_path / "copy.journey"
    _press(bar, "Save as…")
    until_saved(other)
    assert saved.read_bytes() == before
    assert not _read_only(other)
    assert _bars(other) == []
    other.bench.canvas.delete_selection()
    assert card not in other.bench.session.document.cards
    assert other.files.save()


def test_repairs_are_listed_in_a_bar_and_count_as_unsaved(
    application: Application, window: MainWindow, saved: Path
) -> None:
    saved = _sent(saved)
    data = json.loads(saved.read_bytes())
    for card in data["document"]["cards"][:2]:
        card["lane_id"] = "lane-gone"
    saved.write_text(json.dumps(data))
    other = application.open_window(path=saved)
    (bar,) = _bars(other)
    assert bar.notice.details or bar.notice.text
    assert not other.bench.session.clean
    assert len(other.bench.session.document.cards) == len(window.bench.session.document.cards)


@pytest.mark.parametrize("content", [b"", b"{", b"not json", b'{"format": "else"}'])
def test_a_broken_file_is_one_sentence_and_the_start_page_stays(
    application: Application, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(content)
    window = application.open_window(path=path)
    (bar,) = _bars(window)
    assert "broken.journey" in bar.notice.text
    assert not window.has_map


def test_a_mermaid_journey_is_imported_with_its_guesses(
    application: Application, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "day.mmd"
    dialogs.path.write_text(
        "journey\n  title My day\n  section Morning\n    Coffee: 5: Me\n    Commute: eleven: Me\n"
    )
    window = application.open_window()
    window.actions_by_id["file.import"].trigger()
    assert window.bench.session.document.info.title == "My day"
    assert not window.bench.session.clean
    assert _bars(window)


def test_a_template_starts_a_map_and_the_way_back_is_kept(
    application: Application, window: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    document = window.bench.session.document
    window.actions_by_id["file.new"].trigger()
    assert not window.has_map
    qtbot.waitUntil(lambda: bool(window._start.cards()))
    window._start._back.click()
    assert window.bench.session.document is document
    window.actions_by_id["file.new"].trigger()
    card = next(c for c in window._start.cards() if c.entry.id == "engagement")
    card.click()
    assert len(window.bench.session.document.stages) == 5
    assert window.bench.session.path is None
