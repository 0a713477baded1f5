"""Where the pictures are taken: a window that stands still, and a robot before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PIL import Image
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from designer.app import Application
from designer.canvas.view import CanvasView
from designer.demo import close_unsaved
from designer.window.main_window import MainWindow
from model.layout.geometry import Point
from tests.helpers.robot import NONE, Robot, record_id, settle

_SETTLE_MS = 400
"""Longer than any timer that shows something a moment later."""
_MOST_WAITS = 100
_COLOURS, _NEAREST = 160, 36

Colour: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: how it is called, how large it is, how it looks, and how to get there.

    ``size`` is that of the window in its own pixels. ``scene`` brings a fresh window on its start
    page to what is shown, and answers what to picture when that is not the window. ``scale`` is
    the scale of the screen; another one than 1 takes a process of its own.
    """

    name: str
    scene: Callable[[Studio], QWidget | None]
    size: tuple[int, int] = (1280, 800)
    theme: str = "light"
    scale: float = 1.0


class Studio:
    """A window with a person before it."""

    def __init__(self, application: Application, size: tuple[int, int]) -> None:
        self.program = application
        self.window: MainWindow = application.open_window()
        self.window.resize(*size)
        self.window.activateWindow()
        self.wait()

    # --- what is on it ---------------------------------------------------------------------

    def open_sample(self) -> None:
        """Open the sample map."""
        self.window.files.open_sample()
        self.wait()

    def open_template(self, template_id: str) -> None:
        """Begin a map from a template."""
        self.window.files.start_from(template_id)
        self.wait()

    @property
    def canvas(self) -> CanvasView:
        """The canvas of the map that is open."""
        return self.window.bench.canvas

    @property
    def robot(self) -> Robot:
        """Mouse and keyboard of the canvas."""
        return Robot(self.canvas)

    # --- what a person does ----------------------------------------------------------------

    def do(self, action_id: str) -> None:
        """A command of the action table."""
        self.window.actions_by_id[action_id].trigger()
        self.wait()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, wherever the keyboard is."""
        QTest.keyClick(self._focus(), key, modifiers)
        settle()

    def type(self, text: str) -> None:
        """Type a text, wherever the keyboard is."""
        for character in text:
            QTest.keyClicks(self._focus(), character)
        settle()

    def look_at_lane(self, name: str, zoom: float, *, x: float = -12.0, above: float = 0.0) -> None:
        """Have a lane below the stages, so much room above it, the sheet from ``x`` on."""
        box = self.canvas.result.lane(record_id(self.canvas, "lanes", name))
        strip = self.canvas.window_state().strips.band
        if box is None or strip is None:
            raise LookupError(name)
        self.look_from(x, box.y - strip.height - above, zoom)

    def look_from(self, x: float, y: float, zoom: float) -> None:
        """Put a point of the sheet into the corner of the canvas."""
        port = self.canvas.viewport().size()
        middle = Point(x + port.width() / 2 / zoom, y + port.height() / 2 / zoom)
        self.canvas.camera.look_from(middle, zoom)
        self.canvas.zoomed()
        self.wait()

    def wait(self) -> None:
        """Let timers run that show something a moment later."""
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < _SETTLE_MS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        # Waiting for a turn of the event loop is not enough to be rid of what is on its way out.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Let what goes on in other threads come to its end."""
        for _ in range(_MOST_WAITS):
            if done():
                return
            self.wait()
        raise TimeoutError

    # --- the picture -----------------------------------------------------------------------

    def take(self, shot: Shot, folder: Path) -> Path:
        """Bring the window there, and picture it."""
        shown = shot.scene(self) or self.window
        self.wait()
        path = folder / f"{shot.name}.png"
        picture = _with_menus(shown)
        if not picture.save(str(path)):
            raise OSError(path)
        _make_small(path)
        if shown is not self.window:
            shown.close()
        return path

    def leave(self) -> None:
        """Close the window; what was done to its map is nobody's."""
        for menu in _menus():
            menu.close()
        if self.window.has_map:
            self.window.bench.commit_editors()
            if self.window.files.note_waiting():
                self.window.files.take_note()
            self.window.bench.session.mark_saved()
        close_unsaved(self.window)
        self.wait()

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        if widget is None:
            raise LookupError("nothing has the keyboard")
        return widget


def _menus() -> list[QMenu]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, QMenu) and top.isVisible()]


def _with_menus(shown: QWidget) -> QPixmap:
    """What is seen of a window, with the menus that stand open over it."""
    picture = shown.grab()
    painter = QPainter(picture)
    origin = shown.mapToGlobal(QPoint(0, 0))
    for menu in _menus():
        painter.drawPixmap(menu.pos() - origin, menu.grab())
    painter.end()
    return picture


def _make_small(path: Path) -> None:
    """Write a picture again with a table of colours, a fourth of the size."""
    with Image.open(path) as opened:
        whole = opened.convert("RGB")
    counted = whole.getcolors(whole.width * whole.height) or []
    there = [_parts(colour) for _, colour in sorted(counted, reverse=True)]
    table = _table(there)
    place = {colour: at for at, colour in enumerate(table)}
    for colour in there:
        if colour not in place:
            place[colour] = min(range(len(table)), key=lambda at: _apart(table[at], colour))
    few = Image.frombytes("P", whole.size, bytes(map(place.__getitem__, whole.getdata())))
    few.putpalette([part for colour in table for part in colour])
    few.save(path, optimize=True)


def _table(there: Sequence[Colour]) -> list[Colour]:
    """Those there is most of, exact, and none that is hardly another one.

    Tables made by an average wash out the small icons, whose colours say what a thing is.
    """
    chosen: list[Colour] = []
    for colour in there:
        if all(_apart(colour, other) >= _NEAREST for other in chosen):
            chosen.append(colour)
        if len(chosen) == _COLOURS:
            break
    return chosen


def _parts(colour: object) -> Colour:
    if not isinstance(colour, tuple):
        raise TypeError(colour)
    red, green, blue = colour
    return red, green, blue


def _apart(one: Colour, other: Colour) -> int:
    """How far two colours are apart; another hue is farther than another brightness."""
    red, green, blue = (part - its for part, its in zip(one, other, strict=True))
    return abs(red) + abs(green) + abs(blue) + 2 * (abs(red - green) + abs(blue - green))
