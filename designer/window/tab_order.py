"""The order of Tab within the panes: as they are read, from top left to bottom right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def tab_stops(pane: QWidget) -> list[QWidget]:
    """The widgets of a pane that Tab stops at now, row by row.

    Qt's own order is that in which widgets were made, and the rows of a form come and go. What
    scrolls is one thing among the rest: its lower part lies out of sight, behind what follows.
    """
    areas = [area for area in pane.findChildren(QScrollArea) if _outermost(area, pane)]
    within = {stop for area in areas for stop in area.findChildren(QWidget)}
    found = [w for w in pane.findChildren(QWidget) if w not in within and _stops(w, pane)]
    shown = [area for area in areas if area.isVisibleTo(pane) and area not in found]
    ordered: list[QWidget] = []
    for widget in _in_rows([*found, *shown], pane):
        content = widget.widget() if isinstance(widget, QScrollArea) else None
        ordered += [widget] if content is None else tab_stops(content)
    return ordered


def _outermost(area: QScrollArea, pane: QWidget) -> bool:
    around: QWidget | None = area.parentWidget()
    while around is not None and around is not pane:
        if isinstance(around, QScrollArea):
            return False
        around = around.parentWidget()
    return True


def _in_rows(widgets: Sequence[QWidget], pane: QWidget) -> list[QWidget]:
    corners = {widget: widget.mapTo(pane, QPoint()) for widget in widgets}
    ordered: list[QWidget] = []
    row: list[QWidget] = []
    for widget in sorted(widgets, key=lambda one: corners[one].y()):
        middle = corners[widget].y() + widget.height() / 2
        if row and middle > corners[row[0]].y() + row[0].height():
            ordered += sorted(row, key=lambda one: corners[one].x())
            row = []
        row.append(widget)
    return ordered + sorted(row, key=lambda one: corners[one].x())


def go_on(stops: Sequence[QWidget], area: QWidget, *, forward: bool) -> bool:
    """Put the keyboard from one of the stops on the next one, or out of the area they fill.

    False when none of them has the keyboard, or there is nowhere to go.
    """
    focus = area.focusWidget()
    if focus not in stops:
        return False
    index = stops.index(focus) + (1 if forward else -1)
    inside = 0 <= index < len(stops)
    target = stops[index] if inside else _beyond(area, forward=forward)
    if target is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _bring_into_sight(target)
    return True


def _beyond(area: QWidget, *, forward: bool) -> QWidget | None:
    """The first stop below an area, or the last one above it; else round the window's corner.

    Qt's own chain of focus is not walked: PySide takes each widget that it hands out for the
    child of the one that was asked, and lets them go together, which crashed the window.
    """
    window = area.window()
    top = area.mapTo(window, QPoint()).y()
    outside = [one for one in tab_stops(window) if one is not area and not area.isAncestorOf(one)]
    heights = [one.mapTo(window, QPoint()).y() for one in outside]
    if forward:
        beyond = [one for one, y in zip(outside, heights, strict=True) if y >= top + area.height()]
        return next(iter(beyond or outside), None)
    beyond = [one for one, y in zip(outside, heights, strict=True) if y < top]
    return (beyond or outside)[-1] if outside else None


def _bring_into_sight(target: QWidget) -> None:
    around: QWidget | None = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()


def _stops(widget: QWidget, pane: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    proxied = widget.focusProxy() is not None
    return (
        bool(policy)
        and not proxied
        and widget.isEnabled()
        and widget.isVisibleTo(pane)
        and widget.window() is pane.window()
    )
