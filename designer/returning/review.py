"""What came back stands in its window: compared again after edits, taken over in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from designer.background import Workroom
from designer.dialogs.returned.window import ReturnedWindow
from designer.document.session import DocumentSession
from designer.document.until_edited import until_edited
from designer.exporting.planner import Planner
from designer.returning.decisions import Decisions
from designer.returning.reading import Compared, MapNow, ReadBack, compare
from designer.returning.showing import show_changed, show_record
from designer.style.tokens import Tokens
from designer.style.waiting import waiting
from designer.window.workbench import Workbench
from exporters.identity import Identity
from exporters.workbook.returning.accepting.accepted import acceptance
from exporters.workbook.returning.comparison import Choices, Proposal
from model.changes import ChangeSet
from model.errors import JourneyboardError
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

RETURN_KEY = "returned"
_AFTER_EDIT_MS = 400
"""Somebody works on the map beside the window: it compares again when they pause."""


def map_now(session: DocumentSession) -> MapNow:
    """The map of a session, as it is now."""
    parents = session.origin.parents
    identity = Identity(session.origin.map_id, parents[0] if parents else "")
    return MapNow(session.document, identity)


class Review(QObject):
    """One or several workbooks of the open map, while a person decides. ``over`` it stands."""

    ended = Signal()
    """The window is gone, however."""

    def __init__(
        self,
        found: ReadBack,
        bench: Workbench,
        room: Workroom,
        tokens: Tokens,
        show_notice: Callable[[Notice], MessageBar],
        dismiss: Callable[[str], None],
        over: QWidget,
    ) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        self._returned = found.returned
        self.files = found.files
        self._refused = (*found.refused, *_misfits(found))
        self._show_notice = show_notice
        self._dismiss = dismiss
        self._compared: Compared | None = None
        self._planner = Planner(room, self)
        self._planner.planned.connect(self._show)
        self._planner.failed.connect(self._on_lost)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_EDIT_MS)
        self._later.timeout.connect(self._compare)
        self.window = ReturnedWindow(self.files, tokens, over)
        self.window.set_read_only(read_only=self._session.read_only)
        self.window.taken.connect(self._take)
        self.window.place_asked.connect(self._show_place)
        self.window.finished.connect(self.close)
        self._open = True
        self.taken = False
        """Whether it ended with what was accepted taken over."""

    @property
    def at_rest(self) -> bool:
        """Whether what is shown is compared with the map as it is now."""
        return not (self._later.isActive() or self._planner.working)

    def begin(self, compared: Compared, choices: Choices) -> None:
        """Show the window with a first comparison, and what was decided before."""
        self.window.recall(choices)
        self._session.changed.connect(self._on_edited)
        self._show(compared)
        self.window.show()
        self.window.activateWindow()
        if compared.now.document is not self._session.document:
            self._compare()

    def close(self, _result: int = 0) -> None:
        """Nothing goes on for a window that is not seen."""
        if not self._open:
            return
        self._open = False
        self._later.stop()
        self._planner.stop()
        self._session.changed.disconnect(self._on_edited)
        self.window.close()
        self.window.deleteLater()
        self.ended.emit()
        self.deleteLater()

    # --- comparing -------------------------------------------------------------------------

    def _show(self, compared: Compared) -> None:
        """Show a comparison; it is not the last one where the map has changed since."""
        if not self._open:
            return
        self._compared = compared
        comparison = compared.comparison
        warnings = (*self._refused, *comparison.warnings)
        self.window.show_comparison(replace(comparison, warnings=warnings))
        self.window.set_busy(busy=compared.now.document is not self._session.document)

    def _on_edited(self, _change: ChangeSet) -> None:
        self.window.set_busy(busy=True)
        self._later.start()

    def _compare(self) -> None:
        """Compare again, with the map as it is now."""
        self._later.stop()
        now, returned = map_now(self._session), self._returned
        if self._compared is not None:
            now = replace(now, identity=self._compared.now.identity)
        self.window.set_busy(busy=True)
        self._planner.ask(lambda progress: compare(returned, now, progress))

    def _on_lost(self, sentence: str) -> None:
        self.close()
        self._show_notice(Notice(sentence, Tone.ERROR, key=RETURN_KEY))

    def _show_place(self, proposal: Proposal) -> None:
        canvas = self._bench.canvas
        if proposal.record_id:
            show_record(canvas, proposal.record_id, self.window)
        else:
            canvas.say(tr("It is new: the map does not have it yet."))

    # --- taking over -----------------------------------------------------------------------

    def _take(self, decisions: Decisions) -> None:
        """Make all that is accepted one step on the map."""
        bench, session, compared = self._bench, self._session, self._compared
        bench.commit_editors()  # what is being typed counts, and may have changed the map
        if compared is None or compared.now.document is not session.document:
            self._compare()
            return
        self.window.show_taking()
        with waiting():
            try:
                taken = acceptance(session.document, compared.comparison, decisions.complete())
                session.push(taken.change)
            except JourneyboardError as error:
                self._show_notice(Notice(str(error), Tone.ERROR, key=RETURN_KEY))
                self._compare()
                return
            self.taken = True
            self.close()
            left_out = tuple(taken.refused.values())
            self._tell_taken(decisions.tally().taken - len(left_out), left_out)
            show_changed(bench.canvas, taken.change)
        bench.canvas.take_focus()

    def _tell_taken(self, n: int, left_out: tuple[str, ...]) -> None:
        """Say what was done, what of it did not fit, and offer to take it back."""
        dismiss = self._dismiss
        undo = Choice(tr("Undo"), self._bench.undo)
        text, tone = _taken(n, self.files), Tone.SUCCESS
        if left_out:
            one = tr("One did not fit.")
            text += " " + (one if len(left_out) == 1 else tr("{n} did not fit.", n=len(left_out)))
            tone = Tone.WARNING
        choices = (undo,) if n else ()
        self._show_notice(Notice(text, tone, choices, details=left_out, key=RETURN_KEY))
        # Its Undo means this step only: it goes with the next edit, and with an undo by key.
        until_edited(self._session.undo_stack, lambda: dismiss(RETURN_KEY))


def _taken(n: int, files: tuple[str, ...]) -> str:
    if not n:
        return tr("Nothing was taken over.")
    if len(files) > 1:
        return tr("{n} changes from {files} workbooks were taken over.", n=n, files=len(files))
    if n == 1:
        return tr("1 change from “{file}” was taken over.", file=files[0])
    return tr("{n} changes from “{file}” were taken over.", n=n, file=files[0])


def _misfits(found: ReadBack) -> tuple[str, ...]:
    return tuple(
        tr("“{file}” is the workbook of another map and was left out.", file=each.file)
        for each in found.elsewhere
    )
