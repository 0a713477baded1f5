"""Personas of a table into a map that is open: those it has already stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

from model.changes import ChangeSet
from model.document import JourneyMap
from model.order import keys_between, last_key
from model.queries import personas_in_order
from model.records import Persona, evolve
from resources.words import tr


def people_added(document: JourneyMap, people: JourneyMap) -> tuple[ChangeSet, tuple[str, ...]]:
    """One change that puts the personas of ``people`` after those of the map, and what to know."""
    known = {_plain(persona.name) for persona in document.personas.values()}
    everybody = personas_in_order(people)
    new = [persona for persona in everybody if _plain(persona.name) not in known]
    there = [persona.name for persona in everybody if _plain(persona.name) in known]
    notes = tuple(
        tr("“{name}” is in the map already and stays as it is there.", name=name) for name in there
    )
    return ChangeSet(added=_last(document, new), label=tr("Import personas")), notes


def _last(document: JourneyMap, new: Sequence[Persona]) -> tuple[Persona, ...]:
    after = last_key(persona.order for persona in document.personas.values())
    keys = keys_between(after, None, len(new))
    return tuple(evolve(persona, order=key) for persona, key in zip(new, keys, strict=True))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
