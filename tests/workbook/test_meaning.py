"""Ratings, readings, channels and effects in a workbook, there and back."""

from __future__ import annotations

from datetime import date

import pytest

from exporters.workbook.facts import Facts
from exporters.workbook.returning.accepting.accepted import acceptance, accepted
from exporters.workbook.sheets.codecs import METRIC, RATING, READINGS
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.sheets.names import Names
from exporters.workbook.values import Value
from model.bounds import Reading
from model.changes import apply
from model.document import JourneyMap
from model.edits import add_channel, edit
from model.ids import seeded_ids
from tests.examples import example
from tests.workbook.copies import Filled, sent_out
from tests.workbook.shop import came_back

MAP = example()
NAMES = Names(Facts.of(MAP))


def _taken(document: JourneyMap, copy: Filled) -> JourneyMap:
    found = came_back(document, copy)
    choices = {one.key: one.usual for one in found.proposals}
    return apply(document, accepted(document, found, choices))


@pytest.mark.parametrize(
    ("said", "meant"), [(4, 4), ("4", 4), ("4/5", 4), ("4 of 5", 4), (None, None), (" ", None)]
)
def test_a_rating_is_read_as_people_write_it(said: Value, meant: int | None) -> None:
    assert RATING.read(NAMES, said) == meant


@pytest.mark.parametrize("said", [0, 6, 2.5, "much", "7/5"])
def test_what_is_no_rating_is_refused(said: Value) -> None:
    with pytest.raises(CellError):
        RATING.read(NAMES, said)


def test_readings_stand_one_a_line_and_are_read_again() -> None:
    history = MAP.metrics["metric-1"].history
    said = READINGS.say(Facts.of(MAP), history)
    assert said == "2025-12-31: 2.1"
    assert READINGS.read(NAMES, said) == history
    two = READINGS.read(NAMES, "2026-02-01: 3,5\n\n2026-01-01: 2")
    assert two == (
        Reading(on=date(2026, 1, 1), value=2.0), Reading(on=date(2026, 2, 1), value=3.5)
    )  # fmt: skip
    with pytest.raises(CellError):
        READINGS.read(NAMES, "some day: 4")
    with pytest.raises(CellError, match="reading"):
        READINGS.read(NAMES, "2026-01-01")


def test_an_action_is_measured_by_one_metric() -> None:
    label = METRIC.say(Facts.of(MAP), "metric-1")
    assert METRIC.read(NAMES, label) == "metric-1"
    assert METRIC.read(NAMES, None) is None


def test_all_that_is_new_comes_back() -> None:
    copy = (
        sent_out(MAP)
        .say("card-2", severity=2, frequency="3/5")
        .say("step-1", engagement=5)
        .say("stage-2", skipped=MAP.personas["persona-1"].name)
        .say("channel-1", engagement="Very low", response=None)
        .say("action-1", value=1, effort=5, before=1.5, told=date(2026, 8, 1), metric=None)
    )
    after = _taken(MAP, copy)
    card, action, channel = after.cards["card-2"], after.actions["action-1"], after.channels
    assert (card.severity, card.frequency) == (2, 3)
    assert after.steps["step-1"].engagement == 5
    assert after.stages["stage-2"].skipped_by_ids == ("persona-1",)
    assert (channel["channel-1"].engagement, channel["channel-1"].response_time) == (
        "very-low", None
    )  # fmt: skip
    assert (action.value, action.effort, action.before) == (1, 5, 1.5)
    assert (action.told_on, action.metric_id) == (date(2026, 8, 1), None)


def test_a_channel_is_renamed_wherever_it_is_named() -> None:
    document = apply(MAP, edit(MAP, "card-1", channel="Website"))
    document = apply(document, edit(document, "persona-1", preferred_channels=("website", "app")))
    after = _taken(document, sent_out(document).say("channel-1", name="web shop"))
    assert after.channels["channel-1"].name == "web shop"
    assert after.cards["card-1"].channel == "web shop"
    assert after.personas["persona-1"].preferred_channels == ("web shop", "app")


def test_two_channels_of_one_name_are_refused() -> None:
    document = apply(MAP, add_channel(MAP, name="phone", ids=seeded_ids("two")))
    copy = sent_out(document).say("channel-1", name="Phone")
    found = came_back(document, copy)
    refused = acceptance(document, found, {one.key: one.usual for one in found.proposals}).refused
    assert ["channel called Phone already" in one for one in refused.values()] == [True]
