"""Rows of the outline that say more than fits, and menus of rows that are not on the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from designer.outline.keys import Key, Kind
from model.document import JourneyMap
from model.edits import add_action, add_evidence, edit
from model.kinds import EvidenceKind
from model.queries import in_order
from tests.helpers.outline import SMALL_CARDS as CARD
from tests.helpers.outline import OutlineRobot, row_spot
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier
_LONG = "<b>Reads</b> what others say about it, and then what those who sell it say about it"


def _document(robot: OutlineRobot) -> JourneyMap:
    return robot.window.bench.session.document


def _measures(robot: OutlineRobot) -> list[str]:
    return [one.title for one in in_order(_document(robot).actions.values())]


@pytest.fixture
def listed(robot: OutlineRobot) -> OutlineRobot:
    """Two actions to take and a piece of evidence."""
    push = robot.window.bench.session.push
    push(add_action(_document(robot), title="First"))
    push(add_action(_document(robot), title="Second"))
    push(add_evidence(_document(robot), kind=EvidenceKind.SURVEY, title="Poll"))
    return robot


def _key(robot: OutlineRobot, title: str) -> Key:
    document = _document(robot)
    measures = [
        Key(Kind.MEASURE, one.id) for one in document.actions.values() if one.title == title
    ]
    sources = [Key(Kind.SOURCE, one.id) for one in document.evidence.values() if one.title == title]
    (key,) = (*measures, *sources)
    return key


# --- tooltips ---------------------------------------------------------------------------------


def _tip(robot: OutlineRobot, key: Key) -> str:
    at, port = row_spot(robot, key), robot.view.viewport()
    QApplication.sendEvent(port, QHelpEvent(QHelpEvent.Type.ToolTip, at, port.mapToGlobal(at)))
    settle()
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_row_that_is_cut_off_says_all_in_a_tooltip_letter_by_letter(robot: OutlineRobot) -> None:
    push = robot.window.bench.session.push
    push(edit(_document(robot), "c2", text=_LONG))
    robot.go_to(CARD["c2"])
    assert _tip(robot, CARD["c1"]) == "", "all of it is seen"
    assert "&lt;b&gt;Reads" in _tip(robot, CARD["c2"]), "it is no markup"


def test_a_name_written_from_the_right_leaves_the_sign_before_its_number(
    robot: OutlineRobot,
) -> None:
    robot.window.bench.session.push(edit(_document(robot), "p1", name="\u05e9\u05dc\u05d5\u05dd"))
    model = robot.view.outline
    assert model is not None
    details = model.face(model.index_of(Key(Kind.MARKER, "m1"))).details
    name, number = details.split(" ")
    assert (name[0], name[-1]) == ("\u2068", "\u2069")
    assert number[0] in "+-"


# --- menus ------------------------------------------------------------------------------------


def _menu(robot: OutlineRobot, key: Key) -> dict[str, Callable[[], None]]:
    robot.go_to(key)
    robot.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    found = robot.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    menu = next(one for one in found if one.isVisible())
    offered = {action.objectName(): action.trigger for action in _leaves(menu)}
    menu.close()
    return offered


def _leaves(menu: QMenu) -> list[QAction]:
    leaves: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        leaves += _leaves(inner) if isinstance(inner, QMenu) else [action]
    return leaves


@pytest.mark.parametrize("title", ["Poll", "First"])
def test_a_row_that_is_not_on_the_map_has_a_menu_of_its_own(
    listed: OutlineRobot, title: str
) -> None:
    key = _key(listed, title)
    offered = _menu(listed, key)
    assert {"edit.text", "edit.delete"} <= set(offered)
    assert not {"edit.all", "insert.note", "map.moment"} & set(offered)
    offered["edit.text"]()
    settle()
    listed.type(" two")
    listed.press(Qt.Key.Key_Return)
    assert "two" in str(listed.view.currentIndex().data())
    _menu(listed, key)["edit.delete"]()
    assert _document(listed).find(key.id) is None


def test_actions_to_take_are_put_into_another_order_by_keys_and_by_dragging(
    listed: OutlineRobot,
) -> None:
    assert "edit.up" in _menu(listed, _key(listed, "Second"))
    listed.press(Qt.Key.Key_Up, ALT)
    assert _measures(listed) == ["Second", "First"]
    assert listed.view.current_key() == _key(listed, "Second")
    listed.press(Qt.Key.Key_Up, ALT)
    assert _measures(listed) == ["Second", "First"]
    model = listed.view.outline
    assert model is not None
    data = model.mimeData([model.index_of(_key(listed, "Second"))])
    place = model.index_of(Key(Kind.MEASURES))
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, place)
    assert _measures(listed) == ["First", "Second"]
    for _ in range(2):
        listed.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _measures(listed) == ["First", "Second"]
