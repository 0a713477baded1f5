"""A file that another program holds is waited for; and what is kept of a file that is replaced."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from model import disk, patience
from model.atomic import write_bytes
from model.errors import FileError, UnsureError
from model.storage import Stamp, load, save
from model.templates import from_template
from tests.durability.faulty import names


def held(code: int, winerror: int | None = None) -> OSError:
    error = OSError(code, os.strerror(code))
    if winerror is not None:
        vars(error)["winerror"] = winerror  # only Windows knows it by itself
    return error


HELD = [
    held(errno.EACCES, 5),
    held(errno.EACCES, 32),
    held(errno.EACCES, 33),
    held(errno.EBUSY),
    held(errno.ETXTBSY),
]


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made; none takes any time."""
    pauses: list[float] = []
    monkeypatch.setattr(patience, "pause", pauses.append)
    return pauses


def holding(monkeypatch: pytest.MonkeyPatch, error: OSError, times: int) -> None:
    real, left = disk.replace, [times]

    def replace(*arguments: Any) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise error
        real(*arguments)

    monkeypatch.setattr(disk, "replace", replace)


@pytest.mark.parametrize("error", HELD, ids=str)
def test_a_file_that_is_let_go_in_time_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float], error: OSError
) -> None:
    (tmp_path / "map").write_bytes(b"old")
    holding(monkeypatch, error, len(patience.PAUSES_S))
    write_bytes(tmp_path / "map", b"new")
    assert (tmp_path / "map").read_bytes() == b"new"
    assert waited == list(patience.PAUSES_S)
    assert waited == sorted(waited)
    assert 2.5 < sum(waited) < 3


@pytest.mark.parametrize("error", HELD[1:], ids=str)
def test_a_file_that_is_never_let_go_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float], error: OSError
) -> None:
    (tmp_path / "map").write_bytes(b"old")
    holding(monkeypatch, error, 1_000)
    with pytest.raises(FileError, match="in use by another program"):
        write_bytes(tmp_path / "map", b"new")
    assert len(waited) == len(patience.PAUSES_S)
    assert names(tmp_path) == ["map"]


def test_another_fault_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    holding(monkeypatch, held(errno.EACCES), 1)
    with pytest.raises(FileError, match="not allowed"):
        write_bytes(tmp_path / "map", b"new")
    assert waited == []


def test_the_last_look_comes_when_all_is_written_and_can_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    seen: list[bytes] = []

    def look() -> None:
        (temporary,) = tmp_path.glob(".journeyboard-*.tmp")
        seen.append(temporary.read_bytes())
        raise FileError("No.")

    with pytest.raises(FileError, match=r"^No\.$"):
        write_bytes(path, b"new", confirm=look)
    assert seen == [b"new"]
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["map"]


def test_a_map_changed_while_it_is_being_saved_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, document = tmp_path / "shop.journey", from_template("purchase", title="Shop")
    stamp: Stamp = save(path, document, map_id="map-1").stamp
    other = from_template("purchase", title="Theirs")
    real = disk.sync

    def sync(descriptor: int) -> None:
        monkeypatch.setattr(disk, "sync", real)
        save(path, other, map_id="map-1")  # another laptop, in this very moment
        real(descriptor)

    monkeypatch.setattr(disk, "sync", sync)
    with pytest.raises(FileError, match="changed by another program"):
        save(path, from_template("buyer"), map_id="map-1", expected_stamp=stamp)
    assert load(path).document == other


def test_what_does_not_stand_there_afterwards_is_not_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "map", disk.sync_folder

    def sync_folder(folder: Path) -> None:
        real(folder)
        path.write_bytes(b"ne")  # a share that took less than it said

    monkeypatch.setattr(disk, "sync_folder", sync_folder)
    with pytest.raises(UnsureError, match="not what was just written"):
        write_bytes(path, b"new")


@pytest.mark.skipif(sys.platform != "linux", reason="attributes are kept on Linux")
def test_tags_of_a_file_manager_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.xdg.tags", b"client")
    except OSError as error:
        pytest.skip(f"this file system keeps no attributes: {error}")
    write_bytes(path, b"new")
    assert os.getxattr(path, "user.xdg.tags") == b"client"


def test_a_new_file_that_is_private_is_so(tmp_path: Path) -> None:
    write_bytes(tmp_path / "map", b"new", private=True)
    assert (tmp_path / "map").stat().st_mode & 0o777 == 0o600
