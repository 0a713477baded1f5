"""Everything a map tells in figures, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.document import JourneyMap
from model.insight.actions import ActionFacts, action_facts
from model.insight.arc import Arc, arc
from model.insight.channels import Channels, channel_facts
from model.insight.coverage import Coverage, coverage
from model.insight.curves import (
    CurveFacts,
    Moments,
    Spread,
    all_curves,
    moments,
    spreads,
    usual_state,
)
from model.insight.decisive import Decisive, moments_of_truth
from model.insight.figures import FigureFacts, Series, drop_offs, figures
from model.insight.flow import Flow, flow
from model.insight.goals import Goals, goals
from model.insight.matrix import Matrix, plotted
from model.insight.priority import Ranked, ranked
from model.insight.trail import Trails, trails
from model.kinds import MapState


@dataclass(frozen=True, slots=True)
class Insight:
    """What a map tells as of a day; ``state`` is the one whose feelings are told."""

    document: JourneyMap
    today: date
    state: MapState
    curves: tuple[CurveFacts, ...]
    moments: Moments
    spreads: tuple[Spread, ...]
    coverage: Coverage
    ranked: tuple[Ranked, ...]
    matrix: Matrix
    channels: Channels
    figures: tuple[FigureFacts, ...]
    series: tuple[Series, ...]
    goals: Goals
    flow: Flow
    actions: ActionFacts
    trails: Trails
    decisive: tuple[Decisive, ...]
    arc: Arc


def insight(document: JourneyMap, today: date) -> Insight:
    """All of it. It takes as long as the map is large, and nothing is kept between two calls."""
    state = usual_state(document)
    return Insight(
        document=document,
        today=today,
        state=state,
        curves=all_curves(document),
        moments=moments(document, state),
        spreads=spreads(document, state),
        coverage=coverage(document),
        ranked=ranked(document),
        matrix=plotted(document),
        channels=channel_facts(document, state),
        figures=figures(document, today),
        series=drop_offs(document),
        goals=goals(document),
        flow=flow(document),
        actions=action_facts(document, today),
        trails=trails(document),
        decisive=moments_of_truth(document, state),
        arc=arc(document),
    )
