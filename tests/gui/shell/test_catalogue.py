"""One's own catalogue: edited in its window, followed by palette and fields, kept at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.catalogue.store import CatalogueStore
from designer.catalogue.window import CatalogueWindow
from designer.window.main_window import MainWindow
from model import disk
from model.kinds import CardKind
from model.library.catalogue import FILE, Catalogue, Feeling, Touchpoint, read
from tests.helpers.robot import settle


def _store(window: MainWindow) -> CatalogueStore:
    return window._services.catalogue()


@pytest.fixture
def asked(window: MainWindow) -> CatalogueWindow:
    window.actions_by_id["map.catalogue"].trigger()
    settle()
    shown = window.findChild(CatalogueWindow)
    assert isinstance(shown, CatalogueWindow)
    shown.activateWindow()
    settle()
    return shown


pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")


def _type(asked: CatalogueWindow, tab: int, row: int, column: int, words: str) -> None:
    """Type over a cell as a person does, and Enter."""
    asked.tabs.setCurrentIndex(tab)
    view = asked.views[tab]
    index: QModelIndex = view.model().index(row, column)
    view.setFocus()
    view.setCurrentIndex(index)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert view.isAncestorOf(focus)
    assert focus is not view
    QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus, words)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    settle()


def _palette(window: MainWindow) -> list[str]:
    return [e.label for s in window.bench.palette_pane._views.values() for e in s.section.entries]


def test_what_is_typed_is_kept_and_offered_at_once(
    asked: CatalogueWindow, window: MainWindow
) -> None:
    _type(asked, 1, 0, 0, "kiosk")
    _type(asked, 0, 0, 0, "Member desk")
    _type(asked, 0, 0, 1, "kiosk")
    _type(asked, 2, 0, 0, "homesick")
    _type(asked, 2, 0, 1, "-2")
    expected = Catalogue(
        channels=("kiosk",),
        touchpoints=(Touchpoint(text="Member desk", channel="kiosk"),),
        feelings=(Feeling(word="homesick", valence=-2),),
    )
    assert _store(window).value == expected
    assert read(window._services.places.library)[0] == expected
    assert {"Kiosk", "Member desk", "Homesick"} <= set(_palette(window))


def test_entries_are_deleted_and_brought_back(asked: CatalogueWindow, window: MainWindow) -> None:
    _store(window).put(Catalogue(channels=("kiosk", "fax")))
    asked.tabs.setCurrentIndex(1)
    view = asked.views[1]
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert _store(window).value.channels == ("fax",)
    QTest.mouseClick(asked.undo, Qt.MouseButton.LeftButton)
    assert _store(window).value.channels == ("kiosk", "fax")


def test_a_map_gives_its_own_words(asked: CatalogueWindow, window: MainWindow) -> None:
    document = window.bench.session.document
    QTest.mouseClick(asked.take, Qt.MouseButton.LeftButton)
    texts = {c.text for c in document.cards.values() if c.kind is CardKind.TOUCHPOINT}
    assert {point.text for point in _store(window).value.touchpoints} == texts
    QTest.mouseClick(asked.take, Qt.MouseButton.LeftButton)
    assert "offered already" in asked.said.text()


def test_doubles_and_nothing_are_refused(asked: CatalogueWindow, window: MainWindow) -> None:
    _store(window).put(Catalogue(channels=("kiosk",)))
    _type(asked, 1, 1, 0, "Kiosk")
    assert "already" in asked.said.text()
    assert _store(window).value.channels == ("kiosk",)


def test_a_full_disk_is_told_and_nothing_is_lost(
    asked: CatalogueWindow, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _store(window).put(Catalogue(channels=("kiosk",)))

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "create", full)
    _type(asked, 1, 1, 0, "fax")
    assert asked.said.isVisible()
    assert asked.said.text()
    assert _store(window).value.channels == ("kiosk",)
    monkeypatch.undo()
    assert read(window._services.places.library)[0].channels == ("kiosk",)


def test_a_damaged_file_is_told_and_never_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"{damaged")
    store = CatalogueStore(tmp_path)
    assert store.value == Catalogue()
    shown = CatalogueWindow(store, lambda: None)
    assert "damaged" in shown.said.text()
    _refused = shown.views[1].rows.setData(shown.views[1].rows.index(0, 0), "kiosk")
    assert not _refused
    assert (tmp_path / FILE).read_bytes() == b"{damaged"
    shown.deleteLater()


def test_fields_suggest_own_words(window: MainWindow) -> None:
    _store(window).put(
        Catalogue(channels=("kiosk",), hidden=("webinar",), feelings=(Feeling(word="homesick"),))
    )
    card = next(
        c.id for c in window.bench.session.document.cards.values() if c.kind is CardKind.TOUCHPOINT
    )
    window.bench.canvas.select((card,))
    settle()
    form = window.bench.inspector._form
    assert form is not None
    box = form.binding("channel").row.field._box  # type: ignore[attr-defined]
    offered = [box.itemText(place) for place in range(box.count())]
    assert "kiosk" in offered
    assert "webinar" not in offered
