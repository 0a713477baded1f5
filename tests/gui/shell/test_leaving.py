"""A window that closes takes no note with it, wherever the note waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from designer.app import Application
from designer.dialogs.file_dialogs import QtDialogs
from designer.dialogs.protocol import Unsaved
from designer.keeping.version_keeper import VersionKeeper
from designer.recovery.row import RecoveryRow, Wish
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.storage import load
from model.versions import Reason, VersionStore
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.restarting import retitle
from tests.helpers.settling import settle


@pytest.fixture
def noted(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a map that is saved, with a note in the quick note line, put away."""
    dialogs.path = tmp_path / "shop.journey"
    assert window.files.save()
    window.bench.capture.open()
    QTest.keyClicks(window.bench.capture.field, "the client said this")
    window.bench.capture.leave()
    dialogs.asked.clear()
    yield window
    dialogs.unsaved_answer = Unsaved.DISCARD


def _texts(document: JourneyMap) -> set[str]:
    return {card.text for card in document.cards.values()}


def test_a_note_that_waits_is_asked_about_and_saved(
    noted: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.unsaved_answer = Unsaved.SAVE
    assert noted.close()
    assert dialogs.asked == ["unsaved"]
    assert "the client said this" in _texts(load(tmp_path / "shop.journey").document)


def test_a_note_that_is_not_saved_is_in_the_version(
    noted: MainWindow, dialogs: FakeDialogs, application: Application
) -> None:
    store = VersionStore(application.places.versions)
    map_id = noted.bench.session.origin.map_id
    keeper = noted.files.findChild(VersionKeeper)
    dialogs.unsaved_answer = Unsaved.DISCARD
    assert noted.close()
    assert keeper is not None
    version = store.of(map_id)[0]
    assert version.reason is Reason.GIVEN_UP
    assert "the client said this" in _texts(store.load(version))


def test_whoever_stays_has_the_note_where_it_was(noted: MainWindow, dialogs: FakeDialogs) -> None:
    dialogs.unsaved_answer = Unsaved.CANCEL
    before = noted.bench.session.document
    assert not noted.close()
    assert noted.bench.capture.waiting == "the client said this"
    assert noted.bench.session.document is before


def test_a_line_that_is_no_note_yet_is_parked(
    noted: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    noted.bench.capture.field.put("#web")
    dialogs.unsaved_answer = Unsaved.SAVE
    assert noted.close()
    assert "#web" in _texts(load(tmp_path / "shop.journey").document)


def test_a_map_for_looking_takes_the_note_under_its_new_name(
    noted: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    noted.bench.session.forbid_edits("taken over")
    dialogs.path = tmp_path / "mine.journey"
    dialogs.unsaved_answer = Unsaved.SAVE
    assert noted.close()
    assert "the client said this" in _texts(load(tmp_path / "mine.journey").document)
    assert "the client said this" not in _texts(load(tmp_path / "shop.journey").document)


def test_another_map_in_the_same_window_takes_the_note_along_unasked(
    noted: MainWindow, dialogs: FakeDialogs
) -> None:
    assert noted.files.start_from("purchase")
    settle()
    assert dialogs.asked == []
    assert noted.bench.capture.waiting == "the client said this"


def test_the_question_says_where_it_stays_and_what_waits(
    qapp: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def read(box: QMessageBox) -> int:
        said.append(box.informativeText())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read)
    QtDialogs(window).unsaved("Shop")
    QtDialogs(window).unsaved("Shop", "a note " * 50)
    assert "30 days" in said[0]
    assert "waits" not in said[0]
    assert "a note a note" in said[1]
    assert len(said[1]) < 400


# --- maps that never had a file ----------------------------------------------------------------


def test_a_map_that_never_had_a_file_comes_back_from_where_one_looks(
    application: Application, dialogs: FakeDialogs
) -> None:
    window, stays = application.open_window(), application.open_window()
    assert window.files.start_from("purchase")
    retitle(window.bench.session, "Workshop")
    lost = window.bench.session.document
    dialogs.unsaved_answer = Unsaved.DISCARD
    assert window.close()
    settle()
    assert _offered(application, asked=False) == []  # a person wanted it so
    (row,) = _offered(application)
    assert (row.title, Wish.DISCARD in row.buttons) == ("Workshop", False)
    row.buttons[Wish.LOOK].click()
    settle()
    assert application.windows[-1].bench.session.document == lost
    assert application.windows[-1].close()
    row.buttons[Wish.RESTORE].click()
    settle()
    session = stays.bench.session
    assert session.document == lost
    assert not session.clean
    assert _offered(application) == []  # it is open


def test_what_has_a_file_is_left_to_its_history(
    application: Application, dialogs: FakeDialogs, kickoff: Path
) -> None:
    window = application.open_window(path=kickoff)
    application.open_window()
    retitle(window.bench.session, "Edited")
    dialogs.unsaved_answer = Unsaved.DISCARD
    assert window.close()
    settle()
    assert _offered(application) == []


def _offered(application: Application, *, asked: bool = True) -> list[RecoveryRow]:
    application.recover(asked=asked)
    recovery = application.recovery
    assert recovery is not None
    while recovery.busy:
        QApplication.processEvents()
    settle()
    return recovery.bar.rows() if recovery.bar is not None else []
