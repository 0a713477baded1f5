"""What kind of evidence or metric a word means, in the languages tables are written in.

The words stand in ``resources/tables/kinds.json``; the longest one that a text holds decides.
"""

from __future__ import annotations

import json
from functools import lru_cache

from exporters.tables.words.vocabulary import plain
from model.kinds import EvidenceKind, MetricKind
from resources.locator import resource_path

_LONGEST = 200


def evidence_kind_in(text: str) -> EvidenceKind | None:
    """The kind of evidence that a text names; None for one that names none."""
    word = _kind_in("evidence", text)
    return EvidenceKind(word) if word is not None else None


def metric_kind_in(text: str) -> MetricKind | None:
    """The kind of metric that a text names; None for one that names none."""
    word = _kind_in("metrics", text)
    return MetricKind(word) if word is not None else None


def _kind_in(table: str, text: str) -> str | None:
    return _known(table, text[:_LONGEST]) if text else None


@lru_cache(maxsize=4_096)  # the same few words stand in all rows of a table
def _known(table: str, text: str) -> str | None:
    said = f" {plain(text)} "
    for word, kind in _words(table):
        if (word if word[0] >= "\u2e80" else f" {word} ") in said:
            return kind
    return None


@lru_cache(maxsize=2)
def _words(table: str) -> tuple[tuple[str, str], ...]:
    """Word and kind, the longest word first."""
    text = resource_path("tables", "kinds.json").read_text(encoding="utf-8")
    found = [
        (plain(word), kind)
        for kind, words in json.loads(text)[table].items()
        for word in (kind, *words)
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
