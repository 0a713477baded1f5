"""What an action is, and what actions may ask of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the table is read before the window stands; these come when a map is open
    from designer.export_flow import ExportFlow
    from designer.files import FileFlow
    from designer.workbench import Workbench


class Desk(Protocol):
    """The window as the actions see it."""

    @property
    def bench(self) -> Workbench:
        """Palette, canvas and inspector of the open map."""

    @property
    def has_map(self) -> bool:
        """Whether a map is open and shown."""

    @property
    def files(self) -> FileFlow:
        """New, open, save and the questions about them."""

    @property
    def exports(self) -> ExportFlow:
        """Posters, pictures and workbooks."""

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on."""

    @property
    def full_screen(self) -> bool:
        """Whether the window fills the screen."""

    def show_start(self) -> None:
        """Show the start page with templates and recent files."""

    def switch_theme(self) -> None:
        """From light to dark, or back."""

    def switch_full_screen(self) -> None:
        """Fill the screen, or no longer."""

    def new_window(self) -> None:
        """Another window on its start page."""

    def next_pane(self, step: int) -> None:
        """Put the keyboard into the next pane (step 1) or the one before (step -1)."""

    def show_shortcuts(self) -> None:
        """All shortcuts at a glance."""

    def show_about(self) -> None:
        """What the program is."""

    def close(self) -> bool:
        """Close the window, asking about unsaved edits."""

    def quit(self) -> None:
        """Close all windows, asking about unsaved edits."""


def always(_desk: Desk) -> bool:
    """Enabled at all times."""
    return True


def with_map(desk: Desk) -> bool:
    """Enabled while a map is open."""
    return desk.has_map


def with_selection(desk: Desk) -> bool:
    """Enabled while something on the map is selected."""
    return desk.has_map and bool(desk.bench.selection)


def with_cards(desk: Desk) -> bool:
    """Enabled while cards are selected."""
    return desk.has_map and bool(desk.bench.edits.selected_cards())


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``menu`` is its place (``Insert/Lane``); a line stands between groups.

    ``shortcuts`` are written as Qt writes them (``Ctrl+S``); the first one is shown. ``checked``
    makes it a tick. ``short`` is its name on a button, where the text is too long for one.
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

    @property
    def name(self) -> str:
        """The text without mnemonic and ellipsis."""
        return self.text.replace("&", "").removesuffix("…")
