"""What the program asks a person in a dialog of its own: the edge that tests replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window stands before the model is imported
    from PySide6.QtPrintSupport import QPrinter


class Unsaved(Enum):
    """The answer about edits that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class TemplateAsked:
    """A name for a template; ``whole``: everything on the map, else stages, steps and lanes."""

    name: str
    whole: bool


class Dialogs(Protocol):
    """The questions. A path of None means that nothing was chosen."""

    def open_map(self, folder: Path) -> Path | None:
        """Which map to open."""

    def save_map(self, suggestion: Path) -> Path | None:
        """Where to save a map; an existing file was agreed to be replaced."""

    def open_foreign(self, folder: Path) -> Path | None:
        """Which file of another tool to import."""

    def open_workbooks(self, folder: Path) -> list[Path]:
        """Which workbooks came back; none when nothing was chosen."""

    def open_picture(self, folder: Path) -> Path | None:
        """Which picture to put on the map."""

    def open_theme(self, folder: Path) -> Path | None:
        """Which theme of one's own to print with."""

    def unsaved(self, title: str, note: str = "") -> Unsaved:
        """What shall become of edits that are not saved, and of a note that waits in its line."""

    def export_file(self, suggestion: Path) -> Path | None:
        """Which file to export to, with the suffix of the suggestion.

        That an existing one is replaced was agreed to.
        """

    def colour(self, start: str) -> str | None:
        """Which colour, ``#RRGGBB``, to begin with ``start``."""

    def printer(self, printer: QPrinter, pages: int) -> bool:
        """Which printer, which of so many pages, how many copies: set on ``printer``."""

    def template(self, name: str, known: Callable[[str], bool]) -> TemplateAsked | None:
        """What a map is to be kept as; ``known`` tells of names that are taken."""

    def about(self) -> None:
        """Show what the program is."""
