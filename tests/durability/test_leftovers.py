"""What a killed program left beside a map goes with a later save, and nothing else does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from model.atomic import write_bytes
from model.strays import FORGOTTEN_S, temporary_beside
from tests.conftest import ROOT
from tests.durability.faulty import names


def _aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is there."""
    path = tmp_path / "map.journey"
    path.write_bytes(b"old")
    return path


def test_what_a_kill_left_goes_with_a_later_save(path: Path) -> None:
    left = temporary_beside(path)
    left.write_bytes(b"hal")
    _aged(left, FORGOTTEN_S + 60)
    write_bytes(path, b"new")
    assert names(path.parent) == [path.name]


def test_what_somebody_may_still_be_writing_stays(path: Path) -> None:
    young = temporary_beside(path)
    young.write_bytes(b"half")
    _aged(young, FORGOTTEN_S - 60)
    write_bytes(path, b"new")
    assert young.exists()


@pytest.mark.parametrize(
    "name",
    [".journeyboard-notes.tmp", ".other-0123456789abcdef.tmp", "journeyboard-0123456789abcdef.tmp"],
)
def test_what_is_not_ours_stays_however_old(path: Path, name: str) -> None:
    other = path.with_name(name)
    other.write_bytes(b"somebody's")
    _aged(other, 10 * FORGOTTEN_S)
    write_bytes(path, b"new")
    assert other.read_bytes() == b"somebody's"


def test_a_link_with_such_a_name_is_not_followed(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"kept")
    _aged(target, 10 * FORGOTTEN_S)
    link = temporary_beside(path)
    link.symlink_to(target)
    write_bytes(path, b"new")
    assert target.read_bytes() == b"kept"
    assert link.is_symlink()


def test_the_clock_is_that_of_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = temporary_beside(path)
    left.write_bytes(b"half")
    monkeypatch.setattr(time, "time", lambda: 10**10)  # a laptop that lives in another century
    write_bytes(path, b"new")
    assert left.exists()


def test_a_folder_left_by_a_group_goes_unless_old_files_wait_in_it(path: Path) -> None:
    left, waiting = temporary_beside(path), temporary_beside(path)
    for folder in (left, waiting):
        (folder / ".old").mkdir(parents=True)
    (waiting / ".old" / "a.png").write_bytes(b"the only one")
    for folder in (left, waiting):
        _aged(folder / ".old", 2 * FORGOTTEN_S)
        _aged(folder, 2 * FORGOTTEN_S)
    write_bytes(path, b"new")
    assert not left.exists()
    assert (waiting / ".old" / "a.png").read_bytes() == b"the only one"


def test_a_program_killed_while_it_saves_leaves_the_old_file(path: Path) -> None:
    script = textwrap.dedent(
        """
        import os, signal, sys
        from model import disk
        from model.atomic import write_bytes
        disk.sync = lambda _descriptor: os.kill(os.getpid(), signal.SIGKILL)
        write_bytes(sys.argv[1], b"new")
        """
    )
    ran = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    (left,) = path.parent.glob(".journeyboard-*.tmp")
    _aged(left, FORGOTTEN_S + 60)
    write_bytes(path, b"newer")
    assert names(path.parent) == [path.name]
