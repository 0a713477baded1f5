"""Draws display nodes as SVG elements."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import assert_never

from exporters.painters.pictures import placeholder
from exporters.painters.svg.letters import Letters
from exporters.painters.svg.shelf import EM, Shelf, path_data
from exporters.painters.svg.words import escaped, number
from exporters.poster.pages import Placed, Voice
from model.ids import Id
from model.layout.display import (
    EllipseNode,
    GlyphRun,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    TextNode,
    walk,
)
from model.records import Image

_RTL = frozenset({"R", "AL"})
_STRONG = _RTL | {"L"}


class SvgPainter:
    """Collects the elements of one file that shows ``nodes``.

    ``letters`` writes text as text; without it text is drawn as outlines. ``prefix`` begins each
    id, so that several files can stand in one document.
    """

    def __init__(
        self,
        nodes: Iterable[Node],
        images: Mapping[Id, Image],
        *,
        letters: Letters | None = None,
        prefix: str = "",
    ) -> None:
        parts = (part for node in nodes for part, _, _ in walk(node))
        uses = Counter(id(part.path) for part in parts if isinstance(part, PathNode))
        shared = frozenset(path for path, count in uses.items() if count > 1)
        self._shelf = Shelf(images, shared, prefix)
        self._letters = letters
        self._prefix = prefix
        self._lines: list[str] = []
        self._ids: set[str] = set()

    def definitions(self) -> str:
        """What the painted elements refer to."""
        style = [self._letters.style()] if self._letters else []
        return "\n".join([*style, self._shelf.definitions()])

    def enter(self, part: Placed) -> None:
        """From now on draw in the coordinates of a part of a page."""
        clip = f' clip-path="url(#{self._shelf.clip(part.clip)})"' if part.clip else ""
        # What is said elsewhere is not read out again.
        hidden = "" if part.voice is Voice.CONTENT else ' aria-hidden="true"'
        scale = f"{part.scale:.6f}".rstrip("0").rstrip(".")
        matrix = f"matrix({scale} 0 0 {scale} {number(part.x)} {number(part.y)})"
        moved = part.x or part.y or part.scale != 1
        transform = f' transform="{matrix}"' if moved else ""
        self._lines.append(f"<g{clip}{hidden}><g{transform}>")

    def leave(self) -> None:
        """Draw on the page again."""
        self._lines.append("</g></g>")

    def elements(self) -> str:
        """All that was painted."""
        return "\n".join(self._lines)

    def paint(self, node: Node) -> None:
        """Draw a node."""
        match node:
            case TextNode():
                self._paint_text(node)
            case RectNode():
                self._paint_rect(node)
            case EllipseNode():
                self._paint_ellipse(node)
            case PathNode():
                self._paint_path(node)
            case ImageNode():
                self._paint_image(node)
            case Group():
                self._paint_group(node)
            case _:
                assert_never(node)

    def _paint_group(self, group: Group) -> None:
        move = f' transform="translate({number(group.dx)} {number(group.dy)})"'
        attributes = move if group.dx or group.dy else ""
        name = f"{self._prefix}{group.role}-{group.id}"
        if group.id and name not in self._ids:
            self._ids.add(name)
            attributes = f' id="{escaped(name)}"{attributes}'
        self._lines.append(f"<g{attributes}>")
        if group.title:
            self._lines.append(f"<title>{escaped(group.title)}</title>")
        for child in group.children:
            self.paint(child)
        self._lines.append("</g>")

    def _paint_text(self, node: TextNode) -> None:
        if self._letters is not None:
            self._lines.append(self._letters.element(node))
            return
        for size, runs in groupby(node.runs, key=lambda run: run.size):
            scale = f"{size / EM:.5f}".rstrip("0")
            uses = "".join(self._glyph_uses(run) for run in runs)
            if uses:
                self._lines.append(
                    f'<g aria-hidden="true" fill="{node.colour}" transform="matrix({scale} 0 0 '
                    f'{scale} {number(node.x)} {number(node.y)})">{uses}</g>'
                )
        if not node.runs:
            return
        rtl = _reads_from_right(node.text)
        x = node.x + node.width if rtl else node.x
        direction = ' direction="rtl"' if rtl else ""
        self._lines.append(
            f'<text x="{number(x)}" y="{number(node.y)}" font-size="{number(node.runs[0].size)}" '
            f'textLength="{number(node.width)}" fill-opacity="0"{direction}>'
            f"{escaped(node.text)}</text>"
        )

    def _glyph_uses(self, run: GlyphRun) -> str:
        scale = EM / run.size
        parts = []
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            name = self._shelf.glyph(run.font, glyph)
            if name:
                height = f' y="{round(y * scale)}"' if y else ""
                parts.append(f'<use xlink:href="#{name}" x="{round(x * scale)}"{height}/>')
        return "".join(parts)

    def _paint_rect(self, node: RectNode) -> None:
        rect = node.rect
        radius = f' rx="{number(node.radius)}"' if node.radius > 0 else ""
        self._lines.append(
            f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.width)}" '
            f'height="{number(rect.height)}"{radius}{_paint(node)}/>'
        )

    def _paint_ellipse(self, node: EllipseNode) -> None:
        rect, centre = node.rect, node.rect.centre
        self._lines.append(
            f'<ellipse cx="{number(centre.x)}" cy="{number(centre.y)}" '
            f'rx="{number(rect.width / 2)}" ry="{number(rect.height / 2)}"{_paint(node)}/>'
        )

    def _paint_path(self, node: PathNode) -> None:
        scale = f"{node.scale:.5f}".rstrip("0").rstrip(".")
        moved = node.x or node.y or node.scale != 1
        matrix = f"matrix({scale} 0 0 {scale} {number(node.x)} {number(node.y)})"
        transform = f' transform="{matrix}"' if moved else ""
        dash = " ".join(f"{length / node.scale:.3f}" for length in node.dash)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        paint = _paint(node, scale=node.scale) + dashes + transform
        name = self._shelf.path(node.path)
        if name:
            self._lines.append(f'<use xlink:href="#{name}"{paint}/>')
        else:
            self._lines.append(f'<path d="{path_data(node.path)}"{paint}/>')

    def _paint_image(self, node: ImageNode) -> None:
        name = self._shelf.picture(node.image_id)
        if not name:
            for part in placeholder(node):
                self.paint(part)
            return
        whole = node.whole
        matrix = (
            f"matrix({number(whole.width)} 0 0 {number(whole.height)} "
            f"{number(whole.x)} {number(whole.y)})"
        )
        clip = ""
        if node.round:
            shelf = self._shelf
            same = whole == node.rect
            name_of_clip = shelf.round_clip() if same else shelf.ellipse_clip(node.rect)
            clip = f' clip-path="url(#{name_of_clip})"'
        use = f'<use xlink:href="#{name}" transform="{matrix}"/>'
        title = f"<title>{escaped(node.alt)}</title>" if node.alt else ""
        self._lines.append(f"<g{clip}>{title}{use}</g>")


def _paint(node: RectNode | EllipseNode | PathNode, *, scale: float = 1.0) -> str:
    fill = f' fill="{node.fill or "none"}"'
    if not node.stroke:
        return fill
    width = f"{node.stroke_width / scale:.3f}".rstrip("0").rstrip(".")
    return f'{fill} stroke="{node.stroke}" stroke-width="{width}"'


def _reads_from_right(text: str) -> bool:
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in _STRONG), "L") in _RTL
