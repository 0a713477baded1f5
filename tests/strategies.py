"""Hypothesis strategies for maps and edits, for the tests of every part.

``maps()`` gives sound maps of all shapes. ``edits()`` gives values that, called with a map, make a
ChangeSet for it: they can be drawn before the map is known, shrink well, and their repr is enough
to do the same again.
"""

from __future__ import annotations

from tests.edit_strategies import Edit, edits
from tests.map_strategies import PIXEL, dates, maps, texts

__all__ = ["PIXEL", "Edit", "dates", "edits", "maps", "texts"]
