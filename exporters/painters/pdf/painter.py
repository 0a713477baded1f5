"""Draws display nodes as operators of a content stream."""

from __future__ import annotations

from typing import assert_never

from exporters.painters.pdf.outlines import outline_operators
from exporters.painters.pdf.resources import FontUse, PdfResources
from exporters.painters.pdf.shapes import body_operators, path_operators
from exporters.painters.pdf.text import Stretch, is_plain, line_operators
from exporters.painters.pictures import placeholder
from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    TextNode,
)
from model.layout.geometry import Rect

_ROUND_PEN = "1 J 1 j"


class PdfPainter:
    """Collects operators for nodes, in their coordinates: points, y down.

    Fill, stroke and line width are only written where they change. ``outlined``: text is drawn as
    shapes, which no search finds. ``stretch`` begins stretches of a line that cannot stand in the
    mark that is open.
    """

    def __init__(self, resources: PdfResources) -> None:
        self._resources = resources
        self._code: list[str] = [_ROUND_PEN]
        self._paths: dict[int, str] = {}
        self._colours: dict[str, str] = {}
        self._fill = ""
        self._stroke = ""
        self._width = ""
        self._mark = ""
        self._last_font: FontUse | None = None
        self.outlined = False
        self.stretch: Stretch | None = None

    def place(self, scale: float, x: float, y: float) -> None:
        """All that follows stands ``scale`` times as large, its top left corner at (x, y).

        The page's own y points up.
        """
        self._code.append(f"{scale:.6f} 0 0 {-scale:.6f} {x:.4f} {y:.4f} cm")

    def fill(self, rect: Rect, colour: str) -> None:
        """Fill a rectangle."""
        self._paint_body(RectNode(rect, fill=colour), 0.0, 0.0)

    def enter(self, scale: float, x: float, y: float, clip: Rect | None = None) -> None:
        """Until :meth:`leave`, nodes stand ``scale`` times as large from (x, y) on, y down.

        ``clip`` is in the coordinates outside: nothing beyond it is seen.
        """
        self._code.append("q")
        if clip is not None:
            edges = f"{clip.x:.3f} {clip.y:.3f} {clip.width:.3f} {clip.height:.3f}"
            self._code.append(f"{edges} re W n")
        self._code.append(f"{scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f} cm")

    def leave(self) -> None:
        """Back to where the last :meth:`enter` began; its mark, colours and pen are forgotten."""
        self.mark("")
        self._code.append("Q")
        self._fill = self._stroke = self._width = ""

    def mark(self, operator: str) -> None:
        """All that follows stands under a mark (the operator that begins it); empty for none."""
        if self._mark:
            self._code.append("EMC")
        if operator:
            self._code.append(operator)
        self._mark = operator

    def _leave_mark(self) -> None:
        """End the mark that is open; one that was only just begun never was."""
        if self._mark and self._code[-1] == self._mark:
            self._code.pop()
            self._mark = ""
        self.mark("")

    def end_line_with_space(self) -> None:
        """Let the line just painted end with a space, so that the next one's words stand apart."""
        space = self._last_font.space() if self._last_font else ""
        if space and self._code[-1] == "ET":
            self._code[-1] = f"<{space}>Tj ET"

    def content(self) -> bytes:
        """The operators of all that was painted."""
        self.mark("")
        return "\n".join(self._code).encode("ascii")

    def paint(self, node: Node, dx: float = 0.0, dy: float = 0.0) -> None:
        """Draw a node, moved by (dx, dy)."""
        match node:
            case TextNode():
                self._paint_text(node, dx, dy)
            case RectNode() | EllipseNode():
                self._paint_body(node, dx, dy)
            case PathNode():
                self._paint_path(node, dx, dy)
            case ImageNode():
                self._paint_image(node, dx, dy)
            case Group():
                x, y = dx + node.dx, dy + node.dy
                for child in node.children:
                    self.paint(child, x, y)
            case _:
                assert_never(node)

    def _paint_text(self, node: TextNode, dx: float, dy: float) -> None:
        code = self._code
        stretch = self.stretch
        if stretch is not None and is_plain(node, self._resources.font):
            stretch = None
        if stretch is not None:
            self._leave_mark()
        self._set_fill(node.colour)
        if self.outlined:
            code.append(outline_operators(node, dx, dy))
            return
        code.append(f"BT 1 0 0 -1 {node.x + dx:.3f} {node.y + dy:.3f} Tm")
        code.append(line_operators(node, self._resources.font, stretch))
        code.append("ET")
        self._last_font = self._resources.font(node.runs[-1].font) if node.runs else None

    def _paint_body(self, node: RectNode | EllipseNode, dx: float, dy: float) -> None:
        self._set_paint(node.fill, node.stroke, f"{node.stroke_width:.3f}")
        outline, own = body_operators(node, dx, dy)
        operator = _operator(node.fill, node.stroke)
        if own:
            x, y = node.rect.x + dx, node.rect.y + dy
            self._code.append(f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n{outline}\n{operator} Q")
        else:
            self._code.append(f"{outline} {operator}")

    def _paint_path(self, node: PathNode, dx: float, dy: float) -> None:
        operators = self._paths.get(id(node.path))
        if operators is None:
            operators = self._paths[id(node.path)] = path_operators(node.path)
        self._set_paint(node.fill, node.stroke, self._width)
        # In the node's own matrix, the pen is scaled too.
        dash = " ".join(f"{length / node.scale:.3f}" for length in node.dash)
        scale = f"{node.scale:.6f}"
        self._code.append(
            f"q {scale} 0 0 {scale} {node.x + dx:.3f} {node.y + dy:.3f} cm"
            + (f" {node.stroke_width / node.scale:.4f} w" if node.stroke else "")
            + (f" [{dash}] 0 d" if dash else "")
        )
        self._code.append(operators)
        self._code.append(_operator(node.fill, node.stroke) + " Q")

    def _paint_image(self, node: ImageNode, dx: float, dy: float) -> None:
        name = self._resources.picture(node.image_id)
        if name is None:
            for part in placeholder(node):
                self.paint(part, dx, dy)
            return
        rect = node.rect
        self._code.append(f"q 1 0 0 1 {rect.x + dx:.3f} {rect.y + dy:.3f} cm")
        if node.round:
            outline, _ = body_operators(EllipseNode(rect), dx, dy)
            self._code.append(outline + " W n")
        # A picture fills the unit square with its foot at 0: here y points down.
        whole = node.whole
        left, foot = whole.x - rect.x, whole.bottom - rect.y
        self._code.append(
            f"{whole.width:.3f} 0 0 {-whole.height:.3f} {left:.3f} {foot:.3f} cm /{name} Do Q"
        )

    def _set_paint(self, fill: str | None, stroke: str | None, width: str) -> None:
        if fill:
            self._set_fill(fill)
        if stroke:
            if stroke != self._stroke:
                self._stroke = stroke
                self._code.append(self._colour(stroke) + " RG")
            if width != self._width:
                self._width = width
                self._code.append(width + " w")

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._code.append(self._colour(colour) + " rg")

    def _colour(self, name: str) -> str:
        colour = self._colours.get(name)
        if colour is None:
            parts = (int(name[start : start + 2], 16) / 255 for start in (1, 3, 5))
            colour = self._colours[name] = " ".join(f"{part:.4g}" for part in parts)
        return colour


def _operator(fill: str | None, stroke: str | None) -> str:
    """Fill, stroke, both or neither of the path just given."""
    if fill and stroke:
        return "B"
    if fill:
        return "f"
    return "S" if stroke else "n"
