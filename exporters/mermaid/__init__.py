"""Mermaid journeys: read as mermaid reads them, or as a person meant them; and written."""

from __future__ import annotations

from pathlib import PurePath

from exporters.import_result import ImportResult
from exporters.mermaid.from_map import mermaid_text
from exporters.mermaid.lenient import read_lenient
from exporters.mermaid.source import decode, find_journey
from exporters.mermaid.strict import read_strict
from exporters.mermaid.to_map import journey_to_map

__all__ = ["journey_to_map", "mermaid_text", "read_lenient", "read_mermaid", "read_strict"]


def read_mermaid(data: bytes, *, name: str, strict: bool = False) -> ImportResult:
    """The map of the journey in a file.

    Args:
        data: the file: one diagram, or Markdown with the diagram in a fenced block.
        name: its name; the suffix tells Markdown, the rest is the title where there is no other.
        strict: accept and understand exactly what mermaid does, else what a person meant.

    Raises:
        ImportFormatError: there is no journey in it or, when strict, mermaid rejects it.
    """
    decoded = decode(data, name=name)
    found = find_journey(decoded.text, name=name, strict=strict)
    read = read_strict if strict else read_lenient
    journey = read(found.text, first_line=found.first_line)
    result = journey_to_map(journey, name=PurePath(name).stem)
    return ImportResult(result.map, (*decoded.warnings, *found.warnings, *result.warnings))
