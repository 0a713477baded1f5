"""Work in a thread leaves nothing behind when it is done."""

from __future__ import annotations

import gc
import weakref
from functools import partial

from pytestqt.qtbot import QtBot

from designer.background import Job, Workroom
from model.document import JourneyMap


class _Large(JourneyMap):
    """A map that can be watched going."""

    __slots__ = ("__weakref__",)


def _begin(room: Workroom, done: list[Job]) -> weakref.ref[_Large]:
    document = _Large()
    job = Job(lambda _progress: len(document.cards))
    # As the flows do: who hears of the end is bound to the job.
    job.signals.succeeded.connect(partial(lambda own, _result: done.append(own), job))
    room.start(job)
    return weakref.ref(document)


def test_what_was_worked_on_goes_when_the_work_is_done(qtbot: QtBot) -> None:
    room, done = Workroom(), list[Job]()
    watched = _begin(room, done)
    qtbot.waitUntil(lambda: bool(done))
    room.finish()

    def gone() -> bool:
        gc.collect()
        return watched() is None

    qtbot.waitUntil(gone)
    room.leave()
