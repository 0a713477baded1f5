"""A damaged map opened in the window: what can be saved of it, and the last version of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from designer.app import Application
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.storage import dumps, load
from model.versions import Reason, VersionStore
from tests.gui.shell.faces import FakeDialogs
from widgets.message_bar import MessageBar

SAVED, VERSION = "Open what can be saved", "Open the last version"


def _bar(window: MainWindow) -> MessageBar:
    return window.view.messages.bars()[0]


def _buttons(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in _bar(window).findChildren(QPushButton)}


@pytest.fixture
def damaged(tmp_path: Path, sample_document: JourneyMap) -> Path:
    """The sample, cut off in the middle of its cards."""
    data = dumps(sample_document, map_id="map-night")
    path = tmp_path / "night.journey"
    path.write_bytes(data[: data.index(b'"cards"') + 30_000])
    return path


@pytest.fixture
def fresh(application: Application) -> MainWindow:
    """A window on its start page."""
    return application.open_window()


def test_what_can_be_saved_opens_as_a_map_that_was_never_saved(
    fresh: MainWindow, damaged: Path, sample_document: JourneyMap
) -> None:
    before = damaged.read_bytes()
    assert not fresh.files.open(damaged)
    assert "cut off" in _bar(fresh).notice.text
    _buttons(fresh)[SAVED].click()
    session = fresh.bench.session
    assert session.path is None
    assert not session.clean
    assert session.origin.map_id == "map-night"
    kept = session.document
    assert 0 < len(kept.cards) < len(sample_document.cards)
    assert all(kept.cards[i].text == sample_document.cards[i].text for i in list(kept.cards)[:-1])
    notice = _bar(fresh).notice
    assert "night.journey" in notice.text
    assert any("stops in line" in line for line in notice.details)
    assert damaged.read_bytes() == before


def test_what_was_saved_is_kept_beside_the_damaged_file(
    fresh: MainWindow, damaged: Path, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    fresh.files.open(damaged)
    _buttons(fresh)[SAVED].click()
    dialogs.path = tmp_path / "mended.journey"
    assert fresh.files.save()
    assert load(dialogs.path).document == fresh.bench.session.document
    assert load(dialogs.path).map_id == "map-night"


def test_the_last_version_is_offered_by_the_id_in_the_file(
    fresh: MainWindow, application: Application, damaged: Path, sample_document: JourneyMap
) -> None:
    store = VersionStore(application.places.versions)
    store.keep(sample_document, map_id="map-night", reason=Reason.SAVED)
    fresh.files.open(damaged)
    _buttons(fresh)[VERSION].click()
    session = fresh.bench.session
    assert session.document == sample_document
    assert session.path is None
    assert not session.clean
    assert "last version" in _bar(fresh).notice.text


def test_an_emptied_file_is_known_by_its_place(
    window: MainWindow, application: Application, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = path = tmp_path / "shop.journey"
    assert window.files.save()
    document, origin = window.bench.session.document, window.bench.session.origin
    store = VersionStore(application.places.versions)
    store.keep(document, map_id=origin.map_id, reason=Reason.SAVED)
    window.close()
    path.write_bytes(b"")
    other = application.open_window()
    other.files.open(path)
    assert set(_buttons(other)) & {SAVED, VERSION} == {VERSION}
    _buttons(other)[VERSION].click()
    assert other.bench.session.document == document


@pytest.mark.parametrize("data", [b"", b"not a map at all", b'{"format": "excalidraw"}'])
def test_nothing_is_offered_for_what_is_no_map(
    fresh: MainWindow, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "other.journey"
    path.write_bytes(data)
    fresh.files.open(path)
    assert not set(_buttons(fresh)) & {SAVED, VERSION}


def test_a_dropped_and_a_recent_map_have_the_same_ways_out(
    fresh: MainWindow, damaged: Path, application: Application
) -> None:
    fresh._start.maps_dropped.emit([damaged])
    assert SAVED in _buttons(fresh)
    other = application.open_window(path=damaged)
    assert SAVED in _buttons(other)
