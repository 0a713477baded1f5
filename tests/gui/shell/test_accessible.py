"""Names and roles as a screen reader gets them from Qt, ways of F6, and what is announced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView, QScrollArea, QWidget

from designer.dialogs.export.page_view import PageView
from designer.dialogs.shortcuts import ShortcutsDialog
from designer.outline.keys import Key, Kind
from designer.window.main_window import MainWindow
from designer.window.tab_order import tab_stops
from model.document import JourneyMap
from model.kinds import CardKind
from model.queries import stages_in_order, steps_of
from tests.helpers.outline import OutlineRobot
from tests.helpers.robot import Robot, settle
from widgets.message_bar import Notice, Tone

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

NAME = QAccessible.Text.Name
_VAGUE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}


# --- names and roles --------------------------------------------------------------------------


def _reachable(top: QWidget) -> Iterator[QWidget]:
    """What Tab stops at now; a list that drops down belongs to its box."""
    for widget in [top, *top.findChildren(QWidget)]:
        dropped = isinstance(widget, QListView) and widget.window() is not top.window()
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if stops and widget.isVisible() and not dropped:
            yield widget


def _unnamed(top: QWidget) -> list[str]:
    found = []
    for widget in _reachable(top):
        told = QAccessible.queryAccessibleInterface(widget)
        vague = told.role() in _VAGUE and not isinstance(widget, (QScrollArea, PageView))
        if not told.text(NAME).strip() or vague:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_everything_in_the_window_has_a_name_and_a_role(sample_window: MainWindow) -> None:
    window = sample_window
    found: list[str] = []
    document = window.bench.session.document
    for page in ("view.outline", "view.palette"):
        window.actions_by_id[page].trigger()
        for table in ("cards", "markers", "stages", "steps", "lanes", "personas", "evidence"):
            window.bench.inspector.show_selection([next(iter(document.table(table)))])
            settle()
            found += [f"{page} {table}: {name}" for name in _unnamed(window)]
    assert found == []


def test_everything_on_the_start_page_has_a_name(window: MainWindow) -> None:
    window.show_start()
    settle()
    assert [name for name in _unnamed(window) if not name.startswith("StartPage")] == []


@pytest.mark.parametrize("kind", ["export", "shortcuts"])
def test_everything_in_a_dialog_has_a_name(small: MainWindow, kind: str) -> None:
    dialog: QDialog | None = ShortcutsDialog(small)
    if kind == "export":
        small.exports.ask()
        dialog = small.exports.window
    assert dialog is not None
    dialog.show()
    settle()
    assert _unnamed(dialog) == []
    dialog.close()


def test_the_rows_of_the_outline_are_told_in_words(small: MainWindow) -> None:
    robot = OutlineRobot(small)
    robot.go_to(Key(Kind.CARD, "c1"))
    tree = QAccessible.queryAccessibleInterface(robot.view)
    assert tree.role() == QAccessible.Role.Tree
    assert tree.text(NAME) == "Outline"
    rows = [tree.child(number) for number in range(tree.childCount())]
    assert "Advert, Touchpoint" in {row.text(NAME) for row in rows}
    assert {row.role() for row in rows} <= {
        QAccessible.Role.TreeItem,
        QAccessible.Role.ColumnHeader,
    }


# --- F6 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["view.outline", "view.palette"])
@pytest.mark.parametrize("step", [1, -1])
def test_f6_goes_round_all_panes_from_wherever_the_keyboard_is(
    small: MainWindow, page: str, step: int
) -> None:
    window, bench = small, small.bench
    window.activateWindow()
    window.show_notice(Notice("Something happened.", Tone.INFO))
    bench.left_column.hide()
    window.actions_by_id[page].trigger()
    bench.canvas.select(["c1"])
    settle()
    panes = [window.view.top_bar, window.view.messages, *bench.panes(), window.view.status_bar]
    assert bench.left_column in panes
    starts = [bench.canvas, *tab_stops(window)]
    for start in starts:
        home = next((p for p in panes if p is start or p.isAncestorOf(start)), None)
        if home is None or not start.isVisible():
            continue
        start.setFocus()
        QTest.keyClick(
            start,
            Qt.Key.Key_F6,
            Qt.KeyboardModifier.NoModifier if step > 0 else Qt.KeyboardModifier.ShiftModifier,
        )
        focus = QApplication.focusWidget()
        wanted = panes[(panes.index(home) + step) % len(panes)]
        assert focus is not None
        assert focus is wanted or wanted.isAncestorOf(focus), f"from {start.accessibleName()}"


# --- announcements ----------------------------------------------------------------------------


@pytest.fixture
def heard(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a screen reader is given to say: the events are caught on their way to it."""
    sentences: list[str] = []

    def catch(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(catch))
    QAccessible.setActive(True)
    small.activateWindow()
    small.bench.canvas.setFocus()
    settle()
    sentences.clear()
    yield sentences
    QAccessible.setActive(False)


