"""What is wrong with an answer."""

from __future__ import annotations

from model.errors import JourneyboardError


class CellError(JourneyboardError):
    """An answer in a cell cannot be understood; the sentence says what would be."""


class UnknownNameError(CellError):
    """An answer names what the map does not have, or has twice."""
