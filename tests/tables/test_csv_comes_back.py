"""What goes out as CSV comes back through the import of tables, guessed by itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.csv_out import csv_text
from exporters.tables.building.built import built
from exporters.tables.files.reading import grids_in
from exporters.tables.guessing.guessed import guessed
from exporters.tables.words.vocabulary import is_empty_word
from model.document import JourneyMap
from model.kinds import CardKind
from model.queries import lane_name, lanes_in_order, stages_in_order, steps_of
from model.records import Card
from model.samples import samples
from model.storage import load
from tests.exporters.maps import small_map
from tests.map_strategies import texts


def again(document: JourneyMap, *, delimiter: str = ",") -> JourneyMap:
    """The map that comes back, nothing said about its columns."""
    text = csv_text(document, delimiter=delimiter)
    grids = grids_in(text.encode("utf-8-sig"), name="map.csv")
    return built(grids, guessed(grids), name="map.csv").map


def frame(document: JourneyMap) -> tuple[list[tuple[str, str, list[str]]], list[str]]:
    stages = [
        (stage.name, stage.goal, [step.name for step in steps_of(document, stage.id)])
        for stage in stages_in_order(document)
    ]
    return stages, sorted(lane_name(lane) for lane in lanes_in_order(document))


def cards(document: JourneyMap) -> Counter[Any]:
    """Cards with all that a row says of them, pictures aside."""
    return Counter(_row(document, card) for card in document.cards.values() if _is_told(card))


def _is_told(card: Card) -> bool:
    return card.kind is not CardKind.IMAGE


def _row(document: JourneyMap, card: Card) -> tuple[Any, ...]:
    step = document.steps.get(card.step_id or "")
    lane = document.lanes.get(card.lane_id or "")
    metric = document.metrics.get(card.metric_id or "")
    return (
        step.name if step else "",
        lane_name(lane) if lane else "",
        card.kind,
        card.text,
        card.details,
        card.channel,
        tuple(sorted(document.personas[key].name for key in card.persona_ids)),
        card.owner,
        card.priority,
        card.status,
        card.votes,
        card.tags,
        card.moment_of_truth,
        card.source,
        (metric.value, metric.unit, metric.target, metric.on) if metric else None,
    )


def feelings(document: JourneyMap) -> Counter[Any]:
    return Counter(
        (
            document.steps[marker.step_id].name,
            document.personas[marker.persona_id].name,
            marker.valence,
            marker.word,
            marker.trigger,
        )
        for marker in document.markers.values()
    )


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_map_comes_back(sample: Any, delimiter: str) -> None:
    document = load(sample.path).document
    back = again(document, delimiter=delimiter)
    assert frame(back)[0] == frame(document)[0]
    assert cards(back) == cards(document)
    assert feelings(back) == feelings(document)
    assert {p.name for p in back.personas.values()} == {p.name for p in document.personas.values()}


_texts = st.lists(
    (texts() | st.text("a1;,\n\"'=+-@|\t ", max_size=8))
    .map(str.strip)
    .filter(lambda text: not is_empty_word(text)),
    min_size=1,
    max_size=4,
)


@given(_texts)
@settings(max_examples=60)
def test_any_text_comes_back(said: list[str]) -> None:
    document = small_map(*said)
    back = again(document)
    assert Counter(card.text for card in back.cards.values()) == Counter(said)
    assert frame(back)[0] == frame(document)[0]
