"""Below the ranking: what answers the pain point that is chosen, and a line to add more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from designer.boards.board_list import BoardList
from designer.boards.empty_state import EmptyState
from designer.boards.face_delegate import FaceDelegate
from designer.boards.face_rows import FaceRows
from designer.boards.faces import Faces, RowGroup
from designer.boards.priorities.rated import Link, candidates_for, chain_of
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from designer.style.unsent import UNSENT_LINE
from model.bounds import MAX_LINE
from model.ids import Id
from model.kinds import CardKind
from model.naming import shortened
from model.records import Action, Card
from resources.words import tr
from widgets.two_levels import RowIndex

_MOST_TO_LINK = 40


class ChainList(BoardList):
    """Opportunities and actions as rows."""

    def __init__(self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = FaceRows(parent=self)
        self.painting = FaceDelegate(icons, self, tokens)
        self.setItemDelegate(self.painting)
        self.setModel(self.rows)
        self.setItemsExpandable(False)
        self.rows.modelReset.connect(self.expandAll)
        self.setAccessibleName(tr("What answers this pain point"))
        self.setAccessibleDescription(tr("Enter goes to its place, Delete takes the link off."))

    def id_at(self, index: RowIndex) -> Id | None:  # noqa: D102
        row = self.rows.row(index)
        return row.id if row is not None else None

    def index_of(self, record_id: Id) -> QModelIndex:  # noqa: D102
        return self.rows.index_of(record_id)


class _Line(QLineEdit):
    """Enter makes an action, Ctrl+Enter an opportunity."""

    entered = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ChainPane(QWidget):
    """The chain of one pain point.

    ``made`` carries the card to be answered, the text, and whether by an opportunity (else by an
    action); ``linked`` an answer, a card, and whether it answers it from now on.
    """

    made = Signal(str, str, bool)
    linked = Signal(str, str, bool)

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._faces: Faces | None = None
        self._pain: Card | None = None
        self._links: dict[Id, Link] = {}
        self.list = ChainList(icons, tokens, self)
        self.line = _Line(self)
        self.line.setObjectName(UNSENT_LINE)
        self.line.setMaxLength(MAX_LINE)
        self.chance_button = QPushButton(tr("Opportunity"), self)
        self.action_button = QPushButton(tr("Action"), self)
        self.link_button = QPushButton(tr("Link"), self)
        self.link_button.setToolTip(tr("Link one that is there already"))
        menu = QMenu(self.link_button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.link_button.setMenu(menu)
        self._empty = EmptyState(icons, "link", self)
        self._foot = QWidget(self)
        self._build()
        self.list.remove_asked.connect(self._unlink)
        self.list.selectionModel().selectionChanged.connect(self._show_target)
        self.line.entered.connect(self._make)
        self.chance_button.clicked.connect(lambda: self._make(True))  # noqa: FBT003
        self.action_button.clicked.connect(lambda: self._make(False))  # noqa: FBT003

    def _build(self) -> None:
        self.chance_button.setToolTip(tr("Add an opportunity that answers it (Ctrl+Enter)"))
        self.action_button.setToolTip(tr("Add an action that answers it (Enter)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        self._foot.setProperty("footer", True)  # noqa: FBT003
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(6)
        self.line.setMinimumWidth(90)
        row.addWidget(self.line, 1)
        for button in (self.chance_button, self.action_button, self.link_button):
            row.addWidget(button)
        column.addWidget(self._foot)

    # --- what is shown -----------------------------------------------------------------------

    def show_pain(self, faces: Faces, pain: Card | None) -> None:
        """Show what answers a pain point; None where none is chosen."""
        self._faces, self._pain = faces, pain
        links = chain_of(faces, pain.id) if pain is not None else ()
        self._links = {link.id: link for link in links}
        name = shortened(pain.text, 60) if pain is not None else ""
        heading = tr("What answers “{name}”", name=name or tr("a card without text"))
        rows = tuple(link.face for link in links)
        groups = (RowGroup("answers", heading, rows),) if rows else ()
        self.list.keeping(lambda: self.list.rows.show_groups(groups))
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._foot.setVisible(pain is not None)
        if pain is None:
            self._empty.tell(tr("No pain point is chosen"), tr("Choose one in the ranking."))
        else:
            self._empty.tell(
                tr("Nothing answers this yet"),
                tr("Say below what could be done, or press O or A in the ranking."),
            )
        self._show_target()

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.list.painting.set_tokens(tokens)

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self.list.may_edit = may_edit
        for part in (self.line, self.chance_button, self.action_button, self.link_button):
            part.setEnabled(may_edit)
        self._show_target()

    def _show_target(self) -> None:
        chosen = self.list.chosen
        cards = self._faces.document.cards if self._faces is not None else {}
        card = cards.get(chosen[0]) if chosen else None
        chance = card is not None and card.kind is CardKind.OPPORTUNITY
        self.chance_button.setEnabled(self.list.may_edit and not chance)
        if card is not None and chance:
            name = shortened(card.text, 40)
            self.line.setPlaceholderText(tr("Which action carries out “{name}”?", name=name))
        else:
            self.line.setPlaceholderText(tr("What could help?"))
        self.line.setAccessibleName(self.line.placeholderText())

    # --- what is asked -----------------------------------------------------------------------

    def _aimed(self) -> Id | None:
        """What is to be answered."""
        chosen = self.list.chosen
        if chosen and self._faces is not None and chosen[0] in self._faces.document.cards:
            return chosen[0]
        return self._pain.id if self._pain is not None else None

    def _make(self, chance: bool) -> None:  # noqa: FBT001 - a Qt slot
        aim = self._aimed() if not chance else self._pain.id if self._pain is not None else None
        if aim is not None and self.list.may_edit:
            text = self.line.text().strip()
            self.line.clear()
            self.made.emit(aim, text, chance)

    def _unlink(self) -> None:
        for record_id in self.list.chosen if self.list.may_edit else ():
            link = self._links.get(record_id)
            if link is not None:
                self.linked.emit(record_id, link.of_id, False)  # noqa: FBT003 - a Qt signal

    def _link(self, answer_id: Id, card_id: Id) -> None:
        self.linked.emit(answer_id, card_id, True)  # noqa: FBT003 - a Qt signal

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        aim = self._aimed()
        if aim is None or self._faces is None:
            return
        found = candidates_for(self._faces.document, aim)[:_MOST_TO_LINK]
        for record in found:
            if isinstance(record, Action):
                kind, text = tr("Action"), shortened(record.title, 48)
            else:
                kind, text = tr("Opportunity"), shortened(record.text, 48)
            said = f"{kind}: {text or tr('(no text)')}".replace("&", "&&")
            menu.addAction(said).triggered.connect(partial(self._link, record.id, aim))
        if not found:
            menu.addAction(tr("There is nothing else to link")).setEnabled(False)
