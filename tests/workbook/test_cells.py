"""What a cell says is what its column says and the workbook remembers, however it is saved."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.identity import Identity
from exporters.workbook.facts import Facts
from exporters.workbook.hidden import FIRST_ROW, ID_KEY, KEY_ROW, MEMORY_SHEET
from exporters.workbook.sent import SentMap, decoded, mark_of
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.values import Value, plain
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from model.ids import seeded_ids
from model.kinds import CardKind
from model.queries import lanes_in_order, steps_in_order
from model.records import Action, Card, Metric, Persona, Record, evolve
from model.samples import samples
from model.storage import load
from model.templates import from_template
from tests.exporters.rendering import tool
from tests.map_strategies import maps
from tests.workbook.shop import a_map

WHO = Identity("map-1", "revision-1")


def written(document: JourneyMap) -> bytes:
    target = BytesIO()
    write_workbook(document, target, identity=WHO)
    return target.getvalue()


def awkward() -> JourneyMap:
    """Texts that break files, sheets and formulas; names of 40 letters; texts of 2,000."""
    document = from_template("purchase", title="=1+1", ids=seeded_ids(1))
    lane, step = lanes_in_order(document)[0].id, steps_in_order(document)[0].id
    texts = (
        "=1+1",
        "+49 30 1234",
        "-5",
        "@SUM(A1)",
        "1/2",
        "3-4",
        "007",
        "TRUE",
        "_x0041_ stays",
        "'quoted",
        "a\nb\n\nc",
        "tab\tand  blanks",
        "שלום עולם",
        "こんにちは",
        "👩‍👧 & <b>",
        "#REF!",
        "Word " * 400,
    )
    records: list[Record] = [*document.records()]
    for place, text in enumerate(texts):
        kind = list(CardKind)[place % len(CardKind)]
        records.append(
            Card(
                id=f"c{place}",
                kind=kind,
                order=f"V{place:02}1",
                lane_id=lane,
                step_id=step,
                text=text,
                details=text,
                owner="Maximiliane von Hohenstein-Rothenburg III"[:40],
                tags=("a, b", "=c"),
                votes=place,
            )
        )
    records.append(Persona(id="p", order="V", name="=Mara, 34", goals=("=1", "-2")))
    records.append(Action(id="a", order="V", title="=1", answers_ids=("c4", "c13")))
    return JourneyMap.of(records)


def told(book: Workbook) -> Iterator[tuple[TableSheet, Worksheet]]:
    """The tables of a workbook and their sheets, found by the key above the ids."""
    for sheet in book.worksheets:
        keys = {cell.value for cell in sheet[KEY_ROW + 1]}
        for table in TABLES:
            if f"{ID_KEY}{table.key}" in keys:
                yield table, sheet


def remembered(book: Workbook) -> SentMap:
    chunks = [str(row[0]) for row in book[MEMORY_SHEET].values]
    (sent,) = decoded(chunks)
    return sent


def hold_the_law(document: JourneyMap, data: bytes) -> None:
    """Column, cell and memory say the same, row by row."""
    book = openpyxl.load_workbook(BytesIO(data))
    facts, sent = Facts.of(document), remembered(book)
    met = set()
    for table, sheet in told(book):
        met.add(table.key)
        records = list(table.records(facts))
        rows = list(sheet.iter_rows(min_row=FIRST_ROW + 1, values_only=True))
        width = len(table.columns)
        found = [row for row in rows if any(cell is not None for cell in row[: width + 2])]
        assert len(found) == len(records), table.key
        for row, record in zip(found, records, strict=True):
            said: tuple[Value, ...] = tuple(
                plain(column.say(facts, record)) for column in table.columns
            )
            assert tuple(plain(cell) for cell in row[:width]) == said
            assert sent.sheets[table.key].rows[record.id] == said
            assert row[width : width + 2] == (record.id, mark_of(WHO.map_id, said))
    assert met == {table.key for table in TABLES}


@pytest.mark.parametrize("path", [sample.path for sample in samples()], ids=lambda path: path.stem)
def test_samples_say_the_same_in_column_cell_and_memory(path: Path) -> None:
    document = load(path).document
    hold_the_law(document, written(document))


def test_awkward_texts_stay_what_they_are() -> None:
    hold_the_law(awkward(), written(awkward()))


@given(maps())
@settings(max_examples=15, deadline=None)
def test_any_map_says_the_same_in_column_cell_and_memory(document: JourneyMap) -> None:
    hold_the_law(document, written(document))


@pytest.mark.parametrize("name", ["awkward", *(sample.path.stem for sample in samples())])
def test_libreoffice_saves_it_again_and_it_still_says_the_same(name: str, tmp_path: Path) -> None:
    soffice = tool("soffice")
    paths = {sample.path.stem: sample.path for sample in samples()}
    document = awkward() if name == "awkward" else load(paths[name]).document
    (tmp_path / "sent.xlsx").write_bytes(written(document))
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "again"),
            str(tmp_path / "sent.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    hold_the_law(document, (tmp_path / "again" / "sent.xlsx").read_bytes())


def test_a_figure_is_rounded_once() -> None:
    """1/29 rounded to 16 figures, as they stand in a file, and then to 15 is another one."""
    document = JourneyMap.of(
        record
        if not isinstance(record, Metric)
        else evolve(record, value=1 / 29, target=1400 / 9 - 1e-14)
        for record in a_map().records()
    )
    hold_the_law(document, written(document))


def test_what_is_too_long_for_a_cell_is_shortened_and_told() -> None:
    document = from_template("purchase", title="Long", ids=seeded_ids(1))
    lane, step = lanes_in_order(document)[0].id, steps_in_order(document)[0].id
    pains = [
        Card(
            id=f"c{place}",
            kind=CardKind.PAIN_POINT,
            order=f"V{place:02}1",
            lane_id=lane,
            step_id=step,
            text=f"{place} " + "long " * 380,
        )
        for place in range(20)
    ]
    action = Action(id="a", order="V", title="Shorten", answers_ids=tuple(it.id for it in pains))
    longer = JourneyMap.of([*document.records(), *pains, action])
    target = BytesIO()
    warnings = write_workbook(longer, target, identity=WHO)
    assert warnings == ("Actions, row 4: Answers is too long for a cell and was shortened.",)
    hold_the_law(longer, target.getvalue())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Ab", "Ab"),
        ("a \r\nb\r c ", "a\nb\n c"),
        (" \n ", None),
        ("", None),
        ("x" * 40_000, "x" * 32_767),
        (2.0, 2),
        (0.1 + 0.2, 0.3),
        (datetime(2026, 5, 4, tzinfo=UTC), date(2026, 5, 4)),
        (True, "Yes"),
        (False, None),
    ],
)
def test_plain_values_are_what_programs_agree_on(value: Value, said: Value) -> None:
    assert plain(value) == said
