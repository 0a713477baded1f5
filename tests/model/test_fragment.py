from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import edits as edit
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.errors import ImportFormatError, JourneyboardError
from model.fragment import copy_fragment, is_fragment, paste_fragment
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import (
    cards_in_cell,
    lanes_in_order,
    parked_cards,
    persona_hues,
    stage_hues,
    stages_in_order,
    steps_in_order,
)
from model.records import MAP_ID, Persona, evolve
from model.rules import check_change, problems
from tests.examples import example
from tests.strategies import maps


def after(document: JourneyMap, change: ChangeSet) -> JourneyMap:
    check_change(document, change)
    new = apply(document, change)
    assert problems(new) == []
    assert apply(new, change.reversed()) == document
    return new


def grid(lanes: int, stages: int) -> JourneyMap:
    """A map of free-text lanes and stages of one step, without cards."""
    ids = seeded_ids(f"{lanes} {stages}")
    document = JourneyMap()
    for _ in range(lanes):
        document = after(document, edit.add_lane(document, kind=LaneKind.FREE_TEXT, ids=ids))
    for _ in range(stages):
        document = after(document, edit.add_stage(document, name="S", ids=ids))
    return document


def cell(document: JourneyMap, row: int, column: int) -> CellPlace:
    return CellPlace(lanes_in_order(document)[row].id, steps_in_order(document)[column].id)


def texts(document: JourneyMap, row: int, column: int) -> list[str]:
    place = cell(document, row, column)
    return [card.text for card in cards_in_cell(document, place.lane_id, place.step_id)]


@pytest.fixture
def three() -> tuple[JourneyMap, list[str]]:
    """A 3 by 3 grid with cards at (0, 0), (0, 0), (1, 1) and (0, 1)."""
    document = grid(3, 3)
    ids = []
    for row, column, text in ((0, 0, "a"), (0, 0, "b"), (1, 1, "c"), (0, 1, "d")):
        change = edit.add_card(
            document, cell(document, row, column), kind=CardKind.NOTE, text=text, details=text
        )
        document = after(document, change)
        ids.append(change.added[0].id)
    return document, ids


@given(maps(), maps(), st.data())
def test_any_piece_of_any_map_can_be_pasted_into_any(
    source: JourneyMap, target: JourneyMap, data: st.DataObject
) -> None:
    ids = sorted(r.id for r in source.records() if r.id != MAP_ID)
    wanted = data.draw(st.lists(st.sampled_from(ids), max_size=5)) if ids else []
    text = copy_fragment(source, wanted)
    assert is_fragment(text)
    places: list[Place | None] = [None, ParkingPlace()]
    places += [cell(target, -1, 0)] if target.lanes and target.steps else []
    change = paste_fragment(target, text, data.draw(st.sampled_from(places)))
    new = after(target, change)
    # Every card that was copied is there once more.
    copied = sum(record.table == "cards" for record in change.added)
    assert len(new.cards) == len(target.cards) + copied
    assert copied >= len({i for i in wanted if i in source.cards})


@given(maps(), st.data())
def test_anything_can_be_duplicated(document: JourneyMap, data: st.DataObject) -> None:
    ids = sorted(r.id for r in document.records() if r.id != MAP_ID)
    wanted = data.draw(st.lists(st.sampled_from(ids), max_size=5)) if ids else []
    after(document, edit.duplicate(document, wanted))


def test_cards_keep_their_arrangement(three) -> None:
    document, ids = three
    text = copy_fragment(document, ids[1:])
    new = after(document, paste_fragment(document, text, cell(document, 1, 1)))
    assert texts(new, 1, 1) == ["c", "b"]
    assert texts(new, 2, 2) == ["c"]
    assert texts(new, 1, 2) == ["d"]


def test_the_first_of_them_comes_to_the_place(three) -> None:
    document, ids = three
    text = copy_fragment(document, [ids[2], ids[3]])  # from (1, 1) and (0, 1)
    new = after(document, paste_fragment(document, text, cell(document, 1, 0)))
    assert (texts(new, 1, 0), texts(new, 2, 0)) == (["d"], ["c"])
    text = copy_fragment(document, [ids[2]])
    new = after(document, paste_fragment(document, text, cell(document, 0, 2)))
    assert texts(new, 0, 2) == ["c"]


