"""Work in the background that a notice tells of: how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from designer.background import Job, Work, Workroom
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone


class NoticedWork(QObject):
    """One piece of work at a time.

    Whatever its end, ``rested`` comes first; then what was given to :meth:`start` for success,
    ``failed`` with a sentence, or ``stopped``.
    """

    rested = Signal()
    failed = Signal(str)
    stopped = Signal()

    def __init__(
        self, room: Workroom, key: str, show_notice: Callable[[Notice], MessageBar]
    ) -> None:
        """``key`` is that of its notices: a new one takes the place of the one before."""
        super().__init__(room)
        self._room, self._key, self._show_notice = room, key, show_notice
        self._bar: MessageBar | None = None
        self.job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self.job is not None

    def start(self, work: Work, words: str, done: Callable[..., None]) -> None:
        """Begin, and say so in a notice; ``done`` gets what the work answers."""
        job = Job(work)
        job.signals.progressed.connect(self._on_progress)
        job.signals.succeeded.connect(lambda result: self._end(lambda: done(result)))
        job.signals.failed.connect(lambda sentence: self._end(lambda: self.failed.emit(sentence)))
        job.signals.cancelled.connect(lambda: self._end(self.stopped.emit))
        self.job = job
        stop = Choice(tr("Cancel"), self.cancel, stays=True)
        notice = Notice(words, Tone.INFO, (stop,), key=self._key, closable=False)
        self._bar = self._show_notice(notice)
        self._bar.set_progress(0)
        self._room.start(job)

    def cancel(self) -> None:
        """Stop at the next step."""
        if self.job is not None:
            self.job.cancel()
            if self._bar is not None:
                self._bar.set_text(tr("Stopping …"))

    def _on_progress(self, done: int, total: int) -> None:
        if self._bar is not None and self.job is not None:
            self._bar.set_progress(done / max(1, total))

    def _end(self, tell: Callable[[], None]) -> None:
        self.job = self._bar = None
        self.rested.emit()
        tell()
