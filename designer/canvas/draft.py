"""Several edits in a row that become one undo step."""

from __future__ import annotations

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap


class Draft:
    """A map as it would be after the edits so far.

    Nothing reaches the session before :meth:`finish`, so a draft that fails leaves no trace.
    """

    def __init__(self, document: JourneyMap) -> None:
        self.document = document
        self._changes: list[ChangeSet] = []

    def do(self, change: ChangeSet) -> ChangeSet:
        """Make one more edit; gives it back."""
        self.document = apply(self.document, change)
        self._changes.append(change)
        return change

    def finish(self, label: str) -> ChangeSet:
        """All edits as one."""
        return squash(self._changes, label=label)
