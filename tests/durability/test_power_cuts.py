"""A power cut at any moment: the map is whole, and of the journal at most a second is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import disk
from tests.durability.power_sessions import Judge, Session
from tests.durability.powercut import states
from tests.durability.recorded import Event, RecordingDisk, as_it_is

_AT_LEAST = 300  # states of one short session


@pytest.mark.parametrize("safe", [False, True], ids=["usual", "safe mode"])
def test_every_state_that_a_power_cut_may_leave_opens_as_promised(
    tmp_path: Path, safe: bool
) -> None:
    session = Session(tmp_path / "disk", seed=7, safe=safe, most=5)
    session.run(5)
    judge = Judge(session, tmp_path / "opened")
    tried = 0
    for state in states(session.root, session.disk.events):
        tried += 1
        broken = judge.broken(state)
        assert broken is None, broken
    assert tried >= _AT_LEAST
    assert judge.opened >= _AT_LEAST // 3


def test_what_was_recorded_is_what_is_there(tmp_path: Path) -> None:
    session = Session(tmp_path / "disk", seed=3, most=4)
    session.run(6)
    every = list(states(session.root, session.disk.events, begin=len(session.disk.events) - 1))
    assert every[0].killed
    assert {p: d for p, d in every[0].files.items() if d} == {
        p: d for p, d in as_it_is(session.root).items() if d
    }


def _left(root: Path, events: list[Event]) -> list[dict[str, bytes]]:
    """What may be there after the last event, by name."""
    last = states(root, events, begin=len(events) - 1)
    return [{path.name: data for path, data in state.files.items()} for state in last]


def test_nothing_is_sure_before_it_is_synced(tmp_path: Path) -> None:
    with RecordingDisk(tmp_path) as recording:
        descriptor = disk.create(tmp_path / "new")
        disk.write(descriptor, b"abcd")
        found = _left(tmp_path, recording.events)
        assert {} in found
        assert {part["new"] for part in found if part} == {
            *(b"", b"ab", b"abcd"),
            *(bytes(4), b"\0\0cd"),
        }
        disk.sync(descriptor)
        assert _left(tmp_path, recording.events) == [{"new": b"abcd"}, {}]
        disk.sync_folder(tmp_path)
        assert _left(tmp_path, recording.events) == [{"new": b"abcd"}]
        disk.replace(tmp_path / "new", tmp_path / "other")
        disk.close(descriptor)
        assert _left(tmp_path, recording.events) == [{"other": b"abcd"}, {"new": b"abcd"}]
