"""What an empty map says on the canvas: how to begin. Never printed."""

from __future__ import annotations

from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.layout.metrics import BODY, INVITATION
from model.layout.sketch import Sketch
from model.layout.text import typeset
from model.layout.theme import Theme
from resources.words import tr

_ICON = 40.0


def invitation(area: Rect, theme: Theme, *, stages: bool, lanes: bool) -> Group | None:
    """A friendly sentence in the middle of ``area``; None when the map has stages and lanes."""
    match stages, lanes:
        case True, True:
            return None
        case False, False:
            title = tr("Every journey begins with a first stage")
            text = tr(
                "Drag a stage from the palette onto this sheet, then a lane for what customers do, "
                "feel and need. Or start from a template."
            )
        case False, True:
            title = tr("Which stages do customers go through?")
            text = tr("Drag a stage from the palette to the band above the lanes.")
        case _:
            title = tr("What happens in each stage?")
            text = tr("Drag a lane, a touchpoint or an emotion from the palette below the stages.")
    room = min(area.width - 32, 420.0)
    first = typeset(title, INVITATION, width=room)
    second = typeset(text, BODY, width=room)
    height = _ICON + 12 + first.height + 6 + second.height
    x = area.x + (area.width - room) / 2
    y = area.y + max(16.0, (area.height - height) / 2)
    sketch = Sketch()
    sketch.icon("journey", area.centre.x - _ICON / 2, y, _ICON, theme.accent)
    y += _ICON + 12
    y += sketch.put(first, x, y, theme.ink, width=room, align="centre") + 6
    sketch.put(second, x, y, theme.secondary, width=room, align="centre")
    return Group(Role.HINT, "", tuple(sketch.nodes), Rect(x, area.y, room, area.height))
