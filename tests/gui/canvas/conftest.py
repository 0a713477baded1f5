"""A canvas with a small map on it, and the robot that works it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.view import CanvasView
from designer.document.session import DocumentSession
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.records import MAP_ID, Card, Connector, Lane, MapInfo, Marker, Persona, Stage, Step
from tests.helpers.robot import Robot, settle


def small_map() -> JourneyMap:
    """Two stages, three steps, three lanes, four cards, two personas, three markers."""
    return JourneyMap.of(
        [
            MapInfo(id=MAP_ID, title="Buying a bicycle"),
            Stage(id="s1", order="B", name="Awareness"),
            Stage(id="s2", order="C", name="Decision"),
            Step(id="t1", stage_id="s1", order="B", name="Hears of it"),
            Step(id="t2", stage_id="s1", order="C", name="Compares"),
            Step(id="t3", stage_id="s2", order="B", name="Pays"),
            Lane(id="touch", order="B", kind=LaneKind.TOUCHPOINTS),
            Lane(id="feel", order="C", kind=LaneKind.EMOTIONS),
            Lane(id="pain", order="D", kind=LaneKind.PAIN_POINTS),
            _card("c1", "Advert", "touch", "t1", "B"),
            _card("c2", "Friend", "touch", "t1", "C"),
            _card("c3", "Price page", "touch", "t2", "B"),
            _card("c4", "Too dear", "pain", "t2", "B", CardKind.PAIN_POINT),
            Persona(id="p1", order="B", name="Mara"),
            Persona(id="p2", order="C", name="Tom"),
            _marker("m1", "t1", 1.0),
            _marker("m2", "t2", -1.0),
            _marker("m3", "t3", 2.0),
            Connector(id="x1", source_id="c1", target_id="c3", label="then"),
        ]
    )


def _card(
    record_id: str,
    text: str,
    lane_id: str,
    step_id: str,
    order: str,
    kind: CardKind = CardKind.TOUCHPOINT,
) -> Card:
    return Card(id=record_id, kind=kind, order=order, lane_id=lane_id, step_id=step_id, text=text)


def _marker(record_id: str, step_id: str, valence: float) -> Marker:
    return Marker(id=record_id, lane_id="feel", step_id=step_id, persona_id="p1", valence=valence)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing on the clipboard, before and after: Python's own data there crash at the exit."""
    qapp.clipboard().clear()
    yield
    qapp.clipboard().clear()


@pytest.fixture
def make_robot(qtbot: QtBot) -> Callable[..., Robot]:
    """A robot at a canvas with any map."""

    def make(document: JourneyMap, *, width: int = 1200, height: int = 900) -> Robot:
        session = DocumentSession(document)
        view = CanvasView(session)
        session.setParent(view)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        view.setFocus()
        qtbot.waitExposed(view)
        settle()
        return Robot(view)

    return make


@pytest.fixture
def robot(make_robot: Callable[..., Robot]) -> Robot:
    """A robot at the small map."""
    return make_robot(small_map())
