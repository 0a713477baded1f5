"""What personas of others rest on: snippets with a source, or only the name of a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from exporters.json_in import first_of, number_of
from exporters.personas.words import in_words, is_held_open
from exporters.tables.words.kind_words import evidence_kind_in
from model.bounds import cleaned
from model.fitting import as_line, as_text
from model.kinds import EvidenceKind, words
from model.naming import shortened

_MOST_PEOPLE = 1_000_000_000

_KIND = ("type", "kind", "method", "source_type")
_TITLE = ("title", "name", "label")
_EXCERPT = ("snippet", "excerpt", "quote", "text", "finding", "summary", "insight", "note")
_SOURCE = ("source", "url", "link", "source_id", "reference", "file", "id")
_WHO = ("who", "participant", "respondent", "author", "by")
_SIZE = ("sample_size", "n", "count", "participants", "respondents")
_CODE = re.compile(r"\S{1,12}")
_ON = ("on", "date", "collected_on", "created_at", "timestamp")


@dataclass(frozen=True, slots=True)
class Source:
    """The fields of a piece of evidence; ``sure``: its kind was told."""

    fields: Mapping[str, Any]
    sure: bool


def source_of(value: object) -> Source | None:
    """The evidence that an entry is; None for one that says nothing."""
    if isinstance(value, dict):
        return _told(value)
    said = in_words(value)
    if not said or is_held_open(value):
        return None
    kind = evidence_kind_in(said.replace(":", " "))
    fields = {"title": as_line(said), "source": as_line(said)}
    return Source({"kind": kind or EvidenceKind.OBSERVATION, **fields}, kind is not None)


def _told(entry: Mapping[str, Any]) -> Source | None:
    source = in_words(first_of(entry, _SOURCE))
    kind = evidence_kind_in(in_words(first_of(entry, _KIND))) or evidence_kind_in(source)
    excerpt = _text(first_of(entry, _EXCERPT))
    titled = in_words(first_of(entry, _TITLE))
    title = titled or source or shortened(excerpt)
    if not title:
        return None
    if not titled and title == source and kind is not None and _CODE.fullmatch(source):
        title = f"{words(kind)} {source}"  # nobody knows what i03 is
    fields: dict[str, Any] = {
        "kind": kind or EvidenceKind.OBSERVATION,
        "title": as_line(title),
        "source": as_line(source),
        "excerpt": as_text(excerpt),
        "who": as_line(in_words(first_of(entry, _WHO))),
        "on": day_in(first_of(entry, _ON)),
    }
    size = number_of(first_of(entry, _SIZE))
    if size is not None and 0 <= size <= _MOST_PEOPLE:
        fields["sample_size"] = int(size)
    return Source(fields, kind is not None)


def _text(value: object) -> str:
    return cleaned(value).strip() if isinstance(value, str) else in_words(value)


def day_in(value: object) -> date | None:
    """The day at the beginning of a text, written as ISO wants it."""
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
