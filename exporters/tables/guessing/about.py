"""What a text says of a journey before its tables: persona, scope, objective, date, state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exporters.tables.building.people import People
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping as Meant
from exporters.tables.words.days import day_in
from exporters.tables.words.names import has_placeholder
from exporters.tables.words.vocabulary import plain
from model.fitting import as_text
from model.kinds import MapState

_LINE = re.compile(r"^[\s>*-]*([^\W\d_][^:\n：]{1,40}?)\s*[:：]\s*(\S.{0,2000})$")
_FIELDS = {
    "persona": "persona|personas|actor|kunde|cliente|acteur|klant|用户|ペルソナ",
    "objective": "objective|goal of the map|ziel|objectif|objetivo|obiettivo|doel|目标",
    "scenario": "scenario|journey|szenario|scenario journey|escenario|scénario",
    "scope": "scope|umfang|périmètre|alcance|ambito|escopo",
    "purpose": "purpose|zweck|but|propósito|scopo",
    "date": "date|datum|fecha|data|日期|日付",
    "type": "type|state|typ|zustand",
}
_TO_BE = ("future", "to be", "zukunft", "soll", "futur", "futuro")
_AS_IS = ("current", "as is", "heute", "ist", "actuel", "actual", "attuale")


@dataclass(frozen=True, slots=True)
class About:
    """The persona whose feelings are told where no column names one, and fields of the map."""

    persona: str
    info: Mapping[str, Any]


def about(grids: Grids, mapping: Meant, people: People) -> About:
    """What stands above the first tables, as ``Persona: …``."""
    told = dict(_told(grids, mapping))
    info: dict[str, Any] = {
        name: as_text(told[name]) for name in ("objective", "scenario", "scope") if name in told
    }
    if "purpose" in told:
        info.setdefault("objective", as_text(told["purpose"]))
    day = day_in(told.get("date", ""))
    if day is not None:
        info["created_on"] = day
    state = plain(told.get("type", ""))
    if any(word in state for word in _TO_BE) and not any(word in state for word in _AS_IS):
        info["state"] = MapState.TO_BE
    return About(_persona(told.get("persona", ""), people), info)


def _persona(said: str, people: People) -> str:
    """The one who is told of; where a table tells of the same by another name, that one."""
    names = people.names()
    for name in names:
        if plain(said) in {plain(name), *map(plain, people.roles_of(name))}:
            return name
    if not said:
        return names[0] if len(names) == 1 else ""
    return said


def _told(grids: Grids, mapping: Meant) -> Iterator[tuple[str, str]]:
    known = {plain(word): name for name, row in _FIELDS.items() for word in row.split("|")}
    last = max(mapping.tables, default=0)
    seen: set[str] = set()
    for grid in grids.tables[: last + 1]:
        for line in grid.beside:
            found = _LINE.match(line[:2_100])
            name = known.get(plain(found.group(1))) if found is not None else None
            if found is None or name is None or name in seen or has_placeholder(found.group(2)):
                continue
            seen.add(name)
            yield name, found.group(2).strip()
