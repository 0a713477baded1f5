"""OpenJourney files: read by what their fields are called, and ours read again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from exporters.ojf import lost_in_ojf, ojf_of, read_ojf
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.kinds import CardKind, ConnectorKind, LaneKind, Priority
from model.queries import lane_name, lanes_in_order, parked_cards, stages_in_order, steps_in_order
from model.rules import problems
from model.samples import default_sample
from model.storage import load
from tests.map_strategies import maps

JOURNEY: dict[str, Any] = {
    "title": "Buying shoes",
    "stages": [{"id": "s1", "name": "Look"}, {"id": "s2", "name": "Buy"}],
    "swimlanes": [
        {"id": "l1", "title": "Customer actions"},
        {"id": "l2", "title": "Pain points"},
    ],
    "nodes": [
        {"id": "n1", "title": "Browses", "stageId": "s1", "swimlaneId": "l1", "score": 5,
         "purpose": "To find a pair", "momentOfTruth": True},
        {"id": "n2", "title": "Queue", "stageId": "s2", "swimlaneId": "l2", "severity": "high",
         "score": -2.5},
        {"id": "n3", "title": "Lost", "stageId": "s9"},
    ],
    "connections": [{"from": "n1", "to": "n2", "label": "then"}, {"from": "n1", "to": "n9"}],
}  # fmt: skip


def read(value: object) -> JourneyMap:
    document = read_ojf(json.dumps(value).encode(), name="shoes.ojf").map
    assert not problems(document)
    return document


def test_stages_swimlanes_and_nodes_become_a_map():
    document = read(JOURNEY)
    assert document.info.title == "Buying shoes"
    assert [stage.name for stage in stages_in_order(document)] == ["Look", "Buy"]
    lanes = [(lane_name(lane), lane.kind) for lane in lanes_in_order(document)]
    assert lanes == [
        ("Customer actions", LaneKind.ACTIONS),
        ("Pain points", LaneKind.PAIN_POINTS),
        ("Emotions", LaneKind.EMOTIONS),
    ]
    cards = {card.text: card for card in document.cards.values()}
    assert cards["Browses"].moment_of_truth
    assert "To find a pair" in cards["Browses"].details
    assert (cards["Queue"].kind, cards["Queue"].priority) == (CardKind.PAIN_POINT, Priority.HIGH)
    assert [card.text for card in parked_cards(document)] == ["Lost"]
    felt = sorted((marker.valence, marker.trigger) for marker in document.markers.values())
    assert felt == [(-1.0, "Queue"), (2.0, "Browses")]
    (connector,) = document.connectors.values()
    assert (connector.label, connector.kind) == ("then", ConnectorKind.NEXT)


def test_other_spellings_and_nesting_mean_the_same():
    document = read(
        {
            "journey": {
                "name": "Shoes",
                "phases": [
                    {
                        "title": "Look",
                        "touchpoints": [
                            {"label": "Shop window", "moment_of_truth": True, "Severity": 4}
                        ],
                    }
                ],
            }
        }
    )
    (card,) = document.cards.values()
    assert (card.text, card.moment_of_truth) == ("Shop window", True)
    assert card.priority is Priority.CRITICAL
    assert steps_in_order(document)[0].id == card.step_id


def test_a_score_out_of_bounds_is_taken_for_the_nearest_and_told():
    nodes = [{"title": "Joy", "stage": "Look", "score": 40}]
    result = read_ojf(
        json.dumps({"stages": [{"name": "Look"}], "nodes": nodes}).encode(), name="a.ojf"
    )
    (marker,) = result.map.markers.values()
    assert marker.valence == 2
    assert any("40" in warning for warning in result.warnings)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"stages": 5}', b'{"a": NaN}', b"[" * 100_000, b"\xff\xfe\x00", b'"x"',
     b'{"stages": [], "nodes": []}', b"1" * 6_000],
    ids=["nothing", "cut", "list", "no stages", "nan", "deep", "half", "text", "empty", "digits"],
)  # fmt: skip
def test_what_is_no_journey_is_refused_in_a_line(data: bytes):
    with pytest.raises(ImportFormatError) as caught:
        read_ojf(data, name="a.ojf")
    assert "\n" not in str(caught.value)


def counted(document: JourneyMap) -> object:
    columns = {step.id: n for n, step in enumerate(steps_in_order(document))}
    rows = {lane.id: n for n, lane in enumerate(lanes_in_order(document))}
    return (
        [len(document.table(name)) for name in ("stages", "steps", "lanes", "cards", "markers")],
        sorted(
            (columns[card.step_id], rows[card.lane_id], card.kind.value, card.moment_of_truth)
            for card in document.cards.values()
            if card.step_id is not None and card.lane_id is not None
        ),
        sorted((columns[m.step_id], round(m.valence, 2)) for m in document.markers.values()),
    )


def test_the_sample_comes_back_and_what_is_lost_is_told():
    document = load(default_sample().path).document
    again = read_ojf(ojf_of(document).encode(), name="a.ojf")
    assert again.warnings == () or "parking lot" in again.warnings[0]
    assert counted(again.map) == counted(document)
    assert len(again.map.connectors) == len(document.connectors)
    (sentence,) = lost_in_ojf(document)
    assert "10 actions" in sentence


@settings(max_examples=25)
@given(maps(max_cards=12))
def test_any_map_with_a_stage_comes_back(document: JourneyMap):
    text = ojf_of(document)
    if not document.stages and not document.cards:
        with pytest.raises(ImportFormatError):
            read_ojf(text.encode(), name="a.ojf")
        return
    again = read_ojf(text.encode(), name="a.ojf").map
    assert not problems(again)
    if document.stages:
        assert counted(again) == counted(document)
