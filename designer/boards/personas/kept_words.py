"""What the library has of each persona of a map, in words; worked out again only where it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from model.document import JourneyMap
from model.ids import Id
from model.records import Evidence, Persona
from resources.words import tr

if TYPE_CHECKING:  # brings Pillow along
    from exporters.personas.library import Contents, KeptPersona

_Known: TypeAlias = "tuple[Persona, tuple[Evidence | None, ...], KeptPersona, str]"


class KeptWords:
    """Remembers for what records and what file a word was found."""

    def __init__(self) -> None:
        self._known: dict[Id, _Known] = {}

    def of(self, document: JourneyMap, contents: Contents) -> dict[Id, str]:
        """For each persona that the library has: whether as it is here."""
        if not contents.kept:
            return {}
        found: dict[Id, str] = {}
        for persona in document.personas.values():
            kept = contents.namesake(persona.name)
            if kept is not None:
                found[persona.id] = self._word(document, persona, kept)
        return found

    def _word(self, document: JourneyMap, persona: Persona, kept: KeptPersona) -> str:
        from exporters.personas.library import differences  # noqa: PLC0415 - see above

        evidence = tuple(document.evidence.get(key) for key in persona.evidence_ids)
        known = self._known.get(persona.id)
        if known is not None and known[0] is persona and known[1] == evidence and known[2] is kept:
            return known[3]
        word = tr("In my library")
        if differences(document, persona.id, kept):
            word = tr("My library has another state")
        self._known[persona.id] = persona, evidence, kept, word
        return word
