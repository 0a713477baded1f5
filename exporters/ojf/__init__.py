"""OpenJourney files (``.ojf``): journeys as JSON, both ways."""

from __future__ import annotations

from pathlib import PurePath

from exporters.draft import drafted
from exporters.import_result import ImportResult
from exporters.json_in import json_in
from exporters.left_out import left_out
from exporters.ojf.reading import draft_of_ojf, is_ojf
from exporters.ojf.writing import CARRIED, ojf_of
from model.document import TABLE_NAMES, JourneyMap

__all__ = ["is_ojf", "lost_in_ojf", "ojf_of", "read_ojf"]


def read_ojf(data: bytes, *, name: str) -> ImportResult:
    """The map in an OpenJourney file.

    Raises:
        ImportFormatError: it is no such file, damaged or too large.
    """
    return drafted(draft_of_ojf(json_in(data, name=name), title=PurePath(name).stem))


def lost_in_ojf(document: JourneyMap) -> tuple[str, ...]:
    """What of a map such a file leaves out."""
    lost = (record for name in TABLE_NAMES for record in document.table(name).values())
    return left_out("OpenJourney", (record for record in lost if record.table not in CARRIED))
