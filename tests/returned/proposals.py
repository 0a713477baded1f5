"""Proposals made by hand: one of each kind and shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from exporters.workbook.returning.comparison import Choice, Comparison, Kind, Proposal
from exporters.workbook.values import Value

WAITS = (
    "The customer waits in front of the counter while the agent types the same booking number "
    "three times, because the system at the gate does not know what the system at the desk was "
    "told an hour before, and nobody says for how long it will take. "
)
OWNERS, INGRID = "Owners.xlsx", "Ingrid’s copy.xlsx"
_TAKEN = frozenset({Kind.EDIT, Kind.NEW, Kind.EXTRA})


def cell(
    key: str, kind: Kind, sent: Value, returned: Value, now: Value = None, **fields: Any
) -> Proposal:
    """A proposal for a cell; where ``now`` is left out the map says what was sent."""
    usual = Choice.ACCEPT if kind in _TAKEN else Choice.REFUSE
    made = Proposal(
        key=key,
        kind=kind,
        sheet="actions",
        record_id=f"r{key}",
        title="Action “Tell the gate”",
        sentence="Owner changes.",
        file=OWNERS,
        line=5,
        column="owner",
        header="Owner",
        sent=sent,
        returned=returned,
        now=sent if now is None else now,
        usual=usual,
    )
    return replace(made, **fields)


def row(key: str, kind: Kind, title: str, *cells: tuple[str, Value], **fields: Any) -> Proposal:
    """A proposal for a whole row."""
    made = cell(key, kind, None, None, title=title, column="", header="", cells=cells)
    gone = kind is Kind.REMOVED
    return replace(made, line=0 if gone else 9, sentence=f"{title} is a row.", **fields)


def rivals() -> tuple[Proposal, Proposal]:
    """Two copies that answer one cell differently."""
    one = cell("c0", Kind.CONFLICT, "Open", "Done", "In progress",
               column="status", header="Status", record_id="rc")  # fmt: skip
    return one, replace(one, key="c1", returned="Dropped", file=INGRID)


def one_of_each() -> Comparison:
    """All kinds, in three sheets: eight proposals, two of them rivals."""
    waits = {"sheet": "pain-points", "title": "Pain point “The customer waits”"}
    long = cell("e1", Kind.EDIT, WAITS, WAITS.replace("three", "five"), column="text",
                header="Pain point", **waits)  # fmt: skip
    due = cell("u0", Kind.UNREADABLE, date(2026, 5, 1), "after the summer", header="Due",
               column="due", sentence="“after the summer” is no date.")  # fmt: skip
    remark = replace(long, key="x0", kind=Kind.EXTRA, column="", header="Remark", sent=None,
                     returned="Ask Petra first", now=None)  # fmt: skip
    new = row("n0", Kind.NEW, "Action “Ask the drivers”", ("title", "Ask the drivers"),
              ("owner", "Ben"), record_id="", new_id="new")  # fmt: skip
    gone = row("r0", Kind.REMOVED, "Touchpoint “Price list”", ("text", "Price list"),
               sheet="touchpoints")  # fmt: skip
    edit = cell("e0", Kind.EDIT, "Mia Klein", "Jonas Weber")
    proposals = (edit, *rivals(), due, new, long, remark, gone)
    return Comparison(proposals, ("The sheet “Map” is only shown and not read back.",))


def many(count: int) -> Comparison:
    """So many edits, in the three sheets."""
    sheets = ("actions", "pain-points", "touchpoints")
    return Comparison(
        tuple(
            cell(f"{n}", Kind.EDIT, f"Owner {n}", f"Other {n}", sheet=sheets[n * 3 // count],
                 title=f"Action “Number {n}”")
            for n in range(count)
        )
    )  # fmt: skip
