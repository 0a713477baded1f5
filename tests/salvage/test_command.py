"""``journeyboard salvage``: a new map, a list of what was lost, and never a touched file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli import main
from model.storage import dumps, load
from tests.examples import example

DATA = dumps(example(), map_id="map-1")


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "map.journey"
    path.write_bytes(DATA[: DATA.index(b'"connectors"')])
    return path


def test_what_was_lost_is_told_and_the_rest_is_written(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = damaged.read_bytes(), tmp_path / "new.journey"
    assert main(["salvage", str(damaged), "-o", str(out)]) == 1
    said = capsys.readouterr()
    assert "5 cards" in said.out
    assert "stops in line" in said.err
    assert load(out).document.cards.keys() == example().cards.keys()
    assert load(out).map_id == "map-1"
    assert load(out).warnings == ()
    assert damaged.read_bytes() == before


def test_json(damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new.journey"
    assert main(["salvage", str(damaged), "-o", str(out), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["file", "output", "map_id", "kept", "lost", "mended"]
    assert answer["kept"]["cards"] == 5
    assert answer["lost"]


def test_a_whole_map_loses_nothing(tmp_path: Path) -> None:
    whole, out = tmp_path / "a.journey", tmp_path / "b.journey"
    whole.write_bytes(DATA)
    assert main(["salvage", str(whole), "-o", str(out)]) == 0
    assert load(out).document == example()


def test_the_damaged_file_is_never_written_over(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = damaged.read_bytes()
    (tmp_path / "link.journey").symlink_to(damaged)
    for out in (damaged, tmp_path / "." / "map.journey", tmp_path / "link.journey"):
        assert main(["salvage", str(damaged), "-o", str(out), "--force"]) == 2
        assert "stays as it is" in capsys.readouterr().err
    other = tmp_path / "other.journey"
    other.write_bytes(DATA)
    assert main(["salvage", str(damaged), "-o", str(other)]) == 2
    assert other.read_bytes() == DATA
    assert damaged.read_bytes() == before


def test_nothing_to_save_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "x.journey").write_bytes(b"\x00" * 100)
    assert main(["salvage", str(tmp_path / "x.journey"), "-o", str(tmp_path / "y.journey")]) == 2
    assert not (tmp_path / "y.journey").exists()
