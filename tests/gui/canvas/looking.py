"""Looks at what a scene shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsScene

from designer.canvas.showing.items import GroupItem
from designer.canvas.showing.scene import MapScene
from model.layout.display import Role
from tests.helpers.robot import Robot


def agrees_with_a_fresh_scene(robot: Robot) -> None:
    fresh = MapScene()
    fresh.show_result(robot.view.result)
    scene = robot.view.scene()
    assert scene is not None
    assert _shape(scene) == _shape(fresh)
    assert _drawn_order(scene) == _drawn_order(fresh)


def _drawn_order(scene: QGraphicsScene) -> list[tuple[Role, str]]:
    """What may overlap, from below to above."""
    overlapping = (Role.CURVE, Role.MARKER, Role.STAGE, Role.STEP, Role.CONNECTOR)
    everywhere = scene.itemsBoundingRect()
    shape = Qt.ItemSelectionMode.IntersectsItemBoundingRect
    return [
        (item.shown.role, item.shown.id)
        for item in scene.items(everywhere, shape, Qt.SortOrder.AscendingOrder)
        if isinstance(item, GroupItem) and item.shown.role in overlapping
    ]


def _shape(scene: QGraphicsScene) -> list[tuple[str, str, float, float, str]]:
    return sorted(
        (
            item.shown.role.value,
            item.shown.id,
            round(item.scenePos().x(), 3),
            round(item.scenePos().y(), 3),
            str(item.rect()),
        )
        for item in scene.items()
        if isinstance(item, GroupItem)
    )
