"""What a format cannot carry, counted and told in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from model.kinds import CARD_KINDS
from model.naming import TABLE_WORDS
from model.records import Card, Record
from resources.words import tr

_TABLES = frozenset(words.one for words in TABLE_WORDS.values())


def left_out(kind: str, records: Iterable[Record]) -> tuple[str, ...]:
    """A sentence that counts the records a format has no place for; none when there are none.

    Args:
        kind: what the format is called in a sentence.
        records: what it does not carry. Cards are counted by their kinds.
    """
    found = Counter(_words(record) for record in records)
    if not found:
        return ()
    things = ", ".join(f"{n} {one if n == 1 else many}" for (one, many), n in found.items())
    return (tr("Left out, since {kind} has no place for it: {things}.", kind=kind, things=things),)


def _words(record: Record) -> tuple[str, str]:
    if isinstance(record, Card):
        facts = CARD_KINDS[record.kind]
        name = tr(facts.name).lower()
        if record.kind.value in _TABLES:  # cards of actions are no actions
            return tr("{kind} card", kind=name), tr("{kind} cards", kind=name)
        return name, tr(facts.plural).lower()
    words = TABLE_WORDS[record.table]
    return tr(words.one), tr(words.many)
