"""The sheets that only show: what comes first, and what the check finds."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exporters.identity import Identity
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.sheets import checked
from exporters.workbook.writing.book import write_workbook
from model.changes import apply
from model.check import examine, silence
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind, Priority, Status
from model.records import Action, Card, Lane, MapInfo, Record, Stage, Step
from model.samples import default_sample
from model.storage import load

TODAY = date(2026, 11, 22)
SAMPLE = load(default_sample().path).document
_CELL: dict[str, Any] = {"lane_id": "pains", "step_id": "pay"}


def written(document: JourneyMap, *keys: str, day: date | None = TODAY) -> bytes:
    target = BytesIO()
    options = WorkbookOptions(frozenset(keys) or None, day)
    assert write_workbook(document, target, options, identity=Identity("map", "r1")) == ()
    return target.getvalue()


def sheet_of(document: JourneyMap, name: str, day: date | None = TODAY) -> Worksheet:
    book = openpyxl.load_workbook(BytesIO(written(document, name.lower(), day=day)))
    return book[name]


def table(sheet: Worksheet, name: str) -> list[dict[str, object]]:
    """The rows of a table by its headers."""
    head, *rows = sheet[sheet.tables[name].ref]
    keys = [str(cell.value) for cell in head]
    return [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in rows]


def ranking() -> JourneyMap:
    records: list[Record] = [
        MapInfo(id="map", severity_weight=3, frequency_weight=1, votes_weight=0),
        Stage(id="buy", order="V", name="Buy"),
        Step(id="pay", order="V", stage_id="buy", name="Pay"),
        Lane(id="pains", order="V", kind=LaneKind.PAIN_POINTS),
        Card(id="slow", order="a", kind=CardKind.PAIN_POINT, text="Slow", severity=2, frequency=5,
             **_CELL),
        Card(id="dear", order="b", kind=CardKind.PAIN_POINT, text="Dear", severity=5, **_CELL),
        Card(id="odd", order="c", kind=CardKind.PAIN_POINT, text="=Odd", priority=Priority.LOW,
             **_CELL),
        Card(id="idea", order="d", kind=CardKind.OPPORTUNITY, text="Show it", value=5, effort=2,
             answers_ids=("slow",), **_CELL),
        Action(id="done", order="a", title="Did it", value=4, effort=5, status=Status.DONE),
        Action(id="new", order="b", title="Try it", value=3, owner="Bo"),
    ]  # fmt: skip
    return JourneyMap.of(records)


def test_pain_points_are_ranked_with_what_their_score_is_made_of() -> None:
    rows = table(sheet_of(ranking(), "Priorities"), "RankingTable")
    assert [(row["Rank"], row["Pain point"], row["Score"]) for row in rows] == [
        (1, "Dear", 75),
        (2, "Slow", 55),
        ("Not rated", "=Odd", None),
    ]
    first, second, last = rows
    made = "What the score is made of"
    assert first[made] == "Severity 75; to be rated: frequency (at most 100)"
    assert second[made] == "Severity 30 + Frequency 25"
    assert last[made] == "to be rated: severity, frequency"
    assert second["Answered by"] == "Show it"
    assert (last["Stage"], last["Step"], last["Priority"]) == ("Buy", "Pay", "Low")


def test_what_is_worth_doing_stands_by_its_field_with_advice_for_what_is_open() -> None:
    rows = table(sheet_of(ranking(), "Priorities"), "WorthTable")
    told = [(row["Field"], row["What to do"], row["What it says"]) for row in rows]
    assert told == [
        ("Quick win", "Show it", "Do these first."),
        ("Big bet", "Did it", None),
        ("Not rated", "Try it", "Rate it: effort."),
    ]
    assert rows[0]["Answers"] == "Slow"
    assert [row["It is an"] for row in rows] == ["Opportunity", "Action", "Action"]
    assert rows[2]["Owner"] == "Bo"


def test_each_finding_says_where_it_is_and_why_it_matters() -> None:
    rows = table(sheet_of(SAMPLE, "Check"), "FindingTable")
    found = examine(SAMPLE, TODAY).findings
    assert [row["What was found"] for row in rows] == [one.message for one in found]
    assert [row["Why it matters"] for row in rows] == [one.rule.why for one in found]
    at = {one.rule.id: row for one, row in zip(found, rows, strict=True)}
    pain = at["pain-point-without-evidence"]
    assert (pain["Stage"], pain["Step"]) == ("Post-purchase", "Plans the way back")
    assert pain["What it is about"] == "Pain point: The way back has to be searched again"
    assert at["mostly-assumed"]["What it is about"] == "The map as a whole"
    assert at["persona-assumed"]["What it is about"] == "Persona: Ingrid Solberg"
    assert str(at["customers-not-told"]["What it is about"]).startswith("Action: Send")


def test_what_was_left_stands_apart_with_its_reason() -> None:
    (finding, *_) = examine(SAMPLE, TODAY).findings
    left = apply(SAMPLE, silence(SAMPLE, finding, "We know, says Ana"))
    sheet = sheet_of(left, "Check")
    assert finding.message not in {row["What was found"] for row in table(sheet, "FindingTable")}
    reasons = {
        row["What was found"]: row["Why it was left"] for row in table(sheet, "SilencedTable")
    }
    assert reasons[finding.message] == "We know, says Ana"


def test_the_day_decides_what_is_late_and_is_named() -> None:
    late = Action(id="late", order="V", title="Mend it", due=date(2026, 11, 20), owner="Bo")
    document = JourneyMap.of([*ranking().records(), late])

    def rules(day: date | None) -> tuple[set[object], str]:
        sheet = sheet_of(document, "Check", day)
        names = {row["Rule"] for row in table(sheet, "FindingTable")}
        return names, str(sheet["A3"].value)

    overdue = {one.rule.name for one in examine(document, TODAY).findings} - {
        one.rule.name for one in examine(document, date(2026, 11, 1)).findings
    }
    assert overdue
    names, said = rules(TODAY)
    assert overdue <= names
    assert said.startswith("As of 2026-11-22.")
    names, said = rules(None)  # a map that names no day: nothing is late
    assert not overdue & names
    assert "As of" not in said


def test_a_map_with_nothing_to_say_has_a_sentence_and_no_table() -> None:
    sheet = sheet_of(JourneyMap(), "Priorities")
    assert not sheet.tables
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "No pain point yet." in said
    assert "No opportunity and no action yet." in said


def test_of_more_findings_than_anybody_reads_the_first_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = len(examine(SAMPLE, TODAY).findings)
    monkeypatch.setattr(checked, "MOST", 3)
    sheet = sheet_of(SAMPLE, "Check")
    assert len(table(sheet, "FindingTable")) == 3
    assert f"The first 3 are listed, not {count - 3} more." in str(sheet["A3"].value)


def test_nothing_of_them_comes_back_and_nothing_is_said_of_them() -> None:
    data = written(SAMPLE)
    book = openpyxl.load_workbook(BytesIO(data))
    for name in ("Check", "Priorities"):
        assert book[name].protection.sheet
        assert not book[name].protection.password
    returned = opened(data, name="back.xlsx")
    assert returned.warnings == ()
    assert {sheet.name for sheet in returned.sheets}.isdisjoint({"Check", "Priorities"})
