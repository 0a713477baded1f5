"""The workbook: a map as sheets that stakeholders filter, fill in and send back.

``sheets`` says what stands in them, ``writing`` makes the file, ``returning`` reads it back.
"""

from __future__ import annotations

from exporters.workbook.writing.book import write_workbook

__all__ = ["write_workbook"]
