"""Files that belong together are written all of them or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.errors import FileError
from model.together import write_together

NAMES = ["a.png", "b.png", "c.png"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two of the files already there."""
    for name in NAMES[:2]:
        (tmp_path / name).write_bytes(b"old " + name.encode())
    (tmp_path / "b.png").chmod(0o640)
    return tmp_path


def new(folder: Path) -> list[tuple[Path, bytes]]:
    return [(folder / name, b"new " + name.encode()) for name in NAMES]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_are_written(folder: Path):
    write_together(new(folder))
    assert contents(folder) == {name: b"new " + name.encode() for name in NAMES}
    assert stat.S_IMODE((folder / "b.png").stat().st_mode) == 0o640


def test_nothing_to_write_is_no_trouble(folder: Path):
    before = contents(folder)
    write_together([])
    assert contents(folder) == before


def test_a_link_stays_a_link(folder: Path):
    elsewhere = folder / "elsewhere.bin"
    elsewhere.write_bytes(b"old")
    (folder / "c.png").symlink_to(elsewhere)
    write_together(new(folder))
    assert (folder / "c.png").is_symlink()
    assert elsewhere.read_bytes() == b"new c.png"


@pytest.mark.parametrize("stop_at", range(3))
def test_what_stops_half_way_leaves_all_as_it_was(folder: Path, stop_at: int):
    before = contents(folder)

    def files() -> Iterator[tuple[Path, bytes]]:
        for index, file in enumerate(new(folder)):
            if index == stop_at:
                raise KeyboardInterrupt
            yield file

    with pytest.raises(KeyboardInterrupt):
        write_together(files())
    assert contents(folder) == before


@pytest.mark.parametrize("fails_at", range(1, 4))
@pytest.mark.parametrize(
    ("code", "says"), [(errno.ENOSPC, "no room"), (errno.EACCES, "not allowed")]
)
def test_what_cannot_be_moved_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, code: int, says: str
):
    before, real, seen = contents(folder), os.replace, []

    def replace(*arguments: Any) -> None:
        if not Path(arguments[0]).parent.name.endswith(".tmp") or gathered(arguments):
            seen.append(arguments)
            if len(seen) == fails_at:
                raise OSError(code, os.strerror(code))
        real(*arguments)

    def gathered(arguments: Any) -> bool:
        return Path(arguments[1]).parent == folder

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError, match=says) as caught:
        write_together(new(folder))
    assert any(f"“{name}”" in str(caught.value) for name in NAMES)
    assert contents(folder) == before
    assert stat.S_IMODE((folder / "b.png").stat().st_mode) == 0o640


def test_what_cannot_even_be_put_back_is_kept_and_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    real, moved = os.replace, []

    def replace(*arguments: Any) -> None:
        if Path(arguments[1]).parent == folder:
            moved.append(arguments)
            if len(moved) > 1:  # the first takes its place; then nothing moves any more
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        real(*arguments)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError, match=r"“b\.png” cannot be written.*the rest is in “"):
        write_together(new(folder))
    (kept,) = folder.glob(".journeyboard-*.tmp/.old/a.png")
    assert kept.read_bytes() == b"old a.png"
    assert (folder / "a.png").read_bytes() == b"new a.png"
    assert (folder / "b.png").read_bytes() == b"old b.png"


def test_a_full_disk_leaves_all_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = contents(folder)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match=r"no room on the disk for “a\.png”"):
        write_together(new(folder))
    assert contents(folder) == before


def test_a_folder_in_the_way_is_told_before_anything_is_moved(folder: Path):
    (folder / "c.png").mkdir()
    with pytest.raises(FileError, match=r"“c\.png” is a folder"):
        write_together(new(folder))
    assert (folder / "a.png").read_bytes() == b"old a.png"
    assert sorted(path.name for path in folder.iterdir()) == NAMES


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(FileError, match="does not exist"):
        write_together(new(tmp_path / "nowhere"))
