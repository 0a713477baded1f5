"""The start page of a window and the menu of recent maps: what is offered before a map is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from designer.services import Services
from designer.start.start_page import StartPage
from designer.window.ways_in import WaysIn
from resources.words import tr


class Welcome(QObject):
    """Fills the start page: templates and their pictures once the window stands, recent maps."""

    def __init__(self, services: Services, ways_in: WaysIn, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._ways_in = ways_in
        self._warm = False
        self._pictures_stale = True
        self.page = StartPage(services.settings.value.recent, parent)

    def show_recent(self, *, back: bool) -> None:
        """What was open lately; with ``back`` the way to the map behind the page."""
        self.page.set_recent(self._services.settings.value.recent)
        self.page.set_back(shown=back)

    def fill_menu(self, menu: QMenu, open_map: Callable[[Path], object]) -> None:
        """The menu of recent maps."""
        from designer.start.start_cards import shown_folder  # noqa: PLC0415 - when first asked

        menu.clear()
        recent = self._services.settings.value.recent
        for name in recent:
            path = Path(name)
            text = f"{path.stem}  –  {shown_folder(path.parent)}"
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: open_map(path))
        if not recent:
            menu.addAction(tr("No recent maps")).setEnabled(False)

    def warm_up(self) -> None:
        """Fill the gallery, and with it import what the first map will need."""
        if not self._warm:
            self._warm = True
            self._ways_in.own_templates.changed.connect(self._fill)
        self._fill()

    def put_on(self, *, shown: bool) -> None:
        """Another theme: new pictures, at once if the page is ``shown``."""
        self._pictures_stale = True
        if self._warm and shown:
            self._show_pictures()

    def _fill(self) -> None:
        """The gallery as it is now: another window may have kept a template."""
        from designer.start.template_pictures import gallery  # noqa: PLC0415 - after the window

        if self.page.set_templates(gallery(self._ways_in.own_templates.templates.listed())):
            self._pictures_stale = True
        if self._pictures_stale:
            QTimer.singleShot(0, self, self._show_pictures)

    def _show_pictures(self) -> None:
        from designer.start.start_cards import PREVIEW  # noqa: PLC0415 - after the window
        from designer.start.template_pictures import template_picture  # noqa: PLC0415

        self._pictures_stale = False
        tokens, ratio = self._services.style.tokens, self.page.devicePixelRatioF()
        self.page.set_pictures(lambda entry: template_picture(entry, tokens, PREVIEW, ratio))
