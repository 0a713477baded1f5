"""``journeyboard validate``: the whole report on a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from designer.cli import main
from model.mendings import MendingCode
from model.storage import dumps
from model.storage.faults import FaultCode
from tests.cli.promised import PROMISED_OF_VALIDATE
from tests.conftest import ROOT
from tests.examples import example

SOUND = dumps(example(), map_id="map-1")
TITLE_LINE = SOUND[: SOUND.index(b'"title": "Buy')].count(b"\n") + 1


def reported(path: Path, capsys: pytest.CaptureFixture[str], *, code: int) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["validate", str(path), "--json"]) == code
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, PROMISED_OF_VALIDATE)
    assert answer["file"] == str(path)
    assert answer["valid"] == (code == 0)
    return answer


def changed(edit) -> bytes:
    raw = json.loads(SOUND)
    edit(raw["document"])
    return json.dumps(raw, indent=2).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


def test_a_sound_map(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(SOUND)
    answer = reported(path, capsys, code=0)
    assert (answer["version"], answer["error"], answer["problems"]) == (2, None, [])
    assert answer["counts"]["cards"] == len(example().cards)


def test_each_mending_names_its_record_and_line(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["cards"][0]["lane_id"] = "gone"
        document["cards"][1]["evidence_ids"] = ["gone"]

    path.write_bytes(changed(edit))
    answer = reported(path, capsys, code=1)
    lines = path.read_text(encoding="utf-8").splitlines()
    told = {problem["code"]: problem for problem in answer["problems"]}
    assert told.keys() == {"cell-missing", "lost-reference"}
    for problem in told.values():
        assert problem["outcome"] == "mended"
        assert problem["table"] == "cards"
        assert f'"id": "{problem["record_id"]}"' in lines[problem["line"] - 1]
    assert told["lost-reference"]["field"] == "evidence_ids"
    assert answer["warnings"] == [problem["sentence"] for problem in answer["problems"]]


def test_every_fault_of_a_refused_map_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["cards"][0]["votes"] = -1
        document["cards"][1]["mood"] = "new"
        del document["lanes"][0]["order"]
        document["info"]["created_on"] = "yesterday"

    path.write_bytes(changed(edit))
    answer = reported(path, capsys, code=2)
    lines = path.read_text(encoding="utf-8").splitlines()
    told = {(p["table"], p["code"], p["field"]) for p in answer["problems"]}
    assert told == {
        ("info", "value", "created_on"),
        ("lanes", "missing-field", "order"),
        ("cards", "value", "votes"),
        ("cards", "unknown-field", "mood"),
    }
    assert answer["counts"] is None
    assert answer["salvageable"]
    for problem in answer["problems"]:
        if problem["line"] is not None:
            assert f'"id": "{problem["record_id"]}"' in lines[problem["line"] - 1]
    assert {p["table"] for p in answer["problems"] if p["line"] is None} == {"info"}


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty", None),
        (b"<mxfile>", "foreign", None),
        (SOUND[: len(SOUND) // 2], "cut-off", None),
        (SOUND.replace(b'"title": "Buy', b'"title" "Buy', 1), "damaged", TITLE_LINE),
        (SOUND.replace(b"A size", b"\xff size", 1), "encoding", None),
        (
            SOUND.replace(b'"version": 2', b'"version": 99').replace(b'"title"', b'"t"'),
            "newer",
            None,
        ),
        (SOUND.replace(b'"version": 2', b'"version": 0'), "no-version", None),
        (SOUND.replace(b'"version": 2', b'"version": NaN'), "no-number", None),
        (SOUND.replace(b'"stages": [', b'"cards": [], "stages": [', 1), "key-twice", None),
    ],
)
def test_what_is_wrong_with_the_file_as_a_whole(
    path: Path, data: bytes, code: str, line: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(data)
    answer = reported(path, capsys, code=2)
    (problem,) = answer["problems"]
    assert (problem["code"], problem["outcome"]) == (code, "refused")
    assert problem["sentence"] == answer["error"]
    assert answer["salvageable"] == (code not in ("empty", "foreign", "newer"))
    if line:
        assert problem["line"] == line


def test_a_file_that_is_not_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = reported(path, capsys, code=2)
    assert [problem["code"] for problem in answer["problems"]] == ["unreadable"]
    assert not answer["salvageable"]


def test_several_maps_end_with_the_worst_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, mended, broken = (tmp_path / f"{name}.journey" for name in ("a", "b", "c"))
    sound.write_bytes(SOUND)
    mended.write_bytes(changed(lambda document: document["cards"][0].update(lane_id="gone")))
    broken.write_bytes(SOUND[:-900])
    names = [str(path) for path in (sound, mended, broken)]
    assert main(["validate", *names[:2]]) == 1
    assert main(["validate", *names, "--json"]) == 2
    capsys.readouterr()
    assert main(["validate", *names]) == 2
    said = capsys.readouterr()
    assert said.out == f"{sound} is a whole map.\n"
    first, last = said.err.splitlines()
    assert re.match(re.escape(f"{mended}: line ") + r"\d+: The card", first)
    assert last.startswith("journeyboard: “c.journey” stops in the middle")
    assert f"`journeyboard salvage {broken} -o OUT`" in last


def test_the_page_names_every_code() -> None:
    page = (ROOT / "docs" / "CLI.md").read_text(encoding="utf-8")
    for code in (*MendingCode, *FaultCode):
        assert f"`{code}`" in page
