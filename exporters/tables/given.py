"""What a person said of a table, so that only the rest has to be guessed."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.tables.mapping import Orientation, Purpose, Scale

NO_HEADER = -1
"""The row of headings of a table that has none."""


@dataclass(frozen=True, slots=True)
class Given:
    """None, or nothing, where they said nothing: then it is guessed (:mod:`.guessing.guessed`).

    ``header`` is a row from 0, or ``NO_HEADER``. ``tables`` are places in the file. What single
    columns mean is put into the mapping afterwards, by place.
    """

    purpose: Purpose | None = None
    orientation: Orientation | None = None
    tables: tuple[int, ...] | None = None
    header: int | None = None
    scale: Scale | None = None
    separators: str | None = None