def test_what_would_stand_beyond_the_grid_is_parked_in_its_order(three) -> None:
    document, ids = three
    change = paste_fragment(document, copy_fragment(document, ids), cell(document, 2, 2))
    assert change.label == "Paste 4 cards"
    new = after(document, change)
    assert texts(new, 2, 2) == ["a", "b"]
    assert [card.text for card in parked_cards(new)] == ["d", "c"]


def test_they_come_before_the_card_that_is_named(three) -> None:
    document, ids = three
    place = cell(document, 0, 0)
    there = CellPlace(place.lane_id, place.step_id, ids[1])
    new = after(document, paste_fragment(document, copy_fragment(document, ids[:1]), there))
    assert texts(new, 0, 0) == ["a", "a", "b"]


def test_without_a_place_they_go_home_or_to_the_parking_lot(three) -> None:
    document, ids = three
    text = copy_fragment(document, ids)
    assert texts(after(document, paste_fragment(document, text)), 0, 0) == ["a", "b", "a", "b"]
    other = after(grid(1, 1), paste_fragment(grid(1, 1), text))
    assert [card.text for card in parked_cards(other)] == ["a", "b", "d", "c"]
    parked = after(document, paste_fragment(document, text, ParkingPlace()))
    assert len(parked_cards(parked)) == 4


def test_arrows_between_copied_cards_come_along(three) -> None:
    document, ids = three
    for target in (ids[2], ids[3]):
        change = edit.add_connector(document, source_id=ids[0], target_id=target)
        document = after(document, change)
    change = paste_fragment(document, copy_fragment(document, [ids[0], ids[2]]))
    arrows = [r for r in change.added if r.table == "connectors"]
    assert len(arrows) == 1
    new = {r.id for r in change.added if r.table == "cards"}
    assert {arrows[0].source_id, arrows[0].target_id} == new  # type: ignore[attr-defined]


def test_what_cards_rest_on_comes_along_into_another_map() -> None:
    text = copy_fragment(example(), ["card-1", "card-3", "card-4", "card-5"])
    new = after(JourneyMap(), paste_fragment(JourneyMap(), text))
    for table in ("evidence", "images"):
        assert new.table(table) == example().table(table), table
    coloured = {i: evolve(p, hue=persona_hues(example())[i]) for i, p in example().personas.items()}
    assert new.personas == coloured
    (metric,) = new.metrics.values()
    assert metric.value == 2.4
    assert {c.text for c in new.cards.values()} == {
        example().cards[i].text for i in ("card-1", "card-3", "card-4", "card-5")
    }
    # The pain point it answers was not copied and is not here.
    assert all(card.answers_ids == () for card in new.cards.values())
    again = after(new, paste_fragment(new, text))
    assert len(again.personas) == len(again.evidence) == len(again.images) == 1
    assert len(again.metrics) == 2


def test_in_its_own_map_it_keeps_what_it_points_at() -> None:
    change = paste_fragment(example(), copy_fragment(example(), ["card-3"]))
    (copy,) = [c for i, c in after(example(), change).cards.items() if i not in example().cards]
    assert copy.answers_ids == ("card-2",)


def test_a_persona_is_known_by_name() -> None:
    mira = Persona(id="persona-x", order="V", name="MIRA")
    document = JourneyMap.of([mira])
    new = after(document, paste_fragment(document, copy_fragment(example(), ["card-1"])))
    assert list(new.personas) == ["persona-x"]
    assert next(iter(new.cards.values())).persona_ids == ("persona-x",)


def test_a_stage_is_pasted_with_its_lanes_found_again() -> None:
    text = copy_fragment(example(), ["stage-1"])
    place = CellPlace("lane-1", "step-1")
    new = after(example(), paste_fragment(example(), text, place))
    names = [stage.name for stage in stages_in_order(new)]
    assert names == ["Consideration", "Consideration", "Purchase"]
    assert len(new.lanes) == 3
    assert len(new.cards) == 5 + 3
    assert len(new.markers) == 2
    elsewhere = after(JourneyMap(), paste_fragment(JourneyMap(), text))
    assert len(elsewhere.stages) == 1
    assert {lane.kind for lane in elsewhere.lanes.values()} == {
        LaneKind.TOUCHPOINTS,
        LaneKind.EMOTIONS,
        LaneKind.PAIN_POINTS,
    }
    assert parked_cards(elsewhere) == []


