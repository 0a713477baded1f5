"""One persona of a map by itself: with its photo and what it rests on, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.personas.writing import personas_json, too_large
from model.document import JourneyMap
from model.ids import Id
from model.records import Persona, Record
from resources.words import tr


def alone(document: JourneyMap, persona_id: Id) -> JourneyMap:
    """A map of nothing but this persona."""
    persona = document.personas[persona_id]
    return JourneyMap.of(_with_its_own(document, persona))


def alone_json(document: JourneyMap, persona_id: Id) -> bytes:
    """The persona as a file that can be read into another map."""
    return personas_json(alone(document, persona_id)).encode()


def lost_alone(document: JourneyMap, persona_id: Id) -> tuple[str, ...]:
    """What of the persona stays in its map, a sentence each; its journey there is no part of it."""
    image = document.images.get(document.personas[persona_id].photo_id or "")
    if image is not None and too_large(image):
        return (tr("Its photo is too large to be kept; cut it out smaller."),)
    return ()


def _with_its_own(document: JourneyMap, persona: Persona) -> Iterator[Record]:
    yield document.info
    yield persona
    for key in persona.evidence_ids:
        if key in document.evidence:
            yield document.evidence[key]
    image = document.images.get(persona.photo_id or "")
    if image is not None:
        yield image
