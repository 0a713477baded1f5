"""A map through its life: any edits, undo, redo, saving and opening again, in any order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import RuleError
from model.rules import check_change, problems
from model.storage import Loaded, dumps, lineage, load, save
from model.store import Store
from tests.strategies import Edit, edits, maps


class Lifetime(RuleBasedStateMachine):
    """The store with a history, as the session keeps it, without Qt."""

    @initialize(document=maps(max_cards=5))
    def begin(self, document: JourneyMap) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "map.journey"
        self.start = document
        self.store = Store(document)
        self.done: list[ChangeSet] = []
        self.undone: list[ChangeSet] = []
        self.versions = [document]
        self.saved: Loaded | None = None

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(wanted=edits())
    def edit(self, wanted: Edit) -> None:
        change = wanted(self.store.document)
        try:
            check_change(self.store.document, change)
        except RuleError:
            return
        if change:
            assert change.label
            self.store.apply(change)
            self.done.append(change)
            self.undone.clear()
            self.versions = [*self.versions[: len(self.done)], self.store.document]

    @precondition(lambda self: self.done)
    @rule(count=st.integers(1, 9))
    def undo(self, count: int) -> None:
        for _ in range(min(count, len(self.done))):
            change = self.done.pop()
            self.store.apply(change.reversed())
            self.undone.append(change)

    @precondition(lambda self: self.undone)
    @rule(count=st.integers(1, 9))
    def redo(self, count: int) -> None:
        for _ in range(min(count, len(self.undone))):
            change = self.undone.pop()
            self.store.apply(change)
            self.done.append(change)

    @rule()
    def save(self) -> None:
        before = self.saved
        result = save(
            self.path,
            self.store.document,
            map_id="map-test",
            parents=lineage(before.revision, before.parents) if before else (),
            expected_stamp=before.stamp if before else None,
        )
        self.saved = load(self.path)
        assert self.saved.revision == result.revision
        assert self.saved.parents == result.parents
        assert self.saved.stamp == result.stamp
        assert self.saved.warnings == ()
        assert self.saved.document == self.store.document
        if before is not None and before.document != self.saved.document:
            assert self.saved.parents[0] == before.revision

    @invariant()
    def the_rules_hold(self) -> None:
        assert problems(self.store.document) == []

    @invariant()
    def the_map_is_the_one_of_this_point_in_history(self) -> None:
        assert self.store.document == self.versions[len(self.done)]

    @invariant()
    def equal_maps_have_equal_bytes(self) -> None:
        document = self.store.document
        again = JourneyMap.of(reversed(list(document.records())))
        assert dumps(document, map_id="m") == dumps(again, map_id="m")


TestLifetime = Lifetime.TestCase
TestLifetime.settings = settings(stateful_step_count=25, max_examples=60)
