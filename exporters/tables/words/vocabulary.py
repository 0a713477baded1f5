"""What headings, feelings, weights and states are called, in the languages journeys are written in.

All words stand in one file, ``resources/tables/words.json``. They are matched without case, accents
and signs; where several stand in a heading the longest wins, so that a *customer goal* is a goal
and no customer.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from exporters.tables.targets import is_target
from model.kinds import Priority, Status
from resources.locator import resource_path

_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_SIGNS = re.compile(r"[^\w]+|_+")
_LONGEST_EMPTY = 12
_OFTEN = 40  # characters; longer texts seldom come again
_SHORTEST_PART = 2  # of a phrase without spaces around it, as Chinese writes


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading is for. ``sure``: it is a known phrase, not only one that holds one."""

    target: str
    sure: bool


def meaning(heading: str) -> Meaning | None:
    """What a column of this heading is for; None for a heading nobody knows."""
    return _meaning(heading[:200])


def plain(text: str) -> str:
    """The words of a text without case, accents, signs."""
    return _plain_again(text) if len(text) <= _OFTEN else _plain(text)


@lru_cache(maxsize=20_000)
def _plain_again(text: str) -> str:
    """Names of stages, lanes and words of states come again with every row."""
    return _plain(text)


def _plain(text: str) -> str:
    if text.isascii():
        return " ".join(_SIGNS.sub(" ", text.lower()).split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", bare).split())


def priority_in(text: str) -> Priority | None:
    """The priority that a cell names or begins with."""
    word = _level("priority", text)
    return Priority(word) if word is not None else None


def status_in(text: str) -> Status | None:
    """The status that a cell names or begins with."""
    word = _level("status", text)
    return Status(word) if word is not None else None


@lru_cache(maxsize=2_000)
def is_only_level(name: str, text: str) -> bool:
    """Whether a cell says a weight (``priority``) or a state (``status``), and nothing else."""
    said = plain(text)
    return any(said == word for word, _ in _levels(name))


def is_empty_word(text: str) -> bool:
    """Whether a cell says that nothing is there: a dash, *n/a*, *no data*."""
    return len(text) <= _LONGEST_EMPTY and text.strip().casefold() in _empty_words()


def is_word(name: str, text: str) -> bool:
    """Whether a text is one of the words of a list: ``stages``, ``fields`` and so on."""
    return plain(text) in _listed(name)


@lru_cache(maxsize=1)
def feelings() -> MappingProxyType[str, int]:
    """Emotion words and their valences."""
    found: dict[str, int] = {}
    for valence, languages in words()["feelings"].items():
        for row in languages.values():
            for word in row:
                found.setdefault(plain(word), int(valence))
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def faces() -> MappingProxyType[str, int]:
    """Drawn faces and what they feel."""
    return MappingProxyType(
        {face: int(valence) for valence, row in words()["faces"].items() for face in row}
    )


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The file."""
    text = resource_path("tables", "words.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(plain(word) for row in words()[name].values() for word in row)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    found: dict[str, str] = {}
    for target, languages in words()["headings"].items():
        if not is_target(target):
            message = f"no column can be for {target!r}"
            raise ValueError(message)
        for row in languages.values():
            for phrase in row:
                found.setdefault(plain(phrase), target)
    return found


@lru_cache(maxsize=4_096)
def _meaning(heading: str) -> Meaning | None:
    phrases = _phrases()
    for text in (heading, _BRACKETED.sub(" ", heading)):
        target = phrases.get(plain(text))
        if target is not None:
            return Meaning(target, sure=True)
    said = plain(_BRACKETED.sub(" ", heading))
    if not said or len(said.split()) > 6 or "," in heading:  # a sentence is no heading
        return None
    # Most phrases are nowhere in it, which is seen at a glance: every cell may be asked for.
    near = ((len(p), _place(p, said), t) for p, t in phrases.items() if p in said)
    best = max((one for one in near if one[1] >= 0), default=None)
    return Meaning(best[2], sure=False) if best is not None else None


def _place(phrase: str, said: str) -> int:
    """Where the phrase stands among the words; -1 when it does not."""
    if phrase.isascii() or len(said) == len(phrase) or not _has_no_spaces(phrase):
        return f" {said} ".rfind(f" {phrase} ") if len(phrase) > 2 else -1
    return said.rfind(phrase) if len(phrase) >= _SHORTEST_PART else -1


def _has_no_spaces(phrase: str) -> bool:
    """Whether it is written in a script without spaces between words."""
    return all(ord(sign) >= 0x2E80 for sign in phrase if not sign.isspace())


@lru_cache(maxsize=2)
def _levels(name: str) -> tuple[tuple[str, str], ...]:
    found = [(plain(w), level) for level, row in words()["levels"][name].items() for w in row]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=2_000)
def _level(name: str, text: str) -> str | None:
    said = plain(text[:200])
    if not said:
        return None
    for word, level in _levels(name):
        if said == word or (len(word) > 1 and said.startswith(f"{word} ")):
            return level
    return None


@lru_cache(maxsize=1)
def _empty_words() -> frozenset[str]:
    return frozenset({"", *words()["empty"]})
