"""The window for a workbook that came back: filled in, while the map went on as well."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from exporters.workbook.returning.comparison import Kind
from model.edits import edit
from tests.gui.shell.returning import answer, append, row_of, sent
from tests.shots.studio import Studio


def conflict(studio: Studio) -> QWidget:
    """Two copies that differ, one answer changed on the map as well; a conflict is looked at."""
    return _read(studio, Kind.CONFLICT)


def wording(studio: Studio) -> QWidget:
    """The same, a sentence with other words in it looked at."""
    return _read(studio, Kind.EDIT)


def _read(studio: Studio, kind: Kind) -> QWidget:
    studio.open_sample()
    session = studio.window.bench.session
    with tempfile.TemporaryDirectory() as folder:
        one = sent(session, Path(folder) / "Aylin.xlsx", _product)
        other = sent(session, Path(folder) / "Customer service.xlsx", _service)
        action = next(
            one for one in session.document.actions.values() if one.title.startswith("Name every")
        )
        session.push(edit(session.document, action.id, owner="Per Lindqvist"))
        studio.window.returns.read([one, other])
        studio.wait_until(
            lambda: studio.window.returns.window is not None and studio.window.returns.at_rest
        )
    asked = studio.window.returns.window
    if asked is None:
        raise LookupError("no window")
    asked.resize(1240, 760)
    wanted = [each for each in asked.list.rows.shown() if each.kind is kind]
    longest = max(wanted, key=lambda each: len(str(each.returned)))
    asked.list.look_at((wanted[0] if kind is Kind.CONFLICT else longest).key)
    return asked


def _product(book: Any) -> None:
    actions, pains = book["Actions"], book["Pain points"]
    answer(actions, row_of(actions, "Name every bed"), "Owner", "Jonas Weber")
    answer(actions, row_of(actions, "Name every bed"), "Status", "In progress")
    answer(actions, row_of(actions, "Photograph all"), "Due", date(2026, 12, 11))
    answer(actions, row_of(actions, "Keep the traveller"), "Effect seen",
           "First release: 41 % to 33 % in three weeks, most of it on phones")  # fmt: skip
    answer(pains, row_of(pains, "Nobody can picture"), "Owner", "Marta Nowak")
    answer(pains, row_of(pains, "Lower and upper"), "Priority", "Critical")
    pains.delete_rows(row_of(pains, "Price without") + 4)


def _service(book: Any) -> None:
    actions, touchpoints, pains = book["Actions"], book["Touchpoints"], book["Pain points"]
    answer(actions, row_of(actions, "Name every bed"), "Owner", "Ines Roth")
    answer(actions, row_of(actions, "Photograph all"), "Status", "when the new cars are here")
    append(touchpoints, stage="Purchase", step="Pays", lane="Touchpoints", channel="phone",
           text="Call back from the booking desk")  # fmt: skip
    answer(
        pains,
        row_of(pains, "Map shows"),
        "Pain point",
        "The map shows lines, not on which nights they run",
    )
