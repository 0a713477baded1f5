"""A lock is taken by one, seen by all, and in nobody's way once its owner is gone."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from model.locks import lock_file
from model.locks.judging import SILENT_AFTER, Standing
from model.locks.lock import MapLock
from model.locks.place import lock_path, same_file
from model.locks.record import MAX_BYTES, decoded, encoded
from model.locks.running import Life, Running
from tests.locks.helpers import BEGAN, Clock, a_map, locked


def _others(path: Path, tmp_path: Path, clock: Clock) -> MapLock:
    """The lock as another laptop sees it."""
    return locked(path, tmp_path / "other laptop", clock)[0]


def test_one_who_has_a_map_is_named_to_the_next(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, running = locked(path, tmp_path / "laptop", clock)
    assert first.take() is None
    assert first.held
    clock.passes(minutes=20)
    second = _others(path, tmp_path, clock)
    found = second.take()
    assert found is not None
    assert not second.held
    assert found.standing is Standing.FAR
    assert found.held.instance == running.instance
    assert (found.held.since, found.held.seen) == (BEGAN, BEGAN)


def test_a_lock_is_given_back_and_leaves_nothing(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, _ = locked(path, tmp_path / "laptop", clock)
    second = _others(path, tmp_path, clock)
    first.take()
    first.release()
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 - names alone
    assert second.take() is None
    assert second.held


def test_a_sign_of_life_is_seen_and_keeps_the_file_as_long(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, _ = locked(path, tmp_path / "laptop", clock)
    second = _others(path, tmp_path, clock)
    first.take()
    size, inode = lock_path(path).stat().st_size, lock_path(path).stat().st_ino
    clock.passes(minutes=24)
    assert first.sign_of_life(renewed=False) is None
    assert first.last_sign == BEGAN
    assert first.sign_of_life(renewed=True) is None
    clock.passes(minutes=24)
    found = second.other()
    assert found is not None
    assert found.standing is Standing.FAR
    assert (lock_path(path).stat().st_size, lock_path(path).stat().st_ino) == (size, inode)


@pytest.mark.parametrize("later", [True, False])
def test_long_silence_means_probably_gone_by_clocks_that_differ(
    tmp_path: Path, later: bool
) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    locked(path, tmp_path / "laptop", clock)[0].take()
    seconds = SILENT_AFTER.total_seconds() + 1
    clock.passes(seconds=seconds if later else -seconds)
    found = _others(path, tmp_path, clock).take()
    assert found is not None
    assert found.standing is Standing.SILENT


def test_a_program_that_ran_here_and_is_over_is_in_nobodys_way(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "map"), Clock()
    first, running = locked(path, tmp_path / "laptop", clock)
    first.take()
    second, _ = locked(path, tmp_path / "laptop", clock)
    found = second.take()
    assert found is not None
    assert found.standing is Standing.NEAR
    running.end()  # as the system does when the process ends
    assert second.take() is None
    assert second.held


def test_a_data_folder_that_wanders_says_nothing_about_another_computer(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "map"), Clock()
    first, running = locked(path, tmp_path / "laptop", clock)
    first.take()
    seen = lock_file.look(lock_path(path))
    assert seen is not None
    assert seen.held is not None
    lock_file.rewrite(lock_path(path), replace(seen.held, computer="ELSEWHERE"))
    running.end()
    found = locked(path, tmp_path / "laptop", clock)[0].take()
    assert found is not None
    assert found.standing is Standing.FAR


def test_who_loses_a_map_is_told_once_and_can_take_it_back(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, running = locked(path, tmp_path / "laptop", clock)
    second = _others(path, tmp_path, clock)
    first.take()
    assert second.take(by_force=True) is None
    assert second.held
    told = first.sign_of_life(renewed=True)
    assert told is not None
    assert not first.held
    assert first.sign_of_life(renewed=True) is None
    assert second.sign_of_life(renewed=True) is None  # what the loser did is no harm to it
    assert second.held
    assert first.take(by_force=True) is None
    assert second.sign_of_life(renewed=False) is not None
    first.release()
    second.release()
    assert running.instance != told.held.instance
    assert not lock_path(path).exists()


def test_a_release_leaves_the_lock_of_who_took_over(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, _ = locked(path, tmp_path / "laptop", clock)
    second = _others(path, tmp_path, clock)
    first.take()
    second.take(by_force=True)
    first.release()
    assert second.sign_of_life(renewed=False) is None
    assert lock_path(path).exists()


def test_a_lock_that_went_is_made_again_but_not_beside_a_map_that_went(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, _ = locked(path, tmp_path / "laptop", clock)
    first.take()
    lock_path(path).unlink()
    assert first.sign_of_life(renewed=False) is None
    assert lock_path(path).exists()
    lock_path(path).unlink()
    path.unlink()
    assert first.sign_of_life(renewed=False) is None
    assert not lock_path(path).exists()


def test_links_lead_to_one_lock(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    other = tmp_path / "desk"
    other.symlink_to(path.parent, target_is_directory=True)
    link = tmp_path / "link.journey"
    link.symlink_to(path)
    assert lock_path(link) == lock_path(other / path.name) == lock_path(path)
    assert same_file(link, other / ".." / "share" / path.name)
    assert not same_file(link, a_map(tmp_path / "elsewhere"))
    locked(path, tmp_path / "laptop", clock)[0].take()
    assert _others(link, tmp_path, clock).take() is not None


@pytest.mark.parametrize("name", ["x" * 247, "ü" * 120 + ".journey"])
def test_long_names_have_locks_of_their_own(tmp_path: Path, name: str) -> None:
    path, clock = a_map(tmp_path, name[:-8] + ".journey"), Clock()
    near = path.with_name("y" + path.name[1:])
    assert lock_path(path) != lock_path(near)
    lock, _ = locked(path, tmp_path / "laptop", clock)
    lock.take()
    assert lock.held


def test_a_copy_of_the_lock_made_by_a_sync_service_means_nothing(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    first, _ = locked(path, tmp_path / "laptop", clock)
    first.take()
    own = lock_path(path)
    own.rename(own.with_name(".Bicycle (Anna's conflicted copy).journey-lock"))
    second = _others(path, tmp_path, clock)
    assert second.take() is None
    assert second.held


def test_without_the_right_to_write_there_is_no_lock_and_no_fuss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    lock, _ = locked(path, tmp_path / "laptop", clock)
    real = os.access
    monkeypatch.setattr(os, "access", lambda p, how: Path(p) != path and real(p, how))
    assert lock.take() is None
    assert not lock.held
    monkeypatch.setattr(os, "access", lambda p, how: Path(p) != path.parent and real(p, how))
    assert lock.take() is None
    assert not lock.held
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_a_disk_that_fails_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    lock, _ = locked(path, tmp_path / "laptop", clock)

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "no room")

    with monkeypatch.context() as failing:
        failing.setattr("model.disk.write", full)
        assert lock.take() is None
    assert not lock.held
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208
    lock.take()
    with monkeypatch.context() as failing:
        failing.setattr("model.disk.write", full)
        assert lock.sign_of_life(renewed=True) is None
    assert lock.held


def test_without_a_data_folder_others_go_by_silence(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    (tmp_path / "no folder").write_bytes(b"")
    first, running = locked(path, tmp_path / "no folder", clock)
    assert first.take() is None
    assert first.held
    second, other = locked(path, tmp_path / "no folder", clock)
    assert other.life_of(running.home, running.instance) is Life.UNKNOWN
    found = second.take()
    assert found is not None
    assert found.standing is Standing.FAR


def test_what_runs_that_are_over_left_behind_is_swept(tmp_path: Path) -> None:
    over, runs = Running(tmp_path), Running(tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {"home", f"{over.instance}.alive", f"{runs.instance}.alive"}
    killed = tmp_path / f"{over.instance}.alive"
    over.end()
    killed.write_bytes(b"")  # as when the process is killed: nobody holds it, nobody removed it
    for path in tmp_path.glob("*.alive"):
        os.utime(path, (1, 1))
    Running(tmp_path).end()
    assert not (tmp_path / f"{over.instance}.alive").exists()
    assert (tmp_path / f"{runs.instance}.alive").exists()
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0
    runs.end()


def _good(tmp_path: Path) -> bytes:
    path = a_map(tmp_path / "good")
    locked(path, tmp_path / "laptop", Clock())[0].take()
    return lock_path(path).read_bytes()


HOSTILE: dict[str, object] = {
    "user": "A\u202enna\n<b>" + "x" * 200,
    "computer": ["LAPTOP"],
    "process": "1; rm",
    "token": "",
    "instance": "../../../../etc/passwd",
    "home": None,
    "since": "9999-99-99T00:00:00Z",
    "seen": 1e400,
    "format": "something",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_strangers_lock_says_is_bounded_or_it_says_nothing(
    tmp_path: Path, name: str
) -> None:
    values = json.loads(_good(tmp_path)) | {name: HOSTILE[name]}
    held = decoded(json.dumps(values).encode())
    if name == "user":
        assert held is not None
        assert "\n" not in held.user
        assert "\u202e" not in held.user
        assert len(held.user) <= 80
    elif name == "instance":
        assert held is not None
        assert Running(tmp_path / "any").life_of(held.home, held.instance) is Life.UNKNOWN
    elif name == "computer":
        assert held is not None
        assert held.computer == ""
    else:
        assert held is None


GARBAGE = {
    "empty": b"",
    "zeros": b"\0" * 300,
    "no json": b"\xff\xfe{",
    "deep": b"[" * MAX_BYTES,
    "other json": b'{"format": 1}',
    "number": b"NaN",
}


@pytest.mark.parametrize("what", GARBAGE)
def test_rubbish_in_the_locks_place_is_replaced(tmp_path: Path, what: str) -> None:
    path = a_map(tmp_path / "share")
    lock_path(path).write_bytes(GARBAGE[what])
    lock, _ = locked(path, tmp_path / "laptop", Clock())
    assert lock.other() is None
    assert lock.take() is None
    assert lock.held
    assert sorted(os.listdir(path.parent)) == sorted(  # noqa: PTH208
        [path.name, lock_path(path).name]
    )


def _folder(lock: Path) -> None:
    lock.mkdir()
    (lock / "work").write_bytes(b"somebody's")


def _link_out(lock: Path) -> None:
    target = lock.parent.parent / "secret"
    target.write_bytes(b"secret")
    lock.symlink_to(target)


def _link_to_a_good_one(lock: Path) -> None:
    (lock.parent.parent / "secret").write_bytes(_good(lock.parent.parent))
    lock.symlink_to(lock.parent.parent / "secret")


def _dangling(lock: Path) -> None:
    lock.symlink_to(lock.parent.parent / "made by the lock")


def _pipe(lock: Path) -> None:
    os.mkfifo(lock)


def _huge(lock: Path) -> None:
    lock.write_bytes(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize("puts", [_folder, _link_out, _link_to_a_good_one, _dangling, _pipe, _huge])
def test_a_strange_thing_in_the_locks_place_is_left_alone_and_in_nobodys_way(
    tmp_path: Path, puts
) -> None:
    path = a_map(tmp_path / "share")
    puts(lock_path(path))
    before = lock_path(path).lstat()
    secret = tmp_path / "secret"
    content = secret.read_bytes() if secret.exists() else None
    lock, _ = locked(path, tmp_path / "laptop", Clock())
    assert lock.other() is None
    assert lock.take(by_force=True) is None
    assert not lock.held
    lock.release()
    after = lock_path(path).lstat()
    assert (after.st_ino, after.st_size, after.st_mode) == (
        before.st_ino,
        before.st_size,
        before.st_mode,
    )
    assert (secret.read_bytes() if secret.exists() else None) == content
    assert not (tmp_path / "made by the lock").exists()


def test_a_lock_put_aside_by_mistake_is_put_back(tmp_path: Path) -> None:
    path, clock = a_map(tmp_path / "share"), Clock()
    old, running = locked(path, tmp_path / "laptop", clock)
    old.take()
    judged = lock_file.look(lock_path(path))  # what somebody judged to be over …
    assert judged is not None
    running.end()
    new, _ = locked(path, tmp_path / "laptop", clock)
    new.take()  # … while another one came
    lock_file.throw_away(lock_path(path), judged)
    assert new.sign_of_life(renewed=False) is None
    seen = lock_file.look(lock_path(path))
    assert seen is not None
    assert seen.held is not None
    assert encoded(seen.held) == seen.data
    assert len(list(path.parent.iterdir())) == 2
