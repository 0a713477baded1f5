"""Between the boards and the rest of the bench: what is shown where, and who gets the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.boards.board import Board
from designer.boards.table import MAP, board_of_table
from designer.canvas.view import CanvasView
from designer.inspector.panel import Inspector
from designer.window.left_column import LeftColumn
from designer.window.middle import Middle
from model.ids import Id

_ON_CANVAS = frozenset({"stages", "steps", "lanes", "personas", "cards", "markers", "connectors"})
"""The tables of what can be selected on the canvas; the rest is only in forms."""


class BoardWays(QObject):
    """Shows boards and goes from one to another.

    ``said`` carries a sentence for the status bar, ``action_asked`` the id of an action.
    """

    said = Signal(str)
    action_asked = Signal(str)
    switched = Signal()

    def __init__(
        self, middle: Middle, canvas: CanvasView, inspector: Inspector, left: LeftColumn
    ) -> None:
        super().__init__(middle)
        self._middle = middle
        self._canvas = canvas
        self._inspector = inspector
        self._left = left
        middle.made.connect(self._listen)
        self._last: dict[str, Id] = {}
        middle.switching.connect(self._before_switch)
        middle.switched.connect(self._on_switch)
        canvas.selection_changed.connect(self._on_selection)

    @property
    def shown(self) -> str:
        """The id of the board that stands, or ``map``."""
        return self._middle.shown

    def show(self, board_id: str) -> None:
        """Show a board, or the canvas, and put the keyboard there."""
        self._middle.show_board(board_id)
        self._middle.focus()

    def go_to(self, record_id: Id) -> None:
        """Show a record where it stands: on the canvas, or on the board that shows its kind."""
        record = self._canvas.session.document.find(record_id)
        if record is None:
            return
        spec = board_of_table(record.table)
        if spec is not None:
            self._middle.show_record(spec, record_id)
        elif record.table in _ON_CANVAS:
            self._middle.show_map()
            self._canvas.select((record_id,))
            self._canvas.reveal((record_id,))
        self._inspector.visit(record_id)

    def _listen(self, board: Board) -> None:
        board.record_chosen.connect(self._remember)
        board.record_chosen.connect(self._inspector.visit)
        board.form_asked.connect(self._edit)
        board.place_asked.connect(self.go_to)
        board.action_asked.connect(self.action_asked)
        board.said.connect(self.said)

    def _edit(self, record_id: Id) -> None:
        """Show a record in the inspector, and put the keyboard there."""
        self._inspector.visit(record_id)
        self._inspector.setVisible(True)
        self._inspector.focus_form()

    def _remember(self, record_id: Id) -> None:
        self._last[self._middle.shown] = record_id

    def _before_switch(self, board_id: str) -> None:
        """What is selected on the canvas must not be edited by keys while it is out of sight.

        The inspector shows what was last chosen on the board that comes, or else the map.
        """
        if board_id != MAP:
            self._canvas.commit_editor()
            self._canvas.clear_selection()
        last = self._last.get(board_id, "")
        known = self._canvas.session.document.find(last) is not None
        self._inspector.show_selection((last,) if known and board_id != MAP else ())

    def _on_switch(self, board_id: str) -> None:
        self._left.make_room(wanted=board_id != MAP)
        self.switched.emit()

    def _on_selection(self, ids: frozenset[Id]) -> None:
        if ids:  # whoever selects something on the map wants to see it
            self._middle.show_map()
