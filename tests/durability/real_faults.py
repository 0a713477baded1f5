"""Faults that the system itself makes: a disk of one megabyte, limits and rights of a process.

A place where the system does not allow them skips the test and says why.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_NOBODY = 65534

_LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
"""
_AS_NOBODY = f"""
import os
os.setgroups([])
os.setgid({_NOBODY})
os.setuid({_NOBODY})
"""


@contextlib.contextmanager
def small_disk(folder: Path, size: str = "1m") -> Iterator[Path]:
    """A real disk of that size, mounted on a new folder in ``folder``; Linux's superuser only."""
    place = folder / "small disk"
    place.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(asked, check=False, capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"nothing can be mounted here: {error}")
    if mounted.returncode != 0:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def ran_limited(script: str, *arguments: str, limit: int) -> str:
    """What a script prints in a process that may write no file longer than ``limit`` bytes."""
    if sys.platform == "win32":
        pytest.skip("Windows knows no limit for the size of files")
    return _ran(_LIMITED.format(limit=limit) + script, *arguments)


def ran_without_rights(script: str, *arguments: str) -> str:
    """What a script prints in a process that is not the superuser from ``# rights #`` on."""
    if sys.platform == "win32":
        pytest.skip("Windows has no superuser to step down from")
    preamble = _AS_NOBODY if os.geteuid() == 0 else ""
    return _ran(script.replace("# rights #", preamble), *arguments)


def _ran(script: str, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-B", "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
