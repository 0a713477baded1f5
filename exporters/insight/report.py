"""The report of insight in Markdown, in the order in which a person wants to know."""

from __future__ import annotations

import re
from datetime import date

from exporters.insight.evidence_part import coverage_part
from exporters.insight.feelings_part import arc_part, curves_part, moments_part, truth_part
from exporters.insight.figures_part import figures_part
from exporters.insight.head_part import head_part
from exporters.insight.journey_part import channels_part, flow_part, goals_part
from exporters.insight.pain_part import matrix_part, pains_part
from exporters.insight.work_part import actions_part, loop_part
from model.document import JourneyMap
from model.insight.insight import insight


def insight_report(document: JourneyMap, today: date) -> str:
    """What a map tells as of a day, as CommonMark with tables, as GitHub reads it."""
    found = insight(document, today)
    parts = (
        head_part,
        moments_part,
        truth_part,
        curves_part,
        arc_part,
        pains_part,
        matrix_part,
        goals_part,
        channels_part,
        flow_part,
        figures_part,
        actions_part,
        loop_part,
        coverage_part,
    )
    lines = [line for part in parts for line in part(found)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"
