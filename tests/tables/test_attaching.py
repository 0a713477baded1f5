"""Findings and figures of tables come into a map, to where they belong, and once only."""

from __future__ import annotations

from datetime import date

import pytest

from exporters.attached import Attached
from exporters.tables.attaching.attached import attached
from exporters.tables.grid import Cell, Grid, Grids
from exporters.tables.mapping import Mapping, Orientation, Purpose
from model.bounds import Reading
from model.changes import apply
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.ids import seeded_ids
from model.kinds import CardKind, EvidenceKind, LaneKind, MetricKind
from model.records import MAP_ID, Card, Lane, MapInfo, Metric, Record, Stage, Step
from model.rules import problems

TOUCH = "lane:touchpoints"


def journey(*more: Record) -> JourneyMap:
    return JourneyMap.of(
        [
            MapInfo(id=MAP_ID, title="Shop"),
            Stage(id="s1", order="A", name="Awareness"),
            Step(id="t1", stage_id="s1", order="A", name="See an ad"),
            Stage(id="s2", order="B", name="Purchase"),
            Step(id="t2", stage_id="s2", order="A", name="Fill the basket"),
            Step(id="t3", stage_id="s2", order="B", name="Pay"),
            Lane(id="l1", kind=LaneKind.TOUCHPOINTS, order="A"),
            _card("c1", "t1", "Online ad"),
            _card("c2", "t2", "Product page"),
            _card("c3", "t3", "Checkout page"),
            *more,
        ]
    )


def _card(key: str, step: str, text: str) -> Card:
    return Card(id=key, kind=CardKind.TOUCHPOINT, order="V", lane_id="l1", step_id=step, text=text)


def table(*rows: tuple[Cell, ...], name: str = "feedback.csv", grid: str = "") -> Grids:
    return Grids(name, (Grid(grid or name, rows),))


def mapped(grids: Grids, purpose: Purpose, *targets: str, across: bool = False) -> Mapping:
    rows = grids.tables[0].rows
    heads = [str(row[0]) for row in rows[1:]] if across else [str(cell) for cell in rows[0]]
    lying = Orientation.COLUMNS if across else Orientation.ROWS
    pairs = tuple(zip(heads, targets, strict=True))
    return Mapping(purpose=purpose, orientation=lying, targets=pairs)


def brought(document: JourneyMap, grids: Grids, mapping: Mapping) -> tuple[JourneyMap, Attached]:
    found = attached(document, grids, mapping, ids=seeded_ids(len(list(document.records()))))
    after = apply(document, found.change)
    assert not problems(after)
    return after, found


FEEDBACK = table(
    ("Stage", "Touchpoint", "Comment", "Date", "Who", "Rating"),
    ("Awareness", "Online ad", "The offer is confusing", "2026-03-01", "A.", "2"),
    ("Purchase", "checkout", "Too many steps", "2026-03-02", "B.", "1"),
    ("purchase", "Checkout page", "too many steps!", "2026-03-05", "C.", "1"),
    ("Purchase", "", "Paying was quick", "2026-03-06", "", "5"),
    ("Delivery", "Courier", "Came late", "2026-03-07", "", "1"),
    ("", "", "", "", "", "3"),
)
FEEDBACK_TARGETS = ("stage", TOUCH, "text", "date", "persona", "emotion")


def test_findings_are_attached_where_their_names_lead() -> None:
    document, found = brought(
        journey(), FEEDBACK, mapped(FEEDBACK, Purpose.EVIDENCE, *FEEDBACK_TARGETS)
    )
    by_text = {one.excerpt.split("\n")[0]: one for one in document.evidence.values()}
    assert set(by_text) == {
        "The offer is confusing", "Too many steps", "Paying was quick", "Came late",
    }  # fmt: skip
    confusing, many = by_text["The offer is confusing"], by_text["Too many steps"]
    assert document.cards["c1"].evidence_ids == (confusing.id,)
    assert document.cards["c3"].evidence_ids == (many.id,)
    assert document.stages["s2"].evidence_ids == (by_text["Paying was quick"].id,)
    assert (confusing.on, confusing.who, confusing.sample_size) == (date(2026, 3, 1), "A.", None)
    assert (many.on, many.who, many.sample_size) == (date(2026, 3, 5), "", 2)
    assert confusing.excerpt == "The offer is confusing\n\nRating: 2"
    assert {one.kind for one in document.evidence.values()} == {EvidenceKind.REVIEWS}
    assert confusing.source == "feedback.csv"
    assert found.notes == (
        "Evidence: 4 new.",
        "Taken for what is called alike: “Purchase › checkout” → card “Checkout page”.",
        "Not on the map: “Delivery › Courier”.",
        "Attached to nothing, since no place of the map is named: 1.",
        "Rows that say what another one says were counted, not repeated: 1.",
        "Rows without anything to take were left out: 1.",
    )


