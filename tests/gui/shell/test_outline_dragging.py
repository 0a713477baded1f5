"""Rows of the outline dragged to other rows."""

from __future__ import annotations

import json
import pickle

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from designer.outline.keys import Key, Kind
from designer.outline.model import OutlineModel
from designer.outline.moving import OutlineDrag
from model.document import JourneyMap
from model.edits import add_evidence
from model.kinds import EvidenceKind
from model.queries import cards_in_cell, lanes_in_order, parked_cards, stages_in_order
from tests.gui.canvas.conftest import small_map
from tests.helpers.outline import SMALL_CARDS as CARD
from tests.helpers.outline import OutlineRobot, row_spot
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def _document(robot: OutlineRobot) -> JourneyMap:
    return robot.window.bench.session.document


def _undo_count(robot: OutlineRobot) -> int:
    return robot.window.bench.session.undo_stack.count()


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


def test_a_card_is_dragged_into_another_cell(robot: OutlineRobot) -> None:
    for key in (CARD["c1"], CARD["c4"]):
        robot.go_to(key)
    _drop(robot, _data(robot, CARD["c1"]), row_spot(robot, Key(Kind.CELL, "t2", "pain")))
    assert [c.id for c in cards_in_cell(_document(robot), "pain", "t2")] == ["c4", "c1"]
    assert _undo_count(robot) == 1
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _document(robot) == small_map()


def test_a_card_is_dragged_between_two(robot: OutlineRobot) -> None:
    for key in (CARD["c3"], CARD["c2"]):
        robot.go_to(key)
    _drop(robot, _data(robot, CARD["c3"]), row_spot(robot, CARD["c2"], 0.02))
    assert [c.id for c in cards_in_cell(_document(robot), "touch", "t1")] == ["c1", "c3", "c2"]


def test_cards_are_dragged_to_another_step_and_keep_their_lanes(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c4"])
    data = _data(robot, CARD["c3"], CARD["c4"])
    _drop(robot, data, row_spot(robot, Key(Kind.STAGE, "s2")))
    cards = _document(robot).cards
    assert [(cards[i].lane_id, cards[i].step_id) for i in ("c3", "c4")] == [
        ("touch", "t3"),
        ("pain", "t3"),
    ]
    assert _undo_count(robot) == 1


def test_cards_are_dragged_to_the_parking_lot(robot: OutlineRobot) -> None:
    _drop(robot, _data(robot, CARD["c1"]), row_spot(robot, Key(Kind.PARKING)))
    assert [card.id for card in parked_cards(_document(robot))] == ["c1"]


def test_stages_steps_lanes_and_personas_are_dragged_into_another_order(
    robot: OutlineRobot,
) -> None:
    _drop(robot, _data(robot, Key(Kind.STAGE, "s2")), row_spot(robot, Key(Kind.STAGE, "s1"), 0.02))
    assert [stage.id for stage in stages_in_order(_document(robot))] == ["s2", "s1"]
    robot.go_to(Key(Kind.LANE, "pain"))
    _drop(
        robot, _data(robot, Key(Kind.LANE, "pain")), row_spot(robot, Key(Kind.LANE, "touch"), 0.02)
    )
    assert [lane.id for lane in lanes_in_order(_document(robot))] == ["pain", "touch", "feel"]
    _drop(robot, _data(robot, Key(Kind.STEP, "t2")), row_spot(robot, Key(Kind.STAGE, "s2")))
    assert _document(robot).steps["t2"].stage_id == "s2"
    robot.go_to(CARD["c1"])
    _drop(robot, _data(robot, Key(Kind.PERSONA, "p2")), row_spot(robot, CARD["c1"]))
    assert _document(robot).cards["c1"].persona_ids == ("p2",)


def test_markers_and_evidence_are_dragged_to_where_they_fit(robot: OutlineRobot) -> None:
    session = robot.window.bench.session
    session.push(add_evidence(session.document, kind=EvidenceKind.SURVEY, title="Poll"))
    (source,) = session.document.evidence
    robot.go_to(CARD["c1"])
    _drop(robot, _data(robot, Key(Kind.SOURCE, source)), row_spot(robot, CARD["c1"]))
    assert _document(robot).cards["c1"].evidence_ids == (source,)
    robot.go_to(Key(Kind.CELL, "t3", "feel"))
    _drop(
        robot, _data(robot, Key(Kind.MARKER, "m1")), row_spot(robot, Key(Kind.CELL, "t3", "feel"))
    )
    assert _document(robot).markers["m1"].step_id == "t3"


@pytest.mark.parametrize("what", ["nowhere", "emotions", "foreign", "qt", "broken", "read-only"])
def test_what_does_not_fit_changes_nothing(robot: OutlineRobot, what: str) -> None:
    robot.go_to(CARD["c1"])
    before = _document(robot)
    data, at = _data(robot, CARD["c1"]), row_spot(robot, Key(Kind.PERSONAS))
    match what:
        case "emotions":
            at = row_spot(robot, Key(Kind.CELL, "t1", "feel"))
        case "foreign":
            drag = OutlineDrag(map_id="another", ids=("c1",))
            data.setData(OutlineDrag.MIME_TYPE, drag.to_bytes())
            at = row_spot(robot, Key(Kind.PARKING))
        case "qt":
            data = QMimeData()
            data.setData("application/x-qabstractitemmodeldatalist", pickle.dumps(["c1"]))
            at = row_spot(robot, Key(Kind.PARKING))
        case "broken":
            data.setData(OutlineDrag.MIME_TYPE, json.dumps({"ids": [1] * 9}).encode())
            at = row_spot(robot, Key(Kind.PARKING))
        case "read-only":
            robot.window.bench.session.forbid_edits("")
            at = row_spot(robot, Key(Kind.PARKING))
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
