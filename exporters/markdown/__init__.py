"""A map as a report in Markdown, readable without the picture."""

from __future__ import annotations

from exporters.markdown.report import markdown_report, not_in_report

__all__ = ["markdown_report", "not_in_report"]
