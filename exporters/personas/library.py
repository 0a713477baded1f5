"""Personas kept on this computer, one file each, in our own JSON; read again for each map.

A file that cannot be read stays where it is and is told of, with its reason; the others are listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from exporters.json_in import json_in
from exporters.personas import read_personas
from exporters.personas.alone import alone_json
from exporters.personas.found import FoundPersona
from exporters.personas.reading import personas_in
from model.document import JourneyMap
from model.errors import FileError, ImportFormatError, JourneyboardError
from model.ids import Id
from model.library.shelf import Shelf, Shelved, name_key
from model.queries import personas_in_order
from model.records import Persona, evolve
from model.similar import text_key
from resources.words import tr

FOLDER, SUFFIX, MOST_BYTES = "personas", ".json", 8_000_000
_LONGEST_NAME = 480


@dataclass(frozen=True)
class KeptPersona:
    """A persona of the library. ``document`` is a map of nothing but this persona."""

    shelved: Shelved
    document: JourneyMap
    found: FoundPersona

    @property
    def persona(self) -> Persona:
        """The persona itself."""
        return next(iter(self.document.personas.values()))

    @property
    def name(self) -> str:
        """What it is called."""
        return self.persona.name

    @cached_property
    def words(self) -> str:
        """All that it says, to be searched."""
        said = [str(value) for value in self.found.fields.values() if isinstance(value, str)]
        for value in self.found.fields.values():
            said += value if isinstance(value, tuple) else ()
        said += [one.title for one in self.document.evidence.values()]
        return text_key(" ".join(said))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file of the library that is no persona, and why, in a sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A persona that was kept, and the one whose place it took."""

    before: KeptPersona | None
    now: KeptPersona


@dataclass(frozen=True, slots=True)
class Contents:
    """The library as it was when it was looked into: by name, and what could not be read."""

    kept: tuple[KeptPersona, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    def namesake(self, name: str) -> KeptPersona | None:
        """The persona that is kept under this name."""
        key = name_key(name)
        return next((one for one in self.kept if key and name_key(one.name) == key), None)

    def matching(self, wanted: str) -> tuple[KeptPersona, ...]:
        """Those that say all the words, in any field."""
        words = text_key(wanted).split()
        return tuple(one for one in self.kept if all(word in one.words for word in words))


class PersonaLibrary:
    """The personas in a folder of this computer. Every window reads it anew."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is that of all libraries; it need not be there yet."""
        self.shelf = Shelf(folder / FOLDER, SUFFIX, MOST_BYTES)
        self._known: dict[Path, KeptPersona] = {}

    def contents(self) -> Contents:
        """What is kept now.

        Raises:
            FileError: the folder cannot be looked into.
        """
        kept: list[KeptPersona] = []
        unreadable: list[Unreadable] = []
        for path in self.shelf.paths():
            try:
                kept.append(self._read(path))
            except JourneyboardError as error:
                if path.exists():  # else another window has taken it away
                    unreadable.append(Unreadable(path, str(error)))
        self._known = {one.shelved.path: one for one in kept}
        kept.sort(key=lambda one: (one.name.casefold(), one.shelved.path.name))
        return Contents(tuple(kept), tuple(unreadable))

    def _read(self, path: Path) -> KeptPersona:
        """The persona of a file; what was read before is only read again when it differs."""
        shelved, known = self.shelf.read(path), self._known.get(path)
        same = known is not None and known.shelved.digest == shelved.digest
        return known if known is not None and same else _kept(shelved)

    def keep(
        self, document: JourneyMap, persona_id: Id, *, over: KeptPersona | None = None
    ) -> KeptPersona:
        """Keep a persona of a map as it is now: new, or ``over`` the one that was seen.

        Raises:
            ChangedOutsideError: another window has kept one of that name meanwhile.
            FileError: it has no name, or cannot be written.
        """
        persona = document.personas[persona_id]
        if not name_key(persona.name):
            raise FileError(tr("Give the persona a name before you keep it."))
        path = self.shelf.path_for(persona.name) if over is None else over.shelved.path
        seen = None if over is None else over.shelved
        return _kept(self.shelf.put(path, alone_json(document, persona_id), over=seen))

    def delete(self, kept: KeptPersona) -> None:
        """Take a persona off the library.

        Raises:
            ChangedOutsideError: another window has changed it meanwhile.
            FileError: it cannot be removed.
        """
        self.shelf.take_away(kept.shelved)

    def put_back(self, kept: KeptPersona) -> None:
        """Undo a deletion.

        Raises:
            ChangedOutsideError: one of that name was kept meanwhile.
            FileError: it cannot be written.
        """
        self.shelf.put(kept.shelved.path, kept.shelved.data)

    def restore(self, before: KeptPersona | None, now: KeptPersona) -> None:
        """Undo that ``now`` was kept, in the place of what was there before if anything was.

        Raises:
            ChangedOutsideError: another window has changed it meanwhile.
            FileError: it cannot be written.
        """
        if before is None:
            self.delete(now)
        else:
            self.shelf.put(now.shelved.path, before.shelved.data, over=now.shelved)

    def take_in(self, document: JourneyMap) -> tuple[Taken, ...]:
        """Keep all personas of a map that was read of a file.

        One whose name is kept already replaces it; two of the same name in the file are kept both,
        the second with a number.

        Raises:
            FileError: one cannot be written; those before it are kept.
        """
        contents = self.contents()
        taken: list[Taken] = []
        new: set[str] = set()
        for persona in personas_in_order(document):
            named = _numbered(persona, new)
            new.add(name_key(named.name))
            known = contents.namesake(named.name)
            renamed = JourneyMap.of((*document.records(), named))
            taken.append(Taken(known, self.keep(renamed, named.id, over=known)))
        return tuple(taken)


def differences(document: JourneyMap, persona_id: Id, kept: KeptPersona) -> tuple[str, ...]:
    """The fields in which the persona of the map is not as it is kept; none where all are alike."""
    here = _found(export_bytes(document, persona_id), "")
    names = dict.fromkeys((*here.fields, *kept.found.fields))
    differing = [name for name in names if here.fields.get(name) != kept.found.fields.get(name)]
    if here.photo != kept.found.photo:
        differing.append("photo_id")
    if here.evidence != kept.found.evidence:
        differing.append("evidence_ids")
    return tuple(differing)


def export_bytes(document: JourneyMap, persona_id: Id) -> bytes:
    """A file of this persona for others, which is also what is kept of it."""
    return alone_json(document, persona_id)


def _numbered(persona: Persona, taken: set[str]) -> Persona:
    """The persona; where its name is taken, with a number behind it."""
    number, name = 2, persona.name
    while name_key(name) in taken:
        name = f"{persona.name[:_LONGEST_NAME]} ({number})"
        number += 1
    return evolve(persona, name=name)


def _found(data: bytes, name: str) -> FoundPersona:
    found = personas_in(json_in(data, name=name), name=name)
    if len(found.personas) != 1:
        raise ImportFormatError(
            tr(
                "“{name}” holds {n} personas; import it instead, and each gets a file of its own.",
                name=name,
                n=len(found.personas),
            )
        )
    return found.personas[0]


def _kept(shelved: Shelved) -> KeptPersona:
    name = shelved.path.name
    found = _found(shelved.data, name)
    return KeptPersona(shelved, read_personas(shelved.data, name=name).map, found)
