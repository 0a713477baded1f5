"""Small things set side by side, row after row: tags, badges, legend entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from model.layout.display import Node
from model.layout.stops import Piece


@dataclass(frozen=True, slots=True)
class Chip:
    """Something small of a known size. ``draw`` gives its nodes for a top left corner."""

    width: float
    height: float
    draw: Callable[[float, float], Iterable[Node]]


def rows_of(chips: Sequence[Chip], width: float, gap: float) -> list[list[Chip]]:
    """The chips in rows no wider than ``width``; a wider chip has a row of its own."""
    rows: list[list[Chip]] = []
    used = 0.0
    for chip in chips:
        if rows and used + gap + chip.width <= width:
            rows[-1].append(chip)
            used += gap + chip.width
        else:
            rows.append([chip])
            used = chip.width
    return rows


def rows_in(
    chips: Sequence[Chip], rooms: Sequence[Piece], gap: float
) -> list[list[tuple[float, Chip]]]:
    """The chips in rows that go from room to room, each with its x; none lies between rooms.

    A chip wider than every room has a row of its own, in the widest.
    """
    widest = max(range(len(rooms)), key=lambda place: rooms[place].width)
    rows: list[list[tuple[float, Chip]]] = []
    place, used, x = len(rooms), 0.0, 0.0
    for chip in chips:
        if place < len(rooms) and used + gap + chip.width <= rooms[place].width:
            used, x = used + gap + chip.width, x + gap
        else:
            further = range(place + 1, len(rooms))
            place = next((n for n in further if chip.width <= rooms[n].width), len(rooms))
            if place == len(rooms):
                rows.append([])
                fitting = (n for n, room in enumerate(rooms) if chip.width <= room.width)
                place = next(fitting, widest)
            used, x = chip.width, rooms[place].left
        rows[-1].append((x, chip))
        x += chip.width
    return rows


def flow(
    chips: Sequence[Chip], x: float, y: float, width: float, *, gap: float, row_gap: float
) -> tuple[float, list[Node]]:
    """The chips from the left, row after row; the height they take and their nodes."""
    nodes: list[Node] = []
    top = y
    for row in rows_of(chips, width, gap):
        height = max(chip.height for chip in row)
        left = x
        for chip in row:
            nodes.extend(chip.draw(left, top + (height - chip.height) / 2))
            left += chip.width + gap
        top += height + row_gap
    return max(0.0, top - y - row_gap), nodes
