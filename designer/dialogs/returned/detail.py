"""One proposal, its sides next to each other, and the choice between them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.dialogs.returned.alternatives import Side, sides_of
from designer.dialogs.returned.marks import kind_colour, kind_ground
from designer.dialogs.returned.value_text import ValueText
from designer.returning.decisions import Decisions
from designer.returning.differences import Mark
from designer.returning.wording import KIND_WORDS, sentence_of, whereabouts
from designer.style.tokens import Tokens
from exporters.workbook.returning.comparison import Choice, Kind, Proposal
from resources.words import tr
from widgets import drawing
from widgets.cut_label import CutLabel
from widgets.icon_paint import IconPainter

_LEAST_SIDE = 150
"""Where sides have less room than this they stand one below the other."""
_DISC, _GAP = 36, 10
_CHOICE_HEIGHT = 28
_ROUNDS = 3
"""Widths, then heights, then what stands below."""


class DetailPane(QScrollArea):
    """Shows the proposal that is looked at. ``chosen`` carries what was chosen for which."""

    chosen = Signal(object, object)
    """A Proposal and a Choice."""
    place_asked = Signal(object)

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.several = False
        """Whether there are several files, so that each proposal names its own."""
        self._proposal: Proposal | None = None
        self._decisions: Decisions | None = None
        self._sides: tuple[Side, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("The change that is looked at"))
        self._page = QWidget(self)
        self._badge = KindBadge(icons, tokens, self._page)
        self._kind = _plain(self._page, "label")
        self._title = _plain(self._page, "heading")
        self._where = _plain(self._page, "faint")
        self._sentence = ValueText(self._page)
        self._hint = _plain(self._page, "subtitle")
        self._place = QPushButton(tr("Show it on the map"), self._page)
        self._place.setProperty("look", "link")
        self._place.setAutoDefault(False)
        self._place.clicked.connect(self._ask_place)
        self._group = QButtonGroup(self)
        self._cards: list[SideCard] = []
        self._build()
        self.setWidget(self._page)

    def _build(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._kind, self._title, self._where):
            words.addWidget(label)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addSpacing(2)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_GAP)
        column.addLayout(self._row)
        column.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        column.addStretch(1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self._tokens = tokens
        self._badge.tokens = tokens
        self._sides = ()
        self._show()

    def show_proposal(self, proposal: Proposal | None, decisions: Decisions) -> None:
        """Show a proposal, or that none is looked at."""
        changed = proposal is not self._proposal
        self._proposal, self._decisions = proposal, decisions
        self._show()
        if changed:
            self.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        proposal, decisions = self._proposal, self._decisions
        parts = (self._badge, self._kind, self._title, self._where, self._sentence, self._place)
        for part in parts:
            part.setVisible(proposal is not None)
        self._hint.setVisible(proposal is None)
        self._hint.setText(tr("Choose a change to see it side by side."))
        sides = sides_of(proposal, decisions) if proposal and decisions else ()
        if proposal is not None:
            self._tell(proposal)
        if sides != self._sides:
            self._put(sides)

    def _tell(self, proposal: Proposal) -> None:
        words = KIND_WORDS[proposal.kind]
        self._badge.set_kind(proposal.kind)
        field = f" · {proposal.header}" if proposal.header else ""
        self._kind.setText(f"{tr(words.name)}{field}")
        self._title.setText(proposal.title)
        self._where.setText(whereabouts(proposal, several=self.several))
        self._sentence.tell(sentence_of(proposal), (), Mark.SAME, self._tokens)
        self._place.setVisible(bool(proposal.record_id))

    def _put(self, sides: tuple[Side, ...]) -> None:
        """Show these sides; where only the choice is another one the widgets stay."""
        alike = [(s.heading, s.text, s.key) for s in sides]
        before = [(s.heading, s.text, s.key) for s in self._sides]
        self._sides = sides
        if alike == before and self._cards:
            for card, side in zip(self._cards, sides, strict=True):
                card.set_chosen(chosen=side.chosen)
            return
        for card in self._cards:
            if card.radio is not None:
                self._group.removeButton(card.radio)
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [SideCard(side, self._tokens, self._page) for side in sides]
        for card in self._cards:
            self._row.addWidget(card, 1)
            if card.radio is not None:
                self._group.addButton(card.radio)
                card.radio.clicked.connect(lambda _=False, card=card: self._choose(card.side))
            card.show()
        self._arrange()
        self._place_now()

    def _place_now(self) -> None:
        """Give texts their widths and then their heights at once, not one after the other seen."""
        for _ in range(_ROUNDS):
            for widget in (self._page, *self._cards):
                layout = widget.layout()
                if layout is not None:
                    layout.activate()
        self._page.resize(self._page.width(), max(self._page.minimumSizeHint().height(),
                                                  self.viewport().height()))  # fmt: skip

    def _choose(self, side: Side) -> None:
        proposal, decisions = self._proposal, self._decisions
        if proposal is None or decisions is None:
            return
        rivals = decisions.rivals(proposal)
        wanted = next((rival for rival in rivals if rival.key == side.key), None)
        if wanted is not None:
            self.chosen.emit([wanted], Choice.ACCEPT)
        else:
            self.chosen.emit(list(rivals), Choice.REFUSE)

    def _ask_place(self) -> None:
        if self._proposal is not None:
            self.place_asked.emit(self._proposal)

    def _arrange(self) -> None:
        """Side by side where there is room, else one below the other."""
        room = self.viewport().width() - 40
        least = [max(_LEAST_SIDE, card.minimumSizeHint().width()) for card in self._cards]
        # Those that stand side by side are equally wide.
        beside = room >= len(least) * max(least, default=0) + _GAP * (len(least) - 1)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold the sides otherwise."""
        super().resizeEvent(event)
        self._arrange()


