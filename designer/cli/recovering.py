"""What ``journeyboard recover`` does: maps that were not saved, listed and written out, no Qt."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from designer.cli.console import DONE, NEEDS_DECISION, print_json, print_line, print_warnings
from designer.moments import column_words
from designer.places import own_places
from model.changes import apply
from model.document import JourneyMap
from model.errors import FileError
from model.journal.reading import in_use
from model.recovery import tries
from model.recovery.leftovers import Leftover, leftovers
from model.recovery.typed import put_back, with_note
from model.storage import SUFFIX, save
from resources.words import tr


def recover_maps(name: str | None, out: Path | None, *, listed: bool, as_json: bool) -> int:
    """List the maps that were not saved, or write them out; nothing that is listed is taken away.

    ``name``: which map, by its title, file or journal; every one without it. ``out``: a file for
    one map, a folder for several; the folder one is in without it.

    Raises:
        FileError: there is no such map, or a file cannot be written.
    """
    found = [each for each in _found() if name is None or _is_called(each, name)]
    if name is not None and not found:
        raise FileError(tr("No unsaved map is called “{name}”.", name=name))
    try:
        if listed or (name is None and out is None):
            return _list(found, as_json=as_json)
        return _write(found, out, as_json=as_json)
    finally:
        for each in found:
            each.let_go()


def _found() -> list[Leftover]:
    found: list[Leftover] = []
    for left in leftovers(own_places().journals):
        if not left.shunned:
            tries.come_through(left.journal)
        found.append(left)
    return found


def _is_called(left: Leftover, name: str) -> bool:
    words = (
        left.title,
        left.journal.name,
        *((left.file.name, str(left.file)) if left.file else ()),
    )
    return name.casefold() in (word.casefold() for word in words)


def _list(found: list[Leftover], *, as_json: bool) -> int:
    if as_json:
        print_json([_told(left) for left in found])
        return DONE
    if not found:
        print_line(_nothing())
    for left in found:
        title = left.title or tr("Untitled map")
        where = str(left.file) if left.file is not None else tr("never saved")
        when = column_words(left.touched.astimezone())
        print_line(f"{left.journal.name}  {when}  {title}  ({where})")
        typed = left.replayed is not None and left.replayed.typed
        typing = tr("text that was being typed") if typed else ""
        for words in filter(None, (left.lost, typing, left.trouble)):
            print_line(f"    {words}")
    return DONE


def _nothing() -> str:
    """Why there is nothing; a designer that runs keeps its maps, and those it offers, to itself."""
    held = in_use(own_places().journals)
    if not held:
        return tr("Every map was saved: there is nothing to recover.")
    if held == 1:
        return tr("Nothing to recover but a map that a running designer has open or offers there.")
    return tr(
        "Nothing to recover but {n} maps that a running designer has open or offers there.", n=held
    )


def _write(found: list[Leftover], out: Path | None, *, as_json: bool) -> int:
    code, written = DONE, list[dict[str, Any]]()
    for left in found:
        if left.replayed is None:
            code = max(code, print_warnings([left.trouble], place=left.journal.name))
            continue
        path = _target(left, out, alone=len(found) == 1)
        save(
            path,
            _last(left),
            map_id=left.replayed.head.map_id,
            parents=left.replayed.head.parents,
            overwrite=True,
        )
        code = max(code, print_warnings(left.warnings, place=left.journal.name))
        written.append({**_told(left), "written": str(path)})
        if not as_json:
            print_line(tr("{path} is ready.", path=path))
    if as_json:
        print_json(written)
    if not found:
        print_line(_nothing())
    return code if written or not found else NEEDS_DECISION


def _last(left: Leftover) -> JourneyMap:
    if left.replayed is None:
        raise FileError(left.trouble)
    back = put_back(left.replayed.document, left.replayed.typed)
    return with_note(apply(left.replayed.document, back.change), back.note)


def _target(left: Leftover, out: Path | None, *, alone: bool) -> Path:
    """The file for a map: as asked when there is one, else a new name in the folder."""
    if out is not None and alone and not out.is_dir():
        if out.exists():
            raise FileError(tr("{path} exists already.", path=out))
        return out
    folder = out if out is not None else Path()
    stem = "".join(c if c.isalnum() or c in " -_" else " " for c in left.title)
    stem = " ".join(stem.split())[:80] or "recovered"
    number, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{SUFFIX}"
    return path


def _told(left: Leftover) -> dict[str, Any]:
    played = left.replayed
    return {
        "journal": left.journal.name,
        "title": left.title,
        "file": str(left.file) if left.file is not None else None,
        "map_id": played.head.map_id if played is not None else None,
        "last_edit": _stamp(left.touched),
        "edits": left.edits,
        "lost": left.lost,
        "warnings": list(left.warnings),
        "trouble": left.trouble,
        "recoverable": played is not None,
    }


def _stamp(moment: datetime) -> str:
    return moment.astimezone().isoformat(timespec="seconds")
