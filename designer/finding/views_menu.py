"""The menu of saved views: go to one, keep one, change one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from designer.finding.saved_views import SHORTCUTS, SavedViews
from model.records import View
from resources.words import tr


class ViewsMenu(QMenu):
    """Filled each time it opens."""

    def __init__(self, views: SavedViews, parent: QWidget) -> None:
        super().__init__(parent)
        self._views = views
        self.setTitle(tr("Views"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Put in what there is now."""
        self.clear()
        listed = self._views.listed
        for number, view in enumerate(listed, start=1):
            keys = f"\tCtrl+Alt+{number}" if number <= SHORTCUTS else ""
            self._add(self, f"{_name(view)}{keys}", self._views.show, view)
        if listed:
            self.addSeparator()
        self.addAction(tr("Keep what is seen…"), self._views.ask_name)
        for title, run in (
            (tr("Overwrite with what is seen"), self._views.retake),
            (tr("Rename"), self._views.ask_name),
            (tr("Delete"), self._views.delete),
        ):
            inner = self.addMenu(title)
            inner.setEnabled(bool(listed))
            for view in listed:
                self._add(inner, _name(view), run, view)

    @staticmethod
    def _add(menu: QMenu, words: str, run: Callable[[str], object], view: View) -> None:
        menu.addAction(words).triggered.connect(lambda _=False: run(view.id))


def _name(view: View) -> str:
    return view.name.replace("&", "&&").replace("\t", " ")
