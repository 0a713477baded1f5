"""Templates of one's own: kept from a map, begun from, deleted and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from designer.document.session import DocumentSession
from designer.document.session_file import UNTITLED, Opened
from designer.services import Services
from model.errors import FileError
from model.library.own_templates import FOLDER, PREFIX, OwnTemplate, OwnTemplates
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.window.main_window import MainWindow


def is_own(template_id: str) -> bool:
    """Whether the id is one of a template of one's own."""
    return template_id.startswith(PREFIX)


class OwnGallery(QObject):
    """What a window does with the templates of the person at this computer."""

    changed = Signal()

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self.templates = OwnTemplates(services.places.library / FOLDER)

    def keep(self, session: DocumentSession) -> None:
        """Ask what the open map shall be kept as, and keep it."""
        self._window.commit_editors()
        name = session.document.info.title or tr(UNTITLED)
        dialogs = self._services.dialogs(self._window)
        asked = dialogs.template(name, self.templates.known)
        if asked is None:
            return
        try:
            kept = self.templates.keep(session.document, asked.name, whole=asked.whole)
        except FileError as error:
            self._window.show_notice(Notice(str(error), Tone.ERROR))
            return
        self.changed.emit()
        text = tr("“{name}” is a template now: it stands on the start page.", name=kept.name)
        self._window.show_notice(Notice(text, Tone.SUCCESS, brief=True))

    def begun(self, template_id: str) -> Opened:
        """A new map from a template of one's own.

        Raises:
            FileError: it is gone, or cannot be read.
        """
        return Opened(DocumentSession(self.templates.find(template_id).new_map()))

    def delete(self, template_id: str) -> None:
        """Delete a template; a notice offers the way back."""
        try:
            template = self.templates.find(template_id)
            self.templates.take_away(template)
        except FileError as error:
            self._window.show_notice(Notice(str(error), Tone.ERROR))
            return
        finally:
            self.changed.emit()
        text = tr("The template “{name}” was deleted.", name=template.name)
        back = Choice(tr("Bring it back"), lambda: self._bring_back(template))
        self._window.show_notice(Notice(text, choices=(back,)))

    def _bring_back(self, template: OwnTemplate) -> None:
        try:
            self.templates.put_back(template)
        except FileError as error:
            self._window.show_notice(Notice(str(error), Tone.ERROR))
        self.changed.emit()
