"""``journeyboard report``: what maps tell in figures, written to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli import main
from tests.conftest import ROOT

SAMPLES = ROOT / "resources" / "samples"
SMALL = str(SAMPLES / "library-card.journey")


def test_one_map_to_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new folder" / "insight.md"
    assert main(["report", SMALL, "-o", str(target), "--as-of", "2026-11-22"]) == 0
    assert capsys.readouterr().out == f"{target} is ready.\n"
    report = target.read_text(encoding="utf-8")
    assert report.startswith("# Insight: A first library card\n")
    assert "as of 22\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026" in report


def test_several_maps_go_to_a_folder_or_a_pattern(tmp_path: Path) -> None:
    maps = sorted(map(str, SAMPLES.glob("*.journey")))
    assert main(["report", *maps, "-o", str(tmp_path)]) == 0
    assert main(["report", *maps, "-o", str(tmp_path / "{name}-insight.md")]) == 0
    assert len(list(tmp_path.iterdir())) == 2 * len(maps)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "new/insight.docx"], "its name ends in one of"),
        (["-o", "insight.md", "--as-of", "soon"], "“soon” is no day: write it as 2026-11-22."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    options: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", SMALL, *options]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_map_that_had_to_be_mended_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.journey"
    raw = json.loads(Path(SMALL).read_text(encoding="utf-8"))
    raw["document"]["cards"][0]["evidence_ids"] = ["gone"]
    broken.write_text(json.dumps(raw), encoding="utf-8")
    assert main(["report", str(broken), "-o", str(tmp_path / "out.md")]) == 1
    assert "not there" in capsys.readouterr().err
    assert (tmp_path / "out.md").exists()
