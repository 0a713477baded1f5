"""Finding things on a map by what they say and what they are. Pure; case and accents do not count.

A query is words, all of which must occur somewhere in what a thing says (``"two words"`` as they
stand), and terms such as ``kind:pain`` or ``persona:"Anna B"``, all of which must hold. The value
of a term is the beginning of any word of what it is compared with; without one, anything will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.queries import lane_name
from model.records import Lane, Record
from model.search_facts import KEYS, Facts, folded

TEXTS: Mapping[str, tuple[str, ...]] = {
    "info": ("title", "objective", "scenario", "expectations", "scope", "authors"),
    "stages": ("name", "goal", "key_action"),
    "steps": ("name",),
    "lanes": ("name",),
    "cards": ("text", "details", "channel", "tags", "owner", "source"),
    "personas": (
        *("name", "role", "segment", "demographics", "behaviours", "psychographics"),
        *("motivations", "goals", "challenges", "preferred_channels", "quote"),
    ),
    "markers": ("word", "trigger", "quote"),
    "connectors": ("label",),
    "evidence": ("title", "who", "source", "excerpt"),
    "metrics": ("unit",),
    "channels": ("name", "details"),
    "actions": ("title", "details", "owner", "expected_effect", "effect"),
    "silences": ("rule", "reason"),
}
"""What is searched: the fields by table. Pictures and saved views say nothing."""

_TOKEN = re.compile(
    r'(?P<key>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<value>\S*))|"(?P<phrase>[^"]*)"?|(?P<word>\S+)'
)


@dataclass(frozen=True, slots=True)
class Term:
    """``key:value``; the value is folded."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; empty when nothing is."""

    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.words or self.terms)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query as it was typed; ``key`` is empty for plain words."""

    start: int
    end: int
    key: str
    value: str


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a typed query. A word before a colon that is no key is plain text."""
    for found in _TOKEN.finditer(text):
        key = (found["key"] or "").lower()
        if key in KEYS:
            value = found["quoted"] if found["quoted"] is not None else found["value"]
            yield Token(found.start(), found.end(), key, value)
        elif found["phrase"] is not None:
            yield Token(found.start(), found.end(), "", found["phrase"])
        else:
            yield Token(found.start(), found.end(), "", found[0])


def parse_query(text: str) -> Query:
    """The query that was typed."""
    words, terms = [], []
    for token in tokens(text):
        value = folded(token.value).strip()
        if token.key:
            terms.append(Term(token.key, value))
        elif value:
            words.append(value)
    return Query(tuple(words), tuple(terms))


class SearchIndex:
    """What every record of a map says, ready to be searched. Never changes.

    :meth:`updated` takes over what was made of records that are still the same.
    """

    def __init__(self, document: JourneyMap, before: SearchIndex | None = None) -> None:
        """Index a map; ``before`` is the index of an earlier version of it."""
        self.document = document
        known = before._entries if before is not None else {}  # noqa: SLF001 - one of its own
        self._entries: dict[Id, tuple[Record, str]] = {}
        self.fresh = 0
        """How many records had to be read anew."""
        for table, fields in TEXTS.items():
            for record_id, record in document.table(table).items():
                entry = known.get(record_id)
                if entry is None or entry[0] is not record:
                    self.fresh += 1
                    entry = (record, folded(_said(record, fields)))
                self._entries[record_id] = entry
        self.facts: Facts = Facts(document, before.facts if before is not None else None)

    def updated(self, document: JourneyMap) -> SearchIndex:
        """The index of the next version of the map."""
        return self if document is self.document else SearchIndex(document, self)

    def find(self, query: Query) -> list[Id]:
        """The ids of what the query describes, as one reads the map; none for an empty query."""
        if not query:
            return []
        words, terms = query.words, query.terms
        found = [record for record, text in self._entries.values() if all(w in text for w in words)]
        if terms:
            found = [record for record in found if self._holds(record, terms)]
        found.sort(key=self.facts.reading)
        return [record.id for record in found]

    def _holds(self, record: Record, terms: Iterable[Term]) -> bool:
        for term in terms:
            facts = self.facts.of(record, term.key)
            if not facts or f" {term.value}" not in f" {facts}":
                return False
        return True


def _said(record: Record, fields: Iterable[str]) -> str:
    if isinstance(record, Lane):
        return lane_name(record)
    parts: list[str] = []
    for field in fields:
        value = getattr(record, field)
        if value:
            parts.extend([value] if isinstance(value, str) else value)
    return "\n".join(parts)
