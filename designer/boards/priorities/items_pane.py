"""The right of the priorities board: the matrix, and below it all that could be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from designer.boards.empty_state import EmptyState
from designer.boards.faces import Faces
from designer.boards.priorities.matrix_view import MatrixView
from designer.boards.priorities.parts import ITEM_PARTS, Part
from designer.boards.priorities.rated import item_groups
from designer.boards.priorities.rated_list import PartsHeading, RatedList
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.ids import Id
from model.insight.matrix import Matrix
from model.plots.told import dots_of
from resources.words import tr


class ItemsPane(QWidget):
    """Shows opportunities and actions; who owns it listens to its parts."""

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, map_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.matrix = MatrixView(tokens.theme, map_id, self)
        self.list = RatedList(icons, tokens, ITEM_PARTS, self, map_id=map_id)
        self.list.setAccessibleName(tr("Opportunities and actions"))
        self.list.setAccessibleDescription(
            tr("Left and Right choose value or effort, 1 to 5 rate, Enter goes to its place.")
        )
        names = {Part.VALUE: tr("Value"), Part.EFFORT: tr("Effort")}
        self._heading = PartsHeading(self.list, names, self)
        self._empty = EmptyState(icons, "opportunity", self)
        self._pages = QStackedWidget(self)
        self._build()

    def _build(self) -> None:
        plot = QWidget(self)
        around = QVBoxLayout(plot)
        around.setContentsMargins(14, 10, 12, 8)
        around.addWidget(self.matrix)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        self._pages.addWidget(below)
        self._pages.addWidget(self._empty)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(plot)
        splitter.addWidget(self._pages)
        self._pages.setMinimumHeight(120)
        splitter.setSizes([360, 260])
        splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def show_items(self, faces: Faces, matrix: Matrix) -> None:
        """Show what could be done."""
        self.matrix.show_dots(dots_of(matrix))
        groups = item_groups(faces, matrix)
        self.list.show_groups(groups)
        self._pages.setCurrentIndex(0 if groups else 1)
        self._empty.tell(
            tr("Nothing to weigh up yet"),
            tr("Opportunities and actions stand here by what they are worth and what they cost. "
               "Add one for a pain point at the left."),
        )  # fmt: skip

    def mark(self, record_id: Id) -> None:
        """Show which record is meant, in plot and list."""
        self.matrix.select(record_id)
        self.list.go_to(record_id, tell=False)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.list.painting.set_tokens(tokens)
        self.matrix.set_theme(tokens.theme)
        self._heading.update()

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self.list.may_edit = may_edit
        self.matrix.may_edit = may_edit
