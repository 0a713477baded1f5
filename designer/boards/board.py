"""What a board is: the map seen another way, live, while the inspector stays beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.finding.while_seen import WhileSeen
from designer.places import Places
from designer.settings import SettingsStore
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id


@dataclass(frozen=True, slots=True)
class BoardContext:
    """What boards need from outside. ``today`` answers the day it is; ``icons`` paint in tokens."""

    session: DocumentSession
    icons: InterfaceIcons
    dialogs: Dialogs
    settings: SettingsStore
    places: Places
    today: Callable[[], date] = date.today


class Board(QWidget):
    """One way to see the map. It shows what the map says and edits it only by :meth:`attempt`.

    ``record_chosen`` carries the id of what the inspector shall show, ``place_asked`` one that
    shall be gone to on the canvas, ``action_asked`` the id of an action of the program, ``said`` a
    sentence for the status bar. A board is filled by :meth:`refresh` while it is seen
    (:class:`WhileSeen`).
    """

    record_chosen = Signal(str)
    form_asked = Signal(str)
    place_asked = Signal(str)
    action_asked = Signal(str)
    said = Signal(str)

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.tokens = tokens
        self._seen = WhileSeen(self, context.session, self.refresh, besides=lambda: self.tokens)

    # --- what a board says of itself ---------------------------------------------------------

    def refresh(self, document: JourneyMap) -> None:
        """Show the map as it is now."""
        raise NotImplementedError

    def put_on(self, tokens: Tokens) -> None:
        """Put another theme on; :meth:`refresh` follows."""

    def commit(self) -> None:
        """Take over what is being typed: before a save, an undo, and when the board is left."""

    def show_record(self, record_id: Id) -> None:
        """Go to a record that this board shows."""

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        self.setFocus()

    # --- what boards share --------------------------------------------------------------------

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self.context.session.document

    @property
    def read_only(self) -> bool:
        """Whether the map may only be looked at."""
        return self.context.session.read_only

    def attempt(self, make: Callable[[], ChangeSet], *, merge_key: str | None = None) -> bool:
        """Work an edit out and make it; what a rule refuses is said. Whether it was made."""
        try:
            self.context.session.push(make(), merge_key=merge_key)
        except RuleError as error:
            self.said.emit(str(error))
            return False
        return True

    def catch_up(self) -> None:
        """Show the map as it is now, if it is not shown so already."""
        self._seen.catch_up()

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self.tokens = tokens
        self.put_on(tokens)
        if self.isVisible():
            self.catch_up()
