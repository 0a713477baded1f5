"""Putting a theme on: font, palette and style sheet of the whole program, now and on request."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from designer.settings import SettingsStore
from designer.style.fonts import interface_font
from designer.style.palette import interface_palette
from designer.style.qss import style_sheet
from designer.style.tokens import TOKENS, Tokens


class InterfaceStyle(QObject):
    """The theme that is on. ``changed`` carries the tokens of the new one."""

    changed = Signal(object)

    def __init__(self, app: QApplication, settings: SettingsStore) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        app.setFont(interface_font())
        self._tokens = TOKENS[self._wanted()]
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """Colours of the theme that is on."""
        return self._tokens

    def choose(self, theme: str) -> None:
        """Put ``light`` or ``dark`` on, or follow the ``system``; it is remembered."""
        self._settings.change(theme=theme)
        self._put_on(self._wanted())

    def _wanted(self) -> str:
        chosen = self._settings.value.theme
        if chosen in TOKENS:
            return chosen
        scheme = self._app.styleHints().colorScheme()
        return "dark" if scheme is Qt.ColorScheme.Dark else "light"

    def _follow_system(self) -> None:
        self._put_on(self._wanted())

    def _put_on(self, name: str) -> None:
        if name != self._tokens.name:
            self._tokens = TOKENS[name]
            self._apply()
            self.changed.emit(self._tokens)

    def _apply(self) -> None:
        self._app.setPalette(interface_palette(self._tokens))
        self._app.setStyleSheet(style_sheet(self._tokens))