def test_of_several_lanes_of_a_kind_the_one_of_the_name_is_taken() -> None:
    target = JourneyMap()
    for name in ("Wherever", "Where", "Where else"):
        change = edit.add_lane(target, kind=LaneKind.TOUCHPOINTS, name=name)
        target = after(target, change)
    new = after(target, paste_fragment(target, copy_fragment(example(), ["stage-2"])))
    (card,) = new.cards.values()
    assert new.lanes[card.lane_id or ""].name == "Where"


def test_a_lane_is_pasted_after_the_one_of_the_place() -> None:
    text = copy_fragment(example(), ["lane-3"])
    new = after(example(), paste_fragment(example(), text, CellPlace("lane-1", "step-1")))
    kinds = [lane.kind for lane in lanes_in_order(new)]
    assert kinds == [
        LaneKind.TOUCHPOINTS,
        LaneKind.PAIN_POINTS,
        LaneKind.EMOTIONS,
        LaneKind.PAIN_POINTS,
    ]
    assert len(new.cards) == 5 + 2
    into = after(grid(1, 2), paste_fragment(grid(1, 2), text))
    assert texts(into, 1, 1) == [example().cards["card-2"].text, "A size adviser"]


def test_an_emotion_pasted_where_it_was_stands_beside() -> None:
    text = copy_fragment(example(), ["marker-1"])
    new = after(example(), paste_fragment(example(), text))
    assert sorted(m.position for m in new.markers.values()) == [0.25, 0.45]


def test_duplicates_stand_after_the_originals(three) -> None:
    document, ids = three
    new = after(document, edit.duplicate(document, [ids[0]]))
    assert texts(new, 0, 0) == ["a", "a", "b"]
    new = after(document, edit.duplicate(document, ids[:2]))
    assert texts(new, 0, 0) == ["a", "b", "a", "b"]
    stage = stages_in_order(document)[0]
    change = edit.duplicate(document, [stage.id])
    assert change.label == "Duplicate stage"
    new = after(document, change)
    assert texts(new, 0, 1) == ["a", "b"]
    lane = lanes_in_order(document)[0]
    new = after(document, edit.duplicate(document, [lane.id]))
    assert (texts(new, 1, 0), texts(new, 1, 1)) == (["a", "b"], ["d"])


def test_a_duplicated_figure_is_its_own() -> None:
    new = after(example(), edit.duplicate(example(), ["card-4"]))
    assert len(new.metrics) == 2
    assert len({card.metric_id for card in new.cards.values() if card.metric_id}) == 2


def test_a_piece_comes_back_from_a_chat() -> None:
    text = copy_fragment(example(), ["card-1"])
    for wrapped in (f"```json\n{text}\n```\n", f"\n~~~\r\n{text}\r\n~~~", f"  {text}\n"):
        assert is_fragment(wrapped)
        assert paste_fragment(example(), wrapped)
    assert not is_fragment("```\nfirst\n```")


def test_a_stage_keeps_its_colour_elsewhere() -> None:
    plain = [evolve(stage, hue=None) for stage in example().stages.values()]
    kept = [record for record in example().records() if record.table != "stages"]
    source = JourneyMap.of([*kept, *plain])
    second = stages_in_order(source)[1]
    target = grid(1, 2)
    colours = stage_hues(target)
    new = after(target, paste_fragment(target, copy_fragment(source, [second.id])))
    (pasted,) = [stage for stage in new.stages.values() if stage.id not in target.stages]
    assert pasted.hue == stage_hues(source)[second.id] == 1
    assert {i: hue for i, hue in stage_hues(new).items() if i in colours} == colours


def test_a_persona_keeps_her_colour_unless_somebody_has_it() -> None:
    text = copy_fragment(example(), ["card-1"])
    (mira,) = example().personas.values()
    hue = persona_hues(example())[mira.id]
    for taken, wanted in ((hue, None), (hue + 1, hue)):
        other = Persona(id="persona-x", order="V", name="Tom", hue=taken)
        new = after(JourneyMap.of([other]), paste_fragment(JourneyMap.of([other]), text))
        assert new.personas[mira.id].hue == wanted


