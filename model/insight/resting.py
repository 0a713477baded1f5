"""What rests on a source: every record that names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from model.document import JourneyMap
from model.ids import Id
from model.insight.places import Places
from model.queries import in_order, personas_in_order
from model.records import Evidence, Record
from model.references import REFERENCES_TO

_TABLES = tuple(dict.fromkeys(one.table for one in REFERENCES_TO[Evidence.table]))


def resting_on(document: JourneyMap, evidence_id: Id) -> tuple[Record, ...]:
    """The records that name a source, in the order of :func:`all_resting`."""
    return all_resting(document).get(evidence_id, ())


def all_resting(document: JourneyMap) -> Mapping[Id, tuple[Record, ...]]:
    """For each source what names it; one that nothing names has an empty entry.

    Personas, stages, cards and feelings come in reading order, then figures, channels and actions.
    """
    found: dict[Id, list[Record]] = {key: [] for key in document.evidence}
    for record in _in_reading_order(document):
        for evidence_id in cast("tuple[Id, ...]", getattr(record, "evidence_ids", ())):
            if evidence_id in found:
                found[evidence_id].append(record)
    return {key: tuple(records) for key, records in found.items()}


def _in_reading_order(document: JourneyMap) -> list[Record]:
    places = Places.of(document)
    markers = sorted(
        document.markers.values(),
        key=lambda one: (places.columns.get(one.step_id, len(places.steps)), one.position, one.id),
    )
    ordered: dict[str, list[Record]] = {
        "personas": list(personas_in_order(document)),
        "stages": list(places.stages),
        "cards": list(places.sorted(c for c in document.cards.values() if c.evidence_ids)),
        "markers": list(markers),
        "metrics": sorted(document.metrics.values(), key=lambda one: one.id),
        "channels": list(in_order(document.channels.values())),
        "actions": list(in_order(document.actions.values())),
    }
    # A table that learns to name evidence comes by itself, last.
    tables = (*ordered, *(name for name in _TABLES if name not in ordered))
    return [
        record
        for name in tables
        for record in ordered.get(name, list(document.table(name).values()))
    ]
