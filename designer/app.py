"""The composition root: makes settings, theme and windows, and runs the event loop."""
# ruff: noqa: E402

from __future__ import annotations

import gc

# What is imported at the start stays until the end. Looking through it for garbage over and over
# takes a tenth of the start; open_window() has it looked for again, once a window stands.
gc.disable()

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import PySide6
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from designer.garbage import GarbageInTurn
from designer.places import Places, anything_in, own_places
from designer.services import Services
from designer.settings import APP_NAME, SettingsStore
from designer.soundness import check_references, check_versions
from designer.style.applying import InterfaceStyle
from designer.trouble.alarm import Alarm
from designer.window.main_window import MainWindow
from resources.words import tr

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.catalogue.store import CatalogueStore
    from designer.dialogs.protocol import Dialogs
    from designer.document.session import DocumentSession
    from designer.recovery.recovery import Recovery
    from designer.trouble.crashes import CrashNote
    from model.locks.locksmith import Locksmith

_log = logging.getLogger(__name__)
_LOG_BYTES, _LOG_FILES = 500_000, 3
_BASE_STYLE = "Fusion"
# How long a thread that saves may keep the window waiting; Python's own 5 ms add up to frames.
_SWITCH_S = 0.001
# So long after the start it is looked for maps that were not saved: the window is painted then.
_LOOK_BACK_MS = 100


class Application(QObject):
    """The windows of the program and what they share. One per process, made by :func:`main`."""

    def __init__(
        self,
        app: QApplication,
        *,
        settings: SettingsStore | None = None,
        places: Places | None = None,
        safe: bool = False,
        dialogs: Callable[[QWidget], Dialogs] | None = None,
    ) -> None:
        super().__init__(app)
        sys.setswitchinterval(_SWITCH_S)
        self._app = app
        self.settings = settings or SettingsStore()
        self.places = places or own_places()
        self.alarm = Alarm()
        self.style = InterfaceStyle(app, self.settings)
        self.windows: list[MainWindow] = []
        self._garbage: GarbageInTurn | None = None
        self._note: CrashNote | None = None
        self._locksmith: Locksmith | None = None
        self._catalogue: CatalogueStore | None = None
        self.recovery: Recovery | None = None
        self._services = Services(
            settings=self.settings,
            catalogue=self._own_catalogue,
            places=self.places,
            alarm=self.alarm,
            safe=safe,
            style=self.style,
            dialogs=dialogs or _qt_dialogs,
            new_window=self._new_window,
            open_file=self._open_file,
            open_session=self._open_session,
            quit=self.quit,
            recover=self.recover,
            locks=self._locks,
            show_elsewhere=self._show_elsewhere,
        )

    def open_window(self, *, path: Path | None = None, sample: bool = False) -> MainWindow:
        """A window on a map, on the sample, or on its start page; shown.

        A map that is open in a window is shown there.
        """
        there = self._window_on(path) if path is not None else None
        if there is not None:
            return there.come_forward()
        window = MainWindow(None, self._services)
        self.windows.append(window)
        window.destroyed.connect(lambda: self._forget(window))
        if sample:
            window.files.open_sample()
        elif path is not None:
            window.files.open(path)
        window.show()
        QTimer.singleShot(0, self, self._collect_garbage)
        return window

    def quit(self) -> None:
        """Close all windows; one that is not left keeps the program open."""
        for window in list(self.windows):
            if not window.close():
                return

    def take_exceptions(self) -> None:
        """From now on an error in the program is reported and told in a sentence; the map stays."""
        from designer.trouble.hooks import ErrorHooks  # noqa: PLC0415 - not needed by the window

        hooks = ErrorHooks(self.alarm, self.places.reports, self)
        hooks.told.connect(self._tell)
        hooks.interrupted.connect(self._app.quit)
        hooks.install()

    def look_back(self) -> None:
        """Once the window stands: keep a log, and tell of crashes before this start."""
        from designer.trouble.crashes import CrashNote, crashes_left  # noqa: PLC0415

        log_to_file()
        if anything_in(self.places.journals):
            QTimer.singleShot(_LOOK_BACK_MS, self, lambda: self.recover(asked=False))
        left = crashes_left(self.places.reports, now=time.time())
        self._note = CrashNote(self.places.reports)
        self._note.begin()
        if left:
            self._tell(
                tr(
                    "The program crashed when it last ran. What is known of it, without any text "
                    "of your maps, is in {path}.",
                    path=left[-1],
                ),
                serious=False,
            )
        elif self._services.safe:
            self._tell(
                tr(
                    "Safe mode: settings and recent maps are left aside, and each edit is put on "
                    "the disk at once."
                ),
                serious=False,
            )

    def recover(self, *, asked: bool = True) -> None:
        """Look for maps that were not saved, and ask what shall become of them."""
        if self.recovery is None:
            from designer.recovery.recovery import Recovery, Windows  # noqa: PLC0415

            windows = Windows(self.open_window, self._present, self._open_maps)
            self.recovery = Recovery(self._services, windows, self)
        self.recovery.look(asked=asked)

    def end(self) -> None:
        """The program ends in order."""
        if self.recovery is not None:
            self.recovery.end()
        if self._locksmith is not None:
            self._locksmith.end()
        if self._note is not None:
            self._note.end()

    def _locks(self) -> Locksmith:
        if self._locksmith is None:
            from model.locks.locksmith import Locksmith  # noqa: PLC0415 - when a map is opened

            self._locksmith = Locksmith(self.places.runs)
        return self._locksmith

    def _own_catalogue(self) -> CatalogueStore:
        if self._catalogue is None:
            from designer.catalogue.store import CatalogueStore  # noqa: PLC0415 - with a first map

            self._catalogue = CatalogueStore(self.places.library, self)
        return self._catalogue

    def _show_elsewhere(self, path: Path, here: QWidget) -> MainWindow | None:
        there = self._window_on(path)
        return None if there is None or there is here else there.come_forward()

    def _window_on(self, path: Path) -> MainWindow | None:
        from model.locks.place import same_file  # noqa: PLC0415 - when a map is opened

        for window in self.windows:
            own = window.map_path
            if own is not None and same_file(own, path):
                return window
        return None

    def _collect_garbage(self) -> None:
        """From now on look for garbage again, but not in what was there from the start."""
        if self._garbage is None:
            if not gc.isenabled():
                gc.freeze()
            self._garbage = GarbageInTurn(self)

    def _new_window(self) -> None:
        self.open_window()

    def _open_file(self, path: Path) -> None:
        self.open_window(path=path)

    def _open_session(self, session: DocumentSession) -> None:
        self.open_window().show_session(session)

    def _forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)

    def _open_maps(self) -> frozenset[str]:
        sessions = (window.open_session for window in self.windows)
        return frozenset(session.origin.map_id for session in sessions if session is not None)

    def _present(self) -> MainWindow | None:
        """The window that a person looks at."""
        active = self._app.activeWindow()
        if isinstance(active, MainWindow) and active in self.windows:
            return active
        return self.windows[-1] if self.windows else None

    def _tell(self, sentence: str, *, serious: bool = True) -> None:
        from widgets.message_bar import Notice, Tone  # noqa: PLC0415 - not needed to start

        window = self._present()
        if window is not None:
            tone = Tone.ERROR if serious else Tone.INFO
            window.show_notice(Notice(sentence, tone, key="broken" if serious else "look-back"))


