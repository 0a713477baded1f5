"""The sheets of what is done and measured: actions and metrics."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets import offers
from exporters.workbook.sheets.codecs import (
    DATE,
    EVIDENCE,
    LINE,
    METRIC,
    NUMBER,
    READINGS,
    TEXT,
    Codec,
    choice,
)
from exporters.workbook.sheets.column import Column, Part, TableSheet, field
from exporters.workbook.sheets.common import (
    ANSWERING,
    DETAILS,
    EFFORT,
    LANE,
    OWNER,
    SOURCES,
    STAGE,
    STATUS,
    STEP,
    VALUE,
    in_cells,
    text,
)
from exporters.workbook.values import Value
from model.kinds import ActionType, Better, CardKind, Level, MetricKind, Priority, Status
from model.queries import in_order
from model.records import Action, Card, Channel

ACTIONS = TableSheet(
    "actions",
    "Actions",
    "ActionTable",
    lambda facts: in_order(facts.document.actions.values()),
    (
        field("title", "Action", 38, TEXT, answer=True),
        field("type", "Type", 12, choice(ActionType)),
        field("importance", "Importance", 12, choice(Priority, none=True), answer=True),
        OWNER,
        field("due", "Due", 12, DATE, answer=True),
        replace(STATUS, codec=choice(Status)),
        ANSWERING,
        field("expected", "Expected effect", 28, TEXT, of="expected_effect", answer=True),
        field("effect", "Effect seen", 28, TEXT, answer=True),
        VALUE,
        EFFORT,
        field("metric", "Measured by", 26, METRIC, of="metric_id", offers=offers.metrics),
        field("before", "Before", 10, NUMBER, answer=True),
        field("after", "After", 10, NUMBER, answer=True),
        field("tested", "Tried on", 12, DATE, of="tested_on", answer=True),
        field("measured", "Measured on", 12, DATE, of="measured_on", answer=True),
        field("told", "Customers told", 12, DATE, of="told_on", answer=True),
        SOURCES,
        DETAILS,
    ),
    "No action yet.",
    Action,
    about="What will be changed, by whom and by when, and what came of it.",
)


def _measured(
    key: str, header: str, width: float, codec: Codec, of: str, *, answer: bool = False
) -> Column:
    """A column of the metric that a metric card shows."""

    def say(facts: Facts, card: Any) -> Value:  # noqa: ANN401 - a metric card
        metric = facts.document.metrics.get(card.metric_id or "")
        return codec.say(facts, getattr(metric, of)) if metric is not None else None

    return Column(
        key,
        header,
        width,
        say,
        Part.METRIC,
        of,
        codec,
        codec.choices,
        codec.strict,
        answer,
    )


METRICS = TableSheet(
    "metrics",
    "Metrics",
    "MetricTable",
    in_cells(CardKind.METRIC),
    (
        STAGE,
        STEP,
        LANE,
        text("Metric"),
        _measured("measures", "Measures", 20, choice(MetricKind), "kind"),
        _measured("value", "Value", 10, NUMBER, "value", answer=True),
        _measured("unit", "Unit", 9, LINE, "unit"),
        _measured("target", "Target", 10, NUMBER, "target", answer=True),
        _measured("on", "Date", 12, DATE, "on", answer=True),
        _measured("better", "Better is", 10, choice(Better, none=True), "better"),
        _measured("until", "Target date", 12, DATE, "target_on"),
        _measured("readings", "Readings", 18, READINGS, "history"),
        _measured("figure-evidence", "Evidence of the figure", 26, EVIDENCE, "evidence_ids"),
        OWNER,
        DETAILS,
    ),
    "No metric yet.",
    Card,
    (("kind", CardKind.METRIC),),
    about="What is measured: where we are, and where we want to be.",
)

CHANNELS = TableSheet(
    "channels",
    "Channels",
    "ChannelTable",
    lambda facts: in_order(facts.document.channels.values()),
    (
        field("name", "Channel", 22, LINE, answer=True),
        field("engagement", "Engagement", 13, choice(Level, none=True), answer=True),
        field(
            "response",
            "Response time",
            14,
            choice(Level, none=True),
            of="response_time",
            answer=True,
        ),
        SOURCES,
        DETAILS,
    ),
    "No channel yet.",
    Channel,
    about="How well each channel does, as far as anybody knows.",
)
