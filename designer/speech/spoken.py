"""What is said to somebody who does not see the screen: one table of sentences, and who says them.

Nothing here touches Qt but :func:`speak`, the one way out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from designer.canvas.selection import Selection
from designer.outline.faces import text_of
from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CARD_KINDS, LaneKind
from model.naming import counted, shortened
from model.places import CellPlace, ParkingPlace
from model.queries import (
    cards_in_cell,
    lane_name,
    lanes_in_order,
    parked_cards,
    personas_in_order,
    stages_in_order,
    steps_of,
)
from model.records import Card, Connector, Lane, Marker, Persona, Record, Stage, Step
from resources.words import tr


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Every sentence that is spoken, as a person would say it."""

    thing: str = "{what}, {where}"
    several: str = "{things} selected"
    nothing: str = "Nothing selected"
    empty_cell: str = "Empty cell, {where}"
    cell: str = "Cell, {where}"
    moved: str = "Moved to {where}"
    several_moved: str = "{things} moved to {where}"
    several_moved_apart: str = "{things} moved"
    felt: str = "Moved to {where}, feeling {valence}"
    added: str = "Added {what}, {where}"
    added_bare: str = "Added {what}"
    deleted: str = "Deleted {what}"
    undone: str = "Undone: {what}"
    redone: str = "Redone: {what}"
    tool: str = "{name} tool"


SAY = _Sentences()
_TOOLS = {"select": "Select", "pan": "Pan", "connect": "Connect"}


