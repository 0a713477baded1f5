"""Checking a map, once or version after version.

What a rule said of a record is kept with all it read for it (:mod:`model.check.facts`). The next
version costs what reads differently there, and equals a fresh check.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import TypeAlias

from model.check.facts import Facts, Read
from model.check.finding import Checkup, Finding, Rule, Silenced
from model.check.ordering import AROUND, Key, Order
from model.check.silencing import decisions
from model.check.table import RULES
from model.document import JourneyMap
from model.ids import Id
from model.records import MAP_ID, Record

_Entry: TypeAlias = tuple[Key, Finding]

_RANKS = {rule.id: rank for rank, rule in enumerate(RULES)}
_BY_TABLE: dict[str, tuple[Rule, ...]] = {
    table: tuple(rule for rule in RULES if rule.table == table)
    for table in dict.fromkeys(rule.table for rule in RULES)
}
_first = itemgetter(0)


def check(document: JourneyMap, today: date) -> tuple[Finding, ...]:
    """All that the rules have to say of a map, but what is silenced: the surest first."""
    return examine(document, today).findings


def examine(document: JourneyMap, today: date) -> Checkup:
    """The findings of a map, and apart from them those silenced."""
    checker = Checker(today)
    checker.update(document)
    return checker.checkup


def found_at(facts: Facts, rule: Rule, record: Record) -> list[Finding]:
    """What one rule says of one record."""
    own = "" if record.id == MAP_ID else record.id
    return [
        Finding(rule, own if hit.place is None else hit.place, hit.message, hit.more)
        for hit in rule.look(facts, record)
    ]


class Checker:
    """Checks one version of a map after another; each costs what changed.

    ``today`` stays what it was: at midnight a new checker is made.
    """

    def __init__(self, today: date) -> None:
        """A checker that has seen no map yet."""
        self.checkup = Checkup()
        self._today = today
        self._facts: Facts | None = None
        self._said: dict[Id, list[_Entry]] = {}
        self._reads: dict[Id, set[Read]] = {}
        self._readers: dict[Read, set[Id]] = {}
        self._sorted: list[_Entry] = []

    def update(self, document: JourneyMap) -> tuple[Finding, ...]:
        """The findings of this version, in order; ``checkup`` has the silenced ones, too."""
        facts = self._facts
        if facts is None:
            facts = self._facts = Facts(document, self._today)
            everyone = (i for table in _BY_TABLE for i in document.table(table))
            self._ask_all(facts, everyone)
        elif facts.document is not document:
            self._go_on(facts, document)
        else:
            return self.checkup.findings
        self.checkup = _told([finding for _, finding in self._sorted], document)
        return self.checkup.findings

    def _go_on(self, facts: Facts, document: JourneyMap) -> None:
        change, dirty = facts.move_to(document)
        asked = set(change.ids()).union(*(self._readers.get(read, ()) for read in dirty))
        for record_id in asked:
            self._forget(record_id)
        if any(what in dirty for what in AROUND):
            self._ask_all(facts, asked)
            return
        order = Order(facts, _RANKS)
        for record_id in asked:
            for entry in self._ask(facts, order, record_id):
                insort(self._sorted, entry, key=_first)

    def _ask_all(self, facts: Facts, asked: Iterable[Id]) -> None:
        """Ask the rules of many records, and put everything in order anew."""
        order = Order(facts, _RANKS)
        for record_id in asked:
            self._ask(facts, order, record_id)
        for record_id, said in self._said.items():
            self._said[record_id] = [(order.key(finding), finding) for _, finding in said]
        self._sorted = sorted((e for said in self._said.values() for e in said), key=_first)

    def _ask(self, facts: Facts, order: Order, record_id: Id) -> list[_Entry]:
        """Ask the rules of one record that is not in the books."""
        record = facts.document.find(record_id)
        if record is None or record.table not in _BY_TABLE:
            return []
        with facts.noting() as reads:
            found = [f for rule in _BY_TABLE[record.table] for f in found_at(facts, rule, record)]
        for read in reads:
            self._readers.setdefault(read, set()).add(record_id)
        self._reads[record_id] = reads
        if not found:
            return []
        entries = self._said[record_id] = [(order.key(finding), finding) for finding in found]
        return entries

    def _forget(self, record_id: Id) -> None:
        for read in self._reads.pop(record_id, ()):
            self._readers[read].discard(record_id)
            if not self._readers[read]:
                del self._readers[read]
        for key, _ in self._said.pop(record_id, ()):
            place = bisect_left(self._sorted, key, key=_first)
            del self._sorted[place]


def _told(findings: Sequence[Finding], document: JourneyMap) -> Checkup:
    """The findings without those somebody decided about; a rule may be silenced as a whole."""
    if not document.silences:
        return Checkup(tuple(findings))
    decided = decisions(document)
    told: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        silence = decided.get((finding.rule.id, finding.place)) or decided.get(
            (finding.rule.id, "")
        )
        if silence is None:
            told.append(finding)
        else:
            silenced.append(Silenced(finding, silence))
    return Checkup(tuple(told), tuple(silenced))
