"""Text as shapes: the same ink, and nothing that a search, a copy or a voice could find."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from model.layout.display import TextNode
from model.layout.text.fonts import shaper


def outline_operators(node: TextNode, dx: float, dy: float) -> str:
    """The operators that fill a line's glyphs; the colour is already set."""
    parts = []
    for run in node.runs:
        scale = run.size / shaper(run.font).face.upem
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            outline = _outline(run.font, glyph)
            if outline:
                place = f"{node.x + dx + x:.3f} {node.y + dy + y:.3f}"
                parts.append(f"q {scale:.6f} 0 0 {-scale:.6f} {place} cm\n{outline}\nf Q")
    return "\n".join(parts)


@lru_cache(maxsize=4096)
def _outline(font: str, glyph: int) -> str:
    """The outline of a glyph in font units, y up."""
    parts: list[str] = []
    shaper(font).draw_glyph(glyph, _drawing(), parts)
    return "\n".join(parts)


@lru_cache(maxsize=1)
def _drawing() -> hb.DrawFuncs:
    """What writes curves; those of TrueType have one control point, those of a PDF two."""
    pen = [(0.0, 0.0)]

    def take(operator: str, parts: list[str], *numbers: float) -> None:
        pen[0] = numbers[-2], numbers[-1]
        parts.append(" ".join(f"{number:g}" for number in numbers) + f" {operator}")

    def bend(x: float, y: float, to_x: float, to_y: float, parts: list[str]) -> None:
        from_x, from_y = pen[0]
        first = ((from_x + 2 * x) / 3, (from_y + 2 * y) / 3)
        second = ((to_x + 2 * x) / 3, (to_y + 2 * y) / 3)
        take("c", parts, *(round(number, 2) for number in (*first, *second)), to_x, to_y)

    drawing = hb.DrawFuncs()
    drawing.set_move_to_func(lambda *values: take("m", values[-1], *values[:-1]))
    drawing.set_line_to_func(lambda *values: take("l", values[-1], *values[:-1]))
    drawing.set_quadratic_to_func(bend)
    drawing.set_cubic_to_func(lambda *values: take("c", values[-1], *values[:-1]))
    drawing.set_close_path_func(lambda parts: parts.append("h"))
    return drawing
