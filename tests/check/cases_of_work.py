"""What breaks the rules about figures, sources and actions, and what does not."""

from __future__ import annotations

from datetime import date

from model.kinds import (
    Better,
    EvidenceKind,
    MetricKind,
    Status,
)
from model.records import Channel, Evidence
from tests.check.breaking import (
    Broken,
    Case,
    after,
    having,
    having_more,
    lacking,
)

FIGURES = {
    "metric-without-value": Case(
        broken=(Broken(having("metric", value=None, on=None), "figure"),),
        fine=(
            after(having("metric", value=None), lacking("figure")),
            after(having("metric", value=None), having("figure", lane_id=None, step_id=None)),
        ),
    ),
    "metric-without-target": Case(
        broken=(Broken(having("metric", target=None), "figure"),),
        fine=(having("metric", target=None, kind=MetricKind.PEOPLE),),
    ),
    "metric-past-target": Case(
        broken=(
            Broken(having("metric", target_on=date(2026, 11, 21)), "figure"),
            Broken(having("metric", target_on=date(2026, 11, 21), value=None), "figure"),
            Broken(
                having("metric", target_on=date(2026, 11, 1), value=3.5, better=Better.LOWER),
                "figure",
            ),
        ),
        fine=(
            having("metric", target_on=date(2026, 11, 22)),
            having("metric", target_on=date(2026, 11, 1), value=3.5),
            having("metric", target_on=date(2026, 11, 1), kind=MetricKind.TIME_SPENT),
            having("metric", target_on=date(2026, 11, 1), target=None),
        ),
    ),
    "metric-stale": Case(
        broken=(Broken(having("metric", on=date(2025, 11, 21)), "figure"),),
        fine=(having("metric", on=date(2025, 11, 22)), having("metric", on=None)),
    ),
    "channel-without-performance": Case(
        broken=(Broken(having("website", engagement=None)),),
        fine=(having_more(Channel(id="unused", order="Z", name="Phone")),),
    ),
    "evidence-without-date": Case(
        broken=(Broken(having("evidence-1", on=None), "evidence-1"),),
    ),
    "evidence-unused": Case(
        broken=(
            Broken(
                having_more(
                    Evidence(
                        id="spare", kind=EvidenceKind.SURVEY, title="Spare", on=date(2026, 1, 1)
                    )
                ),
                "spare",
            ),
        ),
    ),
}
DEEDS = {
    "action-overdue": Case(
        broken=(Broken(having("adviser", due=date(2026, 11, 21)), "adviser"),),
        fine=(
            having("adviser", due=date(2026, 11, 22)),
            having("adviser", due=date(2026, 11, 21), status=Status.DROPPED),
        ),
    ),
    "action-without-owner": Case(
        broken=(
            Broken(having("adviser", owner=""), "adviser", mended=True),
            Broken(after(having("adviser", owner=""), having("chance", owner="")), "adviser"),
        ),
        fine=(having("table", owner=""),),
    ),
    "action-without-due": Case(
        broken=(Broken(having("adviser", due=None), "adviser"),),
    ),
    "action-without-effect": Case(
        broken=(Broken(having("table", effect=""), "table"),),
        fine=(
            having("table", effect="", after=2.0),
            having("table", effect="", measured_on=date(2026, 9, 1)),
        ),
    ),
    "action-answers-nothing": Case(
        broken=(Broken(having("adviser", answers_ids=()), "adviser"),),
        fine=(having("table", answers_ids=()),),
    ),
    "customers-not-told": Case(
        broken=(Broken(having("table", told_on=None), "table"),),
        fine=(having("table", told_on=None, effect=""), having("adviser", told_on=None)),
    ),
}
