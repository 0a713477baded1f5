"""From how many dots per inch on a picture is sharp on paper."""

from __future__ import annotations

COARSE = 150.0
"""A picture with fewer dots than this per inch of paper looks coarse."""
