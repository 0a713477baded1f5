"""What is selected after an undo or redo: one sees what came back, and keeps one's place."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from designer.canvas.choosing import ChoosingBoard
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.queries import lanes_in_order, steps_in_order
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
    """The cell in which the one that went stood; of several the top left corner of them all.

    That is the very cell in which a table or a piece of a map was pasted.
    """
    went: list[Card | Marker] = [
        record
        for record in change.removed
        if isinstance(record, Card | Marker) and _stands(document, record)
    ]
    went = [record for record in went if record.id in chosen.ids] or went
    went = [record for record in went if isinstance(record, Card)] or went
    if not went:
        return None
    lane_ids = {record.lane_id for record in went}
    step_ids = {record.step_id for record in went}
    lane = next(lane for lane in lanes_in_order(document) if lane.id in lane_ids)
    step = next(step for step in steps_in_order(document) if step.id in step_ids)
    return Selection.at(lane.id, step.id)


def _stands(document: JourneyMap, record: Card | Marker) -> bool:
    """Whether it stood in a cell that there is."""
    return record.lane_id in document.lanes and record.step_id in document.steps