def speak(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say a sentence; where none is listening nothing happens."""
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def chosen_words(document: JourneyMap, chosen: Selection) -> str:
    """What is selected: ``Sign up, touchpoint, Decision, Touchpoints, 2 of 5``."""
    if chosen.cell is not None:
        cards = cards_in_cell(document, chosen.cell.lane_id, chosen.cell.step_id)
        where = _cell_words(document, chosen.cell.lane_id, chosen.cell.step_id)
        drawn = _drawn_words(document, chosen.cell)
        if drawn:
            return tr(SAY.thing, what=drawn, where=where)
        return tr(SAY.cell if cards else SAY.empty_cell, where=where)
    records = _found(document, chosen.ids)
    if not records:
        return tr(SAY.nothing)
    if len(records) > 1:
        return tr(SAY.several, things=counted(records))
    where = place_words(document, records[0])
    what = record_words(document, records[0])
    return tr(SAY.thing, what=what, where=where) if where else what


def _drawn_words(document: JourneyMap, cell: CellPlace) -> str:
    """What a cell tells that holds no cards: how gripping its step is, or its stage's goal."""
    lane, step = document.lanes.get(cell.lane_id), document.steps.get(cell.step_id)
    if lane is None or step is None:
        return ""
    match lane.kind:
        case LaneKind.DRAMATIC_ARC if step.engagement is not None:
            return tr("Engagement {level} of 5", level=step.engagement)
        case LaneKind.DRAMATIC_ARC:
            return tr("Engagement: not known")
        case LaneKind.STAGE_DETAILS:
            goal = shortened(document.stages[step.stage_id].goal) or tr("no text")
            return tr("Customer goal: {goal}", goal=goal)
        case _:
            return ""


def change_words(document: JourneyMap, change: ChangeSet) -> str:
    """What an edit did, for somebody who did not see it; nothing for a text being typed."""
    if change.removed and not change.added:
        return _deleted_words(change)
    if change.added:
        return _added_words(document, change)
    moved = [after for before, after in change.updated if _moved(before, after)]
    return _moved_words(document, moved) if moved else ""


def undone_words(what: str, *, again: bool = False) -> str:
    """That an edit was taken back, or made again: ``Undone: Move card``."""
    return tr(SAY.redone if again else SAY.undone, what=what) if what else ""


def tool_words(name: str) -> str:
    """Which tool is in hand."""
    return tr(SAY.tool, name=tr(_TOOLS.get(name, name.capitalize())))


def record_words(document: JourneyMap, record: Record) -> str:
    """What a record is: its text and its kind."""
    text = shortened(text_of(record)) or tr("no text")
    match record:
        case Card():
            return f"{text}, {tr(CARD_KINDS[record.kind].name).lower()}"
        case Marker():
            persona = document.personas.get(record.persona_id)
            who = shortened(persona.name) if persona is not None else ""
            feeling = tr("emotion {valence}", valence=f"{record.valence:+g}")
            return ", ".join(filter(None, (text, feeling, who)))
        case Connector():
            ends = (document.cards.get(i) for i in (record.source_id, record.target_id))
            names = [shortened(card.text) or tr("no text") for card in ends if card is not None]
            return tr("connector from {cards}", cards=f" {tr('to')} ".join(names))
        case _:
            return f"{text}, {counted([record])}"


def place_words(document: JourneyMap, record: Record) -> str:
    """Where a record stands, and which of how many it is there."""
    match record:
        case Card() if record.lane_id is None or record.step_id is None:
            return f"{tr('parking lot')}, {_nth(record.id, parked_cards(document))}"
        case Card(lane_id=str(lane_id), step_id=str(step_id)):
            cell = _cell_words(document, lane_id, step_id)
            return f"{cell}, {_nth(record.id, cards_in_cell(document, lane_id, step_id))}"
        case Marker():
            return _cell_words(document, record.lane_id, record.step_id)
        case Stage():
            return _nth(record.id, stages_in_order(document))
        case Step():
            stage = document.stages.get(record.stage_id)
            name = shortened(stage.name) if stage is not None else ""
            nth = _nth(record.id, steps_of(document, record.stage_id))
            return ", ".join(filter(None, (name, nth)))
        case Lane():
            return _nth(record.id, lanes_in_order(document))
        case Persona():
            return _nth(record.id, personas_in_order(document))
        case _:
            return ""


def _cell_words(document: JourneyMap, lane_id: Id, step_id: Id) -> str:
    """``Decision, Pays, Touchpoints``: stage, step if it has a name, lane."""
    step, lane = document.steps.get(step_id), document.lanes.get(lane_id)
    stage = document.stages.get(step.stage_id) if step is not None else None
    names = (
        shortened(stage.name) if stage is not None else "",
        shortened(step.name) if step is not None else "",
        shortened(lane_name(lane)) if lane is not None else "",
    )
    return ", ".join(name for name in names if name)


def _nth(record_id: Id, siblings: Sequence[Record]) -> str:
    ids = [record.id for record in siblings]
    if record_id not in ids:
        return ""
    return tr("{n} of {all}", n=ids.index(record_id) + 1, all=len(ids))


def _found(document: JourneyMap, ids: frozenset[Id]) -> list[Record]:
    return [record for record in map(document.find, ids) if record is not None]


def _moved(before: Record, after: Record) -> bool:
    fields = ("order", "lane_id", "step_id", "stage_id", "position", "valence")
    return any(getattr(before, name, None) != getattr(after, name, None) for name in fields)


def _moved_words(document: JourneyMap, moved: Sequence[Record]) -> str:
    first = moved[0]
    if len(moved) > 1:
        places = {_place_of(record) for record in moved}
        cell = places.pop() if len(places) == 1 and isinstance(first, Card) else None
        if isinstance(cell, CellPlace):
            where = _cell_words(document, cell.lane_id, cell.step_id)
            return tr(SAY.several_moved, things=counted(moved), where=where)
        return tr(SAY.several_moved_apart, things=counted(moved))
    where = place_words(document, first)
    if isinstance(first, Marker):
        return tr(SAY.felt, where=where, valence=f"{first.valence:+g}")
    return tr(SAY.moved, where=where)


def _place_of(record: Record) -> CellPlace | ParkingPlace | None:
    if not isinstance(record, Card):
        return None
    if record.lane_id is None or record.step_id is None:
        return ParkingPlace()
    return CellPlace(record.lane_id, record.step_id)


def _added_words(document: JourneyMap, change: ChangeSet) -> str:
    shown = [r for r in change.added if r.table not in ("images", "metrics")]
    frame = [r for r in shown if r.table == "stages"] or shown  # a stage brings its steps
    if not frame:
        return ""
    if len(frame) > 1:
        return tr(SAY.added_bare, what=counted(frame))
    what, where = record_words(document, frame[0]), place_words(document, frame[0])
    if where:
        return tr(SAY.added, what=what, where=where)
    return tr(SAY.added_bare, what=what)


def _deleted_words(change: ChangeSet) -> str:
    shown = [r for r in change.removed if r.table not in ("images", "metrics")]
    if len(shown) != 1:
        return tr(SAY.deleted, what=counted(shown)) if shown else ""
    text = shortened(text_of(shown[0]))
    return tr(SAY.deleted, what=f"{counted(shown)} “{text}”" if text else counted(shown))
