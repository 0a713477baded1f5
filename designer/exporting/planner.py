"""Plans what the preview shows, off the window's thread: the last wish wins."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from designer.background import Job, Work, Workroom

_BUSY_AFTER_MS = 150
"""What takes no longer is not worth a hint."""


class Planner(QObject):
    """One plan at a time. ``busy_changed`` tells when it takes a while, and when that is over.

    ``rested`` comes when nothing is left to plan.
    """

    planned = Signal(object)
    failed = Signal(str)
    busy_changed = Signal(bool)
    rested = Signal()

    def __init__(self, room: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._job: Job | None = None
        self._next: Work | None = None
        self._busy = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_BUSY_AFTER_MS)
        self._late.timeout.connect(lambda: self._tell_busy(busy=True))

    @property
    def working(self) -> bool:
        """Whether a plan is being made."""
        return self._job is not None

    def ask(self, work: Work) -> None:
        """Make this plan; what was asked for before is no longer wanted."""
        self._next = work
        if self._job is None:
            self._begin()
        else:
            self._job.cancel()

    def stop(self) -> None:
        """Want nothing any more."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        if self._next is None:
            return
        job = Job(self._next)
        self._next = None
        job.signals.succeeded.connect(lambda plan: self._on_planned(job, plan))
        job.signals.failed.connect(lambda sentence: self._on_failed(job, sentence))
        job.signals.ended.connect(self._on_ended)
        self._job = job
        if not self._busy:
            self._late.start()
        self._room.start(job)

    def _on_planned(self, job: Job, plan: object) -> None:
        if not job.stopped:
            self.planned.emit(plan)

    def _on_failed(self, job: Job, sentence: str) -> None:
        if not job.stopped:
            self.failed.emit(sentence)

    def _on_ended(self) -> None:
        self._job = None
        if self._next is not None:
            self._begin()
            return
        self._late.stop()
        self._tell_busy(busy=False)
        self.rested.emit()

    def _tell_busy(self, *, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
