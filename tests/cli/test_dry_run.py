"""``export --dry-run``: nothing is written, and what is told is true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pypdf
import pytest

from designer.cli import main
from exporters.poster.pages import PageKind
from exporters.poster.paper import POINTS_PER_MM
from exporters.poster.reading.finding import FindingKind, What
from model.samples import default_sample
from model.storage import load
from tests.cli.promised import PROMISED, planned
from tests.conftest import ROOT

SAMPLE = str(default_sample().path)
SMALL = str(ROOT / "resources" / "samples" / "library-card.journey")


def test_a_dry_run_writes_nothing_and_tells_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "folder" / "poster.pdf"
    answer = planned(capsys, SMALL, "-o", str(target), "--paper", "A2")
    assert list(tmp_path.iterdir()) == []
    assert answer["output"] == str(target)
    assert answer["plan"]["sheets"] == 1
    (page,) = answer["plan"]["pages"]
    assert (page["width_mm"], page["height_mm"]) in {(594.0, 420.0), (420.0, 594.0)}
    (shown,) = answer["plan"]["maps"]
    assert (shown["rows"], shown["columns"], shown["cuts_mm"]) == (1, 1, {"x": [], "y": []})
    assert answer["legibility"]["smallest_text"]["value"] >= 6
    assert answer["warnings"] == []


def test_a_dry_run_tells_what_would_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "poster.pdf"
    command = f"{SAMPLE} -o {target} --paper A1 --tile A4 --overlap 12mm --marks --min-text 7pt"
    answer = planned(capsys, *command.split(), "--theme", "ink-saver")
    shown = answer["plan"]["maps"][0]
    cut = shown["cuts_mm"]
    assert (len(cut["x"]) + 1, len(cut["y"]) + 1) == (shown["columns"], shown["rows"])
    for side, cuts in (("width_mm", cut["x"]), ("height_mm", cut["y"])):
        assert all(0 < place < shown[side] for place in cuts)
        assert cuts == sorted(cuts)
    kinds = [page["kind"] for page in answer["plan"]["pages"]]
    assert kinds[0] == "guide"
    assert set(kinds[1:]) == {"tile"}
    assert answer["plan"]["sheets"] == len(kinds) <= 1 + shown["rows"] * shown["columns"]
    assert answer["legibility"]["smallest_text"]["value"] == pytest.approx(7, abs=0.1)
    assert main(["export", *command.split(), "--theme", "ink-saver"]) == 0
    reader = pypdf.PdfReader(target)
    assert len(reader.pages) == len(kinds)
    for page, told in zip(reader.pages, answer["plan"]["pages"], strict=True):
        assert float(page.mediabox.width) == pytest.approx(
            told["width_mm"] * POINTS_PER_MM, abs=0.1
        )


def test_findings_are_told_with_their_places_and_the_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "poster.pdf"
    answer = planned(capsys, SAMPLE, "-o", str(target), "--paper", "A4", code=1)
    (finding,) = answer["legibility"]["findings"]
    assert finding["kind"] == "small-text"
    assert answer["warnings"] == [finding["sentence"]]
    assert sum(finding["counts"].values()) == finding["count"] > len(finding["places"])
    known = load(Path(SAMPLE)).document
    cards = [place for place in finding["places"] if place["what"] == "card"]
    assert all(place["record_id"] in known.cards for place in cards)
    x, y, width, height = finding["places"][0]["rect_mm"]
    assert 0 < x < x + width < 297
    assert 0 < y < y + height < 297
    assert main(["export", SAMPLE, "-o", str(target), "--paper", "A4"]) == 1
    assert finding["sentence"] in capsys.readouterr().err


def test_several_maps_are_planned_in_one_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"{")
    pattern = str(tmp_path / "{name}.pdf")
    assert main(["export", SMALL, str(broken), SAMPLE, "-o", pattern, "--dry-run"]) == 2
    captured = capsys.readouterr()
    answers = json.loads(captured.out)
    jsonschema.validate(answers, PROMISED)
    assert [answer["file"] for answer in answers] == [SMALL, SAMPLE]
    assert str(broken) in captured.err
    assert [path.name for path in tmp_path.iterdir()] == ["broken.journey"]


def test_pictures_and_workbooks_are_planned_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    png = planned(capsys, SMALL, "-o", str(tmp_path / "a.png"), "--width", "900")
    assert png["plan"] is None
    (picture,) = png["pictures"]
    assert picture["width_px"] == 900
    assert (picture["rows"], picture["columns"]) == (1, 1)
    pages = planned(capsys, SMALL, "-o", str(tmp_path / "a.svg"), "--pages", "--paper", "A3")
    assert pages["plan"]["sheets"] == len(pages["pictures"]) == 1
    book = planned(capsys, SMALL, "-o", str(tmp_path / "a.xlsx"))
    assert (book["plan"], book["pictures"], book["legibility"]) == (None, None, None)


def _keys(schema: Any) -> set[str]:
    """All names of properties in a schema."""
    if isinstance(schema, list):
        return set().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", ()))
    return own.union(*map(_keys, schema.values()))


def test_every_key_and_kind_that_is_told_stands_in_the_documentation() -> None:
    text = (ROOT / "docs" / "CLI.md").read_text(encoding="utf-8")
    names = {*_keys(PROMISED), *FindingKind, *What, *PageKind}
    assert sorted(name for name in names if f"`{name}`" not in text) == []
