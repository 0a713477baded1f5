"""Arrows between cards, and the words of emotions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec
from model.kinds import ConnectorKind

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk

_MENU, _KIND = "Map", "Map/Arrow t&ype"
_GROUP = 3


def _editable(desk: Desk) -> bool:
    return desk.has_map and not desk.bench.session.read_only


def _several_cards(desk: Desk) -> bool:
    return _editable(desk) and len(desk.bench.edits.selected_cards()) > 1


def _with_arrows(desk: Desk) -> bool:
    return _editable(desk) and bool(desk.bench.joining.arrows())


def _with_marker(desk: Desk) -> bool:
    return _editable(desk) and bool(desk.bench.joining.markers())


def _card_or_arrow(desk: Desk) -> bool:
    return desk.has_map and bool(desk.bench.edits.selected_cards() or desk.bench.joining.arrows())


def _set(kind: ConnectorKind) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.joining.set_kind(kind)


def _is(kind: ConnectorKind) -> Callable[[Desk], bool]:
    return lambda desk: desk.has_map and desk.bench.joining.all_are(kind)


_KINDS = (
    (ConnectorKind.NEXT, "&Next", "What comes next", "connector"),
    (ConnectorKind.LOOPS_BACK, "&Loops back", "Back to what was before", "loop"),
    (ConnectorKind.CAUSES, "Ca&uses", "The one is the cause of the other", "cause"),
    (ConnectorKind.PARALLEL, "In &parallel", "Both happen at the same time", "parallel"),
)

CONNECTING_ACTIONS = (
    ActionSpec("arrow.connect", "&Join the cards", lambda desk: desk.bench.joining.connect(),
               _MENU, "Draw arrows through the selected cards, step by step", "connector",
               ("Ctrl+J",), enabled=_several_cards, group=_GROUP, context=("card",),
               words="connector line connect link", needs="Select two or more cards"),
    *(
        ActionSpec(f"arrow.{kind.value}", text, _set(kind), _KIND, f"{tip}: the selected arrows",
                   icon, (f"Ctrl+G, {place}",), enabled=_with_arrows, checked=_is(kind),
                   group=_GROUP, context=("connector",), words="connector kind arrow",
                   needs="Select an arrow")
        for place, (kind, text, tip, icon) in enumerate(_KINDS, start=1)
    ),
    ActionSpec("arrow.turn", "T&urn the arrow round",
               lambda desk: desk.bench.joining.turn_round(), _MENU,
               "Lead the selected arrows the other way", "connector", ("Ctrl+G, T",),
               enabled=_with_arrows, group=_GROUP, context=("connector",),
               words="reverse direction swap", needs="Select an arrow"),
    ActionSpec("arrow.go", "&Go to the next arrow", lambda desk: desk.bench.joining.next_arrow(),
               _MENU, "Select an arrow of the selected card, then the next one", "connector",
               ("Ctrl+G, N",), enabled=_card_or_arrow, group=_GROUP, context=("connector",),
               words="connector select", needs="Select a card or an arrow"),
    ActionSpec("emotion.word", "Emotion &word…", lambda desk: desk.bench.joining.name_feeling(),
               "Edit", "Pick or type the word of the selected emotion", "face-1", ("Ctrl+G, W",),
               enabled=_with_marker, group=2, context=("marker",), words="feeling name wheel",
               needs="Select an emotion"),
)  # fmt: skip
