"""Work in a thread of its own: progress is told, a wish to stop is heard at the next step."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from exporters.progress import Cancelled, Progress
from model.errors import JourneyboardError
from resources.words import tr

_log = logging.getLogger(__name__)

Work = Callable[[Progress], object]
"""Does something; calls the progress now and then, which raises Cancelled when it shall stop."""

_KEPT_MS = 50


def _nothing(_progress: Progress) -> object:
    return None


class JobSignals(QObject):
    """What a job tells; delivered in the thread of the window. ``ended`` comes last, always."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()


class Job(QRunnable):
    """One piece of work. What it works on is immutable, so the person can go on meanwhile."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = JobSignals()
        self._work = work
        self._stop = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Stop at the next step."""
        self._stop.set()

    def let_go(self) -> None:
        """It is done and everybody has heard of it: keep nothing that it worked on, such as a map.

        Who hears of its end is often bound to the job itself, a circle through Qt that no search
        for garbage sees; with the signals that circle goes.
        """
        self._work = _nothing
        self.signals.deleteLater()

    def run(self) -> None:
        """Do it, in the thread of the pool."""
        try:
            self._progress(0, 1)
            result = self._work(self._progress)
        except Cancelled:
            self.signals.cancelled.emit()
        except JourneyboardError as error:
            self.signals.failed.emit(str(error))
        except Exception:  # noqa: BLE001 - nobody above a thread would hear of it
            _log.exception("work in the background failed")
            text = tr("This failed because of an error in the program. It was logged.")
            self.signals.failed.emit(text)
        else:
            self.signals.succeeded.emit(result)
        self.signals.ended.emit()

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled(tr("It was stopped."))
        self.signals.progressed.emit(done, total)


class Workroom(QObject):
    """A thread, and the jobs that wait for it. It outlives whoever gave the jobs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        # The thread keeps what it made, such as fonts, which no other thread may use.
        self._pool.setExpiryTimeout(-1)

    def start(self, job: Job) -> None:
        """Have it done when the thread is free."""
        self._jobs.add(job)
        job.signals.ended.connect(partial(self._let_go, job))
        self._pool.start(job)

    def leave(self) -> None:
        """Stop all, and wait until the thread is idle."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()

    def finish(self) -> None:
        """Wait until all that was given is done."""
        self._pool.waitForDone()

    def _let_go(self, job: Job) -> None:
        # Its thread may still be on the way out of it. The room may have gone with its window
        # before this is heard: the timer is not the room's.
        QTimer.singleShot(_KEPT_MS, partial(self._forget, job))

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        job.let_go()


_APART: set[Job] = set()


def start_apart(job: Job) -> None:
    """Have it done at once in a thread of its own, for which nobody waits at the end.

    For what may hang for ever, as a write to a share that went away: no window and no program can
    be kept open by it.
    """
    _APART.add(job)
    job.signals.ended.connect(partial(_let_go_apart, job))
    threading.Thread(target=job.run, name="apart", daemon=True).start()


def _let_go_apart(job: Job) -> None:
    QTimer.singleShot(_KEPT_MS, partial(_forget_apart, job))


def _forget_apart(job: Job) -> None:
    _APART.discard(job)
    job.let_go()
