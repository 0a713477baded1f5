from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from model.document import JourneyMap
from model.errors import FileError
from model.journal import Edited, Journal, Syncer
from model.journal.syncing import AGAIN_S, WITHIN_S
from tests.durability.faulty import NO_ROOM, FaultyDisk
from tests.journal.helping import HEAD, MAP, begun, came_back, retitled


class Clock:
    """Lets time pass when the test says so. ``asked`` are the pauses the thread asked for."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._waiting = threading.Semaphore(0)
        self._go_on = threading.Semaphore(0)
        self._stopped = False

    def wait(self, seconds: float) -> bool:
        self.asked.append(seconds)
        self._waiting.release()
        assert self._go_on.acquire(timeout=60)
        return self._stopped

    def until_it_waits(self) -> None:
        assert self._waiting.acquire(timeout=60)

    def go_on(self) -> None:
        self._go_on.release()

    def stop(self) -> None:
        self._stopped = True
        self.go_on()


def _edited(journal: Journal, document: JourneyMap, title: str) -> JourneyMap:
    change, after = retitled(document, title)
    journal.write(Edited(change), after)
    return after


def _ignored(_trouble: FileError | None) -> None:
    pass


def _run(journal: Journal, told: Callable[[FileError | None], None], clock: Clock) -> Syncer:
    syncer = Syncer(journal, told=told, wait=clock.wait)
    syncer.start()
    return syncer


def test_the_base_is_written_at_once_and_edits_within_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert WITHIN_S <= 0.5
    clock, synced = Clock(), threading.Event()
    journal = Journal.begin(tmp_path, MAP, HEAD, later=True)
    real = journal.sync

    def sync() -> None:
        real()
        synced.set()

    monkeypatch.setattr(journal, "sync", sync)  # of this journal, whoever else syncs just now
    syncer = _run(journal, _ignored, clock)
    assert synced.wait(60)
    assert list(journal.path.glob("*.base"))
    # Not before: the first sync would take the edit along, and nobody would be woken by it.
    one = _edited(journal, MAP, "One")
    clock.until_it_waits()
    # It was woken by the edit, and waits for others that follow.
    assert clock.asked == [WITHIN_S]
    synced.clear()
    two = _edited(journal, one, "Two")
    assert not synced.is_set()
    clock.go_on()
    assert synced.wait(60)
    _edited(journal, two, "Three")
    clock.stop()
    syncer.stop()
    journal.end()


def test_without_an_edit_it_sleeps(tmp_path: Path) -> None:
    clock = Clock()
    journal = begun(tmp_path)
    journal.wanted.clear()
    syncer = _run(journal, _ignored, clock)
    assert clock.asked == []
    threading.Timer(0, clock.stop).start()
    syncer.stop()
    assert clock.asked == [WITHIN_S]
    journal.end()


def test_trouble_is_told_once_tried_again_and_its_end_is_told(tmp_path: Path) -> None:
    clock, told, well = Clock(), list[str](), threading.Event()

    def hear(trouble: FileError | None) -> None:
        told.append("well" if trouble is None else str(trouble))
        if trouble is None:
            well.set()

    journal = begun(tmp_path)
    with FaultyDisk(replace(NO_ROOM, lasts=True)):
        with pytest.raises(FileError, match="not protected"):
            _edited(journal, MAP, "One")
        syncer = _run(journal, hear, clock)
        for _ in range(3):
            clock.until_it_waits()
            assert clock.asked[-1] == AGAIN_S
            assert len(told) == 1
            clock.go_on()
        clock.until_it_waits()
    clock.go_on()  # the disk has room again
    assert well.wait(60)
    two = _edited(journal, MAP, "Two")
    clock.until_it_waits()
    assert clock.asked[-1] == WITHIN_S
    assert told[1:] == ["well"]
    clock.stop()
    syncer.stop()
    journal.leave()
    assert came_back(tmp_path).document == two


def test_being_stopped_is_not_taken_for_an_edit_by_a_sync_that_just_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = begun(tmp_path)
    begins, stopping, real = threading.Event(), threading.Event(), journal.sync

    def sync() -> None:
        begins.set()
        assert stopping.wait(60)
        real()  # forgets that something was wanted

    class Wanted(threading.Event):
        def set(self) -> None:
            super().set()
            stopping.set()

    monkeypatch.setattr(journal, "sync", sync)
    journal.wanted = Wanted()
    syncer = Syncer(journal, told=_ignored)
    syncer.start()
    assert begins.wait(60)
    stop = threading.Thread(target=syncer.stop, daemon=True)
    stop.start()
    stop.join(60)
    assert not stop.is_alive()  # else whoever leaves a map waits for ever
    monkeypatch.undo()
    journal.end()
