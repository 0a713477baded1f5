"""Whatever two people do to two copies of a map, putting them together loses nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.merging.merged import merged
from tests.edit_strategies import Edit, edits
from tests.map_strategies import maps
from tests.merging.laws import broken

_SOME = st.lists(edits(), max_size=4)


def _edited(document: JourneyMap, work: Sequence[Edit]) -> JourneyMap:
    for edit in work:
        document = apply(document, edit(document))
    return document


@settings(max_examples=60, deadline=None)
@given(maps(), _SOME, _SOME)
def test_the_laws_hold(base: JourneyMap, mine: list[Edit], others: list[Edit]) -> None:
    assert broken(base, _edited(base, mine), _edited(base, others)) == []


@settings(max_examples=25, deadline=None)
@given(maps(max_cards=5), _SOME, _SOME)
def test_the_laws_hold_without_a_base(
    start: JourneyMap, mine: list[Edit], others: list[Edit]
) -> None:
    assert broken(None, _edited(start, mine), _edited(start, others)) == []


@settings(max_examples=30, deadline=None)
@given(maps(), _SOME)
def test_an_unchanged_side_gives_the_other_one(base: JourneyMap, work: list[Edit]) -> None:
    edited = _edited(base, work)
    there = merged(base, base, edited)
    assert apply(base, there.change) == edited
    assert there.conflicts == ()
    here = merged(base, edited, base)
    assert not here.change
    assert here.conflicts == ()
