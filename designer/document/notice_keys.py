"""The keys of notices about a map's file: each takes the place of the one before."""

from __future__ import annotations

OUTSIDE_KEY = "outside"
MERGE_KEY = "merge"
COPIES_KEY = "copies"
FILE_KEY = "file"
LOCK_KEY = "lock"
REPAIRS_KEY = "repairs"
