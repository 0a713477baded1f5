"""The outline and the check among the panes of the View menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_map

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


def _shown(desk: Desk) -> bool:
    return desk.has_map and desk.bench.outline_shown


def _check_shown(desk: Desk) -> bool:
    return desk.has_map and desk.bench.check_shown


OUTLINE_ACTIONS = (
    ActionSpec("view.outline", "Ou&tline", lambda desk: desk.bench.switch_outline(), "View",
               "Show the map as a tree and put the keyboard there, or hide it", "outline",
               ("F7",), enabled=with_map, checked=_shown, group=2,
               words="tree list structure left"),
    ActionSpec("view.check", "C&heck", lambda desk: desk.bench.switch_check(), "View",
               "Show what the map leaves open and put the keyboard there, or hide it", "checklist",
               ("F5",), enabled=with_map, checked=_check_shown, group=2,
               words="lint findings problems warnings quality missing"),
)  # fmt: skip
