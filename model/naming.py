"""How records are called in sentences for the user: undo labels, rules, repairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.kinds import words
from model.records import Metric, Record
from resources.words import tr

_SHORT = 40


@dataclass(frozen=True, slots=True)
class TableWords:
    """One record and several of a table in running text, and the field that names a record."""

    one: str
    many: str
    name_field: str | None


TABLE_WORDS: dict[str, TableWords] = {
    "info": TableWords("map", "maps", "title"),
    "stages": TableWords("stage", "stages", "name"),
    "steps": TableWords("step", "steps", "name"),
    "lanes": TableWords("lane", "lanes", "name"),
    "cards": TableWords("card", "cards", "text"),
    "personas": TableWords("persona", "personas", "name"),
    "markers": TableWords("emotion", "emotions", "word"),
    "connectors": TableWords("connector", "connectors", "label"),
    "evidence": TableWords("piece of evidence", "pieces of evidence", "title"),
    "metrics": TableWords("metric", "metrics", None),
    "channels": TableWords("channel", "channels", "name"),
    "actions": TableWords("action", "actions", "title"),
    "silences": TableWords("silenced finding", "silenced findings", "rule"),
    "views": TableWords("view", "views", "name"),
    "images": TableWords("image", "images", "alt"),
}


def shortened(text: str, length: int = _SHORT) -> str:
    """The text on one printable line, cut with an ellipsis."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * length]).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def called(record: Record) -> str:
    """A record in running text: ``card “Sign up”``, or its id where it has no name.

    A metric is called by what it measures: its card has the words.
    """
    facts = TABLE_WORDS[record.table]
    name = shortened(getattr(record, facts.name_field)) if facts.name_field else ""
    if isinstance(record, Metric):
        name = words(record.kind)
    return f"{tr(facts.one)} “{name}”" if name else f"{tr(facts.one)} {record.id}"


def counted(records: Iterable[Record]) -> str:
    """Several records in running text: ``card``, ``3 cards``, ``5 items`` when they are mixed."""
    found = list(records)
    tables = {record.table for record in found}
    if len(tables) != 1:
        return tr("{n} items", n=len(found))
    words = TABLE_WORDS[tables.pop()]
    return tr(words.one) if len(found) == 1 else f"{len(found)} {tr(words.many)}"
