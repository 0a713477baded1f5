"""The whole table of actions, in the order of the menus: one tuple for each topic."""

from __future__ import annotations

from designer.actions.arranging import ARRANGE_ACTIONS
from designer.actions.boards import BOARD_ACTIONS
from designer.actions.capture import CAPTURE_ACTIONS
from designer.actions.connecting import CONNECTING_ACTIONS
from designer.actions.copying import COPYING_ACTIONS
from designer.actions.dragging import DRAGGING_ACTIONS
from designer.actions.file_edit import EDIT_ACTIONS, FILE_ACTIONS
from designer.actions.finding import FINDING_ACTIONS
from designer.actions.insert_map import INSERT_ACTIONS, MAP_ACTIONS
from designer.actions.outline import OUTLINE_ACTIONS
from designer.actions.spec import ActionSpec
from designer.actions.structure import STRUCTURE_ACTIONS
from designer.actions.view import HELP_ACTIONS, VIEW_ACTIONS

_TOPICS: tuple[tuple[ActionSpec, ...], ...] = (
    FILE_ACTIONS,
    EDIT_ACTIONS,
    COPYING_ACTIONS,
    ARRANGE_ACTIONS,
    VIEW_ACTIONS,
    BOARD_ACTIONS,
    FINDING_ACTIONS,
    DRAGGING_ACTIONS,
    OUTLINE_ACTIONS,
    CAPTURE_ACTIONS,
    INSERT_ACTIONS,
    MAP_ACTIONS,
    CONNECTING_ACTIONS,
    STRUCTURE_ACTIONS,
    HELP_ACTIONS,
)
MENUS: tuple[tuple[str, str], ...] = (
    ("File", "&File"),
    ("Edit", "&Edit"),
    ("View", "&View"),
    ("Insert", "&Insert"),
    ("Map", "&Map"),
    ("Help", "&Help"),
)


def _place(spec: ActionSpec) -> tuple[int, int]:
    """Where an action stands: its menu in the bar, and its group there."""
    return [path for path, _ in MENUS].index(spec.menu.split("/")[0]), spec.group


ACTIONS: tuple[ActionSpec, ...] = tuple(
    sorted((spec for topic in _TOPICS for spec in topic), key=_place)
)
RECENT_MENU = "File/Open &recent"
"""Its entries are the recent files, made when it opens; it stands after this action."""
RECENT_AFTER = "file.open"