def test_a_longer_export_brings_up_to_date_what_is_there() -> None:
    mapping = mapped(FEEDBACK, Purpose.EVIDENCE, *FEEDBACK_TARGETS)
    document, _ = brought(journey(), FEEDBACK, mapping)
    same, found = brought(document, FEEDBACK, mapping)
    assert same == document
    assert not found.change
    assert found.notes[0] == "Evidence: 4 unchanged."
    rows = FEEDBACK.tables[0].rows
    longer = table(
        *rows,
        ("Purchase", "Checkout page", "Too many steps", "2026-04-01", "", "1"),
        ("Awareness", "See an ad", "Funny", "2026-04-02", "", "5"),
    )
    after, found = brought(document, longer, mapping)
    assert found.notes[0] == "Evidence: 1 new, 1 updated, 3 unchanged."
    (many,) = (e for e in after.evidence.values() if e.excerpt.startswith("Too many"))
    assert (many.sample_size, many.on) == (3, date(2026, 4, 1))
    assert len(after.cards["c1"].evidence_ids) == 2, "a step's feedback goes to its touchpoint"


def test_kind_source_and_number_are_read() -> None:
    grids = table(
        ("Subject", "Finding", "Method", "Link", "Mentions", "Step"),
        ("Slow", "The website is slow", "Interview", "ticket 7", "12", "Product page"),
        ("", "Nobody answers", "", "helpdesk", "", ""),
        name="x.csv",
    )
    mapping = mapped(grids, Purpose.EVIDENCE, "details", "text", "kind", "source", "votes", "step")
    document, found = brought(journey(), grids, mapping)
    slow, nobody = document.evidence.values()
    assert (slow.kind, slow.title, slow.source) == (EvidenceKind.INTERVIEW, "Slow", "ticket 7")
    assert slow.sample_size == 12
    assert document.cards["c2"].evidence_ids == (slow.id,)
    assert (nobody.kind, nobody.title) == (EvidenceKind.SUPPORT_TICKETS, "Nobody answers")
    assert "Attached to nothing, since no place of the map is named: 1." in found.notes


def cards_of(document: JourneyMap) -> dict[str, tuple[Card, Metric]]:
    return {
        card.text: (card, document.metrics[card.metric_id])
        for card in document.cards.values()
        if card.metric_id
    }


FIGURES = table(
    ("Stage", "Step", "Metric", "Value", "Unit", "Target", "Measured on"),
    ("Purchase", "Pay", "Conversion rate", "3,4", "%", "5", "31.01.2026"),
    ("Awareness", "", "CTR", "1.2%", "", "", "31.01.2026"),
    ("Purchase", "", "NPS", "41", "", "50", "31.01.2026"),
    ("Nowhere", "", "Refunds", "7", "", "", ""),
    ("Purchase", "Pay", "Response time", "soon", "", "", ""),
)
FIGURES_TARGETS = ("stage", "step", "metric", "value", "unit", "target", "date")


