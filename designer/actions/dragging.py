"""What dragging does, by keyboard; and whether things glide to their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_cards

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


def _can_stretch(desk: Desk) -> bool:
    return (
        with_cards(desk)
        and not desk.bench.session.read_only
        and any(card.step_id is not None for card in desk.bench.edits.selected_cards())
    )


def _stretch(steps: int) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.edits.stretch(steps)


DRAGGING_ACTIONS = (
    ActionSpec("edit.longer", "L&onger", _stretch(1), "Edit/&Move",
               "Let the selected cards cover one step more", "arrow-right",
               ("Shift+Alt+Right",), enabled=_can_stretch, group=2, context=("card",),
               words="stretch span widen steps"),
    ActionSpec("edit.shorter", "&Shorter", _stretch(-1), "Edit/&Move",
               "Let the selected cards cover one step less", "arrow-left",
               ("Shift+Alt+Left",), enabled=_can_stretch, group=2, context=("card",),
               words="shrink span narrow steps"),
    ActionSpec("view.motion", "&Motion", lambda desk: desk.bench.switch_motion(), "View",
               "Things glide to their places when others make room", "timer", ("Ctrl+R, M",),
               checked=lambda desk: desk.bench.motion_wanted if desk.has_map else False,
               enabled=lambda desk: desk.has_map, group=3,
               words="animation reduced smooth glide"),
)  # fmt: skip
