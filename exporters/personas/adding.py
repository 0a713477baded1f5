"""Personas that were read become part of a map, a new one or one that has personas already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from exporters.attached import Attached, counts_of
from exporters.personas.found import FoundPersona, FoundPersonas
from exporters.tables.attaching.same_evidence import evidence_key
from model.bounds import MAX_LIST
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved
from model.errors import ImportFormatError
from model.ids import Id, IdSource
from model.images import image_record
from model.order import keys_between, last_key
from model.records import Evidence, Image, Persona
from model.similar import text_key
from resources.words import tr


def added(document: JourneyMap, found: FoundPersonas, *, ids: IdSource) -> Attached:
    """The personas as one change. One of the same name gets what the file says, and keeps the rest.

    Evidence that the map has already is not added twice.
    """
    return _Adder(document, ids).attached(found)


class _Adder:
    def __init__(self, document: JourneyMap, ids: IdSource) -> None:
        self._document, self._ids = document, ids
        self._evidence = {evidence_key(one): one.id for one in document.evidence.values()}
        self._by_name: dict[str, Persona] = {}
        for persona in document.personas.values():
            self._by_name.setdefault(text_key(persona.name), persona)
        self._new: dict[Id, Evidence | Image] = {}
        self._taken: set[Id] = set()
        self._notes: list[str] = []

    def attached(self, found: FoundPersonas) -> Attached:
        last = last_key(p.order for p in self._document.personas.values())
        keys = iter(keys_between(last, None, len(found.personas)))
        new: list[Persona] = []
        updated: list[tuple[Persona, Persona]] = []
        same = 0
        for one in found.personas:
            known = self._known(one)
            fields = {**one.fields, **self._links(one, known)}
            if known is None:
                new.append(created(Persona, ids=self._ids, order=next(keys), **fields))
                continue
            after = evolved(known, fields)
            if after != known:
                updated.append((known, after))
            same += after == known
        change = ChangeSet((*self._new.values(), *new), tuple(updated), label=tr("Add personas"))
        told = counts_of(new=len(new), updated=len(updated), unchanged=same)
        return Attached(change, (tr("Personas: {counts}.", counts=told), *self._notes))

    def _known(self, one: FoundPersona) -> Persona | None:
        """The persona of this name on the map, once."""
        persona = self._by_name.get(text_key(one.name)) if text_key(one.name) else None
        if persona is None or persona.id in self._taken:
            return None
        self._taken.add(persona.id)
        return persona

    def _links(self, one: FoundPersona, known: Persona | None) -> Mapping[str, Any]:
        before = known.evidence_ids if known is not None else ()
        rests = tuple(dict.fromkeys((*before, *self._evidence_ids(one))))[:MAX_LIST]
        links: dict[str, Any] = {"evidence_ids": rests}
        photo = self._photo(one)
        return links if photo is None else {**links, "photo_id": photo}

    def _evidence_ids(self, one: FoundPersona) -> Iterator[Id]:
        for fields in one.evidence:
            record = created(Evidence, ids=self._ids, **fields)
            key = evidence_key(record)
            if key not in self._evidence:
                self._evidence[key] = record.id
                self._new[record.id] = record
            yield self._evidence[key]

    def _photo(self, one: FoundPersona) -> Id | None:
        if one.photo is None:
            return None
        digest = hashlib.sha256(one.photo).hexdigest()
        if digest in self._document.images:
            return digest
        try:
            image = image_record(one.photo, alt=one.photo_alt)
        except ImportFormatError as error:
            self._notes.append(tr("The photo of “{name}”: {why}", name=one.name, why=str(error)))
            return None
        if image.id not in self._document.images:
            self._new[image.id] = image
        return image.id
