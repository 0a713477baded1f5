"""Tables among the formats: what reads which file."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from exporters.registry import export, read_foreign
from model.errors import JourneyboardError
from model.samples import default_sample
from model.storage import load

MERMAID = "# Trip\n```mermaid\njourney\n  section Go\n    Walk: 5: Me\n```\n"
TABLE = "| Stage | Action |\n|---|---|\n| Go | walk |\n"


def test_a_diagram_goes_before_the_tables_of_a_text(tmp_path: Path):
    path = tmp_path / "trip.md"
    path.write_text(f"{MERMAID}\n{TABLE}", encoding="utf-8")
    assert read_foreign(path).map.markers
    path.write_text(TABLE, encoding="utf-8")
    assert not read_foreign(path).map.markers
    assert [stage.name for stage in read_foreign(path).map.stages.values()] == ["Go"]


def test_a_workbook_of_ours_says_where_it_belongs(tmp_path: Path):
    path = tmp_path / "ours.xlsx"
    export(load(default_sample().path).document, path)
    with pytest.raises(JourneyboardError, match="read the workbook back"):
        read_foreign(path)


def test_merged_stages_and_hidden_sheets_of_a_workbook(tmp_path: Path):
    path = tmp_path / "theirs.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Journey")
        sheet.merge_range("B1:C1", "Buy")
        sheet.write("D1", "Use")
        sheet.write_row("A2", ["Step", "Find", "Pay", "Open"])
        sheet.write_row("A3", ["Actions", "a", "b", "c"])
        sheet.write_row("A4", ["Emotions", 1, 3, 5])
        hidden = book.add_worksheet("Lists")
        hidden.write("A1", "x")
        hidden.hide()
    result = read_foreign(path)
    assert [stage.name for stage in result.map.stages.values()] == ["Buy", "Use"]
    assert [step.name for step in result.map.steps.values()] == ["Find", "Pay", "Open"]
    assert [marker.valence for marker in result.map.markers.values()] == [-2, 0, 2]
    assert any("Lists" in sentence for sentence in result.warnings)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(JourneyboardError, match="larger than"):
        read_foreign(path)
