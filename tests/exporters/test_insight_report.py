"""The report of insight: what it tells, and that texts of a map stay texts in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from exporters.insight import insight_report
from model.document import JourneyMap
from model.kinds import CardKind, EvidenceKind, GoalReached, MetricKind, Priority, Status
from model.records import MAP_ID, Action, Evidence, MapInfo, Metric, Persona, Record
from model.samples import samples
from model.storage import load
from tests.insight.journey import card, frame, journey, people, touchpoints
from tests.insight.test_priority import by_hand
from tests.map_strategies import maps

markdown_it = pytest.importorskip("markdown_it", reason="reads Markdown; comes with typer")
PARSER = markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough")
TODAY = date(2026, 11, 22)
AWKWARD = "# a | b *c* <b>[d](e)</b> `f`"


def headings(report: str) -> list[str]:
    tokens = PARSER.parse(report)
    told = [t for i, t in enumerate(tokens) if i and tokens[i - 1].type == "heading_open"]
    return ["".join(child.content for child in token.children or []) for token in told]


def chapter(report: str, heading: str) -> str:
    return report.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


@given(maps(max_cards=6))
@settings(max_examples=40)
def test_texts_of_any_map_are_only_texts(document: JourneyMap) -> None:
    tokens = PARSER.parse(insight_report(document, TODAY))
    kinds = {token.type for token in tokens}
    assert kinds & {"html_block", "code_block", "fence", "hr", "blockquote_open"} == set()
    inner = {child.type for token in tokens for child in token.children or []}
    assert inner <= {
        "text", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close",
    }  # fmt: skip


def test_awkward_names_stay_whole() -> None:
    info = MapInfo(id=MAP_ID, title=AWKWARD)
    document = JourneyMap.of(
        [
            *journey(card(CardKind.PAIN_POINT, "p", "Pay", text=AWKWARD, severity=2)).records(),
            info,
        ]
    )
    report = insight_report(document, TODAY)
    assert headings(report)[0] == f"Insight: {AWKWARD}"
    cells = [
        "".join(child.content for child in token.children or [])
        for token in PARSER.parse(report)
        if token.type == "inline"
    ]
    assert AWKWARD in cells


def test_the_worked_journey_in_a_report() -> None:
    records: list[Record] = [
        *touchpoints(),
        *by_hand(),
        *people("Search", 1000.0),
        *people("Choose", 400.0),
        Metric(id="late", kind=MetricKind.CONVERSION_RATE, value=3.8, target=5.0, unit="%"),
        card(CardKind.METRIC, "paid", "Pay", metric_id="late", text="Paid"),
        Action(id="do", order="V", title="Show the fees", owner="Bo", due=date(2026, 11, 1)),
        Action(id="did", order="W", title="Train", status=Status.DONE, before=4.0, after=5.0),
    ]
    report = insight_report(journey(*records), TODAY)
    assert "- Worst moment: Ada, very negative (-2) at Pay (Buy)\n" in report
    assert "Steepest fall: by 3.5, from +1.5 at Choose (Buy) to -2 at Pay (Buy)" in report
    pains = chapter(report, "Pain points by priority")
    assert "| 1 | a | Pay (Buy) | 62 | 4 | 2 | 3 | nothing yet |" in pains
    assert "50 to 80, without frequency" in pains
    assert "not rated" in pains
    channels = chapter(report, "Channels")
    assert "| website | 3 | +0.83 |" in channels
    assert "Of 6 moves from one touchpoint to the next 2 (33 %) stay" in channels
    figures = chapter(report, "Figures")
    assert "| Search (Find) | Choose (Buy) | 1,000 | 400 | 600 | 60 % |" in figures
    assert "Of those at the beginning, 40 % are there at the end." in figures
    assert "- Paid: Look for what holds people back" in figures
    actions = chapter(report, "Actions")
    assert "- Show the fees, due 1 Nov 2026 (Bo)" in actions
    assert "- Train: from 4 to 5 (changed, +25 %)" in actions


def test_the_priority_set_by_hand_is_told_beside_the_score() -> None:
    pain = card(CardKind.PAIN_POINT, "hurts", "Pay", priority=Priority.HIGH)
    pains = chapter(insight_report(journey(pain), TODAY), "Pain points by priority")
    assert "| hurts | Pay (Buy) | not rated | High | nothing yet |" in pains


def test_the_name_of_a_persona_stays_a_name_in_a_heading() -> None:
    ada = Persona(id="Ada", order="0V", name="*Ada* [x](y)")
    assert "*Ada* [x](y), as is" in headings(insight_report(journey(ada), TODAY))


def test_lists_that_nobody_would_read_are_cut_and_counted() -> None:
    pains = [card(CardKind.PAIN_POINT, f"p{n}", "Pay", severity=3) for n in range(25)]
    actions = [Action(id=f"a{n}", order="V", title=f"Do {n}") for n in range(23)]
    report = insight_report(journey(*pains, *actions), TODAY)
    assert "*and 5 more*" in chapter(report, "Pain points by priority")
    assert ("| p0 |" in report, "| p9 |" in report) == (True, False)
    assert "- and 3 more\n" in chapter(report, "Actions")


def test_figures_of_one_step_are_told_apart_and_others_only_change() -> None:
    records: list[Record] = [
        Metric(id="m1", kind=MetricKind.RESPONSE_TIME, value=4.0, unit="min"),
        Metric(id="m2", kind=MetricKind.RESPONSE_TIME, value=6.0, unit="min"),
        card(CardKind.METRIC, "c1", "Pay", text="Phone", metric_id="m1"),
        card(CardKind.METRIC, "c2", "Pay", text="Mail", metric_id="m2", order="W"),
    ]
    figures = chapter(insight_report(journey(*records), TODAY), "Figures")
    assert "| Phone, Pay (Buy) | Mail, Pay (Buy) | 4 | 6 | +2 | 50 % |" in figures


def test_goals_tell_key_action_and_sources() -> None:
    pays = {"goal": "Pay", "key_action": "Enter a card", "goal_reached": GoalReached.PARTLY}
    survey = Evidence(id="survey", kind=EvidenceKind.SURVEY)
    document = journey(survey, Buy={**pays, "evidence_ids": ("survey",)})
    goals = chapter(insight_report(document, TODAY), "Goals")
    assert "| Buy | Pay | Enter a card | Partly | 1 source | -0.5 | 0 | 0 |" in goals


def test_an_empty_map_says_what_is_missing_chapter_by_chapter() -> None:
    report = insight_report(JourneyMap(), TODAY)
    assert "*The map has no personas yet.*" in report
    assert "*Nothing is measured on this map yet.*" in report
    assert all(lines.strip() for lines in report.split("\n## "))


def test_a_frame_alone_makes_a_report() -> None:
    assert "Goals: nobody says yet" in insight_report(JourneyMap.of(frame()), TODAY)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_the_samples_have_a_report_with_every_chapter(sample) -> None:
    report = insight_report(load(sample.path).document, TODAY)
    assert len([head for head in headings(report) if head]) == len(headings(report)) > 12
