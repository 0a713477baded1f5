"""The bar above the map: its name and state, tools, undo, zoom, theme, export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from designer.actions.binding import ActionSet
from designer.actions.table import ACTIONS
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from resources.words import tr
from widgets.icon_button import IconButton, Look
from widgets.icon_paint import IconLabel
from widgets.plain_tip import plain_tip
from widgets.roles import Role

_HEIGHT = 50
_GROUPS = (
    ("view.select", "view.pan", "view.connect"),
    ("edit.undo", "edit.redo"),
    ("view.zoom-out", "view.zoom-in", "view.fit"),
)

_ICONS = {spec.id: spec.icon for spec in ACTIONS}
# Below this width the bar keeps to what is needed, and the state goes to the status bar alone.
_ROOMY = 900


class TitleButton(QPushButton):
    """The map's name; it gives way with an ellipsis, and opens the map's own fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setProperty("look", "title")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show this name."""
        self._name = name
        self.setAccessibleName(tr("Map: {name}", name=name))
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole name."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._name)
        return QSize(width + 18, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(20, self.width() - 14)
        shown = QFontMetrics(self.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        details = tr("Open the map's details")
        self.setToolTip(plain_tip(self._name) if shown != self._name else details)


class TopBar(QWidget):
    """The bar. ``title_pressed`` asks for the map's own fields."""

    title_pressed = Signal()

    def __init__(
        self, actions: ActionSet, icons: InterfaceIcons, tokens: Tokens, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Tools"))
        self.setFixedHeight(_HEIGHT)
        self._icons = icons
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(IconLabel(icons, "journey", size=22, role=Role.ACCENT, parent=self))
        self._title = TitleButton(self)
        self._title.clicked.connect(self.title_pressed)
        row.addWidget(self._title)
        self._state = QLabel(self)
        self._state.setProperty("tone", "faint")
        row.addWidget(self._state)
        for group in _GROUPS:
            row.addSpacing(6)
            row.addWidget(self._divider())
            row.addSpacing(6)
            for action_id in group:
                row.addWidget(self._button(actions, action_id))
        row.addStretch(1)
        # Sun or moon says it: the button does not look pressed in one of the themes.
        theme = actions["view.dark"]
        self._theme = IconButton(icons, _ICONS["view.dark"], name=theme.iconText(), parent=self)
        self._theme.setToolTip(theme.toolTip())
        self._theme.clicked.connect(theme.trigger)
        row.addWidget(self._theme)
        row.addSpacing(6)
        self._export = IconButton(
            icons, "export", words=tr("Export"), look=Look.PRIMARY, icon_side=18, parent=self
        )
        self._export.follow(actions["file.export"])
        row.addWidget(self._export)
        self.set_tokens(tokens)

    def set_title(self, title: str, state: str) -> None:
        """The map's name, and a few words about what it shows and whether it is saved."""
        self._title.set_name(title)
        self._state.setText(state)

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._theme.set_icon("sun" if tokens.name == "dark" else "moon")
        self._export.set_primary_colours(tokens.primary, tokens.primary_hover, tokens.primary_text)

    def focus_first(self) -> None:
        """Put the keyboard on the map's name."""
        self._title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the state is left to the status bar."""
        super().resizeEvent(event)
        self._state.setVisible(self.width() >= _ROOMY)

    def _button(self, actions: ActionSet, action_id: str) -> IconButton:
        button = IconButton(self._icons, _ICONS[action_id], parent=self)
        button.follow(actions[action_id])
        return button

    def _divider(self) -> QWidget:
        line = QWidget(self)
        line.setProperty("divider", True)  # noqa: FBT003
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedSize(1, 22)
        return line
