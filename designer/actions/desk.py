"""What actions may ask of the window."""

from __future__ import annotations

from typing import Protocol

from designer.document.files import FileFlow
from designer.exporting.export_flow import ExportFlow
from designer.history.flow import HistoryFlow
from designer.returning.flow import ReturnFlow
from designer.window.workbench import Workbench


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

    def import_clipboard(self) -> None:
        """Ask what the table on the clipboard means, and make a map of it."""

    @property
    def returns(self) -> ReturnFlow:
        """Workbooks that come back."""

    @property
    def history(self) -> HistoryFlow:
        """Earlier versions of the open map."""

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

    def show_commands(self) -> None:
        """The command palette, over the window."""

    def show_shortcuts(self) -> None:
        """All shortcuts at a glance."""

    def show_catalogue(self) -> None:
        """One's own channels, touchpoints and emotion words."""

    def keep_template(self) -> None:
        """Keep the open map as a template."""

    def start_guide(self) -> None:
        """Lead through a first map."""

    def show_about(self) -> None:
        """What the program is."""

    def close(self) -> bool:
        """Close the window, asking about unsaved edits."""

    def recover_maps(self) -> None:
        """Look for maps that were not saved when the program last ended."""

    def quit(self) -> None:
        """Close all windows, asking about unsaved edits."""
