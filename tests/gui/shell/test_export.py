"""Exports from the window: in the background, with progress, to be stopped at any time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.dialogs.export_dialog import ExportDialog
from designer.exporting import export_worker
from designer.exporting.export_choice import ExportChoice
from designer.window.main_window import MainWindow
from exporters.progress import ExportReport
from exporters.registry import FORMATS
from model.document import JourneyMap
from model.errors import ExportError
from tests.gui.shell.faces import FakeDialogs

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.exports.running, timeout=30_000)


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg", ".xlsx"])
def test_each_format_is_written_and_told(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"map{suffix}"
    dialogs.export_answer = ExportChoice(path, suffix)
    window.actions_by_id["file.export"].trigger()
    _finish(window, qtbot)
    assert path.stat().st_size > 1000
    (bar,) = window.view.messages.bars()
    assert path.name in bar.notice.text
    assert {"Open", "Show in folder"} <= {b.text() for b in bar.findChildren(QPushButton)}


def test_the_choice_is_remembered_for_the_next_time(
    application, window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.export_answer = ExportChoice(tmp_path / "m.svg", ".svg", paper="A3")
    window.exports.ask()
    _finish(window, qtbot)
    assert application.settings.value.export_format == "svg"
    assert application.settings.value.export_paper == "A3"
    window.exports.ask()
    assert dialogs.suggested is not None
    assert dialogs.suggested.suffix == ".svg"
    _finish(window, qtbot)


def _slow(started: threading.Event):
    """An export that goes on until it is stopped."""

    def export(document, path, options, *, progress):
        path.with_suffix(".part").write_text("half")
        try:
            for step in range(10_000):
                started.set()
                progress(step, 10_000)
                threading.Event().wait(0.001)
        finally:
            path.with_suffix(".part").unlink()
        pytest.fail("it was not stopped")

    return export


def test_cancel_stops_and_leaves_no_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()
    monkeypatch.setattr(export_worker, "export", _slow(started))
    window.exports.start(ExportChoice(tmp_path / "map.pdf"))
    assert started.wait(10)
    (bar,) = window.view.messages.bars()
    assert bar.progress.isVisibleTo(bar)
    bar.findChildren(QPushButton)[0].click()
    _finish(window, qtbot)
    assert list(tmp_path.glob("map*")) == []
    assert "stopped" in window.view.messages.bars()[0].notice.text


def test_the_map_can_be_edited_meanwhile(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[JourneyMap] = []
    release = threading.Event()

    def export(document, path, options, *, progress):
        release.wait(10)
        given.append(document)
        return ExportReport(path)

    monkeypatch.setattr(export_worker, "export", export)
    before = window.bench.session.document
    window.exports.start(ExportChoice(tmp_path / "map.pdf"))
    window.bench.insert(what="stage")
    release.set()
    _finish(window, qtbot)
    assert given == [before]
    assert window.bench.session.document != before


def test_closing_the_window_stops_an_export(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()
    monkeypatch.setattr(export_worker, "export", _slow(started))
    window.exports.start(ExportChoice(tmp_path / "map.pdf"))
    assert started.wait(10)
    assert window.close()
    assert list(tmp_path.glob("map*")) == []


def test_an_error_is_one_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.exports.start(ExportChoice(tmp_path / "no folder" / "map.pdf"))
    _finish(window, qtbot)
    assert "map.pdf" in window.view.messages.bars()[0].notice.text


@pytest.mark.expects_log
def test_a_mistake_in_an_exporter_is_logged_and_told(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def export(document, path, options, *, progress):
        raise ZeroDivisionError

    monkeypatch.setattr(export_worker, "export", export)
    window.exports.start(ExportChoice(tmp_path / "map.pdf"))
    _finish(window, qtbot)
    assert "logged" in window.view.messages.bars()[0].notice.text
    assert "ZeroDivisionError" in caplog.text


def test_a_size_no_sheet_can_have_is_refused(window: MainWindow, tmp_path: Path) -> None:
    window.exports.start(ExportChoice(tmp_path / "m.pdf", paper="a barn door", own_size=True))
    assert not window.exports.running
    assert "barn door" in window.view.messages.bars()[0].notice.text


# --- the dialog ------------------------------------------------------------------------------


@pytest.fixture
def dialog(sample_document: JourneyMap, qtbot: QtBot, window: MainWindow) -> ExportDialog:
    made = ExportDialog(sample_document, ExportChoice(Path("map.pdf")), window)
    qtbot.addWidget(made)
    return made


def test_the_dialog_answers_what_was_chosen(
    dialog: ExportDialog, sample_document: JourneyMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog._paper.setCurrentIndex(dialog._paper.findData("A3"))
    dialog._orientation.setCurrentIndex(dialog._orientation.findData("portrait"))
    lane, persona = next(iter(dialog._lanes)), next(iter(dialog._personas))
    dialog._lanes[lane].setChecked(False)
    dialog._personas[persona].setChecked(False)
    target = lambda *_args: ("/tmp/poster", "")  # noqa: E731, S108 - never written
    monkeypatch.setattr(QFileDialog, "getSaveFileName", target)
    dialog.accept()
    choice = dialog.choice()
    assert (choice.path.name, choice.suffix) == ("poster.pdf", ".pdf")
    assert (choice.paper, choice.orientation) == ("A3", "portrait")
    assert choice.lane_ids == frozenset(sample_document.lanes) - {lane}
    assert choice.persona_ids == frozenset(sample_document.personas) - {persona}


def test_all_lanes_ticked_means_all_later_ones_too(dialog: ExportDialog) -> None:
    assert dialog.choice().lane_ids is None
    assert dialog.choice().persona_ids is None


def test_the_dialog_asks_only_what_the_format_needs(dialog: ExportDialog) -> None:
    dialog._formats.button(3).setChecked(True)
    assert dialog.choice().suffix == ".xlsx"
    assert not dialog._sheet_box.isVisibleTo(dialog)
    assert not dialog._parts_box.isVisibleTo(dialog)


def test_an_own_size_is_checked_as_it_is_typed(dialog: ExportDialog) -> None:
    dialog._paper.setCurrentIndex(dialog._paper.count() - 1)
    dialog._size.setText("900x600mm")
    dialog._size.textEdited.emit("900x600mm")
    assert dialog._export.isEnabled()
    dialog._size.setText("nonsense")
    dialog._size.textEdited.emit("nonsense")
    assert not dialog._export.isEnabled()
    assert "nonsense" in dialog._size_error.text()


def test_without_any_lane_there_is_nothing_to_export(dialog: ExportDialog) -> None:
    for box in dialog._lanes.values():
        box.setChecked(False)
    assert not dialog._export.isEnabled()
    assert dialog._size_error.text()


def test_the_preview_warns_of_print_too_small_to_read(dialog: ExportDialog) -> None:
    dialog._paper.setCurrentIndex(dialog._paper.findData("A5"))
    dialog._show_preview()
    assert "hard to read" in dialog._note.text()


def test_an_unknown_paper_is_the_users_error() -> None:
    with pytest.raises(ExportError):
        export_worker.poster_options(ExportChoice(Path("m.pdf"), paper="A99"))


@pytest.mark.parametrize(
    ("suffix", "says"), [(".png", "pixels"), (".svg", "sharp at every size"), (".pdf", "%")]
)
def test_the_dialog_tells_the_size_that_the_format_has(
    dialog: ExportDialog, suffix: str, says: str
) -> None:
    place = next(i for i, kind in enumerate(FORMATS) if kind.suffix == suffix)
    dialog._formats.button(place).setChecked(True)
    dialog._show_preview()
    assert says in dialog._note.text()
    assert ("pixels" in dialog._note.text()) is (suffix == ".png")
