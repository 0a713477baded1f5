"""Other programs and the file of the open map, played; and what the window says of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton

from designer.window.main_window import MainWindow
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.ids import new_id
from model.storage import dumps, lineage, load
from model.templates import from_template
from model.versions import Reason, VersionStore
from tests.helpers.saving import until_saved
from widgets.message_bar import MessageBar

TITLE = b'"Shop"'


def bars(window: MainWindow) -> list[MessageBar]:
    return [bar for bar in window.view.messages.bars() if bar.notice.key in ("outside", "merge")]


def texts(window: MainWindow) -> list[str]:
    return [bar.notice.text for bar in bars(window)]


def buttons(window: MainWindow) -> list[str]:
    return [choice.text for bar in bars(window) for choice in bar.notice.choices]


def press(window: MainWindow, text: str) -> None:
    buttons = [b for bar in bars(window) for b in bar.findChildren(QPushButton)]
    next(b for b in buttons if b.text() == text).click()
    until_saved(window)


def title(window: MainWindow) -> str:
    return window.bench.session.document.info.title


def edited(document: JourneyMap, record_id: str = "map", **fields: Any) -> JourneyMap:
    return apply(document, edit(document, record_id, **fields))


def edit_here(window: MainWindow, record_id: str = "map", **fields: Any) -> None:
    session = window.bench.session
    session.push(edit(session.document, record_id, **fields))


def elsewhere(path: Path, **fields: Any) -> JourneyMap:
    """Another laptop opens the map, edits it and saves it."""
    loaded = load(path)
    document = edited(loaded.document, **fields)
    line = lineage(loaded.revision, loaded.parents)
    path.write_bytes(dumps(document, map_id=loaded.map_id, parents=line))
    return document


def kept(window: MainWindow, reason: Reason) -> list[str]:
    """The titles of the versions that were kept for this reason."""
    store = window.files.outside.descent.versions
    assert isinstance(store, VersionStore)
    versions = store.of(window.bench.session.origin.map_id)
    return [store.load(v).info.title for v in versions if v.reason is reason]


# --- how a file can change: the window tells of each, and of nothing else ------------------


def replaced(path: Path) -> None:
    beside = path.with_name("new")
    beside.write_bytes(path.read_bytes().replace(TITLE, b'"From elsewhere"'))
    beside.replace(path)


def in_place(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(TITLE, b'"From elsewhere"'))


def same_size_and_time(path: Path) -> None:
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(TITLE, b'"Ship"'))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (times.st_size, times.st_mtime_ns)


def moved(path: Path) -> None:
    path.rename(path.with_name("renamed.journey"))


def folder_gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("unplugged"))


def other_map(path: Path) -> None:
    path.write_bytes(dumps(from_template("purchase", title="Other"), map_id=new_id("map")))


def garbage(path: Path) -> None:
    path.write_bytes(b"\0" * 400)


CHANGES: dict[str, tuple[Callable[[Path], None], str, tuple[str, ...]]] = {
    "replaced": (replaced, "was changed elsewhere: map renamed", ("Reload", "Keep both")),
    "edited in place": (in_place, "was changed elsewhere: map renamed", ("Reload", "Keep both")),
    "same size and time": (same_size_and_time, "changed elsewhere", ("Reload", "Keep both")),
    "deleted": (Path.unlink, "is no longer there", ("Save again", "Save as…")),
    "renamed": (moved, "seems to be called “renamed.journey” now", ("Follow it", "Save again")),
    "folder gone": (folder_gone, "cannot be reached", ("Save again", "Save as…")),
    "another map": (other_map, "there is another map now", ("Open that map", "Keep both")),
}
