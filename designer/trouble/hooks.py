"""An error that nobody caught: work is secured, a report is kept, a sentence is said."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from designer.trouble.alarm import Alarm
from designer.trouble.report import error_report, kind_of, traceback_lines, write_report
from model.errors import JourneyboardError
from resources.words import tr

_log = logging.getLogger(__name__)


class ErrorHooks(QObject):
    """Takes errors of any thread; ``told`` carries the sentence, in the thread of the windows.

    ``interrupted`` means that somebody pressed Ctrl+C where the program was started.
    """

    told = Signal(str)
    interrupted = Signal()
    _heard = Signal(str)

    def __init__(self, alarm: Alarm, reports: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._alarm = alarm
        self._reports = reports
        self._heard.connect(self.told, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on hear of every error that nobody caught."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Secure what is open, keep a report, and say what happened."""
        if issubclass(kind, KeyboardInterrupt):
            self.interrupted.emit()
            return
        self._alarm.raised()
        if isinstance(error, JourneyboardError):
            self._heard.emit(str(error))
            return
        error = error if error.__traceback__ is trace else error.with_traceback(trace)
        _log.error("unexpected error %s\n%s", kind_of(error), "\n".join(traceback_lines(error)))
        now = datetime.now().astimezone()
        self._heard.emit(
            _sentence(write_report(self._reports, error_report(error, at=now), at=now))
        )


def _sentence(report: Path | None) -> str:
    said = tr(
        "Something went wrong in the program. The map is as it was, and every edit is kept; save "
        "it, and start the program again when it suits."
    )
    if report is None:
        return said
    told = tr("A report without any text of the map is in {path}.", path=report)
    return f"{said} {told}"


class DiscreetFormatter(logging.Formatter):
    """Writes errors into a log without what they say, which may be text of a map."""

    def formatException(self, ei: object) -> str:
        """Where an error came from, and what kind it is."""
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(traceback_lines(error)) if isinstance(error, BaseException) else ""
