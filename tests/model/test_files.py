"""Opening and saving real files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model import edits as edit
from model.changes import apply
from model.document import JourneyMap
from model.errors import ChangedOutsideError, FileError, NewerFileError
from model.records import MAP_ID
from model.storage import VERSION, Stamp, changed_outside, dumps, lineage, load, loads, save
from tests.examples import example


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


def titled(title: str) -> JourneyMap:
    return apply(example(), edit.edit(example(), MAP_ID, title=title))


def test_what_is_saved_is_loaded(path: Path) -> None:
    saved = save(path, example(), map_id="map-1", parents=["a" * 64])
    loaded = load(path)
    assert loaded.document == example()
    assert (loaded.map_id, loaded.revision, loaded.parents) == (
        "map-1",
        saved.revision,
        ("a" * 64,),
    )
    assert loaded.stamp == saved.stamp
    assert not changed_outside(path, saved.stamp)


def test_a_chain_of_saves_names_where_it_came_from(path: Path) -> None:
    parents: tuple[str, ...] = ()
    stamp = None
    revisions = []
    for title in ("one", "two", "two", "three"):
        saved = save(path, titled(title), map_id="m", parents=parents, expected_stamp=stamp)
        parents, stamp = lineage(saved.revision, saved.parents), saved.stamp
        revisions.append(saved.revision)
    assert revisions[1] == revisions[2]
    assert load(path).parents == (revisions[1], revisions[0])


def test_what_somebody_else_saved_is_not_lost(path: Path) -> None:
    mine = save(path, titled("mine"), map_id="m")
    theirs = dumps(titled("theirs"), map_id="m")
    path.write_bytes(theirs)
    assert changed_outside(path, mine.stamp)
    with pytest.raises(ChangedOutsideError, match="was changed by another program"):
        save(path, titled("mine again"), map_id="m", expected_stamp=mine.stamp)
    assert path.read_bytes() == theirs
    save(path, titled("mine again"), map_id="m", expected_stamp=mine.stamp, overwrite=True)
    assert load(path).document == titled("mine again")


def test_a_change_of_the_same_size_and_time_is_seen_when_saving(path: Path) -> None:
    mine = save(path, titled("mine"), map_id="m")
    theirs = path.read_bytes().replace(b'"mine"', b'"ours"')
    path.write_bytes(theirs)
    os.utime(path, ns=(mine.stamp.mtime_ns, mine.stamp.mtime_ns))
    with pytest.raises(ChangedOutsideError):
        save(path, titled("more"), map_id="m", expected_stamp=mine.stamp)


def test_a_touch_is_no_conflict(path: Path) -> None:
    mine = save(path, titled("mine"), map_id="m")
    os.utime(path, ns=(1, 1))
    assert not changed_outside(path, mine.stamp)
    save(path, titled("more"), map_id="m", expected_stamp=mine.stamp)


def test_the_very_same_map_from_elsewhere_is_no_conflict(path: Path) -> None:
    # For instance after a save that failed in its last step, when the new file was in place.
    mine = save(path, titled("mine"), map_id="m")
    path.write_bytes(dumps(titled("next"), map_id="m"))
    save(path, titled("next"), map_id="m", expected_stamp=mine.stamp)


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    mine = save(path, titled("mine"), map_id="m")
    path.unlink()
    assert changed_outside(path, mine.stamp)
    save(path, titled("more"), map_id="m", expected_stamp=mine.stamp)
    assert load(path).document == titled("more")


def test_a_newer_file_is_never_saved_over(path: Path) -> None:
    present, next_one = (f'"version": {n}'.encode() for n in (VERSION, VERSION + 1))
    newer = dumps(example(), map_id="m").replace(present, next_one)
    path.write_bytes(newer)
    loaded = load(path)
    assert loaded.read_only
    for stamp in (loaded.stamp, None, Stamp(1, 1, "0" * 64)):
        for overwrite in (False, True):
            with pytest.raises(NewerFileError, match="save under another name"):
                save(path, example(), map_id="m", expected_stamp=stamp, overwrite=overwrite)
    assert path.read_bytes() == newer
    other = path.with_name("copy.journey")
    with pytest.raises(NewerFileError):
        save(other, example(), map_id="m", expected_stamp=loaded.stamp)
    save(other, example(), map_id="m")
    assert load(other).document == example()


def test_any_other_file_may_be_saved_over(path: Path) -> None:
    path.write_bytes(b'{"version": 99} is not ours')
    save(path, example(), map_id="m")
    assert load(path).document == example()


def test_a_save_that_fails_leaves_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = save(path, titled("mine"), map_id="m")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("model.atomic.os.fsync", full)
    with pytest.raises(FileError, match="no room"):
        save(path, titled("more"), map_id="m", expected_stamp=mine.stamp)
    monkeypatch.undo()
    assert load(path).document == titled("mine")
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothing.journey", "“nothing.journey” is not there"),
        ("folder", "“folder” is a folder"),
        ("file/x.journey", "is not there"),
        ("pipe", "“pipe” is not an ordinary file"),
        ("loop", "leads back to itself"),
        ("x" * 300, "too long"),
        ("a\x00b", "cannot be read"),
        ("empty.journey", "“empty.journey” is empty"),
        ("foreign.journey", "“foreign.journey” is not a Journeyboard map"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "empty.journey").write_bytes(b"")
    (tmp_path / "foreign.journey").write_bytes(b"%PDF-1.7")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError, match=says):
        load(tmp_path / name)


def test_a_file_nobody_may_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(dumps(example(), map_id="m"))

    def denied(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)  # the superuser may read everything
    with pytest.raises(FileError, match="not allowed to read"):
        load(path)


def test_a_file_beyond_the_cap_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(dumps(example(), map_id="m"))
    monkeypatch.setattr("model.storage.files.MAX_BYTES", 100)
    with pytest.raises(FileError, match="larger than"):
        load(path)


def test_bytes_and_file_say_the_same(path: Path) -> None:
    save(path, example(), map_id="m")
    assert loads(path.read_bytes()).document == load(path).document
    assert loads(path.read_bytes()).stamp.sha256 == load(path).stamp.sha256
