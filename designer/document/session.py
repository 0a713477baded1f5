"""A map being worked on: store, undo history, file path and whether it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from designer.document.history import EditCommand, Told
from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id, new_id
from model.rules import check_change
from model.storage import Stamp
from model.store import Store
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Origin:
    """Which map it is, from which revisions, and the file as it was last read or written here.

    ``parents`` are what the next save names, newest first; ``stamp`` is None before the first save.
    """

    map_id: Id = field(default_factory=lambda: new_id("map"))
    parents: tuple[str, ...] = ()
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class SavePoint:
    """A state of a map that is on its way to the disk, while edits go on.

    ``index`` is its place in the undo history, ``last`` the command that led to it.
    """

    document: JourneyMap
    index: int
    last: object


class DocumentSession(QObject):
    """One open map: all that edits goes through :meth:`push`, all that shows hears ``changed``."""

    changed = Signal(object)
    """A ChangeSet was applied (edit, undo or redo): the map is already the new one."""
    stepped = Signal(object)
    """A Step was made (edit, undo or redo), after ``changed``: what a journal writes down."""
    clean_changed = Signal(bool)
    saving_changed = Signal(bool)
    path_changed = Signal()
    read_only_changed = Signal()
    edit_refused = Signal()
    """Somebody tried to edit a map that is open for looking only."""

    def __init__(
        self,
        document: JourneyMap | None = None,
        *,
        path: Path | None = None,
        origin: Origin | None = None,
        read_only: bool = False,
        unsaved: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """Begin with a map; ``unsaved`` when losing it as it is would lose something."""
        super().__init__(parent)
        self._store = Store(document if document is not None else JourneyMap())
        self._store.listen(lambda _document, change: self.changed.emit(change))
        self._path = path
        self._unsaved = unsaved
        self.origin = origin if origin is not None else Origin()
        self._read_only = read_only
        self.read_only_why = ""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._look_clean)
        self._saved_at: int | None = 0
        self._was_clean = self.clean
        self._saving = False
        self._saved_document = self._store.document
        self._typing_round = 0

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self._store.document

    @property
    def path(self) -> Path | None:
        """The file the map is kept in, or None when it was never saved."""
        return self._path

    @path.setter
    def path(self, path: Path | None) -> None:
        self._path = path
        self.path_changed.emit()

    @property
    def read_only(self) -> bool:
        """Whether the map is open for looking only; ``read_only_why`` says why, in a few words."""
        return self._read_only

    def forbid_edits(self, why: str) -> None:
        """From now on the map is for looking only; what was edited stays."""
        self._read_only, self.read_only_why = True, why
        self.read_only_changed.emit()

    def allow_edits(self) -> None:
        """From now on the map may be edited."""
        if self._read_only:
            self._read_only, self.read_only_why = False, ""
            self.read_only_changed.emit()

    @property
    def clean(self) -> bool:
        """Whether the map is as it was last saved."""
        return self._saved_at == self.undo_stack.index() and not self._unsaved

    @property
    def saving(self) -> bool:
        """Whether the map is on its way to the disk just now."""
        return self._saving

    def set_saving(self, *, saving: bool) -> None:
        """The map has set out for the disk, or come to an end of its way."""
        if saving != self._saving:
            self._saving = saving
            self.saving_changed.emit(saving)

    @property
    def saved_document(self) -> JourneyMap:
        """The map as it was opened or last saved, whatever was edited since."""
        return self._saved_document

    def push(self, change: ChangeSet, *, merge_key: str | None = None) -> None:
        """Make an edit, as one undo step; an empty change is no step.

        Edits with the same ``merge_key`` in a row become one step until :meth:`end_merge`.

        Raises:
            RuleError: the edit would break a rule of the map, or the map is only for looking at;
                nothing is changed.
        """
        if not change:
            return
        if self.read_only:
            self.edit_refused.emit()
            raise RuleError(tr("This map is open for looking only; save it under another name."))
        # Before the push: a redo() that raises would stay counted on the stack.
        check_change(self.document, change)
        key = None if merge_key is None else f"{self._typing_round}:{merge_key}"
        if self._saved_at is not None and self._saved_at > self.undo_stack.index():
            self._saved_at = None  # no redo leads to what was saved any more
        told: Told = self.stepped.emit
        self.undo_stack.push(EditCommand(self._store, change, told, merge_key=key))

    def end_merge(self) -> None:
        """The next edit starts a new undo step even with the same merge key."""
        self._typing_round += 1

    def save_point(self) -> SavePoint:
        """The map as it is now, to be saved while edits go on; no later edit merges into it."""
        self.end_merge()
        index = self.undo_stack.index()
        return SavePoint(self.document, index, self._command(index))

    def mark_saved(self, point: SavePoint | None = None) -> None:
        """The map on disk is now that of the save point; without one, the map as it is."""
        point = self.save_point() if point is None else point
        self._unsaved = False
        self._saved_document = point.document
        reached = self._command(point.index) is point.last
        self._saved_at = point.index if reached else None
        self._was_clean = self.clean
        self.clean_changed.emit(self._was_clean)

    def mark_unsaved(self) -> None:
        """No file holds the map as it is, nor as it was at any step of its history."""
        self._saved_at = None
        self._look_clean()

    def retire(self) -> None:
        """The map is left: nothing that still lives hears of the session going."""
        self.undo_stack.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.blockSignals(True)  # noqa: FBT003
        self.deleteLater()

    def _command(self, index: int) -> object:
        """The command that led to a place in the history; None at its beginning or beyond it."""
        return self.undo_stack.command(index - 1) if 0 < index <= self.undo_stack.count() else None

    def _look_clean(self) -> None:
        if self.clean != self._was_clean:
            self._was_clean = self.clean
            self.clean_changed.emit(self._was_clean)
