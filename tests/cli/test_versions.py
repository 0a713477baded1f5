"""``journeyboard versions``: earlier versions without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli import main
from designer.places import own_places
from model.storage import load, save
from model.versions import Reason, VersionStore
from tests.versions.histories import Clock, map_called

_MAP = "map-7f3kq2mzh9"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A map with three versions, whose file says the fourth."""
    clock = Clock()
    store = VersionStore(own_places().versions, clock)
    for title, reason in (
        ("one", Reason.OPENED),
        ("two", Reason.SAVED),
        ("three", Reason.GIVEN_UP),
    ):
        clock.go(hours=1)
        store.keep(map_called(title), map_id=_MAP, reason=reason)
    path = tmp_path / "map.journey"
    save(path, map_called("four"), map_id=_MAP)
    return path


def test_versions_are_listed_with_what_they_changed(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["versions", str(kept)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert "Left without saving" in lines[0]
    assert lines[1].endswith("map renamed")
    assert main(["versions", str(kept), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["map_id"] == _MAP
    newest, middle, oldest = answer["versions"]
    assert (newest["n"], newest["reason"], newest["damaged"]) == (1, "given-up", False)
    assert middle["changed"] == [{"what": "renamed", "table": "info", "n": 1}]
    assert oldest["changed"] is None
    assert oldest["time"].endswith("+01:00")


def test_a_version_is_written_to_a_file_of_its_own(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "old.journey"
    assert main(["versions", str(kept), "--restore", "3", "-o", str(out)]) == 0
    found = load(out)
    assert found.document.info.title == "one"
    assert found.map_id != _MAP
    assert main(["versions", str(kept), "--restore", "1", "-o", str(out)]) == 2
    assert main(["versions", str(kept), "--restore", "1", "-o", str(out), "--force"]) == 0
    assert load(out).document.info.title == "three"
    assert main(["versions", str(kept), "--restore", "9", "-o", str(out), "--force"]) == 2
    assert main(["versions", str(kept), "--restore", "0", "-o", str(out), "--force"]) == 2
    assert main(["versions", str(kept), "--restore", "1"]) == 2
    assert "needs -o OUT" in capsys.readouterr().err


def test_a_map_whose_file_is_damaged_or_gone_still_has_its_versions(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.write_bytes(kept.read_bytes()[:-9])
    assert main(["versions", str(kept)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    kept.unlink()
    assert main(["versions", str(kept)]) == 2
    assert main(["versions", _MAP, "--restore", "2", "-o", str(kept)]) == 0
    assert load(kept).document.info.title == "two"
    assert main(["versions", "map-never"]) == 0
    assert "No earlier versions" in capsys.readouterr().out


def test_damaged_versions_are_told_and_all_maps_are_listed(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = VersionStore(own_places().versions, Clock())
    store.of(_MAP)[0].path.write_bytes(b"nothing")
    assert main(["versions", str(kept)]) == 1
    captured = capsys.readouterr()
    assert "Version 1 is damaged" in captured.err
    assert main(["versions", str(kept), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [each["damaged"] for each in answer["versions"]] == [True, False, False]
    assert main(["versions", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["map_id"], listed["title"], listed["versions"]) == (_MAP, "two", 3)
    assert main(["versions"]) == 0
    assert _MAP in capsys.readouterr().out
