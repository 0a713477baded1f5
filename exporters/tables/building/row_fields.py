"""What a row says of its cards besides their text: owner, status, priority, votes, details."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from exporters.tables.building.entries import Entry, Said
from exporters.tables.building.measures import MEASURED
from exporters.tables.mapping import Mapping, Target
from exporters.tables.words.lists import items_of
from exporters.tables.words.vocabulary import is_only_level, plain, priority_in, status_in
from model.bounds import MAX_LIST, MAX_VOTES
from model.fitting import as_line
from model.kinds import CardKind, Status
from resources.words import tr

_YES = frozenset({"yes", "y", "x", "true", "1", "ja", "oui", "si", "sim", "是", "はい", "wahr"})
_YES_SIGNS = frozenset("✓✔✅☑★⭐●⚑")

_PREFERRED: dict[str, tuple[CardKind, ...]] = {
    Target.PRIORITY: (CardKind.PAIN_POINT, CardKind.OPPORTUNITY),
    Target.VOTES: (CardKind.PAIN_POINT, CardKind.OPPORTUNITY),
    Target.STATUS: (CardKind.OPPORTUNITY, CardKind.PAIN_POINT),
    Target.OWNER: (CardKind.OPPORTUNITY, CardKind.PAIN_POINT),
    Target.EVIDENCE: (CardKind.PAIN_POINT,),
    Target.CHANNEL: (CardKind.TOUCHPOINT,),
}
"""The kind of card in a row that a field is about; else it is the first card."""


_TOLD = frozenset(
    {Target.DETAILS, Target.DUE, Target.DATE, Target.VALUE, Target.UNIT, Target.TARGET}
)
"""What no field of a card is for: it is told in the details."""
_FIELDS = frozenset(
    {*_PREFERRED, Target.SOURCE, Target.TAGS, Target.MOMENT, Target.DETAILS, Target.DUE}
) | MEASURED - {Target.CHANNEL}


@dataclass(slots=True)
class Fields:
    """The fields of one row, by what they are about."""

    by_target: dict[str, dict[str, Any]] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)
    evidence: str = ""

    def of(self, kind: CardKind, *, first: bool, kinds: set[CardKind]) -> dict[str, Any]:
        """What belongs to a card of this kind; ``first``: it is the first of the row."""
        found: dict[str, Any] = {}
        for target, values in self.by_target.items():
            wanted = next((k for k in _PREFERRED.get(target, ()) if k in kinds), None)
            if wanted is kind or (wanted is None and first):
                found |= values
        if first and self.details:
            found["details"] = "\n".join(self.details)
        return found


def fields_of(entry: Entry, mapping: Mapping, *, measured: bool) -> Fields:
    """All fields of a row. What cannot be read as meant is among the details, with its heading.

    ``measured``: value, unit, target and date are told by a metric.
    """
    found = Fields()
    for cell in entry.cells:
        if cell.target not in _FIELDS:
            continue
        if measured and cell.target in MEASURED:
            continue
        if cell.target in _TOLD:
            found.details.append(labelled(cell))
            continue
        values = _value(cell, mapping, found.details)
        if values:
            found.by_target.setdefault(cell.target, {}).update(values)
        if cell.target == Target.EVIDENCE:
            found.evidence = cell.text
    return found


def is_done_and_no_trouble(entry: Entry, mapping: Mapping) -> bool:
    """A row of a list of gaps that is done, and of which no weight is said: there is no gap."""
    if status_in(entry.first(Target.STATUS)) is not Status.DONE or entry.first(Target.PRIORITY):
        return False
    return any(target == Target.PRIORITY for _, target in mapping.targets)


def _value(cell: Said, mapping: Mapping, details: list[str]) -> dict[str, Any]:
    match cell.target:
        case Target.OWNER:
            return {"owner": as_line(cell.text)}
        case Target.SOURCE:
            return {"source": as_line(cell.text)}
        case Target.TAGS:
            return {"tags": _tags(cell, mapping)}
        case Target.STATUS:
            return _level("status", status_in(cell.text), cell, details)
        case Target.PRIORITY:
            return _level("priority", priority_in(cell.text), cell, details)
        case Target.VOTES:
            return _votes(cell, details)
        case Target.MOMENT:
            return {"moment_of_truth": _is_yes(cell.text)}
        case _:
            pass
    return {}


def labelled(cell: Said) -> str:
    """A text with its heading before it, where the heading says more than that it is details."""
    usual = plain(cell.heading) in {"", "details", "detail", "notes", "备注", "details inhalt"}
    return cell.text if usual else f"{cell.heading}: {cell.text}"


def _level(name: str, level: Any, cell: Said, details: list[str]) -> dict[str, Any]:  # noqa: ANN401
    """A word of a closed list; what stands after it is details."""
    if level is None or not is_only_level(name, cell.text):
        details.append(labelled(cell))
    return {} if level is None else {name: level}


def _votes(cell: Said, details: list[str]) -> dict[str, Any]:
    digits = cell.text.replace(" ", "").removesuffix(".0")
    if digits.isascii() and digits.isdigit() and len(digits) < 7:
        return {"votes": min(int(digits), MAX_VOTES)}
    details.append(labelled(cell))
    return {}


def _tags(cell: Said, mapping: Mapping) -> tuple[str, ...]:
    items = items_of(cell.text, mapping.separators, commas=True)
    return tuple(dict.fromkeys(as_line(item.lstrip("#")) for item in items))[:MAX_LIST]


def _is_yes(text: str) -> bool:
    return plain(text) in _YES or any(sign in _YES_SIGNS for sign in text) or text == tr("yes")
