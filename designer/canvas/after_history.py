"""What is selected after an undo or redo: one sees what came back, and keeps one's place."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from designer.canvas.choosing import ChoosingBoard
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.places import CellPlace
from model.records import Card, Marker, Record

_SEEN_FIRST = ("stages", "steps", "lanes", "personas", "cards", "markers", "connectors")
"""Tables of what stands on the map: of a stage with its cards, the stage is selected."""


def follow(board: ChoosingBoard, step: Callable[[], None], *, stay: bool = False) -> None:
    """Take a step in the history, select what it did, and bring that into sight.

    ``stay`` leaves what is selected: somebody types elsewhere, for a place that was chosen before.
    """
    if stay:
        step()
        return
    heard: list[ChangeSet] = []
    listening = board.session.changed.connect(heard.append)
    try:
        step()
    finally:
        board.session.changed.disconnect(listening)
    for change in heard:
        hidden = board.layout_now.last_shown.options.hidden_ids
        chosen = chosen_after(board.document, change, board.chosen, hidden)
        board.choose(chosen)
        if chosen.ids & change.ids():
            board.reveal(chosen.ids)


def chosen_after(
    document: JourneyMap, change: ChangeSet, chosen: Selection, hidden: Container[Id] = ()
) -> Selection:
    """What to select once ``change`` was undone or redone; ``document`` is the map after it.

    What came back is selected; else what was selected, if the change touched it. Where all that
    was selected went, its cell keeps the focus. Else what was changed is selected, unless something
    was taken away. ``hidden`` names what cannot be seen. Else nothing is changed.
    """
    back = _foremost(change.added, hidden)
    if back:
        return _of(back, chosen)
    left = chosen.within(document)
    if left.ids & change.ids():
        return left
    place = _place_of(document, change, chosen) if chosen.ids and not left.ids else None
    if place is not None:
        return place
    # With something taken away, the rest of the change are its consequences.
    changed = [] if change.removed else _foremost([new for _, new in change.updated], hidden)
    return _of(changed, chosen) if changed else left


def _foremost(records: Iterable[Record], hidden: Container[Id]) -> list[Id]:
    """Those of the first table that any of them is in."""
    records = list(records)
    for table in _SEEN_FIRST:
        found = [r.id for r in records if r.table == table and r.id not in hidden]
        if found:
            return found
    return []


def _of(ids: list[Id], chosen: Selection) -> Selection:
    """These, with the current one kept where it is among them."""
    current = chosen.current if chosen.current in ids else ids[-1]
    return Selection(frozenset(ids), current)


def _place_of(document: JourneyMap, change: ChangeSet, chosen: Selection) -> Selection | None:
    """The cell in which the current one, or else the first of those that went, stood."""
    went = sorted(change.removed, key=lambda record: record.id != chosen.current)
    for record in went:
        if not isinstance(record, Card | Marker):
            continue
        if record.lane_id in document.lanes and record.step_id in document.steps:
            return Selection(cell=CellPlace(record.lane_id, record.step_id))
    return None
