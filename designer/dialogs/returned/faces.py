"""What a row of the list says: a title, and below it the change on one line, in runs."""

from __future__ import annotations

from dataclasses import dataclass

from designer.returning.differences import Mark, Piece, differences, excerpt
from designer.returning.wording import sentence_of
from exporters.workbook.returning.comparison import Kind, Proposal
from exporters.workbook.sheets import table_of
from exporters.workbook.values import Value, shown
from resources.words import tr

_LONGEST = 400
"""Characters of a line: no window is wider."""
_BY_CELL = frozenset({Kind.EDIT, Kind.CONFLICT})
_SHORT = 60
_SENTENCE = 28
"""Shorter texts are read faster one after the other."""


@dataclass(frozen=True, slots=True)
class RowFace:
    """A row as it looks. ``label`` stands before the change, ``aside`` after it, both softer."""

    title: str
    label: str
    pieces: tuple[Piece, ...]
    aside: str = ""


def face_of(proposal: Proposal) -> RowFace:
    """How a proposal looks in the list."""
    title = _line(proposal.title)
    if proposal.kind is Kind.NEW and proposal.cells:
        answers = " · ".join(answers_of(proposal))
        return RowFace(title, "", (Piece(_line(answers), Mark.SAME),))
    if proposal.kind not in _BY_CELL or not proposal.column:
        return RowFace(title, "", (Piece(_line(sentence_of(proposal)), Mark.SAME),))
    before, after = shown(proposal.sent), shown(proposal.returned)
    if is_prose(proposal.sent, proposal.returned):
        pieces = excerpt(differences(before, after))
    else:
        pieces = _with_arrow(before, after)
    aside = ""
    if proposal.kind is Kind.CONFLICT and proposal.now != proposal.sent:
        now = _line(shown(proposal.now))
        aside = tr("now “{text}”", text=_cut(now, _SHORT)) if now else tr("now empty")
    return RowFace(title, _line(proposal.header), pieces, aside)


def answers_of(proposal: Proposal) -> tuple[str, ...]:
    """A whole row, a line for each answer: ``Owner: Mia``."""
    table = table_of(proposal.sheet)
    found: list[tuple[str, Value]] = []
    for key, value in proposal.cells:
        column = table.column(key) if table is not None else None
        found.append((tr(column.header) if column is not None else key, value))
    found.extend(proposal.extras)
    return tuple(f"{header}: {shown(value)}" for header, value in found if value is not None)


def is_prose(before: Value, after: Value) -> bool:
    """Whether two values are texts that are worth comparing word by word."""
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    if max(len(before), len(after)) < _SENTENCE:
        return False
    return any(piece.mark is Mark.SAME for piece in differences(before, after))


def _with_arrow(before: str, after: str) -> tuple[Piece, ...]:
    """Two short values, one after the other."""
    empty = Piece(tr("empty"), Mark.SAME)
    old = Piece(_cut(_line(before), _SHORT), Mark.GONE) if before else empty
    new = Piece(_line(after), Mark.NEW) if after else empty
    return (old, Piece(" → ", Mark.SAME), new)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _line(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text[: 2 * _LONGEST])
    return " ".join(printable.split())[:_LONGEST]
