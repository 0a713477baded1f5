"""What a cell calls a record, so that the answer finds it again: a name that no other has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.ids import Id

_BULLETS = "-•*·–"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of records: the name where it is the only one, else told apart.

    ``by_id`` has them in order; ``alike`` has, for each bare name (case folded) that several
    records share, their labels.
    """

    by_id: Mapping[Id, str] = field(default_factory=dict)
    ids: Mapping[str, Id] = field(default_factory=dict)
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Iterable[tuple[Id, str, str]], unnamed: str) -> Labels:
        """Labels for ids with their names and a hint that tells equal ones apart (may be empty).

        ``unnamed`` stands for a name that says nothing.
        """
        entries = [(key, one_line(name) or unnamed, one_line(hint)) for key, name, hint in named]
        counts = Counter(name.casefold() for _, name, _ in entries)
        taken = {name for name, count in counts.items() if count == 1}
        by_id: dict[Id, str] = {}
        alike: dict[str, list[str]] = defaultdict(list)
        for key, name, hint in entries:
            label = name
            if counts[name.casefold()] > 1:
                label = next(way for way in _ways(name, hint) if way.casefold() not in taken)
                alike[name.casefold()].append(label)
            taken.add(label.casefold())
            by_id[key] = label
        ids = {label.casefold(): key for key, label in by_id.items()}
        return cls(by_id, ids, {name: tuple(labels) for name, labels in alike.items()})

    def said(self, ids: Iterable[Id]) -> list[str]:
        """The labels of records; one that is not there is left out."""
        return [self.by_id[key] for key in ids if key in self.by_id]

    def split(self, text: str, separator: str) -> Iterator[str]:
        """The labels in a text; one that holds the separator itself is kept whole."""
        parts = text.split(separator)
        most = 1 + max((label.count(separator) for label in self.by_id.values()), default=0)
        at = 0
        while at < len(parts):
            taken = self._longest(parts[at : at + most], separator)
            label = one_line(separator.join(parts[at : at + taken]))
            if label:
                yield label
            at += taken

    def found(self, label: str) -> Id | None:
        """The record of a label, however its letters are cased; None where there is none."""
        known = self.ids.get(label.casefold())
        return known or self.ids.get(label.lstrip(_BULLETS).strip().casefold())

    def _longest(self, parts: Sequence[str], separator: str) -> int:
        for count in range(len(parts), 1, -1):
            if self.found(one_line(separator.join(parts[:count]))) is not None:
                return count
        return 1


def one_line(text: str) -> str:
    """The text with its blanks and line breaks as single blanks."""
    return " ".join(text.split())


def _ways(name: str, hint: str) -> Iterator[str]:
    """Longer and longer ways to call what others are called, too."""
    if hint:
        yield f"{name} ({hint})"
    number = 1
    while True:
        yield f"{name} ({hint}, {number})" if hint else f"{name} ({number})"
        number += 1
