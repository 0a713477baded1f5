"""What every import gives: a map, and what it had to guess or leave out."""

from __future__ import annotations

from dataclasses import dataclass

from model.document import JourneyMap


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The map made from a foreign file. Each warning is one sentence for the user."""

    map: JourneyMap
    warnings: tuple[str, ...] = ()
