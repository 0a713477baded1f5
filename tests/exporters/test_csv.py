"""A map as CSV: any program reads each cell as it is, and none computes it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.csv_out import csv_text, untold
from exporters.csv_out.rows import COLUMNS, rows_of
from exporters.registry import export
from exporters.tables.files.formula_guard import guarded, unguarded
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind, MetricKind
from model.records import Action, Card, Lane, Marker, Metric
from model.samples import samples
from model.storage import load
from tests.exporters.maps import small_map
from tests.map_strategies import maps, texts

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def is_figure(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@given(maps())
@settings(max_examples=80)
def test_every_row_is_whole_and_no_text_is_a_formula(document: JourneyMap) -> None:
    for delimiter in ",\t":
        rows = cells(csv_text(document, delimiter=delimiter), delimiter)
        assert {len(row) for row in rows} == {len(COLUMNS)}
        told = sum(len(table) for table in (document.cards, document.markers))
        assert len(rows) - 1 >= told
        for row in rows:
            assert not [c for c in row if c.startswith(FORMULA_STARTS) and not is_figure(c)]


@given(texts() | st.text("'=+-@\t1a", max_size=5))
@settings(max_examples=200)
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(FORMULA_STARTS)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_no_program_sees_a_cell_that_is_none(delimiter: str) -> None:
    """A text with another country's separator is quoted, or a part of it would be a formula."""
    document = small_map(f"a{delimiter}=1+1")
    line = next(x for x in csv_text(document).split("\r\n") if "1+1" in x)
    assert f'"a{delimiter}=1+1"' in line


def filled() -> JourneyMap:
    document = small_map("Sign up", "=2+3")
    records = list(document.records())
    records += [
        Lane(id="feel", kind=LaneKind.EMOTIONS, order="M"),
        Lane(id="figures", kind=LaneKind.METRICS, order="N"),
        Marker(
            id="m1", lane_id="feel", step_id="step-Fa", persona_id="mara", valence=-1.5,
            word="frustration", trigger="No\nanswer",
        ),
        Marker(id="m2", lane_id="feel", step_id="step-Fb", persona_id="mara", valence=-1.0),
        Metric(id="n1", kind=MetricKind.DROP_OFF, value=12.5, unit="%", target=10.0),
        Card(
            id="c9", kind=CardKind.METRIC, order="V", lane_id="figures", step_id="step-Sa",
            text="Drop-off", metric_id="n1",
        ),
        Card(id="p1", kind=CardKind.NOTE, order="V", text="Parked", votes=3, tags=("a", "b")),
        Action(id="a1", order="V", title="Fewer steps"),
    ]  # fmt: skip
    return JourneyMap.of(records)


def test_each_card_and_emotion_has_its_row() -> None:
    rows = cells(csv_text(filled()))
    assert rows[0][:5] == ["Stage", "Step", "Lane", "Kind", "Text"]
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    brief = [{key: value for key, value in row.items() if value} for row in told]
    first = {"Stage": "First (stage)", "Step": "Step Fa"}
    assert brief == [
        {**first, "Lane": "Touchpoints", "Kind": "Touchpoint", "Text": "Sign up"},
        {**first, "Lane": "Touchpoints", "Kind": "Touchpoint", "Text": "'=2+3"},
        {
            **first, "Lane": "Emotions", "Kind": "Emotion", "Persona": "Mara",
            "Emotion (-2..+2)": "frustration -1.5", "Trigger": "No\nanswer",
        },
        {
            "Stage": "First (stage)", "Step": "Step Fb", "Lane": "Emotions", "Kind": "Emotion",
            "Persona": "Mara", "Emotion (-2..+2)": "-1",
        },
        {
            "Stage": "Second", "Step": "Step Sa", "Lane": "Metrics", "Kind": "Metric",
            "Text": "Drop-off", "Value": "12.5", "Unit": "%", "Target": "10",
        },
        {"Stage": "Second", "Step": "Step Sb"},
        {"Lane": "Parking lot", "Kind": "Note", "Text": "Parked", "Votes": "3", "Tags": "a; b"},
    ]  # fmt: skip
    assert untold(filled()) == (
        "Left out, since CSV has no place for it: 1 action.",
        "Of personas only the names are told, of evidence the titles.",
    )


def test_excel_knows_the_encoding_and_a_tsv_has_tabs(tmp_path: Path) -> None:
    document = load(samples()[2].path).document
    for suffix, delimiter in ((".csv", ","), (".TSV", "\t")):
        path = tmp_path / f"map{suffix}"
        export(document, path)
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        rows = cells(data.decode("utf-8-sig"), delimiter)
        assert len(rows) == 1 + sum(1 for _ in rows_of(document))


def test_names_that_another_program_cannot_tell_apart_are_told() -> None:
    document = small_map()
    steps = [step.model_copy(update={"name": "Same"}) for step in document.steps.values()]
    told = untold(JourneyMap.of([*document.records(), *steps]))
    assert "2 steps of “Second” are called “Same”." in told
