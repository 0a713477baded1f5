"""What two states of a map come from, told by the revisions their files name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from model.storage import MAX_PARENTS


def common_revisions(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Revisions both come from, newest first.

    Each side begins with its own revision (:func:`model.storage.lineage`), and so may be what the
    other comes from.
    """
    known = set(theirs)
    return tuple(revision for revision in ours if revision in known)


def is_ancestor(revision: str, lineage: Sequence[str]) -> bool:
    """Whether a state is an earlier one of the line of revisions, or its very beginning."""
    return revision in lineage


def both_lineages(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """The parents of a map that was merged: those of both sides, the newest of each first."""
    return tuple(dict.fromkeys(_taking_turns(ours, theirs)))[:MAX_PARENTS]


def _taking_turns(*lines: Iterable[str]) -> Iterator[str]:
    for pair in zip_longest(*lines):
        yield from (revision for revision in pair if revision is not None)
