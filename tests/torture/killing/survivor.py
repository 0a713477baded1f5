"""What is left after a kill: the journals, state by state, and the file under the map's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.errors import JourneyboardError
from model.journal.reading import Recorded, left_behind, read
from model.journal.replaying import Replayed, replayed
from model.journal.wire import Stepped
from model.storage import load, revision

_LATEST_TYPING_S = 0.5
_IN_FLIGHT = 12
"""How many steps may follow the last acknowledged one: a deed that was under way at the kill."""


@dataclass(frozen=True, slots=True)
class Left:
    """A journal as it was left: the map after each of its steps, and all of it played."""

    revisions: tuple[str, ...]
    last: Replayed


def left_in(folder: Path) -> list[Left]:
    """The journals that a killed program left, read to their ends."""
    found = []
    for left in left_behind(folder):
        recorded = read(left.path)
        try:
            found.append(_left(recorded))
        finally:
            recorded.release()
    return found


def revision_in(file: Path) -> str:
    """The revision of the map in a file; empty when there is none.

    Raises:
        FileError: it cannot be read.
    """
    return load(file).revision if file.exists() else ""


def judged(acknowledged: Sequence[dict[str, Any]], left: Sequence[Left], file: Path) -> list[str]:
    """What was acknowledged and is gone, as sentences; none when the promise holds."""
    if not acknowledged:
        return []
    try:
        on_disk = revision_in(file)
    except JourneyboardError as error:
        return [f"the file is no map any more: {error}"]
    wanted = acknowledged[-1]["revision"]
    first = acknowledged[0]["revision"]
    if not left:
        return (
            [] if wanted in (on_disk, first) else ["no journal was left, and the map is not saved"]
        )
    # Two, when the kill came while a map was brought back: the old journal goes after the new one
    # stands. One of them has to hold all of it.
    found = [[*_missing(acknowledged, one), *_untyped(acknowledged, one)] for one in left]
    return min(found, key=len)


def came_back(restored: dict[str, Any], left: Sequence[Left], file: str) -> list[str]:
    """Whether a map that was restored in its window is the one that its journal holds.

    ``file`` is the revision that stood in the map's file before: a kill right after a save leaves
    a journal that does not know of it yet.
    """
    if restored["what"] != "restored":
        unsaved = [one for one in left if one.last.unsaved and one.revisions[-1] != file]
        return ["what was not saved was not offered"] if unsaved else []
    if any(one.last.typed for one in left):
        return []  # typed texts are put on the map, which their own test looks at
    states = [one.revisions[-1] for one in left]
    return [] if restored["revision"] in states else ["another map came back"]


def _left(recorded: Recorded) -> Left:
    """All states on the way, by giving the journal shorter and shorter ends."""
    revisions = [revision(recorded.base)]
    for number, entry in enumerate(recorded.entries, 1):
        if isinstance(entry, Stepped):
            revisions.append(revision(replayed(_until(recorded, number)).document))
    return Left(tuple(revisions), replayed(recorded))


def _until(recorded: Recorded, number: int) -> Recorded:
    return Recorded(
        recorded.path,
        recorded.head,
        recorded.base,
        recorded.entries[:number],
        recorded.warnings,
        recorded.claim,
    )


def _missing(acknowledged: Sequence[dict[str, Any]], left: Left) -> list[str]:
    wanted = acknowledged[-1]["revision"]
    if left.last.warnings:
        return [f"the journal was not whole: {left.last.warnings[0]}"]
    late = left.revisions[::-1]
    if wanted not in late:
        return [f"the acknowledged state is not in the journal ({len(late)} states)"]
    after = late.index(wanted)
    if after > _IN_FLIGHT:
        return [f"{after} steps after the last one that was acknowledged"]
    if revision(left.last.document) != left.revisions[-1]:
        return ["played whole, the journal leads elsewhere than played step by step"]
    saved = acknowledged[-1]["what"] == "saved" and not after
    if saved and left.last.unsaved and not left.last.typed:  # a note that waits is not saved
        return ["a saved map counts as unsaved"]
    return []


def _untyped(acknowledged: Sequence[dict[str, Any]], left: Left) -> list[str]:
    """Whether text that was typed half a second before the last sign of life is there."""
    now = acknowledged[-1]
    if now["what"] not in ("typing", "line"):
        return []
    begun = next(
        at
        for at in range(len(acknowledged), 0, -1)
        if at == 1 or acknowledged[at - 2]["what"] != now["what"]
    )
    old = [
        one["typed"]
        for one in acknowledged[begun - 1 :]
        if one["what"] == now["what"] and one["at"] <= now["at"] - _LATEST_TYPING_S
    ]
    if not old:
        return []
    texts = [
        *(card.text for card in left.last.document.cards.values()),
        *left.last.typed.values(),
    ]
    wanted = old[-1]
    return [] if any(wanted in text for text in texts) else [f"typed and gone: {wanted!r}"]
