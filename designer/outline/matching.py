"""Which rows of the outline say some words."""

from __future__ import annotations

from collections.abc import Iterable

from designer.outline.faces import text_of
from designer.outline.index import OutlineIndex
from designer.outline.keys import KIND_OF_TABLE, ROOT, Key
from model.kinds import CARD_KINDS
from model.records import Card, Connector, Record
from resources.words import tr


def matching_keys(index: OutlineIndex, words: str) -> frozenset[Key]:
    """The rows whose record says all the words, in whatever order."""
    wanted = words.casefold().split()
    found: set[Key] = set()
    for table in KIND_OF_TABLE:
        for record in index.document.table(table).values():
            said = _said(record).casefold()
            if all(word in said for word in wanted):
                key = index.key_of(record.id)
                if key is not None:
                    found.add(key)
    return frozenset(found)


def with_those_above(index: OutlineIndex, keys: Iterable[Key]) -> frozenset[Key]:
    """The rows, and all rows on the way to them."""
    shown: set[Key] = set()
    for key in keys:
        above = key
        while above not in shown:
            shown.add(above)
            if above == ROOT:
                break
            above = index.parent(above)
    return frozenset(shown)


def _said(record: Record) -> str:
    """What a record is found by: its text, and what kind of thing it is."""
    match record:
        case Card():
            kind = tr(CARD_KINDS[record.kind].name)
            return f"{record.text} {kind} {record.channel} {' '.join(record.tags)}"
        case Connector():
            return record.label
        case _:
            return text_of(record)
