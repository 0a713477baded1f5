"""The outline of a page: the stages and steps that begin on it."""

from __future__ import annotations

from exporters.poster.pages import Bookmark
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from resources.words import tr


def bookmarks_of(
    layout: LayoutResult, area: Rect, scale: float, x: float, y: float
) -> tuple[Bookmark, ...]:
    """Stages with their steps, each leading to its column, from a page that shows ``area``.

    ``area`` is a part of the map, whose origin stands at (x, y) of the page, ``scale`` times as
    large. Only the page that shows the top of the band has bookmarks; steps of a stage that began
    on an earlier page stand under its name, told as continued.
    """
    document = layout.document

    def begins(rect: Rect) -> bool:
        return area.x <= rect.x < area.right and area.y <= rect.y < area.bottom

    def column(rect: Rect) -> Rect:
        left, right = max(rect.x, area.x), min(rect.right, area.right)
        return Rect(
            x + scale * left, y + scale * area.y, scale * (right - left), scale * area.height
        )

    entries = []
    for stage in layout.stages:
        within_band = area.y <= stage.rect.y < area.bottom
        steps = tuple(
            Bookmark(document.steps[step.step_id].name, column(step.header))
            for step in layout.steps
            if step.stage_id == stage.stage_id
            and document.steps[step.step_id].name
            and within_band
            and area.x <= step.header.x < area.right
        )
        name = document.stages[stage.stage_id].name or tr("Stage")
        if begins(stage.rect):
            entries.append(Bookmark(name, column(stage.rect), steps))
        elif steps:
            told = tr("{stage} (continued)", stage=name)
            entries.append(Bookmark(told, column(stage.rect), steps))
    return tuple(entries)
