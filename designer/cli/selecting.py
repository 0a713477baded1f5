"""From names typed on the command line to ids of the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.document import JourneyMap
from model.errors import ExportError
from model.ids import Id
from model.queries import (
    lane_name,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    views_in_order,
)
from resources.words import tr

_MOST_NAMED = 12


def lane_ids(document: JourneyMap, names: str | None) -> frozenset[Id] | None:
    """The lanes named (by name, kind or id; separated by commas), or None for all.

    Raises:
        ExportError: there is no such lane.
    """
    lanes = [(lane.id, lane_name(lane), lane.kind.value) for lane in lanes_in_order(document)]
    return _chosen(names, lanes, tr("lane"))


def persona_ids(document: JourneyMap, names: str | None) -> frozenset[Id] | None:
    """The personas named (by name or id; separated by commas), or None for all.

    Raises:
        ExportError: there is no such persona.
    """
    return _chosen(names, [(p.id, p.name) for p in personas_in_order(document)], tr("persona"))


def stage_ids(document: JourneyMap, names: str | None) -> frozenset[Id] | None:
    """The stages named (by name or id; separated by commas), or None for all.

    Raises:
        ExportError: there is no such stage.
    """
    return _chosen(names, [(s.id, s.name) for s in stages_in_order(document)], tr("stage"))


def named_view(document: JourneyMap, name: str | None) -> Id | None:
    """The saved view of a name or id; of several of one name the first.

    Raises:
        ExportError: there is no such view.
    """
    if name is None:
        return None
    views = [(view.id, view.name) for view in views_in_order(document)]
    for view_id, title in views:
        if name.strip().casefold() in {view_id.casefold(), title.casefold()}:
            return view_id
    raise _none_of(name.strip(), views, tr("view"))


def parts(words: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in words.split(",") if part.strip()]


def _chosen(
    names: str | None, records: Iterable[tuple[str, ...]], what: str
) -> frozenset[Id] | None:
    """The ids of the records named; each is given by its id and what else it is called."""
    if names is None:
        return None
    given = list(records)
    known: dict[str, set[Id]] = {}
    for record_id, *others in given:
        for name in (record_id, *others):
            known.setdefault(name.strip().casefold(), set()).add(record_id)
    wanted = _names_in(names, known)
    if not wanted:
        raise ExportError(tr("No {what} is named.", what=what))
    chosen: set[Id] = set()
    for name in wanted:
        found = known.get(name.casefold())
        if found is None:
            raise _none_of(name, given, what)
        chosen.update(found)
    return frozenset(chosen)


def _names_in(names: str, known: Mapping[str, object]) -> list[str]:
    """The names between commas; a name may have commas itself, the longest that fits is taken."""
    pieces = parts(names)
    found: list[str] = []
    while pieces:
        for count in range(len(pieces), 0, -1):
            name = ", ".join(pieces[:count])
            if count == 1 or name.casefold() in known:
                found.append(name)
                del pieces[:count]
                break
    return found


def _none_of(name: str, records: Iterable[tuple[str, ...]], what: str) -> ExportError:
    called = list(dict.fromkeys(names[1] for names in records if names[1]))
    some = ", ".join(called[:_MOST_NAMED]) + (", …" if len(called) > _MOST_NAMED else "")
    sentence = tr('The map has no {what} called "{name}".', what=what, name=name)
    return ExportError(f"{sentence} " + tr("It has: {names}.", names=some) if some else sentence)