def test_a_copied_persona_is_met_again_by_name() -> None:
    text = copy_fragment(example(), [*example().personas, "card-1"])
    document = JourneyMap.of([Persona(id="persona-x", order="V", name=" mira ")])
    new = after(document, paste_fragment(document, text))
    assert list(new.personas) == ["persona-x"]
    assert next(iter(new.cards.values())).persona_ids == ("persona-x",)
    assert len(after(example(), paste_fragment(example(), text)).personas) == 2


def test_no_card_is_pasted_into_an_emotion_lane(three) -> None:
    source, ids = three
    target = JourneyMap()
    for kind in (LaneKind.FREE_TEXT, LaneKind.EMOTIONS, LaneKind.QUOTES):
        target = after(target, edit.add_lane(target, kind=kind))
    target = after(target, edit.add_stage(target, name="S", step_names=["a", "b"]))
    text = copy_fragment(source, ids)
    new = after(target, paste_fragment(target, text, cell(target, 0, 0)))
    assert texts(new, 2, 1) == ["c"]
    assert texts(new, 1, 1) == []
    new = after(target, paste_fragment(target, text, cell(target, 1, 0)))
    assert texts(new, 2, 0) == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain text",
        "[]",
        '{"format": "journeyboard-fragment"',
        '{"format": "journeyboard-fragment"}',
        '{"format": "journeyboard-fragment", "version": 3}',
        '{"format": "journeyboard-fragment", "a": "\ud800"}',
        '{"format": "journeyboard-fragment", "a": ' + "[" * 100_000,
    ],
)
def test_what_is_no_piece_of_a_map(text: str) -> None:
    with pytest.raises(ImportFormatError, match="What was copied"):
        paste_fragment(example(), text)


@given(st.data())
def test_a_spoiled_piece_is_pasted_sound_or_refused(data: st.DataObject) -> None:
    raw = json.loads(copy_fragment(example(), [r.id for r in example().records()][1:]))
    for _ in range(data.draw(st.integers(1, 4))):
        ids = st.sampled_from([*raw["copied"], "nobody", MAP_ID])
        table = data.draw(st.sampled_from(sorted(raw["document"])))
        what = data.draw(st.sampled_from(["drop", "bend", "copied", "rows"]))
        records = raw["document"][table]
        if what == "drop" and isinstance(records, list):
            raw["document"][table] = records[1:]
        elif what == "bend" and isinstance(records, list) and records:
            record = records[data.draw(st.integers(0, len(records) - 1))]
            for key in [k for k in record if k.endswith("_id") or k == "id"]:
                if data.draw(st.booleans()):
                    record[key] = data.draw(ids)
        elif what in raw:
            raw[what] = data.draw(st.lists(ids, max_size=6))
    target = data.draw(st.sampled_from([JourneyMap(), example(), grid(2, 2)]))
    place = data.draw(st.sampled_from([None, ParkingPlace()]))
    try:
        change = paste_fragment(target, json.dumps(raw), place)
        check_change(target, change)
    except JourneyboardError:
        return
    assert problems(apply(target, change)) == []


def test_a_place_that_is_gone_is_told() -> None:
    text = copy_fragment(example(), ["card-1"])
    with pytest.raises(JourneyboardError, match="no longer"):
        paste_fragment(example(), text, CellPlace("lane-1", "nobody"))
    with pytest.raises(JourneyboardError, match="no longer"):
        paste_fragment(example(), text, CellPlace("lane-1", "step-1", "nobody"))


def test_a_text_on_the_clipboard_is_no_python() -> None:
    assert json.loads(copy_fragment(example(), ["card-1"]))["format"] == "journeyboard-fragment"
    evil = evolve(example().cards["card-1"], text='"}], "format": "x')
    document = JourneyMap.of([*example().records(), evil])
    change = paste_fragment(document, copy_fragment(document, ["card-1"]))
    assert evil.text in {getattr(r, "text", "") for r in change.added}


def test_a_piece_with_more_parts_than_a_map_is_refused_before_it_is_read() -> None:
    text = copy_fragment(example(), [next(iter(example().cards))])
    crowded = text.replace('"copied":[', '"copied":[' + '"c",' * 1_300_000, 1)
    with pytest.raises(ImportFormatError, match="more parts than a map can have"):
        paste_fragment(example(), crowded)
