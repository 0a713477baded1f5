"""Between sessions and files: a map opened, saved, imported. No questions are asked here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from designer.document.session import DocumentSession, Origin, SavePoint
from model.samples import samples
from model.storage import SUFFIX, Saved, changed_outside, lineage, load, save
from model.templates import from_template

UNTITLED = "Untitled map"


@dataclass(frozen=True, slots=True)
class Opened:
    """A session, and sentences about what had to be mended or guessed."""

    session: DocumentSession
    warnings: tuple[str, ...] = ()


def opened(path: Path) -> Opened:
    """The map in a file.

    Raises:
        FileError: it cannot be read.
    """
    loaded = load(path)
    session = DocumentSession(
        loaded.document,
        path=path,
        origin=Origin(loaded.map_id, lineage(loaded.revision, loaded.parents), loaded.stamp),
        read_only=loaded.read_only,
        unsaved=bool(loaded.warnings) and not loaded.read_only,
    )
    return Opened(session, loaded.warnings)


def opened_sample() -> Opened:
    """The first sample map, as a new one: saving asks for a name, the sample stays as it is.

    Raises:
        FileError: the sample cannot be read.
    """
    loaded = load(samples()[0].path)
    return Opened(DocumentSession(loaded.document))


def made_from(template_id: str) -> Opened:
    """A new map from a template."""
    return Opened(DocumentSession(from_template(template_id)))


def imported(path: Path) -> Opened:
    """A new map from another tool's file; saving asks for a name.

    Raises:
        JourneyboardError: the file is not understood.
    """
    from exporters.registry import read_foreign  # noqa: PLC0415 - only for those who import

    result = read_foreign(path)
    warnings = tuple(str(warning) for warning in result.warnings)
    return Opened(DocumentSession(result.map, unsaved=True), warnings)


def holds_tables(path: Path) -> bool:
    """Whether a file to be imported holds tables, of which it has to be asked what they mean."""
    from exporters.registry import is_tabular  # noqa: PLC0415 - only for those who import

    return is_tabular(path)


@dataclass(frozen=True, slots=True)
class Going:
    """A map on its way to a file, as it was when it set out; nothing in it changes.

    ``own``: the file is the one the map was read from or last saved to.
    """

    point: SavePoint
    path: Path
    origin: Origin
    own: bool
    overwrite: bool


def going(session: DocumentSession, path: Path, *, overwrite: bool = False) -> Going:
    """The map of a session as it is now, to be written; the session may be edited meanwhile."""
    own = session.path is not None and path == session.path
    return Going(session.save_point(), path, session.origin, own, overwrite or not own)


def put(state: Going) -> Saved:
    """Write it. May be done in any thread.

    Raises:
        ChangedOutsideError: somebody else changed the file since it was read.
        UnsureSaveError: it stands there, but the disk does not say that it will last.
        FileError: it cannot be written, or is a newer program's; what was there is whole.
    """
    return save(
        state.path,
        state.point.document,
        map_id=state.origin.map_id,
        parents=state.origin.parents,
        expected_stamp=state.origin.stamp if state.own else None,
        overwrite=state.overwrite,
    )


def arrived(session: DocumentSession, state: Going, saved: Saved) -> None:
    """It is on the disk: the file is the session's own, and holds what is saved of it."""
    stands(session, state, saved)
    if not state.own:  # who lost the file meanwhile may not go on editing it
        session.allow_edits()
    session.path = state.path
    session.mark_saved(state.point)


def stands(session: DocumentSession, state: Going, saved: Saved) -> None:
    """What stands in the file is known, whether or not it is called saved."""
    parents = lineage(saved.revision, saved.parents)
    session.origin = Origin(state.origin.map_id, parents, saved.stamp)


def write(session: DocumentSession, path: Path, *, overwrite: bool = False) -> None:
    """Save the map of a session now, and remember the file as its own; errors as :func:`put`."""
    state = going(session, path, overwrite=overwrite)
    arrived(session, state, put(state))


def is_changed_outside(session: DocumentSession) -> bool:
    """Whether the file of a session is no longer what was read or written here."""
    stamp = session.origin.stamp
    return session.path is not None and stamp is not None and changed_outside(session.path, stamp)


def suggested_name(session: DocumentSession) -> str:
    """A file name made from the map's title."""
    title = session.document.info.title
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
    return (" ".join(kept.split())[:80].strip() or UNTITLED) + SUFFIX
