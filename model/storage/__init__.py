"""Map files (``.journey``): reading, writing, and never losing what is in them.

The format is described for outsiders in ``docs/FILE_FORMAT.md``.
"""

from __future__ import annotations

from model.storage.bounds import MAX_BYTES
from model.storage.envelope import FORMAT, MAX_PARENTS, SUFFIX, VERSION
from model.storage.files import (
    Loaded,
    Saved,
    Stamp,
    UnsureSaveError,
    changed_outside,
    load,
    loads,
    save,
)
from model.storage.writing import app_name, dumps, lineage, revision

__all__ = [
    "FORMAT",
    "MAX_BYTES",
    "MAX_PARENTS",
    "SUFFIX",
    "VERSION",
    "Loaded",
    "Saved",
    "Stamp",
    "UnsureSaveError",
    "app_name",
    "changed_outside",
    "dumps",
    "lineage",
    "load",
    "loads",
    "revision",
    "save",
]
