from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from model.errors import FileError, NewerFileError
from model.journal import (
    Edited,
    Head,
    Journal,
    Redone,
    Saved,
    Typed,
    Undone,
    discard,
    left_behind,
    read,
)
from model.storage import revision, save
from tests.durability.faulty import NO_ROOM, FaultyDisk, HeldDisk
from tests.durability.recorded import RecordingDisk, Synced, Written
from tests.journal.helping import (
    BEGAN,
    HEAD,
    MAP,
    as_after_a_kill,
    begun,
    came_back,
    retitled,
    the_one,
)

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    first, one = retitled(MAP, "One")
    second, two = retitled(one, "Two")
    journal.write(Edited(first), one)
    journal.write(Edited(second), two)
    journal.write(Undone(second.reversed()), one)
    journal.leave()
    back = came_back(tmp_path)
    assert back.document == one
    assert [step.change for step in back.steps] == [first, second]
    assert (back.position, back.warnings, back.unsaved) == (1, (), True)


def test_an_edit_is_with_the_system_when_write_returns(tmp_path: Path) -> None:
    # In one go: half of it must never be there because the program died between two.
    with RecordingDisk(tmp_path) as recording:
        journal = begun(tmp_path)
        change, one = retitled(MAP, "One")
        count = len(recording.events)
        journal.write(Edited(change), one)
        assert [type(event) for event in recording.events[count:]] == [Written]
        journal.sync()
        assert type(recording.events[-1]) is Synced
        count = len(recording.events)
        journal.sync()
        assert len(recording.events) == count
    journal.end()


def test_in_safe_mode_every_edit_is_synced(tmp_path: Path) -> None:
    with RecordingDisk(tmp_path) as recording:
        journal = begun(tmp_path, safe=True)
        change, one = retitled(MAP, "One")
        journal.write(Edited(change), one)
        assert type(recording.events[-1]) is Synced
    journal.end()


def test_a_map_left_in_order_leaves_nothing(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    change, one = retitled(MAP, "One")
    journal.write(Edited(change), one)
    journal.end()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileError):
        journal.write(Edited(change), one)
    journal.sync()
    journal.end()


@POSIX
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        journal = begun(tmp_path / "data" / "journals")
    finally:
        os.umask(before)
    for path in (tmp_path / "data").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    journal.end()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a journal that is in use hears so at once."""
    monkeypatch.setattr("model.journal.reading._PATIENCE_S", 0.0)


def test_a_journal_in_use_is_not_left_behind(tmp_path: Path, impatient: None) -> None:
    journal = begun(tmp_path)
    assert left_behind(tmp_path) == ()
    with pytest.raises(FileError):
        read(journal.path)
    with pytest.raises(FileError):
        discard(journal.path)
    journal.leave()
    assert the_one(tmp_path).head == replace(HEAD, title=MAP.info.title)


def test_one_reads_it_and_no_second(tmp_path: Path, impatient: None) -> None:
    begun(tmp_path).leave()
    path = the_one(tmp_path).path
    recorded = read(path)
    assert left_behind(tmp_path) == ()
    with pytest.raises(FileError):
        read(path)
    recorded.remove()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileError):
        read(path)


def test_the_newest_comes_first(tmp_path: Path) -> None:
    for number, when in enumerate((1_000, 3_000, 2_000)):
        journal = Journal.begin(tmp_path, MAP, replace(HEAD, map_id=f"map-{number}"))
        journal.leave()
        for path in journal.path.iterdir():
            os.utime(path, (when, when))
    found = left_behind(tmp_path)
    assert [left.head.map_id for left in found if left.head] == ["map-1", "map-2", "map-0"]


_CHILD = """
import sys
from pathlib import Path
from tests.journal.helping import MAP, begun, retitled
from model.journal import Edited

