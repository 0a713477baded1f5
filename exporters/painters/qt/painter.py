"""Draws display nodes with a QPainter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QPainter

from exporters.painters.qt.compiling import compile_nodes
from exporters.painters.qt.resources import Drawing, QtResources
from model.ids import Id
from model.layout.display import Group, Node
from model.records import Image

_HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)


class QtPainter:
    """Paints nodes at the painter's origin, one unit per point.

    ``resources`` is what is kept between frames; a canvas hands the same one to every painter.
    The painter is left with other hints, pen and brush; its transform is as before.
    """

    def __init__(
        self,
        painter: QPainter,
        images: Mapping[Id, Image],
        resources: QtResources | None = None,
    ) -> None:
        self._painter = painter
        self._images = images
        self._resources = resources or QtResources()
        painter.setRenderHints(_HINTS)

    def paint(self, node: Node) -> None:
        """Draw a node; a group with its move."""
        if not isinstance(node, Group):
            self._compiled((node,)).paint(self._painter)
            return
        if node.dx or node.dy:
            self._painter.translate(node.dx, node.dy)
        self.drawing(node).paint(self._painter)
        if node.dx or node.dy:
            self._painter.translate(-node.dx, -node.dy)

    def drawing(self, group: Group) -> Drawing:
        """The compiled drawing of a group's children, in the group's own coordinates.

        It is kept for these very children: a group that only moved has the same drawing.
        """
        children = group.children
        return self._resources.drawing(children, lambda: self._compiled(children))

    def _compiled(self, nodes: tuple[Node, ...]) -> Drawing:
        return compile_nodes(nodes, self._resources, self._images)
