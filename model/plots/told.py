"""From the facts of a map to the values that plots draw."""

from __future__ import annotations

from collections.abc import Iterable

from model.document import JourneyMap
from model.ids import Id
from model.insight.channels import ChannelFacts, Channels
from model.insight.coverage import Coverage, Share
from model.insight.figures import Series
from model.insight.goals import Goals
from model.insight.matrix import Matrix, Quadrant
from model.insight.priority import CRITERION_NAMES, Ranked
from model.kinds import Level, words
from model.layout.phrases import isolated, number_text
from model.plots.values import Aim, Bar, ChannelRow, Cover, Dot, Fall, Part, Span
from model.queries import lane_name, lanes_in_order, stage_hues, stages_in_order, steps_of
from model.records import Action
from resources.words import tr

_NO_BREAK = "\N{NO-BREAK SPACE}"


def dots_of(matrix: Matrix) -> tuple[Dot, ...]:
    """The dots of a matrix, numbered quadrant by quadrant: what is to be done first comes first."""
    ordered = [one for quadrant in Quadrant for one in matrix.within(quadrant)]
    return tuple(
        Dot(
            one.id,
            number,
            one.record.title if isinstance(one.record, Action) else one.record.text,
            one.value,
            one.effort,
            None if isinstance(one.record, Action) else one.record.kind,
        )
        for number, one in enumerate(ordered, start=1)
    )


def bars_of(ranking: Iterable[Ranked]) -> tuple[Bar, ...]:
    """The bars of a ranking, each made of what its ratings and votes add to the score."""
    return tuple(
        Bar(
            one.card.id,
            one.card.text,
            one.score,
            tuple(
                Part(tr(CRITERION_NAMES[part.criterion]), part.points)
                for part in one.parts
                if part.counts
            ),
            number=one.rank or 0,
        )
        for one in ranking
    )


def spans_of(document: JourneyMap) -> tuple[Span, ...]:
    """The stages of a map as an axis, a step one long."""
    hues = stage_hues(document)
    spans, start = [], 0
    for stage in stages_in_order(document):
        end = start + len(steps_of(document, stage.id))
        spans.append(Span(stage.id, stage.name, start, end, hues[stage.id]))
        start = end
    return tuple(spans)


def covers_of(document: JourneyMap, facts: Coverage) -> tuple[Cover, ...]:
    """The whole map, then each stage."""
    whole = _cover(document.info.id, tr("The whole map"), facts.whole, strong=True)
    stages = stages_in_order(document)
    return (
        whole,
        *(_cover(s.id, s.name or tr("Stage"), facts.by_stage[s.id]) for s in stages),
    )


def lane_covers_of(document: JourneyMap, facts: Coverage) -> tuple[Cover, ...]:
    """Each lane in which something is said."""
    return tuple(
        _cover(lane.id, lane_name(lane), facts.by_lane[lane.id])
        for lane in lanes_in_order(document)
        if facts.by_lane[lane.id].total
    )


def _cover(record_id: Id, name: str, share: Share, *, strong: bool = False) -> Cover:
    return Cover(record_id, name, share.researched, share.partly, share.assumed, strong)


def channel_rows_of(document: JourneyMap, facts: Channels) -> tuple[ChannelRow, ...]:
    """The channels, most touchpoints first."""
    return tuple(_channel(document, one) for one in facts.channels)


def _channel(document: JourneyMap, one: ChannelFacts) -> ChannelRow:
    names = (document.personas[key].name or tr("Persona") for key in one.preferred_by)
    places = (*one.touchpoint_ids, *one.pain_ids, *one.other_ids, *one.preferred_by)
    return ChannelRow(
        one.record.id if one.record else next(iter(places), ""),
        one.name,
        len(one.touchpoint_ids),
        one.emotion,
        len(one.pain_ids) + len(one.near_ids),
        ", ".join(map(isolated, names)),
        _level(one.engagement),
        _level(one.response_time),
    )


def _level(level: Level | None) -> str:
    return tr(words(level)).lower() if level else ""


def falls_of(document: JourneyMap, series: Series) -> tuple[Fall, ...]:
    """The figures of a series with what is lost before each but the first."""
    lost = (None, *(drop.share for drop in series.drops))
    unit = f"{_NO_BREAK}{series.unit}" if series.unit else ""
    return tuple(
        Fall(
            point.card_id,
            document.steps[point.step_id].name or tr("Step"),
            point.value,
            f"{number_text(point.value)}{unit}",
            share,
        )
        for point, share in zip(series.points, lost, strict=True)
    )


def aims_of(document: JourneyMap, facts: Goals) -> tuple[Aim, ...]:
    """The stages with their goals."""
    hues = stage_hues(document)
    return tuple(
        Aim(one.stage.id, one.stage.name, one.stage.goal, one.reached, hues[one.stage.id])
        for one in facts.stages
    )
