"""Paints the parts of a page and says of each stretch whose it is in the structure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Protocol, assert_never

from exporters.painters.pdf import PdfPainter
from exporters.pdf.languages import reads_both_ways
from exporters.pdf.owners import Owner
from exporters.pdf.structure import Element, Numbers
from exporters.poster.pages import Placed, Voice
from model.ids import Id
from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    Role,
    TextNode,
)
from model.layout.geometry import Point, Rect

ARTIFACT = "/Artifact BMC"
"""What begins a stretch of decoration."""
_REPEATED = "/Artifact<</Type/Pagination>>BDC"


_FIGURES = frozenset((Role.CURVE, Role.FIGURE))


_CLOSED = Element("NonStruct")
"""Whose what follows is where no mark is open: nobody's yet."""


class Reading(Protocol):
    """Whose each group's content is."""

    def owner(self, group: Group, outer: Owner, lane_id: Id) -> Owner | None:
        """Whose the group's content is; None where that is for the group around it to say."""

    def other(self) -> Owner:
        """Whose all is that no group claims."""


class PageTagger:
    """Paints one page. ``corner`` is its top left corner in the file's own coordinates."""

    def __init__(
        self, painter: PdfPainter, numbers: Numbers, page: int, corner: Point, reading: Reading
    ) -> None:
        self._painter = painter
        self._numbers = numbers
        self._page = page
        self._corner = corner
        self._reading = reading
        self._element: Element | None = None
        self._whose = _CLOSED
        self._fresh: int | None = None
        self._line: TextNode | None = None
        self._part = Placed(Group(Role.SHEET, "", (), Rect(0, 0, 0, 0)))

    def paint(self, part: Placed, begun: Callable[[], None]) -> None:
        """Paint a part as its voice says; ``begun`` is called before each child of its drawing."""
        painter, drawing = self._painter, part.drawing
        self._part, self._element, self._line = part, None, None
        painter.enter(part.scale, part.x, part.y, part.clip)
        painter.outlined = part.voice is Voice.SILENT
        painter.mark(_REPEATED if part.voice is Voice.REPEATED else ARTIFACT)
        for node in drawing.children:
            begun()
            match part.voice:
                case Voice.CONTENT:
                    other = self._reading.other()
                    owner = self._reading.owner(drawing, other, "") or other
                    self._paint(node, drawing.dx, drawing.dy, owner, "")
                case Voice.REPEATED | Voice.SILENT:
                    painter.paint(node, drawing.dx, drawing.dy)
                case _:
                    assert_never(part.voice)
        painter.outlined = False
        painter.leave()

    def _paint(self, node: Node, dx: float, dy: float, owner: Owner, lane_id: Id) -> None:
        match node:
            case TextNode():
                self._paint_line(node, dx, dy, owner.text(node))
            case RectNode() | EllipseNode() | PathNode():
                self._mark(owner.ink())
                self._painter.paint(node, dx, dy)
            case ImageNode():
                element = owner.image(node)
                if element is not None and element.box is None:
                    element.box = self._on_page(node.rect.moved(dx, dy))
                self._mark(element)
                self._painter.paint(node, dx, dy)
            case Group():
                self._paint_group(node, dx, dy, owner, lane_id)
            case _:
                assert_never(node)

    def _paint_group(self, group: Group, dx: float, dy: float, outer: Owner, lane_id: Id) -> None:
        owner = self._reading.owner(group, outer, lane_id) or outer
        x, y = dx + group.dx, dy + group.dy
        if group.role is Role.LANE:
            lane_id = group.id
        elif group.role in _FIGURES:
            self._frame(owner, group.bounds.moved(x, y))
        for node in group.children:
            self._paint(node, x, y, owner, lane_id)

    def _paint_line(self, node: TextNode, dx: float, dy: float, element: Element | None) -> None:
        """A line; one before it that it goes on ends with a space, where words do."""
        last = self._line
        if last is not None and element is self._element and _is_apart(last.text, node.text):
            self._painter.end_line_with_space()
        self._mark(element)
        self._painter.stretch = None if element is None else self._stretch
        self._painter.paint(node, dx, dy)
        self._painter.stretch = self._fresh = None
        self._line = node if element is not None else None

    def _frame(self, owner: Owner, bounds: Rect) -> None:
        figure = owner.ink()
        if figure is not None and figure.box is None:
            figure.box = self._on_page(bounds)

    def _mark(self, element: Element | None) -> None:
        """What follows is the element's, or decoration."""
        if element is self._element:
            return
        self._element = element
        if element is not None:
            self._whose = element
        self._line = None
        if element is None:
            self._painter.mark(ARTIFACT)
        else:
            self._fresh = self._numbers.next(self._page, element)
            self._painter.mark(f"/{element.tag}<</MCID {self._fresh}>>BDC")

    def _stretch(self, words: str) -> str:
        """What begins a stretch within a line, for the element whose the line is.

        A mark that was begun for the line and is not needed gives its number to the first one.
        """
        number, self._fresh = self._fresh, None
        if number is None:
            number = self._numbers.next(self._page, self._whose)
        self._element = _CLOSED
        return f"/Span<</MCID {number}{f'/ActualText<{words}>' if words else ''}>>BDC"

    def _on_page(self, rect: Rect) -> Rect:
        """A rectangle of the part, as far as it is seen, in the file's own coordinates."""
        part, corner = self._part, self._corner
        left, right = (part.x + part.scale * x for x in (rect.x, rect.right))
        top, bottom = (part.y + part.scale * y for y in (rect.y, rect.bottom))
        if part.clip is not None:
            left, right = (min(max(x, part.clip.x), part.clip.right) for x in (left, right))
            top, bottom = (min(max(y, part.clip.y), part.clip.bottom) for y in (top, bottom))
        return Rect(corner.x + left, corner.y - bottom, right - left, bottom - top)


def _is_apart(line: str, following: str) -> bool:
    """Whether a space stood where a paragraph was broken into these two lines.

    Not between ideographs, nor after the slash or hyphen of a long address or word.
    """
    if not line or not following or reads_both_ways(line):
        return False
    if line[-1] in "/-" and not line.endswith((" -", " /")):
        return False
    ends = (line[-1], following[0])
    return not any(unicodedata.east_asian_width(character) in "WF" for character in ends)
