"""Pictures of the personas board: the cards, one in full, a photo, a comparison, the library."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from designer.boards.personas.board import PersonasBoard
from designer.dialogs.crop_dialog import crop_dialog
from model.framing import zoomed
from tests.personas.pictures import photo_bytes
from tests.shots.studio import Studio


def cards(studio: Studio) -> None:
    """All personas of the sample."""
    _board(studio)


def editor(studio: Studio) -> None:
    """One persona in full."""
    board = _board(studio)
    studio.press(Qt.Key.Key_Return)
    board.page.back.setFocus()
    studio.wait()


def comparison(studio: Studio) -> None:
    """Two of them side by side."""
    _board(studio).open_comparison()
    studio.wait()


def library(studio: Studio) -> None:
    """What is kept on this computer."""
    board = _board(studio)
    for persona_id in board.cards.gallery.ids:
        board.flow.keep(persona_id)
    board.notices.dismiss("persona-library")
    board.open_library()
    studio.wait()


def photo(studio: Studio) -> QWidget:
    """A photo that is cut out of its picture."""
    board = _board(studio)
    dialog = crop_dialog(photo_bytes(1600, 1000), board.context.icons, parent=board)
    dialog.view.set_frame(zoomed(dialog.view.frame, 1.3))
    dialog.show()
    studio.wait()
    return dialog


def _board(studio: Studio) -> PersonasBoard:
    studio.open_sample()
    studio.do("board.personas")
    board = studio.window.bench.middle.board
    if not isinstance(board, PersonasBoard):
        raise TypeError(board)
    return board
