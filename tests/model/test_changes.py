from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import edits as edit
from model.changes import ChangeSet, apply, difference, squash
from model.document import JourneyMap
from model.errors import RuleError
from model.records import MAP_ID
from model.rules import check_change
from model.store import Store
from tests.examples import example
from tests.strategies import Edit, edits, maps


def walked(document: JourneyMap, wanted: list[Edit]) -> tuple[JourneyMap, list[ChangeSet]]:
    """The map after the edits that its rules allow, and their changes."""
    changes = []
    for one in wanted:
        change = one(document)
        try:
            check_change(document, change)
        except RuleError:
            continue
        document = apply(document, change)
        changes.append(change)
    return document, changes


@given(maps(max_cards=4), st.lists(edits(), max_size=6))
def test_one_change_does_what_all_did(document: JourneyMap, wanted: list[Edit]) -> None:
    end, changes = walked(document, wanted)
    whole = squash(changes)
    assert apply(document, whole) == end
    assert apply(end, whole.reversed()) == document
    assert bool(whole) == (document != end)
    check_change(document, whole)
    check_change(end, whole.reversed())


@given(maps(max_cards=4), st.lists(edits(), max_size=6))
def test_the_difference_leads_from_one_to_the_other(
    document: JourneyMap, wanted: list[Edit]
) -> None:
    end, changes = walked(document, wanted)
    change = difference(document, end)
    assert apply(document, change) == end
    assert change.ids() == squash(changes).ids()
    assert not difference(end, JourneyMap.of(end.records()))


def test_tables_that_are_not_touched_stay_the_very_same() -> None:
    document = example()
    after = apply(document, edit.edit(document, "card-1", text="x"))
    assert after.stages is document.stages
    assert after.cards is not document.cards
    assert after.cards["card-2"] is document.cards["card-2"]


@pytest.mark.parametrize(
    "change",
    [
        edit.edit(example(), "card-1", text="x").reversed(),
        ChangeSet(added=(example().cards["card-1"],)),
        edit.remove(example(), ["card-1"]).reversed(),
    ],
)
def test_a_change_for_another_state_changes_nothing(change: ChangeSet) -> None:
    store = Store(example())
    told: list[ChangeSet] = []
    store.listen(lambda _, change: told.append(change))
    with pytest.raises(RuleError, match="changed meanwhile"):
        store.apply(change)
    assert store.document == example()
    assert told == []


def test_the_store_tells_once_after_the_change_is_in() -> None:
    store = Store(example())
    told: list[str] = []
    store.listen(lambda document, change: told.append(document.info.title + change.label))
    store.apply(edit.edit(store.document, MAP_ID, title="New "))
    store.apply(ChangeSet())
    assert told == ["New Edit map"]
