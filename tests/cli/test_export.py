"""``export``: what is asked, what comes out, what is told before and after."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import openpyxl
import pypdf
import pytest

from designer.cli import main
from designer.cli.asked import Asked, Only
from designer.cli.lengths import length
from designer.cli.record import options_of
from model.errors import ExportError
from model.ids import new_id
from model.kinds import LensMode
from model.records import View
from model.samples import default_sample
from model.storage import load, save
from tests.cli.promised import planned
from tests.conftest import ROOT
from tests.exporters.maps import small_map

SAMPLE = str(default_sample().path)
SMALL = str(ROOT / "resources" / "samples" / "library-card.journey")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["export", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1, captured.err
    assert captured.err.startswith("journeyboard: ")
    assert captured.out == ""
    return captured.err


def test_the_report_is_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "poster.pdf"
    assert main(["export", SMALL, "-o", str(target), "--paper", "A3", "--report"]) == 0
    captured = capsys.readouterr()
    assert "Sheets: 1 of 297 × 420 mm." in captured.out
    assert re.search(r"Smallest text: \d+\.\d pt, ", captured.out)
    assert "Nothing stands in the way of reading it." in captured.out
    assert main(["export", SAMPLE, "-o", str(target), "--tile", "A4", "--report"]) == 0
    assert re.search(r"Sheets: \d+ of .*\. The map is cut into \d × \d\.", capsys.readouterr().out)
    assert main(["export", SAMPLE, "-o", str(target), "--paper", "A4", "--report"]) == 1
    captured = capsys.readouterr()
    assert captured.err == ""  # said once
    assert "hard to read" in captured.out
    assert re.search(r"” in the heading: [1-5]\.\d pt\n", captured.out)
    assert "      card “" in captured.out  # not only what comes first on the page


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--margin 10", "“10” is no length for --margin: write it like 10mm"),
        ("--sheets map,owls", "no sheet “owls”. Known are: read-me, map, touchpoints, emotions,"),
        ("--sheets ,", "Choose at least one sheet."),
        ("--overlap wide --tile A4", "“wide” is no length for --overlap"),
        ("--min-text -7pt", "“-7pt” is no length"),
        ("--min-text 0pt", "above zero"),
        ("--margin 400mm", "margin this wide"),
        ("--paper Z9", "no paper “Z9”"),
        ("--size 10", "no paper size"),
        ("--tile 10x", "no paper size"),
        ("--fit snug", "“snug” is nothing for --fit. Known are: page, width, text."),
        ("--fit page --min-text 7pt", "--min-text needs --fit text"),
        ("--each card", "Known are: map, persona, stage."),
        ("--with soup", "Known are: personas, insight, report, evidence."),
        ("--theme mud", "no theme “mud”"),
        ("--theme accent:blue", "blue"),
        ("--bleed 1in", "bleed"),
        ("--orientation askew", "no orientation"),
        ("--lanes Nonsense", 'no lane called "Nonsense". It has: '),
        ("--stages Nonsense", 'no stage called "Nonsense". It has: Awareness'),
        ("--personas Nonsense", 'no persona called "Nonsense"'),
        ("--view Nonsense", 'no view called "Nonsense"'),
        ("--stages ,", "No stage is named."),
        ("--logo missing.png", "missing.png"),
        ("--dpi many", "--dpi"),
        ("--lettering runes", "Known are: outlines, text."),
    ],
)
def test_nonsense_is_one_line_and_leaves_no_file(
    options: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, SMALL, "-o", str(tmp_path / "poster.pdf"), *options.split())
    assert sentence in said
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_whole_pages_is_never_bare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--bare" in refused(capsys, SMALL, "-o", str(tmp_path / "a.svg"), "--bare", "--pages")


@pytest.mark.parametrize(
    ("suffix", "options", "said"),
    [
        ("pdf", "--dpi 300 --paper A3", ["--dpi does nothing for .pdf."]),
        ("pdf", "--overlap 5mm --paper A3", ["--overlap does nothing without --tile."]),
        ("pdf", "--no-guide --paper A3", ["--guide does nothing without --tile."]),
        ("svg", "--paper A3", ["--paper does nothing for .svg without --pages."]),
        ("svg", "--paper A3 --pages --theme dark --report", []),
        ("svg", "--report", ["--report does nothing for .svg without --pages."]),
        ("xlsx", "--theme dark --lanes Touchpoints", ["--theme", "--lanes"]),
        ("pdf", "--tile A4 --overlap 5mm --marks --each stage", []),
        ("pptx", "--each stage", ["--each does nothing for .pptx."]),
    ],
)
def test_options_that_do_nothing_are_told_and_change_no_exit_code(
    suffix: str,
    options: str,
    said: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / f"out.{suffix}"
    assert main(["export", SMALL, "-o", str(target), *options.split()]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(said), lines
    assert all(line.startswith(start) for line, start in zip(lines, said, strict=True))


def test_every_option_says_what_it_is_for() -> None:
    told = ("dry_run", "out", "file_format")
    for option in options_of(Asked):
        assert option.flag.startswith("--"), option
        assert option.field in told or any(isinstance(note, Only) for note in option.notes)


def test_every_option_stands_in_the_documentation() -> None:
    text = (ROOT / "docs" / "CLI.md").read_text(encoding="utf-8")
    assert [option.flag for option in options_of(Asked) if f"`{option.flag}" not in text] == []


@pytest.mark.parametrize(
    ("words", "points"),
    [("10mm", 28.3465), ("1 cm", 28.3465), ("0.5in", 36), ("0,5 IN", 36), ("12pt", 12), ("0", 0)],
)
def test_lengths(words: str, points: float) -> None:
    assert length(words, "--margin") == pytest.approx(points, abs=0.001)


@pytest.mark.parametrize(
    "words", ["", "mm", "1", "1m", "-1mm", "1e3mm", "10mm20", "1.2.3mm", "inf pt"]
)
def test_no_lengths(words: str) -> None:
    with pytest.raises(ExportError):
        length(words, "--margin")


def test_stages_views_and_names_with_commas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, document = tmp_path / "map.journey", small_map("Words")
    stage = document.stages["stage-F"].model_copy(update={"name": "Search, compare, decide"})
    view = View(
        id="view-1", order="V", name="Touchpoints only", lane_ids=("lane",), mode=LensMode.ONLY
    )
    records = [stage if record.id == stage.id else record for record in document.records()]
    save(path, document.of([*records, view]), map_id=new_id("map"), parents=(), overwrite=True)
    out = str(tmp_path / "part.svg")
    whole = len(planned(capsys, str(path), "-o", out)["pictures"])
    assert whole == 1
    assert main(["export", str(path), "-o", out, "--stages", "search, Compare, decide"]) == 0
    picture = Path(out).read_text(encoding="utf-8")
    assert "Step Fa" in picture
    assert "Step Sa" not in picture
    each = planned(capsys, str(path), "-o", out, "--each", "stage")["pictures"]
    assert len(each) == 2
    assert main(["export", str(path), "-o", out, "--view", "touchpoints ONLY"]) == 0


def test_the_footer_says_the_revision_or_what_one_likes(tmp_path: Path) -> None:
    target = tmp_path / "poster.pdf"
    revision = load(Path(SMALL)).revision[:8]
    assert main(["export", SMALL, "-o", str(target)]) == 0
    assert f"Revision {revision}" in pypdf.PdfReader(target).pages[0].extract_text()
    assert main(["export", SMALL, "-o", str(target), "--version-label", "Draft 3"]) == 0
    text = pypdf.PdfReader(target).pages[0].extract_text()
    assert "Draft 3" in text
    assert revision not in text


def test_who_looks_sees_the_steps_and_what_is_piped_stays_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "poster.pdf"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["export", SMALL, "-o", str(target), "--paper", "A3"]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{target} is ready.\n"
    assert "library-card.journey" in captured.err
    assert main(["export", SMALL, SAMPLE, "-o", str(tmp_path / "{name}.svg")]) == 0
    lines = [str(tmp_path / f"{Path(name).stem}.svg is ready.") for name in (SMALL, SAMPLE)]
    assert capsys.readouterr().out.splitlines() == lines


def test_the_sheets_of_a_workbook_are_chosen_by_key_or_name(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    assert main(["export", SMALL, "-o", str(target), "--sheets", "actions, Pain Points"]) == 0
    book = openpyxl.load_workbook(target)
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert seen == ["Pain points", "Actions"]
