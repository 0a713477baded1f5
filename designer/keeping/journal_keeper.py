"""A journal for each map of a window: begun when it is opened, ended when it is left in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from designer.document.files import FileFlow
from designer.document.session import DocumentSession
from designer.keeping.map_journal import MapJournal, Surroundings
from designer.keeping.waiting_texts import waiting_texts
from designer.services import Services
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

if TYPE_CHECKING:  # only a name here
    from designer.window.main_window import MainWindow

# How often it is looked at what is being typed: with writing it down, well within half a second.
_LOOK_MS = 250
JOURNAL_KEY = "journal"


class JournalKeeper(QObject):
    """Keeps the journals of one window's maps, and says when one cannot be kept."""

    def __init__(self, flow: FileFlow, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._flow = flow
        self._services = services
        self._window = window
        self._journals: dict[DocumentSession, MapJournal] = {}
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self.look)
        flow.opened.connect(self._on_opened)
        flow.saved.connect(self._on_saved)
        flow.left.connect(self._on_left)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def journal_of(self, session: DocumentSession) -> MapJournal | None:
        """The journal of an open map; None for one that is only looked at."""
        return self._journals.get(session)

    @property
    def looks_every(self) -> int | None:
        """How often it is looked at what is being typed, in milliseconds; None while nobody may."""
        return self._looking.interval() if self._looking.isActive() else None

    def look(self) -> None:
        """Have what is being typed written down."""
        for journal in self._journals.values():
            journal.look()

    def _on_opened(self, session: DocumentSession) -> None:
        self._window.dismiss(JOURNAL_KEY)
        session.read_only_changed.connect(lambda: self._keep(session))
        self._keep(session)

    def _keep(self, session: DocumentSession) -> None:
        """Have a journal for a map, once it may be edited."""
        if session.read_only or session in self._journals:
            return
        services = self._services
        around = Surroundings(
            services.places.journals,
            lambda: self._texts_of(session),
            each_synced=services.safe,
        )
        journal = MapJournal(session, around, self)
        journal.failed.connect(self._tell_unprotected)
        journal.mended.connect(self._tell_protected)
        self._journals[session] = journal
        services.alarm.add(journal.secure)
        journal.start()

    def _on_saved(self, session: DocumentSession) -> None:
        if session in self._journals:
            self._journals[session].saved()
        else:  # it was only looked at, and is a map of its own from now on
            self._keep(session)

    def _on_left(self, session: DocumentSession, _given_up: bool) -> None:  # noqa: FBT001 - a slot
        journal = self._journals.pop(session, None)
        if journal is not None:
            self._services.alarm.discard(journal.secure)
            journal.end()

    def _texts_of(self, session: DocumentSession) -> Mapping[str, str]:
        bench = self._window.view.bench
        return waiting_texts(bench) if bench is not None and bench.session is session else {}

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Look as long as the keyboard is where text may wait, and once more when it leaves."""
        takes_text = Qt.WidgetAttribute.WA_InputMethodEnabled
        here = now is not None and now.testAttribute(takes_text) and now.window() is self._window
        if here:
            self._looking.start()
        elif self._looking.isActive():
            self._looking.stop()
            self.look()

    def _tell_unprotected(self, why: str) -> None:
        text = f"{why} {tr('This is tried again by itself.')}"
        choice = Choice(tr("Save"), self._flow.save_now, stays=True)
        self._window.show_notice(Notice(text, Tone.ERROR, (choice,), key=JOURNAL_KEY))

    def _tell_protected(self) -> None:
        text = tr("Edits are protected against a crash again.")
        self._window.show_notice(Notice(text, Tone.SUCCESS, brief=True, key=JOURNAL_KEY))
