"""``journeyboard check``: what maps leave open, for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from designer.cli import main
from model.changes import apply
from model.check import RULES, RULES_BY_ID, check, silence
from model.document import JourneyMap
from model.storage import dumps
from tests.check.sound import TODAY, set_on, sound
from tests.cli.promised import PROMISED_OF_CHECK

DAY = ("--as-of", TODAY.isoformat())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


def saved(path: Path, document: JourneyMap) -> str:
    path.write_bytes(dumps(document, map_id="map-1"))
    return str(path)


def reported(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["check", *arguments, *DAY, "--json"]) == code
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, PROMISED_OF_CHECK)
    return answer


def test_a_map_that_leaves_nothing_open(path, capsys) -> None:
    answer = reported(capsys, saved(path, sound()), "--strict")
    assert answer["findings"] == []
    assert answer["counts"] == {"problem": 0, "warning": 0, "question": 0}


def test_findings_are_told_with_rule_place_and_reason_and_only_strict_minds(path, capsys) -> None:
    file = saved(path, set_on(set_on(sound(), "purchase", goal=""), "adviser", owner=""))
    answer = reported(capsys, file)
    assert [(f["rule"], f["table"], f["record_id"]) for f in answer["findings"]] == [
        ("action-without-owner", "actions", "adviser"),
        ("stage-without-goal", "stages", "purchase"),
    ]
    assert answer["counts"] == {"problem": 1, "warning": 1, "question": 0}
    reported(capsys, file, "--strict", code=1)


def test_what_is_silenced_stands_apart_with_its_reason(path, capsys) -> None:
    document = set_on(sound(), "map", objective="")
    (finding,) = check(document, TODAY)
    file = saved(path, apply(document, silence(document, finding, "A sketch")))
    answer = reported(capsys, file, "--strict")
    assert answer["findings"] == []
    assert [(f["rule"], f["reason"]) for f in answer["silenced"]] == [("no-objective", "A sketch")]
    assert main(["check", file, *DAY]) == 0
    assert "nothing is left open; 1 silenced" in capsys.readouterr().out


def test_people_read_it_by_severity(path, capsys) -> None:
    file = saved(path, set_on(set_on(sound(), "purchase", goal=""), "adviser", owner=""))
    assert main(["check", file, *DAY]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{file}: 1 problem, 1 warning",
        "",
        "Problems (1)",
        "  The action “Build the adviser” has no owner. [action-without-owner]",
        "",
        "Warnings (1)",
        "  Nobody says what customers want in the stage “Purchase”. [stage-without-goal]",
    ]


def test_several_maps_are_a_list_and_the_worst_tells_the_exit_code(path, capsys) -> None:
    file = saved(path, set_on(sound(), "purchase", goal=""))
    fine = saved(path.with_name("fine.journey"), sound())
    assert main(["check", file, fine, *DAY, "--strict", "--json"]) == 1
    answers = json.loads(capsys.readouterr().out)
    assert [(one["file"], len(one["findings"])) for one in answers] == [(file, 1), (fine, 0)]


def test_what_cannot_be_checked_is_said_in_one_line(path, capsys) -> None:
    for arguments in (
        [],
        [str(path)],
        [saved(path.with_name("a.journey"), sound()), "--as-of", "soon"],
    ):
        assert main(["check", *arguments]) == 2
        error = capsys.readouterr().err
        assert error.startswith("journeyboard: ")
        assert error.count("\n") == 1


def test_the_rules_are_listed(capsys) -> None:
    assert main(["check", "--rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    assert main(["check", "--rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["rule"]: one["fix"] for one in listed} == {
        rule_id: rule.remedy or None for rule_id, rule in RULES_BY_ID.items()
    }
