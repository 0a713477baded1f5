"""Personas of tables: from rows, from a table of fields, and from the lists below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from exporters.tables.building.entries import Entry, Said, entries_of
from exporters.tables.building.notes import Notes
from exporters.tables.grid import Grid, Grids
from exporters.tables.guessing.contexts import in_context
from exporters.tables.mapping import Mapping, Orientation, Purpose, Target
from exporters.tables.targets import persona_field
from exporters.tables.words.lists import items_of
from exporters.tables.words.names import Named, person_in_heading
from exporters.tables.words.vocabulary import meaning
from model.bounds import MAX_LIST
from model.document import JourneyMap
from model.fitting import as_line, as_text
from model.records import Persona, evolve
from resources.words import tr

_LISTS = frozenset({"behaviours", "motivations", "goals", "challenges", "preferred_channels"})
_LINES = frozenset({"role", "segment"})
_BULLETS = ("- ", "* ", "+ ", "• ")


@dataclass(slots=True)
class People:
    """Personas by name, with what is told of each."""

    found: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """All names, as they came."""
        return tuple(self.found)

    def roles_of(self, name: str) -> list[str]:
        """What somebody is, as far as it is told."""
        return self.found.get(name, {}).get("role", [])

    def take(self, grids: Grids, mapping: Mapping, notes: Notes) -> None:
        """The personas of the tables of a mapping."""
        for entry in entries_of(grids, mapping, notes):
            grid = grids.tables[entry.table]
            if mapping.orientation is Orientation.PAIRS:
                person = self._by_heading(entry, grid)
            else:
                person = Named(entry.first(Target.PERSONA) or _column_name(entry, mapping))
            if not person.name:
                notes.add(entry.where, tr("A persona without a name was left out."))
                continue
            known = self.found.setdefault(person.name, {})
            if person.role:
                known.setdefault("role", []).append(person.role)
            for cell in entry.cells:
                self._tell(known, cell, mapping)
            if mapping.orientation is Orientation.PAIRS:
                self._below(known, grid)

    def filled(self, document: JourneyMap) -> Iterator[Persona]:
        """The personas of a map with all that is told of them."""
        for persona in document.personas.values():
            told = self.found.get(persona.name)
            if told:
                yield evolve(persona, **{name: _value(name, said) for name, said in told.items()})

    @staticmethod
    def _by_heading(entry: Entry, grid: Grid) -> Named:
        own = entry.first(Target.PERSONA)
        return Named(own) if own else person_in_heading(grid.name)

    @staticmethod
    def _tell(known: dict[str, list[str]], cell: Said, mapping: Mapping) -> None:
        name = persona_field(cell.target)
        if name is None:
            return
        if name in _LISTS:
            commas = cell.heading in mapping.comma_lists or name == "preferred_channels"
            known.setdefault(name, []).extend(
                items_of(cell.text, mapping.separators, commas=commas)
            )
        elif name in {"demographics", "psychographics"}:
            known.setdefault(name, []).append(f"{cell.heading}: {cell.text}".lstrip(": "))
        elif name == "segment" and known.get(name):
            known.setdefault("demographics", []).append(f"{cell.heading}: {cell.text}")
        else:
            known.setdefault(name, []).append(cell.text)

    @staticmethod
    def _below(known: dict[str, list[str]], grid: Grid) -> None:
        """Lists with a heading of their own: *Jobs to be done:* and what follows with bullets."""
        into = ""
        for line in grid.below:
            if line.startswith(_BULLETS):
                if into:
                    known.setdefault(into, []).append(line[2:].strip())
                continue
            heading = meaning(line.strip(" :*"))
            target = in_context(
                heading.target if heading is not None else None,
                Purpose.PERSONAS,
                Orientation.PAIRS,
            )
            named = persona_field(target) if heading is not None and line.endswith(":") else None
            into = named if named in _LISTS else ""


def _column_name(entry: Entry, mapping: Mapping) -> str:
    """In a table with a column for each persona the heading of the column is the name."""
    return entry.stage if mapping.orientation is Orientation.COLUMNS else ""


def _value(name: str, said: Iterable[str]) -> Any:  # noqa: ANN401 - of one of two types
    if name in _LISTS:
        return tuple(dict.fromkeys(as_line(item) for item in said))[:MAX_LIST]
    if name in _LINES:
        return as_line(", ".join(dict.fromkeys(said)))
    return as_text("\n".join(said))
