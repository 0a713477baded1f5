"""The journal of an open map: where it began and every step since, so that nothing is lost.

The format is described in ``docs/JOURNAL_FORMAT.md``.
"""

from __future__ import annotations

from model.journal.entries import Edited, Entry, Head, Redone, Saved, Typed, Undone
from model.journal.reading import LeftBehind, Recorded, discard, left_behind, read
from model.journal.replaying import Replayed, Step, replayed
from model.journal.syncing import Syncer
from model.journal.writer import Journal

__all__ = [
    "Edited",
    "Entry",
    "Head",
    "Journal",
    "LeftBehind",
    "Recorded",
    "Redone",
    "Replayed",
    "Saved",
    "Step",
    "Syncer",
    "Typed",
    "Undone",
    "discard",
    "left_behind",
    "read",
    "replayed",
]
