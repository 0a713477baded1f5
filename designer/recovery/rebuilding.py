"""From what a journal holds to a session: the map as it was, marked as edited, with its history."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from designer.document.session import DocumentSession, Origin
from model.changes import apply
from model.document import JourneyMap
from model.errors import RuleError
from model.journal.entries import Head
from model.journal.replaying import Replayed
from model.recovery.typed import put_back
from model.storage import Stamp

_AT_ONCE = 200
"""Steps that are made again in one turn of the event loop: a few frames at most."""


class Rebuilding(QObject):
    """Makes the undo history again, step by step, while the window lives.

    ``advanced`` tells how far it is, from 0 to 1; ``done`` comes once, with the session and the
    text for its quick note line.
    """

    advanced = Signal(float)
    done = Signal(object, str)

    def __init__(self, played: Replayed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._played = played
        self._changes = [step.change for step in played.steps]
        self._session = _session(_before(played), played.head)
        self._next = 0

    def start(self) -> None:
        """Go; a history of usual length is there when this returns."""
        try:
            end = min(len(self._changes), self._next + _AT_ONCE)
            for change in self._changes[self._next : end]:
                self._session.push(change)
            self._next = end
            if end == len(self._changes):
                self._finish()
                return
        except RuleError:
            # The map matters more than its history.
            self._session = _session(self._played.document, self._played.head)
            self._give()
            return
        self.advanced.emit(end / len(self._changes))
        QTimer.singleShot(0, self, self.start)

    def _finish(self) -> None:
        while self._session.undo_stack.index() > self._played.position:
            self._session.undo_stack.undo()
        self._give()

    def _give(self) -> None:
        session = self._session
        back = put_back(session.document, self._played.typed)
        session.push(back.change)
        self.done.emit(session, back.note)


def last_state(played: Replayed) -> tuple[JourneyMap, str]:
    """The map as it was last, typed texts in it, and what is left for the quick note line."""
    back = put_back(played.document, played.typed)
    return apply(played.document, back.change), back.note


def _before(played: Replayed) -> JourneyMap:
    """The map before its undo history."""
    document = played.document
    for step in reversed(played.steps[: played.position]):
        document = apply(document, step.change.reversed())
    return document


def _session(document: JourneyMap, head: Head) -> DocumentSession:
    # Size and time are not known any more, so the file is looked at once, by its content.
    stamp = Stamp(0, 0, head.stamp) if head.stamp is not None else None
    return DocumentSession(
        document,
        path=head.path,
        origin=Origin(head.map_id, head.parents, stamp),
        unsaved=True,
    )
