"""A journal played again: the map as it was last, and the steps that led there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id
from model.journal.entries import Head, Saved, Typed
from model.journal.reading import Recorded
from model.journal.wire import Change, Stepped
from model.records import Record
from model.rules import check_change, problems, repaired
from model.storage import lineage, revision
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Step:
    """One undo step, as it is done. Edits with the same ``merge_key`` have become one already."""

    change: ChangeSet
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """The map of a journal as it was last.

    ``steps`` are its undo history, oldest first; the first ``position`` of them are done, the
    others can be redone. ``typed`` is text by place that was being typed. ``head`` says what of the
    map is on the disk, as of its last save; ``unsaved`` whether the map differs from that.
    ``warnings`` are sentences about what could not be brought back.
    """

    document: JourneyMap
    steps: tuple[Step, ...]
    position: int
    typed: dict[str, str]
    head: Head
    unsaved: bool
    warnings: tuple[str, ...]


def replayed(recorded: Recorded) -> Replayed:
    """Play a journal: everything up to its end, or to the first entry that does not fit."""
    play = _Play(recorded)
    for entry in recorded.entries:
        try:
            play.take(entry)
        except RuleError:
            sentence = tr("From some step on the journal does not fit the map; it ends there.")
            play.warnings.append(sentence)
            break
    return play.result()


@dataclass
class _Play:
    """The map and its undo history while entry after entry is taken."""

    recorded: Recorded
    document: JourneyMap = field(init=False)
    steps: list[Step] = field(default_factory=list)
    position: int = 0
    typed: dict[str, str] = field(default_factory=dict)
    head: Head = field(init=False)
    warnings: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.document = self.recorded.base
        self.head = self.recorded.head
        self.warnings = list(self.recorded.warnings)
        if problems(self.document):
            self.document, repairs = repaired(self.document)
            self.warnings.extend(repairs)

    def take(self, entry: Stepped | Typed | Saved) -> None:
        """Take one entry.

        Raises:
            RuleError: it does not fit; nothing is changed.
        """
        match entry:
            case Stepped():
                self._step(entry)
            case Typed(where, text):
                if text:
                    self.typed[where] = text
                else:
                    self.typed.pop(where, None)
            case Saved():
                self.head = replace(
                    self.head,
                    path=entry.path,
                    parents=lineage(entry.revision, entry.parents),
                    stamp=entry.stamp,
                    unsaved=False,
                )
            case _:
                assert_never(entry)

    def result(self) -> Replayed:
        """Where it has come to."""
        on_disk = self.head.parents[0] if self.head.parents else None
        if on_disk is not None:
            unsaved = self.head.unsaved or revision(self.document) != on_disk
        else:
            unsaved = self.head.unsaved or self.document != self.recorded.base
        return Replayed(
            document=self.document,
            steps=tuple(self.steps),
            position=self.position,
            typed=dict(self.typed),
            head=self.head,
            unsaved=unsaved or bool(self.typed),
            warnings=tuple(self.warnings),
        )

    def _step(self, entry: Stepped) -> None:
        change = _change(self.document, entry.change)
        check_change(self.document, change)
        self.document = apply(self.document, change)
        match entry.way:
            case "edit":
                self._edited(change, entry.merge_key)
            case "undo":
                if self.position > 0:
                    self.position -= 1
                else:  # of a step that was made before the base
                    self.steps.insert(0, Step(change.reversed()))
            case "redo":
                if self.position == len(self.steps):
                    self.steps.append(Step(change))
                self.position += 1
            case _:
                assert_never(entry.way)

    def _edited(self, change: ChangeSet, merge_key: str | None) -> None:
        """As Qt's undo stack does it: what could be redone is gone, edits of one key are one."""
        del self.steps[self.position :]
        last = self.steps[-1] if self.steps else None
        if last is None or merge_key is None or last.merge_key != merge_key:
            self.steps.append(Step(change, merge_key))
        else:
            whole = squash((last.change, change), label=last.change.label)
            self.steps[-1:] = [Step(whole, merge_key)] if whole else []
        self.position = len(self.steps)


def _change(document: JourneyMap, read: Change) -> ChangeSet:
    """The change with what the records are now as what they were before.

    Raises:
        RuleError: a record is not there.
    """
    return ChangeSet(
        added=read.added,
        updated=tuple((_present(document, record.id), record) for record in read.updated),
        removed=tuple(_present(document, record_id) for record_id in read.removed),
        label=read.label,
    )


def _present(document: JourneyMap, record_id: Id) -> Record:
    record = document.find(record_id)
    if record is None:
        raise RuleError(tr("The map has changed meanwhile; this edit no longer fits."))
    return record
