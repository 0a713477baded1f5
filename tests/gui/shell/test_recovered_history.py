"""Whatever is done in a session: after a crash the map and its undo history are as they were."""

from __future__ import annotations

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.document.session import DocumentSession, Origin
from designer.keeping.map_journal import MapJournal, Surroundings
from designer.places import Places
from designer.recovery.rebuilding import Rebuilding
from model.document import JourneyMap
from model.errors import RuleError
from model.journal.replaying import Replayed
from model.storage import Stamp, revision
from tests.helpers.crashing import recorded
from tests.strategies import Edit, edits, maps

Deed: TypeAlias = tuple[str, Edit | int | None]

deeds: st.SearchStrategy[list[Deed]] = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), edits()),
        st.tuples(st.just("type"), edits()),
        st.tuples(st.just("leave the field"), st.none()),
        st.tuples(st.just("undo"), st.integers(1, 5)),
        st.tuples(st.just("redo"), st.integers(1, 5)),
        st.tuples(st.just("save"), st.none()),
    ),
    max_size=25,
)


def _do(session: DocumentSession, journal: MapJournal, what: str, how: Edit | int | None) -> None:
    stack = session.undo_stack
    if isinstance(how, Edit):
        with contextlib.suppress(RuleError):
            session.push(how(session.document), merge_key="text" if what == "type" else None)
    elif what == "leave the field":
        session.end_merge()
    elif what == "save":
        state = revision(session.document)
        stamp = Stamp(1, 1, state)
        parents = (state, *session.origin.parents)
        session.origin = Origin(session.origin.map_id, parents, stamp)
        session.path = Path("/maps/a.journey")
        session.mark_saved()
        journal.saved()
    else:
        for _ in range(how or 0):
            stack.undo() if what == "undo" else stack.redo()


def _history(session: DocumentSession) -> tuple[list[str], int]:
    stack = session.undo_stack
    return [stack.text(place) for place in range(stack.count())], stack.index()


def _as_saved(session: DocumentSession) -> bool:
    """Whether the map says what the file says, though other edits led there."""
    parents = session.origin.parents
    return bool(parents) and revision(session.document) == parents[0]


def _states(session: DocumentSession) -> list[JourneyMap]:
    """Every state that undo and redo lead to, from the first."""
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    states = [session.document]
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
        states.append(session.document)
    return states


def _rebuilt(found: Replayed) -> DocumentSession:
    back: list[DocumentSession] = []
    rebuilding = Rebuilding(found)
    rebuilding.done.connect(lambda session, _note: back.append(session))
    rebuilding.start()
    (session,) = back
    return session


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60)
@given(document=maps(max_cards=4), done=deeds, again=deeds)
def test_the_map_and_its_undo_history_come_back_even_twice(
    document: JourneyMap, done: list[Deed], again: list[Deed]
) -> None:
    session = DocumentSession(document)
    for part in (done, again):
        with TemporaryDirectory() as name:
            folder = Path(name)
            places = Places.within(folder / "own")
            journal = MapJournal(session, Surroundings(places.journals, dict))
            journal.begin()
            for what, how in part:
                _do(session, journal, what, how)
            assert journal.secured()
            (found,) = recorded(places, folder / "left")
            journal.end()
        restored = _rebuilt(found)
        assert restored.document == session.document
        assert _history(restored) == _history(session)
        assert found.unsaved or session.clean or _as_saved(session)
        position = session.undo_stack.index()
        assert _states(restored) == _states(session)
        restored.undo_stack.setIndex(position)
        session = restored
