"""What is different between two states of a map, in words: counted in a line, and one by one.

For histories, merges and recoveries alike: all of them have a :class:`~model.changes.ChangeSet`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from model.changes import ChangeSet
from model.document import TABLE_NAMES, JourneyMap
from model.ids import Id
from model.naming import TABLE_WORDS, called, shortened
from model.queries import lane_name
from model.records import Card, Image, MapInfo, Marker, Record
from resources.words import capital, tr


class Deed(Enum):
    """What became of a record, in the order it is told."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    CHANGED = "changed"


# What is said of one and of several records of a table: “1 card added”, “3 cards added”.
_COUNTED: Final[dict[Deed, str]] = {
    Deed.ADDED: "{things} added",
    Deed.REMOVED: "{things} removed",
    Deed.RENAMED: "{things} renamed",
    Deed.MOVED: "{things} moved",
    Deed.CHANGED: "{things} changed",
}
_REWORDED: Final = "{things} reworded"
_PLACES: Final = frozenset(
    {"lane_id", "step_id", "stage_id", "order", "position", "source_id", "target_id"}
)
# Fields in the middle of a sentence, where the name in the records is not the word for it.
_FIELD_WORDS: Final[dict[str, str]] = {
    "after": "value after it",
    "answers_ids": "what it answers",
    "before": "value before it",
    "better": "which way it should go",
    "collapsed": "folding",
    "due": "due date",
    "evidence_ids": "evidence",
    "frequency": "how often it hurts",
    "frequency_weight": "weight of frequency",
    "goal_reached": "whether the goal is reached",
    "hue": "colour",
    "image_id": "picture",
    "measured_on": "day the effect was measured",
    "metric_id": "metric",
    "moment_of_truth": "moment of truth",
    "nobody": "personas",
    "on": "date",
    "persona_ids": "personas",
    "photo_id": "photo",
    "place": "what it is about",
    "severity": "how much it hurts",
    "severity_weight": "weight of severity",
    "skipped_by_ids": "who skips it",
    "span": "width in steps",
    "support": "whether it rests on evidence",
    "target_on": "day the target is to be met",
    "tested_on": "day of the test",
    "told_on": "day customers were told",
    "valence": "how it feels",
    "validated_on": "day of validation",
    "votes_weight": "weight of votes",
    "who": "who was asked",
}
_LONGEST = 48
_MOST_DEEDS = 3


