"""Any sequence of edits, undo, redo, saves, failures and crashes, against a plain list of maps.

The session, its undo stack, the journal and the file are the real ones. The list says what has to
be: which map stands at each place of the history, which of them is on the disk.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from designer.document.session import DocumentSession
from designer.document.session_file import Going, arrived, going, opened, put, write
from designer.keeping.map_journal import MapJournal, Surroundings
from designer.recovery.rebuilding import Rebuilding
from model.changes import ChangeSet, difference
from model.document import JourneyMap
from model.edits import edit
from model.errors import FileError, RuleError
from model.journal import read, replayed
from model.records import MAP_ID
from model.rules import problems
from model.storage import load
from tests.strategies import Edit, edits, maps, texts

_NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
_KEYS = st.sampled_from([None, None, "a", "b"])


class Place:
    """A place in the history: the map there, what its step is called, and what merges into it."""

    def __init__(self, document: JourneyMap, label: str = "", key: object = None) -> None:
        self.document = document
        self.label = label
        self.key = key


class UndoMachine(RuleBasedStateMachine):
    """The history of one map through saves, failed saves, reopening, restoring and crashes."""

    @initialize(document=maps(max_cards=4))
    def begin(self, document: JourneyMap) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "map.journey"
        self.round = 0
        self.on_disk: Place | None = None
        self.written: JourneyMap | None = None
        self.under_way: tuple[Going, Place] | None = None
        self.take(DocumentSession(document, unsaved=True), [Place(document)], 0)

    def take(self, session: DocumentSession, places: list[Place], at: int) -> None:
        """Go on with a session and its journal."""
        self.session, self.places, self.at = session, places, at
        around = Surroundings(Path(self.folder.name) / "journals", dict, lambda: _NOON)
        self.journal = MapJournal(session, around)
        assert self.journal.secured()  # the map it begins with is written by a thread

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.journal.end()
            self.folder.cleanup()

    # --- edits -----------------------------------------------------------------------------

    @rule(wanted=edits(), key=_KEYS)
    def make(self, wanted: Edit, key: str | None) -> None:
        self.push(wanted(self.session.document), key)

    @rule(words=st.lists(texts(), min_size=1, max_size=4), key=_KEYS)
    def type_on(self, words: list[str], key: str | None) -> None:
        """Text that is typed piece by piece, and may come back to what it was."""
        for word in words:
            self.push(edit(self.session.document, MAP_ID, title=word), key)

    @rule()
    def leave_the_field(self) -> None:
        self.session.end_merge()
        self.round += 1

    @rule(words=texts(), back=st.booleans())
    def be_refused(self, words: str, back: bool) -> None:
        """A change that was made for another map changes nothing, nor what can be redone."""
        other = edit(JourneyMap(), MAP_ID, title=f"other {words}")
        change = other if back else ChangeSet(removed=tuple(other.after()), label="Gone")
        try:
            self.session.push(change)
        except RuleError:
            return
        assert not problems(self.session.document)
        self.pushed(change, None)

    @rule(far=st.integers(0, 30))
    def restore(self, far: int) -> None:
        """An earlier state comes back as one step."""
        old = self.places[far % len(self.places)].document
        self.push(difference(self.session.document, old, label="Go back"), None)

    def push(self, change: ChangeSet, key: str | None) -> None:
        try:
            self.session.push(change, merge_key=key)
        except RuleError:
            return
        if change:
            self.pushed(change, key)

    def pushed(self, change: ChangeSet, key: str | None) -> None:
        """What the edit has to have done to the history."""
        document, own = self.session.document, (self.round, key)
        del self.places[self.at + 1 :]
        last = self.places[-1]
        if key is None or last.key != own:
            self.places.append(Place(document, change.label, None if key is None else own))
        elif document == self.places[-2].document:
            self.places.pop()  # typed and taken back again is no step
        else:
            self.places[-1] = Place(document, last.label, own)
        self.at = len(self.places) - 1

    # --- back and forth --------------------------------------------------------------------

    @rule(count=st.integers(1, 6))
    def undo(self, count: int) -> None:
        for _ in range(count):
            self.session.undo_stack.undo()
        self.at = max(0, self.at - count)

    @rule(count=st.integers(1, 6))
    def redo(self, count: int) -> None:
        for _ in range(count):
            self.session.undo_stack.redo()
        self.at = min(len(self.places) - 1, self.at + count)

    @rule(to=st.integers(0, 40))
    def jump(self, to: int) -> None:
        self.at = to % len(self.places)
        self.session.undo_stack.setIndex(self.at)

    # --- saving ----------------------------------------------------------------------------

    @precondition(lambda self: self.under_way is None)
    @rule()
    def save(self) -> None:
        write(self.session, self.path)
        self.saved(self.places[self.at])

    @precondition(lambda self: self.under_way is None)
    @rule(first=texts(), second=texts())
    def save_while_typing(self, first: str, second: str) -> None:
        """Ctrl+S in the middle of a sentence: what was saved is a step to come back to."""
        self.type_on(["=", first], "a")
        self.save()
        self.type_on([second], "a")

    @precondition(lambda self: self.under_way is None)
    @rule()
    def set_out(self) -> None:
        """A save that goes on while edits are made."""
        self.under_way = going(self.session, self.path), self.places[self.at]
        self.round += 1

    @precondition(lambda self: self.under_way is not None)
    @rule()
    def arrive(self) -> None:
        assert self.under_way is not None
        state, place = self.under_way
        self.under_way = None
        arrived(self.session, state, put(state))
        self.saved(place)
        self.round -= 1  # counted when it set out

    def saved(self, place: Place) -> None:
        self.round += 1
        self.on_disk, self.written = place, place.document
        self.journal.saved()
        loaded = load(self.path)
        assert loaded.document == place.document
        assert loaded.warnings == ()

    @precondition(lambda self: self.under_way is None)
    @rule()
    def fail_to_save(self) -> None:
        with pytest.raises(FileError):
            write(self.session, self.path.parent / "no such folder" / "map.journey")
        self.round += 1

    # --- leaving and coming back -----------------------------------------------------------

    @precondition(lambda self: self.under_way is None and self.session.clean)
    @rule()
    def reopen(self) -> None:
        self.journal.end()
        result = opened(self.path)
        assert result.warnings == ()
        assert result.session.document == self.places[self.at].document
        place = Place(self.session.document)
        self.on_disk = place
        self.take(result.session, [place], 0)

    @precondition(lambda self: self.under_way is None)
    @rule()
    def crash(self) -> None:
        """The journal is all that is left; map and history come back by it."""
        path = self.journal.path
        assert path is not None
        left = Path(self.folder.name) / f"left {self.round}"  # its owner lives on in this process
        shutil.copytree(path.parent, left, dirs_exist_ok=True)
        played = replayed(read(left / path.name))
        assert played.warnings == ()
        assert played.document == self.session.document
        if not played.unsaved:
            assert self.written == played.document
        back: list[DocumentSession] = []
        rebuilding = Rebuilding(played)
        rebuilding.done.connect(lambda session, _note: back.append(session))
        rebuilding.start()
        self.journal.end()
        self.on_disk = None  # until it is saved again: the person is to look first
        for place in self.places:
            place.key = None
        self.take(back[0], self.places, self.at)

    # --- what holds ------------------------------------------------------------------------

    @invariant()
    def the_map_is_the_one_of_this_place(self) -> None:
        assert self.session.document == self.places[self.at].document

    @invariant()
    def the_history_is_as_long_and_as_far(self) -> None:
        stack = self.session.undo_stack
        assert (stack.index(), stack.count()) == (self.at, len(self.places) - 1)

    @invariant()
    def steps_are_called_what_they_do(self) -> None:
        stack = self.session.undo_stack
        called = [stack.text(index) for index in range(stack.count())]
        assert called == [place.label for place in self.places[1:]]

    @invariant()
    def clean_is_what_is_on_the_disk(self) -> None:
        assert self.session.clean == (self.on_disk is self.places[self.at])
        if self.session.clean:
            assert self.written == self.session.document
