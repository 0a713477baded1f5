"""The command of the long proofs: one that dies is told with its number, and nothing is left."""

from __future__ import annotations

import os
import select
import sys
import tempfile
from pathlib import Path

import pytest

from tests.torture.__main__ import ended, ending

_LONGEST_S = 30


def _run(work: str) -> int:
    return ended((sys.executable, "-c", f"import os, signal, subprocess, sys, tempfile\n{work}"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go meanwhile."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_how_a_proof_ended_is_told() -> None:
    assert ending(0) == "held"
    assert ending(1) == "BROKEN"
    assert ending(130) == "stopped"
    assert ending(3) == "DIED with exit code 3"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals on Windows")
def test_a_proof_that_a_signal_ends_is_a_failure_with_its_number() -> None:
    code = _run("os.kill(os.getpid(), signal.SIGSEGV)")
    assert ending(code).startswith("DIED of signal 11")


def test_its_temporary_folder_goes_with_it(folder: Path) -> None:
    assert _run("tempfile.mkdtemp(); os._exit(7)") == 7
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes on Windows")
def test_what_it_started_goes_with_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    listening = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    sleeper = f"open({str(pipe)!r}, 'w'); print(flush=True); import time; time.sleep(60)"
    started = f"subprocess.Popen([sys.executable, '-c', {'f = ' + sleeper!r}], stdout=-1)"
    assert _run(f"{started}.stdout.read(1); os._exit(7)") == 7
    ready, _, _ = select.select([listening], [], [], _LONGEST_S)
    assert ready  # nobody holds the other end any more
    assert os.read(listening, 1) == b""
    os.close(listening)
