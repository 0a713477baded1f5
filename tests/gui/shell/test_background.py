"""Work in a thread leaves nothing behind when it is done."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from designer.background import Job, Workroom, start_apart
from model.document import JourneyMap


class _Large(JourneyMap):
    """A map that can be watched going."""

    __slots__ = ("__weakref__",)


def _begin(start: Callable[[Job], None], done: list[Job]) -> weakref.ref[_Large]:
    document = _Large()
    job = Job(lambda _progress: len(document.cards))
    # As the flows do: who hears of the end is bound to the job.
    job.signals.succeeded.connect(partial(lambda own, _result: done.append(own), job))
    start(job)
    return weakref.ref(document)


def test_what_was_worked_on_goes_when_the_work_is_done(qtbot: QtBot) -> None:
    room, done = Workroom(), list[Job]()
    watched = _begin(room.start, done)
    qtbot.waitUntil(lambda: bool(done))
    room.finish()

    def gone() -> bool:
        gc.collect()
        return watched() is None

    qtbot.waitUntil(gone)
    room.leave()


def test_it_goes_as_well_where_the_work_had_a_thread_of_its_own(qtbot: QtBot) -> None:
    done: list[Job] = []
    watched = _begin(start_apart, done)

    def gone() -> bool:
        gc.collect()
        return bool(done) and watched() is None

    qtbot.waitUntil(gone)


def test_it_goes_as_well_where_the_room_went_before_its_end_was_heard(qtbot: QtBot) -> None:
    room, done = Workroom(), list[Job]()
    watched = _begin(room.start, done)
    room.finish()  # without a turn of the event loop: nobody has heard of it yet
    room.deleteLater()
    QCoreApplication.sendPostedEvents(room, QEvent.Type.DeferredDelete)

    def gone() -> bool:
        gc.collect()
        return bool(done) and watched() is None

    qtbot.waitUntil(gone)
