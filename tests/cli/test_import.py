"""``import``: tables as they are guessed and as they are told, into new maps and into old ones."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from designer.cli import main
from exporters.tables.targets import all_targets
from model.document import JourneyMap
from model.queries import stages_in_order
from model.storage import load

JOURNEY = """Phase;Berührungspunkt;Kanal;Gefühl;Bemerkung
Aufmerksamkeit;Plakat im Bus;Online-Anzeige;neugierig;hell
Aufmerksamkeit;Webseite;Website;froh;
Kauf;Kasse;Website;verärgert;drei Formulare
"""
FEEDBACK = """Feedback;Date;Source;Stage
Too slow to pay;2026-01-02;Survey;Purchase
I liked the colours;2026-01-03;Interview;Awareness
"""
FIGURES = """Step;Metric;Value;Unit;Target;Date
Pays;Conversion rate;3.5;%;5;2026-01-31
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A journey as a table, in German."""
    return _written(tmp_path, "reise.csv", JOURNEY)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A map from a template."""
    path = tmp_path / "shop.journey"
    assert main(["new", str(path), "--template", "purchase", "--title", "Shop"]) == 0
    return path


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _document(path: Path) -> JourneyMap:
    return load(path).document


def _refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["import", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def _shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["import", *arguments, "--show", "--json"]) in {0, 1}
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


# --- new maps ----------------------------------------------------------------------------------


