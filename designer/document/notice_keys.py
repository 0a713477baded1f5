"""The keys of notices about a map's file: each takes the place of the one before."""

from __future__ import annotations

OUTSIDE_KEY = "outside"
FILE_KEY = "file"
LOCK_KEY = "lock"
REPAIRS_KEY = "repairs"
