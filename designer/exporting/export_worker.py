"""An export in a thread of its own: progress is told, cancelling is heard at the next step."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, QRunnable, Signal

from designer.exporting.export_choice import ExportChoice
from exporters.poster.options import PosterOptions, chosen_orientation, chosen_paper
from exporters.progress import Cancelled, ExportReport
from exporters.registry import export
from model.document import JourneyMap
from model.errors import JourneyboardError
from resources.words import tr

_log = logging.getLogger(__name__)


class ExportSignals(QObject):
    """What a running export tells; delivered in the thread of the window."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()


class ExportTask(QRunnable):
    """One export. The map is immutable, so the person can go on editing meanwhile."""

    def __init__(self, document: JourneyMap, choice: ExportChoice) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.choice = choice
        self.signals = ExportSignals()
        self._document = document
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop at the next step; no file is left behind."""
        self._stop.set()

    def run(self) -> None:
        """Do it, in the thread of the pool."""
        try:
            report: ExportReport = export(
                self._document,
                self.choice.path,
                poster_options(self.choice),
                progress=self._progress,
            )
        except Cancelled:
            self.signals.cancelled.emit()
        except JourneyboardError as error:
            self.signals.failed.emit(str(error))
        except Exception:  # noqa: BLE001 - nobody above a thread would hear of it
            _log.exception("export failed")
            text = tr("The export failed because of an error in the program. It was logged.")
            self.signals.failed.emit(text)
        else:
            self.signals.succeeded.emit(report)

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled(tr("The export was stopped."))
        self.signals.progressed.emit(done, total)


def poster_options(choice: ExportChoice) -> PosterOptions:
    """What the exporters are asked for.

    Raises:
        ExportError: the size is not understood or no sheet can have it.
    """
    named = {"size": choice.paper} if choice.own_size else {"paper": choice.paper}
    return PosterOptions(
        paper=chosen_paper(**named),
        orientation=chosen_orientation(choice.orientation),
        lane_ids=choice.lane_ids,
        persona_ids=choice.persona_ids,
    )
