from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import edits as edit
from model.changes import ChangeSet, apply
from model.document import TABLE_NAMES, JourneyMap
from model.errors import RuleError
from model.kinds import CardKind, LaneKind
from model.records import MAP_ID, Card, Connector, Lane, MapInfo, Record, Stage, Step, evolve
from model.references import REFERENCES, REFERENCES_OF
from model.rules import check_change, problems
from tests.examples import example
from tests.strategies import Edit, edits, maps


@given(maps())
def test_the_maps_of_the_strategy_are_sound(document: JourneyMap) -> None:
    assert problems(document) == []


def test_the_example_is_sound() -> None:
    assert problems(example()) == []


@given(maps(), edits())
def test_every_edit_keeps_the_rules(document: JourneyMap, wanted: Edit) -> None:
    change = wanted(document)
    try:
        check_change(document, change)
    except RuleError:
        # Only what no edit function looks at itself may be left to the check.
        assert wanted.name == "add marker"
    else:
        assert problems(apply(document, change)) == []


@st.composite
def wild_changes(draw: st.DrawFn, document: JourneyMap) -> ChangeSet:
    """A change that nobody thought about: it may well break rules."""
    records = list(document.records())
    removed = draw(st.lists(st.sampled_from(records), max_size=3, unique_by=lambda r: r.id))
    gone = {record.id for record in removed}
    updated: dict[str, tuple[Record, Record]] = {}
    some_ids = st.sampled_from([record.id for record in records] + ["nobody"])
    pointing = [r for r in records if REFERENCES_OF[r.table] and r.id not in gone]
    for record in draw(st.lists(st.sampled_from(pointing), max_size=3)) if pointing else []:
        reference = draw(st.sampled_from(REFERENCES_OF[record.table]))
        value = tuple(draw(st.lists(some_ids, max_size=2))) if reference.many else draw(some_ids)
        updated[record.id] = (record, evolve(record, **{reference.field: value}))
    for lane in document.lanes.values():
        if lane.id not in gone and draw(st.integers(0, 5)) == 0:
            updated[lane.id] = (lane, evolve(lane, kind=draw(st.sampled_from(LaneKind))))
    added: list[Record] = []
    if draw(st.booleans()):
        added.append(Stage(id=draw(some_ids), order="V"))
    if draw(st.booleans()):
        added.append(Step(id=draw(some_ids), order="V", stage_id=draw(some_ids)))
    return ChangeSet(tuple(added), tuple(updated.values()), tuple(removed))


@given(st.data())
def test_the_quick_check_and_the_full_one_agree(data: st.DataObject) -> None:
    document = data.draw(maps(max_cards=4))
    change = data.draw(wild_changes(document))
    try:
        check_change(document, change)
    except RuleError:
        ids = [r.id for r in change.after()] + [r.id for r in change.removed]
        twice = any(document.find(r.id) for r in change.added) or len(set(ids)) != len(ids)
        if not twice and not any(isinstance(r, MapInfo) for r in change.removed):
            assert problems(apply(document, change)) != []
    else:
        assert problems(apply(document, change)) == []


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda r: f"{r.table}.{r.field}")
def test_each_pointer_must_lead_somewhere(reference) -> None:
    document = example()
    owner = next(r for r in document.table(reference.table).values() if reference.ids(r))
    value = ("nobody",) if reference.many else "nobody"
    change = ChangeSet(updated=((owner, evolve(owner, **{reference.field: value})),))
    with pytest.raises(RuleError, match="nobody"):
        check_change(document, change)


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda r: f"{r.table}.{r.field}")
def test_nothing_that_is_pointed_at_can_just_go(reference) -> None:
    document = example()
    owner = next(r for r in document.table(reference.table).values() if reference.ids(r))
    target = document.table(reference.target)[reference.ids(owner)[0]]
    with pytest.raises(RuleError):
        check_change(document, ChangeSet(removed=(target,)))


