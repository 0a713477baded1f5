"""Shapes and pictures that an SVG file defines once and uses many times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import uharfbuzz as hb

from exporters.painters.decoding import portable_picture
from exporters.painters.pictures import image_bytes
from exporters.painters.svg.words import number, short_name
from model.ids import Id
from model.layout.display import Path
from model.layout.geometry import Rect
from model.layout.text.fonts import shaper
from model.records import Image

EM = 1000.0
"""Units of an em in glyph outlines, whatever the font's own."""

ROUND_CLIP = "round"


class Shelf:
    """What one file defines, by name."""

    def __init__(self, images: Mapping[Id, Image], shared: frozenset[int], prefix: str) -> None:
        self._images = images
        self._prefix = prefix
        self._shared = shared
        self._glyphs: dict[tuple[str, int], str] = {}
        self._paths: dict[int, str] = {}
        self._pictures: dict[Id, str] = {}
        self._definitions: list[str] = []
        self._count = 0

    def definitions(self) -> str:
        """All that is defined, as elements."""
        return "\n".join(self._definitions)

    def glyph(self, font: str, glyph: int) -> str:
        """The name of a glyph's outline; empty for one without ink."""
        name = self._glyphs.get((font, glyph))
        if name is None:
            outline = glyph_outline(font, glyph)
            name = self._glyphs[font, glyph] = self._next_name() if outline else ""
            if outline:
                self._definitions.append(f'<path id="{name}" d="{outline}"/>')
        return name

    def path(self, path: Path) -> str:
        """The name of a path that is used more than once; empty for others."""
        if id(path) not in self._shared:
            return ""
        name = self._paths.get(id(path))
        if name is None:
            name = self._paths[id(path)] = self._next_name()
            self._definitions.append(f'<path id="{name}" d="{path_data(path)}"/>')
        return name

    def picture(self, image_id: Id) -> str:
        """The name of a picture that fills the unit square; empty when it cannot be decoded."""
        name = self._pictures.get(image_id)
        if name is None:
            data = image_bytes(self._images, image_id)
            address = portable_picture(data) if data else None
            name = self._pictures[image_id] = self._next_name() if address else ""
            if address:
                self._definitions.append(
                    f'<image id="{name}" width="1" height="1" preserveAspectRatio="none"'
                    f' xlink:href="{address}"/>'
                )
        return name

    def round_clip(self) -> str:
        """The name of a clip to the ellipse in a box."""
        name = f"{self._prefix}{ROUND_CLIP}"
        clip = (
            f'<clipPath id="{name}" clipPathUnits="objectBoundingBox">'
            '<circle cx=".5" cy=".5" r=".5"/></clipPath>'
        )
        if clip not in self._definitions:
            self._definitions.append(clip)
        return name

    def ellipse_clip(self, rect: Rect) -> str:
        """The name of a clip to the ellipse in a rectangle."""
        name = self._next_name()
        x, y, rx, ry = map(number, (rect.centre.x, rect.centre.y, rect.width / 2, rect.height / 2))
        self._definitions.append(
            f'<clipPath id="{name}"><ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"/></clipPath>'
        )
        return name

    def clip(self, rect: Rect) -> str:
        """The name of a clip to a rectangle."""
        name = self._next_name()
        x, y, width, height = map(number, (rect.x, rect.y, rect.width, rect.height))
        self._definitions.append(
            f'<clipPath id="{name}"><rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
            "</clipPath>"
        )
        return name

    def _next_name(self) -> str:
        self._count += 1
        name = short_name(self._count - 1)
        return self._next_name() if name == ROUND_CLIP else f"{self._prefix}{name}"


def path_data(path: Path) -> str:
    """The path as path data."""
    return "".join(
        command[0] + " ".join(number(value) for value in command[1:]) for command in path.commands
    )


@lru_cache(maxsize=8192)
def glyph_outline(font: str, glyph: int) -> str:
    """The outline of a glyph as path data, y down, :data:`EM` units to the em."""
    parts: list[str] = []
    hb_font = shaper(font)
    hb_font.draw_glyph(glyph, _drawing(), (parts, EM / hb_font.face.upem))
    return "".join(parts)


@lru_cache(maxsize=1)
def _drawing() -> hb.DrawFuncs:
    def take(letter: str, target: tuple[list[str], float], *values: float) -> None:
        parts, scale = target
        signs = (scale, -scale)
        numbers = (number(value * signs[index % 2]) for index, value in enumerate(values))
        parts.append(letter + " ".join(numbers))

    drawing = hb.DrawFuncs()
    drawing.set_move_to_func(lambda *values: take("M", values[-1], *values[:-1]))
    drawing.set_line_to_func(lambda *values: take("L", values[-1], *values[:-1]))
    drawing.set_quadratic_to_func(lambda *values: take("Q", values[-1], *values[:-1]))
    drawing.set_cubic_to_func(lambda *values: take("C", values[-1], *values[:-1]))
    drawing.set_close_path_func(lambda target: target[0].append("Z"))
    return drawing