def test_arrow_keys_say_where_they_lead(small: MainWindow, heard: list[str]) -> None:
    robot = Robot(small.bench.canvas)
    robot.view.select(["c1"])
    settle()
    assert heard == ["Advert, touchpoint, Awareness, Hears of it, Touchpoints, 1 of 2"]
    robot.keyboard.press(Qt.Key.Key_Down)
    assert heard[-1] == "Friend, touchpoint, Awareness, Hears of it, Touchpoints, 2 of 2"
    told = QAccessible.queryAccessibleInterface(robot.view)
    assert told.role() == QAccessible.Role.Canvas
    assert told.text(NAME) == "Journey map"
    assert told.text(QAccessible.Text.Value) == heard[-1]


def test_a_move_says_where_to_and_undo_what(small: MainWindow, heard: list[str]) -> None:
    robot = Robot(small.bench.canvas)
    robot.view.select(["c1"])
    settle()
    heard.clear()
    robot.keyboard.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert heard[0] == "Moved to Awareness, Compares, Touchpoints, 2 of 2"
    heard.clear()
    small.actions_by_id["edit.undo"].trigger()
    settle()
    assert heard[0] == "Undone: Move card"
    heard.clear()
    small.actions_by_id["edit.redo"].trigger()
    settle()
    assert heard[0] == "Redone: Move card"


def test_a_deletion_and_a_tool_are_said(small: MainWindow, heard: list[str]) -> None:
    robot = Robot(small.bench.canvas)
    robot.view.select(["c3"])
    settle()
    heard.clear()
    robot.keyboard.press(Qt.Key.Key_Delete)
    assert "Deleted" in heard[0]
    heard.clear()
    small.actions_by_id["view.connect"].trigger()
    settle()
    assert heard == ["Connect tool"]


def test_what_the_status_bar_says_is_said(small: MainWindow, heard: list[str]) -> None:
    small.bench.session.forbid_edits("")
    small.bench.canvas.select(["c1"])
    settle()
    heard.clear()
    small.actions_by_id["edit.delete"].trigger()
    settle()
    assert heard == [small.view.status_bar.sentence]


def test_nothing_is_made_up_where_nobody_listens(small: MainWindow) -> None:
    QAccessible.setActive(False)
    small.bench.canvas.select(["c1"])
    small.bench.announcer.say("Something")
    assert small.bench.announcer._done == []


# --- the walk of the user guide ---------------------------------------------------------------

_TOKEN = re.compile(r"`([^`]+)`|“([^”]+)”")


def _walk(root: Path) -> list[tuple[str, str]]:
    """Keys and typed texts of the guide's walk, row by row."""
    guide = (root / "docs" / "USER_GUIDE.md").read_text(encoding="utf-8")
    section = guide.split("## Without a mouse")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [found for row in rows for found in _TOKEN.findall(row)]


def test_the_walk_of_the_guide_works_without_a_mouse(window: MainWindow, root: Path) -> None:
    window.activateWindow()
    window.bench.canvas.setFocus()
    steps = _walk(root)
    assert len(steps) == 20
    seen: list[JourneyMap] = []
    for keys, text in steps:
        target = QApplication.focusWidget()
        assert target is not None
        if text:
            QTest.keyClicks(target, text)
        else:
            QTest.keySequence(target, QKeySequence(keys.replace("Enter", "Return")))
        settle()
        seen.append(window.bench.session.document)
    document = window.bench.session.document
    assert stages_in_order(document)[0].name == "Finds us"
    (card,) = [card for card in document.cards.values() if card.text == "Poster"]
    assert card.kind is CardKind.TOUCHPOINT
    assert not card.moment_of_truth
    first, second = steps_of(document, stages_in_order(document)[0].id)
    assert card.step_id == second.id
    said = [now.cards.get(card.id) for now in seen]
    assert any(one is not None and one.moment_of_truth for one in said)
    assert any(one is not None and one.step_id == first.id for one in said)
    assert said[-2] is None, "it was deleted, and came back"
