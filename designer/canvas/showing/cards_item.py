"""A strip that holds cards: a lane, or the parking lot. From afar its cards are plain boxes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from designer.canvas.convert import qrect
from designer.canvas.showing.items import DIMMED, ContainerItem, Ink
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind
from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.layout.theme import Theme

_BOARD = 512.0
_BAR_WIDTH = 5.0
_LINE_HEIGHT = 15.0
_LINE_THICKNESS = 5.0
_PADDING = 12.0


class CardsItem(ContainerItem):
    """The cards of one strip (and what else its group holds), as items.

    Near, each card is an item that shows its group. From afar (:meth:`set_coarse`) the strip
    paints all its cards in a few calls, kind by kind: no text could be read there anyway.
    """

    def __init__(self, ink: Ink, parent: QGraphicsItem | None = None) -> None:
        super().__init__(ink, parent)
        self._cards = _holder(self)
        # What the cards lie on is below the boxes, too, which this item itself paints.
        self._ground = _holder(self)
        self._ground.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._boards: dict[tuple[int, int], _Board] = {}
        self._rects: Mapping[Id, Rect] = {}
        self._document = JourneyMap()
        self._theme: Theme | None = None
        self._coarse = False
        self._boxes: tuple[_Boxes, _Boxes] | None = None

    def show_cards(
        self, group: Group, rects: Mapping[Id, Rect], document: JourneyMap, theme: Theme
    ) -> None:
        """Show the next version: ``rects`` are the cards' places in the group's coordinates."""
        if group is self.shown and theme is self._theme:
            return
        self._rects, self._document, self._theme = rects, document, theme
        self._boxes = None
        self.show_group(group)
        if self._coarse:
            self.update()

    def set_coarse(self, *, on: bool) -> None:
        """Show the cards as boxes, or as they are."""
        if on == self._coarse:
            return
        self._coarse = on
        self._cards.setVisible(not on)
        self.update()

    def set_dimmed(self, ids: frozenset[Id]) -> None:
        """Let these cards stand back, near and from afar."""
        if self._dimmed ^ ids:
            self._boxes = None
            if self._coarse:
                self.update()
        super().set_dimmed(ids)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the cards as boxes, from afar only."""
        if self._theme is None or not self._coarse:
            return
        if self._boxes is None:
            self._boxes = self._made_boxes(self._theme)
        dimmed, plain = self._boxes
        opacity = painter.opacity()
        painter.setOpacity(opacity * DIMMED)
        dimmed.paint(painter)
        painter.setOpacity(opacity)
        plain.paint(painter)
        nodes = self._ink.painter(painter)
        for group in self._pictures():
            painter.setOpacity(opacity * DIMMED if group.id in self._dimmed else opacity)
            nodes.paint(group)
        painter.setOpacity(opacity)

    def _made_boxes(self, theme: Theme) -> tuple[_Boxes, _Boxes]:
        """The boxes of the cards that stand back, and of the others."""
        rects, dimmed = self._rects, self._dimmed
        back = {i: rect for i, rect in rects.items() if i in dimmed}
        front = {i: rect for i, rect in rects.items() if i not in dimmed} if back else rects
        return _Boxes(back, self._document, theme), _Boxes(front, self._document, theme)

    def _pictures(self) -> list[Group]:
        """The cards that show a picture: from afar it is what tells them apart."""
        cards = self._document.cards
        children = self.shown.children if self.shown else ()
        return [
            child
            for child in children
            if isinstance(child, Group)
            and child.id in cards
            and cards[child.id].image_id is not None
        ]

    def _parent_of(self, group: Group) -> QGraphicsItem:
        """Cards are pinned on boards, so that those out of sight cost nothing."""
        if group.role is Role.PARKING:
            return self._ground
        if group.role is not Role.CARD:
            return self
        place = (int(group.dx // _BOARD), int(group.dy // _BOARD))
        board = self._boards.get(place)
        if board is None:
            board = self._boards[place] = _Board(self._cards)
        board.hold(group)
        return board


def _holder(parent: QGraphicsItem) -> QGraphicsRectItem:
    """An item that shows nothing itself."""
    item = QGraphicsRectItem(parent)
    item.setPen(Qt.PenStyle.NoPen)
    item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
    return item


class _Board(QGraphicsRectItem):
    """Holds the cards of one part of a strip: Qt leaves it out as a whole when it is not seen."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setPen(Qt.PenStyle.NoPen)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape)
        self._reach = Rect(0, 0, 0, 0)

    def hold(self, group: Group) -> None:
        """Reach at least as far as a card that is pinned here."""
        bounds = group.bounds.moved(group.dx, group.dy)
        reach = self._reach.united(bounds) if self._reach.width else bounds
        if reach != self._reach:
            self._reach = reach
            self.setRect(qrect(reach))


class _Boxes:
    """Rectangles by colour, so that a thousand cards cost a dozen calls."""

    def __init__(self, rects: Mapping[Id, Rect], document: JourneyMap, theme: Theme) -> None:
        fills: dict[CardKind, list[QRectF]] = {}
        bars: dict[CardKind, list[QRectF]] = {}
        self._lines: list[QRectF] = []
        for card_id, rect in rects.items():
            card = document.cards.get(card_id)
            if card is None:
                continue
            fills.setdefault(card.kind, []).append(qrect(rect))
            bar = QRectF(rect.x, rect.y, _BAR_WIDTH, rect.height)
            bars.setdefault(card.kind, []).append(bar)
            self._lines += _text_lines(rect)
        colours = theme.cards
        self._fills = [(QColor(colours[kind].fill), boxes) for kind, boxes in fills.items()]
        self._bars = [(QColor(colours[kind].bar), boxes) for kind, boxes in bars.items()]
        self._outline = QPen(QColor(theme.hairline), 0)
        self._line = QColor(theme.faint)
        self._line.setAlphaF(0.45)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._outline)
        for colour, boxes in self._fills:
            painter.setBrush(colour)
            painter.drawRects(boxes)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, boxes in [*self._bars, (self._line, self._lines)]:
            painter.setBrush(colour)
            painter.drawRects(boxes)


def _text_lines(rect: Rect) -> list[QRectF]:
    """Where the card's lines of text would be, the last one shorter: enough to recognise it by."""
    width = rect.width - 2 * _PADDING - _BAR_WIDTH
    count = max(1, int((rect.height - _PADDING) / _LINE_HEIGHT))
    return [
        QRectF(
            rect.x + _PADDING + _BAR_WIDTH,
            rect.y + _PADDING + line * _LINE_HEIGHT,
            width * (0.6 if line == count - 1 else 1.0),
            _LINE_THICKNESS,
        )
        for line in range(count)
    ]
