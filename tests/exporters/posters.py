"""Posters and pictures made and read back."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf

from exporters.pdf import write_pdf
from exporters.poster.options import PosterOptions
from exporters.progress import ExportReport
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.result import LayoutResult


def laid_out(document: JourneyMap, options: PosterOptions) -> LayoutResult:
    """The layout of a map as the options want it, without their plan of sheets."""
    return layout_map(document, options.layout())


def poster(source: JourneyMap | LayoutResult, options: PosterOptions | None = None) -> bytes:
    """The bytes of a poster."""
    buffer = io.BytesIO()
    write_pdf(source, buffer, options or PosterOptions())
    return buffer.getvalue()


def picture_bytes(
    export: Callable[[Any, Path, PosterOptions], ExportReport],
    source: JourneyMap | LayoutResult,
    options: PosterOptions | None = None,
) -> bytes:
    """The bytes of the one picture that ``export_png`` or ``export_svg`` makes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture"
        report = export(source, path, options or PosterOptions())
        assert len(report.files or (path,)) == 1
        return path.read_bytes()


def reader_of(data: bytes) -> Any:
    """A PDF as another library reads it (its objects have no types to speak of)."""
    return pypdf.PdfReader(io.BytesIO(data), strict=True)
