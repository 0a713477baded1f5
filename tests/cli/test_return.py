"""``return``: a filled-in workbook is read back, told, and taken over as asked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from designer.cli import main
from exporters.workbook.hidden import FIRST_ROW, KEY_ROW
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.queries import in_order
from model.samples import default_sample
from model.storage import lineage, load, save
from tests.cli.promised import PROMISED_OF_RETURN
from tests.conftest import ROOT

OTHER = ROOT / "resources" / "samples" / "library-card.journey"


@pytest.fixture(scope="module")
def workbook_of_the_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("sent") / "sent.xlsx"
    command = ["export", str(default_sample().path), "-o", str(book)]
    assert main([*command, "--sheets", "actions,pain-points"]) == 0
    return book


@pytest.fixture
def sent(tmp_path: Path, workbook_of_the_sample: Path) -> tuple[Path, Path]:
    """A map, and the workbook that was made of it."""
    path, book = tmp_path / "map.journey", tmp_path / "sent.xlsx"
    shutil.copy(default_sample().path, path)
    shutil.copy(workbook_of_the_sample, book)
    return path, book


def filled(book: Path, fill: Callable[[Workbook], None], name: str = "back.xlsx") -> Path:
    """The workbook as somebody filled it in and saved it."""
    workbook = openpyxl.load_workbook(book)
    fill(workbook)
    back = book.with_name(name)
    workbook.save(back)
    return back


def put(book: Workbook, sheet: str, key: str, value: object, *, row: int = 0) -> None:
    """Answer a cell of a sheet by the key of its column; rows count from 0."""
    cells = book[sheet]
    keys = [cell.value for cell in cells[KEY_ROW + 1]]
    cells.cell(FIRST_ROW + 1 + row, keys.index(key) + 1, value)


def first_action(document: JourneyMap) -> Any:
    return in_order(document.actions.values())[0]


def told(capsys: pytest.CaptureFixture[str], *arguments: object, code: int) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["return", *map(str, arguments), "--json"]) == code
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, PROMISED_OF_RETURN)
    return answer


def test_an_unchanged_workbook_changes_nothing(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = sent
    before = path.read_bytes()
    assert told(capsys, path, book, code=0)["changes"] == []
    assert path.read_bytes() == before


def test_answers_are_taken_over_and_the_map_remembers_where_it_comes_from(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = sent
    before = load(path)
    owner = first_action(before.document).owner

    def fill(workbook: Workbook) -> None:
        put(workbook, "Actions", "owner", "Tom")
        put(workbook, "Actions", "due", date(2027, 1, 5))

    answer = told(capsys, path, filled(book, fill), code=0)
    assert [(one["field"], one["sent"], one["returned"]) for one in answer["changes"]] == [
        ("owner", owner, "Tom"),
        ("due", first_action(before.document).due.isoformat(), "2027-01-05"),
    ]
    assert answer["saved"]
    after = load(path)
    assert first_action(after.document).owner == "Tom"
    assert after.map_id == before.map_id
    assert after.parents == lineage(before.revision, before.parents)


def test_a_dry_run_writes_nothing(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, book = sent
    back = filled(book, lambda workbook: put(workbook, "Actions", "owner", "Tom"))
    before, files = path.read_bytes(), sorted(tmp_path.iterdir())
    answer = told(capsys, path, back, "--dry-run", code=0)
    assert [one["accepted"] for one in answer["changes"]] == [True]
    assert not answer["saved"]
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == (before, files)


def test_another_map_is_written_and_the_first_one_stays(
    sent: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = sent
    before = path.read_bytes()
    back = filled(book, lambda workbook: put(workbook, "Actions", "owner", "Tom"))
    target = tmp_path / "second.journey"
    assert main(["return", str(path), str(back), "-o", str(target)]) == 0
    shown = capsys.readouterr().out
    assert "[x] Action “" in shown
    assert "1 change taken over." in shown
    assert path.read_bytes() == before
    assert first_action(load(target).document).owner == "Tom"
    assert main(["return", str(path), str(back), "-o", str(target)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["return", str(path), str(back), "-o", str(target), "--force"]) == 0


def test_a_conflict_waits_for_a_decision(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = sent
    back = filled(book, lambda workbook: put(workbook, "Actions", "owner", "Tom"))
    loaded = load(path)
    mine = edit(loaded.document, first_action(loaded.document).id, owner="Lea")
    save(path, apply(loaded.document, mine), map_id=loaded.map_id)
    answer = told(capsys, path, back, "--dry-run", code=1)
    (one,) = answer["changes"]
    assert (one["kind"], one["now"], one["accepted"]) == ("conflict", "Lea", False)
    assert answer["undecided"] == 1
    assert told(capsys, path, back, "--mine", code=0)["undecided"] == 0
    assert first_action(load(path).document).owner == "Lea"
    assert told(capsys, path, back, "--theirs", code=0)["changes"][0]["accepted"]
    assert first_action(load(path).document).owner == "Tom"


def test_rows_that_are_gone_are_deleted_when_it_is_said(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = sent
    gone = first_action(load(path).document).id
    back = filled(book, lambda workbook: workbook["Actions"].delete_rows(FIRST_ROW + 1))
    assert told(capsys, path, back, code=1)["changes"][0]["kind"] == "removed"
    assert gone in load(path).document.actions
    assert told(capsys, path, back, "--delete", code=0)["changes"][0]["accepted"]
    assert gone not in load(path).document.actions


def test_copies_come_back_together_or_one_after_the_other(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, book = sent
    other = tmp_path / "other.journey"
    shutil.copy(path, other)
    one = filled(book, lambda workbook: put(workbook, "Actions", "owner", "Tom"), "one.xlsx")
    two = filled(book, lambda workbook: put(workbook, "Actions", "effect", "Seen"), "two.xlsx")
    assert len(told(capsys, path, one, two, code=0)["changes"]) == 2
    told(capsys, other, two, code=0)
    told(capsys, other, one, code=0)
    assert load(path).document == load(other).document


def test_copies_that_differ_stay_undecided(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = sent
    one = filled(book, lambda workbook: put(workbook, "Actions", "owner", "Tom"), "one.xlsx")
    two = filled(book, lambda workbook: put(workbook, "Actions", "owner", "Lea"), "two.xlsx")
    answer = told(capsys, path, one, two, "--theirs", "--dry-run", code=1)
    assert [(it["file"], it["accepted"]) for it in answer["changes"]] == [
        ("one.xlsx", False),
        ("two.xlsx", False),
    ]


def test_the_workbook_of_another_map_is_refused_by_name(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, book = sent
    assert main(["return", str(OTHER), str(book), "--dry-run"]) == 2
    title, other = load(default_sample().path).document.info.title, load(OTHER).document.info.title
    (line,) = capsys.readouterr().err.splitlines()
    assert title in line
    assert other in line


def test_what_is_no_workbook_is_refused_in_one_line(
    sent: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = sent
    (tmp_path / "no.xlsx").write_bytes(b"no workbook")
    assert main(["return", str(path), str(tmp_path / "no.xlsx")]) == 2
    assert main(["return", str(path), str(tmp_path / "missing.xlsx")]) == 2
    assert main(["return", str(path), str(path), "--mine", "--theirs"]) == 2
    assert main(["return", str(path), str(path)]) == 2
    *_, map_said = said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert "JSON" in map_said
