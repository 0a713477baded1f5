"""What an action is, and when it is enabled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


Context: TypeAlias = Literal[
    "card",
    "marker",
    "connector",
    "stage",
    "step",
    "lane",
    "persona",
    "evidence",
    "measure",
    "cell",
    "parking",
    "sheet",
]
"""What a context menu is about; ``measure`` is an action to take, ``parking`` the free ground of
the parking lot, ``sheet`` all that is nothing else."""


def always(_desk: Desk) -> bool:
    """Enabled at all times."""
    return True


def with_map(desk: Desk) -> bool:
    """Enabled while a map is open."""
    return desk.has_map


def with_canvas(desk: Desk) -> bool:
    """Enabled while a map is open and its canvas is seen, not a board."""
    return desk.has_map and desk.bench.middle.board is None


def with_selection(desk: Desk) -> bool:
    """Enabled while something on the map is selected."""
    return desk.has_map and bool(desk.bench.selection)


def with_cards(desk: Desk) -> bool:
    """Enabled while cards are selected."""
    return desk.has_map and bool(desk.bench.edits.selected_cards())


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``menu`` is its place (``Insert/Lane``).

    In a menu actions stand by ``group``, with a line between two groups, and within a group in
    the order of the table. ``shortcuts`` are written as Qt writes them (``Ctrl+S``, a chord
    ``Ctrl+G, S``); the first one is shown. ``checked`` makes it a tick. ``short`` is its name on
    a button, where the text is too long for one. ``context`` names the things whose context menu
    offers it. ``words`` are other words that people look for it by; ``needs`` says in a few what
    is missing while it is not enabled. ``label`` says how a menu calls it now, with what it would
    do it to; empty for the usual text. ``on_canvas``: what it does is seen there, so a board that
    stands makes room first.
    """

    id: str
    text: str
    run: Callable[[Desk], object]
    menu: str
    tip: str
    icon: str
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[Desk], bool] = always
    checked: Callable[[Desk], bool] | None = None
    group: int = 0
    short: str = ""
    context: tuple[Context, ...] = ()
    words: str = ""
    needs: str = ""
    label: Callable[[Desk], str] | None = None
    on_canvas: bool = False

    @property
    def name(self) -> str:
        """The text without mnemonic and ellipsis."""
        return self.text.replace("&", "").removesuffix("…")
