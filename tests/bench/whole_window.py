"""The same gestures in the whole window: panes, bars and actions listen to every edit."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app import Application
from designer.canvas.selection import Selection
from designer.canvas.view import CanvasView
from designer.document.session import DocumentSession
from designer.places import Places
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.kinds import LaneKind
from model.queries import lanes_in_order, steps_in_order
from tests.bench.clock import once
from tests.bench.gestures import (
    SIZES,
    WINDOW,
    Times,
    drag_steps,
    keystrokes,
    look_at_first_card,
    say_growth,
    say_times,
    settle,
)
from tests.bench.maps import synthetic
from tests.gui.shell.faces import FakeDialogs

_NOTES = 24


def bench_window() -> None:
    """Letters, whole notes and drag steps in the whole window, with palette and with outline."""
    measures: tuple[tuple[str, Callable[[CanvasView], Times]], ...] = (
        ("keystroke to repaint, whole window", _letters),
        ("note to repaint, whole window", _notes),
        ("drag step to repaint, whole window", drag_steps),
    )
    for outline in (False, True):
        medians: dict[str, dict[int, float]] = {}
        for cards in SIZES:
            with window_of(cards, outline=outline) as window:
                for name, measure in measures:
                    full = f"{name} and outline" if outline else name
                    times = measure(window.bench.canvas)
                    medians.setdefault(full, {})[cards] = say_times(full, cards, times)
                    window.bench.commit_editors()
                    settle()
        for full, found in medians.items():
            say_growth(full, found)


def _letters(view: CanvasView) -> Times:
    look_at_first_card(view)
    view.setFocus()
    return keystrokes(view)


def _notes(view: CanvasView) -> Times:
    """Each a letter and the key that ends it: the card comes to the map, the next one begins."""
    lane = next(lane for lane in lanes_in_order(view.document) if lane.kind is LaneKind.TOUCHPOINTS)
    view.choose(Selection.at(lane.id, steps_in_order(view.document)[0].id))
    view.setFocus()
    settle()

    def note() -> None:
        QTest.keyClick(view.editing.editor or view, "a")  # type: ignore[call-overload]
        QTest.keyClick(view.editing.editor or view, Qt.Key.Key_Return)
        settle()

    for _ in range(4):
        note()
    return Times(tuple(once(note) for _ in range(_NOTES)))


@contextmanager
def window_of(
    cards: int, *, outline: bool, document: JourneyMap | None = None
) -> Iterator[MainWindow]:
    """A window on a map of so many cards, or on this one, with everything in it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        program = Application(
            app,
            settings=SettingsStore(Path(folder) / "settings.json"),
            places=Places.within(Path(folder) / "own"),
            dialogs=lambda _window: FakeDialogs(),
        )
        program.style.choose("light")
        window = program.open_window()
        window.resize(*WINDOW)
        window.show_session(DocumentSession(document or synthetic(cards)))
        settle()
        if not window.has_map:  # an error in what is called back is told above, and goes on here
            message = "the window did not show the map"
            raise RuntimeError(message)
        if outline:
            window.bench.switch_outline()
        window.bench.canvas.zoom_reset()
        settle()
        gc.collect()
        gc.freeze()
        yield window
        gc.unfreeze()
        window.bench.commit_editors()
        window.bench.session.mark_saved()
        program.quit()
        window.deleteLater()
        program.deleteLater()
        settle()
