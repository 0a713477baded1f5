"""Personas beside one another: field by field, what they share and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from model.document import JourneyMap
from model.ids import Id
from model.kinds import words
from model.layout.phrases import date_text
from model.naming import shortened
from model.records import Persona
from model.similar import text_key
from resources.words import tr


class Likeness(Enum):
    """How much of a field is the same for all."""

    SAME = "same"
    PARTLY = "partly"
    APART = "apart"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a persona says; ``by`` counts how many of those compared say it too."""

    text: str
    by: int
    among: int

    @property
    def shared(self) -> bool:
        """Whether all of them say it."""
        return self.by == self.among


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of all personas. ``columns`` has what each says, in the order they were named."""

    name: str
    columns: tuple[tuple[Statement, ...], ...]

    @property
    def likeness(self) -> Likeness:
        """Whether they say the same here."""
        said = [statement for column in self.columns for statement in column]
        if not said:
            return Likeness.EMPTY
        if all(statement.shared for statement in said):
            return Likeness.SAME
        return Likeness.PARTLY if any(s.by > 1 for s in said) else Likeness.APART

    @property
    def shared(self) -> int:
        """How many statements all of them make."""
        return sum(statement.shared for statement in self.columns[0]) if self.columns else 0

    @property
    def apart(self) -> int:
        """How many statements not all of them make, each counted once."""
        keys = {_key(s.text) for column in self.columns for s in column if not s.shared}
        return len(keys)


def side_by_side(
    document: JourneyMap, persona_ids: Sequence[Id], fields: Iterable[str]
) -> tuple[ComparedField, ...]:
    """The fields of these personas. What is written alike but for case and commas is the same."""
    people = [document.personas[one] for one in persona_ids if one in document.personas]
    return tuple(_compared(document, people, name) for name in fields)


def _compared(document: JourneyMap, people: Sequence[Persona], name: str) -> ComparedField:
    said = [_said(document, person, name) for person in people]
    keys = [{_key(text) for text in column} for column in said]
    columns = tuple(
        tuple(
            Statement(text, sum(_key(text) in known for known in keys), len(people))
            for text in column
        )
        for column in said
    )
    return ComparedField(name, columns)


def _key(text: str) -> str:
    return text_key(text) or text.strip()


def _said(document: JourneyMap, person: Persona, name: str) -> tuple[str, ...]:
    """What a field says, a statement each, none of them twice."""
    value = getattr(person, name)
    match value:
        case StrEnum():
            found = [tr(words(value))]
        case date():
            found = [date_text(value)]
        case tuple() if name == "evidence_ids":
            sources = [document.evidence[key] for key in value if key in document.evidence]
            found = [one.title or shortened(one.excerpt) or tr(words(one.kind)) for one in sources]
        case tuple():
            found = [str(item) for item in value]
        case str():
            found = [value]
        case _:
            found = []
    kept = {_key(text): text for text in reversed(found) if text.strip()}
    return tuple(reversed(kept.values()))