journal = begun(Path(sys.argv[1]))
change, one = retitled(MAP, "From the child")
journal.write(Edited(change), one)
print("written", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_leaves_its_journal_whoever_has_its_number_now(
    tmp_path: Path, root: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"written"
        assert left_behind(tmp_path) == ()
        child.kill()
        child.wait()
        assert came_back(tmp_path).document.info.title == "From the child"


@POSIX
def test_where_there_are_no_locks_the_number_of_the_process_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - only there

    def no_locks(_descriptor: int, _how: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    journal = begun(tmp_path)
    assert left_behind(tmp_path) == ()
    (journal.path / "owner.lock").write_text("999999999")
    assert len(left_behind(tmp_path)) == 1
    recorded = read(journal.path)
    assert left_behind(tmp_path) == ()
    recorded.release()
    assert len(left_behind(tmp_path)) == 1
    journal.end()


def test_typed_text_waits_until_it_is_settled(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    journal.write(Typed("card", "Half a"), MAP)
    journal.write(Typed("card", "Half a sentence\x00\ud800"), MAP)
    journal.write(Typed("note", "gone"), MAP)
    journal.write(Typed("note", ""), MAP)
    journal.leave()
    back = came_back(tmp_path)
    assert back.typed == {"card": "Half a sentence"}
    assert back.unsaved


def test_what_is_saved_is_known(tmp_path: Path) -> None:
    folder, path = tmp_path / "journals", tmp_path / os.fsdecode(b"m\xc3\xa4p \xff 100%.journey")
    journal = Journal.begin(folder, MAP, HEAD)
    change, one = retitled(MAP, "One")
    journal.write(Edited(change), one)
    saved = save(tmp_path / "plain.journey", one, map_id="map-1")
    journal.write(Saved(path, saved.revision, saved.parents, saved.stamp.sha256), one)
    journal.sync()
    now = as_after_a_kill(journal)
    assert not now.unsaved
    assert now.head.path == path
    assert now.head.parents[0] == saved.revision
    assert now.head.stamp == saved.stamp.sha256
    change, two = retitled(one, "Two")
    journal.write(Edited(change), two)
    journal.leave()
    assert came_back(folder).unsaved


def test_a_map_of_a_file_differs_only_when_it_was_changed(tmp_path: Path) -> None:
    own = revision(MAP)
    head = Head("map-1", BEGAN, path=tmp_path / "map.journey", parents=(own,))
    journal = Journal.begin(tmp_path, MAP, head)
    change, one = retitled(MAP, "One")
    journal.leave()
    assert not came_back(tmp_path).unsaved
    discard(journal.path)
    journal = Journal.begin(tmp_path, MAP, head)
    journal.write(Edited(change), one)
    journal.leave()
    assert came_back(tmp_path).unsaved
    discard(journal.path)
    journal = Journal.begin(tmp_path, MAP, replace(head, unsaved=True))
    journal.leave()
    assert came_back(tmp_path).unsaved


def test_a_full_log_makes_room_for_a_new_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.journal.writer.MOST_ENTRIES", 3)
    journal = begun(tmp_path)
    document, changes = MAP, []
    journal.write(Typed("note", "typed long ago"), document)
    for number in range(20):
        change, document = retitled(document, f"Title {number}")
        changes.append(change)
        journal.write(Edited(change), document)
        journal.sync()
        assert len(list(journal.path.iterdir())) == 3
    monkeypatch.undo()
    _, before = retitled(document, "Title 18")
    journal.write(Undone(changes[-1].reversed()), before)
    journal.leave()
    found = came_back(tmp_path)
    assert found.document == before
    assert found.typed == {"note": "typed long ago"}
    assert found.unsaved
    # Of the steps before the base those are given up that were not taken back since.
    assert [step.change for step in found.steps] == changes[-len(found.steps) :]
    assert found.position == len(found.steps) - 1 < 4


def test_steps_from_before_the_base_are_taken_back_and_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.journal.writer.MOST_ENTRIES", 1)
    journal = begun(tmp_path)
    one, first = retitled(MAP, "One")
    two, second = retitled(first, "Two")
    journal.write(Edited(one), first)
    journal.write(Edited(two), second)
    journal.sync()  # a new base: both steps are in it
    monkeypatch.undo()
    journal.write(Undone(two.reversed()), first)
    journal.write(Undone(one.reversed()), MAP)
    journal.write(Redone(one), first)
    journal.leave()
    found = came_back(tmp_path)
    assert found.document == first
    assert [step.change for step in found.steps] == [one, two]
    assert found.position == 1


def test_the_first_edit_waits_for_the_base(tmp_path: Path) -> None:
    journal = Journal.begin(tmp_path, MAP, HEAD, later=True)
    assert list(tmp_path.iterdir()) == []
    change, one = retitled(MAP, "One")
    with HeldDisk("replace") as held:
        syncing = threading.Thread(target=journal.sync)
        syncing.start()
        assert held.reached.wait(60)
        editing = threading.Thread(target=journal.write, args=(Edited(change), one))
        editing.start()
        editing.join(0.05)
        assert editing.is_alive()  # the base has not got its name yet
        held.let_go()
        editing.join()
        syncing.join()
    journal.leave()
    assert came_back(tmp_path).document == one


def test_later_edits_wait_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.journal.writer.MOST_ENTRIES", 0)
    journal = begun(tmp_path)
    document = MAP
    for name in ("sync", "replace"):
        change, document = retitled(document, f"before {name}")
        journal.write(Edited(change), document)
        with HeldDisk(name) as held:
            syncing = threading.Thread(target=journal.sync)
            syncing.start()
            assert held.reached.wait(60)
            change, document = retitled(document, f"during {name}")
            journal.write(Edited(change), document)  # would hang
            assert as_after_a_kill(journal).document == document
            held.let_go()
            syncing.join()
    journal.leave()
    assert came_back(tmp_path).document == document


def test_when_the_disk_is_full_it_is_said_and_nothing_is_missing_afterwards(
    tmp_path: Path,
) -> None:
    journal = begun(tmp_path)
    first, one = retitled(MAP, "One")
    second, two = retitled(one, "Two")
    third, three = retitled(two, "Three")
    journal.write(Edited(first), one)
    with FaultyDisk(replace(NO_ROOM, lasts=True)):
        with pytest.raises(FileError, match=r"not protected.*no room"):
            journal.write(Edited(second), two)
        with pytest.raises(FileError, match="not protected"):
            journal.sync()
        assert "not protected" in str(journal.trouble)
    journal.sync()
    assert journal.trouble is None
    journal.write(Edited(third), three)
    journal.leave()
    assert came_back(tmp_path).document == three


def test_a_disk_that_is_full_from_the_beginning_is_tried_again(tmp_path: Path) -> None:
    with FaultyDisk(replace(NO_ROOM, lasts=True)):
        journal = Journal.begin(tmp_path / "journals", MAP, HEAD)
        assert journal.trouble is not None
        change, one = retitled(MAP, "One")
        with pytest.raises(FileError, match="not protected"):
            journal.write(Edited(change), one)
    journal.sync()
    journal.leave()
    assert came_back(tmp_path / "journals").document == one


def test_a_newer_journal_is_not_touched(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    journal.leave()
    for path in journal.path.glob("*.base"):
        path.write_bytes(path.read_bytes().replace(b"journal 1 base", b"journal 2 base", 1))
    left = the_one(tmp_path)
    assert left.head is None
    with pytest.raises(NewerFileError):
        read(left.path)
    assert the_one(tmp_path).path == left.path


def test_what_is_left_of_an_ended_journal_is_tidied_up(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    journal.leave()
    for path in journal.path.glob("*.base"):
        path.unlink()
    (tmp_path / "something else").mkdir()
    assert left_behind(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["something else"]


def test_where_no_journal_was_there_is_none(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "nowhere") == ()
