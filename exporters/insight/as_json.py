"""What a map tells in figures as JSON, for other programs; docs/FIGURES.md promises the keys.

Records are named by id, with a name beside it for people; what is not known is null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Any

from model.document import JourneyMap
from model.ids import Id
from model.insight.channels import ChannelFacts
from model.insight.coverage import Share
from model.insight.curves import CurveFacts, CurvePoint, Move
from model.insight.decisive import Decisive
from model.insight.figures import FigureFacts, Series
from model.insight.flow import Flow
from model.insight.goals import StageGoal
from model.insight.insight import Insight, insight
from model.insight.matrix import Plotted
from model.insight.priority import Ranked
from model.insight.telling import (
    card_called,
    lane_called,
    persona_called,
    stage_called,
    text_called,
)
from model.insight.trail import Trail
from model.kinds import Status
from model.queries import lanes_in_order, stages_in_order
from model.records import Card


def insight_json(document: JourneyMap, today: date) -> str:
    """The figures of a map as of a day, as a JSON object on many lines."""
    return json.dumps(_told(insight(document, today)), indent=2, ensure_ascii=False) + "\n"


def _told(found: Insight) -> dict[str, Any]:
    document, channels = found.document, found.channels
    return {
        "title": document.info.title,
        "as_of": found.today.isoformat(),
        "state": found.state.value,
        "curves": [_curve(document, one) for one in found.curves],
        "best_moments": [_point(one) for one in found.moments.best],
        "worst_moments": [_point(one) for one in found.moments.worst],
        "moments_of_truth": [_decisive(one) for one in found.decisive],
        "engagement": found.arc.mean,
        "coverage": _coverage(found),
        "pain_points": [_ranked(document, one) for one in found.ranked],
        "matrix": [_plotted(one) for one in found.matrix.items],
        "channels": [_channel(one) for one in channels.channels],
        "switches": [
            {"from": one.source, "to": one.target, "count": one.count} for one in channels.switches
        ],
        "consistency": channels.consistency,
        "goals": [_goal(document, one) for one in found.goals.stages],
        "flow": _flow(found.flow),
        "metrics": [_figure(one) for one in found.figures],
        "series": [_series(one) for one in found.series],
        "actions": _actions(found),
        "loop": [_trail(one) for one in found.trails.pains],
    }


def _decisive(one: Decisive) -> dict[str, Any]:
    return {
        "step": one.step_id,
        "cards": one.card_ids,
        "emotion": one.emotion,
        "pain_points": one.pain_ids,
        "unanswered": one.unanswered_ids,
    }


def _plotted(one: Plotted) -> dict[str, Any]:
    record = one.record
    return {
        "id": one.id,
        "name": text_called(record.text if isinstance(record, Card) else record.title),
        "value": one.value,
        "effort": one.effort,
        "quadrant": one.quadrant.value,
    }


def _goal(document: JourneyMap, one: StageGoal) -> dict[str, Any]:
    return {
        "stage": one.stage.id,
        "name": stage_called(document, one.stage.id),
        "goal": one.stage.goal,
        "reached": one.reached.value,
        "emotion": one.emotion,
    }


def _trail(one: Trail) -> dict[str, Any]:
    return {
        "pain_point": one.pain_id,
        "reached": [step.value for step in one.progress.reached],
        "next": one.progress.next.value if one.progress.next else None,
    }


def _curve(document: JourneyMap, one: CurveFacts) -> dict[str, Any]:
    return {
        "persona": one.persona_id,
        "name": persona_called(document, one.persona_id),
        "state": one.state.value,
        "points": len(one.points),
        "mean": one.mean,
        "lowest": _point(one.lowest) if one.lowest else None,
        "highest": _point(one.highest) if one.highest else None,
        "peaks": [_point(point) for point in one.peaks],
        "dips": [_point(point) for point in one.dips],
        "fall": _move(one.fall),
        "rise": _move(one.rise),
    }


def _point(point: CurvePoint) -> dict[str, Any]:
    marker = point.marker
    return {
        "marker": marker.id,
        "persona": marker.persona_id,
        "step": point.step_id,
        "valence": point.valence,
        "word": marker.word,
    }


def _move(move: Move | None) -> dict[str, Any] | None:
    if move is None:
        return None
    return {"from": move.start.step_id, "to": move.end.step_id, "change": move.change}


def _coverage(found: Insight) -> dict[str, Any]:
    cover, document = found.coverage, found.document
    return {
        "whole": _share(cover.whole),
        "cards": _share(cover.cards),
        "stages": [
            {
                "id": one.id,
                "name": stage_called(document, one.id),
                **_share(cover.by_stage[one.id]),
            }
            for one in stages_in_order(document)
        ],
        "lanes": [
            {"id": one.id, "name": lane_called(document, one.id), **_share(cover.by_lane[one.id])}
            for one in lanes_in_order(document)
        ],
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "researched": share.researched,
        "partly": share.partly,
        "assumed": share.assumed,
        "share": share.share,
    }


def _ranked(document: JourneyMap, one: Ranked) -> dict[str, Any]:
    return {
        "id": one.card.id,
        "name": card_called(document, one.card.id),
        "rank": one.rank,
        "score": one.score,
        "at_most": one.at_most,
        "missing": [criterion.value for criterion in one.missing],
    }


def _channel(one: ChannelFacts) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "touchpoints": one.touchpoint_ids,
        "emotion": one.emotion,
        "pain_points": one.pain_ids,
        "pain_points_near": one.near_ids,
        "preferred_by": one.preferred_by,
        "engagement": one.engagement.value if one.engagement else None,
        "response_time": one.response_time.value if one.response_time else None,
    }


def _flow(flow: Flow) -> dict[str, Any]:
    return {
        "loops": [{"connector": one.connector.id, "back": one.back} for one in flow.loops],
        "parallel": [one.id for one in flow.parallel],
        "skipped": [
            {"stage": one.stage_id, "arrows": one.arrows, "personas": one.persona_ids}
            for one in flow.skipped
        ],
    }


def _figure(one: FigureFacts) -> dict[str, Any]:
    metric, trend = one.metric, one.trend
    return {
        "id": metric.id,
        "name": one.name,
        "kind": metric.kind.value,
        "value": metric.value,
        "unit": metric.unit,
        "target": metric.target,
        "reached": one.reached.value,
        "late": one.late,
        "change": trend.change if trend else None,
        "course": trend.course.value if trend else None,
    }


def _series(one: Series) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "name": one.name,
        "unit": one.unit,
        "points": [
            {"step": point.step_id, "card": point.card_id, "value": point.value}
            for point in one.points
        ],
        "lost": [_finite(drop.share) for drop in one.drops],
        "kept": _finite(one.kept),
    }


def _finite(share: float | None) -> float | None:
    """A share of next to nothing may have no number; JSON has no word for that."""
    return share if share is not None and isfinite(share) else None


def _actions(found: Insight) -> dict[str, Any]:
    actions = found.actions
    counts: Mapping[str, int] = {status.value: len(actions.by_status[status]) for status in Status}
    return {
        "by_status": counts,
        "overdue": _ids(actions.overdue),
        "without_owner": _ids(actions.without_owner),
        "without_due": _ids(actions.without_due),
        "unmeasured": _ids(actions.unmeasured),
        "effects": [
            {
                "action": key,
                "before": effect.before,
                "after": effect.after,
                "course": effect.course.value,
            }
            for key, effect in actions.effects.items()
        ],
    }


def _ids(records: Sequence[Any]) -> list[Id]:
    return [record.id for record in records]
