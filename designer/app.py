"""The composition root: makes settings, theme and windows, and runs the event loop."""
# ruff: noqa: E402

from __future__ import annotations

import gc

# What is imported at the start stays until the end. Looking through it for garbage over and over
# takes a tenth of the start; open_window() has it looked for again, once a window stands.
gc.disable()

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import platformdirs
import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from designer.places import Places, own_places
from designer.services import Services
from designer.settings import APP_NAME, SettingsStore
from designer.style.applying import InterfaceStyle
from designer.window.main_window import MainWindow
from model.errors import JourneyboardError
from resources.words import tr

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.dialogs.protocol import Dialogs

_log = logging.getLogger(__name__)
_LOG_BYTES, _LOG_FILES = 500_000, 3
_BASE_STYLE = "Fusion"
_BAD_QT, _GOOD_PYTHON = (6, 12), (3, 12)


class Application(QObject):
    """The windows of the program and what they share. One per process, made by :func:`main`."""

    _broke = Signal(str)

    def __init__(
        self,
        app: QApplication,
        *,
        settings: SettingsStore | None = None,
        places: Places | None = None,
        dialogs: Callable[[QWidget], Dialogs] | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self.settings = settings or SettingsStore()
        self.style = InterfaceStyle(app, self.settings)
        self.windows: list[MainWindow] = []
        self._services = Services(
            settings=self.settings,
            places=places or own_places(),
            style=self.style,
            dialogs=dialogs or _qt_dialogs,
            new_window=self._new_window,
            open_file=self._open_file,
            quit=self.quit,
        )
        self._broke.connect(self._tell_broken, Qt.ConnectionType.QueuedConnection)

    def open_window(self, *, path: Path | None = None, sample: bool = False) -> MainWindow:
        """A window on a map, on the sample, or on its start page; shown."""
        window = MainWindow(None, self._services)
        self.windows.append(window)
        window.destroyed.connect(lambda: self._forget(window))
        if sample:
            window.files.open_sample()
        elif path is not None:
            window.files.open(path)
        window.show()
        QTimer.singleShot(0, self, _collect_garbage)
        return window

    def quit(self) -> None:
        """Close all windows; one that is not left keeps the program open."""
        for window in list(self.windows):
            if not window.close():
                return

    def take_exceptions(self) -> None:
        """From now on an error in the program is logged and told in a sentence; the map stays."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _new_window(self) -> None:
        self.open_window()

    def _open_file(self, path: Path) -> None:
        self.open_window(path=path)

    def _forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        if isinstance(error, JourneyboardError):
            sentence = str(error)
        else:
            _log.error("unexpected error", exc_info=(kind, error, trace))
            sentence = tr(
                "Something went wrong in the program. The map is as it was; save it under another "
                "name to be safe. What happened was logged in {path}.",
                path=log_path(),
            )
        # It may come from any thread; the notice stands in that of the windows.
        self._broke.emit(sentence)

    def _tell_broken(self, sentence: str) -> None:
        from widgets.message_bar import Notice, Tone  # noqa: PLC0415 - not needed to start

        active = self._app.activeWindow()
        window = active if isinstance(active, MainWindow) else None
        window = window or (self.windows[-1] if self.windows else None)
        if window is not None:
            window.show_notice(Notice(sentence, Tone.ERROR, key="broken"))


def main(paths: list[Path], *, sample: bool = False) -> int:
    """Open the designer on maps, on the sample, or on its start page; answers the exit code.

    Raises:
        JourneyboardError: this Python and this Qt do not get on.
    """
    check_versions(sys.version_info[:2], tuple(map(int, PySide6.__version__.split(".")[:2])))
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_application()
    application = Application(app)
    application.take_exceptions()
    QTimer.singleShot(0, app, log_to_file)
    for path in paths:
        application.open_window(path=path)
    if not paths:
        application.open_window(sample=sample)
    return app.exec()


def _collect_garbage() -> None:
    """From now on look for garbage again, but not in what was there from the start."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def make_application() -> QApplication:
    """The QApplication, with the names by which the desktop knows it."""
    QCoreApplication.setApplicationName(APP_NAME)
    # By argument, not by setStyle(): that one answers a QStyle, whose Python class takes 10 ms.
    app = QApplication([APP_NAME, "-style", _BASE_STYLE])
    app.setApplicationDisplayName(tr("Journeyboard"))
    app.setDesktopFileName(APP_NAME)
    return app


def check_versions(python: tuple[int, ...], qt: tuple[int, ...]) -> None:
    """Refuse the pair that dies after a few thousand calls, losing what was not saved.

    Raises:
        JourneyboardError: it is that pair; the sentence says what to install.
    """
    if qt >= _BAD_QT and python < _GOOD_PYTHON:
        raise JourneyboardError(
            tr(
                "PySide6 {qt} crashes on Python {python}: install PySide6-Essentials 6.11, or use "
                "Python 3.12 or newer.",
                qt=".".join(map(str, qt)),
                python=".".join(map(str, python)),
            )
        )


def log_path() -> Path:
    """Where the program logs what went wrong."""
    return platformdirs.user_log_path(APP_NAME, appauthor=False) / "journeyboard.log"


def log_to_file() -> None:
    """Keep warnings and errors in a file; without one, on standard error as usual."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings sockets along

    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError as error:
        _log.warning("no log file: %s", error)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _qt_dialogs(window: QWidget) -> Dialogs:
    from designer.dialogs.file_dialogs import QtDialogs  # noqa: PLC0415 - when first asked

    return QtDialogs(window)
