"""The one that is killed: the real application, which tells each edit once it is made.

Every deed goes the way a person's would: through the window's actions, through keys, or through
the session as all gestures do. After each one the event loop has turned once, and a line says what
the map is now. The line is the acknowledgement: from then on the edit must never be lost.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app import Application, make_application
from designer.places import Places
from designer.recovery.row import Wish
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.edits import add_card, add_lane, edit, remove
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from model.samples import samples
from model.storage import revision
from tests.gui.shell.faces import FakeDialogs

STARTS = ("template", "sample", "file", "imported")
_WORDS = ("waits", "Kasse", "queue", "היי", "東京", "“quoted”", "naïve\nline", "=1+1", "🙂")
_KEY_MS = 12
_LONGEST_WAIT_S = 600
"""Longer than the driver lets anybody live: a slow machine is no failure."""


@dataclass(frozen=True, slots=True)
class Case:
    """One life: where its files are, how the map comes about, and the dice."""

    home: Path
    seed: int
    start: str
    safe: bool = False
    again: bool = False
    """Started after a kill: what was not saved is restored before anything else is done."""


def places(case: Case) -> Places:
    """The program's own folders in this life."""
    return Places.within(case.home / "data")


class Victim:
    """A window on a map, and what is done to it until the kill."""

    def __init__(self, case: Case, descriptor: int) -> None:
        self.case = case
        self.dice = random.Random(case.seed)
        self._descriptor = descriptor
        self.app: QApplication = make_application()
        dialogs = FakeDialogs()
        dialogs.path = case.home / "saved.journey"
        self.program = Application(
            self.app,
            settings=SettingsStore(case.home / "settings.json"),
            places=places(case),
            dialogs=lambda _window: dialogs,
            safe=case.safe,
        )
        window = self._restored() if case.again else None
        self.window = window or self._opened()
        self.settle()
        self.tell("restored" if window is not None else "open", note=self._note())

    def live(self) -> None:
        """Do one thing after another until the kill comes."""
        while True:
            deed = self.dice.choices([one for one, _ in _DEEDS], [weight for _, weight in _DEEDS])[
                0
            ]
            deed(self)

    def tell(self, what: str, **more: Any) -> None:
        """Acknowledge: what is said here has happened and must survive."""
        line = {"what": what, "revision": revision(self.window.bench.session.document), **more}
        os.write(self._descriptor, (json.dumps(line) + "\n").encode())

    def settle(self) -> None:
        """Let the event loop turn."""
        self.app.processEvents()

    def word(self) -> str:
        """Something to write, never twice the same."""
        return f"{self.dice.choice(_WORDS)} {self.dice.randrange(10**9)}"

    def place(self) -> CellPlace:
        """Any cell of a lane that takes cards."""
        self._lane_to_write_in()
        document = self.window.bench.session.document
        lanes = [lane.id for lane in document.lanes.values() if lane.kind is LaneKind.PAIN_POINTS]
        lane = self.dice.choice(sorted(lanes))
        return CellPlace(lane, self.dice.choice(sorted(document.steps)))

    def _opened(self) -> MainWindow:
        match self.case.start:
            case "template":
                window = self.program.open_window()
                window.files.start_from("purchase")
            case "sample":
                window = self.program.open_window(sample=True)
            case "file":
                path = self.case.home / "opened.journey"
                if not path.exists():
                    path.write_bytes(samples()[-1].path.read_bytes())
                window = self.program.open_window(path=path)
            case _:
                path = self.case.home / "day.mmd"
                path.write_text("journey\n title Day\n section A\n  Wake up: 3: Me\n  Go: 5: Me\n")
                window = self.program.open_window(path=path)
        return window

    def _restored(self) -> MainWindow | None:
        """The first of the maps that are offered, brought back by its button."""
        window = self.program.open_window()
        self.program.recover(asked=False)
        recovery = self.program.recovery
        assert recovery is not None
        self._until(lambda: not recovery.busy)
        bar = recovery.bar
        if bar is None:
            window.close()
            return None
        bar.rows()[0].buttons[Wish.RESTORE].click()
        self._until(lambda: any(one.has_map for one in self.program.windows))
        restored = next(one for one in self.program.windows if one.has_map)
        self._walk_history(restored)
        return restored

    def _walk_history(self, window: MainWindow) -> None:
        """Undo to the beginning and redo to the end lead to the very same map."""
        session = window.bench.session
        stack, before = session.undo_stack, revision(session.document)
        at = stack.index()
        stack.setIndex(0)
        stack.setIndex(stack.count())
        stack.setIndex(at)
        assert revision(session.document) == before, "the history does not lead back"

    def _note(self) -> str:
        return self.window.bench.capture.waiting

    def _until(self, come: Callable[[], bool]) -> None:
        until = time.monotonic() + _LONGEST_WAIT_S
        while not come():
            assert time.monotonic() < until, "it never came"
            self.settle()
            time.sleep(0.002)

    def _lane_to_write_in(self) -> None:
        """Not every map has a lane for cards, and an undo may take it away again."""
        session = self.window.bench.session
        if all(lane.kind is not LaneKind.PAIN_POINTS for lane in session.document.lanes.values()):
            session.push(add_lane(session.document, kind=LaneKind.PAIN_POINTS))
            self.settle()
            self.tell("lane")


