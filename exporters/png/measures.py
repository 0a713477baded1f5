"""How many pixels a picture has, what is too many, and where it is cut. Needs no Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from exporters.poster.paper import POINTS_PER_INCH
from exporters.poster.picture import Picture
from model.errors import ExportError
from model.layout.geometry import Size
from resources.words import tr

MAX_PIXELS = 150_000_000
"""Of one file. A0 at 300 dpi has 139 million; readers begin to refuse files of more."""
MAX_SIDE = 32_767
"""Pixels that Qt and many readers can count in 16 bits."""
_MOST_FILES = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a picture: the pixels it holds, and its row and column, counted from 1."""

    x: int
    y: int
    width: int
    height: int
    row: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A picture of ``width`` by ``height`` pixels, ``scale`` to a point, cut in rows and columns.

    All pieces of a row are equally high and all of a column equally wide, as nearly as pixels go.
    """

    scale: float
    width: int
    height: int
    rows: int = 1
    columns: int = 1

    @property
    def dpi(self) -> float:
        """Pixels per inch."""
        return self.scale * POINTS_PER_INCH

    def pieces(self) -> Iterator[Piece]:
        """All pieces, row by row."""
        for row in range(self.rows):
            top, bottom = _cut(self.height, self.rows, row)
            for column in range(self.columns):
                left, right = _cut(self.width, self.columns, column)
                size = (right - left, bottom - top)
                yield Piece(left, top, *size, row + 1, column + 1)

    def ending(self, piece: Piece) -> str:
        """What the name of a piece's file has besides the picture's; empty for an only one."""
        if self.rows == self.columns == 1:
            return ""
        row = f"{piece.row:0{len(str(self.rows))}}"
        return f"-r{row}-c{piece.column:0{len(str(self.columns))}}"


def grid_of(size: Size, picture: Picture) -> Grid:
    """The pixels of a page of ``size`` points, as they are asked for.

    Raises:
        ExportError: a file would be too large, or there would be too many.
    """
    scale = _scale(size, picture)
    width, height = _pixels(size.width, scale), _pixels(size.height, scale)
    if picture.tile is None:
        if not _fits(width, height):
            raise _too_large(size, width, height)
        return Grid(scale, width, height)
    rows, columns = math.ceil(height / picture.tile), math.ceil(width / picture.tile)
    if not _fits(math.ceil(width / columns), math.ceil(height / rows)):
        raise ExportError(
            tr(
                "Pieces of {n} × {n} pixels are too large to make; {most} pixels are the most.",
                n=picture.tile,
                most=math.isqrt(MAX_PIXELS),
            )
        )
    if rows * columns > _MOST_FILES:
        raise ExportError(
            tr(
                "This picture would be cut into {count} files; {most} are the most. Ask for"
                " larger pieces or fewer pixels.",
                count=rows * columns,
                most=_MOST_FILES,
            )
        )
    return Grid(scale, width, height, rows, columns)


def _scale(size: Size, picture: Picture) -> float:
    """Pixels per point."""
    if picture.width is not None:
        return picture.width / size.width
    if picture.longest is not None:
        return picture.longest / max(size.width, size.height)
    return picture.dpi / POINTS_PER_INCH


def _pixels(points: float, scale: float) -> int:
    return max(1, round(points * scale))


def _fits(width: int, height: int) -> bool:
    return width * height <= MAX_PIXELS and max(width, height) <= MAX_SIDE


def _too_large(size: Size, width: int, height: int) -> ExportError:
    by_area = math.sqrt(MAX_PIXELS / (size.width * size.height))
    scale = min(by_area, MAX_SIDE / max(size.width, size.height))
    return ExportError(
        tr(
            "A picture of {width} × {height} pixels is too large for one file. What fits is"
            " {dpi} dpi, or {most} pixels across; more can be cut into several files.",
            width=width,
            height=height,
            dpi=math.floor(scale * POINTS_PER_INCH),
            most=math.floor(scale * size.width),
        )
    )


def _cut(length: int, count: int, index: int) -> tuple[int, int]:
    return length * index // count, length * (index + 1) // count
