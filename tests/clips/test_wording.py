"""What is copied as text: an outline in reading order, or cells for a sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.clips.reading import read_text
from model.document import JourneyMap
from model.edits.clips import paste_clip
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from model.queries import cards_in_cell
from model.records import Card, Marker, Record
from model.wording import block_text, everything, outline_text
from tests.clips.test_placing import board
from tests.strategies import maps


def card(record_id: Id, text: str, lane_id: Id | None, step_id: Id | None) -> Card:
    return Card(
        id=record_id, kind=CardKind.NOTE, order="V", lane_id=lane_id, step_id=step_id, text=text
    )


def marker(record_id: Id, step_id: Id, persona_id: Id = "p1", word: str = "") -> Marker:
    return Marker(
        id=record_id,
        lane_id="feel",
        step_id=step_id,
        persona_id=persona_id,
        valence=-1,
        word=word,
    )


def filled(*records: Record) -> JourneyMap:
    kept = [record for record in board().records() if record.table != "cards"]
    return JourneyMap.of([*kept, *records])


A = card("a", "Ads", "touch", "t1")
B = card("b", "Web\nshop", "touch", "t2")
C = card("c", 'Too "dear"', "pain", "t3")
M = marker("m", "t2", word="anger")
PARKED = card("p", "Later", None, None)


OUTLINE = """
Awareness
  Hears of it
    Touchpoints
      - Ads
  Compares
    Touchpoints
      - Web
        shop
    Emotions
      - Mara: anger (-1)
Decision
  What hurts
    - Too "dear"
Parking lot
  - Later
"""


def test_cards_of_one_cell_are_lines() -> None:
    two = card("a2", "Posters", "touch", "t1")
    assert outline_text(filled(A, two), ["a2", "a"]) == "Ads\nPosters"
    assert block_text(filled(A, two), ["a2", "a"]) is None


def test_cards_of_several_cells_are_an_outline() -> None:
    text = outline_text(filled(A, B, C, M, PARKED), ["p", "c", "a", "b", "m"])
    assert text == OUTLINE.strip()


def test_a_stage_is_copied_with_all_that_is_in_it() -> None:
    assert outline_text(filled(A, B), ["s1"]).startswith("Awareness\n  Hears of it\n")
    assert outline_text(filled(A), ["s2"]) == "Decision"
    assert outline_text(filled(A), ["p1", "p2"]) == "Mara\nTom"


def test_a_block_of_cells_goes_into_a_sheet_and_back() -> None:
    document = filled(A, B, C, M)
    text = block_text(document, ["a", "b", "c", "m"])
    assert text == 'Ads\t"Web\nshop"\t\n\tanger (-1)\t\n\t\t"Too ""dear"""'
    empty = filled()
    pasted = paste_clip(empty, read_text(text), CellPlace("touch", "t1"))
    new = apply(empty, pasted.change)
    assert [c.text for c in cards_in_cell(new, "touch", "t2")] == ["Web\nshop"]
    assert [c.text for c in cards_in_cell(new, "pain", "t3")] == ['Too "dear"']
    assert [(m.step_id, m.valence, m.word) for m in new.markers.values()] == [("t2", -1, "anger")]


def test_feelings_of_several_are_told_apart_by_name() -> None:
    document = filled(M, marker("n", "t1", "p2"))
    assert block_text(document, ["m", "n"]) == "Tom: -1\tMara: anger (-1)"


def test_what_is_no_block_has_none() -> None:
    assert block_text(filled(A, B), ["a", "b", "s1"]) is None
    assert block_text(filled(A, PARKED), ["a", "p"]) is None
    assert block_text(filled(A, PARKED), []) is None


@given(maps(), st.data())
def test_any_choice_of_any_map_has_its_words(document: JourneyMap, data: st.DataObject) -> None:
    ids = everything(document)
    wanted = data.draw(st.lists(st.sampled_from(ids), max_size=8)) if ids else []
    text = outline_text(document, wanted)
    for record_id in wanted:
        record = document.cards.get(record_id)
        for line in (record.text if record else "").split("\n"):
            assert line.strip() in text
    block_text(document, wanted)


def test_the_whole_map_is_worded() -> None:
    lanes = {lane.kind for lane in board().lanes.values()}
    assert LaneKind.EMOTIONS in lanes
    text = outline_text(filled(A), everything(filled(A)))
    assert text.split("\n")[-2:] == ["Emotions", "What hurts"]
