"""What a persona's card shows, as values: from the map, before anything is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtGui import QImage

from designer.boards.personas.journey import Journey, Journeys
from exporters.painters.pictures import image_bytes
from exporters.painters.qt.decoding import decoded
from model.document import JourneyMap
from model.ids import Id
from model.kinds import Support, Validation
from model.layout.phrases import date_text, joined
from model.layout.theme import Theme
from model.queries import persona_hues, personas_in_order
from model.records import Persona
from resources.words import tr

_PHOTO_SIDE = 512


@dataclass(frozen=True, slots=True)
class CardFace:
    """One persona as its card shows it.

    ``standing`` says whether it is validated, when and by how many sources; ``kept`` what the
    library has of it, empty for nothing. ``journey`` is None where there is no map it travels.
    """

    id: Id
    name: str
    role: str
    quote: str
    goals: tuple[str, ...]
    challenges: tuple[str, ...]
    standing: str
    support: Support
    tint: str
    journey: Journey | None
    photo: QImage | None = None
    kept: str = ""

    @property
    def spoken(self) -> str:
        """The card in words."""
        goals = tr("goals: {goals}", goals=", ".join(self.goals)) if self.goals else tr("no goals")
        feelings = self.journey.spoken if self.journey is not None else ""
        parts = (self.name, self.role, self.standing, goals, feelings, self.kept)
        return ". ".join(part for part in parts if part)


@dataclass(slots=True)
class Photos:
    """The photos of the maps that were shown, decoded once."""

    _known: dict[Id, QImage | None] = field(default_factory=dict)

    def photo(self, document: JourneyMap, image_id: Id | None) -> QImage | None:
        """The picture with this id; None where there is none that can be shown."""
        if image_id is None or image_id not in document.images:
            return None
        if image_id not in self._known:
            data = image_bytes(document.images, image_id)
            self._known[image_id] = decoded(data, most_side=_PHOTO_SIDE) if data else None
        return self._known[image_id]


def card_faces(
    document: JourneyMap,
    theme: Theme,
    photos: Photos,
    *,
    kept: Mapping[Id, str] = MappingProxyType({}),
    travelling: bool = True,
) -> list[CardFace]:
    """The faces of all personas, in their order; ``kept`` is what the library has of each."""
    tints = persona_tints(document, theme)
    journeys = Journeys(document, tints) if travelling else None
    return [
        CardFace(
            id=persona.id,
            name=persona.name or tr("Persona without a name"),
            role=joined(persona.role, persona.segment),
            quote=persona.quote,
            goals=_said(persona.goals),
            challenges=_said(persona.challenges),
            standing=standing(document, persona),
            support=support(persona),
            tint=tints[persona.id],
            journey=journeys.of([persona.id]) if journeys is not None else None,
            photo=photos.photo(document, persona.photo_id),
            kept=kept.get(persona.id, ""),
        )
        for persona in personas_in_order(document)
    ]


def persona_tints(document: JourneyMap, theme: Theme) -> dict[Id, str]:
    """The colour of each persona."""
    hues = theme.persona_hues
    return {key: hues[place % len(hues)] for key, place in persona_hues(document).items()}


def support(persona: Persona) -> Support:
    """Validated and resting on something, validated as somebody says, or a mere assumption."""
    if persona.validation is Validation.ASSUMED:
        return Support.ASSUMED
    return Support.RESEARCHED if persona.evidence_ids else Support.PARTLY


def standing(document: JourneyMap, persona: Persona) -> str:
    """Whether it is validated, when, and by how many sources."""
    count = sum(key in document.evidence for key in persona.evidence_ids)
    sources = tr("1 source") if count == 1 else tr("{n} sources", n=count)
    word = tr("Assumed") if persona.validation is Validation.ASSUMED else tr("Validated")
    day = date_text(persona.validated_on) if persona.validated_on is not None else ""
    return joined(word, day, sources if count else tr("no source"))


def _said(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
