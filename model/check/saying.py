"""How findings name things: in quotation marks by what they say, or that they say nothing."""

from __future__ import annotations

from collections.abc import Iterable

from model.emotions import VALENCE_NAMES
from model.naming import shortened
from model.records import Card, Marker, Persona, Stage, Step
from resources.words import tr

_MOST_NAMED = 3


def quoted(text: str) -> str:
    """A text in quotation marks, cut to what fits a line."""
    short = shortened(text)
    return f"“{short}”" if short else tr("(no words)")


def named(record: Persona | Stage | Step | None) -> str:
    """A persona, a stage or a step by its name."""
    short = shortened(record.name) if record is not None else ""
    return f"“{short}”" if short else tr("(no name)")


def person(persona: Persona | None) -> str:
    """A persona as one speaks of somebody: the bare name."""
    short = shortened(persona.name) if persona is not None else ""
    return short or tr("Somebody")


def feeling(marker: Marker) -> str:
    """A feeling by its word, or by its height."""
    word = shortened(marker.word)
    return f"“{word}”" if word else tr(VALENCE_NAMES[round(marker.valence)])


def listed(words: Iterable[str]) -> str:
    """Some of many: the first few, and how many more there are."""
    found = list(words)
    more = len(found) - _MOST_NAMED
    if more <= 0:
        return ", ".join(found)
    first = ", ".join(found[:_MOST_NAMED])
    return tr("{first} and {n} more", first=first, n=more)


def texts(cards: Iterable[Card]) -> str:
    """Some of many cards by what they say."""
    return listed(quoted(card.text) for card in cards)
