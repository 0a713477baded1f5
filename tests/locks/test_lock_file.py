"""Somebody else's lock is never taken away or written over, whenever it came."""

from __future__ import annotations

import os
from pathlib import Path

from model.locks import lock_file
from model.locks.lock import MapLock
from model.locks.place import lock_path
from model.locks.record import decoded
from tests.locks.helpers import Clock, a_map, locked


def _two(tmp_path: Path) -> tuple[Path, MapLock, MapLock]:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, _ = locked(path, tmp_path / "laptop", clock)
    second, _ = locked(path, tmp_path / "other laptop", clock)
    return path, first, second


def test_giving_back_leaves_the_lock_of_who_took_over(tmp_path: Path) -> None:
    path, first, second = _two(tmp_path)
    first.take()
    second.take(by_force=True)
    theirs = lock_path(path).read_bytes()
    first.release()
    assert lock_path(path).read_bytes() == theirs


def test_a_lock_that_came_after_the_look_is_put_back(tmp_path: Path) -> None:
    path, first, second = _two(tmp_path)
    first.take()
    seen = lock_file.look(lock_path(path))
    assert seen is not None
    second.take(by_force=True)
    theirs = lock_path(path).read_bytes()
    lock_file.throw_away(lock_path(path), seen)
    assert lock_path(path).read_bytes() == theirs
    assert len(os.listdir(path.parent)) == 2  # noqa: PTH208 - the map and its lock


def test_a_sign_of_life_is_not_written_over_another_lock(tmp_path: Path) -> None:
    path, first, second = _two(tmp_path)
    first.take()
    ours = decoded(lock_path(path).read_bytes())
    assert ours is not None
    second.take(by_force=True)
    theirs = lock_path(path).read_bytes()
    assert not lock_file.rewrite(lock_path(path), ours)
    assert lock_path(path).read_bytes() == theirs
