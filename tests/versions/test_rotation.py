"""Which versions stay: the promise of the last 30 days, by a clock that is set by hand."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.versions import Reason
from model.versions.rotation import beyond
from tests.versions.histories import BEGIN, Clock, Life, lived


@pytest.mark.parametrize("seed", range(6))
def test_over_months_the_promise_holds_at_every_moment(seed: int) -> None:
    life, wrong = lived(seed, 150)
    assert wrong == []
    assert life.clock.now > BEGIN + timedelta(days=60)


@given(st.lists(st.floats(0, 20_000), min_size=1, max_size=60), st.integers(-24, 28))
def test_for_any_saves_the_promise_holds(minutes: list[float], zone: int) -> None:
    life = Life(Clock(BEGIN.astimezone(timezone(timedelta(minutes=30 * zone)))))
    for each in minutes:
        life.clock.go(minutes=each)
        life.keep(Reason.SAVED)
        assert life.broken() == []


def test_the_last_twenty_saves_stay_however_close_they_are() -> None:
    life = Life()
    for _ in range(60):
        life.clock.go(seconds=20)
        life.keep(Reason.SAVED)
    assert [each.place for each in life.there] == list(range(41, 61))


def test_one_of_each_hour_stays_for_a_day_and_one_of_each_day_for_thirty() -> None:
    life = Life()
    for _ in range(40 * 24 * 6):
        life.clock.go(minutes=10)
        life.keep(Reason.HOURLY)
    ages = [life.clock.now - each.time for each in life.there]
    assert sum(age <= timedelta(days=1) for age in ages) in (24, 25, 26)
    assert 29 <= sum(age > timedelta(days=1) for age in ages) <= 31
    assert max(ages) < timedelta(days=31)


def test_the_state_of_yesterday_is_one_from_long_ago_when_nothing_came_between() -> None:
    life = Life()
    life.keep(Reason.SAVED)
    life.clock.go(days=45)
    for _ in range(30):
        life.clock.go(minutes=1)
        life.keep(Reason.SAVED)
    assert life.there[0].place == 1
    life.clock.go(days=31)
    life.keep(Reason.SAVED)
    assert life.there[0].place > 1


def test_what_was_given_up_stays_thirty_days_and_no_longer() -> None:
    life = Life()
    for _ in range(50):
        life.clock.go(seconds=1)
        life.keep(Reason.GIVEN_UP)
    life.clock.go(days=29)
    life.keep(Reason.SAVED)
    assert len(life.there) == 51
    life.clock.go(days=2)
    life.keep(Reason.SAVED)
    assert len(life.there) == 3  # the newest of them was in force until the save two days ago


def test_a_clock_that_is_put_back_makes_no_state_look_older() -> None:
    life = Life()
    life.keep(Reason.HOURLY)
    yesterday = life.there[-1]
    life.clock.go(days=-40)
    life.keep(Reason.HOURLY)
    life.clock.go(days=41, hours=2)
    life.keep(Reason.HOURLY)
    assert yesterday in life.there


def test_a_clock_that_is_put_back_costs_no_save() -> None:
    life = Life()
    for _ in range(10):
        life.clock.go(hours=3)
        life.keep(Reason.SAVED)
    life.clock.go(days=-400)
    for _ in range(10):
        life.clock.go(hours=3)
        life.keep(Reason.SAVED)
    assert len(life.there) == 20
    for _ in range(15):
        life.clock.go(hours=3)
        life.keep(Reason.SAVED)
    assert {each.place for each in life.there} >= set(range(16, 36))


def test_a_clock_that_is_years_ahead_for_a_moment_leaves_the_last_saves() -> None:
    life = Life()
    for _ in range(30):
        life.clock.go(hours=5)
        life.keep(Reason.SAVED)
    life.clock.go(days=4000)
    life.keep(Reason.SAVED)
    assert [each.place for each in life.there] == list(range(11 + 1, 32))[-20:]


def test_the_days_are_those_of_the_wall_and_no_journey_moves_them() -> None:
    life = Life(Clock(datetime(2026, 5, 4, 16, 50, tzinfo=ZoneInfo("America/Los_Angeles"))))
    life.keep(Reason.HOURLY)
    life.clock.go(minutes=20)  # past midnight by the world's clock, the same day on the wall
    life.keep(Reason.HOURLY)
    life.clock.travel(ZoneInfo("Asia/Tokyo"))
    life.clock.go(days=2)
    for _ in range(3):
        life.clock.go(days=1)
        life.keep(Reason.HOURLY)
    assert [each.place for each in life.there] == [2, 3, 4, 5]
    assert life.there[0].time.date().isoformat() == "2026-05-04"


def test_a_day_of_twenty_five_hours_is_one_day() -> None:
    zone = ZoneInfo("Europe/Berlin")
    life = Life(Clock(datetime(2026, 10, 25, 0, 5, tzinfo=zone).astimezone(zone)))
    start = life.clock.now.timestamp()
    for hour in range(25):
        life.clock.now = datetime.fromtimestamp(start + hour * 3600, zone)
        life.keep(Reason.HOURLY)
    assert len({each.time.date() for each in life.there}) == 1
    life.clock.now = datetime.fromtimestamp(start + 80 * 3600, zone)
    life.keep(Reason.HOURLY)
    assert [each.place for each in life.there] == [25, 26]


def test_too_much_room_takes_the_oldest_of_the_largest_map_and_spares_last_saves() -> None:
    large, small = Life(), Life()
    for life, size in ((large, 100), (small, 10)):
        for _ in range(30):
            life.clock.go(hours=1)
            life.keep(Reason.GIVEN_UP, size)
        for _ in range(25):
            life.clock.go(minutes=1)
            life.keep(Reason.SAVED, size)
    now = large.clock.now
    gone = beyond([large.there, small.there], 4000, now)
    assert {each.size for each in gone} == {100}
    assert [each.place for each in gone] == sorted(each.place for each in gone)
    rest = [each for each in large.there if each not in gone]
    assert sum(each.size for each in (*rest, *small.there)) <= 4000
    assert [each.place for each in rest][-20:] == list(range(36, 56))
    tight = beyond([large.there, small.there], 2300, now)
    for life in (large, small):
        saves = [each.place for each in life.there if each not in tight][-20:]
        assert saves == list(range(36, 56))
    everything = beyond([large.there, small.there], 0, now)
    assert len(large.there) + len(small.there) - len(everything) == 2
