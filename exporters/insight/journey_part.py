"""Goals stage by stage, channels, and how the journey flows."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.insight.setting import grid, items, part, under
from model.insight.channels import ChannelFacts
from model.insight.goals import StageGoal
from model.insight.insight import Insight
from model.insight.telling import (
    counted,
    flow_told,
    percent,
    persona_called,
    plain,
    signed,
    stage_called,
    text_called,
)
from model.kinds import words
from resources.words import tr

_MOST_SWITCHES = 12


def goals_part(found: Insight) -> Iterator[str]:
    """Each stage: its goal, whether it is reached, how it feels, how much hurts."""
    heads = (
        "Stage", "Customer goal", "Key action", "Reached", "Rests on", "Mean feeling",
        "Touchpoints", "Pain points",
    )  # fmt: skip
    yield from part(
        tr("Goals"),
        grid([tr(head) for head in heads], found.goals.stages, lambda one: _goal(found, one)),
        empty=tr("The map has no stages yet."),
    )


def _goal(found: Insight, one: StageGoal) -> list[str]:
    sources = len(one.stage.evidence_ids)
    return [
        stage_called(found.document, one.stage.id),
        text_called(one.stage.goal) or tr("not written down"),
        text_called(one.stage.key_action),
        words(one.reached),
        counted(sources, tr("source"), tr("sources")) if sources else "",
        "" if one.emotion is None else signed(one.emotion),
        f"{len(one.touchpoint_ids):,}",
        f"{len(one.pain_ids):,}",
    ]


def channels_part(found: Insight) -> Iterator[str]:
    """A row for each channel, and where the journey changes between them."""
    heads = (
        "Channel", "Touchpoints", "Mean feeling", "Pain points", "Pain points near", "Preferred by",
        "Engagement", "Response time",
    )  # fmt: skip
    channels = found.channels
    names = {one.key: one.name for one in channels.channels}
    switches = [
        tr(
            "{source} to {target}: {n}",
            source=names[one.source],
            target=names[one.target],
            n=one.count,
        )
        for one in channels.switches
    ]
    yield from part(
        tr("Channels"),
        grid([tr(head) for head in heads], channels.channels, lambda one: _channel(found, one)),
        items(_summary(found)),
        under(tr("Moves between channels"), items(switches, most=_MOST_SWITCHES)),
        empty=tr("No touchpoint names a channel yet."),
    )


def _channel(found: Insight, one: ChannelFacts) -> list[str]:
    return [
        one.name,
        f"{len(one.touchpoint_ids):,}",
        "" if one.emotion is None else signed(one.emotion),
        f"{len(one.pain_ids):,}" if one.pain_ids else "",
        f"{len(one.near_ids):,}" if one.near_ids else "",
        ", ".join(persona_called(found.document, key) for key in one.preferred_by),
        words(one.engagement) if one.engagement else "",
        words(one.response_time) if one.response_time else "",
    ]


def _summary(found: Insight) -> Iterator[str]:
    channels = found.channels
    if channels.consistency is not None:
        yield tr(
            "Of {n} moves from one touchpoint to the next {stays} ({share}) stay in their channel.",
            n=channels.moves + channels.stays,
            stays=channels.stays,
            share=percent(channels.consistency),
        )
    if channels.spread is not None:
        felt = channels.felt
        yield tr(
            "Best felt is {best}, worst {worst}: {n} apart.",
            best=felt[0].name,
            worst=felt[-1].name,
            n=plain(channels.spread),
        )
    if channels.unnamed_ids:
        yield tr("Touchpoints without a channel: {n}.", n=len(channels.unnamed_ids))


def flow_part(found: Insight) -> Iterator[str]:
    """Loops, what happens at the same time, and what is skipped."""
    if found.document.steps:
        yield from part(tr("Flow"), items(flow_told(found.document, found.flow)))
