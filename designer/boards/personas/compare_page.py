"""Two or three personas side by side: what they share is quiet, where they differ is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.boards.personas.card_face import persona_tints
from designer.boards.personas.compare_rows import ColumnHead, ComparedRow
from designer.boards.personas.journey import Journey, Journeys, paint_journey, paint_key
from designer.boards.personas.page import Page, plain_label
from designer.inspector.field import EditorKind
from designer.inspector.fields import FIELDS
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.naming import shortened
from model.queries import personas_in_order
from model.records import Persona
from model.side_by_side import Likeness, side_by_side
from resources.words import tr
from widgets.icon_paint import IconPainter

_NOT_COMPARED = frozenset({"photo_id", "name", "hue"})
_PLOT, _KEY, _KEY_ROW = 190, 8, 18
_MOST, _LONGEST = 3, 40


class JourneyPlot(QWidget):
    """The curves of all that are compared, over the stages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey = Journey()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._key = _KEY + _KEY_ROW
        self.setFixedHeight(_PLOT + self._key)

    def show_journey(self, journey: Journey) -> None:
        """Show other curves."""
        self._journey = journey
        rows = 2 if len(journey.lines) > _MOST else 1
        self._key = _KEY + rows * _KEY_ROW
        self.setFixedHeight(_PLOT + self._key)
        self.setAccessibleName(tr("Emotion curves"))
        self.setAccessibleDescription(journey.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        key = QRectF(0, 0, rect.width(), self._key - _KEY)
        paint_key(painter, self, key, self._journey.lines)
        paint_journey(painter, self, rect.adjusted(0, self._key, 0, 0), self._journey, names=True)


class ComparePage(Page):
    """The comparison. Whom it is about is chosen in its bar."""

    opened = Signal(str)

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(icons, tr("Compare"), back=True, parent=parent)
        self._icons = icons
        self._tokens = tokens
        self._document = JourneyMap()
        self._ids: list[Id] = []
        self._rows: list[ComparedRow] = []
        self._choosers = [self._chooser(place) for place in range(_MOST)]
        self.bar.addWidget(self._choosers[-1])
        self.only_apart = QCheckBox(tr("Only what differs"), self)
        self.only_apart.toggled.connect(self._fill)
        self.bar.addWidget(self.only_apart)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(6)
        self._heads = QGridLayout()
        self._heads.setHorizontalSpacing(16)
        column.addLayout(self._heads)
        self.plot = JourneyPlot(self._content)
        column.addWidget(self.plot)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self._same = plain_label("", self._content, tone="faint")
        column.addWidget(self._same)
        column.addStretch(1)
        self._area = self.scrolling(self._content)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName(tr("Comparison; arrow keys scroll it"))
        self.column.addWidget(self._area, 1)

    @property
    def ids(self) -> list[Id]:
        """Who is compared, from left to right."""
        return list(self._ids)

    @property
    def rows(self) -> list[ComparedRow]:
        """The fields that are shown."""
        return list(self._rows)

    def compare(self, document: JourneyMap, persona_ids: Sequence[Id]) -> None:
        """Compare these; those that are not on the map any more are left out."""
        self._document = document
        everyone = [one.id for one in personas_in_order(document)]
        ids = [one for one in dict.fromkeys(persona_ids) if one in everyone]
        ids += [one for one in everyone if one not in ids][: max(0, 2 - len(ids))]
        self._ids = ids[:_MOST]
        self._fill_choosers()
        self._fill()

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = tokens

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        self._choosers[0].setFocus()

    # --- choosing -----------------------------------------------------------------------------

    def _chooser(self, place: int) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setAccessibleName(tr("Persona {n}", n=place + 1))
        chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        chooser.setMinimumContentsLength(14)
        chooser.activated.connect(lambda _index: self._choose(place))
        return chooser

    def _fill_choosers(self) -> None:
        people = personas_in_order(self._document)
        for place, chooser in enumerate(self._choosers):
            chooser.clear()
            if place == _MOST - 1:
                chooser.addItem(tr("No third persona"), None)
            for person in people:
                name = shortened(person.name, _LONGEST) or tr("Persona without a name")
                chooser.addItem(name, person.id)
            wanted = self._ids[place] if place < len(self._ids) else None
            chooser.setCurrentIndex(max(0, chooser.findData(wanted)))
            chooser.setVisible(place < 2 or len(people) > 2)

    def _choose(self, place: int) -> None:
        """Another one at a place; who stands elsewhere already changes places with it."""
        wanted = self._choosers[place].currentData()
        ids: list[Id | None] = [*self._ids, *[None] * (_MOST - len(self._ids))]
        if wanted in ids:
            ids[ids.index(wanted)] = ids[place]
        ids[place] = wanted
        self.compare(self._document, [one for one in ids if one is not None])

    # --- what is shown ------------------------------------------------------------------------

    def _fill(self) -> None:
        document, theme = self._document, self._tokens.theme
        tints = persona_tints(document, theme)
        people = [document.personas[one] for one in self._ids]
        for place in range(self._heads.count()):
            item = self._heads.itemAt(place)
            head = item.widget() if item is not None else None
            if isinstance(head, ColumnHead):
                head.let_go()
        _emptied(self._heads)
        for column, person in enumerate(people):
            chooser = self._choosers[column] if column < _MOST - 1 else None
            head = ColumnHead(person, tints[person.id], chooser, self._content)
            self._heads.addWidget(head, 0, column)
            self._heads.setColumnStretch(column, 1)
        for column in range(len(people), _MOST):
            self._heads.setColumnStretch(column, 0)
        self.plot.show_journey(Journeys(document, tints).of(self._ids, named=True))
        self._fill_rows([shortened(person.name, 24) for person in people])

    def _fill_rows(self, names: list[str]) -> None:
        labels = _labels()
        compared = side_by_side(self._document, self._ids, labels)
        _emptied(self._list)
        self._rows = []
        same = empty = 0
        for field in compared:
            same += field.likeness is Likeness.SAME
            empty += field.likeness is Likeness.EMPTY
            quiet = field.likeness in (Likeness.SAME, Likeness.EMPTY)
            if field.likeness is Likeness.EMPTY or (quiet and self.only_apart.isChecked()):
                continue
            row = ComparedRow(field, labels[field.name], names, self._icons, self._content)
            self._rows.append(row)
            self._list.addWidget(row)
        told = [tr("{n} fields say nothing for any of them.", n=empty) if empty > 1 else "",
                tr("1 field says nothing for any of them.") if empty == 1 else "",
                tr("What is the same is left out: {n}.", n=same)
                if same and self.only_apart.isChecked() else ""]  # fmt: skip
        self._same.setText(" ".join(filter(None, told)))


def _labels() -> dict[str, str]:
    """The fields that are compared, with the names that the form has for them."""
    return {
        one.name: tr(one.label) or tr(one.section)
        for one in FIELDS[Persona.table]
        if one.name not in _NOT_COMPARED and one.editor is not EditorKind.PICTURE
    }


def _emptied(layout: QVBoxLayout | QGridLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
