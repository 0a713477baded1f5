"""What the tests of the journal share: a map, edits that differ, a journal left by its program."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import edit
from model.journal import Head, Journal, LeftBehind, Replayed, left_behind, read, replayed
from model.records import MAP_ID
from tests.examples import example

BEGAN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
HEAD = Head("map-1", BEGAN, unsaved=True)
MAP = example()


def retitled(document: JourneyMap, title: str) -> tuple[ChangeSet, JourneyMap]:
    """An edit, and the map after it."""
    change = edit(document, MAP_ID, title=title)
    return change, apply(document, change)


def begun(folder: Path, document: JourneyMap = MAP, *, safe: bool = False) -> Journal:
    """A journal that protects."""
    journal = Journal.begin(folder, document, HEAD, each_synced=safe)
    assert journal.trouble is None
    return journal


def the_one(folder: Path) -> LeftBehind:
    """The only journal that is left behind."""
    (left,) = left_behind(folder)
    return left


def came_back(folder: Path) -> Replayed:
    """What the only journal that is left behind gives back; it stays."""
    recorded = read(the_one(folder).path)
    recorded.release()
    return replayed(recorded)


def as_after_a_kill(journal: Journal) -> Replayed:
    """What would come back if the program died now."""
    with TemporaryDirectory() as folder:
        shutil.copytree(journal.path, Path(folder) / journal.path.name)
        return came_back(Path(folder))
