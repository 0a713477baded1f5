from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.order import KEY_PATTERN, first_keys, key_between, keys_between

keys = st.text("0123456789ABCXYZabcxyz", max_size=6).map(lambda text: text + "V")


@given(st.none() | keys, st.none() | keys)
def test_a_key_fits_between_any_two(low: str | None, high: str | None) -> None:
    if low is not None and high is not None:
        if low == high:
            with pytest.raises(ValueError, match="no key fits"):
                key_between(low, high)
            return
        low, high = sorted((low, high))
    key = key_between(low, high)
    assert re.match(KEY_PATTERN, key)
    assert low is None or low < key
    assert high is None or key < high


@given(st.none() | keys, st.integers(0, 40))
def test_many_keys_ascend(low: str | None, count: int) -> None:
    for high in (None, (low or "") + "z"):
        found = keys_between(low, high, count)
        assert len(found) == count
        assert found == sorted(set(found))
        assert all((low is None or low < key) and (high is None or key < high) for key in found)


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_insertions_anywhere_keep_their_places(places: list[int]) -> None:
    order: list[str] = []
    for place in places:
        at = place % (len(order) + 1)
        low = order[at - 1] if at else None
        high = order[at] if at < len(order) else None
        order.insert(at, key_between(low, high))
    assert order == sorted(set(order))


def test_keys_stay_short() -> None:
    assert max(map(len, first_keys(5000))) <= 4
    key = "V"
    for _ in range(5000):
        key = key_between(None, key)
    assert len(key) < 12
