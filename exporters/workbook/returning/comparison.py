"""The changes that a returned workbook proposes, each to accept or refuse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from exporters.workbook.values import Value
from model.document import JourneyMap
from model.ids import Id


class Kind(StrEnum):
    """What is proposed.

    ``EDIT``: a cell has a new answer. ``CONFLICT``: it has, and the map (or another returned copy)
    has changed at the same place. ``NEW``: a row was added. ``REMOVED``: a row is gone. ``EXTRA``:
    something stands in a column that is not the workbook's own, and would be kept as a note.
    ``UNREADABLE``: an answer that cannot be understood; it can only be refused, or kept as a note.
    """

    EDIT = "edit"
    CONFLICT = "conflict"
    NEW = "new"
    REMOVED = "removed"
    EXTRA = "extra"
    UNREADABLE = "unreadable"


class Choice(StrEnum):
    """What becomes of a proposal: the workbook's answer is taken, or the map stays as it is."""

    ACCEPT = "accept"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change, field by field. ``key`` names it within its comparison.

    ``sheet`` and ``column`` are keys, ``header`` the column's name for people; for a whole row
    ``column`` is empty. ``line`` is the row in the sheet (0 for a row that is gone), ``record_id``
    empty for a new row. ``title`` says which thing it is (``Action “Shorten the form”``),
    ``sentence`` the whole change in plain words. ``usual`` is what is done unless somebody chooses:
    edits and new rows are accepted; conflicts, removals and what cannot be read are not. ``file``
    says in which of several returned copies it stands.

    Copies that answer one cell differently give a conflict each, with the same sheet, record and
    column: at most one of them can be accepted. Where a row shall stand is one proposal, its column
    ``place``. ``cells`` are the answers by column key that a whole row or a place consists of,
    ``extras`` what else stands in the row, by header, and ``new_id`` the id that a new row's record
    will have: the same row that comes back again has the same one.
    """

    key: str
    kind: Kind
    sheet: str
    record_id: Id
    title: str
    sentence: str
    file: str = ""
    line: int = 0
    column: str = ""
    header: str = ""
    sent: Value = None
    returned: Value = None
    now: Value = None
    usual: Choice = Choice.ACCEPT
    cells: tuple[tuple[str, Value], ...] = ()
    extras: tuple[tuple[str, Value], ...] = ()
    new_id: Id = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All proposals of one or several returned workbooks in the order of sheets and rows.

    ``called`` has, for each workbook, the map with the names that its records had when it was sent
    (nothing where none has changed); a proposal's key begins with the number of its workbook.
    """

    proposals: tuple[Proposal, ...] = ()
    warnings: tuple[str, ...] = ()
    called: tuple[JourneyMap, ...] = ()

    def number(self, proposal: Proposal) -> int:
        """Which of the workbooks a proposal stands in."""
        return int(proposal.key.split("/", 1)[0])


PLACE = "place"
"""The column of a proposal that moves something: stage, step and lane are answered together."""

Choices: TypeAlias = dict[str, Choice]
"""What was chosen, by the key of the proposal; where a key is missing the usual holds."""
