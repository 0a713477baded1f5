"""Two real programs on one map, one of them killed, and two that come at the same moment."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.locks.place import lock_path
from model.storage import load, save
from model.templates import from_template
from tests.locks.racing import ROOT, raced


class Program:
    """One real application, led from outside."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.locks.owner", str(path), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self.began = self._answer()

    def does(self, deed: str) -> dict[str, Any]:
        """Have it do something; what its window says then."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{deed}\n")
        self._process.stdin.flush()
        return self._answer()

    def leaves(self) -> int:
        """Close it in order."""
        self._process.communicate(timeout=600)
        return self._process.returncode

    def is_killed(self) -> None:
        """End it as a power switch does."""
        self._process.kill()
        with contextlib.suppress(ValueError):  # it left before
            self._process.communicate(timeout=600)

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map in a folder that both can reach."""
    path = tmp_path / "share" / "shop.journey"
    path.parent.mkdir()
    save(path, from_template("purchase", title="Shop"), map_id="map-1")
    return path


@pytest.fixture
def first(path: Path, tmp_path: Path) -> Iterator[Program]:
    """A program that has the map."""
    program = Program(path, tmp_path / "laptop")
    yield program
    program.is_killed()


@pytest.mark.parametrize("laptop", ["laptop", "other laptop"])
def test_two_programs_know_of_each_other_to_the_end(
    first: Program, path: Path, tmp_path: Path, laptop: str
) -> None:
    assert not first.began["read_only"]
    second = Program(path, tmp_path / laptop)
    assert second.began["read_only"]
    near = "Another Journeyboard on this computer"
    assert second.began["notice"].startswith(near) == (laptop == "laptop")
    assert "has had this map open" in second.began["notice"]
    first.does("edit Edited")
    assert not second.does("press Take over")["read_only"]
    refused = first.does("save")
    assert (refused["done"], refused["read_only"], refused["title"]) == (False, True, "Edited")
    assert load(path).document.info.title == "Shop"
    assert second.leaves() == 0
    assert "has left this map" in first.does("look")["notice"]
    assert not first.does("press Edit")["read_only"]
    assert first.does("save")["done"]
    assert first.leaves() == 0
    assert load(path).document.info.title == "Edited"
    assert [name.name for name in path.parent.iterdir()] == [path.name]


def test_a_killed_owner_is_in_nobodys_way(first: Program, path: Path, tmp_path: Path) -> None:
    first.does("edit Lost")
    first.is_killed()
    assert lock_path(path).exists()
    second = Program(path, tmp_path / "laptop")
    assert not second.began["read_only"]
    assert second.began["notice"] == ""
    second.does("edit Second")
    assert second.does("save")["done"]
    assert second.leaves() == 0
    assert not lock_path(path).exists()


@pytest.mark.parametrize("one_home", [True, False])
def test_of_two_at_once_one_has_the_map(tmp_path: Path, one_home: bool) -> None:
    assert raced(tmp_path, 60, 7, one_home=one_home) == []
