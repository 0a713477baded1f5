"""The settings of the tests do their work: a warning of any kind fails a test."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT

CARELESS_TESTS = """
import logging, warnings
import pytest
from PySide6.QtCore import QObject, qWarning

def test_python_warning():
    warnings.warn("deprecated", DeprecationWarning)

def test_qt_warning():
    qWarning("QPainter::begin: paint device returned engine == 0")

def test_logged_error():
    logging.getLogger("model").error("could not save")

def test_file_left_open(tmp_path):
    (tmp_path / "a").write_text("a")
    (tmp_path / "a").open()

@pytest.mark.expects_log
def test_logged_on_purpose():
    logging.getLogger("model").error("could not save")
"""


def test_each_kind_of_warning_fails_a_test(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "tests")
    (tmp_path / "tests/test_careless.py").write_text(CARELESS_TESTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    # A test that logs is judged when it has ended, so pytest calls that an error.
    failed = set(re.findall(r"^(?:FAILED|ERROR) \S+::(\w+)", done.stdout, re.MULTILINE))
    assert failed == {
        "test_python_warning",
        "test_qt_warning",
        "test_logged_error",
        "test_file_left_open",
    }, done.stdout
