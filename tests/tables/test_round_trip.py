"""A map that goes out as a table of our own columns comes back as the same map."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from exporters.registry import export, read_foreign
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.queries import lane_name, lanes_in_order, parked_cards, stages_in_order
from model.records import Card
from model.samples import default_sample
from model.storage import load
from tests.tables.making import stages, steps


def _told(document: JourneyMap, card: Card) -> tuple[object, ...]:
    lane = document.lanes.get(card.lane_id or "")
    step = document.steps.get(card.step_id or "")
    people = sorted(document.personas[key].name for key in card.persona_ids)
    sources = sorted(document.evidence[key].title for key in card.evidence_ids)
    metric = document.metrics.get(card.metric_id or "")
    return (
        card.kind,
        card.text,
        lane_name(lane) if lane else "",
        step.name if step else "",
        tuple(people),
        tuple(sources),
        (card.owner, card.status, card.priority, card.votes, card.tags, card.details),
        (card.channel, card.moment_of_truth, card.source),
        (metric.value, metric.unit, metric.target, metric.on) if metric else None,
    )


def _cards(document: JourneyMap) -> Counter[tuple[object, ...]]:
    return Counter(
        _told(document, card)
        for card in document.cards.values()
        if card.kind is not CardKind.IMAGE  # no table carries pictures
    )


def _markers(document: JourneyMap) -> Counter[tuple[object, ...]]:
    return Counter(
        (
            document.steps[marker.step_id].name,
            document.personas[marker.persona_id].name,
            round(marker.valence, 2),
            marker.word,
            marker.trigger,
            marker.quote,
            marker.state,
        )
        for marker in document.markers.values()
    )


def test_the_sample_comes_back_from_csv(tmp_path: Path):
    sent = load(default_sample().path).document
    export(sent, tmp_path / "map.csv")
    back = read_foreign(tmp_path / "map.csv").map
    assert stages(back) == stages(sent)
    assert steps(back) == steps(sent)
    # A table of cards and feelings has no row for a lane that shows neither.
    drawn = {LaneKind.STAGE_DETAILS, LaneKind.DRAMATIC_ARC}
    assert [lane_name(lane) for lane in lanes_in_order(back)] == [
        lane_name(lane) for lane in lanes_in_order(sent) if lane.kind not in drawn
    ]
    assert _cards(back) == _cards(sent)
    assert _markers(back) == _markers(sent)
    assert [stage.goal for stage in stages_in_order(back)] == [
        stage.goal for stage in stages_in_order(sent)
    ]
    assert len(parked_cards(back)) == len(parked_cards(sent))