class KindBadge(QWidget):
    """The icon of a kind on its disc."""

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._kind = Kind.EDIT
        self.tokens = tokens
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: Kind) -> None:
        """Show another kind."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """The disc."""
        return QSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc, and the icon on it."""
        painter = QPainter(self)
        disc = QRectF(0, 0, _DISC, _DISC)
        drawing.body(painter, disc, fill=kind_ground(self._kind, self.tokens), radius=_DISC / 2)
        ink = kind_colour(self._kind, self.tokens)
        square = disc.adjusted(9, 9, -9, -9)
        self._icons.paint_icon(painter, KIND_WORDS[self._kind].icon, square, ink)


class SideCard(QFrame):
    """One side: whose it is, what it says, and what choosing it does."""

    def __init__(self, side: Side, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = side
        self.radio: QRadioButton | None = None
        self.setProperty("side", "chosen" if side.chosen else "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        heading = CutLabel(self)
        heading.setProperty("tone", "label")
        heading.tell(side.heading)
        column.addWidget(heading)
        column.addWidget(self._choice(side))
        if side.text:
            text = ValueText(self)
            text.setAccessibleName(side.heading)
            text.tell(side.text, side.marked, side.mark, tokens)
            column.addWidget(text)
        else:
            instead = _plain(self, "faint")
            instead.setText(side.instead)
            column.addWidget(instead)
        column.addStretch(1)

    def _choice(self, side: Side) -> QWidget:
        """What can be chosen; a line as high where that is nothing, so that the texts are level."""
        if not side.choice:
            base = _plain(self, "faint")
            base.setText(tr("as it went out"))
            base.setFixedHeight(_CHOICE_HEIGHT)
            return base
        self.radio = QRadioButton(side.choice, self)
        self.radio.setFixedHeight(_CHOICE_HEIGHT)
        self.radio.setChecked(side.chosen)
        self.radio.setAccessibleName(f"{side.choice}: {side.heading}")
        self.radio.setAccessibleDescription(side.text or side.instead)
        return self.radio

    def set_chosen(self, *, chosen: bool) -> None:
        """Show whether this side is the chosen one."""
        if self.radio is not None:
            self.radio.setChecked(chosen)
        look = "chosen" if chosen else "plain"
        if self.property("side") != look:
            self.setProperty("side", look)
            self.style().unpolish(self)
            self.style().polish(self)


def _plain(parent: QWidget, tone: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)  # a long word is no reason for a wide window
    if tone:
        label.setProperty("tone", tone)
    return label
