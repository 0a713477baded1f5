"""What can be done with one persona, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from model.ids import Id
from model.queries import personas_in_order
from resources.words import tr

if TYPE_CHECKING:
    from designer.boards.personas.board import PersonasBoard


def persona_menu(board: PersonasBoard, persona_id: Id) -> QMenu:
    """The menu of a card."""
    menu = QMenu(board)
    menu.setAccessibleName(tr("What can be done with this persona"))
    editable = not board.read_only
    ids = [one.id for one in personas_in_order(board.document)]
    place = ids.index(persona_id)
    gallery = board.cards.gallery

    def item(
        text: str, icon: str, deed: Callable[[], object], key: str = "", *, enabled: bool = True
    ) -> None:
        # Only shown: the keys themselves are the card's.
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        label = f"{text}\t{shown}" if key else text
        action = menu.addAction(board.context.icons.icon(icon, board.tokens), label)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: deed())

    item(tr("Edit"), "edit", lambda: board.open_persona(persona_id), "Return")
    item(tr("Duplicate"), "duplicate", lambda: board.copy(persona_id), "Ctrl+D", enabled=editable)
    picked = persona_id in gallery.picked
    text = tr("No longer compare") if picked else tr("Pick for comparing")
    item(text, "check", lambda: gallery.pick(persona_id), "Space", enabled=len(ids) > 1)
    menu.addSeparator()
    item(tr("Move before"), "arrow-left", lambda: _move(board, persona_id, place - 1), "Alt+Left",
         enabled=editable and place > 0)  # fmt: skip
    item(tr("Move behind"), "arrow-right", lambda: _move(board, persona_id, place + 2),
         "Alt+Right", enabled=editable and place + 1 < len(ids))  # fmt: skip
    menu.addSeparator()
    item(tr("Keep in my library"), "save", lambda: board.flow.keep(persona_id))
    item(tr("Export to a file…"), "export", lambda: board.flow.export(persona_id))
    menu.addSeparator()
    item(tr("Delete"), "trash", lambda: board.delete(persona_id), "Del", enabled=editable)
    return menu


def _move(board: PersonasBoard, persona_id: Id, place: int) -> None:
    """Before the persona that stands at a place; behind all at the end."""
    ids = [one.id for one in personas_in_order(board.document)]
    board.move_before(persona_id, ids[place] if place < len(ids) else None)
