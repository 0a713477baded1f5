"""Putting cards in order and gathering duplicates: what comes where, and that nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import edits as edit
from model.arrangement import Likeness, SortBy
from model.bounds import MAX_VOTES
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id
from model.kinds import CardKind, EvidenceKind, LaneKind, Priority, Status
from model.places import CellPlace, ParkingPlace
from model.queries import cards_in_cell, parked_cards, steps_in_order
from model.records import Card
from model.rules import check_change, problems
from model.similar import similar_cards, text_key
from tests.model.hands import Table
from tests.strategies import maps


class _Grid(Table):
    """Two lanes over three steps."""

    def __init__(self) -> None:
        super().__init__()
        self.upper, self.lower = self.lane(LaneKind.ACTIONS), self.lane(LaneKind.QUOTES)
        self.stage("Stage", "one", "two", "three")
        self.steps = [step.id for step in steps_in_order(self.document)]

    def put(self, text: str, column: int = 0, *, lane: str = "", **fields: object) -> Id:
        card_id = self.card(CellPlace(lane or self.upper, self.steps[column]), text)
        self.do(edit.edit(self.document, card_id, fields))
        return card_id

    def cell(self, column: int = 0, *, lane: str = "") -> list[str]:
        return self.texts(lane or self.upper, self.steps[column])

    def everyone(self) -> list[Id]:
        return sorted(self.document.cards)


@pytest.fixture
def grid() -> _Grid:
    return _Grid()


# --- sorting -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (SortBy.VOTES, ["äpfel", "Birne", "", "apfel", "Zeder"]),
        (SortBy.PRIORITY, ["Zeder", "Birne", "äpfel", "", "apfel"]),
        (SortBy.TEXT, ["apfel", "äpfel", "Birne", "Zeder", ""]),
        (SortBy.KIND, ["apfel", "", "Zeder", "Birne", "äpfel"]),
    ],
)
def test_cards_are_sorted_within_their_cell(grid: _Grid, by: SortBy, wanted: list[str]) -> None:
    note, pain = CardKind.NOTE, CardKind.PAIN_POINT
    grid.put("Zeder", kind=pain, priority=Priority.CRITICAL)
    grid.put("Birne", kind=pain, votes=3, priority=Priority.LOW)
    grid.put("äpfel", kind=note, votes=7)
    grid.put("", kind=CardKind.THOUGHT, votes=1)
    grid.put("apfel", kind=CardKind.ACTION, votes=1)
    other = grid.put("elsewhere", 1)
    grid.do(edit.sort_cards(grid.document, grid.everyone(), by))
    assert grid.cell() == wanted
    assert grid.cell(1) == ["elsewhere"]
    assert grid.document.cards[other].order
    assert grid.do(edit.sort_cards(grid.document, grid.everyone(), by)) == ChangeSet(
        label="Sort cards"
    )


def test_only_the_chosen_cards_change_places(grid: _Grid) -> None:
    ids = {text: grid.put(text) for text in "dcba"}
    grid.do(edit.sort_cards(grid.document, [ids["d"], ids["b"]], SortBy.TEXT))
    assert grid.cell() == ["b", "c", "d", "a"]


def test_parked_cards_are_sorted_too(grid: _Grid) -> None:
    for text in "ba":
        grid.card(ParkingPlace(), text)
    grid.do(edit.sort_cards(grid.document, grid.everyone(), SortBy.TEXT))
    assert [card.text for card in parked_cards(grid.document)] == ["a", "b"]


def test_equal_keys_after_a_merge_are_sorted_all_the_same(grid: _Grid) -> None:
    first, second = grid.put("b"), grid.put("a")
    key = grid.document.cards[first].order
    grid.do(edit.edit(grid.document, second, order=key))
    grid.do(edit.sort_cards(grid.document, grid.everyone(), SortBy.TEXT))
    assert grid.cell() == ["a", "b"]


# --- lining up -----------------------------------------------------------------------------------


def test_cards_come_into_one_lane_or_step_in_reading_order(grid: _Grid) -> None:
    grid.put("there")
    ids = [grid.put("x", lane=grid.lower), grid.put("y", 1, lane=grid.lower), grid.put("z", 2)]
    grid.do(edit.line_up_in_lane(grid.document, ids, grid.upper))
    assert [grid.cell(i) for i in range(3)] == [["there", "x"], ["y"], ["z"]]
    assert grid.label == "Line up 2 cards"
    grid.do(edit.line_up_in_step(grid.document, ids, grid.steps[1]))
    assert [grid.cell(i) for i in range(3)] == [["there"], ["y", "x", "z"], []]


def test_a_parked_card_stays_parked(grid: _Grid) -> None:
    card_id = grid.card(ParkingPlace(), "aside")
    change = edit.line_up_in_lane(grid.document, [card_id], grid.upper)
    assert not change
    assert not edit.spread_over_steps(grid.document, [card_id])


@pytest.mark.parametrize(
    ("texts", "start", "wanted"),
    [
        ("abc", 0, ["a", "b", "c"]),
        ("ab", 1, ["", "a", "b"]),
        ("abcde", 0, ["ab", "cd", "e"]),
        ("abc", 2, ["", "", "abc"]),
        ("abcd", 1, ["", "ab", "cd"]),
    ],
)
def test_cards_spread_over_the_steps(
    grid: _Grid, texts: str, start: int, wanted: list[str]
) -> None:
    ids = [grid.put(text, start) for text in texts]
    grid.do(edit.spread_over_steps(grid.document, ids))
    assert ["".join(grid.cell(i)) for i in range(3)] == wanted


# --- converting ----------------------------------------------------------------------------------


def test_a_card_converted_there_and_back_is_what_it_was(grid: _Grid) -> None:
    card_id = grid.put("Shop", kind=CardKind.TOUCHPOINT, channel="store", votes=2, tags=("a",))
    before = grid.document.cards[card_id]
    for kind in CardKind:
        grid.do(edit.convert_cards(grid.document, [card_id], kind))
        assert grid.document.cards[card_id].kind is kind
        assert grid.document.cards[card_id].channel == "store"
    grid.do(edit.convert_cards(grid.document, [card_id], CardKind.TOUCHPOINT))
    assert grid.document.cards[card_id] == before


def test_several_are_converted_at_once_and_named(grid: _Grid) -> None:
    ids = [grid.put("a"), grid.put("b"), grid.put("c", kind=CardKind.QUOTE)]
    change = grid.do(edit.convert_cards(grid.document, ids, CardKind.QUOTE))
    assert change.label == "Convert 2 cards to quote"
    assert {grid.document.cards[i].kind for i in ids} == {CardKind.QUOTE}


# --- duplicates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Too expensive", "too  EXPENSIVE!", True),
        ("“Why?”", "why", True),
        ("Straße", "STRASSE", True),
        ("e-mail", "e mail", True),
        ("ﬁx it", "fix it", True),
        ("Too expensive", "Too expensive now", False),
        ("+5 %", "-5 %", False),
        ("1.5 h", "15 h", False),
        ("Naïve", "Naive", False),
        ("good 👍", "good 👎", False),
        ("कि", "का", False),
    ],
)
def test_what_says_the_same(one: str, other: str, *, same: bool) -> None:
    assert (text_key(one) == text_key(other)) is same


def test_duplicates_become_one_card_that_carries_everything(grid: _Grid) -> None:
    ana, bo = (
        grid.do(edit.add_persona(grid.document, name=name, ids=grid.ids)).added[0].id
        for name in ("Ana", "Bo")
    )
    first = grid.put("Too slow", votes=2, persona_ids=(ana,), tags=("speed",), details="At noon",
                     channel="app", priority=Priority.LOW)  # fmt: skip
    second = grid.put("too slow!", votes=3, persona_ids=(bo, ana), tags=("app", "speed"),
                      details="At night", channel="website", priority=Priority.HIGH,
                      status=Status.OPEN, owner="Cy", moment_of_truth=True)  # fmt: skip
    third = grid.put("else")
    evidence = edit.add_evidence(grid.document, kind=EvidenceKind.SURVEY, for_ids=[second])
    source = grid.do(evidence).added[0].id
    grid.do(edit.add_connector(grid.document, source_id=third, target_id=second, ids=grid.ids))
    grid.do(edit.add_connector(grid.document, source_id=first, target_id=second, ids=grid.ids))
    grid.do(edit.add_action(grid.document, title="Mend", answers_ids=[second], ids=grid.ids))
    grid.do(edit.group_duplicates(grid.document, grid.everyone()))
    assert grid.label == "Group 2 duplicates"
    assert set(grid.document.cards) == {first, third}
    card = grid.document.cards[first]
    assert card.text == "Too slow"
    assert (card.votes, card.priority, card.status) == (5, Priority.HIGH, Status.OPEN)
    assert card.persona_ids == (ana, bo)
    assert card.tags == ("speed", "app")
    assert card.evidence_ids == (source,)
    assert card.moment_of_truth
    assert (card.channel, card.owner) == ("app", "Cy")
    assert card.details == "At noon\nAt night\nChannel: website"
    (arrow,) = grid.document.connectors.values()
    assert (arrow.source_id, arrow.target_id) == (third, first)
    (action,) = grid.document.actions.values()
    assert action.answers_ids == (first,)


def test_two_arrows_that_become_one_are_drawn_once(grid: _Grid) -> None:
    first, second, third = grid.put("a"), grid.put("A"), grid.put("b")
    for source in (first, second):
        grid.do(edit.add_connector(grid.document, source_id=source, target_id=third, ids=grid.ids))
    grid.do(edit.group_duplicates(grid.document, grid.everyone()))
    assert len(grid.document.connectors) == 1


def test_an_opportunity_never_answers_itself(grid: _Grid) -> None:
    second = grid.put("a", kind=CardKind.OPPORTUNITY)
    grid.put("a", kind=CardKind.OPPORTUNITY, answers_ids=(second,))
    grid.do(edit.group_duplicates(grid.document, grid.everyone()))
    (card,) = grid.document.cards.values()
    assert card.answers_ids == ()


def test_another_kind_or_another_cell_is_no_duplicate(grid: _Grid) -> None:
    grid.put("a")
    grid.put("a", kind=CardKind.QUOTE)
    grid.put("a", 1)
    grid.put("")
    grid.put("")
    assert not edit.group_duplicates(grid.document, grid.everyone())
    grid.do(edit.group_duplicates(grid.document, grid.everyone(), across=True))
    assert sorted(grid.cell()) == ["", "", "a", "a"]
    assert grid.cell(1) == []


def test_more_than_a_card_can_carry_is_refused_in_a_sentence(grid: _Grid) -> None:
    for letter in "ab":
        grid.put("same", details=letter * 9_999)
    with pytest.raises(RuleError) as refused:
        edit.group_duplicates(grid.document, grid.everyone())
    assert str(refused.value).endswith(".")


def test_votes_stay_within_what_a_card_can_have(grid: _Grid) -> None:
    for _ in range(2):
        grid.put("same", votes=MAX_VOTES - 1)
    grid.do(edit.group_duplicates(grid.document, grid.everyone()))
    assert [card.votes for card in grid.document.cards.values()] == [MAX_VOTES]


# --- what is alike -------------------------------------------------------------------------------


def test_similar_cards_share_something(grid: _Grid) -> None:
    one = grid.put("a", tags=("Price",), kind=CardKind.QUOTE)
    two = grid.put("b", 1, tags=("price", "x"))
    three = grid.put("c", lane=grid.lower, kind=CardKind.QUOTE)
    assert set(similar_cards(grid.document, [one], Likeness.TAG)) == {one, two}
    assert set(similar_cards(grid.document, [one], Likeness.KIND)) == {one, three}
    assert set(similar_cards(grid.document, [one], Likeness.LANE)) == {one, two}
    assert similar_cards(grid.document, [three], Likeness.PERSONA) == [three]


# --- what must hold of any map -------------------------------------------------------------------

_TEXTS = st.sampled_from(["same", "Same!", "other", "", "–"])


@st.composite
def _alike(draw: st.DrawFn) -> JourneyMap:
    """A map in which many cards say the same."""
    document = draw(maps())
    cards = sorted(document.cards)
    for card_id in cards:
        document = apply(document, edit.edit(document, card_id, text=draw(_TEXTS)))
    return document


def _texts(document: JourneyMap) -> Counter[str]:
    return Counter(card.text for card in document.cards.values())


@given(maps(), st.sampled_from(SortBy))
def test_sorting_moves_cards_within_their_cells_only(document: JourneyMap, by: SortBy) -> None:
    change = edit.sort_cards(document, sorted(document.cards), by)
    _holds(document, change)
    assert all(_but_order(before) == _but_order(after) for before, after in change.updated)
    assert not edit.sort_cards(apply(document, change), sorted(document.cards), by)


@given(maps(), st.data())
def test_lining_up_and_spreading_lose_nothing(document: JourneyMap, data: st.DataObject) -> None:
    cards = data.draw(st.lists(st.sampled_from(sorted(document.cards)), unique=True)
                      if document.cards else st.just([]))  # fmt: skip
    changes = [edit.spread_over_steps(document, cards)]
    changes += [edit.line_up_in_lane(document, cards, i) for i in sorted(document.lanes)[:1]]
    changes += [edit.line_up_in_step(document, cards, i) for i in sorted(document.steps)[:1]]
    for change in changes:
        after = _holds(document, change)
        assert _texts(after) == _texts(document)
        assert len(parked_cards(after)) == len(parked_cards(document))
        assert {after for after, _ in change.updated} <= set(document.cards.values())


@given(maps(), st.sampled_from(CardKind))
def test_converting_changes_the_kind_and_nothing_else(document: JourneyMap, kind: CardKind) -> None:
    change = edit.convert_cards(document, sorted(document.cards), kind)
    after = _holds(document, change)
    assert {card.kind for card in after.cards.values()} <= {kind}
    for before, now in change.updated:
        assert before.model_copy(update={"kind": kind}) == now


@given(_alike(), st.booleans())
def test_grouping_loses_nothing(document: JourneyMap, across: bool) -> None:
    change = edit.group_duplicates(document, sorted(document.cards), across=across)
    after = _holds(document, change)
    assert {text_key(t) for t in _texts(after)} == {text_key(t) for t in _texts(document)}
    for name in ("persona_ids", "tags", "evidence_ids"):
        assert _all(after, name) == _all(document, name)
    assert sum(c.votes for c in after.cards.values()) == sum(
        c.votes for c in document.cards.values()
    )
    assert not edit.group_duplicates(after, sorted(after.cards), across=across)


def _all(document: JourneyMap, name: str) -> set[str]:
    return {value for card in document.cards.values() for value in getattr(card, name)}


def _but_order(record: object) -> object:
    assert isinstance(record, Card)
    return record.model_copy(update={"order": "V"})


def _holds(document: JourneyMap, change: ChangeSet) -> JourneyMap:
    """The map after a change that is sound, and is taken back without a trace."""
    check_change(document, change)
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    for lane_id in after.lanes:
        for step_id in after.steps:
            keys = [card.order for card in cards_in_cell(after, lane_id, step_id)]
            assert keys == sorted(keys)
    return after