@dataclass(frozen=True, slots=True)
class Count:
    """So many records of a table to which the same happened."""

    deed: Deed
    table: str
    n: int

    def words(self) -> str:
        """``3 cards added``."""
        if self.table == MapInfo.table:
            return (
                tr("map renamed") if self.deed is Deed.RENAMED else tr("facts of the map changed")
            )
        words = TABLE_WORDS[self.table]
        things = f"{self.n} {tr(words.one if self.n == 1 else words.many)}"
        reworded = self.deed is Deed.RENAMED and words.name_field not in ("name", "title")
        return tr(_REWORDED if reworded else _COUNTED[self.deed], things=things)


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one record, as a sentence without its full stop."""

    deed: Deed
    table: str
    record_id: Id
    words: str


def counts(change: ChangeSet) -> tuple[Count, ...]:
    """What happened how often, in the order of the deeds and the tables of a file."""
    found: Counter[tuple[Deed, str]] = Counter()
    found.update((Deed.ADDED, record.table) for record in change.added)
    found.update((Deed.REMOVED, record.table) for record in change.removed)
    found.update((deed_of(before, after), after.table) for before, after in change.updated)
    tables = (MapInfo.table, *TABLE_NAMES)
    return tuple(
        Count(deed, table, found[deed, table])
        for deed in Deed
        for table in tables
        if found[deed, table]
    )


def summary(change: ChangeSet, *, most: int = _MOST_DEEDS) -> str:
    """All of it in one line: ``3 cards added, 1 stage renamed``; what fits no more is counted."""
    found = counts(change)
    if len(found) > 1:  # a picture comes with its card, which is told
        found = tuple(each for each in found if each.table != Image.table)
    if not found:
        return tr("no difference")
    shown = [each.words() for each in found[:most]]
    rest = sum(each.n for each in found[most:])
    if rest:
        shown.append(tr("1 more change") if rest == 1 else tr("{n} more changes", n=rest))
    return ", ".join(shown)


def differences(
    before: JourneyMap, after: JourneyMap, change: ChangeSet, *, most: int = 1_000
) -> tuple[Difference, ...]:
    """What became of each record. ``change`` leads from the one map to the other."""
    found: list[Difference] = []
    for each in _all_differences(before, after, change):
        if len(found) == most:
            break
        found.append(each)
    return tuple(found)


def deed_of(before: Record, after: Record) -> Deed:
    """What became of a record that is in both maps."""
    fields = _differing(before, after)
    if TABLE_WORDS[after.table].name_field in fields:
        return Deed.RENAMED
    return Deed.MOVED if fields <= _PLACES else Deed.CHANGED


def _all_differences(
    before: JourneyMap, after: JourneyMap, change: ChangeSet
) -> Iterator[Difference]:
    for record in _in_file_order(change.added):
        words = _with_place(tr("{thing} added", thing=_thing(record)), after, record)
        yield Difference(Deed.ADDED, record.table, record.id, words)
    for record in _in_file_order(change.removed):
        words = _with_place(tr("{thing} removed", thing=_thing(record)), before, record)
        yield Difference(Deed.REMOVED, record.table, record.id, words)
    updated = {after.id: (before, after) for before, after in change.updated}
    deeds = {record_id: deed_of(*pair) for record_id, pair in updated.items()}
    for deed in (Deed.RENAMED, Deed.MOVED, Deed.CHANGED):
        for record in _in_file_order(pair[1] for pair in updated.values()):
            if deeds[record.id] is deed:
                words = _updated_words(after, *updated[record.id])
                yield Difference(deed, record.table, record.id, words)


def _in_file_order(records: Iterable[Record]) -> list[Record]:
    places = {table: place for place, table in enumerate((MapInfo.table, *TABLE_NAMES))}
    return sorted(records, key=lambda record: places[record.table])


def _updated_words(document: JourneyMap, before: Record, after: Record) -> str:
    fields = _differing(before, after)
    name_field = TABLE_WORDS[after.table].name_field
    parts: list[str] = []
    if name_field in fields:
        new = shortened(getattr(after, name_field), _LONGEST)
        parts.append(tr("is now “{name}”", name=new) if new else tr("has no name any more"))
    if fields & _PLACES:
        parts.append(_moved_words(document, fields, after))
    others = sorted(fields - _PLACES - {name_field})
    if len(others) == 1 and not parts:
        return f"{_thing(before)}: {_value_words(others[0], before, after)}"
    if others:
        parts.append(tr("{fields} changed", fields=", ".join(field_word(each) for each in others)))
    return f"{_thing(before)}: {', '.join(parts)}"


def _moved_words(document: JourneyMap, fields: set[str], record: Record) -> str:
    where = _place(document, record)
    if not where:
        return tr("moved")
    if fields & {"lane_id", "step_id"}:
        return tr("moved to {place}", place=where)
    return tr("moved within {place}", place=where)


def _value_words(field: str, before: Record, after: Record) -> str:
    old, new = (_shown(getattr(record, field)) for record in (before, after))
    word = field_word(field)
    if old is None or new is None:
        return tr("{fields} changed", fields=word)
    if not old:
        return tr("{field} is now “{new}”", field=word, new=new)
    if not new:
        return tr("{field} no longer “{old}”", field=word, old=old)
    return tr("{field} “{old}” became “{new}”", field=word, old=old, new=new)


def _shown(value: object) -> str | None:
    """A value in a sentence; None where it takes more than a few words."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = shortened(f"{value:g}" if isinstance(value, float) else str(value), _LONGEST)
    return None if text.endswith("…") else text


def field_word(field: str) -> str:
    """A field in the middle of a sentence."""
    return tr(_FIELD_WORDS.get(field, field.replace("_", " ")))


def _thing(record: Record) -> str:
    """A record at the beginning of a sentence: ``Card “Sign up”``."""
    words = TABLE_WORDS[record.table]
    named = words.name_field is None or getattr(record, words.name_field).strip()
    thing = called(record) if named else tr("{thing} without a name", thing=tr(words.one))
    return capital(thing)


def _with_place(words: str, document: JourneyMap, record: Record) -> str:
    where = _place(document, record)
    return f"{words} ({where})" if where else words


def _place(document: JourneyMap, record: Record) -> str:
    """Where a card or an emotion stands: ``Pays › Pain points``; empty for what has no place."""
    if not isinstance(record, Card | Marker):
        return ""
    step = document.steps.get(record.step_id or "")
    lane = document.lanes.get(record.lane_id or "")
    if step is None and lane is None:
        return tr("parking lot")
    names = (step.name if step is not None else "", lane_name(lane) if lane is not None else "")
    return " › ".join(shortened(name) for name in names if name)


def _differing(before: Record, after: Record) -> set[str]:
    fields = type(after).model_fields
    return {name for name in fields if getattr(before, name) != getattr(after, name)}
