"""The bar of the guide, above the map: the question, how to answer it, and the way past it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.guide.steps import Answer, Ask, GuideStep
from designer.style.icons import InterfaceIcons
from designer.style.unsent import UNSENT_LINE
from model.bounds import MAX_LINE
from resources.words import tr
from widgets import drawing
from widgets.face_button import FaceButton
from widgets.icon_button import IconButton
from widgets.roles import Role, colour
from widgets.wrapped_words import WrappedWords

FACES: tuple[tuple[float, str], ...] = (
    (2.0, "Very good"),
    (1.0, "Good"),
    (0.0, "Neither"),
    (-1.0, "Bad"),
    (-2.0, "Very bad"),
)
_NARROW = 680
"""Below this width in pixels the answer stands under the question."""


class ProgressDots(QWidget):
    """One dot a step: filled up to the one that is asked."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_at(self, place: int) -> None:
        """The step that is asked, counted from 0."""
        self._at = place
        self.setAccessibleName(tr("Step {n} of {all}", n=place + 1, all=self._count))
        self.update()

    def sizeHint(self) -> QSize:
        """A row of dots."""
        return QSize(self._count * 12, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        for place in range(self._count):
            width = 10 if place == self._at else 6
            ink = colour(self, Role.ACCENT if place <= self._at else Role.HAIRLINE)
            drawing.body(painter, QRectF(place * 12, 1, width, 6), fill=ink, radius=3)


class GuideBar(QWidget):
    """Shows one step. ``answered`` carries a text or a valence; the rest are its buttons."""

    answered = Signal(object)
    poster_asked = Signal()
    skipped = Signal()
    went_back = Signal()
    closed = Signal()

    def __init__(self, icons: InterfaceIcons, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Guide"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._dots = ProgressDots(count, self)
        self._title = QLabel(self)
        self._title.setProperty("tone", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._words = WrappedWords("", 0, self)
        self.line = QLineEdit(self)
        self.line.setObjectName(UNSENT_LINE)
        self.line.setMaxLength(MAX_LINE)
        self.line.setMinimumWidth(150)
        self.line.returnPressed.connect(self._answer_line)
        self.button = QPushButton(self)
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self._press)
        self.faces = [FaceButton(icons, valence, tr(name), self) for valence, name in FACES]
        for face in self.faces:
            face.chosen.connect(self.answered.emit)
        self.back = QPushButton(tr("‹ &Back"), self)
        self.back.setProperty("look", "link")
        self.back.clicked.connect(self.went_back)
        self.skip = QPushButton(tr("&Skip"), self)
        self.skip.setProperty("look", "link")
        self.skip.clicked.connect(self.skipped)
        self.close_button = IconButton(icons, "close", name=tr("Leave the guide (Esc)"), side=28,
                                       icon_side=16)  # fmt: skip
        self.close_button.clicked.connect(self.closed)
        self._ask = Ask.LINE
        self._answered_in_line = False
        self.line.installEventFilter(self)
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._words)
        answer = QHBoxLayout()
        answer.setSpacing(6)
        answer.addWidget(self.line, 1)
        for face in self.faces:
            answer.addWidget(face)
        answer.addWidget(self.button)
        answer.addWidget(self.back)
        answer.addWidget(self.skip)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        self._row.addLayout(words, 3)
        self._row.addLayout(answer, 2)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 10, 10, 10)
        whole.setSpacing(8)
        whole.addLayout(self._row, 1)
        whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_step(self, step: GuideStep, words: str, place: int, *, done: bool) -> None:
        """Ask a step; ``done``: it is answered already, and one may go on."""
        self._ask = step.ask
        self._dots.show_at(place)
        self._title.setText(tr(step.title))
        self._words.tell(words)
        self.line.setVisible(step.ask is Ask.LINE)
        self.line.setPlaceholderText(tr(step.label) if step.label else "")
        self.line.setAccessibleName(tr(step.title))
        self.line.clear()
        for face in self.faces:
            face.setVisible(step.ask is Ask.FACES)
        self.button.setVisible(step.ask is not Ask.FACES)
        label = tr("Set") if step.ask is Ask.LINE else tr(step.label)
        self.button.setText(label.replace("&", "&&"))
        self.back.setVisible(place > 0)
        last = step.ask is Ask.POSTER
        self.skip.setText(tr("&Done") if last else tr("&Next ›") if done else tr("&Skip"))
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """The words were told before there was a width to wrap them at."""
        super().showEvent(event)
        self._words.fit()

    def focus_answer(self) -> None:
        """Put the keyboard where the answer is given."""
        match self._ask:
            case Ask.LINE:
                self.line.setFocus()
            case Ask.FACES:
                self.faces[1].setFocus()
            case _:
                self.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; the arrows go from face to face.

        An Enter that answered in the line ends here: it must not press the button it led to.
        """
        if self._answered_in_line:
            self._answered_in_line = False
            return
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        focus = self.focusWidget()
        if event.key() in ways and isinstance(focus, FaceButton):
            place = self.faces.index(focus) + ways[Qt.Key(event.key())]
            self.faces[place % len(self.faces)].setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow bar the answer goes below the question."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the key that is on its way answers in the line."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            self._answered_in_line = watched is self.line and event.key() in enter
        return super().eventFilter(watched, event)

    def _answer_line(self) -> None:
        answer: Answer = self.line.text()
        self.answered.emit(answer)

    def _press(self) -> None:
        match self._ask:
            case Ask.POSTER:
                self.poster_asked.emit()
            case Ask.LINE:
                self._answer_line()
            case _:
                self.answered.emit("")
