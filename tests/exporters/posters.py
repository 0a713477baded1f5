"""Posters made and read back."""

from __future__ import annotations

import io
from typing import Any

import pypdf

from exporters.pdf import write_pdf
from exporters.poster.options import PosterOptions
from model.document import JourneyMap
from model.layout.result import LayoutResult


def poster(source: JourneyMap | LayoutResult, options: PosterOptions | None = None) -> bytes:
    """The bytes of a poster."""
    buffer = io.BytesIO()
    write_pdf(source, buffer, options or PosterOptions())
    return buffer.getvalue()


def reader_of(data: bytes) -> Any:
    """A PDF as another library reads it (its objects have no types to speak of)."""
    return pypdf.PdfReader(io.BytesIO(data), strict=True)
