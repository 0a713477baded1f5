"""What is alike in a map: cards that say the same, cards that share kind, lane, persona or tag."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from model.arrangement import Likeness
from model.document import JourneyMap
from model.ids import Id
from model.records import Card


def text_key(text: str) -> str:
    """What is left of a text without case, spaces and punctuation; empty for no words at all.

    Signs that carry meaning of their own stay: emoji, currency, plus, and the minus of a figure.

    >>> text_key("Too  expensive!") == text_key("too expensive")
    True
    """
    if text.isascii():  # the same at a tenth of the time
        kept = text.lower().translate(_ASCII)
        return " ".join((_NO_MINUS.sub(" ", kept) if "-" in kept else kept).split())
    kept = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    letters = [
        one if _counts(one) or (one == "-" and after.isdigit()) else " "
        for one, after in pairwise(f"{kept} ")
    ]
    return " ".join("".join(letters).split())


def _counts(letter: str) -> bool:
    """Whether a character carries meaning: letters, figures, marks on letters, symbols."""
    return unicodedata.category(letter)[0] in "LNMS"


_ASCII = {ord(c): " " for c in map(chr, range(128)) if c != "-" and not _counts(c)}
_NO_MINUS = re.compile(r"-(?!\d)")


def similar_cards(document: JourneyMap, card_ids: Iterable[Id], likeness: Likeness) -> list[Id]:
    """All cards that have something in common with one of these, these among them."""
    models = [document.cards[i] for i in card_ids if i in document.cards]
    wanted = {trait for card in models for trait in _traits(card, likeness)}
    known = {card.id for card in models}
    return [
        card.id
        for card in document.cards.values()
        if card.id in known or not wanted.isdisjoint(_traits(card, likeness))
    ]


def _traits(card: Card, likeness: Likeness) -> tuple[object, ...]:
    match likeness:
        case Likeness.KIND:
            return (card.kind,)
        case Likeness.LANE:
            return (card.lane_id,)
        case Likeness.PERSONA:
            return card.persona_ids
        case Likeness.TAG:
            return tuple(tag.casefold() for tag in card.tags)
