"""Channels: how well each does, what happens there, and how often people change between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.boards.empty_state import EmptyState
from designer.boards.figures.channel_rows import ChannelRow, channel_rows
from designer.boards.figures.channel_table import ChannelTable
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from designer.style.unsent import UNSENT_LINE
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_channel, add_channels, edit, remove, rename_channel
from model.ids import Id
from model.insight.channels import Channels, channel_facts
from resources.words import capital, tr
from widgets.cut_label import CutLabel

Make = Callable[[JourneyMap], ChangeSet]
_SWITCHES_HIGH = 148


class ChannelsPage(QWidget):
    """``asked`` carries an edit to be made; the others as those of a board."""

    asked = Signal(object)
    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(str)

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = ""
        self._editable = True
        self.table = ChannelTable(icons, tokens, self)
        self.empty = EmptyState(icons, "channels", self)
        self.empty.tell(
            tr("No channels yet"),
            tr(
                "A channel is where people meet you: website, phone, store. Name one on a "
                "touchpoint, or note one here, and say how well it does."
            ),
            tr("New channel"),
        )
        self.note_all = QPushButton(self)
        self.note_all.setProperty("look", "hint")
        self.field = QLineEdit(self)
        self.field.setObjectName(UNSENT_LINE)
        self.field.setPlaceholderText(tr("New channel"))
        self.field.setAccessibleName(tr("Name of a new channel"))
        self.switches = QListWidget(self)
        self.switches.setAccessibleName(tr("Changes between channels"))
        self.switches.setFrameShape(QFrame.Shape.NoFrame)
        self.switches.setProperty("plain", True)  # noqa: FBT003
        self.switches.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self._told = CutLabel(self)
        self._told.setProperty("tone", "strong")
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        foot = QWidget(self)
        foot.setProperty("footer", True)  # noqa: FBT003
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        below = QVBoxLayout(foot)
        below.setContentsMargins(14, 10, 8, 8)
        below.setSpacing(6)
        below.addWidget(self._told)
        below.addWidget(self.switches, 1)
        foot.setFixedHeight(_SWITCHES_HIGH)
        self.foot = foot
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(8)
        self.field.setFixedWidth(200)
        row.addWidget(self.field)
        row.addWidget(self.note_all)
        row.addStretch()
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(foot)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        table = self.table
        table.went.connect(self._on_row)
        table.open_asked.connect(lambda place: self.opened.emit(self._row(place).id))
        table.place_asked.connect(self._go_to_card)
        table.new_asked.connect(self.begin_new)
        table.delete_asked.connect(self._remove)
        table.rows.edited.connect(self._set)
        self.note_all.clicked.connect(self._note_all)
        self.field.returnPressed.connect(self._add)
        self.empty.button.clicked.connect(self.begin_new)
        self.switches.currentItemChanged.connect(lambda now, _old: self.chosen.emit(_card_of(now)))
        self.switches.itemActivated.connect(lambda item: self.placed.emit(_card_of(item)))

    # --- showing -----------------------------------------------------------------------------

    def show_map(self, document: JourneyMap, *, editable: bool) -> None:
        """Show the channels of a map."""
        facts = channel_facts(document)
        rows = channel_rows(document, facts)
        self._editable = self.table.rows.editable = editable
        self.table.rows.show_rows(rows)
        self.table.look_at(self.table.rows.place_of(self._key))
        missing = sum(row.facts.record is None for row in rows)
        self.note_all.setVisible(missing > 0)
        self.note_all.setEnabled(editable)
        self.note_all.setText(
            tr("Note one more channel of the map")
            if missing == 1
            else tr("Note {n} more channels of the map", n=missing)
        )
        for part in (self.field, self.empty.button):
            part.setEnabled(editable)
        self._show_switches(facts)
        typing = self.field.hasFocus()
        self._stack.setCurrentIndex(0 if rows or typing else 1)

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self.table.painting.tokens = tokens
        self.table.viewport().update()

    def look_at(self, record_id: Id) -> bool:
        """Go to a channel; whether it is here."""
        place = self.table.rows.place_of(record_id)
        if place >= 0:
            self._key = self._row(place).facts.key
            self.table.look_at(place)
        return place >= 0

    def commit(self) -> None:
        """Take over what is being typed."""
        self.table.commit()
        self._add()

    def focus_first(self) -> None:
        """Put the keyboard into the table."""
        if self._stack.currentIndex():
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.focus_first()

    def begin_new(self) -> None:
        """Type the name of a new channel."""
        self._stack.setCurrentIndex(0)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_switches(self, facts: Channels) -> None:
        names = {one.key: capital(one.name) for one in facts.channels}
        self.foot.setVisible(bool(facts.switches or facts.stays))
        share = facts.consistency
        self._told.tell(
            tr(
                "Between neighbouring touchpoints the channel changes {moves} times and stays "
                "{stays} times ({share} %).",
                moves=facts.moves,
                stays=facts.stays,
                share=round(100 * (share or 0)),
            )
        )
        texts = [
            (f"{names[one.source]} → {names[one.target]}   {one.count}×", one.pairs[0][1])
            for one in facts.switches
        ]
        shown = [
            (item.text(), item.data(Qt.ItemDataRole.UserRole))
            for item in map(self.switches.item, range(self.switches.count()))
        ]
        if texts != shown:
            self.switches.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.switches.clear()
            for text, card_id in texts:
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, card_id)
                self.switches.addItem(item)
            self.switches.blockSignals(False)  # noqa: FBT003

    # --- what a person does ------------------------------------------------------------------

    def _row(self, place: int) -> ChannelRow:
        return self.table.rows.rows[place]

    def _on_row(self, place: int) -> None:
        row = self._row(place)
        self._key = row.facts.key
        if row.id:
            self.chosen.emit(row.id)

    def _go_to_card(self, place: int) -> None:
        cards = self._row(place).card_ids
        if cards:
            self.placed.emit(cards[0])

    def _set(self, key: str, field: str, value: object) -> None:
        row = next(row for row in self.table.rows.rows if row.facts.key == key)
        record, name = row.facts.record, row.facts.name
        if record is None:
            self.asked.emit(lambda document: _noted(document, name, field, value))
        elif field == "name":
            self.asked.emit(lambda document: rename_channel(document, record.id, str(value)))
        else:
            self.asked.emit(lambda document: edit(document, record.id, {field: value}))

    def _add(self) -> None:
        name = self.field.text().strip()
        self.field.clear()
        if name and self._editable:
            self.asked.emit(lambda document: add_channel(document, name=name))

    def _note_all(self) -> None:
        names = [row.facts.name for row in self.table.rows.rows if row.facts.record is None]
        self.asked.emit(lambda document: add_channels(document, names))

    def _remove(self, place: int) -> None:
        record = self._row(place).facts.record
        if record is not None:
            self.asked.emit(lambda document: remove(document, (record.id,)))


def _noted(document: JourneyMap, name: str, field: str, value: object) -> ChangeSet:
    """A channel that nobody had said anything about, with what is said now."""
    said: dict[str, Any] = {field: value}
    return add_channel(document, name=name, **said)


def _card_of(item: QListWidgetItem) -> Id:
    """The touchpoint that a change between channels leads to."""
    return str(item.data(Qt.ItemDataRole.UserRole))
