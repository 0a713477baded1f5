"""``journeyboard recover``: maps that a crash left unsaved, listed and written out without Qt."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from designer.cli import main
from designer.places import own_places
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.journal import Edited, Head, Journal, Typed
from model.records import MAP_ID
from model.recovery.typed import NOTE
from model.storage import load, save
from model.templates import from_template

BEGAN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def _left(title: str, *, path: Path | None = None, note: str = "", edits: int = 1) -> JourneyMap:
    """A program edited a map and died."""
    document = from_template("purchase", title="Shop")
    plain = "".join(letter for letter in title.lower() if letter.isalnum())
    head = Head(f"map-{plain}{len(title)}", BEGAN, path=path)
    journal = Journal.begin(own_places().journals, document, head)
    for number in range(edits):
        change = edit(document, MAP_ID, title=title, objective=str(number))
        document = apply(document, change)
        journal.write(Edited(change), document)
    if note:
        journal.write(Typed(NOTE, note), document)
    journal.leave()
    return document


def test_what_is_left_is_listed_and_stays(capsys: pytest.CaptureFixture[str]) -> None:
    _left("Kickoff", path=Path("/maps/kickoff.journey"), edits=3)
    _left("Workshop")
    for _ in range(2):
        assert main(["recover", "--list", "--json"]) == 0
        listed = {each["title"]: each for each in json.loads(capsys.readouterr().out)}
        assert set(listed) == {"Kickoff", "Workshop"}
        kickoff = listed["Kickoff"]
        assert kickoff["file"] == str(Path("/maps/kickoff.journey"))
        assert (kickoff["edits"], kickoff["recoverable"]) == (3, True)
        assert kickoff["map_id"] == "map-kickoff7"
        assert "renamed" in kickoff["lost"]
        assert listed["Workshop"]["file"] is None
    assert main(["recover"]) == 0
    said = capsys.readouterr().out
    assert "Kickoff" in said
    assert "being typed" not in said
    _left("Only a note", note="half a no", edits=0)
    assert main(["recover"]) == 0
    assert "being typed" in capsys.readouterr().out
    assert "never saved" in said


def test_nothing_left_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover"]) == 0
    assert "nothing to recover" in capsys.readouterr().out
    assert main(["recover", "--list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_what_a_running_program_has_is_not_called_saved(
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = from_template("purchase", title="Shop")
    journals = [
        Journal.begin(own_places().journals, document, Head(f"map-open{n}", BEGAN, unsaved=True))
        for n in range(2)
    ]
    assert main(["recover"]) == 0
    said = capsys.readouterr().out
    assert "2 maps that a running designer has open" in said
    assert "Every map was saved" not in said
    for journal in journals:
        journal.end()
    assert main(["recover"]) == 0
    assert "Every map was saved" in capsys.readouterr().out


def test_one_is_written_by_its_name_with_the_note_that_waited(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = _left("Kickoff", note="called the hotline")
    _left("Workshop")
    out = tmp_path / "back.journey"
    assert main(["recover", "kickoff", "-o", str(out)]) == 0
    loaded = load(out)
    assert loaded.document.info == document.info
    assert loaded.map_id == "map-kickoff7"
    new = set(loaded.document.cards) - set(document.cards)
    assert [loaded.document.cards[each].text for each in new] == ["called the hotline"]
    capsys.readouterr()
    assert main(["recover", "kickoff", "-o", str(out)]) == 2  # never over something else
    assert "exists already" in capsys.readouterr().err
    assert main(["recover", "nobody"]) == 2
    assert "“nobody”" in capsys.readouterr().err


def test_all_are_written_into_a_folder_under_names_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = [_left("Same:  title"), _left("Same/title")]
    (tmp_path / "out").mkdir()
    assert main(["recover", "-o", str(tmp_path / "out"), "--json"]) == 0
    written = [Path(each["written"]) for each in json.loads(capsys.readouterr().out)]
    assert sorted(path.name for path in written) == ["Same title 2.journey", "Same title.journey"]
    titles = {load(path).document.info.title for path in written}
    assert titles == {document.info.title for document in documents}


def test_a_journal_that_cannot_be_read_is_told_and_asks_for_a_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _left("Kickoff")
    (base,) = own_places().journals.glob("*/*.base")
    base.write_bytes(b"something else")
    assert main(["recover", "-o", str(tmp_path / "x.journey")]) == 1
    captured = capsys.readouterr()
    assert "damaged" in captured.err
    assert not (tmp_path / "x.journey").exists()
    assert base.exists()


def test_a_map_whose_file_holds_it_is_nothing_to_recover(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kickoff.journey"
    document = _left("Kickoff", path=path)
    save(path, document, map_id="map-kickoff7")
    assert main(["recover", "--list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_it_needs_no_qt() -> None:
    _left("Kickoff")
    code = (
        "import sys; from designer.cli import main; main(['recover', '--list']);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Kickoff" in done.stdout