def test_a_table_becomes_a_map_and_each_guess_is_said(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "reise.journey"
    assert main(["import", str(table), "-o", str(target)]) == 1
    told = capsys.readouterr()
    assert "is ready" in told.out
    assert all(line.startswith(str(table)) for line in told.err.splitlines())
    stages = [stage.name for stage in stages_in_order(_document(target))]
    assert stages == ["Aufmerksamkeit", "Kauf"]


def test_what_is_said_of_a_column_goes_before_the_guess(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "reise.journey"
    main(["import", str(table), "-o", str(target), "--map", "bemerkung=lane:pain-points"])
    texts = {card.text for card in _document(target).cards.values()}
    assert "drei Formulare" in texts
    report = _shown(capsys, str(table), "--map", "#5=Lane: Pain points")
    fields = {field["column"]: field for field in report["tables"][0]["fields"]}
    assert fields["Bemerkung"] == {
        "column": "Bemerkung", "field": "lane:pain-points", "guessed": False
    }  # fmt: skip
    assert fields["Phase"]["guessed"]


def test_showing_writes_nothing(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    report = _shown(capsys, str(table), "-o", str(tmp_path / "x.journey"))
    assert report["counts"]["stages"] == 2
    assert report["warnings"]
    assert report["tables"][0]["orientation"] == "rows"
    assert main(["import", str(table), "--show"]) == 1
    told = capsys.readouterr()
    assert "2 stages" in told.out
    assert "Aufmerksamkeit" in told.out
    assert "(guessed)" in told.out
    assert sorted(tmp_path.iterdir()) == before


def test_an_existing_map_is_not_replaced_unless_forced(table: Path, shop: Path) -> None:
    before = shop.read_bytes()
    assert main(["import", str(table), "-o", str(shop)]) == 2
    assert shop.read_bytes() == before
    assert main(["import", str(table), "-o", str(shop), "--force"]) == 1
    assert len(_document(shop).stages) == 2


def test_strict_refuses_what_had_to_be_guessed(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.journey"
    assert "--strict" in _refusal(capsys, str(table), "-o", str(target), "--strict")
    assert not target.exists()


def test_where_all_is_said_nothing_is_guessed(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = ("stage", "lane:touchpoints", "channel", "emotion", "details")
    told = [word for n, field in enumerate(fields, 1) for word in ("--map", f"#{n}={field}")]
    words = ["--as", "journey", "--orientation", "rows", "--header", "1", "--scale", "words"]
    target = tmp_path / "x.journey"
    assert main(["import", str(table), "-o", str(target), "--strict", *words, *told]) == 0
    assert capsys.readouterr().err == ""
    assert len(_document(target).cards) == 3


def test_a_table_on_its_side_is_turned_by_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Row,One,Two\nActions,Sees it,Pays\nPain points,Too loud,Too slow\n"
    path = _written(tmp_path, "side.csv", text)
    report = _shown(capsys, str(path), "--orientation", "columns", "--header", "1")
    assert [stage["name"] for stage in report["stages"]] == ["One", "Two"]
    assert report["tables"][0]["header"] == 1


# --- words that are unknown --------------------------------------------------------------------


def test_an_unknown_column_is_named_with_the_nearest_and_all(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _refusal(capsys, str(table), "--show", "--map", "Bemerkungen=details")
    assert "Did you mean “Bemerkung”?" in told
    assert all(word in told for word in ("Phase", "Kanal", "Gefühl"))


def test_an_unknown_field_is_named_with_the_nearest_and_all(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _refusal(capsys, str(table), "--show", "--map", "Kanal=chanel")
    assert "Did you mean “channel”?" in told
    assert "lane:pain-points" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["--as", "poem"],
        ["--orientation", "upwards"],
        ["--scale", "1..7"],
        ["--table", "Nowhere"],
        ["--table", "9"],
        ["--map", "Kanal"],
        ["--map", "#9=stage"],
    ],
)
def test_other_unknown_words_are_one_line(
    table: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert arguments[-1].split("=")[0] in _refusal(capsys, str(table), "--show", *arguments)


def test_it_must_be_said_what_to_import_and_where_to(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "-o" in _refusal(capsys, str(table))
    assert "--fields" in _refusal(capsys)


def test_all_fields_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--fields"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [word for word, _ in all_targets()]


# --- into a map --------------------------------------------------------------------------------


def test_findings_go_into_a_map_and_a_second_time_add_nothing(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, "feedback.csv", FEEDBACK)
    before = load(shop)
    assert main(["import", str(path), "--into", str(shop), "--as", "evidence"]) in {0, 1}
    assert "2 new" in capsys.readouterr().out
    after = load(shop)
    assert len(after.document.evidence) == len(before.document.evidence) + 2
    assert after.map_id == before.map_id
    assert before.revision in after.parents
    assert main(["import", str(path), "--into", str(shop), "--as", "evidence"]) in {0, 1}
    assert len(_document(shop).evidence) == len(after.document.evidence)
    assert "2 unchanged" in capsys.readouterr().out


def test_figures_go_into_another_map_when_told(shop: Path, tmp_path: Path) -> None:
    path = _written(tmp_path, "figures.csv", FIGURES)
    before, target = shop.read_bytes(), tmp_path / "new.journey"
    arguments = ["import", str(path), "--into", str(shop), "--as", "metrics", "-o", str(target)]
    assert main(arguments) in {0, 1}
    assert shop.read_bytes() == before
    assert len(_document(target).metrics) == len(_document(shop).metrics) + 1


def test_what_a_person_says_of_a_column_is_told_as_no_guess(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, "said.csv", "Stage,Step,Touchpoint\nFind,Search,Website\n")
    target = str(tmp_path / "said.journey")
    assert main(["import", str(path), "-o", target, "--map", "Step=details"]) == 1
    told = capsys.readouterr().err
    assert "“Stage” → Stage" in told
    assert "“Step”" not in told


def test_personas_go_into_a_map_after_those_that_are_there(shop: Path, tmp_path: Path) -> None:
    path = _written(tmp_path, "people.csv", "Name;Role;Goals\nAnna;Nurse;Sleep well\n")
    assert main(["import", str(path), "--into", str(shop), "--as", "personas"]) in {0, 1}
    people = sorted(_document(shop).personas.values(), key=lambda persona: persona.order)
    assert people[-1].name == "Anna"


def test_personas_as_json_go_into_a_map_and_are_brought_up_to_date(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.json"
    path.write_text('[{"name": "Ada", "goals": ["rest"]}]', encoding="utf-8")
    for counts in ("1 new", "1 unchanged"):
        assert main(["import", str(path), "--into", str(shop)]) == 0, "nothing was guessed"
        said = capsys.readouterr()
        assert f"Personas: {counts}" in said.out
        assert not said.err
    path.write_text('[{"name": "Ada", "role": "Nurse"}]', encoding="utf-8")
    assert main(["import", str(path), "--into", str(shop)]) in {0, 1}
    (ada,) = (p for p in load(shop).document.personas.values() if p.name == "Ada")
    assert (ada.role, ada.goals) == ("Nurse", ("rest",))


def test_a_journey_does_not_go_into_a_map(
    table: Path, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = shop.read_bytes()
    assert "-o" in _refusal(capsys, str(table), "--into", str(shop))
    assert shop.read_bytes() == before


def test_findings_need_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _written(tmp_path, "feedback.csv", FEEDBACK)
    target = tmp_path / "x.journey"
    told = _refusal(capsys, str(path), "-o", str(target), "--as", "evidence")
    assert "--into" in told
    assert not target.exists()


# --- journeys of other programs ----------------------------------------------------------------


def test_other_journeys_are_shown_before_they_are_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, "tea.mmd", "journey\n  title Tea\n  section Go\n    Pour: 5: Me\n")
    report = _shown(capsys, str(path))
    assert report["title"] == "Tea"
    assert report["stages"] == [{"name": "Go", "steps": ["Pour"]}]
    assert report["tables"] == []
    assert main(["import", str(path), "--show", "--scale", "1..5"]) == 0
    assert "--scale does nothing" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("name", ["pipe.csv", "pipe.md", "pipe.mmd"])
def test_a_pipe_is_refused_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    os.mkfifo(tmp_path / name)
    assert name in _refusal(capsys, str(tmp_path / name), "--show")
