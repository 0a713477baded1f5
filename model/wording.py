"""What is on a map as plain text for other programs: an indented outline, or cells for a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.document import JourneyMap
from model.edits.cards import reading_order
from model.edits.contents import with_contents
from model.ids import Id
from model.queries import lane_name, lanes_in_order, personas_in_order, stages_in_order, steps_of
from model.records import Action, Card, Connector, Evidence, Lane, Marker, Record
from resources.words import tr

_INDENT = "  "


def outline_text(document: JourneyMap, ids: Iterable[Id]) -> str:
    """The records in reading order: stage, step and lane, and what stands in it, indented.

    The cards of a single cell come without it, a line each.
    """
    wanted = [record for record in map(document.find, dict.fromkeys(ids)) if record is not None]
    records = with_contents(document, wanted)
    standing = _in_reading_order(document, records.values())
    cells = {(record.lane_id, record.step_id) for record in standing}
    frame = any(record.table in ("stages", "steps", "lanes") for record in wanted)
    lines = [_words(document, record) for record in wanted if not isinstance(record, _Standing)]
    if frame or len(cells) > 1:
        lines = [] if frame else lines
        lines += _outline(document, records, standing)
    else:
        lines += [_words(document, record) for record in standing]
    return "\n".join(line for line in lines if line.strip())


def block_text(document: JourneyMap, ids: Iterable[Id]) -> str | None:
    """Cards and emotions of several steps as cells with tabs between; None for anything else.

    The lanes and steps between them are kept, so that a sheet shows them as the map does.
    """
    records = [document.find(record_id) for record_id in dict.fromkeys(ids)]
    standing = [record for record in records if isinstance(record, _Standing)]
    columns = [s.id for stage in stages_in_order(document) for s in steps_of(document, stage.id)]
    rows = [lane.id for lane in lanes_in_order(document)]
    steps = {record.step_id for record in standing}
    if len(standing) != len(records) or len(steps) < 2 or not steps.issubset(columns):
        return None
    alone = len({record.persona_id for record in standing if isinstance(record, Marker)}) < 2
    cells: dict[tuple[Id | None, Id | None], list[str]] = {}
    for record in _in_reading_order(document, standing):
        words = _feeling(record) if isinstance(record, Marker) and alone else None
        cells.setdefault((record.lane_id, record.step_id), []).append(
            words or _words(document, record)
        )
    return "\n".join(
        "\t".join(_cell(cells.get((lane_id, step_id), ())) for step_id in _between(columns, steps))
        for lane_id in _between(rows, {record.lane_id for record in standing})
    )


_Standing = Card | Marker


def _outline(
    document: JourneyMap, records: dict[Id, Record], standing: Sequence[Card | Marker]
) -> list[str]:
    by_cell: dict[tuple[Id | None, Id | None], list[Card | Marker]] = {}
    for record in standing:
        by_cell.setdefault((record.step_id, record.lane_id), []).append(record)
    lines: list[str] = []
    for stage in stages_in_order(document):
        inner: list[str] = []
        for step in steps_of(document, stage.id):
            found = _lanes(document, by_cell, step.id)
            if found or step.id in records:
                inner += [step.name, *_indented(found)] if step.name else found
        if inner or stage.id in records:
            lines += [stage.name or tr("Unnamed stage"), *_indented(inner)]
    loose = [lane for lane in lanes_in_order(document) if lane.id in records]
    used = {lane_id for _, lane_id in by_cell}
    lines += [lane_name(lane) for lane in loose if lane.id not in used]
    parked = by_cell.get((None, None), [])
    if parked:
        lines.append(tr("Parking lot"))
        lines += [line for record in parked for line in _item(document, record, 1)]
    return lines


def _lanes(
    document: JourneyMap,
    by_cell: dict[tuple[Id | None, Id | None], list[Card | Marker]],
    step_id: Id,
) -> list[str]:
    lines = []
    for lane in lanes_in_order(document):
        items = by_cell.get((step_id, lane.id), [])
        if items:
            lines.append(lane_name(lane))
            lines += [line for record in items for line in _item(document, record, 1)]
    return lines


def _item(document: JourneyMap, record: Card | Marker, depth: int) -> list[str]:
    """A line with a bullet; further lines of its text stand below its first word."""
    first, *more = (_words(document, record) or "…").split("\n")
    indent = _INDENT * depth
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in more)]


def _indented(lines: Iterable[str]) -> list[str]:
    return [_INDENT + line for line in lines]


def _in_reading_order(
    document: JourneyMap, records: Iterable[Record | None]
) -> list[Card | Marker]:
    """Cards and emotions lane by lane, from left to right."""
    found = list(records)
    rows = {lane.id: index for index, lane in enumerate(lanes_in_order(document))}
    cards = reading_order(document, (r for r in found if isinstance(r, Card)))
    columns = [s.id for stage in stages_in_order(document) for s in steps_of(document, stage.id)]
    place = {step_id: index for index, step_id in enumerate(columns)}
    markers = sorted(
        (record for record in found if isinstance(record, Marker)),
        key=lambda marker: (place.get(marker.step_id, 0), marker.position, marker.id),
    )
    both: list[Card | Marker] = [*cards, *markers]
    return sorted(both, key=lambda record: rows.get(record.lane_id or "", len(rows)))


def _between(everyone: list[Id], some: set[Id | None]) -> list[Id]:
    """Those from the first to the last of some."""
    places = [index for index, one in enumerate(everyone) if one in some]
    return everyone[min(places) : max(places) + 1]


def _cell(texts: Sequence[str]) -> str:
    """The text of a cell, in quotes where it would break the sheet."""
    whole = "\n".join(texts)
    return '"' + whole.replace('"', '""') + '"' if set(whole) & set('\n\t"') else whole


def _words(document: JourneyMap, record: Record) -> str:
    match record:
        case Card():
            return record.text
        case Marker():
            persona = document.personas.get(record.persona_id)
            name = persona.name if persona else ""
            return f"{name}: {_feeling(record)}" if name else _feeling(record)
        case Lane():
            return lane_name(record)
        case Connector():
            return record.label
        case Action() | Evidence():
            return record.title
        case _:
            return str(getattr(record, "name", ""))


def _feeling(marker: Marker) -> str:
    valence = f"{marker.valence:+g}"
    return f"{marker.word} ({valence})" if marker.word else valence


def everything(document: JourneyMap) -> list[Id]:
    """All that stands on a map and in its heading, for copying it whole."""
    frame = [*stages_in_order(document), *lanes_in_order(document), *personas_in_order(document)]
    ids = [record.id for record in frame]
    standing = [*document.cards, *document.markers, *document.connectors]
    return [*ids, *standing, *document.actions]
