from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.records import MAP_ID, Card, Lane, MapInfo, Record, Stage, Step, evolve
from model.references import REFERENCES_OF
from model.repair import repaired
from model.rules import problems
from tests.examples import example
from tests.strategies import maps


def said(document: JourneyMap) -> set[str]:
    """All text a person wrote in the map."""
    texts: set[str] = set()
    for record in document.records():
        for name in ("text", "word", "label", "trigger", "quote", "title", "name", "details"):
            texts.add(getattr(record, name, "").strip())
    return texts - {""}


def without(document: JourneyMap, *ids: str) -> JourneyMap:
    return JourneyMap.of(record for record in document.records() if record.id not in ids)


@st.composite
def broken(draw: st.DrawFn) -> JourneyMap:
    """A map some records were torn out of, and some pointers bent."""
    document = draw(maps())
    records = [r for r in document.records() if r.id == MAP_ID or draw(st.integers(0, 4))]
    ids = [*(r.id for r in records), "nobody"]
    bent: list[Record] = []
    for record in records:
        references = REFERENCES_OF[record.table]
        if references and draw(st.integers(0, 3)) == 0:
            reference = draw(st.sampled_from(references))
            picked = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
            bent.append(
                evolve(record, **{reference.field: tuple(picked) if reference.many else picked[0]})
            )
        else:
            bent.append(record)
    return JourneyMap.of(bent)


@given(broken())
def test_any_broken_map_is_mended_and_nothing_written_is_dropped(document: JourneyMap) -> None:
    mended, sentences = repaired(document)
    assert problems(mended) == []
    assert bool(sentences) == bool(problems(document))
    # A feeling's word may stand in a note with its valence, everything else as it was.
    assert all(_in_a_note(text, mended) for text in said(document) - said(mended))
    assert set(document.cards) <= set(mended.cards)
    assert repaired(document) == (mended, sentences)
    assert repaired(mended) == (mended, [])


def _in_a_note(text: str, document: JourneyMap) -> bool:
    return any(text in card.text for card in document.cards.values())


def test_a_sound_map_stays_the_very_same() -> None:
    document = example()
    mended, sentences = repaired(document)
    assert sentences == []
    assert all(mended.table(r.table)[r.id] is r for r in document.records())


def test_a_card_without_a_cell_is_parked() -> None:
    mended, sentences = repaired(without(example(), "lane-3"))
    assert mended.cards["card-2"].lane_id is None
    assert mended.cards["card-2"].step_id is None
    assert "parking lot" in sentences[0]


def test_a_step_without_a_stage_gets_it_back_under_its_id() -> None:
    mended, sentences = repaired(without(example(), "stage-1"))
    assert mended.stages["stage-1"].name == "Recovered stage"
    assert mended.steps == example().steps
    assert len(sentences) == 1


def test_a_stage_without_a_step_gets_one() -> None:
    mended, _ = repaired(without(example(), "step-3"))
    assert [s for s in mended.steps.values() if s.stage_id == "stage-2"]
    assert mended.cards["card-4"].lane_id is None


def test_a_feeling_without_a_step_becomes_a_note() -> None:
    document = example()
    lost = without(document, "step-2")
    mended, _ = repaired(lost)
    assert mended.markers == {}
    notes = [c for c in mended.cards.values() if c.id not in document.cards]
    assert {(c.kind, c.text) for c in notes} == {
        (CardKind.NOTE, "confusion (-1.5)"),
        (CardKind.QUOTE, "What now?"),
    }
    assert next(c for c in notes if c.kind is CardKind.NOTE).details == "The size table"


def test_a_feeling_without_lane_or_persona_gets_them() -> None:
    mended, sentences = repaired(without(example(), "lane-2", "persona-1"))
    marker = mended.markers["marker-1"]
    assert mended.lanes[marker.lane_id].kind is LaneKind.EMOTIONS
    assert mended.personas[marker.persona_id].name == "Recovered persona"
    assert len(sentences) == 2
    assert mended.cards["card-1"].persona_ids == (marker.persona_id,)


def test_all_markers_of_a_missing_persona_stay_one_curve() -> None:
    document = example()
    marker = document.markers["marker-1"]
    second = evolve(marker, id="marker-2", position=0.9)
    mended, _ = repaired(without(JourneyMap.of([*document.records(), second]), "persona-1"))
    assert len({m.persona_id for m in mended.markers.values()}) == 1
    assert len(mended.personas) == 1


def test_a_persona_whose_id_something_else_has_gets_its_own() -> None:
    document = example()
    marker = evolve(document.markers["marker-1"], persona_id="card-1")
    second = evolve(marker, id="marker-2", position=0.9)
    mended, _ = repaired(JourneyMap.of([*document.records(), marker, second]))
    assert problems(mended) == []
    assert len({m.persona_id for m in mended.markers.values()}) == 1
    assert len(mended.personas) == 2


def test_a_marker_in_a_lane_of_another_kind_moves_to_one_of_its_own() -> None:
    document = example()
    marker = evolve(document.markers["marker-1"], lane_id="lane-1")
    mended, _ = repaired(JourneyMap.of([*document.records(), marker]))
    assert mended.markers["marker-1"].lane_id == "lane-2"


def test_the_label_of_an_arrow_between_nothing_is_kept() -> None:
    document = without(example(), "card-1")
    mended, _ = repaired(document)
    assert mended.connectors == {}
    assert "starts over" in {card.text for card in mended.cards.values()}


def test_an_id_in_two_tables_is_parted_and_pointers_follow() -> None:
    document = JourneyMap.of(
        [
            MapInfo(id="other"),
            Stage(id="x", order="V"),
            Step(id="y", order="V", stage_id="x"),
            Lane(id="x", kind=LaneKind.FREE_TEXT, order="V"),
            Card(id="map", kind=CardKind.NOTE, order="V", lane_id="x", step_id="y", text="kept"),
        ]
    )
    mended, sentences = repaired(document)
    assert problems(mended) == []
    (card,) = mended.cards.values()
    (lane,) = mended.lanes.values()
    assert (card.text, card.lane_id, card.step_id) == ("kept", lane.id, "y")
    assert lane.id != "x"
    assert len(sentences) == 3


def test_doubles_in_lists_are_taken_out() -> None:
    document = example()
    card = evolve(document.cards["card-1"], persona_ids=("persona-1",) * 2, evidence_ids=("no",))
    mended, sentences = repaired(JourneyMap.of([*document.records(), card]))
    assert mended.cards["card-1"].persona_ids == ("persona-1",)
    assert mended.cards["card-1"].evidence_ids == ()
    assert len(sentences) == 2
