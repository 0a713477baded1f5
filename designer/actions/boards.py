"""The boards in the View menu: one action for each row of their table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_map
from designer.boards.table import BOARDS, MAP, MAP_KEY, MAP_NAME

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk

_MENU, _GROUP = "View/&Boards", 0


def _show(board_id: str) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.boards.show(board_id)


def _shown(board_id: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.has_map and desk.bench.boards.shown == board_id


BOARD_ACTIONS = tuple(
    ActionSpec(f"board.{board_id}", name, _show(board_id), _MENU, tip, icon, (f"Ctrl+B, {key}",),
               enabled=with_map, checked=_shown(board_id), group=_GROUP, words=f"board tab {words}")
    for board_id, name, tip, icon, key, words in (
        (MAP, MAP_NAME, "The map itself", "journey", MAP_KEY, "canvas"),
        *((spec.id, spec.name, spec.tip, spec.icon, spec.key, spec.words) for spec in BOARDS),
    )
)  # fmt: skip
