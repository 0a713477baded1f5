"""The outline pane: in step with the map both ways, typing, dragging, filtering."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.canvas.selection import Selection
from designer.left_column import LeftTab
from designer.main_window import MainWindow
from designer.outline.keys import Key, Kind
from designer.outline.model import OutlineModel
from designer.outline.moving import OutlineDrag
from designer.session import DocumentSession
from model.document import JourneyMap
from model.edits import add_evidence, edit
from model.kinds import EvidenceKind
from model.places import CellPlace
from model.queries import cards_in_cell, lanes_in_order, parked_cards, stages_in_order
from model.records import MAP_ID
from tests.gui.canvas.conftest import small_map
from tests.helpers.outline import OutlineRobot
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CARD = {name: Key(Kind.CARD, name) for name in ("c1", "c2", "c3", "c4")}


@pytest.fixture
def small(open_map: Callable[[JourneyMap], MainWindow]) -> MainWindow:
    return open_map(small_map())


@pytest.fixture
def robot(small: MainWindow) -> OutlineRobot:
    return OutlineRobot(small)


def _document(robot: OutlineRobot) -> JourneyMap:
    return robot.window.bench.session.document


def _undo_count(robot: OutlineRobot) -> int:
    return robot.window.bench.session.undo_stack.count()


# --- the pane ---------------------------------------------------------------------------------


def test_palette_and_outline_share_one_column(small: MainWindow) -> None:
    bench = small.bench
    outline, palette = small.actions_by_id["view.outline"], small.actions_by_id["view.palette"]
    width = bench.left_column.width()
    outline.trigger()
    assert (bench.outline_shown, bench.palette_shown) == (True, False)
    assert bench.left_column.width() == width
    assert bench.outline.focused
    palette.trigger()
    assert (bench.outline_shown, bench.palette_shown) == (False, True)
    palette.trigger()
    assert bench.left_column.isHidden()
    small.actions_by_id.refresh()
    assert not palette.isChecked()
    assert not outline.isChecked()


def test_f7_goes_there_and_back(robot: OutlineRobot) -> None:
    window, bench = robot.window, robot.window.bench
    bench.canvas.setFocus()
    QTest.keyClick(bench.canvas, Qt.Key.Key_F7)
    assert bench.outline.focused
    robot.press(Qt.Key.Key_F7)
    assert bench.left_column.isHidden()
    assert QApplication.focusWidget() is bench.canvas
    QTest.keyClick(bench.canvas, Qt.Key.Key_F7)
    assert bench.outline.focused
    assert window.has_map


def test_the_tab_is_remembered(small: MainWindow, application, qtbot) -> None:
    small.actions_by_id["view.outline"].trigger()
    again = application.open_window(sample=True)
    assert again.bench.outline_shown
    again.actions_by_id["view.palette"].trigger()
    assert application.open_window(sample=True).bench.left_column.shown is LeftTab.PALETTE


def test_another_map_opens_beside_the_outline(robot: OutlineRobot) -> None:
    """It crashed where the inspector was hidden: going through Qt's chain of focus did."""
    window = robot.window
    window.actions_by_id["view.inspector"].trigger()
    window.bench.canvas.setFocus()
    window.show_session(DocumentSession(small_map()))
    settle()
    assert window.bench.outline.view.isVisible()


def test_nothing_is_made_before_it_is_shown(small: MainWindow) -> None:
    assert small.bench.outline.view.model() is None
    small.bench.canvas.select(["c1"])
    robot = OutlineRobot(small)
    assert robot.selected() == {"Advert"}


# --- in step ----------------------------------------------------------------------------------


def test_what_is_selected_on_the_map_is_selected_here(robot: OutlineRobot) -> None:
    canvas = robot.window.bench.canvas
    canvas.select(["c2", "m1", "p1"])
    assert robot.selected() == {"Friend", "Emotion without a word", "Mara"}
    assert robot.view.current_key() == Key(Kind.PERSONA, "p1")
    canvas.choose(Selection.at("pain", "t1"))
    assert robot.view.current_key() == Key(Kind.CELL, "t1", "pain")
    assert robot.view.isExpanded(robot.view.currentIndex().parent())
    canvas.clear_selection()
    assert robot.selected() == set()


