"""The workbook: a map as sheets that stakeholders read, filter, fill in and send back."""

from __future__ import annotations

from exporters.workbook.book import write_workbook

__all__ = ["write_workbook"]
