"""Actions of the quick note line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_map

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


def _can_note(desk: Desk) -> bool:
    return desk.has_map and not desk.bench.session.read_only


CAPTURE_ACTIONS = (
    ActionSpec("capture.note", "Q&uick note", lambda desk: desk.bench.capture.switch(), "Insert",
               "A line that takes note after note; from there, back where you were", "quick",
               ("F4",), enabled=_can_note, context=("cell", "sheet"), on_canvas=True),
    ActionSpec("capture.codes", "Codes of &quick notes",
               lambda desk: desk.bench.capture.switch_codes(), "View",
               "Show or hide the codes below the quick note line", "keyboard", ("Shift+F4",),
               enabled=with_map,
               checked=lambda desk: desk.has_map and desk.bench.capture.codes_shown, group=2,
               on_canvas=True),
)  # fmt: skip
