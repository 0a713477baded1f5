"""Maps that never had a file and were left without saving: their last version, to come back from.

The history of a map that has a file leads to what was left; nothing leads to these.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from model.change_words import summary
from model.changes import difference
from model.document import JourneyMap
from model.errors import FileError
from model.ids import Id
from model.journal.entries import Head
from model.journal.replaying import Replayed
from model.recovery.leftovers import Leftover
from model.storage import lineage
from model.versions import Reason, Version, VersionStore

_MOST: Final = 20
"""So many are offered, the newest: of each a picture is made."""
_OF_A_FILE: Final = frozenset({Reason.OPENED, Reason.SAVED, Reason.OVERWRITTEN})


def given_up(store: VersionStore, *, apart_from: Container[Id] = ()) -> Iterator[Leftover]:
    """Maps without a file that were left without saving, newest first.

    ``apart_from``: maps that are open, or told of already.
    """
    newest: list[Version] = []
    for map_id in store.maps():
        versions = store.of(map_id)
        has_file = any(version.reason in _OF_A_FILE for version in versions)
        if map_id not in apart_from and not has_file and versions[0].reason is Reason.GIVEN_UP:
            newest.append(versions[0])
    newest.sort(key=lambda version: version.time, reverse=True)
    for version in newest[:_MOST]:
        left = _left(store, version)
        if left is not None:
            yield left


def _left(store: VersionStore, version: Version) -> Leftover | None:
    try:
        loaded = store.open(version)
    except FileError:
        return None  # `journeyboard versions` tells of damaged ones
    document, title = loaded.document, loaded.document.info.title
    head = Head(
        version.map_id,
        version.time,
        title,
        parents=lineage(loaded.revision, loaded.parents),
        unsaved=True,
    )
    played = Replayed(document, (), 0, {}, head, unsaved=True, warnings=())
    return Leftover(
        version.path,
        title,
        None,
        version.time,
        lost=summary(difference(JourneyMap(), document)),
        given_up=True,
        replayed=played,
    )
