"""Earlier states of maps: kept by themselves, rotating, given back on request.

What is promised of them stands in ``docs/RELIABILITY.md``, part 6.
"""

from __future__ import annotations

from model.versions.store import VersionStore, local_time
from model.versions.version import REASONS, Reason, Version

__all__ = ["REASONS", "Reason", "Version", "VersionStore", "local_time"]
