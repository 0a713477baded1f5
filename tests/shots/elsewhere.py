"""Pictures of a map that others have, too: changed elsewhere, and open elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from designer.demo import show_beginning
from designer.document.session_file import opened_sample
from model.changes import apply
from model.edits import edit
from model.locks import lock
from model.locks.locksmith import Locksmith
from model.storage import dumps, lineage, load, save
from tests.locks.helpers import Clock
from tests.locks.helpers import locked as locked_by
from tests.shots.studio import Studio

_NAME = "Night train.journey"
_SINCE = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
_SEEN_AFTER = timedelta(minutes=26)


def merge(studio: Studio) -> None:
    """Somebody saved the open map elsewhere while it was edited: what a merge would bring in."""
    path = _opened(studio)
    session = studio.window.bench.session
    first, second, third, *_ = (c for c in session.document.cards.values() if c.lane_id and c.text)
    session.push(edit(session.document, first.id, text="Sees a photograph of the bay"))
    loaded = load(path)
    theirs = loaded.document
    for card, text in (
        (first, "Sees pictures of a night train"),
        (second, "Asks a neighbour who went there"),
    ):
        theirs = apply(theirs, edit(theirs, card.id, text=text))
    theirs = apply(theirs, edit(theirs, third.id, owner="Jonas Weber"))
    line = lineage(loaded.revision, loaded.parents)
    path.write_bytes(dumps(theirs, map_id=loaded.map_id, parents=line))
    outside = studio.window.files.outside
    outside.look()
    stack = studio.window.view.messages
    studio.wait_until(lambda: bool(stack.bars()))
    bar = next(bar for bar in stack.bars() if bar.notice.key == "outside")
    next(choice for choice in bar.notice.choices if choice.text == "Merge…").action()


def locked(studio: Studio) -> None:
    """Somebody else has the map open on another laptop."""
    path = _written(studio)
    clock = Clock(_SINCE)
    with patch.object(lock, "user_name", lambda: "Aylin Kaya"):
        other, _ = locked_by(path, path.parent / "theirs", clock)
        with patch.object(other, "_computer", "LAPTOP-7"):
            other.take()
            clock.now += _SEEN_AFTER
            other.sign_of_life(renewed=True)
    ours = Locksmith(studio.program.places.runs, clock=clock)
    patch.object(studio.program, "_locksmith", ours).start()  # the program is for this picture
    studio.window.files.open(path)
    show_beginning(studio.window)


def _opened(studio: Studio) -> Path:
    path = _written(studio)
    studio.window.files.open(path)
    show_beginning(studio.window)
    return path


def _written(studio: Studio) -> Path:
    """The sample map in a file, in a folder that goes with the settings."""
    folder = studio.program.places.journals.parent / "share"
    folder.mkdir(parents=True)
    path = folder / _NAME
    save(path, opened_sample().session.document, map_id="map-train00001")
    return path
