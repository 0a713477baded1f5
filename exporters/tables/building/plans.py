"""Plans of action in tables: rows become actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.tables.building.entries import Entry, entries_of
from exporters.tables.building.notes import Notes
from exporters.tables.building.row_fields import labelled
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Purpose, Target
from exporters.tables.words.days import day_in
from exporters.tables.words.vocabulary import priority_in, status_in
from model.fitting import as_line, as_text
from model.ids import IdSource
from model.kinds import Status
from model.order import first_keys
from model.records import Action


def actions_of(grids: Grids, parts: Iterable[Mapping], notes: Notes, ids: IdSource) -> list[Action]:
    """The actions of all tables that have some."""
    entries = [
        (entry, grids.tables[entry.table].name if len(part.tables) > 1 else "")
        for part in parts
        if part.purpose is Purpose.ACTIONS
        for entry in entries_of(grids, part, notes)
        if entry.first(Target.TEXT)
    ]
    keys = first_keys(len(entries))
    return [
        _action(entry, group, key, ids) for (entry, group), key in zip(entries, keys, strict=True)
    ]


def _action(entry: Entry, group: str, key: str, ids: IdSource) -> Action:
    details = [*_details(entry), *([group] if group else [])]
    text = "\n".join(details)
    return Action(
        id=ids(Action.prefix),
        order=key,
        title=as_line(entry.first(Target.TEXT)),
        details=as_text(text),
        importance=priority_in(entry.first(Target.PRIORITY)),
        owner=as_line(entry.first(Target.OWNER)),
        due=day_in(entry.first(Target.DUE)),
        status=status_in(entry.first(Target.STATUS)) or Status.OPEN,
    )


def _details(entry: Entry) -> Iterator[str]:
    """All else that the row says; what a field could not take, too."""
    for cell in entry.cells:
        unread = (
            (cell.target == Target.DUE and day_in(cell.text) is None)
            or (cell.target == Target.PRIORITY and priority_in(cell.text) is None)
            or (cell.target == Target.STATUS and status_in(cell.text) is None)
        )
        if cell.target in {Target.DETAILS, Target.KIND} or unread:
            yield labelled(cell)
