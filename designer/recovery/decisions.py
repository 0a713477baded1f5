"""What becomes of a map that was not saved, other than opening it: a file, or a version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from designer.document.session import DocumentSession
from designer.document.session_file import suggested_name
from designer.recovery.rebuilding import last_state
from designer.services import Services
from designer.window.main_window import MainWindow
from model.journal.reading import discard
from model.recovery.leftovers import Leftover
from model.recovery.typed import with_note
from model.storage import SUFFIX, save
from model.versions import Reason, VersionStore


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a map was saved."""

    path: Path


def saved_elsewhere(left: Leftover, services: Services, over: MainWindow) -> Outcome | None:
    """Ask for a file and write the map there; its journal goes then. None when none was chosen.

    Raises:
        FileError: it cannot be written; the journal stays.
    """
    played = left.replayed
    if played is None:
        return None
    folder = left.file.parent if left.file is not None else over.files.folder()
    path = services.dialogs(over).save_map(
        folder / suggested_name(DocumentSession(played.document))
    )
    if path is None:
        return None
    if path.suffix.lower() != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    document = with_note(*last_state(played))
    save(path, document, map_id=played.head.map_id, parents=played.head.parents, overwrite=True)
    services.settings.remember_file(path)
    remove(left)
    return Outcome(path)


def discarded(left: Leftover, versions: Path) -> None:
    """Let a map go; as it was last it stays among the versions.

    Raises:
        FileError: it could not be put there, or the journal not removed; it stays.
    """
    played = left.replayed
    if played is not None:
        document = with_note(*last_state(played))
        VersionStore(versions).keep(
            document,
            map_id=played.head.map_id,
            parents=played.head.parents,
            reason=Reason.GIVEN_UP,
        )
    remove(left)


def remove(left: Leftover) -> None:
    """The journal is not needed any more.

    Raises:
        FileError: it cannot be removed.
    """
    if left.given_up:
        return
    if left.recorded is not None:
        left.recorded.remove()
    elif left.journal.exists():
        discard(left.journal)