def test_figures_become_metrics_with_cards_at_their_steps() -> None:
    document, found = brought(
        journey(), FIGURES, mapped(FIGURES, Purpose.METRICS, *FIGURES_TARGETS)
    )
    (lane,) = (one for one in document.lanes.values() if one.kind is LaneKind.METRICS)
    made = cards_of(document)
    card, metric = made["Conversion rate"]
    assert (card.lane_id, card.step_id, card.span) == (lane.id, "t3", 1)
    assert metric.kind is MetricKind.CONVERSION_RATE
    assert (metric.value, metric.unit, metric.target) == (3.4, "%", 5.0)
    assert (metric.on, metric.history) == (date(2026, 1, 31), ())
    assert (made["CTR"][1].value, made["CTR"][1].unit) == (1.2, "%")
    assert (made["NPS"][0].step_id, made["NPS"][0].span) == ("t2", 2), "over the whole stage"
    assert made["Refunds, Nowhere"][0].lane_id is None
    assert found.notes == (
        "Metrics: 4 new.",
        "Not on the map: “Nowhere”.",
        "In the parking lot, since no place of the map is named: 1.",
        "Rows without anything to take were left out: 1.",
    )


def test_figures_of_the_next_month_update_the_same_metrics() -> None:
    mapping = mapped(FIGURES, Purpose.METRICS, *FIGURES_TARGETS)
    document, _ = brought(journey(), FIGURES, mapping)
    same, found = brought(document, FIGURES, mapping)
    assert (same, found.notes[0]) == (document, "Metrics: 4 unchanged.")
    rows = list(FIGURES.tables[0].rows)
    rows[1] = ("Purchase", "Pay", "Conversion rate", "3.9", "%", "6", "2026-02-28")
    rows[2] = ("Awareness", "See an ad", "Bounce rate", "40%", "", "", "2026-02-28")
    after, found = brought(document, table(*rows), mapping)
    assert found.notes[0] == "Metrics: 1 new, 1 updated, 2 unchanged."
    _, metric = cards_of(after)["Conversion rate"]
    assert (metric.value, metric.target, metric.on) == (3.9, 6.0, date(2026, 2, 28))
    assert metric.history == (
        Reading(on=date(2026, 1, 31), value=3.4),
        Reading(on=date(2026, 2, 28), value=3.9),
    )
    assert len(after.metrics) == 5


def test_columns_of_months_are_a_history() -> None:
    grids = table(
        ("Step", "Metric", "Jan 2026", "Feb 2026", "2026-03"),
        ("Pay", "Drop-off (%)", "12", "11,5", "9"),
    )
    mapping = mapped(grids, Purpose.METRICS, "step", "metric", "details", "details", "details")
    document, _ = brought(journey(), grids, mapping)
    card, metric = cards_of(document)["Drop-off"]
    assert card.step_id == "t3"
    assert (metric.kind, metric.unit) == (MetricKind.DROP_OFF, "%")
    assert (metric.value, metric.on) == (9.0, date(2026, 3, 31))
    assert [reading.value for reading in metric.history] == [12.0, 11.5, 9.0]


def test_columns_that_are_called_like_metrics_are_metrics() -> None:
    grids = table(
        ("Touchpoint", "Date", "Engagement rate", "Response time (h)", "Remarks"),
        ("Product page", "2026-01-31", "34 %", "2.5", "12 of them"),
    )
    mapping = mapped(grids, Purpose.METRICS, TOUCH, "date", "details", "details", "details")
    document, _ = brought(journey(), grids, mapping)
    made = cards_of(document)
    assert set(made) == {"Engagement rate", "Response time"}
    assert (made["Response time"][1].value, made["Response time"][1].unit) == (2.5, "h")
    assert {card.step_id for card, _ in made.values()} == {"t2"}


def test_stages_as_columns() -> None:
    grids = table(("", "Awareness", "Purchase"), ("Conversion rate", "2 %", "31 %"))
    mapping = mapped(grids, Purpose.METRICS, "metric", across=True)
    document, _ = brought(journey(), grids, mapping)
    placed = {
        card.step_id: document.metrics[card.metric_id or ""].value
        for card in _metric_cards(document)
    }
    assert placed == {"t1": 2.0, "t2": 31.0}


def _metric_cards(document: JourneyMap) -> list[Card]:
    return [card for card in document.cards.values() if card.kind is CardKind.METRIC]


def test_figures_of_places_that_are_not_on_the_map_are_kept_apart() -> None:
    grids = table(("Step", "Bounce rate"), ("Browse", "40 %"), ("Return", "12 %"))
    mapping = mapped(grids, Purpose.METRICS, "step", "details")
    document, _ = brought(journey(), grids, mapping)
    assert {name: metric.value for name, (_, metric) in cards_of(document).items()} == {
        "Bounce rate, Browse": 40.0,
        "Bounce rate, Return": 12.0,
    }
    assert brought(document, grids, mapping)[1].notes[0] == "Metrics: 2 unchanged."


