"""The composition root: refuses what would crash, survives what went wrong."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer import app as app_module
from designer.app import Application
from designer.soundness import check_references, check_versions
from designer.window.main_window import MainWindow
from model.errors import FileError, JourneyboardError


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_the_pair_that_crashes_is_refused_in_a_sentence(python: tuple[int, int]) -> None:
    with pytest.raises(JourneyboardError, match=r"PySide6 6\.12 crashes on Python 3\.1"):
        check_versions(python, (6, 12))


@pytest.mark.parametrize(
    ("python", "qt"), [((3, 11), (6, 11)), ((3, 12), (6, 12)), ((3, 13), (7, 0))]
)
def test_sound_pairs_are_welcome(python: tuple[int, int], qt: tuple[int, int]) -> None:
    check_versions(python, qt)


def test_a_binding_that_uses_up_none_is_refused_whatever_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check_references((3, 11), (6, 11))
    counts = iter([50_000, 49_800])
    monkeypatch.setattr("designer.soundness.sys.getrefcount", lambda _thing: next(counts))
    with pytest.raises(JourneyboardError, match=r"PySide6 6\.11 crashes on Python 3\.11"):
        check_references((3, 11), (6, 11))
    check_references((3, 12), (6, 12))  # there None cannot be used up: it is not even looked at


@pytest.fixture
def hooks(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's hooks, put back after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    application.take_exceptions()


@pytest.mark.expects_log
def test_an_error_in_the_program_is_told_logged_and_leaves_the_map(
    hooks: None, window: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    document = window.bench.session.document
    error = ZeroDivisionError("by nought")
    sys.excepthook(ZeroDivisionError, error, None)
    qtbot.waitUntil(lambda: bool(window.view.messages.bars()))
    (bar,) = window.view.messages.bars()
    assert "went wrong" in bar.notice.text
    assert "ZeroDivisionError" in caplog.text
    assert "by nought" not in caplog.text  # an error quotes what it stumbled over
    assert window.bench.session.document is document
    window.bench.insert(what="stage")
    assert window.bench.session.document is not document


@pytest.mark.expects_log
def test_an_error_in_a_thread_is_told_too(hooks: None, window: MainWindow, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(window.view.messages.bars()))


def test_a_sentence_for_the_user_is_told_as_it_is(
    hooks: None, window: MainWindow, qtbot: QtBot
) -> None:
    sys.excepthook(FileError, FileError("The disk is full."), None)
    qtbot.waitUntil(lambda: bool(window.view.messages.bars()))
    assert window.view.messages.bars()[0].notice.text == "The disk is full."


def test_main_opens_each_map_in_a_window_of_its_own(
    qapp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[Application] = []

    def run() -> int:
        seen.extend(qapp.findChildren(Application))
        return 7

    monkeypatch.setattr(type(qapp), "exec", staticmethod(run))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    missing = [tmp_path / "a.journey", tmp_path / "b.journey"]
    assert app_module.main(missing) == 7
    assert len(seen[-1].windows) == 2
    assert all(not window.has_map for window in seen[-1].windows)
    seen[-1].quit()
    assert app_module.main([], sample=True) == 7
    (window,) = seen[-1].windows
    assert window.bench.session.document.cards
    seen[-1].quit()
    qapp.processEvents()


def test_a_new_window_stands_on_its_start_page(
    application: Application, window: MainWindow
) -> None:
    window.actions_by_id["file.window"].trigger()
    assert len(application.windows) == 2
    assert not application.windows[-1].has_map
    assert window.has_map


_LATE = (
    "pydantic",
    "fontTools",
    "uharfbuzz",
    "reportlab",
    "openpyxl",
    "xlsxwriter",
    "typer",
    "PIL",
    "defusedxml",
    "charset_normalizer",
    "exporters",
    "designer.importing",
    "designer.returning",
)


def test_nothing_heavy_is_imported_before_the_window_stands(root: Path, own_home: Path) -> None:
    code = (
        "import sys\n"
        "from designer.app import Application, make_application\n"
        "window = Application(make_application()).open_window()\n"
        f"print([name for name in {_LATE!r} if name in sys.modules])\n"
        "import os; sys.stdout.flush(); os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
