"""What a map tells in figures, as a report people read."""

from __future__ import annotations

from exporters.insight.report import insight_report

__all__ = ["insight_report"]