def test_many_are_selected_together_a_moment_later(
    open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap
) -> None:
    robot = OutlineRobot(open_map(sample_document))
    robot.window.actions_by_id["edit.all"].trigger()
    settle()
    marked = len(sample_document.cards) + len(sample_document.markers)
    assert len(robot.view.selectedIndexes()) == marked


def test_rows_selected_by_key_are_selected_on_the_map(robot: OutlineRobot) -> None:
    canvas = robot.window.bench.canvas
    robot.go_to(CARD["c1"])
    assert canvas.chosen == Selection.of(["c1"])
    robot.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.selection == {"c1", "c2"}
    robot.go_to(Key(Kind.CELL, "t1", "pain"))
    assert canvas.chosen == Selection(cell=CellPlace("pain", "t1"))
    robot.go_to(Key(Kind.MAP, MAP_ID))
    assert canvas.selection == {MAP_ID}
    robot.go_to(Key(Kind.PARKING))
    assert canvas.chosen == Selection()
    robot.go_to(CARD["c3"])
    robot.add(CARD["c2"])
    assert canvas.selection == {"c2", "c3"}
    assert canvas.chosen.current == "c2"
    robot.press(Qt.Key.Key_Escape)
    assert canvas.chosen == Selection()


def test_what_is_selected_here_is_brought_into_sight_there(
    open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap
) -> None:
    robot = OutlineRobot(open_map(sample_document))
    canvas = robot.window.bench.canvas
    canvas.zoom_reset()
    last = lanes_in_order(sample_document)[-1]
    step = canvas.result.steps[-1].step_id
    robot.go_to(Key(Kind.CELL, step, last.id))
    rect = canvas.result.lane(last.id)
    assert rect is not None
    seen = canvas.window_state()
    column = canvas.result.steps[-1].header
    assert (
        canvas.viewport()
        .rect()
        .contains(seen.to_view(column).center().toPoint().x(), canvas.viewport().height() // 2)
    )


def test_a_card_moved_into_a_closed_row_stays_the_current_one(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    robot = OutlineRobot(open_map(small_map()))
    robot.go_to(CARD["c1"])
    robot.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert _document(robot).cards["c1"].step_id == "t2"
    assert robot.window.bench.selection == {"c1"}
    assert robot.view.current_key() == CARD["c1"]


# --- typing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("begin", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_text_is_typed_over_its_row(robot: OutlineRobot, begin: Qt.Key) -> None:
    robot.go_to(CARD["c2"])
    robot.press(begin)
    field = robot.view.field
    assert field is not None
    robot.type("Neighbour")
    assert _document(robot).cards["c2"].text == "Neighbour", "it reaches the map as it is typed"
    robot.press(Qt.Key.Key_Return)
    assert robot.view.field is None
    assert robot.view.hasFocus()
    assert _undo_count(robot) == 1
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _document(robot).cards["c2"].text == "Friend"


def test_a_letter_begins_a_text_at_its_end_as_on_the_map(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c2"])
    robot.type("s!")
    robot.press(Qt.Key.Key_Return)
    assert _document(robot).cards["c2"].text == "Friends!"


def test_escape_takes_a_text_back(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c2"])
    robot.type("xyz")
    robot.press(Qt.Key.Key_Escape)
    assert _document(robot).cards["c2"].text == "Friend"
    assert _undo_count(robot) == 0
    assert robot.view.hasFocus()


@pytest.mark.parametrize(
    ("key", "table", "field"),
    [
        (Key(Kind.MAP, MAP_ID), "info", "title"),
        (Key(Kind.STAGE, "s1"), "stages", "name"),
        (Key(Kind.STEP, "t2"), "steps", "name"),
        (Key(Kind.LANE, "pain"), "lanes", "name"),
        (Key(Kind.PERSONA, "p2"), "personas", "name"),
        (Key(Kind.MARKER, "m2"), "markers", "word"),
        (Key(Kind.CONNECTOR, "x1"), "connectors", "label"),
    ],
)
def test_everything_with_a_text_is_renamed(
    robot: OutlineRobot, key: Key, table: str, field: str
) -> None:
    robot.go_to(key)
    robot.press(Qt.Key.Key_F2)
    robot.type("anger")
    robot.press(Qt.Key.Key_Return)
    assert getattr(_document(robot).table(table)[key.id], field) == "anger"


def test_lines_of_a_text_survive_a_change_of_a_word(robot: OutlineRobot) -> None:
    bench = robot.window.bench
    bench.canvas.attempt(lambda now: edit(now, "c2", text="one\ntwo"))
    robot.go_to(CARD["c2"])
    robot.type("!")
    robot.press(Qt.Key.Key_Return)
    assert _document(robot).cards["c2"].text == "one\ntwo!"


def test_a_card_is_typed_into_a_cell(robot: OutlineRobot) -> None:
    robot.go_to(Key(Kind.CELL, "t3", "touch"))
    robot.type("Till")
    robot.press(Qt.Key.Key_Return)
    (card,) = cards_in_cell(_document(robot), "touch", "t3")
    assert card.text == "Till"
    assert _undo_count(robot) == 1
    assert robot.view.current_key() == Key(Kind.CARD, card.id)
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cards_in_cell(_document(robot), "touch", "t3") == []


@pytest.mark.parametrize("end", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_card_nobody_typed_never_was(robot: OutlineRobot, end: Qt.Key) -> None:
    before = _document(robot)
    cell = Key(Kind.CELL, "t3", "touch")
    robot.go_to(cell)
    robot.press(Qt.Key.Key_Return)
    assert robot.view.field is not None
    robot.press(end)
    assert _document(robot) == before
    assert _undo_count(robot) == 0
    assert robot.view.current_key() == cell


def test_an_emotion_is_typed_into_an_emotion_lane(robot: OutlineRobot) -> None:
    robot.go_to(Key(Kind.CELL, "t3", "feel"))
    robot.type("anger")
    robot.press(Qt.Key.Key_Return)
    made = [m for m in _document(robot).markers.values() if m.word == "anger"]
    assert [(m.step_id, m.valence) for m in made] == [("t3", -2.0)]
    assert _undo_count(robot) == 1


def test_what_an_action_inserts_is_typed_here(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c1"])
    robot.window.actions_by_id["insert.note"].trigger()
    settle()
    assert robot.window.bench.canvas.editing.editor is None
    assert robot.view.field is not None
    robot.type("Heard on the radio")
    robot.press(Qt.Key.Key_Return)
    assert "Heard on the radio" in robot.selected()
    assert robot.view.hasFocus()


def test_a_map_to_look_at_is_not_typed_over(robot: OutlineRobot) -> None:
    robot.window.bench.session.read_only = True
    before = _document(robot)
    robot.go_to(CARD["c1"])
    robot.type("x")
    robot.go_to(Key(Kind.CELL, "t3", "touch"))
    robot.press(Qt.Key.Key_Return)
    assert _document(robot) == before
    assert "not changed" in robot.window.view.status_bar.sentence


def test_saving_takes_over_what_is_being_typed(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c1"])
    robot.press(Qt.Key.Key_F2)
    robot.type("Poster")
    robot.window.bench.commit_editors()
    assert robot.view.field is None
    assert _document(robot).cards["c1"].text == "Poster"


# --- the filter -------------------------------------------------------------------------------


def test_the_filter_leaves_hits_and_the_way_to_them(robot: OutlineRobot) -> None:
    panel = robot.window.bench.outline
    panel.search.setFocus()
    robot.type("friend")
    assert robot.rows() == ["Awareness", "Hears of it", "Touchpoints", "Friend"]
    robot.press(Qt.Key.Key_Return)
    assert robot.view.hasFocus()
    assert robot.window.bench.selection == {"c2"}
    panel.search.setFocus()
    robot.press(Qt.Key.Key_Escape)
    assert "Decision" in robot.rows()
    panel.search.setFocus()
    robot.type("zzz")
    assert robot.rows() == []
    assert panel._nothing.isVisibleTo(panel)


# --- dragging ---------------------------------------------------------------------------------


def _data(robot: OutlineRobot, *keys: Key) -> QMimeData:
    model = robot.view.outline
    assert model is not None
    return model.mimeData([model.index_of(key) for key in keys])


def _drop(robot: OutlineRobot, data: QMimeData, at: QPoint) -> None:
    port, actions = robot.view.viewport(), Qt.DropAction.MoveAction
    QApplication.sendEvent(port, QDragEnterEvent(at, actions, data, LEFT, NONE))
    QApplication.sendEvent(port, QDragMoveEvent(at, actions, data, LEFT, NONE))
    QApplication.sendEvent(port, QDropEvent(QPointF(at), actions, data, LEFT, NONE))
    settle()


def _spot(robot: OutlineRobot, key: Key, down: float = 0.5) -> QPoint:
    model = robot.view.outline
    assert model is not None
    index = model.index_of(key)
    robot.view.scrollTo(index)
    rect = robot.view.visualRect(index)
    return QPoint(rect.x() + 20, round(rect.y() + down * rect.height()))


def test_a_card_is_dragged_into_another_cell(robot: OutlineRobot) -> None:
    for key in (CARD["c1"], CARD["c4"]):
        robot.go_to(key)
    _drop(robot, _data(robot, CARD["c1"]), _spot(robot, Key(Kind.CELL, "t2", "pain")))
    assert [c.id for c in cards_in_cell(_document(robot), "pain", "t2")] == ["c4", "c1"]
    assert _undo_count(robot) == 1
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _document(robot) == small_map()


def test_a_card_is_dragged_between_two(robot: OutlineRobot) -> None:
    for key in (CARD["c3"], CARD["c2"]):
        robot.go_to(key)
    _drop(robot, _data(robot, CARD["c3"]), _spot(robot, CARD["c2"], 0.02))
    assert [c.id for c in cards_in_cell(_document(robot), "touch", "t1")] == ["c1", "c3", "c2"]


def test_cards_are_dragged_to_another_step_and_keep_their_lanes(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c4"])
    data = _data(robot, CARD["c3"], CARD["c4"])
    _drop(robot, data, _spot(robot, Key(Kind.STAGE, "s2")))
    cards = _document(robot).cards
    assert [(cards[i].lane_id, cards[i].step_id) for i in ("c3", "c4")] == [
        ("touch", "t3"),
        ("pain", "t3"),
    ]
    assert _undo_count(robot) == 1


def test_cards_are_dragged_to_the_parking_lot(robot: OutlineRobot) -> None:
    _drop(robot, _data(robot, CARD["c1"]), _spot(robot, Key(Kind.PARKING)))
    assert [card.id for card in parked_cards(_document(robot))] == ["c1"]


def test_stages_steps_lanes_and_personas_are_dragged_into_another_order(
    robot: OutlineRobot,
) -> None:
    _drop(robot, _data(robot, Key(Kind.STAGE, "s2")), _spot(robot, Key(Kind.STAGE, "s1"), 0.02))
    assert [stage.id for stage in stages_in_order(_document(robot))] == ["s2", "s1"]
    robot.go_to(Key(Kind.LANE, "pain"))
    _drop(robot, _data(robot, Key(Kind.LANE, "pain")), _spot(robot, Key(Kind.LANE, "touch"), 0.02))
    assert [lane.id for lane in lanes_in_order(_document(robot))] == ["pain", "touch", "feel"]
    _drop(robot, _data(robot, Key(Kind.STEP, "t2")), _spot(robot, Key(Kind.STAGE, "s2")))
    assert _document(robot).steps["t2"].stage_id == "s2"
    robot.go_to(CARD["c1"])
    _drop(robot, _data(robot, Key(Kind.PERSONA, "p2")), _spot(robot, CARD["c1"]))
    assert _document(robot).cards["c1"].persona_ids == ("p2",)


def test_markers_and_evidence_are_dragged_to_where_they_fit(robot: OutlineRobot) -> None:
    session = robot.window.bench.session
    session.push(add_evidence(session.document, kind=EvidenceKind.SURVEY, title="Poll"))
    (source,) = session.document.evidence
    robot.go_to(CARD["c1"])
    _drop(robot, _data(robot, Key(Kind.SOURCE, source)), _spot(robot, CARD["c1"]))
    assert _document(robot).cards["c1"].evidence_ids == (source,)
    robot.go_to(Key(Kind.CELL, "t3", "feel"))
    _drop(robot, _data(robot, Key(Kind.MARKER, "m1")), _spot(robot, Key(Kind.CELL, "t3", "feel")))
    assert _document(robot).markers["m1"].step_id == "t3"


@pytest.mark.parametrize("what", ["nowhere", "emotions", "foreign", "qt", "broken", "read-only"])
def test_what_does_not_fit_changes_nothing(robot: OutlineRobot, what: str) -> None:
    robot.go_to(CARD["c1"])
    before = _document(robot)
    data, at = _data(robot, CARD["c1"]), _spot(robot, Key(Kind.PERSONAS))
    match what:
        case "emotions":
            at = _spot(robot, Key(Kind.CELL, "t1", "feel"))
        case "foreign":
            drag = OutlineDrag(map_id="another", ids=("c1",))
            data.setData(OutlineDrag.MIME_TYPE, drag.to_bytes())
            at = _spot(robot, Key(Kind.PARKING))
        case "qt":
            data = QMimeData()
            data.setData("application/x-qabstractitemmodeldatalist", pickle.dumps(["c1"]))
            at = _spot(robot, Key(Kind.PARKING))
        case "broken":
            data.setData(OutlineDrag.MIME_TYPE, json.dumps({"ids": [1] * 9}).encode())
            at = _spot(robot, Key(Kind.PARKING))
        case "read-only":
            robot.window.bench.session.read_only = True
            at = _spot(robot, Key(Kind.PARKING))
        case _:
            pass
    _drop(robot, data, at)
    assert _document(robot) == before
    assert _undo_count(robot) == 0


def test_a_drag_names_only_our_own_kind_of_data(robot: OutlineRobot) -> None:
    data = _data(robot, CARD["c1"], Key(Kind.CELL, "t1", "pain"))
    assert data.formats() == [OutlineDrag.MIME_TYPE]
    drag = OutlineDrag.from_bytes(bytes(data.data(OutlineDrag.MIME_TYPE).data()))
    assert drag is not None
    assert drag.ids == ("c1",)
    model = robot.view.outline
    assert isinstance(model, OutlineModel)
    assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


# --- the context menu -------------------------------------------------------------------------


def _menu(robot: OutlineRobot) -> QMenu:
    found = robot.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next(menu for menu in found if menu.isVisible())


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_the_context_menu_is_that_of_the_map(robot: OutlineRobot, way: str) -> None:
    robot.go_to(CARD["c1"])
    if way == "key":
        robot.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        port, at = robot.view.viewport(), _spot(robot, CARD["c2"])
        QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
        QApplication.sendEvent(port, event)
        assert robot.window.bench.selection == {"c2"}
    menu = _menu(robot)
    names = {action.objectName() for action in menu.actions()}
    assert {"edit.text", "edit.duplicate", "map.moment"} <= names
    next(a for a in menu.actions() if a.objectName() == "edit.delete").trigger()
    menu.close()
    assert ("c1" if way == "key" else "c2") not in _document(robot).cards
