"""The one undo command: it wraps a ChangeSet and knows no graphics item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from PySide6.QtGui import QUndoCommand

from model.changes import ChangeSet, squash
from model.store import Store

_MERGE_ID = 1


class StepKind(Enum):
    """How a change came about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Step:
    """What has just happened to a map: ``change`` as it was applied.

    ``merge_key``: edits with the same one, in a row, are one undo step; None for a step of its own.
    """

    kind: StepKind
    change: ChangeSet
    merge_key: str | None = None


Told: TypeAlias = Callable[[Step], None]


class EditCommand(QUndoCommand):
    """One undoable step. Redo applies the change, undo its reverse; ``told`` hears of each.

    Commands with the same merge key, pushed one after the other, become one step: typing in a
    field is one undo until the focus leaves it.
    """

    def __init__(
        self, store: Store, change: ChangeSet, told: Told, *, merge_key: str | None = None
    ) -> None:
        super().__init__(change.label)
        self._store = store
        self._change = change
        self._told = told
        self._merge_key = merge_key
        self._pushed = False

    @property
    def change(self) -> ChangeSet:
        """What this step does."""
        return self._change

    @property
    def merge_key(self) -> str | None:
        """Steps with the same key, one after the other, become one; None never merges."""
        return self._merge_key

    def id(self) -> int:
        """Qt asks commands with the same id whether they merge."""
        return _MERGE_ID if self._merge_key is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the following command's change into this one when both have the same key."""
        if not isinstance(other, EditCommand) or other.merge_key != self._merge_key:
            return False
        self._change = squash((self._change, other.change), label=self._change.label)
        if not self._change:
            self.setObsolete(True)
        return True

    def redo(self) -> None:
        """Apply the change; the first time it is the edit itself."""
        kind = StepKind.REDO if self._pushed else StepKind.EDIT
        self._store.apply(self._change)
        self._pushed = True
        self._told(Step(kind, self._change, self._merge_key))

    def undo(self) -> None:
        """Take the change back."""
        change = self._change.reversed()
        self._store.apply(change)
        self._told(Step(StepKind.UNDO, change))
