"""What other programs do to the file of the open map: seen at once, told, decided by the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from designer.document.file_watch import FileWatch
from designer.document.notice_keys import OUTSIDE_KEY
from designer.document.session import DocumentSession
from designer.document.session_file import is_changed_outside
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What can be done about a file that is no longer what it was."""

    reload: Callable[[], None]
    overwrite: Callable[[], None]
    save_as: Callable[[], None]


class Outside(QObject):
    """Watches the file of one session at a time, and tells once when it was changed outside."""

    noticed = Signal(object)

    def __init__(self, ways_on: WaysOn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways_on = ways_on
        self._session: DocumentSession | None = None
        self._told = False
        self._watch = FileWatch(self)
        self._watch.touched.connect(self.look)

    def follow(self, session: DocumentSession | None) -> None:
        """Watch the file of this session as it is now, and no other; None for none."""
        self._session = session
        self._told = False
        self._watch.follow(session.path if session is not None else None)

    def look(self) -> None:
        """Tell once when another program changed the file of the open map."""
        session = self._session
        if session is not None and not self._told and is_changed_outside(session):
            self.tell()

    def tell(self) -> None:
        """Say that the file is not what it was, and what can be done."""
        session = self._session
        if session is None or session.path is None:
            return
        self._told = True
        text = tr("“{name}” was changed by another program.", name=session.path.name)
        if not session.path.exists():
            text = tr("“{name}” is no longer there.", name=session.path.name)
        choices = [
            Choice(tr("Overwrite"), self._ways_on.overwrite),
            Choice(tr("Save as…"), self._ways_on.save_as, stays=True),
        ]
        if session.path.exists():
            choices.insert(0, Choice(tr("Reload"), self._ways_on.reload))
        self.noticed.emit(Notice(text, Tone.WARNING, tuple(choices), key=OUTSIDE_KEY))
