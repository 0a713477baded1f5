"""What ``versions`` says and does: earlier versions of a map, listed and given back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.cli.console import DONE, NEEDS_DECISION, print_json, print_line, print_warnings
from designer.history.wording import reason_words
from designer.moments import column_words
from designer.places import own_places
from model.change_words import counts, summary
from model.changes import ChangeSet, difference
from model.document import JourneyMap
from model.errors import FileError
from model.ids import Id, new_id
from model.storage import load, save
from model.storage.heads import head_of
from model.versions import Version, VersionStore
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the list, counted from 1 for the newest.

    ``change`` leads to it from the version before; None for the first, and where one is damaged.
    """

    number: int
    version: Version
    damaged: bool
    change: ChangeSet | None


def list_versions(asked: str, *, as_json: bool) -> int:
    """List the earlier versions of a map: its file, or its id."""
    map_id, store = _map_id(asked), VersionStore(own_places().versions)
    rows = _rows(store, store.of(map_id))
    damaged = [row for row in rows if row.damaged]
    if as_json:
        print_json({"map_id": map_id, "versions": [_as_data(row) for row in rows]})
        return NEEDS_DECISION if damaged else DONE
    for row in rows:
        print_line(_line(row))
    if not rows:
        print_line(tr("No earlier versions of {map} are kept on this computer.", map=asked))
    return print_warnings(
        tr("Version {n} is damaged and cannot be restored.", n=row.number) for row in damaged
    )


def restore_version(asked: str, number: int, out: Path | None, *, force: bool) -> int:
    """Write an earlier version to a file of its own.

    Raises:
        FileError: there is no such version, it is damaged, or the file cannot be written.
    """
    if out is None:
        raise FileError(tr("--restore needs -o OUT, the file to write."))
    if out.exists() and not force:
        raise FileError(tr("{path} exists already; --force replaces it.", path=out))
    map_id, store = _map_id(asked), VersionStore(own_places().versions)
    versions = store.of(map_id)
    if not 1 <= number <= len(versions):
        raise FileError(
            tr("There is no version {n} of {map}: {many} are kept.", n=number, map=asked,
               many=len(versions))
        )  # fmt: skip
    found = store.open(versions[number - 1])
    # A map of its own: two files of one map would be taken for copies in conflict.
    save(out, found.document, map_id=new_id("map"), overwrite=True)
    print_line(tr("{path} is ready.", path=out))
    return DONE


def list_maps(*, as_json: bool) -> int:
    """List all maps of which earlier versions are kept, also those never saved."""
    store = VersionStore(own_places().versions)
    found = [(map_id, store.of(map_id)) for map_id in store.maps()]
    found.sort(key=lambda each: each[1][0].time, reverse=True)
    if as_json:
        print_json(
            [
                {
                    "map_id": map_id,
                    "title": _title(store, versions),
                    "versions": len(versions),
                    "newest": versions[0].time.isoformat(),
                }
                for map_id, versions in found
            ]
        )
        return DONE
    for map_id, versions in found:
        title = _title(store, versions) or tr("Untitled map")
        time = column_words(versions[0].time.astimezone())
        print_line(f"{map_id:<20}  {time}  {len(versions):>3}  {title}")
    return DONE


def _map_id(asked: str) -> Id:
    """The id of a map from its file, however damaged below the head, or from the id itself."""
    path = Path(asked)
    if not path.exists() and asked.startswith("map-") and path.name == asked:
        return asked
    head = head_of(path)
    return head.map_id if head is not None else load(path).map_id


def _rows(store: VersionStore, versions: tuple[Version, ...]) -> list[Row]:
    rows: list[Row] = []
    before: JourneyMap | None = None
    for number, version in reversed(list(enumerate(versions, 1))):
        try:
            document = store.load(version)
        except FileError:
            rows.append(Row(number, version, damaged=True, change=None))
            before = None
            continue
        change = difference(before, document) if before is not None else None
        rows.append(Row(number, version, damaged=False, change=change))
        before = document
    return rows[::-1]


def _line(row: Row) -> str:
    time = column_words(row.version.time.astimezone())
    said = summary(row.change) if row.change is not None else ""
    words = tr("damaged") if row.damaged else said
    return f"{row.number:>3}  {time}  {reason_words(row.version):<22}  {words}".rstrip()


def _as_data(row: Row) -> dict[str, Any]:
    version = row.version
    changed = None
    if row.change is not None:
        changed = [{"what": c.deed.value, "table": c.table, "n": c.n} for c in counts(row.change)]
    return {
        "n": row.number,
        "time": version.time.isoformat(),
        "reason": version.reason.value,
        "revision": version.revision,
        "bytes": version.size,
        "damaged": row.damaged,
        "changed": changed,
    }


def _title(store: VersionStore, versions: tuple[Version, ...]) -> str:
    for version in versions:
        try:
            return store.load(version).info.title
        except FileError:
            continue
    return ""
