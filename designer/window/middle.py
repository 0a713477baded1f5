"""The middle of the window: the canvas or one of the boards, and the tabs that choose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from designer.boards.board import Board, BoardContext
from designer.boards.table import BOARDS, MAP, MAP_NAME, BoardSpec
from designer.style.tokens import Tokens
from designer.window.canvas_pane import CanvasPane
from model.ids import Id
from resources.words import tr
from widgets.tab_row import tab_row


class Middle(QWidget):
    """Shows the canvas, or a board, made when it is first asked for.

    ``switching`` carries the id of what will stand in a moment, ``switched`` of what stands now;
    ``made`` a board that is new here.
    """

    switching = Signal(str)
    switched = Signal(str)
    made = Signal(object)

    def __init__(
        self,
        pane: CanvasPane,
        context: BoardContext,
        tokens: Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._context = context
        self._tokens = tokens
        self._boards: dict[str, Board] = {}
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(tr("Ways to see the map"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.addTab(tr(MAP_NAME))
        for spec in BOARDS:
            place = self.tabs.addTab(tr(spec.name))
            self.tabs.setTabToolTip(place, tr(spec.tip))
        self._strip = QWidget(self)
        self._strip.setProperty("surface", True)  # noqa: FBT003
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QVBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(tab_row(self.tabs, self._strip))
        self._strip.setVisible(bool(BOARDS))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)

    @property
    def shown(self) -> str:
        """The id of the board that stands, or ``map``."""
        return next((key for key, board in self._boards.items() if board is self.board), MAP)

    @property
    def board(self) -> Board | None:
        """The board that stands; None for the canvas."""
        standing = self._stack.currentWidget()
        return standing if isinstance(standing, Board) else None

    def show_map(self) -> None:
        """Show the canvas."""
        self.show_board(MAP)

    def show_board(self, board_id: str) -> None:
        """Show a board, or the canvas."""
        if board_id == self.shown:
            return
        self.commit()
        came = self._pane if board_id == MAP else self._made(board_id)
        self.switching.emit(board_id)
        ids = (MAP, *(spec.id for spec in BOARDS))
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.tabs.setCurrentIndex(ids.index(board_id))
        self.tabs.blockSignals(False)  # noqa: FBT003
        typed_here = self._let_go_of_focus()
        self._stack.setCurrentWidget(came)
        self.switched.emit(board_id)
        if typed_here:
            self.focus()

    def show_record(self, spec: BoardSpec, record_id: Id) -> None:
        """Show a board, at one of its records."""
        self.show_board(spec.id)
        self._boards[spec.id].catch_up()
        self._boards[spec.id].show_record(record_id)

    def commit(self) -> None:
        """Take over what is being typed on a board."""
        if self.board is not None:
            self.board.commit()

    def focus(self) -> None:
        """Put the keyboard on the canvas, or where the board begins."""
        if self.board is None:
            self._pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.board.focus_first()

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = tokens
        for board in self._boards.values():
            board.set_tokens(tokens)

    def _let_go_of_focus(self) -> bool:
        """Whether the keyboard was on what leaves; it is nowhere then.

        Qt would hand it on, as by Tab, within what leaves, which would choose something there.
        """
        focus = QApplication.focusWidget()
        standing = self._stack.currentWidget()
        if focus is None or standing is None:
            return False
        if focus is not standing and not standing.isAncestorOf(focus):
            return False
        focus.clearFocus()
        return True

    def _made(self, board_id: str) -> Board:
        if board_id not in self._boards:
            spec = next(spec for spec in BOARDS if spec.id == board_id)
            board = spec.load()(self._context, self._tokens, self._stack)
            board.setAccessibleName(tr(spec.name))
            self._boards[board_id] = board
            self._stack.addWidget(board)
            self.made.emit(board)
        return self._boards[board_id]

    def _on_tab(self, place: int) -> None:
        self.show_board(MAP if place == 0 else BOARDS[place - 1].id)
