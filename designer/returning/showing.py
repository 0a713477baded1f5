"""Showing on the map what a proposal is about, beside the window that asks about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QWidget

from designer.canvas.marking.outlines import outlines_of
from designer.canvas.view import CanvasView
from designer.finding.finder import area_of, hidden_by
from model.changes import ChangeSet
from model.ids import Id
from model.layout.geometry import Point
from resources.words import tr

_LEAST_ROOM = 160
"""A strip of the map narrower than this, in pixels, is no place to show something in."""
_FIRST = ("cards", "markers")
_SELECTED = frozenset({"cards", "markers", "stages", "steps", "lanes", "personas", "connectors"})


def show_record(canvas: CanvasView, record_id: Id, cover: QWidget | None = None) -> bool:
    """Select a record and bring it into the middle of what ``cover`` leaves of the map.

    Answers whether the map has it.
    """
    record = canvas.document.find(record_id)
    if record is None:
        canvas.say(tr("It is not on the map."))
        return False
    canvas.commit_editor()
    canvas.select([record_id])
    header, sentence = hidden_by(canvas.result, record)
    if sentence:
        canvas.say(sentence)
    area = area_of(canvas.result, frozenset([record_id] if not sentence else header))
    if area is None and record.table in ("evidence", "actions"):
        group = canvas.result.legend_group
        area = group.bounds.moved(group.dx, group.dy)
    if area is not None:
        middle = Point(area.x + area.width / 2, area.y + area.height / 2)
        canvas.camera.look_from(middle, canvas.zoom)
        canvas.zoomed()
        canvas.camera.scroll(-_shift(canvas, cover))
    return True


def show_changed(canvas: CanvasView, change: ChangeSet) -> None:
    """Select what a change left on the map, and bring the first of it into sight."""
    after = [record for record in change.after() if record.table in _SELECTED]
    after.sort(key=lambda record: record.table not in _FIRST)
    ids = [record.id for record in after]
    if ids:
        canvas.select(ids)
        result = canvas.result
        first = next((i for i in ids if outlines_of(result, [i])), None)
        canvas.reveal([first] if first is not None else [])


def free_part(whole: QRect, cover: QRect) -> QRect:
    """The largest strip of ``whole`` beside ``cover``; all of it where none is wide enough."""
    hidden = whole.intersected(cover)
    if hidden.isEmpty():
        return whole
    strips = (
        QRect(whole.left(), whole.top(), hidden.left() - whole.left(), whole.height()),
        QRect(hidden.right() + 1, whole.top(), whole.right() - hidden.right(), whole.height()),
        QRect(whole.left(), whole.top(), whole.width(), hidden.top() - whole.top()),
        QRect(whole.left(), hidden.bottom() + 1, whole.width(), whole.bottom() - hidden.bottom()),
    )
    best = max(strips, key=lambda strip: min(strip.width(), strip.height()))
    return best if min(best.width(), best.height()) >= _LEAST_ROOM else whole


def _shift(canvas: CanvasView, cover: QWidget | None) -> QPointF:
    """From the middle of the canvas to the middle of what is free of it, in pixels."""
    port = canvas.viewport()
    whole = QRect(port.mapToGlobal(port.rect().topLeft()), port.size())
    if cover is None or not cover.isVisible():
        return QPointF(0, 0)
    free = free_part(whole, cover.frameGeometry())
    return QPointF(free.center() - whole.center())
