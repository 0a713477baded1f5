"""One persona in a large form: the inspector's fields in two columns, the photo large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.boards.personas.card_face import Photos, persona_tints
from designer.boards.personas.page import Page
from designer.boards.personas.photo import PhotoPanel
from designer.inspector.context import FormContext
from designer.inspector.field import EVIDENCE_SECTION, EditorKind, Field
from designer.inspector.fields import FIELDS
from designer.inspector.form import RecordForm
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.queries import personas_in_order
from model.records import Persona
from resources.words import tr
from widgets.icon_button import IconButton

_TWO_COLUMNS = 560
_MOST = 1_080
_GAP, _EDGE = 28, 20


class EditorPage(Page):
    """The form. ``library_asked`` and ``other_asked`` are wishes about the persona shown."""

    library_asked = Signal()
    other_asked = Signal(str)

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context.icons, tr("Persona"), back=True, parent=parent)
        self._context = context
        self._photos = Photos()
        self.persona_id: Id | None = None
        self.before = self._step_button("chevron-left", tr("Persona before"), -1)
        self.after = self._step_button("chevron-right", tr("Next persona"), 1)
        keep = QPushButton(tr("Keep in my library"), self)
        keep.clicked.connect(self.library_asked)
        self.bar.addWidget(keep)
        self.photo = PhotoPanel(context.icons)
        self._forms: list[RecordForm] = []
        self._content = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._across.setContentsMargins(_EDGE, 16, _EDGE, _EDGE)
        self._across.setSpacing(_GAP)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        for column in self._columns:
            column.setSpacing(16)
            self._across.addLayout(column, 1)
        self._columns[0].addWidget(self.photo)
        self._make_forms()
        self._area = self.scrolling(self._content)
        self.column.addWidget(self._area, 1)

    @property
    def forms(self) -> list[RecordForm]:
        """The two halves of the form."""
        return self._forms

    def show_persona(self, document: JourneyMap, persona_id: Id) -> None:
        """Show a persona of the map."""
        persona = document.personas[persona_id]
        another = persona_id != self.persona_id
        self.persona_id = persona_id
        name = persona.name or tr("Persona without a name")
        self.title.tell(name)
        tint = persona_tints(document, self._context.tokens.theme)[persona_id]
        self.photo.show_photo(self._photos.photo(document, persona.photo_id), name, tint)
        for form in self._forms:
            form.refresh([persona])
        ids = [one.id for one in personas_in_order(document)]
        place = ids.index(persona_id)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place + 1 < len(ids))
        if another:
            self._area.verticalScrollBar().setValue(0)

    def set_tokens(self, tokens: Tokens) -> None:
        """Forms keep colours and icons, so they are made again."""
        self._context.tokens = tokens
        for form in self._forms:
            form.hide()
            form.deleteLater()
        self._make_forms()

    def focus_first(self) -> None:
        """Put the keyboard into the name."""
        self._forms[0].focus_first()

    def begin_name(self) -> None:
        """Put the keyboard into the name, to type another over it."""
        self.focus_first()
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for two."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)
        side = max(_EDGE, (self.width() - _MOST) // 2)
        self._across.setContentsMargins(side, 16, side, _EDGE)

    def _step_button(self, icon: str, name: str, step: int) -> IconButton:
        button = IconButton(self._context.icons, icon, name=name, side=30, icon_side=18)
        button.clicked.connect(lambda: self._ask_other(step))
        self.bar.addWidget(button)
        return button

    def _ask_other(self, step: int) -> None:
        ids = [one.id for one in personas_in_order(self._context.document)]
        if self.persona_id in ids:
            place = ids.index(self.persona_id) + step
            if 0 <= place < len(ids):
                self.other_asked.emit(ids[place])

    def _make_forms(self) -> None:
        self._forms = []
        for column, fields in zip(self._columns, halves(), strict=True):
            while column.count() > (1 if column is self._columns[0] else 0):
                column.takeAt(column.count() - 1)
            form = RecordForm(fields, self._context, self._content)
            column.addWidget(form)
            column.addStretch(1)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._forms.append(form)


def halves() -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The inspector's fields: who it is and what that rests on, and all the rest.

    The photo has a place of its own.
    """
    fields = [one for one in FIELDS[Persona.table] if one.editor is not EditorKind.PICTURE]
    first = tuple(one for one in fields if one.section in ("", EVIDENCE_SECTION))
    return first, tuple(one for one in fields if one not in first)
