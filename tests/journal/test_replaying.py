from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from designer.document.history import EditCommand, Step, StepKind
from designer.document.session import DocumentSession
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.errors import RuleError
from model.journal import Edited, Entry, Journal, Redone, Replayed, Saved, Typed, Undone
from model.storage import revision
from tests.journal.helping import HEAD, MAP, as_after_a_kill, begun, retitled
from tests.strategies import Edit, edits, maps

Deed: TypeAlias = Edit | tuple[str, str]


def _deeds() -> st.SearchStrategy[list[Deed]]:
    words = st.tuples(
        st.sampled_from(("undo", "redo", "save", "letter", "done typing", "typed", "sync")),
        st.sampled_from(("", "a", "Übergabe", "返品\n")),
    )
    return st.lists(st.one_of(edits(), edits(), words, words), max_size=14)


class _Author:
    """Works with a session, as a window does, while its journal is written."""

    def __init__(self, folder: Path, document: JourneyMap) -> None:
        self.session = DocumentSession(document)
        self.journal = Journal.begin(folder, document, HEAD)
        self.session.stepped.connect(self._on_step)
        self.typed: dict[str, str] = {}
        self.saved: str | None = None
        self._path = folder / "map.journey"

    def do(self, deed: Deed) -> None:
        match deed:
            case Edit():
                self._push(deed(self.session.document), None)
            case ("undo", _):
                self.session.undo_stack.undo()
            case ("redo", _):
                self.session.undo_stack.redo()
            case ("letter", text):
                change, _ = retitled(self.session.document, text)
                self._push(change, "title")
            case ("done typing", _):
                self.session.end_merge()
            case ("typed", text):
                self.journal.write(Typed("note", text), self.session.document)
                self.typed = {"note": text} if text else {}
            case ("save", _):
                self.saved = revision(self.session.document)
                self.journal.write(Saved(self._path, self.saved), self.session.document)
            case _:
                self.journal.sync()

    def _push(self, change: ChangeSet, merge_key: str | None) -> None:
        try:
            self.session.push(change, merge_key=merge_key)
        except RuleError:
            return

    def _on_step(self, step: Step) -> None:
        entries: dict[StepKind, Entry] = {
            StepKind.EDIT: Edited(step.change, step.merge_key),
            StepKind.UNDO: Undone(step.change),
            StepKind.REDO: Redone(step.change),
        }
        entry = entries[step.kind]
        self.journal.write(entry, self.session.document)


@contextmanager
def _author(document: JourneyMap) -> Iterator[_Author]:
    with TemporaryDirectory() as folder:
        author = _Author(Path(folder), document)
        yield author
        author.journal.end()


def _in_order(change: ChangeSet) -> ChangeSet:
    """The same change with its records sorted: a journal holds them table by table."""
    return ChangeSet(
        tuple(sorted(change.added, key=lambda record: record.id)),
        tuple(sorted(change.updated, key=lambda pair: pair[0].id)),
        tuple(sorted(change.removed, key=lambda record: record.id)),
        change.label,
    )


def _check(author: _Author, back: Replayed, begun: JourneyMap) -> None:
    session = author.session
    assert back.document == session.document
    assert back.warnings == ()
    assert back.typed == author.typed
    if author.saved is not None:
        differs = revision(session.document) != author.saved
        assert back.unsaved == (differs or bool(author.typed))
    stack = session.undo_stack
    commands = [stack.command(place) for place in range(stack.count())]
    changes = [command.change for command in commands if isinstance(command, EditCommand)]
    assert [_in_order(step.change) for step in back.steps] == [_in_order(c) for c in changes]
    assert back.position == stack.index()
    document = begun
    for step in back.steps[: back.position]:
        document = apply(document, step.change)
    assert document == session.document


@settings(max_examples=40)
@given(maps(), _deeds())
@example(JourneyMap(), [("letter", "a"), ("letter", ""), ("undo", ""), ("redo", "")])
@example(JourneyMap(), [("letter", "a"), ("undo", ""), ("letter", "Übergabe"), ("letter", "a")])
def test_whatever_was_done_comes_back_with_its_history(
    document: JourneyMap, deeds: list[Deed]
) -> None:
    with _author(document) as author:
        for deed in deeds:
            author.do(deed)
        _check(author, as_after_a_kill(author.journal), document)


@settings(max_examples=25)
@given(maps(), _deeds(), st.integers(0, 3))
def test_new_bases_in_between_lose_nothing_but_history(
    document: JourneyMap, deeds: list[Deed], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, _author(document) as author:
        patch.setattr("model.journal.writer.MOST_ENTRIES", most)
        for deed in deeds:
            author.do(deed)
        back = as_after_a_kill(author.journal)
        assert back.document == author.session.document
        assert back.typed == author.typed
        assert back.warnings == ()
        if author.saved is not None:
            differs = revision(back.document) != author.saved
            assert back.unsaved == (differs or bool(author.typed))


def test_what_was_saved_stays_saved_in_the_next_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.journal.writer.MOST_ENTRIES", 0)
    journal = begun(tmp_path)
    assert HEAD.unsaved
    saved = Saved(tmp_path / "a.journey", revision(MAP))
    journal.write(saved, MAP)
    journal.sync()  # a new base: nothing of the log is read any more
    monkeypatch.undo()
    found = as_after_a_kill(journal)
    journal.end()
    assert found.head.path == saved.path
    assert not found.unsaved


def test_an_edited_map_without_a_file_is_unsaved_in_the_next_base_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.journal.writer.MOST_ENTRIES", 0)
    journal = Journal.begin(tmp_path, MAP, replace(HEAD, unsaved=False))  # a template, untouched
    assert not as_after_a_kill(journal).unsaved
    change, edited = retitled(MAP, "One")
    journal.write(Edited(change), edited)
    journal.sync()  # a new base: the edit is in it
    monkeypatch.undo()
    found = as_after_a_kill(journal)
    journal.end()
    assert found.document == edited
    assert found.unsaved


def test_what_was_taken_back_can_be_made_again_after_a_crash(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    change, edited = retitled(MAP, "One")
    journal.write(Edited(change), edited)
    journal.write(Undone(change.reversed()), MAP)
    found = as_after_a_kill(journal)
    journal.end()
    assert ([step.change for step in found.steps], found.position) == ([change], 0)
