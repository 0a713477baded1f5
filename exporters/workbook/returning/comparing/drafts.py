"""A row without a record: what it would become, and what of it cannot be understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exporters.workbook.returning.answers import NO_METRIC, PERSON, Reader
from exporters.workbook.returning.places import PLACE_KEYS, Spot, said
from exporters.workbook.sheets.column import Column, Part, TableSheet
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.values import Value, shown
from model.emotions import usual_valence
from model.errors import JourneyboardError
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.records import Action, Card, Channel, Evidence, Marker, Persona, Record
from resources.words import tr

_ALL = frozenset(PLACE_KEYS)
_BLANKS: dict[type[Record], Record] = {
    Action: Action(id="new", order="V"),
    Channel: Channel(id="new", order="V"),
    Card: Card(id="new", order="V", kind=CardKind.NOTE),
    Evidence: Evidence(id="new", kind=EvidenceKind.INTERVIEW),
    Marker: Marker(id="new", lane_id="new", step_id="new", persona_id="new"),
    Persona: Persona(id="new", order="V"),
}
"""What answers of new rows are tried on."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The record that a row would become: its fields, those of its metric, and its place.

    ``unread`` has the header, the answer and the reason of each that is not understood.
    """

    fields: dict[str, Any]
    figures: dict[str, Any] = field(default_factory=dict)
    spot: Spot = field(default_factory=Spot)
    unread: tuple[tuple[str, Value, str], ...] = ()

    @property
    def kind(self) -> CardKind | None:
        """The kind of the card; None for what is no card."""
        kind = self.fields.get("kind")
        return kind if isinstance(kind, CardKind) else None


def drafted(reader: Reader, table: TableSheet, cells: Mapping[str, Value]) -> Draft:
    """What a row would become.

    A card whose place is not understood goes to the parking lot, an answer that is not understood
    is left out and told.

    Raises:
        CellError: nothing can be made of it (rows of this sheet, an emotion of nobody).
    """
    blank = _BLANKS.get(table.record)
    if blank is None or not table.grows:
        raise CellError(tr("Nothing is added to the map from this sheet."))
    fields: dict[str, Any] = dict(table.fixed)
    figures: dict[str, Any] = {}
    unread: list[tuple[str, Value, str]] = []
    for column in table.columns:
        value = cells.get(column.key)
        if value is None or column.part not in (Part.FIELD, Part.METRIC):
            continue
        try:
            owner = NO_METRIC if column.part is Part.METRIC else blank
            part = figures if column.part is Part.METRIC else fields
            part[column.field] = reader.value(column, owner, value)
        except JourneyboardError as error:
            unread.append((tr(column.header), value, str(error)))
    if table.record is Marker:
        return _feeling(reader, cells, fields, tuple(unread))
    if table.record is not Card:
        return Draft(fields, unread=tuple(unread))
    spot = Spot()
    try:
        kind = fields["kind"]
        spot = reader.spot(lambda places: places.spot(cells, None, kind, _ALL))
    except JourneyboardError as error:
        unread.append((tr("Place"), said(cells), str(error)))
    return Draft(fields, figures, spot, tuple(unread))


def _feeling(
    reader: Reader,
    cells: Mapping[str, Value],
    fields: dict[str, Any],
    unread: tuple[tuple[str, Value, str], ...],
) -> Draft:
    step_id = reader.spot(lambda places: places.step(cells, None, _ALL))
    if step_id is None:
        raise CellError(tr("It is not said at which step this is felt."))
    personas = reader.facts[-1].personas
    if cells.get(PERSON) is None and len(personas) == 1:
        fields["persona_id"] = personas[0].id
    else:
        fields["persona_id"] = reader.person(cells.get(PERSON))
    if "valence" not in fields:
        fields["valence"] = float(usual_valence(fields.get("word", "")) or 0)
    lanes = [lane for lane in reader.facts[-1].lanes if lane.kind is LaneKind.EMOTIONS]
    if lanes:
        return Draft(fields, {}, Spot(step_id, lanes[0].id), unread)
    return Draft(fields, {}, Spot(step_id, None, LaneKind.EMOTIONS), unread)


def remarks(draft: Draft, cells: Mapping[str, Value], columns: Iterable[Column]) -> list[str]:
    """What a person should know of a draft before it is made, a half sentence each."""
    found = [
        tr("{header} {why}", header=f"{header}:", why=why.rstrip(".")) + tr(" (kept as a note)")
        for header, _, why in draft.unread
    ]
    named = any(cells.get(column.key) is not None for column in columns if column.key == "text")
    if draft.kind is not None and not named:
        found.insert(0, tr("it says nothing but {headers}", headers=_answered(cells, columns)))
    return found


def _answered(cells: Mapping[str, Value], columns: Iterable[Column]) -> str:
    return ", ".join(
        f"{tr(column.header)} {shown(cells[column.key])}"
        for column in columns
        if column.part is not Part.PLACE and cells.get(column.key) is not None
    )
