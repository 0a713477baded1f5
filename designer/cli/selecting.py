"""From names typed on the command line to ids of the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.document import JourneyMap
from model.errors import ExportError
from model.ids import Id
from model.queries import lane_name
from resources.words import tr


def lane_ids(document: JourneyMap, names: str | None) -> frozenset[Id] | None:
    """The lanes named (by name, kind or id; separated by commas), or None for all."""
    if names is None:
        return None
    known: dict[str, set[Id]] = {}
    for lane in document.lanes.values():
        for name in (lane.id, lane_name(lane), lane.kind.value):
            known.setdefault(name.casefold(), set()).add(lane.id)
    return _chosen(names, known, what=tr("lane"))


def persona_ids(document: JourneyMap, names: str | None) -> frozenset[Id] | None:
    """The personas named (by name or id; separated by commas), or None for all."""
    if names is None:
        return None
    known: dict[str, set[Id]] = {}
    for persona in document.personas.values():
        for name in (persona.id, persona.name):
            known.setdefault(name.casefold(), set()).add(persona.id)
    return _chosen(names, known, what=tr("persona"))


def _chosen(names: str, known: Mapping[str, Iterable[Id]], *, what: str) -> frozenset[Id]:
    chosen: set[Id] = set()
    for name in (part.strip() for part in names.split(",")):
        if not name:
            continue
        found = known.get(name.casefold())
        if found is None:
            raise ExportError(tr('The map has no {what} called "{name}".', what=what, name=name))
        chosen.update(found)
    if not chosen:
        raise ExportError(tr("No {what} is named.", what=what))
    return frozenset(chosen)
