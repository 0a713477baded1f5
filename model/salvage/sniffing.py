"""A quick look whether anything of a map may be in the bytes of a file, and of which one."""

from __future__ import annotations

import re

from model.ids import Id
from model.salvage.grammar import HEADING
from model.salvage.unpacking import unpacked
from model.storage.envelope import FORMAT
from model.tables import TABLES

_HEAD = 1 << 16
_FORMAT = b'"' + FORMAT.encode() + b'"'
_MAP_ID = re.compile(rb'"map_id"\s*+:\s*+"([A-Za-z0-9_-]{1,80})"')


def looks_like_a_map(data: bytes) -> bool:
    """Whether it is worth while to try and save something."""
    head, _ = unpacked(data[:_HEAD])
    if _FORMAT in head:
        return True
    return any(found[1].decode() in TABLES for found in HEADING.finditer(data))


def map_id_in(data: bytes) -> Id | None:
    """The id of the map, where it can still be read."""
    head, _ = unpacked(data[:_HEAD])
    found = _MAP_ID.search(head) or _MAP_ID.search(data)
    return found[1].decode() if found is not None else None
