"""The table in the middle of the window: its cells, and the lists of what its fields mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from designer.dialogs.importing.field_header import FieldHeader
from designer.dialogs.importing.table_model import Index, TableModel
from designer.importing.head import Head
from resources.words import tr
from widgets.roles import Role, colour

_ROW, _LIST_ROW = 26, 42
_LEAST_COLUMN, _MOST_COLUMN, _LETTER, _LOOKED_AT = 186, 300, 6.6, 12


class TablePane(QStackedWidget):
    """One view for fields above their columns, one for fields beside their rows."""

    chosen = Signal(int, str)
    """The place of a field, and what it shall mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.views = (
            _CellView(self, above=True),
            _CellView(self, above=False),
        )
        for view in self.views:
            self.addWidget(view)
            view.fields.chosen.connect(self.chosen)

    @property
    def view(self) -> QTableView:
        """The view that is shown."""
        return self._shown()

    @property
    def lists(self) -> list[QComboBox]:
        """The lists of what the fields mean."""
        return self._shown().fields.lists

    def show_head(self, head: Head) -> None:
        """Show the table so."""
        self.setCurrentIndex(0 if head.above else 1)
        self._shown().show_head(head)

    def _shown(self) -> _CellView:
        return self.views[self.currentIndex()]


class _CellView(QTableView):
    """Cells that are looked at only."""

    def __init__(self, parent: QWidget, *, above: bool) -> None:
        super().__init__(parent)
        self._above = above
        self._table = TableModel(self)
        way = Qt.Orientation.Horizontal if above else Qt.Orientation.Vertical
        self.fields = FieldHeader(way, self)
        if above:
            self.setHorizontalHeader(self.fields)
        else:
            self.setVerticalHeader(self.fields)
        self.setModel(self._table)
        self.setItemDelegate(_Cells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("The table as it stands in the file"))
        self.verticalHeader().setDefaultSectionSize(_ROW if above else _LIST_ROW)
        beside = self.verticalHeader() if above else self.horizontalHeader()
        beside.setHighlightSections(False)
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left | middle)

    def show_head(self, head: Head) -> None:
        """Show these cells and fields."""
        before = self._table.head
        self._table.set_head(head)
        self.fields.set_fields(head.fields)
        if before.cells != head.cells or len(before.fields) != len(head.fields):
            self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as what stands in the first rows, within bounds."""
        looked = range(min(_LOOKED_AT, self._table.rowCount()))
        for column in range(self._table.columnCount()):
            cells = (self._table.index(row, column) for row in looked)
            longest = max((len(str(self._table.data(cell))) for cell in cells), default=0)
            width = min(_MOST_COLUMN, max(_LEAST_COLUMN, int(longest * _LETTER) + 20))
            self.horizontalHeader().resizeSection(column, width)


class _Cells(QStyledItemDelegate):
    """What is left out stands back."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Ink by whether the cell's field is used."""
        super().initStyleOption(option, index)
        view = option.widget
        if index.data(Qt.ItemDataRole.UserRole):
            faint = colour(view, Role.FAINT)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, faint)
