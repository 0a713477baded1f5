"""How proposals are spoken of: kinds, counts, and what will become of the map. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from designer.returning.decisions import Tally
from exporters.workbook.returning.comparison import Comparison, Kind, Proposal
from exporters.workbook.sheets import table_of
from resources.words import capital, tr


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words for a kind (untranslated), and its icon.

    ``name`` stands beside a proposal, ``plural`` on a filter, ``one`` and ``many`` in counts, and
    ``does``/``do`` say what accepting one or several makes of the map.
    """

    icon: str
    name: str
    plural: str
    one: str
    many: str
    does: str
    do: str
    take: str
    keep: str


KIND_WORDS: dict[Kind, KindWords] = {
    Kind.EDIT: KindWords(
        "edit", "Edit", "Edits", "1 change", "{n} changes", "1 edit", "{n} edits",
        "Take theirs", "Keep mine"),
    Kind.CONFLICT: KindWords(
        "warning", "Conflict", "Conflicts", "1 conflict", "{n} conflicts",
        "1 conflict settled as the workbook has it",
        "{n} conflicts settled as the workbook has them",
        "Take theirs", "Keep mine"),
    Kind.NEW: KindWords(
        "plus", "New", "New", "1 new row", "{n} new rows", "1 new thing", "{n} new things",
        "Add it to the map", "Leave it out"),
    Kind.REMOVED: KindWords(
        "trash", "Gone", "Gone", "1 row gone", "{n} rows gone", "1 removed", "{n} removed",
        "Remove it", "Keep it"),
    Kind.EXTRA: KindWords(
        "note", "Note", "Notes", "1 remark beside the columns", "{n} remarks beside the columns",
        "1 note", "{n} notes",
        "Keep as a note", "Leave it out"),
    Kind.UNREADABLE: KindWords(
        "help", "Not understood", "Not understood", "1 answer not understood",
        "{n} answers not understood", "1 answer kept as a note", "{n} answers kept as notes",
        "Keep as a note", "Leave it out"),
}  # fmt: skip
"""Every kind, in the order in which they are counted."""


def counts(tally: Tally) -> str:
    """What came back: ``12 changes, 2 conflicts, 1 row gone``."""
    return _listed(tally.every, {kind: (w.one, w.many) for kind, w in KIND_WORDS.items()})


def outcome(tally: Tally) -> str:
    """What will become of the map, a sentence or two."""
    if not tally.taken:
        return tr("Nothing will be changed on the map.")
    what = _listed(tally.accepted, {kind: (w.does, w.do) for kind, w in KIND_WORDS.items()})
    rest = tally.total - tally.taken
    if not rest:
        return tr("The map gets {what}.", what=what)
    left = tr("One stays out.") if rest == 1 else tr("{n} stay out.", n=rest)
    return f"{tr('The map gets {what}.', what=what)} {left}"


def go_words(taken: int) -> str:
    """What the button says."""
    if not taken:
        return tr("&Take over changes")
    return tr("&Take over 1 change") if taken == 1 else tr("&Take over {n} changes", n=taken)


def sheet_name(key: str) -> str:
    """What a sheet is called, by its key."""
    table = table_of(key)
    return tr(table.name) if table is not None else (key or tr("Workbook"))


def sentence_of(proposal: Proposal) -> str:
    """The change in words, without the title where that stands beside it already."""
    rest = proposal.sentence.removeprefix(proposal.title).lstrip(": ")
    return capital(rest)


def whereabouts(proposal: Proposal, *, several: bool) -> str:
    """Where in the workbook a proposal stands: sheet, row, and which of several files."""
    parts = [sheet_name(proposal.sheet)]
    if proposal.line:
        parts.append(tr("row {n}", n=proposal.line))
    if several and proposal.file:
        parts.append(proposal.file)
    return " · ".join(parts)


def files_words(files: tuple[str, ...]) -> str:
    """The workbooks in a heading: ``“Owners.xlsx”``, ``3 workbooks``."""
    if len(files) == 1:
        return tr("“{name}” came back", name=files[0])
    return tr("{n} workbooks came back", n=len(files))


def _listed(numbers: Mapping[Kind, int], words: Mapping[Kind, tuple[str, str]]) -> str:
    parts = []
    for kind, (one, many) in words.items():
        n = numbers.get(kind, 0)
        if n:
            parts.append(tr(one) if n == 1 else tr(many, n=n))
    return ", ".join(parts)


def said_texts(files: Iterable[str], comparison: Comparison) -> Iterator[str]:
    """What the window will show of what came back, in whatever script it was written."""
    yield from files
    yield from comparison.warnings
    for one in comparison.proposals:
        yield one.sentence
        yield from (value for value in (one.sent, one.returned, one.now) if isinstance(value, str))
        yield from (value for _, value in (*one.cells, *one.extras) if isinstance(value, str))
