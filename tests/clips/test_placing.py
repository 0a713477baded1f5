"""Where pasted lines and cells go: nothing is lost, headings are recognised, one change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.clips.clip import Clip, Lines, Snippet, Table
from model.clips.markdown import tables_in
from model.clips.reading import read_csv, read_text
from model.document import JourneyMap
from model.edits import add_lane, add_stage
from model.edits.clips import Pasted, paste_clip
from model.errors import RuleError
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import cards_in_cell, parked_cards, steps_in_order
from model.records import Card, Lane, Marker, Persona, Stage, Step
from model.rules import check_change, problems
from tests.conftest import CORPUS
from tests.strategies import maps


def board() -> JourneyMap:
    """Two stages of two steps and one, over touchpoints, emotions and pain points."""
    return JourneyMap.of(
        [
            Stage(id="s1", order="B", name="Awareness"),
            Stage(id="s2", order="C", name="Decision"),
            Step(id="t1", stage_id="s1", order="B", name="Hears of it"),
            Step(id="t2", stage_id="s1", order="C", name="Compares"),
            Step(id="t3", stage_id="s2", order="B"),
            Lane(id="touch", order="B", kind=LaneKind.TOUCHPOINTS),
            Lane(id="feel", order="C", kind=LaneKind.EMOTIONS),
            Lane(id="pain", order="D", kind=LaneKind.PAIN_POINTS, name="What hurts"),
            Card(id="c1", kind=CardKind.TOUCHPOINT, order="B", lane_id="touch", step_id="t1"),
            Card(id="c2", kind=CardKind.TOUCHPOINT, order="C", lane_id="touch", step_id="t1"),
            Persona(id="p1", order="B", name="Mara"),
            Persona(id="p2", order="C", name="Tom"),
        ]
    )


def after(document: JourneyMap, pasted: Pasted) -> JourneyMap:
    check_change(document, pasted.change)
    new = apply(document, pasted.change)
    assert problems(new) == []
    assert apply(new, pasted.change.reversed()) == document
    return new


def paste(text: str, place: Place, **options: str) -> tuple[JourneyMap, Pasted]:
    pasted = paste_clip(board(), read_text(text), place, **options)  # type: ignore[arg-type]
    return after(board(), pasted), pasted


def said(document: JourneyMap, lane_id: Id, step_id: Id) -> list[str]:
    return [card.text for card in cards_in_cell(document, lane_id, step_id) if card.text]


def parked(document: JourneyMap) -> list[str]:
    return [card.text for card in parked_cards(document)]


def felt(document: JourneyMap) -> list[tuple[str, str, float, str]]:
    return sorted((m.persona_id, m.step_id, m.valence, m.word) for m in document.markers.values())


TOUCH = CellPlace("touch", "t1")


def test_thirty_lines_are_thirty_cards_in_order() -> None:
    new, pasted = paste("\n".join(f"- {n}" for n in range(30)), CellPlace("pain", "t2"))
    assert said(new, "pain", "t2") == [str(n) for n in range(30)]
    assert {c.kind for c in cards_in_cell(new, "pain", "t2")} == {CardKind.PAIN_POINT}
    assert pasted.change.label == "Paste 30 cards"
    assert pasted.sentence == "Pasted 30 cards."


def test_they_come_before_the_card_the_place_names() -> None:
    new, _ = paste("a\nb", CellPlace("touch", "t1", "c2"))
    texts = [card.text or card.id for card in cards_in_cell(new, "touch", "t1")]
    assert texts == ["c1", "a", "b", "c2"]


def test_a_block_fills_cells_to_the_right_and_downwards() -> None:
    new, pasted = paste("a\tb\n+1\tjoy\nx\ty", CellPlace("touch", "t2"))
    assert (said(new, "touch", "t2"), said(new, "touch", "t3")) == (["a"], ["b"])
    assert (said(new, "pain", "t2"), said(new, "pain", "t3")) == (["x"], ["y"])
    assert felt(new) == [("p1", "t2", 1, ""), ("p1", "t3", 2, "joy")]
    assert pasted.sentence == "Pasted 4 cards and 2 emotions."


def test_what_has_no_place_is_parked_and_told() -> None:
    new, pasted = paste("a\tb\tc\nno feeling\t-1\td\nx\ty\tz\nunder\t\t", CellPlace("touch", "t2"))
    assert sorted(parked(new)) == ["c", "d", "no feeling", "under", "z"]
    assert len(new.cards) + len(new.markers) == len(board().cards) + 10
    assert pasted.sentence == (
        "Pasted 9 cards and 1 emotion."
        " 4 went to the parking lot: the map has no step or lane there."
        " One names no emotion and went to the parking lot."
    )


def test_headings_of_the_map_give_the_places() -> None:
    text = "Stage\tdecision\tAwareness\t\nTouchpoints\ta\tb\tc\nWhat hurts:\td\te\tf\nGoals\tg\t\t"
    new, pasted = paste(text, CellPlace("pain", "t3"))
    assert said(new, "touch", "t3") == ["a"]
    assert (said(new, "touch", "t1"), said(new, "touch", "t2")) == (["b"], ["c"])
    assert (said(new, "pain", "t3"), said(new, "pain", "t2")) == (["d"], ["f"])
    assert parked(new) == ["Goals", "g"]
    assert "headings" in pasted.sentence


def test_a_table_on_its_side_is_turned() -> None:
    text = "| Stage | Pain point |\n|---|---|\n| Awareness | a |\n| **Decision** | b |"
    new, _ = paste(text, TOUCH)
    assert (said(new, "pain", "t1"), said(new, "pain", "t3")) == (["a"], ["b"])
    assert parked(new) == []


def test_names_of_steps_count_as_headings_too() -> None:
    new, _ = paste("Compares\tHears of it\na\tb", TOUCH)
    assert (said(new, "touch", "t1"), said(new, "touch", "t2")) == (["b"], ["a"])


def test_a_row_that_only_nearly_is_the_heading_is_cards() -> None:
    new, _ = paste("Awareness\tDecisions\na\tb", TOUCH)
    assert said(new, "touch", "t1") == ["Awareness"]
    new, _ = paste("Awareness\tDecision", TOUCH)
    assert said(new, "touch", "t1") == ["Awareness"]


def test_feelings_in_one_step_stand_beside_each_other() -> None:
    new, _ = paste("joy\n-1\nnothing of the kind", CellPlace("feel", "t2"), persona_id="p2")
    assert felt(new) == [("p2", "t2", -1, ""), ("p2", "t2", 2, "joy")]
    assert sorted(round(m.position, 2) for m in new.markers.values()) == [0.33, 0.67]
    assert parked(new) == ["nothing of the kind"]
    more = paste_clip(new, Lines((Snippet("anger"),)), CellPlace("feel", "t2"), persona_id="p2")
    (marker,) = [r for r in more.change.added if isinstance(r, Marker)]
    assert 0.67 < marker.position < 1


def test_without_a_persona_one_is_made() -> None:
    kept = [record for record in board().records() if record.table != "personas"]
    document = JourneyMap.of(kept)
    pasted = paste_clip(document, Lines((Snippet("joy"),)), CellPlace("feel", "t1"))
    new = after(document, pasted)
    assert [persona.name for persona in new.personas.values()] == ["Customer"]


def test_in_the_parking_lot_everything_is_a_note() -> None:
    new, pasted = paste("a\tb\nc\t", ParkingPlace())
    assert parked(new) == ["a", "b", "c"]
    assert {card.kind for card in parked_cards(new)} == {CardKind.NOTE}
    assert pasted.sentence == "Pasted 3 cards."


def test_a_text_too_long_for_a_card_is_refused() -> None:
    with pytest.raises(RuleError, match="10,000 characters"):
        paste("x" * 10_001, TOUCH)
    with pytest.raises(RuleError, match="no longer"):
        paste("x", CellPlace("touch", "gone"))


snippets = st.builds(Snippet, st.sampled_from(["", "a", "b c", "joy", "-1", "Awareness"]))
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.tuples(*[snippets] * width), min_size=1, max_size=5)
)


@given(maps(), tables, st.lists(snippets.filter(bool), max_size=2), st.data())
def test_every_cell_is_somewhere_on_any_map(
    document: JourneyMap,
    rows: list[tuple[Snippet, ...]],
    beside: list[Snippet],
    data: st.DataObject,
) -> None:
    places: list[Place] = [ParkingPlace()]
    if document.lanes and document.steps:
        lane_id = data.draw(st.sampled_from(sorted(document.lanes)))
        step_id = data.draw(st.sampled_from(sorted(document.steps)))
        places.append(CellPlace(lane_id, step_id))
    pasted = paste_clip(
        document, Table(tuple(rows), tuple(beside)), data.draw(st.sampled_from(places))
    )
    after(document, pasted)
    made = sum(1 for r in pasted.change.added if isinstance(r, Card | Marker))
    wanted = sum(1 for row in rows for cell in row if cell) + len(beside)
    assert made == wanted or (pasted.headed and made < wanted)


# --- real tables -----------------------------------------------------------------------------

_TABLES = CORPUS / "tables"
needs_corpus = pytest.mark.skipif(
    not _TABLES.is_dir(), reason="the corpus of real tables (../shared/corpus) is not here"
)


def everything(document: JourneyMap) -> str:
    cards = [f"{card.text} {card.source}" for card in document.cards.values()]
    return " ".join([*cards, *(f"{m.word} {m.valence}" for m in document.markers.values())])


def of_stages(names: list[str]) -> JourneyMap:
    """A map with these stages and the usual lanes."""
    document = JourneyMap()
    for name in names:
        document = apply(document, add_stage(document, name=name))
    for kind in (LaneKind.ACTIONS, LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS):
        document = apply(document, add_lane(document, kind=kind))
    return document


@needs_corpus
def test_every_real_markdown_table_is_pasted_whole() -> None:
    count = 0
    for path in sorted(_TABLES.glob("markdown/*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for found in tables_in(lines):
            clip = read_text("\n".join(lines[found.start : found.end]))
            check_whole(clip, [list(row) for row in found.rows])
            count += 1
    assert count > 20


@needs_corpus
def test_a_real_csv_file_is_pasted_whole() -> None:
    (path,) = _TABLES.glob("csv_xlsx/*.csv")
    clip = read_csv(path.read_text(encoding="utf-8"))
    assert isinstance(clip, Table)
    check_whole(clip, [[cell.text for cell in row] for row in clip.rows])


def check_whole(clip: Clip, rows: list[list[str]]) -> None:
    """Pasted onto a map that is too small, and onto one with the very stages of the table."""
    assert isinstance(clip, Table)
    small = board()
    grown = after(small, paste_clip(small, clip, TOUCH))
    words = everything(grown)
    for text in {word for row in rows for cell in row for word in cell.split() if word.isalpha()}:
        assert text in words
    fitting = of_stages([cell for cell in rows[0][1:] if cell])
    if len(rows) < 2 or not fitting.steps:
        return
    place = CellPlace(next(iter(fitting.lanes)), steps_in_order(fitting)[0].id)
    pasted = paste_clip(fitting, clip, place)
    new = after(fitting, pasted)
    assert pasted.headed
    assert rows[0][1] not in [card.text for card in new.cards.values()]


@needs_corpus
def test_a_real_markdown_page_is_pasted_as_lines() -> None:
    for path in sorted(_TABLES.glob("markdown/*.md")):
        clip = read_text(path.read_text(encoding="utf-8"))
        after(board(), paste_clip(board(), clip, TOUCH))
