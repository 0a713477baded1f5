"""Actions on their way, readings of metrics, channels: what each edit does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import edits as edit
from model.bounds import MAX_LIST, Reading
from model.changes import apply
from model.document import JourneyMap
from model.errors import RuleError
from model.kinds import CardKind, LaneKind, Level, Status
from model.places import CellPlace
from model.queries import in_order, steps_in_order
from model.records import Action, Metric, Persona
from tests.model.hands import Table

_TODAY = date(2026, 11, 22)
_APRIL, _JULY, _OCTOBER = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)


def _titles(document: JourneyMap, status: Status) -> str:
    return "".join(a.title for a in in_order(document.actions.values()) if a.status is status)


def _actions(**columns: str) -> Table:
    """Actions of one letter each, by the name of their status."""
    table = Table()
    for column, letters in columns.items():
        for letter in letters:
            status = Status[column.upper()]
            table.do(edit.add_action(table.document, title=letter, status=status, ids=table.ids))
    return table


def _id(table: Table, title: str) -> str:
    return next(a.id for a in table.document.actions.values() if a.title == title)


def _put(table: Table, title: str, status: Status, before: str | None = None) -> None:
    place = None if before is None else _id(table, before)
    here = _id(table, title)
    table.do(edit.place_action(table.document, here, status=status, before_id=place))


def test_an_action_goes_to_a_place_in_a_column_in_one_step() -> None:
    table = _actions(open="abc", done="xy")
    _put(table, "b", Status.DONE, "y")
    assert (_titles(table.document, Status.OPEN), _titles(table.document, Status.DONE)) == (
        "ac",
        "xby",
    )
    assert table.label == "Set status"
    _put(table, "c", Status.OPEN, "a")
    assert _titles(table.document, Status.OPEN) == "ca"
    assert table.label == "Move action"
    _put(table, "x", Status.OPEN)
    assert _titles(table.document, Status.OPEN) == "cax"


@pytest.mark.parametrize(("title", "before"), [("a", "b"), ("a", "a"), ("b", "c"), ("c", None)])
def test_an_action_that_stands_there_already_is_not_moved(title: str, before: str | None) -> None:
    table = _actions(open="ab", done="x")
    table.do(edit.add_action(table.document, title="c", ids=table.ids))
    place = None if before is None else _id(table, before)
    here = _id(table, title)
    assert not edit.place_action(table.document, here, status=Status.OPEN, before_id=place)


def test_an_empty_column_takes_an_action_and_a_foreign_place_is_refused() -> None:
    table = _actions(open="ab", done="x")
    _put(table, "b", Status.DROPPED)
    assert _titles(table.document, Status.DROPPED) == "b"
    with pytest.raises(RuleError, match="no longer there"):
        _put(table, "a", Status.DONE, "b")


@settings(max_examples=60)
@given(st.data())
def test_wherever_an_action_is_put_there_it_stands_and_all_others_stay(data: st.DataObject) -> None:
    table = _actions(open="abcd", planned="efg", done="h")
    actions = in_order(table.document.actions.values())
    action = data.draw(st.sampled_from(actions))
    status = data.draw(st.sampled_from(Status))
    column = [a for a in actions if a.status is status and a.id != action.id]
    at = data.draw(st.integers(0, len(column)))
    before = column[at].id if at < len(column) else None
    change = edit.place_action(table.document, action.id, status=status, before_id=before)
    after = apply(table.document, change)
    expected = "".join(a.title for a in [*column[:at], action, *column[at:]])
    assert _titles(after, status) == expected
    for other in Status:
        if other is not status:
            without = _titles(table.document, other).replace(action.title, "")
            assert _titles(after, other) == without


def _measured(**fields: Any) -> tuple[Table, str, str]:
    metric = Metric(id="metric-1", **fields)
    action = Action(id="action-1", order="a1", title="Shorter form", metric_id="metric-1")
    return Table(JourneyMap.of([metric, action])), "action-1", "metric-1"


def test_the_effect_is_taken_from_the_metric_before_and_after() -> None:
    table, action_id, metric_id = _measured(value=41.0, on=_APRIL)
    table.do(edit.take_before(table.document, action_id))
    table.do(edit.add_reading(table.document, metric_id, on=_OCTOBER, value=36.0))
    table.do(edit.take_after(table.document, action_id, today=_TODAY))
    action = table.document.actions[action_id]
    assert (action.before, action.after, action.measured_on) == (41.0, 36.0, _OCTOBER)


def test_an_effect_of_an_undated_value_was_measured_today() -> None:
    table, action_id, _ = _measured(value=3.0)
    table.do(edit.take_after(table.document, action_id, today=_TODAY))
    assert table.document.actions[action_id].measured_on == _TODAY


def test_no_effect_without_a_metric_or_without_its_value() -> None:
    table, action_id, _ = _measured()
    with pytest.raises(RuleError, match="no value yet"):
        edit.take_before(table.document, action_id)
    table.do(edit.edit(table.document, action_id, metric_id=None))
    with pytest.raises(RuleError, match="which metric"):
        edit.take_after(table.document, action_id, today=_TODAY)


def test_the_latest_reading_is_the_value_and_an_earlier_one_joins_the_history() -> None:
    table, _, metric_id = _measured(value=41.0, on=_JULY)
    table.do(edit.add_reading(table.document, metric_id, on=_APRIL, value=44.0))
    metric = table.document.metrics[metric_id]
    assert (metric.value, metric.on) == (41.0, _JULY)
    assert edit.readings_of(metric) == {_APRIL: 44.0, _JULY: 41.0}
    table.do(edit.add_reading(table.document, metric_id, on=_OCTOBER, value=36.0))
    metric = table.document.metrics[metric_id]
    assert (metric.value, metric.on, len(metric.history)) == (36.0, _OCTOBER, 3)


def test_a_second_reading_of_a_day_takes_the_place_of_the_first() -> None:
    table, _, metric_id = _measured()
    table.do(edit.add_reading(table.document, metric_id, on=_JULY, value=1))
    table.do(edit.add_reading(table.document, metric_id, on=_JULY, value=2))
    metric = table.document.metrics[metric_id]
    assert (metric.value, metric.on, metric.history) == (2.0, _JULY, ())


def test_readings_are_corrected_moved_and_taken_away() -> None:
    table, _, metric_id = _measured(value=41.0, on=_JULY)
    table.do(edit.add_reading(table.document, metric_id, on=_APRIL, value=44.0))
    table.do(edit.edit_reading(table.document, metric_id, _APRIL, on=_OCTOBER))
    metric = table.document.metrics[metric_id]
    assert (metric.value, metric.on) == (44.0, _OCTOBER)
    table.do(edit.edit_reading(table.document, metric_id, _OCTOBER, value=40.0))
    assert table.document.metrics[metric_id].value == 40.0
    with pytest.raises(RuleError, match="2026-07-01 already"):
        edit.edit_reading(table.document, metric_id, _OCTOBER, on=_JULY)
    table.do(edit.remove_reading(table.document, metric_id, _OCTOBER))
    table.do(edit.remove_reading(table.document, metric_id, _JULY))
    metric = table.document.metrics[metric_id]
    assert (metric.value, metric.on, metric.history) == (None, None, ())
    with pytest.raises(RuleError, match="no longer there"):
        edit.remove_reading(table.document, metric_id, _JULY)


def test_a_corrected_value_is_corrected_in_the_history_too() -> None:
    table, _, metric_id = _measured(value=41.0, on=_JULY)
    table.do(edit.add_reading(table.document, metric_id, on=_APRIL, value=44.0))
    table.do(edit.correct_value(table.document, metric_id, 42.0))
    metric = table.document.metrics[metric_id]
    assert edit.readings_of(metric) == {_APRIL: 44.0, _JULY: 42.0}
    assert metric.history[-1] == Reading(on=_JULY, value=42.0)
    table.do(edit.correct_value(table.document, metric_id, None))
    metric = table.document.metrics[metric_id]
    assert (metric.value, metric.on) == (44.0, _APRIL)


def test_an_undated_value_is_only_set_and_bounds_are_told_in_a_sentence() -> None:
    table, _, metric_id = _measured(value=41.0)
    table.do(edit.correct_value(table.document, metric_id, 5))
    assert table.document.metrics[metric_id].value == 5.0
    with pytest.raises(RuleError):
        edit.add_reading(table.document, metric_id, on=_JULY, value=1e300)


def test_a_metric_keeps_a_bounded_history() -> None:
    days = [_APRIL + timedelta(days=n) for n in range(MAX_LIST)]
    history = tuple(Reading(on=day, value=1.0) for day in days)
    table, _, metric_id = _measured(value=1.0, on=days[-1], history=history)
    with pytest.raises(RuleError, match="at most 500"):
        edit.add_reading(table.document, metric_id, on=_APRIL - timedelta(days=1), value=2)


@pytest.fixture
def shop() -> Table:
    """Two touchpoints by phone, one on the website; a persona who prefers the phone."""
    table = Table()
    lane = table.lane(LaneKind.TOUCHPOINTS)
    table.stage("Buy", "one")
    step = steps_in_order(table.document)[0].id
    for name in ("Phone", "phone ", "website"):
        place = CellPlace(lane, step)
        kind = CardKind.TOUCHPOINT
        change = edit.add_card(table.document, place, kind=kind, channel=name, ids=table.ids)
        table.do(change)
    persona = Persona(id="persona-1", order="a1", preferred_channels=("PHONE", "store"))
    table.document = JourneyMap.of([*table.document.records(), persona])
    return table


def test_channels_are_found_by_name_and_named_once(shop: Table) -> None:
    shop.do(edit.add_channel(shop.document, name=" Phone ", engagement=Level.LOW, ids=shop.ids))
    found = edit.channel_named(shop.document, "phone")
    assert found is not None
    assert (found.name, found.engagement) == ("Phone", Level.LOW)
    with pytest.raises(RuleError, match="called phone already"):
        edit.add_channel(shop.document, name="phone")
    with pytest.raises(RuleError, match="needs a name"):
        edit.add_channel(shop.document, name="  ")


def test_several_channels_come_at_once_those_that_are_there_left_out(shop: Table) -> None:
    shop.do(edit.add_channel(shop.document, name="phone", ids=shop.ids))
    change = edit.add_channels(
        shop.document, ["PHONE", "website", "Website", "", "store"], ids=shop.ids
    )
    shop.do(change)
    names = [c.name for c in in_order(shop.document.channels.values())]
    assert names == ["phone", "website", "store"]
    assert not edit.add_channels(shop.document, ["store"])


def test_a_renamed_channel_is_renamed_where_it_is_named(shop: Table) -> None:
    channel = shop.do(edit.add_channel(shop.document, name="phone", ids=shop.ids)).added[0]
    shop.do(edit.rename_channel(shop.document, channel.id, "Hotline"))
    assert sorted(c.channel for c in shop.document.cards.values()) == [
        "Hotline",
        "Hotline",
        "website",
    ]
    assert shop.document.personas["persona-1"].preferred_channels == ("Hotline", "store")
    shop.do(edit.add_channel(shop.document, name="store", ids=shop.ids))
    with pytest.raises(RuleError, match="already"):
        edit.rename_channel(shop.document, channel.id, "STORE")
    shop.do(edit.rename_channel(shop.document, channel.id, "HOTLINE"))
    assert shop.document.channels[channel.id].name == "HOTLINE"


def test_channels_have_an_order(shop: Table) -> None:
    shop.do(edit.add_channels(shop.document, ["a", "b", "c"], ids=shop.ids))
    a, _, c = in_order(shop.document.channels.values())
    shop.do(edit.move_channel(shop.document, c.id, before_id=a.id))
    assert "".join(x.name for x in in_order(shop.document.channels.values())) == "cab"
