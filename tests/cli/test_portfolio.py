"""``export --portfolio``: several maps to one workbook, which ``return`` knows for each of them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from designer.cli import main
from model.samples import samples
from model.storage import load

MAPS = [str(sample.path) for sample in samples()]
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


def test_all_maps_go_into_one_workbook_and_each_knows_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "portfolio.xlsx"
    assert main(["export", *MAPS, "-o", str(out), "--portfolio"]) == 0
    assert capsys.readouterr().out == f"{out} is ready.\n"
    names = [row[0] for row in openpyxl.load_workbook(out)["Summary"].values]
    for path in MAPS:
        assert load(Path(path)).document.info.title.strip() in names
        assert main(["return", path, str(out), "--dry-run", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["changes"] == []


def test_several_maps_to_one_workbook_are_told_of_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *MAPS, "-o", str(tmp_path / "all.xlsx")]) == 2
    assert "--portfolio" in capsys.readouterr().err


def test_the_same_map_twice_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.xlsx"
    assert main(["export", *MAPS, MAPS[0], "-o", str(out), "--portfolio"]) == 2
    assert "copies of one map" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("out", ["all.pdf", "{name}.xlsx", "folder/"])
def test_a_portfolio_is_one_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    assert main(["export", *MAPS, "-o", str(tmp_path / out), "--portfolio"]) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_a_map_that_cannot_be_read_leaves_no_portfolio(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, out = tmp_path / "broken.journey", tmp_path / "all.xlsx"
    broken.write_text("{", encoding="utf-8")
    assert main(["export", *MAPS, str(broken), "-o", str(out), "--portfolio"]) == 2
    assert broken.name in capsys.readouterr().err
    assert not out.exists()
