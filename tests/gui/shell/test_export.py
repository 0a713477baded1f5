"""Exports from the window: in the background, with progress, to be stopped at any time."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.dialogs.export_dialog import ExportDialog
from designer.exporting import export_flow
from designer.exporting.request import ExportRequest
from designer.window.main_window import MainWindow
from exporters.poster.options import PosterOptions
from exporters.progress import ExportReport
from model.document import JourneyMap
from tests.gui.shell.faces import FakeDialogs

_SUFFIXES = [".pdf", ".png", ".svg", ".xlsx"]


def _finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.exports.running, timeout=30_000)


def _asked(window: MainWindow, action: str = "file.export") -> ExportDialog:
    window.actions_by_id[action].trigger()
    assert window.exports.window is not None
    return window.exports.window


def _start(window: MainWindow, path: Path) -> None:
    window.exports.start(ExportRequest(path, PosterOptions()))


def _said(window: MainWindow) -> str:
    return window.view.messages.bars()[0].notice.text


@pytest.mark.parametrize("suffix", _SUFFIXES)
def test_each_format_is_written_and_told(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    dialogs.path = tmp_path / f"map{suffix}"
    asked = _asked(window)
    asked.set_target(suffix[1:])
    asked.go_button.click()
    _finish(window, qtbot)
    assert dialogs.path.stat().st_size > 1000
    (bar,) = window.view.messages.bars()
    assert dialogs.path.name in bar.notice.text
    assert {"Open", "Show in folder"} <= {b.text() for b in bar.findChildren(QPushButton)}


def test_the_common_case_is_two_presses(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "poster.pdf"
    asked = _asked(window)
    assert asked.go_button.isEnabled()
    asked.go_button.click()
    _finish(window, qtbot)
    assert dialogs.suggested is not None
    assert dialogs.suggested.name == "Shop.pdf"
    assert dialogs.path.read_bytes().startswith(b"%PDF")
    assert window.exports.window is None


def test_no_file_chosen_keeps_the_window(window: MainWindow, dialogs: FakeDialogs) -> None:
    asked = _asked(window)
    asked.go_button.click()
    assert dialogs.asked == ["export"]
    assert asked.isVisible()
    assert not window.exports.running


def test_the_choice_is_remembered_for_the_map(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "deep" / "m.svg"
    dialogs.path.parent.mkdir()
    asked = _asked(window)
    asked.set_target("svg")
    asked.form.editor("theme").edited.emit("ink-saver")
    asked.go_button.click()
    _finish(window, qtbot)
    again = _asked(window)
    assert (again.wishes.target, again.wishes.theme) == ("svg", "ink-saver")
    dialogs.path = None
    again.go_button.click()
    assert dialogs.suggested == tmp_path / "deep" / "Shop.svg"


def test_what_was_set_is_kept_when_the_window_is_closed(window: MainWindow, application) -> None:
    path = application.settings.exports_path
    _asked(window).reject()
    assert not path.exists()
    asked = _asked(window)
    asked.form.editor("paper").edited.emit("A3")
    asked.reject()
    assert path.exists()
    assert _asked(window).wishes.paper == "A3"


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
    monkeypatch.setattr(export_flow, "export", _slow(started))
    _start(window, tmp_path / "map.pdf")
    assert started.wait(10)
    (bar,) = window.view.messages.bars()
    assert bar.progress.isVisibleTo(bar)
    bar.findChildren(QPushButton)[0].click()
    _finish(window, qtbot)
    assert list(tmp_path.glob("map*")) == []
    assert "stopped" in _said(window)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.7])
def test_cancelling_a_real_poster_leaves_the_old_one_whole(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, share: float
) -> None:
    """At the very beginning, while it is planned, while it is painted."""
    window, path = sample_window, tmp_path / "map.pdf"
    path.write_bytes(b"the old poster")
    _start(window, path)
    job = window.exports.work.job
    assert job is not None
    reached: list[float] = []

    def stop(done: int, total: int) -> None:
        reached.append(done / total)
        if done >= share * total:
            window.exports.cancel()

    job.signals.progressed.connect(stop, Qt.ConnectionType.DirectConnection)
    _finish(window, qtbot)
    assert "stopped" in _said(window)
    assert path.read_bytes() == b"the old poster"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["map.pdf"]
    assert share <= max(reached) < share + 0.3
    assert window.exports._writing._pool.waitForDone(5_000)


@pytest.mark.parametrize(
    ("place", "number", "says"),
    [
        ("fsync", errno.ENOSPC, "no room on the disk"),
        ("replace", errno.EACCES, "map.pdf"),
        ("replace", errno.EBUSY, "map.pdf"),
    ],
)
def test_a_full_disk_or_a_locked_file_leaves_the_old_poster_whole(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    number: int,
    says: str,
) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(b"the old poster")

    done = getattr(os, place)

    def refuse(*args: object) -> None:
        # What the journal of the map does meanwhile is another story.
        if place == "replace" and Path(str(args[1])).name != path.name:
            done(*args)
            return
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, place, refuse)
    _start(window, path)
    _finish(window, qtbot)
    monkeypatch.undo()
    assert says in _said(window)
    assert path.read_bytes() == b"the old poster"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["map.pdf"]


def test_the_map_can_be_edited_meanwhile(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[JourneyMap] = []
    release = threading.Event()

    def export(document, path, options, *, progress):
        release.wait(10)
        given.append(document)
        return ExportReport(path)

    monkeypatch.setattr(export_flow, "export", export)
    before = window.bench.session.document
    _start(window, tmp_path / "map.pdf")
    window.bench.insert(what="stage")
    release.set()
    _finish(window, qtbot)
    assert given == [before]
    assert window.bench.session.document != before


def test_while_one_is_written_another_waits(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()
    monkeypatch.setattr(export_flow, "export", _slow(started))
    asked = _asked(window)
    _start(window, tmp_path / "map.pdf")
    assert not asked.go_button.isEnabled()
    window.exports.cancel()
    _finish(window, qtbot)
    assert asked.go_button.isEnabled()


def test_closing_the_window_stops_an_export(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()
    monkeypatch.setattr(export_flow, "export", _slow(started))
    _start(window, tmp_path / "map.pdf")
    assert started.wait(10)
    assert window.close()
    assert list(tmp_path.glob("map*")) == []


def test_an_error_is_one_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _start(window, tmp_path / "no folder" / "map.pdf")
    _finish(window, qtbot)
    assert "map.pdf" in _said(window)


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

    monkeypatch.setattr(export_flow, "export", export)
    _start(window, tmp_path / "map.pdf")
    _finish(window, qtbot)
    assert "logged" in _said(window)
    assert "ZeroDivisionError" in caplog.text


def test_several_files_are_told_by_their_number(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def export(document, path, options, *, progress):
        files = tuple(tmp_path / f"map-{number}.png" for number in (1, 2, 3))
        return ExportReport(path, files=files)

    monkeypatch.setattr(export_flow, "export", export)
    _start(window, tmp_path / "map.png")
    _finish(window, qtbot)
    assert "map-1.png" in _said(window)
    assert "2 more" in _said(window)
