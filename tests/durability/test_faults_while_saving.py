"""Under the map's name there is always a complete map, whatever fails and wherever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.errors import FileError, UnsureError
from model.storage import UnsureSaveError, load, save
from model.strays import FORGOTTEN_S
from model.templates import from_template
from model.together import write_together
from tests.durability.faulty import BROKEN, FAULTS, NO_ROOM, Fault, FaultyDisk, Way, names
from tests.durability.faulty import at_every_operation as at_every

MAP_ID = "map-faults"


def _retitled(document: JourneyMap, title: str) -> JourneyMap:
    return apply(document, edit(document, "map", title=title))


@pytest.fixture(scope="module")
def maps() -> tuple[JourneyMap, JourneyMap]:
    """A map as it was, and as it shall be."""
    old = from_template("purchase", title="Old")
    return old, _retitled(old, "New")


def _forget_leftovers(folder: Path, name: str) -> None:
    """Make what a fault left look old, as it is an hour later."""
    past = time.time() - FORGOTTEN_S - 60
    for other in folder.iterdir():
        if other.name != name:
            os.utime(other, (past, past))
            for inside in other.iterdir() if other.is_dir() else ():
                os.utime(inside, (past, past))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("there", [True, False], ids=["replaced", "new"])
def test_a_save_that_fails_anywhere_leaves_a_whole_map(
    tmp_path: Path, maps: tuple[JourneyMap, JourneyMap], fault: Fault, there: bool
) -> None:
    old, new = maps
    path = tmp_path / "map.journey"
    for disk in at_every(fault):
        path.unlink(missing_ok=True)
        stamp = save(path, old, map_id=MAP_ID).stamp if there else None
        stands: JourneyMap | None = new
        with disk:
            try:
                saved = save(path, new, map_id=MAP_ID, expected_stamp=stamp)
                stamp, told = saved.stamp, ""
            except UnsureSaveError as error:
                stamp, told = error.saved.stamp, str(error)
            except FileError as error:
                stands, told = (old if there else None), str(error)
        assert (load(path).document if path.exists() else None) == stands, disk.struck
        assert stands is not new or load(path).stamp == stamp
        assert not told or path.name in told
        # The next save knows what stands there, and whatever was left goes in time.
        _forget_leftovers(tmp_path, path.name)
        save(path, new, map_id=MAP_ID, expected_stamp=stamp)
        assert load(path).document == new
        assert names(tmp_path) == [path.name]


def _folder(tmp_path: Path) -> list[tuple[Path, bytes]]:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"old " + name.encode())
    (tmp_path / "c.png").unlink(missing_ok=True)
    return [(tmp_path / name, b"new " + name.encode()) for name in ("a.png", "b.png", "c.png")]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_group_of_files_that_fails_anywhere_leaves_each_whole(
    tmp_path: Path, fault: Fault
) -> None:
    for disk in at_every(fault):
        files = _folder(tmp_path)
        told: FileError | None = None
        with disk:
            try:
                write_together(files)
            except FileError as error:
                told = error
        contents = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
        old = {name: b"old " + name.encode() for name in ("a.png", "b.png")}
        new = {path.name: data for path, data in files}
        if told is None or isinstance(told, UnsureError):
            assert contents == new
        elif not fault.lasts:
            assert contents == old, disk.struck
        for name, content in contents.items():
            assert content in (old.get(name), new[name])
        assert set(contents) >= set(old)
        waiting = {p.name for p in tmp_path.glob(".journeyboard-*.tmp/.old/*")}
        _forget_leftovers(tmp_path, "")
        write_together(files)
        kept = {p.name for p in tmp_path.glob(".journeyboard-*.tmp/.old/*")}
        assert kept == waiting  # old files that could not be put back are never thrown away
        for path in tmp_path.glob(".journeyboard-*.tmp/.old/*"):
            path.unlink()


def test_old_files_go_to_their_second_names_where_a_disk_knows_none(tmp_path: Path) -> None:
    files = _folder(tmp_path)
    (tmp_path / "b.png").chmod(0o640)
    with FaultyDisk(Fault("no links", 95, lasts=False), 1, only="link") as disk:
        write_together(files)
    assert disk.struck == "link"
    assert (tmp_path / "a.png").read_bytes() == b"new a.png"
    assert (tmp_path / "b.png").stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.png", "b.png", "c.png"]


def test_what_the_disk_did_not_confirm_is_known_at_the_next_save(
    tmp_path: Path, maps: tuple[JourneyMap, JourneyMap]
) -> None:
    old, new = maps
    path = tmp_path / "map.journey"
    stamp = save(path, old, map_id=MAP_ID).stamp
    with (
        FaultyDisk(BROKEN, only="sync_folder"),
        pytest.raises(UnsureSaveError, match="disk failed") as told,
    ):
        save(path, new, map_id=MAP_ID, expected_stamp=stamp)
    further = _retitled(new, "Further")
    save(path, further, map_id=MAP_ID, expected_stamp=told.value.saved.stamp)
    assert load(path).document == further


def test_an_answer_that_was_lost_is_looked_up(
    tmp_path: Path, maps: tuple[JourneyMap, JourneyMap]
) -> None:
    old, new = maps
    path = tmp_path / "map.journey"
    save(path, old, map_id=MAP_ID)
    with FaultyDisk(Fault("answer lost", 5, Way.DONE), only="replace") as disk:
        save(path, new, map_id=MAP_ID)
    assert disk.struck == "replace"
    assert load(path).document == new


def test_settings_that_cannot_be_kept_are_whole_all_the_same(tmp_path: Path) -> None:
    from designer.settings import SettingsStore  # noqa: PLC0415 - Qt-free, of another layer

    path = tmp_path / "settings" / "settings.json"
    for fault in (NO_ROOM, BROKEN):
        SettingsStore(path).change(theme="light")
        for disk in at_every(fault):
            with disk:
                SettingsStore(path).change(theme="dark")
            assert SettingsStore(path).value.theme in ("light", "dark")
            SettingsStore(path).change(theme="light")
            assert names(path.parent) == [path.name]
