"""The head of a table: above each column, or beside each row, a list of what it may mean."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QScrollBar, QTableView, QWidget

from designer.importing.head import Field
from exporters.tables.files.bounds import MAX_COLUMNS
from exporters.tables.mapping import Target
from exporters.tables.targets import all_targets
from resources.words import tr
from widgets import drawing
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_EDGE, _WORDS, _LIST = 8, 24, 34
_ABOVE_HEIGHT = _WORDS + _LIST + 14
_BESIDE_WIDTH, _BESIDE_HEADING = 390, 200
_MARK = 42


class FieldHeader(QHeaderView):
    """``chosen`` carries the place of a field in the mapping, and what it shall mean."""

    chosen = Signal(int, str)

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._fields: tuple[Field, ...] = ()
        self._lists: list[QComboBox] = []
        self._words = [word for word, _ in all_targets()]
        self._offered = QStandardItemModel(self)
        for word, name in all_targets():
            item = QStandardItem(tr(name))
            item.setData(word, Qt.ItemDataRole.UserRole)
            self._offered.appendRow(item)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(110 if self._above else _LIST + 6)
        self.sectionResized.connect(self._place_soon)
        self.geometriesChanged.connect(self._place_soon)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.place_lists)

    @property
    def lists(self) -> list[QComboBox]:
        """The lists, in the order of the fields."""
        return self._lists

    @property
    def _above(self) -> bool:
        return self.orientation() is Qt.Orientation.Horizontal

    def set_fields(self, fields: tuple[Field, ...]) -> None:
        """Show these fields; lists that are there already are used again."""
        self._fields = fields
        wanted = min(len(fields), MAX_COLUMNS)
        while len(self._lists) < wanted:
            self._lists.append(self._made(len(self._lists)))
        while len(self._lists) > wanted:
            gone = self._lists.pop()
            gone.hide()
            gone.deleteLater()
        for field, box in zip(fields, self._lists, strict=False):
            self._show(field, box)
        self._later.start(0)
        self.viewport().update()

    # --- the lists -------------------------------------------------------------------------

    def _made(self, place: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.setModel(self._offered)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(4)
        box.setMaxVisibleItems(18)
        box.view().setMinimumWidth(220)
        box.activated.connect(partial(self._choose, place))
        box.installEventFilter(self)
        return box

    def _show(self, field: Field, box: QComboBox) -> None:
        index = self._words.index(field.target) if field.target in self._words else -1
        box.setCurrentIndex(index)
        box.setAccessibleName(tr("What “{heading}” means", heading=field.heading))
        box.setAccessibleDescription(tr("Guessed") if field.guessed else tr("Chosen by you"))
        box.setToolTip(plain_tip(field.heading))

    def _choose(self, place: int, index: int) -> None:
        if place < len(self._fields) and 0 <= index < len(self._words):
            self.chosen.emit(self._fields[place].place, self._words[index])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A list that gets the keyboard comes into sight; the wheel scrolls the table."""
        if isinstance(watched, QComboBox) and watched in self._lists:
            if event.type() is QEvent.Type.FocusIn:
                self._reveal(self._lists.index(watched))
            if isinstance(event, QWheelEvent):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _reveal(self, place: int) -> None:
        start, size = self.sectionPosition(place), self.sectionSize(place)
        bar, port = self._bar(), self.viewport()
        room = port.width() if self._above else port.height()
        if bar is None:
            return
        if start < self.offset():
            bar.setValue(start)
        elif start + size > self.offset() + room:
            bar.setValue(start + size - room)

    def _bar(self) -> QScrollBar | None:
        view = self.parent()
        if not isinstance(view, QTableView):
            return None
        return view.horizontalScrollBar() if self._above else view.verticalScrollBar()

    # --- where they stand ------------------------------------------------------------------

    def _place_soon(self, *_what: int) -> None:
        self._later.start(0)

    def place_lists(self) -> None:
        """Put each list where its section is now."""
        for place, box in enumerate(self._lists):
            if place >= self.count():
                box.hide()
                continue
            at, size = self.sectionViewportPosition(place), self.sectionSize(place)
            if self._above:
                box.setGeometry(at + 5, _WORDS + 6, size - 10, _LIST)
            else:
                top = at + max(2, (size - _LIST) // 2)
                left = _BESIDE_HEADING
                box.setGeometry(left, top, self.viewport().width() - left - _EDGE, _LIST)
            box.show()

    def setOffset(self, offset: int) -> None:
        """The table was scrolled."""
        super().setOffset(offset)
        self.place_lists()

    def sizeHint(self) -> QSize:
        """Room for the heading and its list."""
        if self._above:
            return QSize(super().sizeHint().width(), _ABOVE_HEIGHT)
        return QSize(_BESIDE_WIDTH, super().sizeHint().height())

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """As wide as a list needs."""
        if self._above:
            return QSize(150, _ABOVE_HEIGHT)
        return QSize(_BESIDE_WIDTH, _LIST + 6)

    # --- painting --------------------------------------------------------------------------

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The heading, and whether its meaning is a guess."""
        if not rect.isValid() or logical >= len(self._fields):
            return
        field = self._fields[logical]
        painter.save()
        painter.fillRect(rect, colour(self, Role.SURFACE))
        painter.setPen(colour(self, Role.HAIRLINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left_out = field.target == Target.IGNORE
        ink = colour(self, Role.SECONDARY if left_out else Role.INK)
        words = QRectF(rect.x() + _EDGE, rect.y() + 4, rect.width() - 2 * _EDGE, _WORDS)
        if not self._above:
            words = QRectF(rect.x() + _EDGE, rect.y(), _BESIDE_HEADING - 2 * _EDGE, rect.height())
        if field.guessed:
            mark = QRectF(words.right() - _MARK, words.y(), _MARK, words.height())
            words.setRight(mark.left() - 2)
            small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=11)
            right = Qt.AlignmentFlag.AlignRight
            faint = colour(self, Role.SECONDARY)
            drawing.text(painter, self, mark, tr("guess"), faint, font=small, align=right)
        weight = QFont.Weight.Normal if left_out else QFont.Weight.DemiBold
        font = drawing.weighted(self.font(), weight, pixels=12)
        drawing.text(painter, self, words, field.heading, ink, font=font)
        painter.restore()
