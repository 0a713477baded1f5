"""The marks of what was found: a faint ground under every hit, a strong line at the current one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.marking.marks import Mark, crisp
from designer.canvas.marking.outlines import Outline, outlines_of
from designer.canvas.window import Space, Window
from model.ids import Id
from model.layout.colours import readable
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.theme import Theme

HITS = ("hits", "held-hits")
"""The names of both marks in the overlay: of what lies on the sheet, and of what is held."""
_GROW = 3
_WIDTH = 2
_FILL, _LINE = 0.16, 0.85
_CURRENT_WIDTH = 3
_WIDEST = 800.0
"""What is wider (in points) is only outlined: a tint over the whole heading would be in the way."""


class HitsMark(Mark):
    """Shows all hits of one layout. Only what is in sight is looked at, when it is painted.

    A mark is compared by identity: it is replaced as a whole when hits or layout change.
    """

    def __init__(
        self, result: LayoutResult, ids: frozenset[Id], others: Iterable[Id], current: Id | None
    ) -> None:
        """``ids`` are all hits, ``others`` those among them that are no cards in a lane."""
        self._result = result
        self._ids = ids
        self._others = outlines_of(result, others)
        self._current = outlines_of(result, [current] if current is not None else ())

    def bounds(self, window: Window) -> QRectF:
        """The whole sheet: hits may be anywhere."""
        size = self._result.size
        return window.to_view(Rect(0, 0, size.width, size.height)).adjusted(-4, -4, 4, 4)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Mark the hits that the exposed area touches."""
        area = window.to_sheet(exposed).inset(-_GROW / window.zoom)
        shown = [*self._cards(area), *(o for o in self._others if o.rect.intersects(area))]
        current = [o for o in self._current if o.rect.intersects(area)]
        _paint(painter, window, theme, shown, current)

    def _cards(self, area: Rect) -> Iterator[Outline]:
        result = self._result
        for lane in result.lanes:
            if lane.y > area.bottom or lane.y + lane.height < area.y:
                continue
            for card_id in self._ids & lane.cards.keys():
                rect = lane.cards[card_id].moved(result.grid.x, lane.y)
                if rect.intersects(area):
                    yield Outline(rect)


class HeldHitsMark(Mark):
    """Shows hits among stages, steps and lane names, over the strips that are held in sight."""

    above_strips = True

    def __init__(self, outlines: tuple[Outline, ...], current: tuple[Outline, ...]) -> None:
        self._outlines = outlines
        self._current = current

    def __eq__(self, other: object) -> bool:
        """Whether it shows the same."""
        return isinstance(other, HeldHitsMark) and (self._outlines, self._current) == (
            other._outlines,
            other._current,
        )

    def __hash__(self) -> int:
        """By what it shows."""
        return hash((self._outlines, self._current))

    def bounds(self, window: Window) -> QRectF:
        """The hull of all of them."""
        hull = QRectF()
        for outline in self._outlines:
            hull = hull.united(window.to_view(outline.rect, outline.space))
        return hull.adjusted(-6, -6, 6, 6)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Mark them."""
        _paint(painter, window, theme, self._outlines, self._current)


def hit_marks(
    result: LayoutResult, ids: frozenset[Id], current: Id | None
) -> tuple[HitsMark, HeldHitsMark | None]:
    """Both marks for these hits; the second is None where no hit is held in sight."""
    document = result.document
    others = ids - document.cards.keys()
    parked = ids & result.parking.keys()
    held_ids = {i for i in others if i in document.stages or i in document.steps}
    held_ids |= others & document.lanes.keys()
    held = tuple(o for o in outlines_of(result, sorted(held_ids)) if o.space is not Space.SHEET)
    on_sheet = sorted((others - held_ids) | parked)
    current_held = current if current in held_ids else None
    sheet = HitsMark(result, ids, on_sheet, current if current_held is None else None)
    if not held:
        return sheet, None
    strong = outlines_of(result, [current_held] if current_held is not None else ())
    return sheet, HeldHitsMark(held, strong)


def hit_ink(theme: Theme) -> str:
    """The colour of the lines about hits: the theme's yellow, as dark as it takes to be seen."""
    return readable(theme.star, theme.paper, theme.canvas)


def _paint(
    painter: QPainter,
    window: Window,
    theme: Theme,
    outlines: Iterable[Outline],
    current: Iterable[Outline],
) -> None:
    ink = hit_ink(theme)
    fill, line = QColor(theme.star), QColor(ink)
    fill.setAlphaF(_FILL)
    line.setAlphaF(_LINE)
    boxes: list[QRectF] = []
    plain: list[QRectF] = []
    painter.setPen(QPen(line, _WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for outline in outlines:
        if outline.points:
            _line(painter, window, outline)
        else:
            wide = outline.rect.width > _WIDEST
            (plain if wide else boxes).append(_frame(window, outline, _GROW))
    _boxes(painter, boxes, plain, fill)
    pen = QPen(QColor(ink), _CURRENT_WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for outline in current:
        if outline.points:
            _line(painter, window, outline)
        else:
            grow = _GROW + _CURRENT_WIDTH
            radius = outline.radius * window.zoom + grow
            painter.drawRoundedRect(_frame(window, outline, grow), radius, radius)


def _boxes(painter: QPainter, boxes: list[QRectF], plain: list[QRectF], fill: QColor) -> None:
    """Plain boxes in one call each: hundreds of smooth round ones would take a frame and more."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawRects(plain)
    painter.setBrush(fill)
    painter.drawRects(boxes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


def _line(painter: QPainter, window: Window, outline: Outline) -> None:
    painter.drawPolyline([window.point_to_view(point) for point in outline.points])


def _frame(window: Window, outline: Outline, grow: int) -> QRectF:
    """The box about a record, on whole pixels."""
    return crisp(window.to_view(outline.rect, outline.space)).adjusted(-grow, -grow, grow, grow)
