"""Which map it is that goes out, so that what comes back finds it again."""

from __future__ import annotations

from dataclasses import dataclass

from model.ids import Id


@dataclass(frozen=True, slots=True)
class Identity:
    """The map's id, and which state of it this is; both empty for a map never saved."""

    map_id: Id = ""
    revision: str = ""
