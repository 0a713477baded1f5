"""The command line, run as a program runs it: arguments in, exit code, one line per error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from designer.cli import main
from model.document import TABLE_NAMES
from model.samples import default_sample

JOURNEY = "journey\n  title Tea\n  section Make\n    Boil water: 5: Me, Cat\n    Pour: 2: Me\n"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.journey"
    assert main(["new", str(path), "--template", "purchase", "--title", "Made"]) == 0
    return path


def errors(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1, captured.err
    assert captured.err.startswith("journeyboard: ")
    return captured.err


def test_new_makes_a_map_and_never_replaces_one_unasked(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = made.read_bytes()
    capsys.readouterr()
    assert main(["new", str(made)]) == 2
    assert "exists already" in errors(capsys)
    assert made.read_bytes() == before
    assert main(["new", str(made), "--force"]) == 0
    assert made.read_bytes() != before


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["info"],
        ["info", "missing.journey"],
        ["new", "x.journey", "--template", "nonsense"],
        ["export", "missing.journey", "-o", "x.pdf"],
        ["export", "missing.journey", "-o", "x.docx"],
        ["import", "missing.mmd", "-o", "x.journey"],
        ["info", "--unknown", "x"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line_and_exit_2(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    errors(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["open"]], ids=["no command", "open"])
def test_without_a_display_a_window_is_refused_in_a_sentence(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(arguments) == 2
    assert "needs a display" in errors(capsys)


def test_without_a_command_the_window_opens_on_its_start_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[tuple[list[Path], bool, bool]] = []

    def open_window(paths: list[Path], *, sample: bool = False, safe: bool = False) -> int:
        opened.append((paths, sample, safe))
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("designer.app.main", open_window)
    assert main([]) == 0
    assert main(["open", "--sample"]) == 0
    assert main(["--safe"]) == 0
    assert main(["open", "--safe"]) == 0
    assert opened == [
        ([], False, False),
        ([], True, False),
        ([], False, True),
        ([], False, True),
    ]


def test_templates_are_listed_for_people_and_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates"]) == 0
    assert "Engagement journey" in capsys.readouterr().out
    assert main(["templates", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"id", "name", "description"} == set(listed[0])


def test_info_has_the_keys_that_the_documentation_promises(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["info", str(default_sample().path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [
        "file",
        "map_id",
        "revision",
        "read_only",
        "title",
        "state",
        "objective",
        "counts",
        "parking_lot",
        "stages",
        "lanes",
        "personas",
        "warnings",
    ]
    assert list(report["counts"]) == list(TABLE_NAMES)
    assert report["counts"]["personas"] == 3
    assert report["parking_lot"] == 3
    assert [stage["name"] for stage in report["stages"]][:2] == ["Awareness", "Consideration"]
    assert sum(len(stage["steps"]) for stage in report["stages"]) == report["counts"]["steps"]
    assert main(["info", str(default_sample().path)]) == 0
    said = capsys.readouterr().out
    assert "The night train to the sea" in said
    assert "3 personas" in said
    assert "markers" not in said, "people call them emotions"


def test_a_map_that_needs_repair_is_read_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.journey"
    data = json.loads(default_sample().path.read_text(encoding="utf-8"))
    data["document"]["cards"][0]["lane_id"] = "lane-gone"
    made.write_text(json.dumps(data), encoding="utf-8")
    assert main(["validate", str(made), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["valid"] is False
    assert len(report["warnings"]) == 1
    assert main(["validate", str(made)]) == 1
    assert str(made) in capsys.readouterr().err


def test_a_whole_map_validates(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(made)]) == 0
    assert capsys.readouterr().err == ""


def test_the_schema_describes_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    sample = json.loads(default_sample().path.read_text(encoding="utf-8"))
    jsonschema.validate(sample, schema)


def test_import_makes_the_same_map_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "tea.mmd"
    source.write_text(JOURNEY, encoding="utf-8")
    target = tmp_path / "tea.journey"
    assert main(["import", str(source), "-o", str(target), "--strict"]) == 0
    capsys.readouterr()
    assert main(["info", str(target), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["title"] == "Tea"
    assert [persona["name"] for persona in report["personas"]] == ["Me", "Cat"]
    assert report["counts"]["markers"] == 3


def test_import_says_what_it_guessed_and_strict_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "tea.mmd"
    source.write_text(JOURNEY + "    No score here\n", encoding="utf-8")
    assert main(["import", str(source), "-o", str(tmp_path / "a.journey")]) == 1
    assert "6" in capsys.readouterr().err  # the line it is about
    assert main(["import", str(source), "-o", str(tmp_path / "b.journey"), "--strict"]) == 2
    errors(capsys)
    assert not (tmp_path / "b.journey").exists()


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".pdf", b"%PDF-"), (".svg", b"<"), (".xlsx", b"PK"), (".png", b"\x89PNG")],
)
def test_export_by_suffix(made: Path, tmp_path: Path, suffix: str, start: bytes) -> None:
    target = tmp_path / f"out{suffix}"
    assert main(["export", str(made), "-o", str(target), "--paper", "A3"]) == 0
    assert target.read_bytes().startswith(start)


def test_several_maps_need_several_outputs(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.journey"
    assert main(["new", str(other)]) == 0
    capsys.readouterr()
    assert main(["export", str(made), str(other), "-o", str(tmp_path / "one.svg")]) == 2
    errors(capsys)
    pattern = str(tmp_path / "{name}-poster.svg")
    assert main(["export", str(made), str(other), "-o", pattern]) == 0
    captured = capsys.readouterr()
    assert "100%" in captured.err
    assert (tmp_path / "made-poster.svg").exists()
    folder = tmp_path / "posters"
    assert main(["export", str(made), str(other), "-o", f"{folder}/", "--format", "svg"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["made.svg", "other.svg"]


def test_one_broken_map_does_not_stop_the_others(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"{")
    capsys.readouterr()
    assert main(["export", str(broken), str(made), "-o", str(tmp_path / "{name}.svg")]) == 2
    assert str(broken) in capsys.readouterr().err
    assert (tmp_path / "made.svg").exists()


def test_only_chosen_lanes_and_personas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = str(default_sample().path)
    target = tmp_path / "part.svg"
    whole = tmp_path / "whole.svg"
    assert main(["export", sample, "-o", str(whole)]) == 0
    assert main(["export", sample, "-o", str(target), "--lanes", "Touchpoints,emotions"]) == 0
    assert "Most people think night trains are gone" in whole.read_text(encoding="utf-8")
    assert "Most people think night trains are gone" not in target.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["export", sample, "-o", str(target), "--lanes", "Nonsense"]) == 2
    assert 'no lane called "Nonsense"' in errors(capsys)


def test_the_module_is_the_command_and_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run(
        [sys.executable, "-m", "designer", "schema"],
        capture_output=True,
        check=True,
        env=environment,
        cwd=tmp_path,
        timeout=60,
    )
    assert json.loads(run.stdout)["$schema"]
    with subprocess.Popen(
        [sys.executable, "-m", "designer", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