def main(paths: list[Path], *, sample: bool = False, safe: bool = False) -> int:
    """Open the designer on maps, on the sample, or on its start page; answers the exit code.

    ``safe``: settings and recent maps are left aside, and each edit is flushed to the disk.

    Raises:
        JourneyboardError: this Python and this Qt do not get on.
    """
    python, qt = sys.version_info[:2], tuple(map(int, PySide6.__version__.split(".")[:2]))
    check_versions(python, qt)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_application()
    check_references(python, qt)
    application = Application(app, settings=SettingsStore(kept=not safe), safe=safe)
    application.take_exceptions()
    for path in paths:
        application.open_window(path=path)
    if not paths:
        application.open_window(sample=sample)
    QTimer.singleShot(0, application, application.look_back)
    try:
        return app.exec()
    finally:
        application.end()


def make_application() -> QApplication:
    """The QApplication, with the names by which the desktop knows it."""
    QCoreApplication.setApplicationName(APP_NAME)
    # By argument, not by setStyle(): that one answers a QStyle, whose Python class takes 10 ms.
    app = QApplication([APP_NAME, "-style", _BASE_STYLE])
    app.setApplicationDisplayName(tr("Journeyboard"))
    app.setDesktopFileName(APP_NAME)
    return app


def log_path() -> Path:
    """Where the program logs what went wrong."""
    return platformdirs.user_log_path(APP_NAME, appauthor=False) / "journeyboard.log"


def log_to_file() -> None:
    """Keep warnings and errors in a file; without one, on standard error as usual."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings sockets along

    from designer.trouble.hooks import DiscreetFormatter  # noqa: PLC0415
    from model import disk  # noqa: PLC0415

    path = log_path()
    try:
        disk.make_folder(path.parent, private=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError as error:
        _log.warning("no log file: %s", error)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _qt_dialogs(window: QWidget) -> Dialogs:
    from designer.dialogs.file_dialogs import QtDialogs  # noqa: PLC0415 - when first asked

    return QtDialogs(window)
