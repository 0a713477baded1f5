"""Who keeps his place when some have moved."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from designer.canvas.showing.rising import rising

VALUES = st.lists(st.none() | st.integers(0, 9).map(float), max_size=9)


@given(VALUES)
def test_a_run_rises_and_none_is_longer(values: list[float | None]) -> None:
    places = rising(values)
    run = [values[place] for place in places]
    assert places == sorted(set(places))
    assert all(a is not None and b is not None and a < b for a, b in pairwise(run))
    known = [value for value in values if value is not None]
    for longer in combinations(known, len(run) + 1):
        assert any(a >= b for a, b in pairwise(longer))


def test_one_who_moved_past_many_moves_alone() -> None:
    assert rising([2.0, 3.0, 4.0, 5.0, 1.0]) == [0, 1, 2, 3]
