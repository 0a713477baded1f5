"""The workbook, read back by another library than the one that wrote it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from exporters.workbook.hidden import CHART_SHEET, FIRST_ROW, HEADER_ROW, ID_HEADER
from exporters.workbook.sheets.cards import PAIN_POINTS, TOUCHPOINTS
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind, Priority, Status
from model.queries import lanes_in_order, steps_in_order
from model.records import Action, Card, Image, Marker, Persona, Record, evolve
from model.samples import default_sample
from model.storage import load
from model.templates import from_template


def sample() -> JourneyMap:
    document = from_template("purchase", title="=1+1 is a title", ids=seeded_ids(1))
    lanes = {lane.kind: lane for lane in lanes_in_order(document)}
    steps = steps_in_order(document)
    records: list[Record] = [
        *document.records(),
        Persona(id="mara", order="V1", name="Mara", goals=("Gift by Friday", "Pay safely")),
        Persona(id="tom", order="V2", name="Tom"),
        Action(
            id="act",
            order="V",
            title="Keep the form filled",
            due=date(2026, 12, 1),
            status=Status.PLANNED,
            answers_ids=("pain",),
        ),
        Card(
            id="pain",
            kind=CardKind.PAIN_POINT,
            order="V",
            lane_id=lanes[LaneKind.PAIN_POINTS].id,
            step_id=steps[1].id,
            span=2,
            text='=HYPERLINK("http://example.invalid","click")',
            priority=Priority.HIGH,
            votes=7,
            persona_ids=("mara",),
        ),
        Card(id="parked", kind=CardKind.NOTE, order="V", text="+49 30 1234"),
    ]
    for index, step in enumerate(steps[:3]):
        records.append(
            Marker(
                id=f"m{index}",
                lane_id=lanes[LaneKind.EMOTIONS].id,
                step_id=step.id,
                persona_id="mara",
                valence=float(index) - 1.5,
                word="hope",
            )
        )
    return JourneyMap.of(records)


def written(document: JourneyMap) -> tuple[bytes, Workbook]:
    target = BytesIO()
    assert write_workbook(document, target) == ()
    return target.getvalue(), openpyxl.load_workbook(BytesIO(target.getvalue()))


def column_of(
    book: Workbook, sheet: str, header: str, *, header_row: int = HEADER_ROW
) -> list[object]:
    rows = list(book[sheet].values)
    index = rows[header_row].index(header)
    return [row[index] for row in rows[header_row + 1 :]]


def test_every_sheet_is_there_and_the_ids_are_hidden() -> None:
    _, book = written(sample())
    assert "Map" in book.sheetnames
    for name in ("Touchpoints", "Emotions", "Personas", "Pain points", "Actions"):
        assert name in book.sheetnames
    for table in (TOUCHPOINTS, PAIN_POINTS):
        sheet = book[table.name]
        letter = openpyxl.utils.get_column_letter(len(table.columns) + 1)
        assert sheet.column_dimensions[letter].hidden
        assert sheet.freeze_panes == f"E{FIRST_ROW + 1}"
        assert table.table_name in sheet.tables
        assert sheet.tables[table.table_name].autoFilter is not None
    assert column_of(book, "Pain points", ID_HEADER) == ["pain"]


def test_text_stays_text_and_numbers_and_dates_are_what_they_are() -> None:
    _, book = written(sample())
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            said = [cell for cell in row if cell.data_type == "f"]
            assert not said or sheet.title == CHART_SHEET  # whose formulas are our own
    assert column_of(book, "Pain points", "Pain point") == [
        '=HYPERLINK("http://example.invalid","click")'
    ]
    assert column_of(book, "Pain points", "Votes") == [7]
    (due,) = column_of(book, "Actions", "Due")
    assert getattr(due, "date", lambda: due)() == date(2026, 12, 1)
    assert column_of(book, "Actions", "Answers") == ['=HYPERLINK("http://example.invalid","click")']


def test_the_map_sheet_is_the_matrix() -> None:
    _, book = written(sample())
    sheet = book["Map"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert "C4:D4" in merged  # Awareness over its two steps
    texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"Awareness", "Notices", "Touchpoints", "Parking lot", "+49 30 1234"} <= texts


def test_a_long_stage_name_is_not_cut_off() -> None:
    document = sample()
    stage = document.stages[next(iter(document.stages))]
    named = evolve(stage, name="A stage with a name that nobody would call short, and then some")
    _, usual = written(document)
    _, longer = written(JourneyMap.of([named if r is stage else r for r in document.records()]))
    assert usual["Map"].row_dimensions[4].height == 24
    assert longer["Map"].row_dimensions[4].height >= 24 + 12


def test_the_same_map_gives_the_same_bytes() -> None:
    assert written(sample())[0] == written(sample())[0]


def test_an_empty_map_gives_a_workbook() -> None:
    _, book = written(JourneyMap())
    assert "Map" in book.sheetnames
    assert book["Map"]["A1"].value == "Untitled map"


def test_progress_may_stop_it_and_nothing_is_written() -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert total > done
        if done == 3:
            raise StoppedError

    target = BytesIO()
    with pytest.raises(StoppedError):
        write_workbook(sample(), target, progress=stop)
    assert target.getvalue() == b""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
def test_libreoffice_opens_it_and_shows_the_cards(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(written(sample())[0])
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "book.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    map_text = (tmp_path / "book-Map.csv").read_text(encoding="utf-8")
    assert "=1+1 is a title" in map_text
    assert "Awareness" in map_text
    pains = (tmp_path / "book-Pain points.csv").read_text(encoding="utf-8")
    assert "HYPERLINK" in pains


def test_storyboard_pictures_stand_in_the_map_sheet() -> None:
    _, book = written(load(default_sample().path).document)
    assert len(book["Map"]._images) == 7


def test_a_picture_that_cannot_be_read_leaves_its_words() -> None:
    document = load(default_sample().path).document
    broken = [
        evolve(record, data="AAAA") if isinstance(record, Image) else record
        for record in document.records()
    ]
    target = BytesIO()
    write_workbook(JourneyMap.of(broken), target)
    book = openpyxl.load_workbook(target)
    assert book["Map"]._images == []
    texts = {cell.value for row in book["Map"].iter_rows() for cell in row}
    assert "[The train arrives beside the sea]" in texts


def test_a_map_of_old_times_gives_a_file_that_opens() -> None:
    document = sample()
    old = evolve(document.info, revised_on=date(86, 8, 6))
    _, book = written(replace(document, info=old))
    assert book.properties.created.year == 1900
