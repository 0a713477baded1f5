"""The personas board: pages for all of them, for one, for a comparison, for the library."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from designer.boards.board import Board, BoardContext
from designer.boards.personas import people
from designer.boards.personas.card_face import Photos, card_faces
from designer.boards.personas.gallery_page import GalleryPage
from designer.boards.personas.keeping import LibraryFlow
from designer.boards.personas.kept_words import KeptWords
from designer.boards.personas.menu import persona_menu
from designer.boards.personas.page import Page
from designer.boards.personas.pages import Pages
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from widgets.message_stack import MessageStack


class PersonasBoard(Board):
    """All personas of the map. It opens on their cards; Escape comes back to them."""

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tokens, parent)
        self._photos = Photos()
        self._kept = KeptWords()
        self.notices = MessageStack(context.icons, self)
        self.flow = LibraryFlow(self, self.notices.show_notice, self._on_library)
        self.cards = GalleryPage(context.icons)
        self.pages = Pages(self, self.flow)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self._menu: QMenu | None = None
        self._connect()

    def _connect(self) -> None:
        gallery = self.cards.gallery
        gallery.chosen.connect(self.record_chosen)
        gallery.opened.connect(self.open_persona)
        gallery.moved.connect(self.move_before)
        gallery.delete_asked.connect(self.delete)
        gallery.duplicate_asked.connect(self.copy)
        gallery.menu_asked.connect(self._show_menu)
        self.cards.new_asked.connect(self.add)
        self.cards.library_asked.connect(self.open_library)
        self.cards.compare_asked.connect(self.open_comparison)
        self.context.session.read_only_changed.connect(self._tell_editable)
        self._tell_editable()

    # --- what a board does -----------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that stands."""
        standing = self._stack.currentWidget()
        if not isinstance(standing, Page):
            raise TypeError(standing)
        return standing

    def refresh(self, document: JourneyMap) -> None:
        """Show the map as it is now, on the page that stands."""
        if self.page is self.cards:
            self._fill_cards(document)
        elif not self.pages.refresh(self.page, document):
            self.show_cards()

    def put_on(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self.pages.set_tokens(tokens)

    def commit(self) -> None:
        """Letters reach the map as they are typed; the next ones are another step."""
        self.context.session.end_merge()

    def show_record(self, record_id: Id) -> None:
        """Go to a persona's card."""
        if record_id in self.document.personas:
            self.show_cards(record_id)

    def focus_first(self) -> None:
        """Put the keyboard where one begins on the page that stands."""
        self.pages.focus(self.page)

    # --- pages -----------------------------------------------------------------------------

    def show_cards(self, persona_id: Id | None = None) -> None:
        """Back to all cards, the keyboard on one of them."""
        self.commit()
        wanted = persona_id or self.cards.gallery.current
        self._switch(self.cards)
        self._fill_cards(self.document)
        self.cards.gallery.set_current(wanted)
        self.cards.focus_first()

    def open_persona(self, persona_id: Id) -> None:
        """The large form of one persona."""
        self.commit()
        self.cards.gallery.set_current(persona_id)
        editor = self.pages.editor
        editor.show_persona(self.document, persona_id)
        self._show(editor)
        self.record_chosen.emit(persona_id)

    def open_comparison(self) -> None:
        """Those that were picked beside one another; otherwise the current and the next."""
        gallery = self.cards.gallery
        ids = gallery.picked if len(gallery.picked) > 1 else []
        if not ids and gallery.current is not None:
            after = people.neighbour_of(self.document, gallery.current)
            ids = [one for one in gallery.ids if one in (gallery.current, after)]
        comparison = self.pages.comparison
        comparison.compare(self.document, ids)
        self._show(comparison)

    def open_library(self) -> None:
        """What is kept on this computer."""
        self.flow.look()
        library = self.pages.library
        library.look()
        self._show(library)

    def _show(self, page: Page) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._switch(page)
        self.pages.focus(page)

    def _switch(self, page: Page) -> None:
        """Show a page; the keyboard goes nowhere by itself, for a card that gets it is chosen."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        self._stack.setCurrentWidget(page)

    # --- what is done to personas ----------------------------------------------------------

    def add(self) -> None:
        """A new persona, in its form at once."""
        persona_id = people.add(self)
        if persona_id is not None:
            self.open_persona(persona_id)
            self.pages.editor.begin_name()

    def copy(self, persona_id: Id) -> None:
        """The same again, beside it."""
        made = people.copy(self, persona_id)
        if made is not None:
            self.show_cards(made)

    def delete(self, persona_id: Id) -> None:
        """Take it off the map; the keyboard goes to its neighbour."""
        after = people.neighbour_of(self.document, persona_id)
        if people.delete(self, persona_id):
            self.show_cards(after)

    def move_before(self, persona_id: Id, before_id: Id | None) -> None:
        """Put it before another, or last."""
        if people.move(self, persona_id, before_id):
            self.show_cards(persona_id)

    # --- the rest --------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Whoever comes back to the window may have kept something in another."""
        if event.type() is QEvent.Type.WindowActivate and self.isVisible():
            self.flow.look()
            self._on_library()
        return super().event(event)

    def _fill_cards(self, document: JourneyMap) -> None:
        kept = self._kept.of(document, self.flow.contents)
        self.cards.show_faces(card_faces(document, self.tokens.theme, self._photos, kept=kept))

    def _on_library(self) -> None:
        if self.page is self.cards:
            self._fill_cards(self.document)
        self.pages.look_at_library(self.page)

    def _tell_editable(self) -> None:
        self.cards.set_editable(editable=not self.read_only)

    def _show_menu(self, persona_id: Id, at: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = persona_menu(self, persona_id)
        self._menu.popup(at)
