"""What the form offers of a map and of the themes, as options to choose from."""

from __future__ import annotations

from designer.dialogs.export.fields import Editing
from designer.exporting.wishes import OWN_COLOURS, OWN_THEME
from exporters.workbook.sheets.catalogue import SHEETS
from model.document import JourneyMap
from model.layout.theme import THEMES
from model.queries import (
    lane_name,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    views_in_order,
)
from resources.words import tr
from widgets.form.choice import Option


def map_options(editor: Editing, document: JourneyMap) -> list[Option] | None:
    """What a map has for this editor; None where it is not about the map."""
    match editor:
        case Editing.LANES:
            return [Option(lane.id, lane_name(lane)) for lane in lanes_in_order(document)]
        case Editing.STAGES:
            stages = stages_in_order(document)
            return [Option(stage.id, stage.name or tr("Stage")) for stage in stages]
        case Editing.PERSONAS:
            people = personas_in_order(document)
            return [Option(p.id, p.name or p.role or tr("Persona without a name")) for p in people]
        case Editing.SHEETS:
            return [Option(sheet.key, tr(sheet.name)) for sheet in SHEETS]
        case Editing.VIEW:
            views = views_in_order(document)
            named = [Option(view.id, view.name or tr("View")) for view in views]
            return [Option("", tr("No saved view: the whole map")), *named]
        case _:
            return None


def theme_options() -> list[Option]:
    """The themes that come with the program, and the ways to one's own."""
    named = [Option(name, tr(theme.title)) for name, theme in THEMES.items()]
    own = Option(OWN_COLOURS, tr("Client colours…")), Option(OWN_THEME, tr("From a file…"))
    return [*named, *own]
