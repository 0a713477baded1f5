"""The first page: all cards, what can be done with them, and a word where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from designer.boards.personas.card_face import CardFace
from designer.boards.personas.gallery import Gallery
from designer.boards.personas.page import Page, plain_label
from resources.words import tr
from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role

_WIDE = 420


class GalleryPage(Page):
    """The cards with their bar. The signals are wishes."""

    new_asked = Signal()
    library_asked = Signal()
    compare_asked = Signal()

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(icons, tr("Personas"), back=False, parent=parent)
        self.compare = self._button(tr("Compare"), self.compare_asked)
        self.compare.setToolTip(
            tr("Two or three side by side; pick them with Space or Ctrl and a click")
        )
        self.library = self._button(tr("From my library…"), self.library_asked)
        self.new = self._button(tr("New persona"), self.new_asked)
        self.new.setProperty("look", "primary")
        self.gallery = Gallery(icons, self)
        self.gallery.picks_changed.connect(self._tell_picks)
        self._area = self.scrolling(self.gallery)
        self.gallery.sight_wanted.connect(self._bring_to_sight)
        self._empty = _Nobody(icons, self)
        self._empty.new.clicked.connect(self.new_asked)
        self._empty.library.clicked.connect(self.library_asked)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        self.column.addLayout(self._stack, 1)

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show the personas of a map."""
        self.gallery.show_faces(faces)
        self._stack.setCurrentWidget(self._area if faces else self._empty)
        count = len(faces)
        said = tr("1 persona") if count == 1 else tr("{n} personas", n=count)
        self.title.tell(said if count else tr("Personas"))
        for button in (self.new, self.library, self.compare):
            button.setVisible(bool(count))  # where there is nobody, the page itself has them
        self.compare.setEnabled(count > 1)
        self._tell_picks()

    def focus_first(self) -> None:
        """Put the keyboard on a card, or on the button that makes one."""
        if self.gallery.ids:
            self.gallery.focus_current()
        else:
            self._empty.new.setFocus()

    def set_editable(self, *, editable: bool) -> None:
        """Whether a persona may be added."""
        self.new.setEnabled(editable)
        self._empty.new.setEnabled(editable)

    def _button(self, text: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(wish)
        self.bar.addWidget(button)
        return button

    def _tell_picks(self) -> None:
        picked = len(self.gallery.picked)
        self.compare.setText(tr("Compare {n}", n=picked) if picked > 1 else tr("Compare"))

    def _bring_to_sight(self, place: QRect) -> None:
        middle = place.center()
        half_high = min(place.height(), self._area.viewport().height() - 8) // 2
        self._area.ensureVisible(middle.x(), middle.y(), place.width() // 2, half_high + 4)


class _Nobody(QWidget):
    """What stands there before the map has a persona."""

    def __init__(self, icons: IconPainter, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        middle = QWidget(self)
        middle.setMaximumWidth(_WIDE)
        inner = QVBoxLayout(middle)
        inner.setSpacing(10)
        icon = IconLabel(icons, "personas", role=Role.ACCENT, size=40, parent=middle)
        inner.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        title = plain_label(tr("Who travels?"), middle, tone="heading")
        text = plain_label(
            tr(
                "A persona stands for people who want the same and stumble over the same. Give "
                "it a name, goals and challenges, and say what that rests on. Its curve on the "
                "map then shows how the journey feels to it."
            ),
            middle,
            tone="faint",
        )
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inner.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.new = QPushButton(tr("New persona"), middle)
        self.new.setProperty("look", "primary")
        self.library = QPushButton(tr("From my library…"), middle)
        row.addWidget(self.new)
        row.addWidget(self.library)
        row.addStretch(1)
        inner.addLayout(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 4)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)
