"""One column of the board: its heading with a count, its cards, and the field for a new one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from designer.boards.actions.card_list import CardList
from designer.boards.actions.faces import Face
from designer.boards.actions.status_sign import StatusSign
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from designer.style.unsent import UNSENT_LINE
from model.kinds import Status, words
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.icon_button import IconButton
from widgets.icon_paint import IconLabel
from widgets.roles import Role

WIDE, NARROW, SLIM = 172, 128, 44
_HEAD = 34
_ANY_WIDTH = 16_777_215


class Column(QWidget):
    """The cards of one status; without a status the pain points that nothing answers.

    ``typed`` carries the title of a new action.
    """

    typed = Signal(str)

    def __init__(
        self,
        status: Status | None,
        icons: InterfaceIcons,
        tokens: Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.status = status
        self.name = tr("Not answered yet") if status is None else tr(words(status))
        self.setProperty("column", True)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cards = CardList(icons, tokens, self)
        self._sign: QWidget = (
            IconLabel(icons, "pain-point", size=16, role=Role.DANGER)
            if status is None
            else StatusSign(status, tokens, self)
        )
        self._name = CutLabel(self)
        self._count = QLabel(self)
        self._count.setProperty("tone", "faint")
        self.add = IconButton(icons, "plus", name=self._add_words(), side=26, icon_side=16)
        self.add.clicked.connect(self.begin_typing)
        self.field = QLineEdit(self)
        self.field.setObjectName(UNSENT_LINE)
        self.field.setPlaceholderText(tr("What will be changed?"))
        self.field.setAccessibleName(self._add_words())
        self.field.hide()
        self.field.installEventFilter(self)
        self._build()

    def _build(self) -> None:
        heading = QWidget(self)
        heading.setFixedHeight(_HEAD)
        head = QHBoxLayout(heading)
        head.setContentsMargins(8, 0, 2, 0)
        head.setSpacing(6)
        self._name.setProperty("tone", "strong")
        self._name.tell(self.name)
        head.addWidget(self._sign)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 2)
        column.setSpacing(2)
        column.addWidget(heading)
        typing = QHBoxLayout()
        typing.setContentsMargins(4, 0, 4, 4)
        typing.addWidget(self.field)
        column.addLayout(typing)
        column.addWidget(self.cards, 1)

    def show_faces(self, faces: tuple[Face, ...]) -> None:
        """Show these cards; an empty column is narrow, and where cards are seldom only a strip."""
        self.cards.rows.show_rows(faces)
        self._count.setText(str(len(faces)))
        slim = not faces and self.status is Status.DROPPED
        self.setMinimumWidth(WIDE if faces else SLIM if slim else NARROW)
        self.setMaximumWidth(SLIM if slim and self.field.isHidden() else _ANY_WIDTH)
        self._name.setVisible(not slim)
        self.add.setVisible(not slim and self.status is not None)
        spoken = tr("{column}, {n} cards", column=self.name, n=len(faces))
        self.cards.setAccessibleName(spoken)

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self.cards.painting.tokens = tokens
        self.cards.viewport().update()
        if isinstance(self._sign, StatusSign):
            self._sign.tokens = tokens

    def set_editable(self, *, editable: bool) -> None:
        """Whether actions can be made and changed here."""
        self.add.setEnabled(editable)
        self.cards.editable = editable

    def begin_typing(self) -> None:
        """Open the field for a new action's title."""
        if self.status is not None and self.add.isEnabled():
            self.field.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take over a title that stands in the field."""
        title = " ".join(self.field.text().split())
        self.field.clear()
        if title:
            self.typed.emit(title)
        self.cards.commit()

    def stop_typing(self) -> None:
        """Close the field; what stands in it is dropped."""
        self.field.clear()
        self.field.hide()

    def _add_words(self) -> str:
        return tr("New action: {column}", column=self.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter makes an action and waits for the next; Escape ends, leaving keeps."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
            self.field.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                empty = not self.field.text().strip()
                self.commit()
                if empty:
                    self.cards.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.stop_typing()
                self.cards.setFocus()
                return True
        return super().eventFilter(watched, event)
