"""The quiet bar below the map: saved or not, how much there is, what is selected, zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from designer.actions.binding import ActionSet
from designer.style.icons import InterfaceIcons
from model.document import JourneyMap
from resources.words import tr
from widgets.icon_button import IconButton
from widgets.icon_paint import IconLabel
from widgets.plain_tip import plain_tip
from widgets.roles import Role

_HEIGHT = 30
_SENTENCE_MS = 7_000


class StatusBar(QWidget):
    """Words at the left, zoom at the right. :meth:`say` shows a sentence for a while."""

    def __init__(self, actions: ActionSet, icons: InterfaceIcons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Status"))
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(6)
        self.saved_icon = "save"
        self._icon = IconLabel(icons, self.saved_icon, size=15, parent=self)
        row.addWidget(self._icon)
        self._saved = _label(self)
        self._counts = _label(self)
        self._selected = _label(self)
        self._sentence = _label(self)
        self._sentence.setAccessibleName(tr("Message"))
        self._sentence.setMinimumWidth(1)  # a long sentence is cut off; it widens no window
        for label in (self._saved, self._counts, self._selected):
            row.addWidget(label)
            row.addSpacing(12)
        row.addWidget(self._sentence, 1)
        self._fit = QPushButton(tr("Fit"), self)
        self._hundred = QPushButton("100 %", self)
        self._bind(self._fit, actions, "view.fit")
        self._bind(self._hundred, actions, "view.actual")
        for action_id, icon in (("view.zoom-out", "minus"), ("view.zoom-in", "plus")):
            button = IconButton(icons, icon, side=24, icon_side=14, parent=self)
            button.follow(actions[action_id])
            row.addWidget(button)
            if icon == "minus":
                row.addWidget(self._hundred)
        row.addWidget(self._fit)
        self._clear = QTimer(self)
        self._clear.setSingleShot(True)
        self._clear.setInterval(_SENTENCE_MS)
        self._clear.timeout.connect(self.clear)

    def set_saved(self, words: str, *, clean: bool, read_only: bool = False) -> None:
        """Whether the map is saved, or only to be looked at, in a few words."""
        self._saved.setText(words)
        self.saved_icon = "lock" if read_only else "check" if clean else "save"
        self._icon.set_icon(self.saved_icon, Role.SECONDARY)

    def set_document(self, document: JourneyMap) -> None:
        """Count what is on the map."""
        self._counts.setText(counts(document))

    def set_selected(self, count: int) -> None:
        """How many things are selected."""
        self._selected.setText(tr("{n} selected", n=count) if count else "")

    def set_zoom(self, zoom: float) -> None:
        """The zoom, 1 for 100 %."""
        self._hundred.setText(f"{zoom * 100:.0f} %")

    def focus_first(self) -> None:
        """Put the keyboard on the zoom."""
        self._hundred.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, sentence: str) -> None:
        """Show a sentence for a few seconds, or until :meth:`clear`."""
        self._sentence.setText(sentence)
        self._sentence.setToolTip(plain_tip(sentence))
        self._clear.start()

    def clear(self) -> None:
        """The sentence is past."""
        self._clear.stop()
        self._sentence.setText("")
        self._sentence.setToolTip("")

    @property
    def sentence(self) -> str:
        """The sentence that stands."""
        return self._sentence.text()

    def _bind(self, button: QPushButton, actions: ActionSet, action_id: str) -> None:
        action = actions[action_id]
        button.setProperty("look", "status")
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.iconText())
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)


def counts(document: JourneyMap) -> str:
    """``5 stages · 8 steps · 26 cards``."""
    parts = (
        (len(document.stages), "1 stage", "{n} stages"),
        (len(document.steps), "1 step", "{n} steps"),
        (len(document.cards), "1 card", "{n} cards"),
    )
    return " · ".join(tr(one) if n == 1 else tr(many, n=n) for n, one, many in parts)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", "faint")
    return label
