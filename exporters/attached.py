"""What something that comes into a map that exists already gives: one change, and what was done."""

from __future__ import annotations

from dataclasses import dataclass

from model.changes import ChangeSet


@dataclass(frozen=True, slots=True)
class Attached:
    """One change, to be undone as one, and sentences on it: counts first, then what was guessed."""

    change: ChangeSet
    notes: tuple[str, ...] = ()
