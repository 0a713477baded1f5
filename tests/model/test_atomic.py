"""A file is written whole or not at all, whatever fails and wherever."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from model.atomic import write_bytes
from model.errors import FileError

OLD, NEW = b"the old map", b"the new map, longer than the old one"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "map.journey"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def leftovers(path: Path) -> list[str]:
    return [other.name for other in path.parent.iterdir() if other.name != path.name]


def failing(code: int, real: Any, *, when: Any = lambda *_: True) -> Any:
    def fail(*arguments: Any, **keywords: Any) -> Any:
        if when(*arguments):
            raise OSError(code, os.strerror(code))
        return real(*arguments, **keywords)

    return fail


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.journey"
    old_mask = os.umask(0o027)
    try:
        write_bytes(path, NEW)
    finally:
        os.umask(old_mask)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert leftovers(path) == []


def test_an_old_file_keeps_its_permissions(target: Path) -> None:
    write_bytes(target, NEW)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert leftovers(target) == []


def test_a_link_stays_a_link(target: Path) -> None:
    folder = target.parent / "elsewhere"
    folder.mkdir()
    link = folder / "link.journey"
    link.symlink_to(target)
    write_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert leftovers(link) == []


def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(tmp_path / "made.journey")
    write_bytes(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "made.journey").read_bytes() == NEW


def test_a_callback_writes(target: Path) -> None:
    write_bytes(target, lambda stream: stream.writelines([b"one ", b"two"]))
    assert target.read_bytes() == b"one two"


def test_a_callback_that_fails_leaves_everything_as_it_was(target: Path) -> None:
    def write(stream: Any) -> None:
        stream.write(NEW)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_bytes(target, write)
    assert target.read_bytes() == OLD
    assert leftovers(target) == []


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "no room on the disk"),
        (errno.EDQUOT, "share of the disk is full"),
        (errno.EACCES, "not allowed to write"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "disk failed"),
        (errno.EMFILE, "cannot be written"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fstat", "fchmod", "fsync", "replace"])
def test_each_step_may_fail(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, says: str
) -> None:
    monkeypatch.setattr(os, step, failing(code, getattr(os, step)))
    with pytest.raises(FileError, match=says) as caught:
        write_bytes(target, NEW)
    monkeypatch.undo()
    assert "“map.journey”" in str(caught.value)
    assert target.read_bytes() == OLD
    assert leftovers(target) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_the_disk_fills_while_writing(target: Path, code: int) -> None:
    def write(stream: Any) -> None:
        stream.write(NEW)
        raise OSError(code, os.strerror(code))

    with pytest.raises(FileError):
        write_bytes(target, write)
    assert target.read_bytes() == OLD
    assert leftovers(target) == []


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="there is no /dev/full to write to")
def test_a_disk_that_is_really_full(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = os.open("/dev/full", os.O_RDWR)
    monkeypatch.setattr("model.disk.create", lambda _path, *, private: full)
    with pytest.raises(FileError, match="no room"):
        write_bytes(target, NEW)
    monkeypatch.undo()
    assert target.read_bytes() == OLD


def test_a_private_map_is_private_from_its_first_byte(target: Path) -> None:
    target.chmod(0o600)
    modes: list[int] = []
    write_bytes(target, lambda stream: modes.append(os.fstat(stream.fileno()).st_mode & 0o777))
    assert modes == [0o600]


def test_a_disk_that_takes_less_without_a_word(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def lose_the_end(descriptor: int) -> None:
        real(descriptor)
        os.truncate(descriptor, 5)

    monkeypatch.setattr(os, "fsync", lose_the_end)
    with pytest.raises(FileError, match="disk failed"):
        write_bytes(target, NEW)
    assert target.read_bytes() == OLD
    assert leftovers(target) == []


def test_a_folder_that_cannot_be_flushed_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_folders(descriptor: int) -> bool:
        return stat.S_ISDIR(os.fstat(descriptor).st_mode)

    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL, os.fsync, when=no_folders))
    write_bytes(target, NEW)
    assert target.read_bytes() == NEW


def test_a_folder_whose_flush_fails_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_folder(descriptor: int) -> bool:
        return stat.S_ISDIR(os.fstat(descriptor).st_mode)

    monkeypatch.setattr(os, "fsync", failing(errno.EIO, os.fsync, when=is_folder))
    with pytest.raises(FileError, match="disk failed"):
        write_bytes(target, NEW)
    assert target.read_bytes() == NEW  # whole, if perhaps not for ever
    assert leftovers(target) == []


def test_data_is_on_the_disk_before_the_name_is(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        order.append(f"flush {kind}")
        real_sync(descriptor)

    def replace(source: Any, destination: Any) -> None:
        order.append("replace")
        assert Path(source).read_bytes() == NEW
        assert Path(source).parent == target.parent
        assert Path(source).name.startswith(".")
        real_replace(source, destination)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    write_bytes(target, NEW)
    assert order == ["flush file", "replace", "flush folder"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "is a folder"),
        ("nowhere/map.journey", "does not exist"),
        ("x" * 300, "too long"),
        ("a\x00b", "cannot be written"),
        ("file/map.journey", "is not a folder"),
        ("loop", "leads back to itself"),
        ("pipe", "not an ordinary file"),
    ],
)
def test_names_that_cannot_be(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileError, match=says):
        write_bytes(tmp_path / name, NEW)
    assert sorted(tmp_path.iterdir()) == before


def test_a_locked_file_stays_locked(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.chmod(0o440)
    # The superuser may write everything; ask as somebody else would.
    monkeypatch.setattr(os, "access", lambda path, _mode: path.stat().st_mode & 0o200 != 0)
    with pytest.raises(FileError, match="write-protected"):
        write_bytes(target, NEW)
    assert target.read_bytes() == OLD
    assert leftovers(target) == []
