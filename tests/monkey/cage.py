"""The cage: a real window on a map, and everything that must not happen while it is worked."""

from __future__ import annotations

import gc
import logging
import random
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.app import Application, make_application
from designer.canvas.view import CanvasView
from designer.dialogs.protocol import Unsaved
from designer.document.session import DocumentSession
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.result import LayoutResult
from model.rules import problems
from model.storage import dumps, loads
from tests.gui.shell.faces import FakeDialogs
from tests.layout.reading import boxes_of, lines_of

WINDOW = (1280, 800)
# Qt's offscreen platform says this of every window; it is about the platform, not about us.
_PLATFORM_SAYS = "This plugin does not support"


class Cage:
    """One window, and the list of what went wrong in it."""

    def __init__(self, document: JourneyMap, folder: Path) -> None:
        app = QApplication.instance()
        self.app = app if isinstance(app, QApplication) else make_application()
        self.dialogs = FakeDialogs()
        self.dialogs.unsaved_answer = Unsaved.CANCEL
        settings = SettingsStore(folder / "settings.json")
        self._program = Application(
            self.app, settings=settings, dialogs=lambda _window: self.dialogs
        )
        self._program.style.choose("light")
        self.start = document
        self.troubles: list[str] = []
        self.touch_screen = QTest.createTouchDevice()
        self.window: MainWindow = self._program.open_window()
        self.window.resize(*WINDOW)
        self.window.show_session(DocumentSession(document))
        self.settle()

    @property
    def canvas(self) -> CanvasView:
        """The canvas of the open map."""
        return self.window.bench.canvas

    @property
    def session(self) -> DocumentSession:
        """The open map."""
        return self.window.bench.session

    @property
    def handle(self) -> QWindow:
        """The window the mouse is over; Qt itself hands it on to a menu that is open."""
        return self.window.windowHandle()

    @property
    def key_target(self) -> QWidget | QWindow:
        """What has the keyboard: an open menu, else the window, which hands keys on."""
        return self.app.activePopupWidget() or self.handle

    def settle(self) -> None:
        """Let the program do what it has put off."""
        for _ in range(3):
            self.app.processEvents()
        # As a running event loop does and processEvents() alone does not.
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def check(self, *, thoroughly: bool = False) -> None:
        """Note what is no longer sound."""
        self.troubles += [f"broken rule: {problem}" for problem in problems(self.session.document)]
        if self.window.bench.canvas.session is not self.session:
            self.troubles.append("the canvas shows another map than the one that is open")
        if thoroughly:
            result = self.canvas.result
            first = layout_map(self.session.document, result.options)
            if boxes_of(result) != boxes_of(first) or _drawn(result) != _drawn(first):
                self.troubles.append("the layout differs from a first layout of the same map")

    def unwind(self) -> None:
        """Undo everything, and make it all again: both must come out exactly."""
        self.window.bench.commit_editors()
        self.canvas.clear_selection()
        self.settle()
        end = self.session.document
        stack = self.session.undo_stack
        done = stack.index()  # what was undone and not made again is not a part of the end
        while stack.canUndo():
            stack.undo()
        if self.session.document != self.start:
            self.troubles.append("undoing everything does not lead back to the first map")
        while stack.index() < done:
            stack.redo()
        if self.session.document != end:
            self.troubles.append("redoing everything does not lead to the last map")
        if loads(dumps(end, map_id="monkey", parents=())).document != end:
            self.troubles.append("the map is another one after saving and loading")
        self.settle()

    def close(self) -> None:
        """Close the window without questions."""
        self.dialogs.unsaved_answer = Unsaved.DISCARD
        popup = self.app.activePopupWidget()
        if popup is not None:
            popup.close()
        self.app.clipboard().clear()
        self._program.quit()
        self.settle()
        self._program.deleteLater()
        self.settle()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note each exception, Qt warning and logged warning that comes meanwhile."""
        hook = sys.excepthook
        handler = _Listener(self.troubles)
        logging.getLogger().addHandler(handler)
        before = qInstallMessageHandler(self._on_qt_message)
        sys.excepthook = self._on_exception
        try:
            yield
        finally:
            sys.excepthook = hook
            qInstallMessageHandler(before)
            logging.getLogger().removeHandler(handler)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.troubles.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_PLATFORM_SAYS):
            self.troubles.append(f"Qt: {text}")


def _drawn(result: LayoutResult) -> list[str]:
    return lines_of(result.display())


class _Listener(logging.Handler):
    def __init__(self, troubles: list[str]) -> None:
        super().__init__(level=logging.WARNING)
        self._troubles = troubles

    def emit(self, record: logging.LogRecord) -> None:
        self._troubles.append(f"{record.name}: {record.getMessage()}")


@contextmanager
def repeatable_ids(seed: int) -> Iterator[None]:
    """Ids drawn from the seed, so that the same seed makes the same map again."""
    dice = random.Random(seed)  # noqa: S311 - names, not secrets
    honest = secrets.choice
    secrets.choice = dice.choice
    try:
        yield
    finally:
        secrets.choice = honest


@contextmanager
def collected_between() -> Iterator[None]:
    """Python's garbage is collected as it is in the program: not in what was there before."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def wait_shown(cage: Cage) -> None:
    """Until the window is on the (offscreen) screen."""
    QTest.qWaitForWindowExposed(cage.window)
