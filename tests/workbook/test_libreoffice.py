"""A real LibreOffice opens the workbook, does what people do, saves it; every answer is found."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from designer.cli import main
from exporters.workbook.hidden import FIRST_ROW, HEADER_ROW, KEY_ROW
from exporters.workbook.returning.reading.opening import is_ours, opened
from exporters.workbook.sheets import TABLES
from exporters.workbook.values import plain
from model.samples import default_sample
from tests.workbook.calc import edited

FIRST = FIRST_ROW + 1


@dataclass(frozen=True, slots=True)
class Desk:
    """A map and the workbook that was made of it, before anybody touched it."""

    folder: Path
    map_file: Path
    sent: Path

    def place(self, sheet: str, key: str, row: int) -> str:
        """The cell of a column in a row of the file as it was sent."""
        return f"{self._letters(sheet)[key]}{row}"

    def whole(self, sheet: str) -> str:
        """A table with its headers and its hidden columns."""
        rows = openpyxl.load_workbook(self.sent)[sheet].max_row
        return f"A{HEADER_ROW + 1}:{list(self._letters(sheet).values())[-1]}{rows}"

    def value(self, sheet: str, key: str, row: int) -> Any:
        """What stands in a cell of the file as it was sent."""
        return openpyxl.load_workbook(self.sent)[sheet][self.place(sheet, key, row)].value

    def record(self, sheet: str, row: int) -> str:
        """The id of the record in a row."""
        key = next(table.key for table in TABLES if table.name == sheet)
        return str(self.value(sheet, f"id:{key}", row))

    def _letters(self, sheet: str) -> dict[str, str]:
        keys = openpyxl.load_workbook(self.sent)[sheet][KEY_ROW + 1]
        return {cell.value: get_column_letter(cell.column) for cell in keys if cell.value}

    def changes(self, *returned: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
        """What ``return`` says of returned files."""
        capsys.readouterr()
        main(["return", str(self.map_file), *map(str, returned), "--dry-run", "--json"])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("office")
    made = Desk(folder, folder / "map.journey", folder / "sent.xlsx")
    shutil.copy(default_sample().path, made.map_file)
    assert main(["export", str(made.map_file), "-o", str(made.sent)]) == 0
    return made


def test_saved_again_unchanged_nothing_is_proposed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    back = desk.folder / "unchanged.xlsx"
    edited(desk.sent, [("calculate", "")], back)
    assert is_ours(back.read_bytes())
    returned = opened(back.read_bytes(), name=back.name)
    assert returned.warnings == ()
    (sent,) = returned.sent.values()
    for sheet in returned.sheets:
        rows = {row.record_id: row for row in sheet.rows}
        assert rows.keys() == sent.sheets[sheet.key].rows.keys()
        for record_id, row in rows.items():
            for key, value in row.cells.items():
                assert plain(value) == sent.sheets[sheet.key].cell(record_id, key), (key, record_id)
    told = desk.changes(back, capsys=capsys)
    assert (told["changes"], told["warnings"]) == ([], [])


def test_what_people_do_in_it_is_read_and_nothing_else(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    back = desk.folder / "filled-in.xlsx"
    renamed = desk.record("Actions", FIRST)
    dated = desk.record("Actions", FIRST + 1)
    remarked = desk.record("Actions", FIRST + 2)
    deleted = desk.record("Actions", FIRST + 3)
    moved = desk.record("Touchpoints", FIRST)
    measured = desk.record("Metrics", FIRST)
    shared = [desk.record("Pain points", FIRST + n) for n in range(2)]
    edited(desk.sent, [*_answers(desk), *_moves(desk)], back)
    told = desk.changes(back, capsys=capsys)
    found = {(one["id"], one["field"]): one for one in told["changes"]}
    new = [one for one in told["changes"] if one["kind"] == "new"]
    assert [one["cells"] for one in new] == [{"title": "A new one"}]
    edits = {
        key: one["returned"] for key, one in found.items() if one["kind"] in {"edit", "conflict"}
    }
    assert edits == {
        (renamed, "title"): "Neu gesagt\nfür alle – 日本",
        (dated, "due"): "2031-12-24",
        (dated, "owner"): "=SUM(A1)",
        (moved, "owner"): "Mara",
        (measured, "value"): 98.25,
        (shared[0], "owner"): "Both of them",
        (shared[1], "owner"): "Both of them",
    }
    extras = {one["id"]: one["sentence"] for one in told["changes"] if one["kind"] == "extra"}
    assert extras.keys() == {renamed, remarked}
    assert "What Tom thinks" in extras[renamed]
    assert "Not before May" in extras[remarked]
    assert [one["id"] for one in told["changes"] if one["kind"] == "removed"] == [deleted]
    assert len(told["warnings"]) == 2  # the copied sheet, and the one of their own
    assert "Metrics of May" in " ".join(told["warnings"])
    assert "Notes" in " ".join(told["warnings"])


def _answers(desk: Desk) -> list[tuple[object, ...]]:
    return [
        # Answers of every kind, typed as a person types them.
        (
            "text",
            "Actions",
            desk.place("Actions", "title", FIRST),
            "Neu gesagt\nfür alle – 日本",
        ),
        ("type", "Actions", desk.place("Actions", "due", FIRST + 1), "2031-12-24"),
        ("text", "Actions", desk.place("Actions", "owner", FIRST + 1), "=SUM(A1)"),
        ("comment", "Actions", desk.place("Actions", "owner", FIRST + 2), "Not before May"),
        ("text", "Touchpoints", desk.place("Touchpoints", "owner", FIRST), "Mara"),
        ("type", "Metrics", desk.place("Metrics", "value", FIRST), "98.25"),
        # One owner for two rows: their cells are merged.
        (
            "text",
            "Pain points",
            desk.place("Pain points", "owner", FIRST),
            "Both of them",
        ),
        (
            "merge",
            "Pain points",
            desk.place("Pain points", "owner", FIRST)
            + ":"
            + desk.place("Pain points", "owner", FIRST + 1),
        ),
    ]


def _moves(desk: Desk) -> list[tuple[object, ...]]:
    return [
        # Rows and columns come, go, move and hide.
        ("delete rows", "Actions", FIRST + 3, 1),
        ("sort", "Touchpoints", desk.whole("Touchpoints"), 4, "down"),
        ("hide rows", "Touchpoints", FIRST + 5),
        ("insert rows", "Actions", FIRST + 4, 1),
        ("text", "Actions", desk.place("Actions", "title", FIRST + 4), "A new one"),
        ("insert rows", "Actions", 1, 3),
        ("insert columns", "Actions", 2, 1),
        ("text", "Actions", f"B{FIRST - 1 + 3}", "What Tom thinks"),
        ("text", "Actions", f"B{FIRST + 3}", "Good"),
        # And whole sheets.
        ("rename", "Actions", "Maßnahmen"),
        ("move", "Maßnahmen", 0),
        ("copy", "Metrics", "Metrics of May"),
        ("add", "Maßnahmen", "Notes"),
        ("text", "Notes", "A1", "Mine"),
    ]


def test_results_of_formulas_are_read_errors_change_nothing_and_strayed_rows_are_found(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    back = desk.folder / "formulas.xlsx"
    value, target = (desk.place("Metrics", key, FIRST) for key in ("value", "target"))
    # Who sorts only what is seen leaves the hidden ids where they are.
    start, _, end = desk.whole("Evidence").partition(":")
    ids = desk.place("Evidence", "id:evidence", FIRST)
    seen = f"{start}:{chr(ord(ids[0]) - 1)}{end[1:]}"
    edited(
        desk.sent,
        [
            ("type", "Metrics", value, "=40+2.5"),
            ("type", "Metrics", target, "=1/0"),
            ("sort", "Evidence", seen, 1, "down"),
        ],
        back,
    )
    told = desk.changes(back, capsys=capsys)
    record = desk.record("Metrics", FIRST)
    assert [(one["id"], one["field"], one["returned"]) for one in told["changes"]] == [
        (record, "value", 42.5)
    ]
    error, sorted_apart = told["warnings"]
    assert error == f"Metrics!{target} holds the error #DIV/0! and was not read."
    assert "sorted without their hidden ids" in sorted_apart
