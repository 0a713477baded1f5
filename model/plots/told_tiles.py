"""The figures at a glance of a map."""

from __future__ import annotations

from model.insight.actions import SETTLED
from model.insight.insight import Insight
from model.kinds import GoalReached, Status
from model.plots.figures import percent
from model.plots.tiles import Tile
from resources.words import tr


def glance(found: Insight) -> tuple[Tile, ...]:
    """How much of what there is, and what is missing: red where something waits for somebody."""
    document, goals, actions = found.document, found.goals, found.actions
    share = found.coverage.whole.share
    pains = len(found.ranked)
    answered = sum(bool(trail.answers) for trail in found.trails.pains)
    reached = goals.counts[GoalReached.YES]
    done = len(actions.by_status[Status.DONE])
    late = len(actions.overdue)
    going = sum(action.status not in SETTLED for action in actions.all)
    people, points = len(document.personas), sum(len(one.points) for one in found.curves)
    tiles = [
        Tile(percent(share), tr("covered by evidence")),
        Tile(f"{people:,}", tr("persona") if people == 1 else tr("personas")),
        Tile(f"{points:,}", tr("feeling") if points == 1 else tr("feelings")),
        Tile(f"{pains:,}", tr("pain point") if pains == 1 else tr("pain points")),
        _left(pains - answered, tr("without an answer"), any_=pains > 0),
        Tile(f"{reached} / {len(goals.stages)}", tr("goals reached")),
        Tile(f"{going:,}", tr("open action") if going == 1 else tr("open actions")),
        Tile(f"{done:,}", tr("done")),
        _left(late, tr("overdue"), any_=going > 0),
    ]
    return tuple(tiles)


def _left(count: int, words: str, *, any_: bool) -> Tile:
    """What should be none."""
    good = None if not any_ else count == 0
    return Tile(f"{count:,}", words, good)
