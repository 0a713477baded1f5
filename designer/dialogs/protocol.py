"""What the program asks a person in a dialog of its own: the edge that tests replace."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window stands before the model is imported
    from designer.exporting.export_choice import ExportChoice
    from model.document import JourneyMap


class Unsaved(Enum):
    """The answer about edits that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Dialogs(Protocol):
    """The questions. A path of None means that nothing was chosen."""

    def open_map(self, folder: Path) -> Path | None:
        """Which map to open."""

    def save_map(self, suggestion: Path) -> Path | None:
        """Where to save a map; an existing file was agreed to be replaced."""

    def open_foreign(self, folder: Path) -> Path | None:
        """Which file of another tool to import."""

    def open_picture(self, folder: Path) -> Path | None:
        """Which picture to put on the map."""

    def unsaved(self, title: str) -> Unsaved:
        """What shall become of edits that are not saved."""

    def export(self, document: JourneyMap, start: ExportChoice) -> ExportChoice | None:
        """What to export, where and how."""

    def about(self) -> None:
        """Show what the program is."""