def test_a_list_names_each_once() -> None:
    document = example()
    card = next(c for c in document.cards.values() if c.persona_ids)
    twice = evolve(card, persona_ids=(card.persona_ids[0],) * 2)
    with pytest.raises(RuleError, match="twice"):
        check_change(document, ChangeSet(updated=((card, twice),)))


def test_a_card_is_never_half_in_a_cell() -> None:
    document = example()
    card = next(c for c in document.cards.values() if c.lane_id)
    with pytest.raises(RuleError, match="no cell"):
        check_change(document, ChangeSet(updated=((card, evolve(card, step_id=None)),)))


def test_ids_are_unique_across_tables() -> None:
    document = example()
    card_id = next(iter(document.cards))
    with pytest.raises(RuleError, match="twice"):
        check_change(
            document, ChangeSet(added=(Lane(id=card_id, kind=LaneKind.QUOTES, order="V"),))
        )
    with pytest.raises(RuleError, match="twice"):
        check_change(document, ChangeSet(added=(Lane(id=MAP_ID, kind=LaneKind.QUOTES, order="V"),)))


def test_a_change_made_for_another_state_is_refused_before_it_is_pushed() -> None:
    document = example()
    card = next(iter(document.cards.values()))
    late = edit.edit(document, card.id, text="late")
    document = apply(document, edit.edit(document, card.id, text="early"))
    with pytest.raises(RuleError, match="changed meanwhile"):
        check_change(document, late)
    with pytest.raises(RuleError, match="changed meanwhile"):
        check_change(example(), ChangeSet(removed=(example().cards["card-4"],) * 2))


def test_the_map_itself_can_neither_go_nor_come_twice() -> None:
    document = example()
    for change in (
        ChangeSet(removed=(document.info,)),
        ChangeSet(added=(MapInfo(id=MAP_ID),)),
        ChangeSet(updated=((document.info, evolve(document.info, id="other")),)),
    ):
        with pytest.raises(RuleError):
            check_change(document, change)


def test_a_lane_with_emotions_in_it_stays_one() -> None:
    document = example()
    marker = next(iter(document.markers.values()))
    with pytest.raises(RuleError, match="emotions"):
        check_change(document, edit.edit(document, marker.lane_id, kind=LaneKind.QUOTES))


def test_a_stage_keeps_a_step() -> None:
    document = example()
    stage = Stage(id="stage-new", order="zz")
    with pytest.raises(RuleError, match="at least one step"):
        check_change(document, ChangeSet(added=(stage,)))
    step = Step(id="step-new", stage_id=stage.id, order="V")
    check_change(document, ChangeSet(added=(stage, step)))


def test_a_connector_joins_two_cards() -> None:
    document = example()
    card = next(iter(document.cards))
    loop = Connector(id="connector-new", source_id=card, target_id=card)
    with pytest.raises(RuleError, match="two different"):
        check_change(document, ChangeSet(added=(loop,)))


def test_a_card_does_not_answer_itself() -> None:
    document = example()
    card = Card(id="card-new", kind=CardKind.OPPORTUNITY, order="V", answers_ids=("card-new",))
    with pytest.raises(RuleError, match="answer itself"):
        check_change(document, ChangeSet(added=(card,)))


def test_a_keystroke_does_not_read_the_whole_map() -> None:
    # Counted, not timed: the tables of a map that is only typed into are never walked.
    walked: list[str] = []

    class Watched(dict[str, Record]):
        def values(self):
            walked.append("values")
            return super().values()

        def items(self):
            walked.append("items")
            return super().items()

    document = example()
    card = next(iter(document.cards.values()))
    tables: dict[str, Any] = {name: Watched(document.table(name)) for name in TABLE_NAMES}
    watched = JourneyMap(info=document.info, **tables)
    check_change(watched, edit.edit(watched, card.id, text="typed"))
    assert walked == []
