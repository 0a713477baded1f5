"""The window for export and print, as its tests use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from designer.dialogs.export_dialog import ExportDialog
from designer.exporting.memory import ExportMemory
from designer.exporting.previewing import Preview
from designer.window.main_window import MainWindow
from exporters.poster.pages import Poster
from tests.gui.shell.faces import FakeDialogs
from widgets.form.editor import Editor

E = TypeVar("E", bound=Editor)


def asked_over(window: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The window for export over this one, its first preview made."""
    window.exports._memory = ExportMemory(Path("nowhere") / "exports.json")
    window.exports.memory._write = lambda: None  # type: ignore[method-assign]
    window.exports.ask()
    asked = window.exports.window
    assert asked is not None
    at_rest(asked, qtbot)
    yield asked
    asked.reject()


def at_rest(asked: ExportDialog, qtbot: QtBot) -> None:
    """Wait until all pages are planned and painted."""
    qtbot.waitUntil(
        lambda: (
            not asked._later.isActive()
            and not asked.planner.working
            and not asked.pane.pictures.working
        ),
        timeout=30_000,
    )


def put(asked: ExportDialog, qtbot: QtBot, **values: object) -> Preview:
    """Change wishes as their editors do; gives the preview of that."""
    for name, value in values.items():
        asked.form.editor(name).edited.emit(value)
    at_rest(asked, qtbot)
    return asked.pane.preview


def poster_of(asked: ExportDialog) -> Poster:
    """The plan that is shown."""
    poster = asked.pane.preview.poster
    assert poster is not None
    return poster


def editor_of(asked: ExportDialog, name: str, kind: type[E]) -> E:
    """The editor of a wish."""
    editor = asked.form.editor(name)
    assert isinstance(editor, kind)
    return editor


def answers_of(asked: ExportDialog) -> FakeDialogs:
    """What the person answers."""
    dialogs = asked._dialogs
    assert isinstance(dialogs, FakeDialogs)
    return dialogs


def is_asked(asked: ExportDialog, name: str) -> bool:
    """Whether the field stands in the form now."""
    return not asked.form.rows[name].isHidden()
