"""The guide at work: which step is asked, what an answer does, and when one goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from designer.document.session import DocumentSession
from designer.guide.bar import GuideBar
from designer.guide.steps import STEPS, Answer, GuideStep
from model.changes import ChangeSet
from model.errors import RuleError
from model.records import Stage


class Guide(QObject):
    """Leads through the steps. What is done on the map by other ways counts as an answer, too.

    ``said`` carries a sentence for the status bar, ``made`` the ids of what an answer put on the
    map (and ``framed`` comes when these are stages), ``ended`` that the guide was left.
    """

    said = Signal(str)
    made = Signal(object)
    framed = Signal()
    ended = Signal()

    def __init__(
        self,
        session: DocumentSession,
        bar: GuideBar,
        make_poster: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._place = 0
        self._was_done = False
        self._answering = False
        bar.answered.connect(self._answer)
        bar.poster_asked.connect(make_poster)
        bar.skipped.connect(self._go_on)
        bar.went_back.connect(self._go_back)
        bar.closed.connect(self.end)
        session.changed.connect(self._on_change)
        session.read_only_changed.connect(self._on_read_only)

    @property
    def step(self) -> GuideStep:
        """The step that is asked."""
        return STEPS[self._place]

    def begin(self) -> None:
        """Ask the first step that is not answered yet; on a map that has all, the first."""
        document = self._session.document
        open_steps = (i for i, step in enumerate(STEPS[:-1]) if not step.done(document))
        self._ask(next(open_steps, 0))

    def end(self) -> None:
        """Leave the guide; all that was answered stays."""
        self._bar.hide()
        self.ended.emit()

    def _ask(self, place: int) -> None:
        self._place = place
        self._show()
        self._bar.focus_answer()

    def _show(self) -> None:
        document, step = self._session.document, self.step
        self._was_done = step.done(document)
        self._bar.show_step(step, step.words(document), self._place, done=self._was_done)

    def _answer(self, answer: Answer) -> None:
        self._answering = True
        try:
            change = self.step.answer(self._session.document, answer)
            self._session.push(change)
        except RuleError as error:
            self.said.emit(str(error))
        else:
            self._bar.focus_answer()
            if Stage.table in change.tables():
                self.framed.emit()
            else:
                self.made.emit([record.id for record in change.added])
        finally:
            self._answering = False

    def _on_change(self, _change: ChangeSet) -> None:
        """Once a step is answered, by whatever way, the next one is asked."""
        if self._bar.isHidden():
            return
        typed = "" if self._answering else self._bar.line.text()
        if self.step.done(self._session.document) and not self._was_done:
            self._place = min(self._place + 1, len(STEPS) - 1)
            typed = ""
        self._show()
        self._bar.line.setText(typed)

    def _go_on(self) -> None:
        if self._place + 1 == len(STEPS):
            self.end()
        else:
            self._ask(self._place + 1)

    def _go_back(self) -> None:
        self._ask(max(0, self._place - 1))

    def _on_read_only(self) -> None:
        if self._session.read_only:
            self.end()
