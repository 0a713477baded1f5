"""Several things in one cell."""

from __future__ import annotations

import pytest

from exporters.tables.words.lists import items_of, lists_with_commas


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("one", ["one"]),
        ("- one\n- two", ["one", "two"]),
        ("one; two", ["one", "two"]),
        ("• one • two", ["one", "two"]),
        ("1. one 2. two", ["one", "two"]),
        ("1) one\n2) two", ["one", "two"]),
        ("opened 2. May", ["opened 2. May"]),
        ("one, two", ["one, two"]),
        ("one (a; b); two", ["one (a; b)", "two"]),
        ("–", []),
    ],
)
def test_bullets_lines_and_signs_part_things(cell, items):
    assert items_of(cell, "\n;") == items


def test_commas_part_only_when_they_are_said_to():
    cell = 'Dashboard (costs, budgets), email, "a, b", 1,5 hours'
    assert items_of(cell, "\n;", commas=True) == [
        "Dashboard (costs, budgets)",
        "email",
        '"a, b"',
        "1,5 hours",
    ]


@pytest.mark.parametrize(
    ("cells", "are_lists"),
    [
        (["Google search, Hacker News, Reddit, word-of-mouth"], True),
        (["Ad, Blog", "Shop"], True),
        (["网站、商店、广告"], True),
        (["Yes, but it takes far too long"], False),
        (["It takes too long, case 7"], False),
        (["Slow, ugly, and nobody knows why it is so hard to find out what was meant."], False),
        (['"Good, fast, cheap" they said, once, twice'], False),
        (["one", "two"], False),
    ],
)
def test_lists_are_told_from_sentences(cells, are_lists):
    assert lists_with_commas(cells) is are_lists
