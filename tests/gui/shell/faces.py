"""The person at the screen, played: answers to the program's questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from designer.dialogs.protocol import TemplateAsked, Unsaved


class FakeDialogs:
    """Answers questions with what was set; records which were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.path: Path | None = None
        self.workbooks: list[Path] = []
        self.unsaved_answer: Unsaved | None = None
        self.colour_answer: str | None = None
        self.set_printer: Callable[[QPrinter], bool] | None = None
        self.pages = 0
        self.template_answer: TemplateAsked | None = None
        self.suggested: Path | None = None

    def template(self, name: str, known: Callable[[str], bool]) -> TemplateAsked | None:
        self.asked.append("template")
        return self.template_answer

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

    def open_workbooks(self, folder: Path) -> list[Path]:
        self.asked.append("workbooks")
        return self.workbooks

    def open_picture(self, folder: Path) -> Path | None:
        self.asked.append("picture")
        return self.path

    def open_theme(self, folder: Path) -> Path | None:
        self.asked.append("theme")
        return self.path

    def unsaved(self, title: str, note: str = "") -> Unsaved:
        self.asked.append("unsaved")
        if self.unsaved_answer is None:
            pytest.fail(f"asked about unsaved edits to {title!r}")
        return self.unsaved_answer

    def export_file(self, suggestion: Path) -> Path | None:
        self.asked.append("export")
        self.suggested = suggestion
        return self.path

    def colour(self, start: str) -> str | None:
        self.asked.append("colour")
        return self.colour_answer

    def printer(self, printer: QPrinter, pages: int) -> bool:
        self.asked.append("printer")
        self.pages = pages
        return self.set_printer is not None and self.set_printer(printer)

    def about(self) -> None:
        self.asked.append("about")
