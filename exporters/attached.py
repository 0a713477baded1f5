"""What something that comes into a map that exists already gives: one change, and what was done."""

from __future__ import annotations

from dataclasses import dataclass

from model.changes import ChangeSet
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Attached:
    """One change, to be undone as one, and sentences on it: counts first, then what was guessed."""

    change: ChangeSet
    notes: tuple[str, ...] = ()


def counts_of(*, new: int, updated: int, unchanged: int) -> str:
    """What came in, counted for a sentence: ``2 new, 4 updated``; ``none`` where nothing did."""
    counts = ((new, tr("new")), (updated, tr("updated")), (unchanged, tr("unchanged")))
    return ", ".join(f"{n} {word}" for n, word in counts if n) or tr("none")
