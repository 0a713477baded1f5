"""Every action of the table, from the canvas and from the outline: what differs between them.

What is selected is selected with the keyboard in the outline; the action is called by its keys.
One window and one session serve many actions: each begins where all was undone again, which is
checked too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from designer.actions.spec import ActionSpec
from designer.actions.table import ACTIONS
from designer.canvas.selection import Selection
from designer.document.session import DocumentSession
from designer.outline.keys import Key, Kind
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.ids import Id
from model.kinds import ActionType, CardKind, EvidenceKind, LaneKind
from model.records import MAP_ID, Action, Card, Evidence, Lane, Persona, Step, evolve
from tests.gui.canvas.conftest import small_map
from tests.helpers.outline import OutlineRobot
from tests.helpers.robot import settle

# They end the window, or make another one that has its own outline.
ENDING = {"file.close", "file.quit", "file.window"}
# They put another map, or the start page, in the place of this one.
LEAVING = {"file.new", "file.open", "file.sample", "file.import"}
# Not about what is on the map, but about files, panes, the picture on screen, and help: for them
# it is enough that the outline leaves them to be done. Each prefix with its reason.
NOT_CONTENT = {
    "file.": "writes or shows the map as it is",
    "lens.": "what is dimmed, and where",
    "view.": "how the window or the canvas looks",
    "help.": "tells about the program",
    "capture.codes": "shows or hides a hint",
    "map.details": "opens the inspector",
}


@dataclass(frozen=True)
class Target:
    """Something to select: by rows of the outline, and the same on the canvas."""

    keys: tuple[Key, ...]
    chosen: Selection


def _records(kind: Kind, *ids: Id) -> Target:
    return Target(tuple(Key(kind, one) for one in ids), Selection.of(ids))


_TARGETS: dict[str, tuple[Target, ...]] = {
    "card": (
        _records(Kind.CARD, "c2"),
        _records(Kind.CARD, "c2", "c3"),
        _records(Kind.CARD, "c2", "c3", "c4"),
    ),
    "marker": (_records(Kind.MARKER, "m2"),),
    "connector": (_records(Kind.CONNECTOR, "x1"),),
    "stage": (_records(Kind.STAGE, "s1"), _records(Kind.STAGE, "s1", "s2")),
    "step": (_records(Kind.STEP, "t2"), _records(Kind.STEP, "t1", "t2")),
    "lane": (_records(Kind.LANE, "feel"),),
    "persona": (_records(Kind.PERSONA, "p1"),),
    "parking": (_records(Kind.CARD, "c9"),),
    "cell": (Target((Key(Kind.CELL, "t1", "pain"),), Selection.at("pain", "t1")),),
    "sheet": (Target((), Selection()),),
}


def walked_map() -> JourneyMap:
    """A map on which every action finds something to do."""
    records = {record.id: record for record in small_map().records()}
    for step_id in ("t1", "t2", "t3"):
        step = records[step_id]
        assert isinstance(step, Step)
        records[step_id] = evolve(step, width=180.0)
    for card_id, votes in (("c1", 1), ("c2", 5)):
        card = records[card_id]
        assert isinstance(card, Card)
        records[card_id] = evolve(card, votes=votes, tags=("urgent",), persona_ids=("p1",))
    more = [
        Card(id="c9", kind=CardKind.NOTE, order="B", text="Parked"),
        Card(id="c8", kind=CardKind.NOTE, order="C", text="Parked"),
        Lane(id="notes", order="E", kind=LaneKind.FREE_TEXT, height=90.0),
        Persona(id="p9", order="D", name="Kim"),
        Evidence(id="e1", kind=EvidenceKind.SURVEY, title="Poll"),
        Action(id="a1", order="B", title="Fix", type=ActionType.OTHER),
    ]
    return JourneyMap.of([*records.values(), *more])


def reason(spec: ActionSpec) -> str:
    return next((why for prefix, why in NOT_CONTENT.items() if spec.id.startswith(prefix)), "")


def _plain(document: JourneyMap, known: JourneyMap) -> list[str]:
    """The records as text, those that are new without their ids."""
    ids = {record.id for record in known.records()}
    found = [record.model_dump_json() for record in document.records()]
    new = [record.id for record in document.records() if record.id not in ids]
    if not new:
        return sorted(found)
    any_new = re.compile("|".join(map(re.escape, new)))
    return sorted(any_new.sub("new", line) for line in found)


def call(spec: ActionSpec, window: MainWindow, target: QWidget) -> None:
    """Press the action's keys where the keyboard is; without keys it is called from a menu.

    Control and Alt together are AltGr for a played keyboard, which gives them a letter: so is that.
    """
    if spec.shortcuts and "Ctrl+Alt" not in spec.shortcuts[0]:
        QTest.keySequence(target, QKeySequence(spec.shortcuts[0]))
    else:
        window.actions_by_id[spec.id].trigger()
    settle()


def finish(window: MainWindow) -> None:
    """Type a text where a field waits for one, and close what was opened."""
    bench = window.bench
    fields = (bench.canvas.editing.editor, bench.outline.view.field)
    for field in fields:
        if field is not None and field.isVisible():
            QTest.keyClicks(field, "Zed")
    bench.commit_editors()
    for popup in window.findChildren(QMenu):
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    if window.full_screen:
        window.switch_full_screen()
    settle()


def begin(spec: ActionSpec, window: MainWindow) -> None:
    """Bring the map back to where the walk began, and do what the action needs to have been done.

    Everything is undone; what cannot be brought back so, as what was never a step, is opened anew.
    """
    session = window.bench.session
    session.undo_stack.setIndex(0)
    start = walked_map()
    if session.document != start:
        window.show_session(DocumentSession(start))
        session = window.bench.session
    session.undo_stack.clear()
    window.bench.canvas.clear_selection()
    window.activateWindow()
    if spec.id in ("edit.undo", "edit.redo"):
        session.push(edit(session.document, MAP_ID, title="Another"))
    if spec.id == "edit.redo":
        session.undo_stack.undo()
    if spec.id == "structure.expand-all":
        session.push(edit(session.document, "notes", collapsed=True))
    if spec.id == "lens.clear":
        window.bench.canvas.choose(Selection.of(["c2"]))
        window.actions_by_id.refresh()
        window.actions_by_id["lens.kinds"].trigger()
    QGuiApplication.clipboard().setText("Pasted one\nPasted two")
    settle()


def ready(spec: ActionSpec, window: MainWindow) -> bool:
    """Whether the action can be called now."""
    window.actions_by_id.refresh()
    return window.actions_by_id[spec.id].isEnabled()


class Walk:
    """One window, and what of its map enables which action."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def differing(self, menu: str) -> dict[str, str]:
        """What differs between canvas and outline, by the actions of one menu; empty: nothing."""
        mine = [spec for spec in ACTIONS if spec.menu.split("/")[0] == menu]
        walked = [spec for spec in mine if not reason(spec) and spec.id not in ENDING]
        return {spec.id: found for spec in walked if (found := self._compared(spec))}

    def _compared(self, spec: ActionSpec) -> str:
        window = self.window
        begin(spec, window)
        target = self._fitting(spec)
        if target is None:
            return "no selection enables it"
        window.bench.canvas.setFocus()
        call(spec, window, window.bench.canvas)
        finish(window)
        wanted = self._outcome()

        begin(spec, window)
        robot = OutlineRobot(window)
        for place, key in enumerate(target.keys):
            robot.go_to(key) if place == 0 else robot.add(key)
        if not target.keys:  # nothing selected: Esc goes to the map, and there lets go
            robot.press(Qt.Key.Key_Escape)
            robot.press(Qt.Key.Key_Escape)
            robot.view.setFocus()  # not by key, which would take the row one left
        if window.bench.canvas.chosen != target.chosen:
            return f"selected {window.bench.canvas.chosen} instead of {target.chosen}"
        if not ready(spec, window):
            return "not enabled"
        call(spec, window, robot.view)
        finish(window)
        found = self._outcome()
        if found == wanted:
            return ""
        changed = set(found[0]) ^ set(wanted[0])
        return f"selection and steps {found[1:]} for {wanted[1:]}; {sorted(changed)[:4]}"

    def _fitting(self, spec: ActionSpec) -> Target | None:
        """The first thing of the map, of those whose menus offer the action, that enables it."""
        for context in [*spec.context, "sheet", "card", "stage", "lane", "cell"]:
            for target in _TARGETS[context]:
                self.window.bench.canvas.choose(target.chosen)
                if ready(spec, self.window):
                    return target
        return None

    def _outcome(self) -> tuple[list[str], int, int]:
        bench = self.window.bench
        steps = bench.session.undo_stack.index()
        return _plain(bench.session.document, walked_map()), len(bench.selection), steps