Deed = Callable[[Victim], None]


def _add(victim: Victim) -> None:
    session = victim.window.bench.session
    for _ in range(victim.dice.choice((1, 1, 1, 8))):
        place, text = victim.place(), victim.word()
        session.push(add_card(session.document, place, kind=CardKind.PAIN_POINT, text=text))
        victim.settle()
        victim.tell("add")


def _rewrite(victim: Victim) -> None:
    session = victim.window.bench.session
    cards = sorted(session.document.cards)
    if not cards:
        return
    session.push(edit(session.document, victim.dice.choice(cards), text=victim.word()))
    victim.settle()
    victim.tell("rewrite")


def _remove(victim: Victim) -> None:
    session = victim.window.bench.session
    cards = sorted(session.document.cards)
    if len(cards) > 3:
        session.push(remove(session.document, victim.dice.sample(cards, 2)))
        victim.settle()
        victim.tell("remove")


def _retitle(victim: Victim) -> None:
    session = victim.window.bench.session
    session.push(edit(session.document, "map", title=victim.word().replace("\n", " ")))
    victim.settle()
    victim.tell("title")


def _undo(victim: Victim) -> None:
    for _ in range(victim.dice.randint(1, 3)):
        victim.window.actions_by_id["edit.undo"].trigger()
        victim.settle()
        victim.tell("undo")


def _redo(victim: Victim) -> None:
    victim.window.actions_by_id["edit.redo"].trigger()
    victim.settle()
    victim.tell("redo")


def _type(victim: Victim) -> None:
    """A new card typed letter by letter, where it stands."""
    canvas = victim.window.bench.canvas
    before = set(canvas.document.cards)
    if not canvas.editing.open_new(victim.place(), insert=""):
        return
    victim.settle()
    editor, typed = canvas.editing.editor, ""
    for letter in f"typed{victim.dice.randrange(10**6)}":
        if editor is None or canvas.editing.editor is not editor:
            return
        QTest.keyClicks(editor, letter)
        typed += letter
        at = _awake_at(victim)
        new = sorted(set(canvas.document.cards) - before)
        victim.tell("typing", card=new, typed=typed, at=at)
    canvas.commit_editor()
    victim.settle()
    victim.tell("typed")


def _quick_line(victim: Victim) -> None:
    """A note begun in the line below the map, and then put on it."""
    capture = victim.window.bench.capture
    if capture.isHidden():
        capture.open()
        victim.settle()
    typed = ""
    for letter in f"note{victim.dice.randrange(10**6)}":
        QTest.keyClicks(capture.field, letter)
        typed += letter
        victim.tell("line", typed=typed, at=_awake_at(victim))
    QTest.keyClick(capture.field, Qt.Key.Key_Return)
    victim.settle()
    victim.tell("noted")


def _save(victim: Victim) -> None:
    victim.tell("saving")
    session = victim.window.bench.session
    path = session.path or victim.case.home / "saved.journey"
    if victim.window.files.saving.write(session, path):
        victim.tell("saved", path=str(path))


def _rest(victim: Victim) -> None:
    _let_pass(victim, victim.dice.choice((5, 60, 150)))


def _awake_at(victim: Victim) -> float:
    """A moment after a key at which the program was awake, so that what was due then was done.

    The system may stop the whole program for longer than text may wait; nobody types meanwhile.
    """
    _let_pass(victim, _KEY_MS)
    at = time.monotonic()
    victim.settle()
    return at


def _let_pass(victim: Victim, milliseconds: int) -> None:
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        victim.settle()
        time.sleep(0.002)


_DEEDS: tuple[tuple[Deed, int], ...] = (
    (_add, 8),
    (_rewrite, 5),
    (_remove, 2),
    (_retitle, 2),
    (_undo, 4),
    (_redo, 3),
    (_type, 3),
    (_quick_line, 1),
    (_save, 2),
    (_rest, 2),
)
