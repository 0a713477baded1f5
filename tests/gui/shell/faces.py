"""The person at the screen, played: answers to the program's questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.dialogs.protocol import Unsaved
from designer.exporting.export_choice import ExportChoice
from model.document import JourneyMap


class FakeDialogs:
    """Answers questions with what was set; records which were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.path: Path | None = None
        self.unsaved_answer: Unsaved | None = None
        self.export_answer: ExportChoice | None = None
        self.suggested: Path | None = None

    def open_map(self, folder: Path) -> Path | None:
        self.asked.append("open")
        return self.path

    def save_map(self, suggestion: Path) -> Path | None:
        self.asked.append("save")
        self.suggested = suggestion
        return self.path

    def open_foreign(self, folder: Path) -> Path | None:
        self.asked.append("import")
        return self.path

    def open_picture(self, folder: Path) -> Path | None:
        self.asked.append("picture")
        return self.path

    def unsaved(self, title: str) -> Unsaved:
        self.asked.append("unsaved")
        if self.unsaved_answer is None:
            pytest.fail(f"asked about unsaved edits to {title!r}")
        return self.unsaved_answer

    def export(self, document: JourneyMap, start: ExportChoice) -> ExportChoice | None:
        self.asked.append("export")
        self.suggested = start.path
        return self.export_answer

    def about(self) -> None:
        self.asked.append("about")
