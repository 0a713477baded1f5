"""What a person chose in the export dialog."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.ids import Id


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Format by suffix (``.pdf``), target file, and what a poster is made with.

    ``paper`` is a name, or a size in words (``900x600mm``) with ``own_size`` set. The ids None
    mean all.
    """

    path: Path
    suffix: str = ".pdf"
    paper: str = "A1"
    own_size: bool = False
    orientation: str = "auto"
    lane_ids: frozenset[Id] | None = None
    persona_ids: frozenset[Id] | None = None
