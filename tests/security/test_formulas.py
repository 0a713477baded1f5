"""Texts that begin as formulas do: no export makes one of them, whatever the format."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from exporters.registry import FORMATS, export
from tests.security.poison import poisoned

IN_TABLES = ("=cmd|'/c calc'!A1", "-2-2", "\t=1+1", "＝1+1")
IN_WORKBOOKS = ("='[http://x/y.xlsx]S'!A1", "S!$B$2", "@SUM(1)")
_STARTS = tuple("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize("text", IN_TABLES)
def test_a_table_has_no_cell_that_begins_as_a_formula_does(tmp_path: Path, text: str) -> None:
    target = tmp_path / "map.csv"
    export(poisoned([text]), target)
    cells = [
        cell
        for row in csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig")))
        for cell in row
    ]
    assert sum(text.strip() in cell for cell in cells) > 100
    assert not [cell for cell in cells if cell.startswith(_STARTS) and not _is_number(cell)]


@pytest.mark.parametrize("text", IN_WORKBOOKS)
def test_a_workbook_computes_nothing_that_somebody_wrote(tmp_path: Path, text: str) -> None:
    target = tmp_path / "map.xlsx"
    export(poisoned([text]), target)
    told = text.strip().lstrip("=+-@＝")
    with zipfile.ZipFile(target) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    assert any(told[:4] in part for part in parts.values())
    for name, part in parts.items():
        for formula in re.findall(r"<(?:\w+:)?f(?: [^>]*)?>([^<]*)</", part):
            assert told not in formula, name
        assert "externalLink" not in name
        assert "TargetMode" not in part or "cmd|" not in part


def test_every_format_is_known_here() -> None:
    # One that computes has to come under these tests, too.
    assert {kind.suffix for kind in FORMATS} <= {
        ".pdf", ".png", ".svg", ".xlsx", ".pptx", ".csv", ".md", ".mmd", ".mermaid", ".drawio",
        ".json", ".ojf",
    }  # fmt: skip


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
