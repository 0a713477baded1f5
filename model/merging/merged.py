"""Two states of one map put together, so that no edit of either side is lost.

What only one side changed is taken. Lists are put together as sets. Texts that both changed are
put together where the edits are far apart; else ours stays in its place, and theirs is kept beside
it. What one side deleted and the other edited, or needs, is there again, with all that had gone
with it. Where something has one of two values, ours stays and it is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.changes import ChangeSet, difference
from model.document import JourneyMap
from model.ids import Id, seeded_ids
from model.merging.beside import kept_beside
from model.merging.fields import FieldKind
from model.merging.one_record import Clash, Joined, joined
from model.merging.returning import Records, brought_back, by_id, was_edited
from model.merging.words import QUIET, back_words, both_words, clash_words
from model.records import Image, Metric, Record, evolve
from model.references import REFERENCES_TO, WhenGone, pointers, repointed
from model.rules import problems, repaired
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that could not simply be put together, as a sentence.

    ``record_id`` is what it is about. ``theirs`` is what they wrote where it is not on the map: it
    must be kept elsewhere.
    """

    record_id: Id
    sentence: str
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The change that makes our map the merged one, and what a person should know of it.

    ``put_together`` are sentences about texts in which both edits stand now.
    """

    change: ChangeSet
    conflicts: tuple[Conflict, ...] = ()
    put_together: tuple[str, ...] = ()


def merged(base: JourneyMap | None, ours: JourneyMap, theirs: JourneyMap) -> Merged:
    """Their state of the map brought into ours. ``base``: what both come from, None if unknown.

    Without a base nothing is known to be deleted: what stands on one side only stays or comes back.
    """
    was = by_id(base if base is not None else JourneyMap())
    sides = _Sides(was, by_id(ours), _with_own_ids(ours, theirs))
    told: list[Conflict] = []
    _overrule_removals(sides, told)
    while True:
        records, results = _together(sides)
        needed = _needed(records, sides)
        if not needed:
            break
        sides.bring_back(needed, told, needed=True)
    clashes = [clash for result in results for clash in result.clashes]
    _let_go_of_what_is_gone(records)
    kept = kept_beside(clashes, records)
    document = JourneyMap.of(records.values())
    if problems(document):
        document, mended = repaired(document)
        told += (Conflict("", sentence) for sentence in mended)
    told += _told(clashes, kept)
    both = tuple(both_words(result.record, name) for result in results for name in result.texts)
    change = difference(ours, document, label=tr("Merge with the other copy"))
    return Merged(change, tuple(told), both)


class _Sides:
    """What both began with and what each has, by id, while removals are being overruled."""

    def __init__(self, base: Records, ours: Records, theirs: Records) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs

    def bring_back(self, ids: set[Id], told: list[Conflict], *, needed: bool) -> None:
        """Take the removal of these back on whichever side removed them."""
        for here in (True, False):
            side = self.ours if here else self.theirs
            lost = sorted(i for i in ids if i not in side and i in self.base)
            if not lost:
                continue
            for record_id in lost:
                sentence = back_words(self.base[record_id], here=here, needed=needed)
                told.append(Conflict(record_id, sentence))
            back = brought_back(self.base, side, lost)
            if here:
                self.ours = back
            else:
                self.theirs = back


def _with_own_ids(ours: JourneyMap, theirs: JourneyMap) -> Records:
    """Their records; one whose id is that of another kind of thing here gets an id of its own."""
    records = by_id(theirs)
    tables = {record.id: record.table for record in ours.records()}
    led = {
        record.id: seeded_ids(f"merge {record.table} {record.id}")(record.prefix)
        for record in records.values()
        if tables.get(record.id, record.table) != record.table
    }
    if not led:
        return records
    renamed = (evolve(r, id=led[r.id]) if r.id in led else r for r in records.values())
    again = (repointed(r, lambda _reference, i: led.get(i, i)) for r in renamed)
    return {record.id: record for record in again}


def _overrule_removals(sides: _Sides, told: list[Conflict]) -> None:
    """What one side removed and the other edited is there again on both."""
    for one, other in ((sides.ours, sides.theirs), (sides.theirs, sides.ours)):
        edited = {
            record_id
            for record_id, record in one.items()
            if record_id in sides.base
            and record_id not in other
            and was_edited(sides.base[record_id], record, one)
        }
        sides.bring_back(edited, told, needed=False)


def _together(sides: _Sides) -> tuple[dict[Id, Record], list[Joined]]:
    """The records that stand in the merged map, by id, and how those of both sides came about."""
    records: dict[Id, Record] = {}
    results: list[Joined] = []
    for record_id, record in sides.ours.items():
        other = sides.theirs.get(record_id)
        if other is None:
            if record_id not in sides.base:
                records[record_id] = record
            continue
        result = joined(sides.base.get(record_id), record, other)
        records[record_id] = result.record
        if result.clashes or result.texts:
            results.append(result)
    known = sides.ours.keys() | sides.base.keys()
    records.update((i, record) for i, record in sides.theirs.items() if i not in known)
    return records, results


def _needed(records: Records, sides: _Sides) -> set[Id]:
    """What was removed on one side, and the merged records cannot be without."""
    needed: set[Id] = set()
    for record in records.values():
        was = sides.base.get(record.id)
        for reference, target_id in pointers(record):
            if target_id in records or target_id not in sides.base:
                continue
            pointed = was is not None and target_id in reference.ids(was)
            shown = reference.target in (Image.table, Metric.table)
            if reference.when_gone is not WhenGone.CLEAR or shown or not pointed:
                needed.add(target_id)
    return needed


def _let_go_of_what_is_gone(records: dict[Id, Record]) -> None:
    """Take out pointers to what one side removed and nobody needs."""
    targets = {target for target in REFERENCES_TO if REFERENCES_TO[target]}
    for record in list(records.values()):
        if any(r.target in targets and i not in records for r, i in pointers(record)):
            records[record.id] = repointed(record, lambda _r, i: i if i in records else None)


def _told(clashes: list[Clash], kept: frozenset[tuple[Id, str]]) -> Iterator[Conflict]:
    for clash in clashes:
        if clash.name in QUIET:
            continue
        beside = (clash.ours.id, clash.name) in kept
        words = "" if beside else _words(clash)
        yield Conflict(clash.ours.id, clash_words(clash, beside=beside), words)


def _words(clash: Clash) -> str:
    """What they wrote into a field that is not on the map."""
    if clash.kind is None:
        return ""
    value = getattr(clash.theirs, clash.name)
    if clash.kind is FieldKind.LIST:
        return "\n".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
