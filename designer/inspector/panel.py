"""The inspector panel: what is selected, or the map itself, in a form that edits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from designer.catalogue.store import CatalogueStore
from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.inspector.context import FormContext
from designer.inspector.fields import Field, fields_for
from designer.inspector.form import RecordForm
from designer.inspector.mixed import MixedSelection
from designer.inspector.naming import heading, place_name
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.edits import remove
from model.edits.cards import reading_order
from model.ids import Id
from model.records import MAP_ID, Card, MapInfo, Record
from resources.words import tr
from widgets.icon_button import IconButton

# What stands on the canvas and can be selected there; the rest is only in forms.
_ON_CANVAS = frozenset({"cards", "stages", "steps", "lanes", "markers", "connectors"})


class Inspector(QWidget):
    """Shows the selection; with nothing selected, the map's own fields and lists.

    From a form one can go on to a record it names, and back again. ``refused`` carries a sentence
    about an edit that a rule refused; ``duplicate_asked`` and ``delete_asked`` are about what is
    selected on the canvas; ``selection_asked`` carries the ids to select there.
    """

    refused = Signal(str)
    duplicate_asked = Signal()
    selection_asked = Signal(object)
    delete_asked = Signal()

    def __init__(
        self,
        session: DocumentSession,
        icons: InterfaceIcons,
        tokens: Tokens,
        dialogs: Dialogs,
        parent: QWidget | None = None,
        *,
        catalogue: CatalogueStore,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Inspector"))
        self._session = session
        self._selection: tuple[Id, ...] = ()
        self._trail: list[tuple[Id, ...]] = []
        self._shown: tuple[Id, ...] = ()
        self._forms: dict[tuple[Field, ...], RecordForm] = {}
        self._form: RecordForm | None = None
        self._born: set[Id] = set()
        self._behind = False
        # While somebody types elsewhere, once per turn of the event loop: that is faster than a
        # form can be filled.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._catch_up)
        self._context = FormContext(
            *(session, icons, tokens, dialogs, self.visit, self.refused.emit),
            catalogue=lambda: catalogue.value,
        )
        catalogue.changed.connect(self._make_forms_again)
        self._build(icons)
        session.changed.connect(self._on_change)
        self._show((MAP_ID,))

    def _build(self, icons: InterfaceIcons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header(icons))
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setProperty("surface", True)  # noqa: FBT003
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(14, 4, 14, 14)
        self._column.setSpacing(12)
        self._mixed = MixedSelection(self._content)
        self._mixed.narrowed.connect(self.selection_asked)
        self._mixed.hide()
        self._column.addWidget(self._mixed)
        self._column.addStretch(1)
        self._scroll.setWidget(self._content)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer(icons))

    def _header(self, icons: InterfaceIcons) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 12, 14, 8)
        row.setSpacing(6)
        self._back = IconButton(icons, "arrow-left", name=tr("Back"), side=30, icon_side=18)
        self._back.clicked.connect(self.go_back)
        row.addWidget(self._back)
        names = QVBoxLayout()
        names.setSpacing(1)
        self._heading = QLabel(self)
        self._heading.setProperty("tone", "heading")
        self._place = QLabel(self)
        self._place.setProperty("tone", "faint")
        for label in (self._heading, self._place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(10)
            names.addWidget(label)
        row.addLayout(names, 1)
        return row

    def _footer(self, icons: InterfaceIcons) -> QWidget:
        footer = QWidget(self)
        footer.setProperty("footer", True)  # noqa: FBT003
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        self._duplicate = QPushButton(tr("Duplicate"), footer)
        self._duplicate.clicked.connect(self.duplicate_asked)
        self._delete = QPushButton(tr("Delete"), footer)
        self._delete.setProperty("look", "danger")
        self._delete.clicked.connect(self._delete_shown)
        row.addWidget(self._duplicate)
        row.addWidget(self._delete)
        row.addStretch(1)
        self._footer_bar = footer
        return footer

    @property
    def shown(self) -> tuple[Id, ...]:
        """The ids of the records whose form stands."""
        self._catch_up()
        return self._shown

    @property
    def form(self) -> RecordForm | None:
        """The form that stands; None for a selection of different kinds."""
        self._catch_up()
        return self._form

    def set_tokens(self, tokens: Tokens) -> None:
        """Another theme: forms keep colours and icons, so they are made again."""
        self._context.tokens = tokens
        self._make_forms_again()

    def _make_forms_again(self) -> None:
        """What forms keep of colours and suggestions is another now."""
        self._drop_form()
        for form in self._forms.values():
            form.deleteLater()
        self._forms.clear()
        self._show(self._shown)

    def show_selection(self, ids: Iterable[Id]) -> None:
        """Show what is selected on the canvas, in the order in which it is read."""
        self._selection = self._in_order(tuple(ids))
        self._trail.clear()
        self._show(self._selection or (MAP_ID,))

    def _in_order(self, ids: tuple[Id, ...]) -> tuple[Id, ...]:
        """Cards as they stand on the map, then all else; a set of ids has no order of its own."""
        if len(ids) < 2:
            return ids
        document = self._session.document
        cards = reading_order(document, [document.cards[i] for i in ids if i in document.cards])
        rest = sorted(i for i in ids if i not in document.cards)
        return (*(card.id for card in cards), *rest)

    def visit(self, record_id: Id) -> None:
        """Open another record; the way back is kept."""
        self._catch_up()
        if (record_id,) != self._shown:
            self._trail.append(self._shown)
            self._show((record_id,))

    def go_back(self) -> None:
        """Return to what was shown before, or from a selection to the map."""
        self._catch_up()
        if self._trail:
            self._show(self._trail.pop())

    def focus_form(self) -> None:
        """Put the keyboard into the first field."""
        self._catch_up()
        if self._form is not None:
            self._form.focus_first()
        else:
            self._mixed.buttons()[0].setFocus()

    def _on_change(self, change: ChangeSet) -> None:
        self._born.update(record.id for record in change.added)
        self._behind = True
        if self._typed_elsewhere():
            self._later.start()
        else:
            self._catch_up()

    def _typed_elsewhere(self) -> bool:
        focus = QApplication.focusWidget()
        if not isinstance(focus, QTextEdit | QPlainTextEdit | QLineEdit):
            return False
        return not self.isAncestorOf(focus)

    def _catch_up(self) -> None:
        """Show what has changed; nothing when nothing did."""
        if not self._behind:
            return
        self._behind = False
        # A new card is selected while it is typed; it is on the map with its first letter.
        born = not self._born.isdisjoint(self._selection)
        self._born.clear()
        self._show(self._selection if born else self._shown)

    def _records(self) -> list[Record]:
        """What to show: the records meant, or what remains on the way back, or the map."""
        while True:
            records = self._context.records(self._shown)
            if records or self._shown == (MAP_ID,):
                return records
            self._shown = self._trail.pop() if self._trail else (MAP_ID,)

    def _show(self, ids: Sequence[Id]) -> None:
        moved = tuple(ids) != self._shown
        self._shown = tuple(ids)
        records = self._records()
        form = self._form_for(records)
        if form is not self._form:
            self._drop_form()
            self._form = form
            if form is not None:
                self._column.insertWidget(0, form)
                form.show()
        if form is not None:
            form.refresh(records)
        else:
            self._mixed.refresh(records)
        self._mixed.setVisible(form is None)
        if moved:
            self._scroll.verticalScrollBar().setValue(0)
        self._show_header(records)

    def _drop_form(self) -> None:
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form = None

    def _form_for(self, records: Sequence[Record]) -> RecordForm | None:
        tables = {record.table for record in records}
        if len(tables) != 1:
            return None
        kinds = frozenset(record.kind for record in records if isinstance(record, Card))
        fields = fields_for(tables.pop(), kinds=kinds, count=len(records))
        if fields not in self._forms:
            self._forms[fields] = RecordForm(fields, self._context, self._content)
        return self._forms[fields]

    def _show_header(self, records: list[Record]) -> None:
        first = records[0]
        self._heading.setText(heading(records))
        place = place_name(self._session.document, first) if len(records) == 1 else ""
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._back.setVisible(bool(self._trail))
        on_canvas = all(record.table in _ON_CANVAS for record in records)
        whole_map = isinstance(first, MapInfo)
        self._footer_bar.setVisible(not whole_map)
        cards = all(record.table in ("cards", "stages", "steps", "lanes") for record in records)
        self._duplicate.setVisible(on_canvas and cards and not self._trail)

    def _delete_shown(self) -> None:
        if self._shown == self._selection:
            self.delete_asked.emit()
            return
        ids = self._shown
        self._context.attempt(lambda: remove(self._session.document, ids))
