"""Errors in the program: work secured first, a sentence, and a report without any text of a map."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.places import own_places
from designer.trouble.alarm import Alarm
from designer.trouble.crashes import CrashNote, crashes_left
from designer.trouble.hooks import DiscreetFormatter, ErrorHooks
from designer.trouble.report import error_report, write_report
from designer.window.main_window import MainWindow
from model.edits import edit
from tests.conftest import ROOT

PRIVATE = "Anna hates the till"
NOW = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)


def _raised() -> BaseException:
    """An error as they come: about a file, while a value of the map was looked at."""
    try:
        try:
            int(PRIVATE)
        except ValueError as error:
            raise OSError(28, PRIVATE, f"/home/anna/{PRIVATE}.journey") from error
    except OSError as error:
        return error
    raise AssertionError


def test_a_report_says_what_and_where_but_no_text_of_the_map() -> None:
    report = error_report(_raised(), at=NOW)
    assert "OSError (ENOSPC)" in report
    assert "ValueError" in report
    assert report.index("ValueError") < report.index("which led to") < report.index("OSError")
    assert "test_trouble.py" in report
    assert "_raised" in report
    for private in (PRIVATE, "Anna", "anna", str(ROOT), "/home"):
        assert private not in report


def test_the_log_keeps_no_text_of_the_map_either() -> None:
    error = _raised()
    record = logging.LogRecord("a", logging.ERROR, "", 0, "it failed", None, None)
    record.exc_info = (type(error), error, error.__traceback__)
    line = DiscreetFormatter("%(message)s").format(record)
    assert "it failed" in line
    assert "ENOSPC" in line
    assert "Anna" not in line


def test_reports_are_private_and_the_oldest_go(tmp_path: Path) -> None:
    for second in range(25):
        path = write_report(tmp_path / "reports", "x", at=NOW.replace(second=second))
        assert path is not None
        if os.name == "posix":
            assert path.stat().st_mode & 0o077 == 0
    kept = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert len(kept) == 20
    assert kept[0].startswith("error-20260504-103005")


def test_where_no_report_can_be_kept_the_sentence_comes_all_the_same(
    tmp_path: Path, qtbot: QtBot, qapp
) -> None:
    (tmp_path / "reports").write_text("in the way")
    hooks = ErrorHooks(Alarm(), tmp_path / "reports", qapp)
    logging.disable(logging.ERROR)
    try:
        with qtbot.waitSignal(hooks.told) as told:
            hooks.take(ValueError, ValueError(PRIVATE), None)
    finally:
        logging.disable(logging.NOTSET)
    assert "every edit is kept" in told.args[0]
    assert "report" not in told.args[0]


@pytest.fixture
def hooks(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    application.take_exceptions()


@pytest.mark.expects_log
def test_work_is_in_safety_before_anything_is_said(
    hooks: None, application: Application, window: MainWindow, qtbot: QtBot
) -> None:
    order: list[str] = []

    def fails() -> None:
        order.append("one that fails")
        raise ZeroDivisionError

    application.alarm.add(fails)
    application.alarm.add(lambda: order.append("secured"))
    application.alarm.add(lambda: order.append(f"{len(list(own_places().reports.glob('*')))}"))
    error = _raised()
    sys.excepthook(type(error), error, error.__traceback__)
    assert order == ["one that fails", "secured", "0"]
    (report,) = own_places().reports.iterdir()
    qtbot.waitUntil(lambda: bool(window.view.messages.bars()))
    (bar,) = window.view.messages.bars()
    assert str(report) in bar.notice.text
    assert "Anna" not in bar.notice.text + report.read_text()
    application.alarm.discard(fails)


_CRASH = """
import faulthandler, sys
from pathlib import Path
from designer.trouble.crashes import CrashNote
secret = "Anna hates the till"
note = CrashNote(Path(sys.argv[1]))
note.begin()
if sys.argv[2] == "crash":
    faulthandler._sigsegv()
note.end()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="crashes are made by a signal here")
@pytest.mark.parametrize("ends", ["crash", "well"])
def test_a_crash_below_python_leaves_a_note_that_is_told_once(tmp_path: Path, ends: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(tmp_path), ends],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert (done.returncode == 0) is (ends == "well")
    left = crashes_left(tmp_path, now=NOW.timestamp())
    assert len(left) == (ends == "crash")
    assert crashes_left(tmp_path, now=NOW.timestamp()) == ()
    if left:
        assert "Segmentation fault" in left[0].read_text()
        assert "Anna" not in left[0].read_text()
    else:
        assert list(tmp_path.iterdir()) == []


def test_the_empty_note_of_a_program_that_runs_stays_for_a_month(tmp_path: Path) -> None:
    note = CrashNote(tmp_path)
    path = tmp_path / "crash-1-abcd.txt"
    path.touch()
    made = path.stat().st_mtime
    assert crashes_left(tmp_path, now=made + 3600) == ()
    assert path.exists()
    assert crashes_left(tmp_path, now=made + 31 * 24 * 3600) == ()
    assert not path.exists()
    note.end()  # never begun: nothing to end


@pytest.fixture
def safe_application(qapp) -> Iterator[Application]:
    from designer.settings import SettingsStore  # noqa: PLC0415

    SettingsStore().change(theme="dark", recent=("/somewhere/map.journey",))
    program = Application(qapp, settings=SettingsStore(kept=False), safe=True)
    yield program
    program.quit()
    qapp.processEvents()
    program.deleteLater()


def test_safe_mode_leaves_settings_and_recent_maps_aside(
    safe_application: Application, tmp_path: Path
) -> None:
    from designer.settings import SettingsStore  # noqa: PLC0415

    window = safe_application.open_window(sample=True)
    safe_application.look_back()
    (bar,) = window.view.messages.bars()
    assert bar.notice.text.startswith("Safe mode")
    assert safe_application.settings.value.recent == ()
    assert safe_application.settings.value.theme == "system"
    session = window.bench.session
    session.push(edit(session.document, "map", title="Edited in safe mode"))
    assert window.files.saving.write(session, tmp_path / "map.journey")
    # What is on the disk is as it was.
    assert SettingsStore().value.theme == "dark"
    assert SettingsStore().value.recent == ("/somewhere/map.journey",)
    safe_application.end()
