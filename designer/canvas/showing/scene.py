"""The scene: one laid-out map as graphics items. It observes; it never edits."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from designer.canvas.convert import qrect
from designer.canvas.showing.cards_item import CardsItem
from designer.canvas.showing.items import ContainerItem, GroupItem, Ink, remove
from designer.canvas.showing.motion import Motion
from designer.canvas.showing.shadow import REACH, paint_shadow
from model.ids import Id
from model.layout.display import Group
from model.layout.geometry import Rect, Size
from model.layout.result import LaneBox, LayoutResult

_Item = TypeVar("_Item", bound=QGraphicsItem)

# Painting order of what stands on the sheet: that of LayoutResult.display().
_SHEET, _BACKGROUND, _HEADING, _BAND, _LABELS, _LANE, _CONNECTORS, _PARKING, _LEGEND = range(9)


class MapScene(QGraphicsScene):
    """Shows a layout result; what is the same object as before is not looked at again.

    One unit is one point, the origin is the sheet's top left corner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Lanes hold their cards, so the few items at the top need no index, and a lane that
        # moves need not be sorted into one again with all its cards.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.motion = Motion(self)
        self._ink = Ink(motion=self.motion)
        self._result: LayoutResult | None = None
        self._singles: dict[int, GroupItem] = {}
        self._containers: dict[int, ContainerItem] = {}
        self._backgrounds: dict[Id, GroupItem] = {}
        self._lanes: dict[Id, CardsItem] = {}
        self._parking = self._added(CardsItem(self._ink), _PARKING)
        self._coarse = False
        self._dimmed: frozenset[Id] = frozenset()

    @property
    def ink(self) -> Ink:
        """What painting needs besides the nodes."""
        return self._ink

    @property
    def result(self) -> LayoutResult | None:
        """What is shown."""
        return self._result

    def show_result(self, result: LayoutResult, *, glide: bool = False) -> None:
        """Show the next result: only what differs from the one before is touched.

        With ``glide`` what moves may take a moment to get there (:mod:`motion`).
        """
        before, self._result = self._result, result
        if before is result:
            return
        self.motion.begin(glide=glide and before is not None and not self._coarse)
        self._ink.images = result.document.images
        for level, group in ((_SHEET, result.sheet_group), (_LEGEND, result.legend_group)):
            self._show_single(level, group)
        for level, group in (
            (_HEADING, result.heading_group),
            (_BAND, result.band_group),
            (_LABELS, result.labels_group),
            (_CONNECTORS, result.connectors_group),
        ):
            self._show_container(level, group)
        self._show_lanes(result)
        self._show_parking(result)
        self.motion.end()
        if before is None or before.options != result.options:
            self.update()
        elif before.size != result.size:
            self._show_edge(before.size, result.size)

    def _show_edge(self, before: Size, after: Size) -> None:
        """Repaint where the sheet ended and where it ends now, and the shadow there."""
        if before.width != after.width:
            self.update()
            return
        scale = min((view.transform().m11() for view in self.views()), default=1.0)
        pad = (REACH + 1) / scale
        top, bottom = sorted((before.height, after.height))
        edge = Rect(0, top, after.width, bottom - top)
        self.update(qrect(edge.inset(-pad)))

    def set_coarse(self, *, on: bool) -> None:
        """Show cards as plain boxes, for zooms where no text can be read."""
        self._coarse = on
        self.motion.rest()
        for strip in (*self._lanes.values(), self._parking):
            strip.set_coarse(on=on)

    def set_dimmed(self, ids: frozenset[Id]) -> None:
        """Let these cards, markers and connectors, and the curves of these personas, stand back."""
        self._dimmed = ids
        for strip in (*self._lanes.values(), self._parking):
            strip.set_dimmed(ids)
        connectors = self._containers.get(_CONNECTORS)
        if connectors is not None:
            connectors.set_dimmed(ids)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground around the sheet, and the sheet's shadow on it: never part of the map."""
        if self._result is None:
            return
        theme = self._result.options.theme
        painter.fillRect(rect, QColor(theme.canvas))
        size = self._result.size
        exposed = QRectF(rect)
        if not QRectF(0, 0, size.width, size.height).contains(exposed):
            sheet = Rect(0, 0, size.width, size.height)
            paint_shadow(painter, sheet, exposed, dark=theme.name == "dark")

    def _show_lanes(self, result: LayoutResult) -> None:
        wanted = {box.lane_id: box for box in result.lanes}
        for gone in self._lanes.keys() - wanted.keys():
            self._lanes.pop(gone).take_away()
            background = self._backgrounds.pop(gone)
            self.motion.forget(background)
            remove(background)
        for lane_id, box in wanted.items():
            if lane_id not in self._lanes:
                self._add_lane(box)
            self._backgrounds[lane_id].show_group(box.background)
            self._lanes[lane_id].show_cards(
                box.group, box.cards, result.document, result.options.theme
            )

    def _add_lane(self, box: LaneBox) -> None:
        self._backgrounds[box.lane_id] = self._added(
            GroupItem(box.background, self._ink), _BACKGROUND
        )
        lane = self._added(CardsItem(self._ink), _LANE)
        lane.set_coarse(on=self._coarse)
        lane.set_dimmed(self._dimmed)
        self._lanes[box.lane_id] = lane

    def _show_parking(self, result: LayoutResult) -> None:
        group = result.parking_group
        if group is self._parking.shown:
            return
        rects = {
            card_id: rect.moved(-group.dx, -group.dy) for card_id, rect in result.parking.items()
        }
        self._parking.show_cards(group, rects, result.document, result.options.theme)

    def _show_single(self, level: int, group: Group) -> None:
        item = self._singles.get(level)
        if item is None:
            self._singles[level] = self._added(GroupItem(group, self._ink), level)
        elif item.shown is not group:
            item.show_group(group)

    def _show_container(self, level: int, group: Group) -> None:
        item = self._containers.get(level)
        if item is None:
            item = self._containers[level] = self._added(ContainerItem(self._ink), level)
            if level == _CONNECTORS:
                item.set_dimmed(self._dimmed)
        item.show_group(group)

    def _added(self, item: _Item, level: int) -> _Item:
        item.setZValue(level)
        self.addItem(item)
        return item
