"""Cuts for audiences: what each poster shows, leaves out and is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.audience.looks import looks
from exporters.poster.fitting import placed
from exporters.poster.options import Each, PosterOptions, Tiling
from exporters.poster.planning import planned
from model.document import JourneyMap
from model.errors import ExportError
from model.layout.display import TextNode, walk
from model.layout.result import Appendix, LayoutResult
from model.queries import steps_in_order
from model.records import (
    MAP_ID,
    MapInfo,
    evolve,
)
from tests.bench.maps import synthetic
from tests.poster.trips import marker, trip, with_records
from tests.strategies import maps

ALL = PosterOptions()


def _cards(layout: LayoutResult) -> set[str]:
    """The cards that stand somewhere on the sheet."""
    return {i for i in layout.document.cards if layout.card_rect(i) is not None}


def _markers(layout: LayoutResult) -> set[str]:
    return {i for i in layout.document.markers if layout.marker_centre(i) is not None}


def _words(layout: LayoutResult) -> str:
    nodes = (node for node, _, _ in walk(layout.display()))
    return " ".join(node.text for node in nodes if isinstance(node, TextNode))


def _one(document: JourneyMap, options: PosterOptions) -> LayoutResult:
    (look,) = looks(document, options)
    return look.layout


def test_a_map_of_which_nothing_is_chosen_is_shown_as_it_is():
    document = trip()
    (look,) = looks(document, ALL)
    assert look.layout.document is document
    assert (look.title, look.name) == ("A trip", "")
    assert _cards(look.layout) == set(document.cards)


def test_a_finished_layout_is_shown_as_it_is():
    layout = _one(trip(), ALL)
    (look,) = looks(layout, replace(ALL, each=Each.STAGE))
    assert look.layout is layout


def test_each_persona_has_a_poster_with_her_cards_those_of_nobody_and_her_curve():
    anna, bo = looks(trip(), replace(ALL, each=Each.PERSONA))
    nobody = {"for-all", "wide", "late", "parked"}
    assert _cards(anna.layout) == nobody | {"for-anna", "for-both"}
    assert _cards(bo.layout) == nobody | {"for-bo", "for-both"}
    assert (_markers(anna.layout), _markers(bo.layout)) == ({"glad"}, {"sad"})
    assert set(anna.layout.personas) == {"anna"}
    assert (anna.name, anna.title) == ("Anna Berg", "A trip – Anna Berg")
    assert "A trip – Anna Berg" in _words(anna.layout)
    assert "Bo Lund" not in _words(anna.layout)


def test_each_stage_has_a_poster_with_its_steps_only():
    first, second, third = looks(trip(), replace(ALL, each=Each.STAGE))
    assert _cards(first.layout) == {"for-anna", "for-bo", "wide"}
    assert _cards(second.layout) == {"for-both", "for-all", "wide"}
    assert _cards(third.layout) == {"wide", "late"}
    assert [step.step_id for step in second.layout.steps] == ["2a", "2b"]
    assert second.title == "A trip – Stage 2"
    assert [set(look.layout.document.markers) for look in (first, second, third)] == [
        {"glad"},
        {"sad"},
        set(),
    ]
    assert not any(look.layout.parking for look in (first, second, third))


def test_the_steps_of_a_stage_alone_are_so_broad_that_it_stands_larger_on_the_paper():
    document = synthetic(300)
    stage = frozenset(list(document.stages)[:1])
    as_it_is = _one(document, replace(ALL, stage_ids=stage, show_parking=False))
    alone = looks(document, replace(ALL, each=Each.STAGE))[0].layout
    sizes = [placed(layout.size, ALL.paper, ALL).scale for layout in (as_it_is, alone)]
    assert sizes[1] > 1.2 * sizes[0]
    tiled = looks(document, replace(ALL, each=Each.STAGE, tiling=Tiling()))[0].layout
    assert tiled.grid.width == as_it_is.grid.width


def test_a_stage_that_is_collapsed_is_unfolded_on_its_own_poster():
    document = trip()
    stage = evolve(document.stages["stage-2"], collapsed=True)
    document = replace(document, stages={**document.stages, "stage-2": stage})
    assert "for-both" not in _cards(_one(document, ALL))
    assert "for-both" in _cards(looks(document, replace(ALL, each=Each.STAGE))[1].layout)


def test_chosen_personas_times_each_persona():
    only = replace(ALL, each=Each.PERSONA, persona_ids=frozenset({"bo"}))
    assert [look.name for look in looks(trip(), only)] == ["Bo Lund"]
    both = replace(only, stage_ids=frozenset({"stage-1"}))
    assert _cards(looks(trip(), both)[0].layout) == {"for-bo", "wide", "parked"}


def test_a_card_of_several_steps_covers_the_steps_shown_and_no_other():
    options = replace(ALL, stage_ids=frozenset({"stage-1", "stage-3"}))
    layout = _one(trip(), options)
    rect = layout.card_rect("wide")
    columns = {step.step_id: step.header for step in layout.steps}
    assert rect is not None
    assert columns["1b"].x < rect.x
    assert columns["3a"].x < rect.right < columns["3a"].right, "it ends in 3a, as on the map"
    second = _one(trip(), replace(ALL, stage_ids=frozenset({"stage-2"})))
    rect = second.card_rect("wide")
    assert rect is not None
    assert rect.x < second.steps[0].header.right, "it begins at the first step shown"
    assert rect.right > second.steps[1].header.x


def test_a_curve_does_not_lead_over_stages_that_are_left_out():
    felt = [marker(f"felt-{step}", step, "anna") for step in ("1a", "1b", "2a", "2b", "3a", "3b")]
    document = with_records(*felt)

    def pieces(*stages: str) -> int:
        layout = _one(document, replace(ALL, stage_ids=frozenset(stages)))
        (lane,) = (lane for lane in layout.lanes if lane.curves)
        return len([curve for curve in lane.curves if curve.persona_id == "anna"])

    assert pieces("stage-1", "stage-2", "stage-3") == 1
    assert pieces("stage-2", "stage-3") == 1
    assert pieces("stage-1", "stage-3") == 2


def test_arrows_to_cards_that_are_not_shown_are_left_out_of_sheet_and_legend():
    whole, part = _one(trip(), ALL), _one(trip(), replace(ALL, stage_ids=frozenset({"stage-1"})))
    assert [box.connector_id for box in whole.connectors] == ["to"]
    assert part.connectors == ()
    assert not part.document.connectors


def test_the_small_print_tells_only_of_what_is_shown():
    third = looks(trip(), replace(ALL, each=Each.STAGE))[2].layout
    words = _words(third)
    assert "The calls" in words
    assert "Mend it" in words
    assert "Begin it" in words, "what answers nothing is about the whole map"
    assert "A survey" not in words
    assert "Unread reviews" not in words
    first = _words(looks(trip(), replace(ALL, each=Each.STAGE))[0].layout)
    assert "A survey" in first
    assert "Mend it" not in first, "it answers a card of another stage"
    assert "7 days" in words.replace("\xa0", " "), "a metric that stands on no card"
    assert "3 days" not in words.replace("\xa0", " "), "a metric of another stage's card"


def test_lanes_that_are_not_chosen_and_their_cards_are_left_out():
    layout = _one(trip(), replace(ALL, lane_ids=frozenset({"notes"})))
    assert _cards(layout) == {"wide", "parked"}
    assert [lane.lane_id for lane in layout.lanes] == ["notes"]


def test_a_saved_view_leaves_out_what_it_dims_on_screen():
    (look,) = looks(trip(), replace(ALL, view_id="prices"))
    assert _cards(look.layout) == {"for-all"}
    assert look.title == "A trip – Prices"


def test_a_lane_of_which_a_view_shows_nothing_is_left_out():
    layout = _one(trip(), replace(ALL, view_id="prices"))
    assert [lane.lane_id for lane in layout.lanes] == ["pains"]


def test_the_personas_and_lanes_of_a_view_are_the_ones_shown():
    layout = _one(trip(), replace(ALL, view_id="glads"))
    assert _cards(layout) == {"for-anna", "for-both"}
    assert set(layout.personas) == {"anna"}
    assert [lane.lane_id for lane in layout.lanes] == ["pains"]


def test_a_view_of_a_place_shows_all_of_the_map():
    document = trip()
    assert _cards(_one(document, replace(ALL, view_id="place"))) == set(document.cards)


def test_a_view_and_each_persona_go_together():
    names = [
        (look.title) for look in looks(trip(), replace(ALL, view_id="prices", each=Each.PERSONA))
    ]
    assert names == ["A trip – Prices – Anna Berg", "A trip – Prices – Bo Lund"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (replace(ALL, stage_ids=frozenset()), "None of the map's stages is chosen"),
        (replace(ALL, stage_ids=frozenset({"gone"})), "None of the map's stages is chosen"),
        (replace(ALL, view_id="gone"), "The saved view is not in this map."),
        (replace(ALL, view_id="nothing"), "The view “Nothing” shows nothing of this map."),
        (
            replace(ALL, each=Each.PERSONA, persona_ids=frozenset()),
            "The map has no persona to print.",
        ),
    ],
)
def test_what_leaves_nothing_to_print_is_told(options: PosterOptions, sentence: str):
    with pytest.raises(ExportError, match=sentence):
        looks(trip(), options)


def test_a_map_without_stages_has_no_poster_for_each():
    empty = JourneyMap.of([MapInfo(id=MAP_ID)])
    assert looks(empty, ALL)[0].title == "Journey map"
    with pytest.raises(ExportError, match="The map has no stage to print"):
        looks(empty, replace(ALL, each=Each.STAGE))


def test_titles_stand_on_pages_and_bookmarks():
    poster = planned(trip(), replace(ALL, each=Each.PERSONA))
    assert [page.title for page in poster.pages] == ["A trip – Anna Berg", "A trip – Bo Lund"]
    assert [page.bookmarks[0].title for page in poster.pages] == ["Anna Berg", "Bo Lund"]
    assert [mark.title for mark in poster.pages[0].bookmarks[0].children] == [
        "Stage 1",
        "Stage 2",
        "Stage 3",
    ]
    assert len(poster.layouts) == 2


def test_a_title_too_long_for_a_record_stays_the_maps_own():
    document = trip()
    long = evolve(document.personas["anna"], name="A" * 499)
    document = replace(document, personas={**document.personas, "anna": long})
    anna, _ = looks(document, replace(ALL, each=Each.PERSONA))
    assert anna.layout.document.info.title == "A trip"
    assert anna.title.endswith("A" * 499)


def test_what_pages_of_their_own_tell_is_not_told_in_the_small_print():
    whole = _one(trip(), ALL).options.appendix
    assert whole == frozenset(Appendix)
    assert _one(trip(), replace(ALL, report=True)).options.appendix == {Appendix.EVIDENCE}
    words = _words(_one(trip(), replace(ALL, report=True, evidence=True)))
    assert "A survey" not in words
    assert "Mend it" not in words


@given(maps(max_cards=12), st.data())
@settings(max_examples=40)
def test_stages_put_together_hold_every_card_of_the_grid_once_or_where_it_reaches(
    document: JourneyMap, data: st.DataObject
):
    if not document.stages:
        return
    lanes = data.draw(st.none() | st.frozensets(st.sampled_from([*document.lanes, "?"])))
    whole = Excerpt(document).narrowed(lane_ids=lanes)
    columns = [step.id for step in steps_in_order(document)]
    parts = [whole.narrowed(stage_ids=frozenset({stage})) for stage in document.stages]
    for card in whole.document.cards.values():
        holders = [part for part in parts if card.id in part.document.cards]
        if card.lane_id is None or card.step_id is None:
            assert len(holders) == len(parts)
            continue
        covered = sum(part.document.cards[card.id].span for part in holders)
        reach = min(card.span, len(columns) - columns.index(card.step_id))
        assert reach <= covered <= card.span
    for part in parts:
        layout = _one(document, replace(ALL, lane_ids=lanes, stage_ids=part.stage_ids))
        unfolded = {
            card.id
            for card in part.document.cards.values()
            if card.lane_id is None
            or not (
                document.lanes[card.lane_id].collapsed
                or document.stages[document.steps[card.step_id or ""].stage_id].collapsed
            )
        }
        assert unfolded <= _cards(layout)
