"""What differs between two states of a map, in words."""

from __future__ import annotations

from hypothesis import given, settings

from model.change_words import Deed, counts, differences, summary
from model.changes import ChangeSet, apply, difference
from model.document import JourneyMap
from model.records import MAP_ID, Card, MapInfo, Record, evolve
from tests.gui.canvas.conftest import small_map
from tests.map_strategies import maps


def said(before: JourneyMap, *after: Record) -> list[str]:
    """The sentences about a map with these records instead."""
    other = JourneyMap.of((*before.records(), *after))
    return [each.words for each in differences(before, other, difference(before, other))]


def placed(document: JourneyMap) -> list[Card]:
    return [card for card in document.cards.values() if card.step_id is not None]


def test_a_line_counts_what_happened_and_the_rest_of_it() -> None:
    document = small_map()
    first, second, *_ = placed(document)
    stage = next(iter(document.stages.values()))
    change = ChangeSet(
        added=tuple(evolve(first, id=f"card-{n}") for n in range(3)),
        updated=(
            (stage, evolve(stage, name="Other")),
            (second, evolve(second, owner="Ada")),
            (document.info, evolve(document.info, title="Other")),
        ),
        removed=(),
    )
    assert summary(change) == "3 cards added, map renamed, 1 stage renamed, 1 more change"
    assert summary(change, most=9).endswith("1 stage renamed, 1 card changed")
    assert summary(ChangeSet()) == "no difference"
    assert [each.n for each in counts(change)] == [3, 1, 1, 1]


def test_each_difference_is_a_sentence_that_names_thing_and_place() -> None:
    document = small_map()
    card = next(c for c in placed(document) if c.text)
    step = next(s for s in document.steps.values() if s.id != card.step_id)
    assert said(document, evolve(card, text="Other words")) == [
        f"Card “{card.text}”: is now “Other words”"
    ]
    (moved,) = said(document, evolve(card, step_id=step.id))
    assert moved.startswith(f"Card “{card.text}”: moved to {step.name} › ")
    (within,) = said(document, evolve(card, order=card.order + "V"))
    assert "moved within" in within
    assert said(document, evolve(card, owner="Ada")) == [f"Card “{card.text}”: owner is now “Ada”"]
    (several,) = said(document, evolve(card, owner="Ada", votes=3))
    assert several.endswith("owner, votes changed")
    (parked,) = said(document, evolve(card, id="card-new", lane_id=None, step_id=None, text=""))
    assert parked == "Card without a name added (parking lot)"


def test_values_that_came_went_and_changed_are_told_apart() -> None:
    before = JourneyMap.of((MapInfo(id=MAP_ID, language="en"),))
    assert said(before, MapInfo(id=MAP_ID, language="de")) == [
        "Map without a name: language “en” became “de”"
    ]
    assert said(before, MapInfo(id=MAP_ID)) == ["Map without a name: language no longer “en”"]
    assert said(before, MapInfo(id=MAP_ID, language="en", objective="x" * 900)) == [
        "Map without a name: objective changed"
    ]


def test_so_many_differences_are_told_and_no_more() -> None:
    document = small_map()
    change = difference(document, JourneyMap())
    assert len(differences(document, JourneyMap(), change, most=2)) == 2


@settings(max_examples=12)
@given(maps(), maps())
def test_every_record_that_differs_is_told_once(before: JourneyMap, after: JourneyMap) -> None:
    change = difference(before, after)
    told = differences(before, after, change, most=100_000)
    assert sorted(each.record_id for each in told) == sorted(
        [r.id for r in change.added]
        + [r.id for r in change.removed]
        + [a.id for _, a in change.updated]
    )
    assert all(each.words and each.words == each.words.strip() for each in told)
    assert all("\n" not in each.words for each in told)
    assert sum(each.n for each in counts(change)) == len(told)
    assert apply(before, change) == after
    back = counts(change.reversed())
    gone = sum(each.n for each in back if each.deed is Deed.REMOVED)
    assert gone == len(change.added)
