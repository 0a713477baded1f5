"""What earlier programs left unsaved: which maps, when last edited, what would be lost."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from model.change_words import summary
from model.changes import difference
from model.document import JourneyMap
from model.errors import FileError, NewerFileError
from model.journal.entries import Saved
from model.journal.reading import LeftBehind, Recorded, left_behind, read
from model.journal.replaying import Replayed, replayed
from model.journal.wire import Stepped
from model.recovery import tries
from model.storage import Loaded, load, revision
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Leftover:
    """A map that was not saved when its program ended. It is ours until ``recorded`` is let go.

    ``journal`` names it. ``edits`` counts the steps since the last save, ``lost`` tells in a line
    what they did. ``warnings`` say what could not be brought back. Where ``replayed`` is None
    nothing can be shown, and ``trouble`` says why: the journal is damaged, of a newer program, or
    the program ended twice while it was looked at (``shunned``). ``given_up``: it is no journal but
    the last version of a map without a file that was left without saving; it stays where it is.
    """

    journal: Path
    title: str
    file: Path | None
    touched: datetime
    edits: int = 0
    lost: str = ""
    warnings: tuple[str, ...] = ()
    trouble: str = ""
    newer: bool = False
    shunned: bool = False
    given_up: bool = False
    replayed: Replayed | None = None
    recorded: Recorded | None = None

    def let_go(self) -> Leftover:
        """Leave it for another time, or for another program."""
        if self.recorded is not None:
            self.recorded.release()
        return replace(self, recorded=None)


def leftovers(folder: Path) -> Iterator[Leftover]:
    """The maps that were not saved, newest first, one after the other: each may take its time.

    Journals of maps that were saved in the end are taken away, and those that hold what a newer
    one holds: a program may end right after a map was restored, before the old journal went.
    """
    seen: set[tuple[str, str]] = set()
    for left in left_behind(folder):
        if tries.tries_of(left.path) >= tries.MOST:
            yield _shunned(left)
            continue
        found = looked_at(left)
        if found is None:
            continue
        state = _state(found)
        if state is not None and state in seen:
            _take_away(found)
            continue
        if state is not None:
            seen.add(state)
        yield found


def looked_at(left: LeftBehind) -> Leftover | None:
    """What a journal holds; None when nothing in it was unsaved, and then it is gone.

    The mark of being looked at stays until :func:`model.recovery.tries.come_through`.
    """
    tries.begin(left.path)
    try:
        recorded = read(left.path)
    except FileError as error:
        tries.come_through(left.path)
        newer = isinstance(error, NewerFileError)
        return replace(_bare(left), trouble=str(error), newer=newer)
    try:
        found = _told(left, recorded, replayed(recorded))
    except BaseException:
        recorded.release()
        raise
    if found is None:
        _take_away(Leftover(left.path, "", None, left.touched, recorded=recorded))
    return found


def edits_since_save(recorded: Recorded) -> int:
    """How many steps were made since the last save; typing in one go is one."""
    count, last_key = 0, None
    for entry in recorded.entries:
        match entry:
            case Saved():
                count, last_key = 0, None
            case Stepped():
                goes_on = entry.merge_key is not None and entry.merge_key == last_key
                count += not goes_on
                last_key = entry.merge_key
            case _:
                pass
    return count


def _take_away(left: Leftover) -> None:
    with contextlib.suppress(FileError):
        if left.recorded is not None:
            left.recorded.remove()
    tries.come_through(left.journal)


def _state(left: Leftover) -> tuple[str, str] | None:
    """Which map it is and how it was last; None when something was being typed besides."""
    played = left.replayed
    if played is None or played.typed:
        return None
    return played.head.map_id, revision(played.document)


def _told(left: LeftBehind, recorded: Recorded, played: Replayed) -> Leftover | None:
    """What is to be told of it; None when the map is on the disk as it was last."""
    here = _in_file(played)
    if not played.unsaved or (here is not None and not played.typed and _same(here, played)):
        return None
    before = here.document if here is not None else recorded.base
    change = difference(JourneyMap() if recorded.head.unsaved else before, played.document)
    return replace(
        _bare(left),
        title=played.document.info.title,
        file=played.head.path,
        edits=edits_since_save(recorded),
        lost=summary(change) if change else "",
        warnings=played.warnings,
        replayed=played,
        recorded=recorded,
    )


def _in_file(played: Replayed) -> Loaded | None:
    """The map's file as it is now; None when there is none that can be read."""
    if played.head.path is None:
        return None
    with contextlib.suppress(FileError):
        return load(played.head.path)
    return None


def _same(loaded: Loaded, played: Replayed) -> bool:
    """Whether the file holds what the journal leads to: the program ended right after a save."""
    return loaded.map_id == played.head.map_id and loaded.revision == revision(played.document)


def _bare(left: LeftBehind) -> Leftover:
    head = left.head
    return Leftover(
        left.path,
        head.title if head is not None else "",
        head.path if head is not None else None,
        left.touched,
    )


def _shunned(left: LeftBehind) -> Leftover:
    trouble = tr(
        "The program ended twice while it was looking at this map, so it is left alone until you "
        "restore it."
    )
    return replace(_bare(left), trouble=trouble, shunned=True)
