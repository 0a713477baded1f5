"""Maps and tables dropped on an open map: what else may be done with them, if wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QUndoStack

from model.outside import shown_name
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

DROPPED_KEY = "dropped"


def dropped_notice(paths: Sequence[Path], open_file: Callable[[Path], None]) -> Notice:
    """What to ask about dropped maps. Nothing is opened before the button is pressed."""

    def open_all() -> None:
        for path in paths:
            open_file(path)

    if len(paths) == 1:
        text = tr("“{name}” is a map of its own.", name=shown_name(paths[0]))
        button = tr("Open in a new window")
    else:
        text = tr("{n} files are maps of their own.", n=len(paths))
        button = tr("Open in new windows")
    return Notice(text, Tone.INFO, (Choice(button, open_all),), key=DROPPED_KEY)


def pasted_table_notice(
    path: Path, stack: QUndoStack, open_table: Callable[[Path], None]
) -> Notice:
    """What else may be done with a table whose cells have just become cards.

    Who wants to import it does not want the cards: they go, if nothing came after them.
    """
    place = stack.index()

    def instead() -> None:
        if stack.index() == place:
            stack.undo()
        open_table(path)

    text = tr("The cells of “{name}” are cards now.", name=shown_name(path))
    choice = Choice(tr("Import as a table instead…"), instead)
    return Notice(text, Tone.INFO, (choice,), key=DROPPED_KEY)
