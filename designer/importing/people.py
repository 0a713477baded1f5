"""Personas of a table go into an open map as those of a file do: namesakes are updated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exporters.attached import Attached
from exporters.personas.adding import added
from exporters.personas.found import FoundPersona, FoundPersonas
from model.document import JourneyMap
from model.ids import new_id
from model.queries import personas_in_order
from model.records import Evidence, Persona
from model.similar import text_key
from resources.words import tr

# What a persona has by its place in a map, not by what a table says.
_OF_ITS_MAP = frozenset({"id", "order", "evidence_ids", "photo_id"})


def people_added(document: JourneyMap, people: JourneyMap) -> Attached:
    """One change that puts the personas of ``people`` into the map, and what became of them.

    One of the same name gets what the table says, and keeps the rest.
    """
    found = tuple(_found(people, persona) for persona in personas_in_order(people))
    return added(document, FoundPersonas("", found), ids=new_id)


def namesakes(document: JourneyMap, people: JourneyMap) -> tuple[str, ...]:
    """What to know before they are added: who is in the map already, a sentence each."""
    known = {text_key(persona.name) for persona in document.personas.values()}
    return tuple(
        tr("“{name}” is in the open map: added there, it is brought up to date.", name=one.name)
        for one in personas_in_order(people)
        if text_key(one.name) in known
    )


def _found(people: JourneyMap, persona: Persona) -> FoundPersona:
    evidence = tuple(
        dict(_said(people.evidence[rests], Evidence))
        for rests in persona.evidence_ids
        if rests in people.evidence
    )
    return FoundPersona(dict(_said(persona, Persona)), evidence)


def _said(record: Persona | Evidence, kind: type[Persona | Evidence]) -> Iterator[tuple[str, Any]]:
    """The fields that say something; those that stand empty leave the map's own."""
    fields: Mapping[str, Any] = kind.model_fields
    for name, field in fields.items():
        value = getattr(record, name)
        if name not in _OF_ITS_MAP and value != field.get_default(call_default_factory=True):
            yield name, value