def test_a_word_within_a_long_text_is_no_name() -> None:
    document = journey(_card("c4", "t3", "Advice from the booking desk at the station"))
    grids = table(("Stage", "Comment"), ("Booking", "Slow"))
    after, _ = brought(document, grids, mapped(grids, Purpose.EVIDENCE, "stage", "text"))
    assert after.cards == document.cards


def test_a_touchpoint_may_be_called_by_its_channel() -> None:
    card = _card("c4", "t3", "Pays with a card").model_copy(update={"channel": "website"})
    grids = table(
        ("Stage", "Touchpoint", "Comment", "Respondent"), ("Purchase", "Website", "Slow", "R7")
    )
    mapping = mapped(grids, Purpose.EVIDENCE, "stage", TOUCH, "text", "details")
    after, found = brought(journey(card), grids, mapping)
    (one,) = after.evidence.values()
    assert after.cards["c4"].evidence_ids == (one.id,)
    assert (one.who, one.excerpt) == ("R7", "Slow")
    assert "→ card “Pays with a card”" in found.notes[1]


def test_a_card_that_waits_for_its_figure_gets_it() -> None:
    lane = Lane(id="lm", kind=LaneKind.METRICS, order="Z")
    card = Card(
        id="m1", kind=CardKind.METRIC, order="V", lane_id="lm", step_id="t3",
        text="conversion rate",
    )  # fmt: skip
    document, _ = brought(
        journey(lane, card), FIGURES, mapped(FIGURES, Purpose.METRICS, *FIGURES_TARGETS)
    )
    metric_id = document.cards["m1"].metric_id
    assert metric_id is not None
    assert document.metrics[metric_id].value == 3.4
    assert {c.lane_id for c in _metric_cards(document)} == {"lm", None}


def test_a_value_without_a_day_keeps_the_dated_one_in_the_history() -> None:
    mapping = mapped(FIGURES, Purpose.METRICS, *FIGURES_TARGETS)
    document, _ = brought(journey(), FIGURES, mapping)
    undated = table(
        FIGURES.tables[0].rows[0], ("Purchase", "Pay", "Conversion rate", "4", "%", "", "")
    )
    after, _ = brought(document, undated, mapping)
    _, metric = cards_of(after)["Conversion rate"]
    assert (metric.value, metric.on) == (4.0, None)
    assert metric.history == (Reading(on=date(2026, 1, 31), value=3.4),)


@pytest.mark.parametrize("purpose", Purpose)
def test_tables_without_anything_are_refused_in_a_line(purpose: Purpose) -> None:
    grids = table(("Stage",), ("Purchase",))
    with pytest.raises(ImportFormatError) as caught:
        attached(journey(), grids, mapped(grids, purpose, "stage"))
    assert "feedback.csv" in str(caught.value)


def test_a_large_export_is_bounded() -> None:
    rows = [("Stage", "Comment")] + [("Purchase", f"No. {i} is bad") for i in range(11_000)]
    grids = table(*rows)
    document, found = brought(journey(), grids, mapped(grids, Purpose.EVIDENCE, "stage", "text"))
    assert len(document.evidence) == 10_000
    assert len(document.stages["s2"].evidence_ids) == 500
    assert "A card rests on 500 at most; not attached: 9500." in found.notes
    assert "Only the first 10000 findings were taken; left out: 1000." in found.notes


def test_a_touchpoint_is_looked_for_in_the_step_that_is_named() -> None:
    document = journey(_card("c4", "t2", "Help page"), _card("c5", "t3", "Help page"))
    grids = table(("Step", "Touchpoint", "Comment"), ("Pay", "Help page", "No answer"))
    after, _ = brought(document, grids, mapped(grids, Purpose.EVIDENCE, "step", TOUCH, "text"))
    (one,) = after.evidence.values()
    assert after.cards["c5"].evidence_ids == (one.id,)
    assert after.cards["c4"].evidence_ids == ()
