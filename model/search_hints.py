"""What may be typed next in a search: keys, and the values this map has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from model.document import JourneyMap
from model.kinds import CardKind
from model.naming import TABLE_WORDS
from model.queries import lane_name, lanes_in_order, stages_in_order, steps_in_order
from model.search import TEXTS, tokens
from model.search_facts import KEYS, STATES, folded


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on typing: ``text`` takes the place of the query from ``start`` to ``end``."""

    text: str
    start: int
    end: int

    @property
    def finished(self) -> bool:
        """Whether it is a whole term, not only the word before the colon."""
        return not self.text.endswith(":")


def suggestions(document: JourneyMap, text: str, cursor: int) -> list[Suggestion]:
    """How the piece of the query at the cursor might go on, the likeliest first."""
    token = next((t for t in tokens(text) if t.start <= cursor <= t.end), None)
    if token is None:
        return [Suggestion(f"{key}:", cursor, cursor) for key in KEYS]
    if not token.key:
        typed = token.value.lower()
        keys = [key for key in KEYS if key.startswith(typed)]
        return [Suggestion(f"{key}:", token.start, token.end) for key in keys]
    typed = folded(token.value)
    fitting = [v for v in values_of(document, token.key) if f" {typed}" in f" {folded(v)}"]
    if [folded(value) for value in fitting] == [typed]:
        return []  # it stands there already
    return [Suggestion(_term(token.key, value), token.start, token.end) for value in fitting]


def values_of(document: JourneyMap, key: str) -> list[str]:
    """What may stand after a key on this map, each once."""
    match key:
        case "kind":
            words = [kind.value.replace("-", " ") for kind in CardKind]
            tables = [TABLE_WORDS[table].one for table in TEXTS if table not in ("cards", "info")]
            found: Iterable[str] = [*words, *(word for word in tables if word not in words)]
        case "persona":
            found = (persona.name for persona in document.personas.values())
        case "lane":
            found = map(lane_name, lanes_in_order(document))
        case "stage":
            found = (stage.name for stage in stages_in_order(document))
        case "step":
            found = (step.name for step in steps_in_order(document))
        case "channel":
            found = sorted({card.channel for card in document.cards.values()}, key=folded)
        case "tag":
            tags = {tag for card in document.cards.values() for tag in card.tags}
            found = sorted(tags, key=folded)
        case "owner":
            owners = {card.owner for card in document.cards.values()}
            owners |= {action.owner for action in document.actions.values()}
            found = sorted(owners, key=folded)
        case _:
            found = STATES
    once = {folded(value): value for value in reversed(list(found)) if value.strip()}
    return list(reversed(once.values()))


def _term(key: str, value: str) -> str:
    plain = value.replace('"', "")
    return f'{key}:"{plain}"' if re.search(r"\s", plain) else f"{key}:{plain}"
