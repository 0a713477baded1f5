"""The pages of the personas board other than the cards, each made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.boards.personas.keeping import LibraryFlow
from designer.boards.personas.page import Page
from designer.inspector.context import FormContext
from designer.inspector.photo_taking import PhotoTaking
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id

if TYPE_CHECKING:  # each is imported with its page
    from designer.boards.personas.board import PersonasBoard
    from designer.boards.personas.compare_page import ComparePage
    from designer.boards.personas.editor import EditorPage
    from designer.boards.personas.library_page import LibraryPage


class Pages:
    """Makes the pages of one board and connects their wishes."""

    def __init__(self, board: PersonasBoard, flow: LibraryFlow) -> None:
        self._board = board
        self._flow = flow
        self._editor: EditorPage | None = None
        self._comparison: ComparePage | None = None
        self._library: LibraryPage | None = None

    @property
    def editor(self) -> EditorPage:
        """The large form."""
        if self._editor is None:
            self._editor = self._made_editor()
        return self._editor

    @property
    def comparison(self) -> ComparePage:
        """The personas side by side."""
        if self._comparison is None:
            from designer.boards.personas.compare_page import (  # noqa: PLC0415 - when wanted
                ComparePage,
            )

            board = self._board
            self._comparison = ComparePage(board.context.icons, board.tokens)
            self._comparison.left.connect(board.show_cards)
        return self._comparison

    @property
    def library(self) -> LibraryPage:
        """What is kept on this computer."""
        if self._library is None:
            from designer.boards.personas.library_page import (  # noqa: PLC0415 - when wanted
                LibraryPage,
            )

            board = self._board
            self._library = LibraryPage(self._flow, board.context.icons, board.tokens)
            self._library.left.connect(board.show_cards)
            self._library.added.connect(board.show_cards)
        return self._library

    def refresh(self, page: Page, document: JourneyMap) -> bool:
        """Show the map as it is now; whether the page still has something to show."""
        if page is self._editor:
            persona_id = self._editor.persona_id
            if persona_id is None or persona_id not in document.personas:
                return False
            self._editor.show_persona(document, persona_id)
        elif page is self._comparison:
            if len(document.personas) < 2:
                return False
            self._comparison.compare(document, self._comparison.ids)
        elif page is self._library:
            self._library.look()
        return True

    def look_at_library(self, page: Page) -> None:
        """Show what is kept now, where it is seen."""
        if page is self._library:
            self._library.look()

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        for page in (self._editor, self._comparison, self._library):
            if page is not None:
                page.set_tokens(tokens)

    def focus(self, page: Page) -> None:
        """Put the keyboard where one begins."""
        page.focus_first()

    def _made_editor(self) -> EditorPage:
        from designer.boards.personas.editor import EditorPage  # noqa: PLC0415 - when wanted

        board, context = self._board, self._board.context
        forms = FormContext(
            context.session,
            context.icons,
            board.tokens,
            context.dialogs,
            visit=board.record_chosen.emit,
            report=board.said.emit,
        )
        editor = EditorPage(forms)
        photos = PhotoTaking(
            context.session, context.dialogs, context.icons, editor, board.said.emit
        )

        def shown() -> Id:
            return editor.persona_id or ""

        frame = editor.photo.frame
        frame.asked.connect(lambda: photos.choose(shown()))
        frame.data_given.connect(lambda data: photos.take(shown(), data))
        frame.removed.connect(lambda: photos.remove(shown()))
        editor.photo.cut_asked.connect(lambda: photos.cut_again(shown()))
        editor.left.connect(lambda: board.show_cards(shown()))
        editor.other_asked.connect(board.open_persona)
        editor.library_asked.connect(lambda: self._flow.keep(shown()))
        return editor
