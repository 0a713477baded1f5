"""Our own JSON of personas: all fields, what they rest on, photos that are not too large."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from exporters.left_out import left_out
from exporters.personas.fields import FORMAT, VERSION
from exporters.personas.own import EVIDENCE_FIELDS, PERSONA_FIELDS
from model.document import JourneyMap
from model.queries import personas_in_order
from model.records import Image, Persona, Record
from resources.words import tr

LARGEST_PHOTO, LARGEST_TOTAL = 2_000_000, 10_000_000  # characters of base64


def personas_json(document: JourneyMap) -> str:
    """The personas of a map, readable, in their order; empty fields are left out."""
    photos = _photos(document)
    personas = []
    for persona in personas_in_order(document):
        entry = _entry(persona, PERSONA_FIELDS)
        rests = [key for key in persona.evidence_ids if key in document.evidence]
        if rests:
            entry["evidence"] = rests
        image = photos.get(persona.photo_id or "")
        if image is not None:
            entry["photo"] = _entry(image, ("media_type", "alt", "data"))
        personas.append(entry)
    used = {key for persona in document.personas.values() for key in persona.evidence_ids}
    sources = [
        {"id": key, **_entry(one, EVIDENCE_FIELDS)}
        for key, one in document.evidence.items()
        if key in used
    ]
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "map": document.info.title,
        "personas": personas,
        "evidence": sources,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def lost_in_personas(document: JourneyMap) -> tuple[str, ...]:
    """What is not in the file, a sentence each."""
    return tuple(_lost(document))


def too_large(photo: Image) -> bool:
    """Whether a photo finds no room in such a file."""
    return len(photo.data) > LARGEST_PHOTO


def _lost(document: JourneyMap) -> Iterator[str]:
    used = {key for persona in document.personas.values() for key in persona.evidence_ids}
    tables = ("stages", "lanes", "cards", "markers", "connectors", "metrics", "actions")
    rest: list[Record] = [record for name in tables for record in document.table(name).values()]
    rest += [one for key, one in document.evidence.items() if key not in used]
    yield from left_out(tr("a file of personas"), rest)
    wanted = {persona.photo_id for persona in document.personas.values()} & set(document.images)
    missing = len(wanted) - len(_photos(document))
    if missing:
        yield tr("Photos that are too large for it were left out: {n}.", n=missing)


def _entry(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    told = {name: _plain(getattr(record, name)) for name in names}
    always = {"name", "kind"} | ({"validation"} if isinstance(record, Persona) else set())
    return {
        name: value
        for name, value in told.items()
        if name in always or (value is not None and value not in ("", []))
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of a record
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def _photos(document: JourneyMap) -> dict[str, Image]:
    """The photos that find room, in the order of the personas."""
    found: dict[str, Image] = {}
    total = 0
    for persona in personas_in_order(document):
        image = document.images.get(persona.photo_id or "")
        if image is None or image.id in found or too_large(image):
            continue
        total += len(image.data)
        if total <= LARGEST_TOTAL:
            found[image.id] = image
    return found
