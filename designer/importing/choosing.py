"""What a person says of a table, on top of what is guessed: by the window and the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from exporters.tables.given import Given
from exporters.tables.grid import Grids
from exporters.tables.guessing.guessed import guessed
from exporters.tables.guessing.sentences import columns_sentence
from exporters.tables.mapping import Mapping, Target
from resources.words import tr

SAMPLE_ROWS = 300
"""So many rows of each table are enough to guess by and to show a map of."""
_ARROW = "→"
# Of these a map can make use of one column only: the guess gives way to the person's choice.
_ONLY_ONE = frozenset(
    {Target.STAGE, Target.STEP, Target.TEXT, Target.EMOTION, Target.METRIC, Target.VALUE}
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was said of the whole, and of single fields: the part, the place in it, the target.

    Part 0 is the mapping itself, part 1 the first of its ``also``.
    """

    given: Given = field(default_factory=Given)
    changed: tuple[tuple[int, int, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was said at all."""
        return self != Chosen()

    def with_given(self, given: Given) -> Chosen:
        """Other words about the whole; the fields are others where the table lies otherwise."""
        old = self.given
        same = (old.orientation, old.tables, old.header, old.purpose) == (
            given.orientation,
            given.tables,
            given.header,
            given.purpose,
        )
        return Chosen(given, self.changed if same else ())

    def with_target(self, part: int, place: int, target: str) -> Chosen:
        """A field that shall mean this."""
        others = [entry for entry in self.changed if entry[:2] != (part, place)]
        return replace(self, changed=tuple(sorted([*others, (part, place, target)])))

    def changes_of(self, part: int) -> dict[int, str]:
        """What was said of the fields of a part, by their places."""
        return {place: target for its, place, target in self.changed if its == part}


def sample(grids: Grids, most: int = SAMPLE_ROWS) -> Grids:
    """The first rows of each table."""
    if all(len(table.rows) <= most for table in grids.tables):
        return grids
    tables = tuple(replace(table, rows=table.rows[:most]) for table in grids.tables)
    return replace(grids, tables=tables)


def words_of(grids: Grids) -> Iterator[str]:
    """All texts of the tables."""
    for table in grids.tables:
        yield from (table.name, *table.headings)
        yield from (cell for row in table.rows for cell in row if isinstance(cell, str))


def is_cut(grids: Grids, mapping: Mapping, most: int = SAMPLE_ROWS) -> bool:
    """Whether a table that is used has more rows than the sample."""
    used = (place for part in parts(mapping) for place in part.tables)
    return any(len(grids.tables[place].rows) > most for place in used)


@dataclass(frozen=True, slots=True)
class Size:
    """Rows of the tables that are used: how many the sample has, how many there are."""

    shown: int
    rows: int

    def words(self) -> str:
        """That the map that is shown is the beginning of it."""
        return tr(
            "shown are the first {n} of {all} rows; all are read", n=self.shown, all=self.rows
        )


def size_of(grids: Grids, cut: Grids, mapping: Mapping) -> Size:
    """How many rows there are, and how many of them a sample has."""
    used = [place for part in parts(mapping) for place in part.tables]
    return Size(
        sum(len(cut.tables[place].rows) for place in used),
        sum(len(grids.tables[place].rows) for place in used),
    )


def mapped(grids: Grids, chosen: Chosen, *, anyway: bool = False) -> Mapping:
    """How the tables become a map: as it was said, the rest as it is guessed.

    Where nothing can be guessed the answer names no table and says why, or, ``anyway``, the
    largest table, so that a person can say what its columns are.
    """
    mapping = guessed(grids, chosen.given)
    if anyway and not mapping.tables and grids.tables:
        largest = max(range(len(grids.tables)), key=lambda place: len(grids.tables[place].rows))
        forced = guessed(grids, _forced(grids, chosen.given, largest))
        mapping = replace(forced, guesses=mapping.guesses)
    if not chosen.changed:
        return mapping
    guesses = mapping.guesses
    changed: list[Mapping] = []
    for number, part in enumerate(parts(mapping)):
        said = chosen.changes_of(number)
        changed.append(_changed(part, said))
        # What was said is no guess.
        before, after = columns_sentence(part), columns_sentence(changed[-1], but=said)
        guesses = tuple(filter(None, (after if told == before else told for told in guesses)))
    first, *others = changed
    return replace(first, also=tuple(others), guesses=guesses)


def _forced(grids: Grids, given: Given, table: int) -> Given:
    """To read this table; a first row of nothing but words is one of headings."""
    row = grids.tables[table].rows[0] if grids.tables[table].rows else ()
    headings = bool(row) and all(isinstance(cell, str) and cell.strip() for cell in row)
    header = 0 if given.header is None and headings else given.header
    return replace(given, tables=(table,), header=header)


def parts(mapping: Mapping) -> tuple[Mapping, ...]:
    """The mapping, and those of further tables that go into the same map."""
    return (mapping, *mapping.also)


def notes_of(grids: Grids, mapping: Mapping, chosen: Chosen | None = None) -> tuple[str, ...]:
    """What was guessed at reading and at mapping, each sentence once.

    ``chosen`` is what was said: where that is all there is to say, nothing was guessed.
    """
    if chosen is not None and _leaves_nothing(mapping, chosen):
        return grids.warnings
    return tuple(dict.fromkeys((*grids.warnings, *guesses_of(mapping))))


def guesses_of(mapping: Mapping) -> list[str]:
    """What was guessed at mapping, for all tables."""
    return [note for part in parts(mapping) for note in part.guesses]


def _leaves_nothing(mapping: Mapping, chosen: Chosen) -> bool:
    given, targets = chosen.given, [target for _, target in mapping.targets]
    whole = None not in (given.purpose, given.orientation, given.header)
    feelings = Target.EMOTION not in targets or given.scale is not None
    fields = set(chosen.changes_of(0)) >= set(range(len(targets)))
    return whole and feelings and fields and not mapping.also


def without_fields(notes: Iterable[str]) -> list[str]:
    """Without the sentences about what columns mean, where those stand beside their columns."""
    return [note for note in notes if _ARROW not in note]


def fingerprint(mapping: Mapping) -> str:
    """What tables of one kind have in common: how they lie and the words of their headings."""
    words: list[str] = []
    for part in parts(mapping):
        words += [part.orientation.value, *(_plain(heading) for heading, _ in part.targets), ""]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _changed(mapping: Mapping, changed: dict[int, str]) -> Mapping:
    taken = _ONLY_ONE & set(changed.values())
    targets = tuple(
        (heading, changed.get(place) or (Target.IGNORE if target in taken else target))
        for place, (heading, target) in enumerate(mapping.targets)
    )
    return replace(mapping, targets=targets)


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())
