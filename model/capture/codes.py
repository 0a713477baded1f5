"""The codes of the quick note line: one table, which parser, hint and user guide read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.kinds import CardKind


class Code(StrEnum):
    """A sign at the start of a word that says something about the note."""

    PERSONA = "@"
    CHANNEL = "#"
    PAIN_POINT = "!"
    OPPORTUNITY = "+"
    ASSUMPTION = "?"
    QUOTE = '"'
    FEELING = ":"
    AIM = ">"


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """How a code is written, what it is called in a word or two, and what it does."""

    written: str
    name: str
    meaning: str


CODES: dict[Code, CodeFacts] = {
    Code.PERSONA: CodeFacts("@persona", "persona", "who it is about"),
    Code.CHANNEL: CodeFacts("#channel", "channel", "the channel it happens on"),
    Code.PAIN_POINT: CodeFacts("!", "pain point", "begins a pain point"),
    Code.OPPORTUNITY: CodeFacts("+", "opportunity", "begins an opportunity"),
    Code.ASSUMPTION: CodeFacts("?", "assumption", "begins what is only assumed"),
    Code.QUOTE: CodeFacts('"', "quote", "begins what somebody said"),
    Code.FEELING: CodeFacts(":-2…:+2, :word", "emotion", "how it feels, as an emotion marker"),
    Code.AIM: CodeFacts(">stage, >stage/lane", "stage", "where this and the next notes go"),
}

LITERAL = "\\"
"""Before a code it makes plain text of it."""

KIND_MARKS: dict[Code, CardKind] = {
    Code.PAIN_POINT: CardKind.PAIN_POINT,
    Code.OPPORTUNITY: CardKind.OPPORTUNITY,
    Code.QUOTE: CardKind.QUOTE,
}
"""The codes that say what kind of card a note becomes. They count only before its first word:
later on they are what people write with (``bread + butter``, ``why ?``)."""

MARKS = frozenset({*KIND_MARKS, Code.ASSUMPTION})
"""The codes that stand alone, without a name after them."""
