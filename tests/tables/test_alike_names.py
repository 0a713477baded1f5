"""Names that are only alike are found, and looking for them ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exporters.tables.attaching.alike import Names, Patience

PLACES = ["checkout page", "checkout", "call centre", "receipt by mail", "checkout"]


def called(name: str, patience: Patience | None = None) -> tuple[int | None, bool]:
    numbered = Names((key, number) for number, key in enumerate(PLACES, 1))
    return numbered.called(name, patience or Patience())


def test_the_very_name_goes_before_one_that_is_alike_and_the_first_of_several_is_taken() -> None:
    assert called("checkout") == (2, True)
    assert called("chekout page") == (1, False)
    assert called("the checkout") == (2, False)
    assert called("call center") == (3, False)
    assert called("parcel") == (None, False)


def test_when_enough_was_compared_only_the_very_name_is_found() -> None:
    assert called("checkout", Patience(glances=0)) == (2, True)
    assert called("call center", Patience(glances=0)) == (None, False)
    assert called("call center", Patience(comparisons=0)) == (None, False)


@given(st.lists(st.text("abc ", min_size=1, max_size=30), max_size=30), st.text("abc ", max_size=9))
def test_what_is_looked_at_is_counted(keys: list[str], name: str) -> None:
    patience = Patience(glances=7, comparisons=3)
    Names((key, key) for key in keys).called(name, patience)
    assert patience.comparisons >= 0
