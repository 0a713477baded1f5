"""The store of versions on a real disk: what is kept comes back, what is damaged is in no way."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import stat
import sys
import time
import zlib
from pathlib import Path

import pytest

from model import disk
from model.document import JourneyMap
from model.errors import FileError
from model.records import MAP_ID, MapInfo
from model.samples import samples
from model.storage import load
from model.versions import Reason, VersionStore
from tests.durability.faulty import BROKEN, NO_ROOM, Fault, at_every_operation
from tests.versions.histories import Clock, map_called

_MAP = "map-7f3kq2mzh9"
_PRIVATE = 0o600


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> VersionStore:
    return VersionStore(tmp_path / "versions", clock)


def titles(store: VersionStore, map_id: str = _MAP) -> list[str]:
    return [store.load(version).info.title for version in store.of(map_id)]


def kept(store: VersionStore, title: str, reason: Reason = Reason.SAVED) -> None:
    store.keep(map_called(title), map_id=_MAP, reason=reason)


def test_what_is_kept_comes_back_with_its_pictures_and_where_it_came_from(
    store: VersionStore,
) -> None:
    sample = load(samples()[0].path)
    assert sample.document.images
    parents = (sample.revision, "a" * 64)
    version = store.keep(
        sample.document, map_id=sample.map_id, parents=parents, reason=Reason.SAVED
    )
    found = store.open(version)
    assert found.document == sample.document
    assert (found.map_id, found.revision) == (sample.map_id, sample.revision)
    assert found.parents == ("a" * 64,)
    assert store.of(sample.map_id) == (version,)
    assert store.by_revision(sample.map_id, sample.revision) == sample.document
    assert store.by_revision(sample.map_id, "b" * 64) is None


def test_names_tell_time_and_reason_and_the_newest_comes_first(
    store: VersionStore, clock: Clock
) -> None:
    kept(store, "one", Reason.OPENED)
    clock.go(minutes=5)
    kept(store, "two", Reason.GIVEN_UP)
    newest, oldest = store.of(_MAP)
    assert (newest.reason, newest.time) == (Reason.GIVEN_UP, clock.now)
    assert (oldest.reason, oldest.place) == (Reason.OPENED, 1)
    assert newest.time.utcoffset() == clock.now.utcoffset()
    assert titles(store) == ["two", "one"]


def test_the_same_state_is_kept_once_but_a_deliberate_one_outlives_an_hourly_one(
    store: VersionStore,
) -> None:
    kept(store, "one", Reason.OPENED)
    kept(store, "one", Reason.OPENED)
    kept(store, "one", Reason.SAVED)
    assert len(store.of(_MAP)) == 1
    kept(store, "one", Reason.GIVEN_UP)
    assert len(store.of(_MAP)) == 2
    kept(store, "two")
    kept(store, "one")
    assert titles(store) == ["one", "two", "one", "one"]


def test_pictures_are_stored_once_and_go_with_the_last_version_that_needs_them(
    store: VersionStore, clock: Clock
) -> None:
    sample = load(samples()[0].path)
    first = store.keep(sample.document, map_id=_MAP, reason=Reason.HOURLY)
    pictures = set(first.path.parent.glob("*.picture"))
    assert len(pictures) > len(sample.document.images) / 2  # small ones stay in the version
    bare = JourneyMap(info=MapInfo(id=MAP_ID, title="bare"))
    clock.now = clock.now.fromtimestamp(time.time(), clock.now.tzinfo)
    for _ in range(3):
        clock.go(hours=2)
        store.keep(bare, map_id=_MAP, reason=Reason.HOURLY)
        clock.go(hours=2)
        store.keep(sample.document, map_id=_MAP, reason=Reason.HOURLY)
    assert set(first.path.parent.glob("*.picture")) == pictures
    assert all(version.size < first.size * 1.1 for version in store.of(_MAP))
    for title in ("a", "b", "c"):
        clock.go(days=40)
        kept(store, title, Reason.HOURLY)
    assert not list(first.path.parent.glob("*.picture"))
    assert titles(store)[0] == "c"


def test_a_text_that_looks_like_a_stored_picture_comes_back_as_it_was(store: VersionStore) -> None:
    sample = load(samples()[0].path).document
    name = "picture:" + "0" * 64
    document = JourneyMap.of((*sample.records(), MapInfo(id=MAP_ID, title=name)))
    version = store.keep(document, map_id=_MAP, reason=Reason.SAVED)
    assert store.load(version) == document


@pytest.mark.parametrize("harm", ["empty", "cut", "flipped", "foreign", "gone", "folder"])
def test_a_damaged_version_is_told_and_in_no_way(
    store: VersionStore, harm: str, clock: Clock
) -> None:
    for title in ("one", "two", "three"):
        clock.go(minutes=1)
        kept(store, title)
    three, two, one = store.of(_MAP)
    data = two.path.read_bytes()
    two.path.unlink()
    match harm:
        case "empty":
            two.path.write_bytes(b"")
        case "cut":
            two.path.write_bytes(data[: len(data) // 2])
        case "flipped":
            two.path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
        case "foreign":
            two.path.write_bytes(b"PK\x03\x04 no version of anything")
        case "folder":
            two.path.mkdir()
        case _:
            assert harm == "gone"
    with pytest.raises(FileError):
        store.load(two)
    assert store.by_revision(_MAP, two.revision) is None
    assert store.load(one).info.title == "one"
    kept(store, "four")
    newest, *rest = store.of(_MAP)
    assert (newest.place, store.load(newest).info.title) == (4, "four")
    assert {three, one} <= set(rest)


def test_what_is_not_the_very_file_that_was_kept_is_not_given_back(store: VersionStore) -> None:
    kept(store, "two")
    (version,) = store.of(_MAP)
    head, _, body = version.path.read_bytes().partition(b"\n")
    other = zlib.decompress(body).replace(b'"two"', b'"six"')
    version.path.write_bytes(head + b"\n" + zlib.compress(other))
    with pytest.raises(FileError, match="damaged"):
        store.load(version)


def test_a_picture_that_is_damaged_or_gone_is_told(store: VersionStore) -> None:
    version = store.keep(load(samples()[0].path).document, map_id=_MAP, reason=Reason.SAVED)
    picture = next(iter(version.path.parent.glob("*.picture")))
    letters = picture.read_bytes()
    picture.write_bytes(b"A" * len(letters))
    with pytest.raises(FileError, match="damaged"):
        store.load(version)
    picture.unlink()
    with pytest.raises(FileError):
        store.load(version)
    picture.write_bytes(letters)
    assert store.load(version).images


def test_a_newest_version_that_is_damaged_is_kept_again(store: VersionStore) -> None:
    kept(store, "one")
    store.of(_MAP)[0].path.write_bytes(b"{}\n")
    kept(store, "one")
    assert store.load(store.of(_MAP)[0]).info.title == "one"


def test_what_else_lies_in_the_folder_is_left_alone(store: VersionStore) -> None:
    kept(store, "one")
    folder = store.of(_MAP)[0].path.parent
    (folder / "00000009_20260230T999999999999+0000_saved_x.version").write_text("?")
    (folder / "notes.txt").write_text("mine")
    kept(store, "two")
    assert titles(store) == ["two", "one"]
    assert (folder / "notes.txt").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are access lists there")
def test_only_the_owner_may_read_what_is_kept(store: VersionStore) -> None:
    before = os.umask(0)
    try:
        store.keep(load(samples()[0].path).document, map_id=_MAP, reason=Reason.SAVED)
    finally:
        os.umask(before)
    files = list(store.of(_MAP)[0].path.parent.iterdir())
    assert len(files) > 1
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {_PRIVATE}


@pytest.mark.parametrize("map_id", ["../../etc", "map-../x", "CON", "map-Ä", "a" * 300, ""])
def test_no_id_of_a_map_leads_out_of_the_folder(store: VersionStore, map_id: str) -> None:
    version = store.keep(map_called("one"), map_id="map-x", reason=Reason.SAVED)
    assert version.path.is_relative_to(store.folder)
    odd = store._folder(map_id)
    assert odd.parent == store.folder
    assert odd.name.startswith("id-")
    assert store.of(map_id) == ()


def test_the_bound_of_size_holds_over_all_maps(tmp_path: Path, clock: Clock) -> None:
    store = VersionStore(tmp_path, clock, most=30_000)
    for round_ in range(60):
        clock.go(minutes=3)
        store.keep(map_called(f"{round_}"), map_id="map-a", reason=Reason.GIVEN_UP)
        store.keep(map_called(f"{round_}"), map_id="map-b", reason=Reason.SAVED)
    used = sum(path.stat().st_size for path in tmp_path.rglob("*.version"))
    assert used <= 30_000
    assert titles(store, "map-a")[0] == "59"
    assert titles(store, "map-b")[:20] == [str(n) for n in range(59, 39, -1)]


def test_forgetting_a_map_leaves_nothing_of_it_and_all_of_others(store: VersionStore) -> None:
    kept(store, "one")
    store.keep(load(samples()[0].path).document, map_id="map-b", reason=Reason.SAVED)
    store.forget("map-b")
    assert store.of("map-b") == ()
    assert not list((store.folder / "map-b").iterdir())
    assert titles(store) == ["one"]
    store.forget("map-never")


@pytest.mark.parametrize("fault", [BROKEN, NO_ROOM], ids=lambda fault: fault.name)
def test_a_disk_that_fails_leaves_what_was_kept(store: VersionStore, fault: Fault) -> None:
    sample = load(samples()[0].path).document
    kept(store, "one")
    for failing in at_every_operation(fault, only=None if fault is NO_ROOM else "sync"):
        with failing, contextlib.suppress(FileError):
            store.keep(sample, map_id=_MAP, reason=Reason.SAVED)
        assert titles(store)[-1] == "one"
        if titles(store)[0] != "one":
            assert store.load(store.of(_MAP)[0]) == sample
            store.of(_MAP)[0].path.unlink()
    kept(store, "last")
    assert titles(store) == ["last", "one"]


def test_a_file_that_vanishes_meanwhile_was_let_go_by_another_program(
    store: VersionStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for round_ in range(30):
        clock.go(minutes=1)
        kept(store, str(round_))
    real = disk.remove

    def twice(path: Path) -> None:
        real(path)
        real(path)

    monkeypatch.setattr(disk, "remove", twice)
    clock.go(hours=30)
    kept(store, "last")
    assert titles(store) == ["last", *(str(n) for n in range(29, 10, -1))]


def _many(folder: Path, name: str) -> None:
    store = VersionStore(folder)
    for round_ in range(12):
        store.keep(map_called(f"{name} {round_}"), map_id=_MAP, reason=Reason.GIVEN_UP)


def test_two_programs_that_keep_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_many, args=(tmp_path, name)) for name in ("a", "b")]
    for process in both:
        process.start()
    for process in both:
        process.join(600)
    assert [process.exitcode for process in both] == [0, 0]
    found = titles(VersionStore(tmp_path))
    assert sorted(found) == sorted(f"{name} {n}" for name in "ab" for n in range(12))
