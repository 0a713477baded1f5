"""Days and figures as people of many countries write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.tables.words.days import DayOrder, day_in, order_of
from exporters.tables.words.figures import Figure, figure_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026-01-31T10:00:00Z", date(2026, 1, 31)),
        ("2026/02", date(2026, 2, 28)),
        ("31.1.2026", date(2026, 1, 31)),
        ("3.4.26", date(2026, 4, 3)),
        ("3/4/2026", date(2026, 4, 3)),
        ("Jan 2026", date(2026, 1, 31)),
        ("5. März 2026", date(2026, 3, 5)),
        ("January 5th, 2026", date(2026, 1, 5)),
        ("juillet 2025", date(2025, 7, 31)),
        ("Q1 2026", date(2026, 3, 31)),
        ("2025 Q3", date(2025, 9, 30)),
        ("2025", date(2025, 12, 31)),
        ("2026年3月5日", date(2026, 3, 5)),
        *(
            (text, None)
            for text in ("", "12", "hello", "May be", "2026-02-30", "99/99/2026", "x" * 99)
        ),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert day_in(text) == day


def test_a_column_says_which_figure_is_the_month() -> None:
    assert order_of(["1/2/2026", "13/2/2026"]) == DayOrder()
    american = order_of(["1/2/2026", "2/13/2026"])
    assert american == DayOrder(day_first=False)
    assert day_in("1/2/2026", american) == date(2026, 1, 2)
    assert order_of(["1/2/2026 10:20 PM"]) == DayOrder(day_first=False)
    assert order_of(["1/2/2026"]) == DayOrder(sure=False)
    assert order_of(["1.2.2026", "2/2/2026"]) == DayOrder()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("34", Figure(34)),
        ("-4", Figure(-4)),
        ("12,5 %", Figure(12.5, "%")),
        ("3.4%", Figure(3.4, "%")),
        ("€ 1,200", Figure(1200, "€")),
        ("1.234,56 €", Figure(1234.56, "€")),
        ("1 200", Figure(1200)),
        ("1'200.50 CHF", Figure(1200.5, "CHF")),
        ("USD 12", Figure(12, "USD")),
        ("0,125", Figure(0.125)),
        ("2 h", Figure(2, "h")),
        ("1:30", Figure(1.5, "min")),
        ("4.5/5", Figure(4.5, "of 5")),
        ("8 of 10", Figure(8, "of 10")),
        *(
            (text, None)
            for text in ("", "n/a", "about 5 days", "3 to 4", "1e999", "9" * 40, "v2.1")
        ),
    ],
)
def test_figures(text: str, figure: Figure | None) -> None:
    assert figure_in(text) == figure


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_not_and_a_figure_or_not(text: str) -> None:
    day_in(text, order_of([text]))
    found = figure_in(text)
    assert found is None or abs(found.value) <= 1e12
