"""The outline's rows: what stands under what, and how they follow edits without a reset."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from designer.document.session import DocumentSession
from designer.outline.keys import Key, Kind
from designer.outline.model import OutlineModel
from model.document import JourneyMap
from model.edits import add_card, edit, move_cards, remove
from model.errors import RuleError
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.layout.theme import LIGHT
from model.places import CellPlace
from model.records import (
    MAP_ID,
    Action,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Stage,
    Step,
)
from tests.edit_strategies import edits
from tests.map_strategies import maps

_WARN = QAbstractItemModelTester.FailureReportingMode.Warning


def _map() -> JourneyMap:
    return JourneyMap.of(
        [
            MapInfo(id=MAP_ID, title="Bicycle"),
            Stage(id="s1", order="B", name="Awareness"),
            Stage(id="s2", order="C", name="Decision"),
            Step(id="t1", stage_id="s1", order="B", name="Hears of it"),
            Step(id="t2", stage_id="s1", order="C", name="Compares"),
            Step(id="t3", stage_id="s2", order="B"),
            Lane(id="touch", order="B", kind=LaneKind.TOUCHPOINTS),
            Lane(id="feel", order="C", kind=LaneKind.EMOTIONS),
            Card(id="c1", kind=CardKind.TOUCHPOINT, order="B", lane_id="touch", step_id="t1",
                 text="Advert"),
            Card(id="c2", kind=CardKind.TOUCHPOINT, order="C", lane_id="touch", step_id="t1",
                 text="Friend"),
            Card(id="c3", kind=CardKind.TOUCHPOINT, order="B", lane_id="touch", step_id="t3",
                 text="Price page"),
            Card(id="c4", kind=CardKind.NOTE, order="B", text="Parked"),
            Persona(id="p1", order="B", name="Mara"),
            Marker(id="m1", lane_id="feel", step_id="t1", persona_id="p1", valence=1, word="hope"),
            Connector(id="x1", source_id="c1", target_id="c3", label="then"),
            Evidence(id="e1", kind=EvidenceKind.SURVEY, title="Poll"),
            Action(id="a1", order="B", title="Fix it"),
        ]
    )  # fmt: skip


@pytest.fixture
def session(qapp: object) -> DocumentSession:
    return DocumentSession(_map())


@pytest.fixture
def model(session: DocumentSession, qtbot: QtBot) -> OutlineModel:
    return OutlineModel(session, LIGHT, session)


def _tree(model: OutlineModel, index: QModelIndex | None = None) -> list[Any]:
    """All rows, as keys with the rows below them."""
    parent = index if index is not None else QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        child = model.index(row, 0, parent)
        assert model.parent(child) == parent
        assert model.hasChildren(child) == (model.rowCount(child) > 0)
        found.append((model.key_at(child), _tree(model, child)))
    return found


def _lines(model: OutlineModel, index: QModelIndex | None = None, depth: int = 0) -> list[str]:
    parent = index if index is not None else QModelIndex()
    lines = []
    for row in range(model.rowCount(parent)):
        child = model.index(row, 0, parent)
        face = model.face(child)
        lines.append(f"{'  ' * depth}{face.text} {face.details}".rstrip())
        lines += _lines(model, child, depth + 1)
    return lines


def test_the_map_is_read_stage_by_stage(model: OutlineModel) -> None:
    assert _lines(model) == [
        "Bicycle",
        "Awareness",
        "  Hears of it",
        "    Touchpoints 2",
        "      Advert",
        "        → Price page Next · then",
        "      Friend",
        "    Emotions 1",
        "      hope Mara +1",
        "  Compares",
        "    Touchpoints",
        "    Emotions",
        "Decision",
        "  Touchpoints 1",
        "    Price page",
        "  Emotions",
        "Lanes 2",
        "  Touchpoints",
        "  Emotions",
        "Parking lot 1",
        "  Parked",
        "Personas 1",
        "  Mara",
        "Evidence 1",
        "  Poll",
        "Actions to take 1",
        "  Fix it",
        "Channels",
    ]


def test_rows_are_made_when_they_are_asked_for(model: OutlineModel) -> None:
    top = model.rowCount()
    assert model.known() == top
    assert model.hasChildren(model.index(1, 0))
    assert model.known() == top
    assert model.index_of(Key(Kind.CARD, "c1")).isValid()
    assert model.known() < top + 10


def test_each_row_is_said_in_words(model: OutlineModel) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    said = [
        str(model.index_of(key).data(spoken))
        for key in (
            Key(Kind.STAGE, "s1"),
            Key(Kind.CELL, "t2", "touch"),
            Key(Kind.CARD, "c1"),
            Key(Kind.MARKER, "m1"),
            Key(Kind.CONNECTOR, "x1"),
        )
    ]
    assert said == [
        "Awareness, stage",
        "Touchpoints, lane, empty",
        "Advert, Touchpoint",
        "hope, emotion, Mara +1",
        "Next: connector to Price page, then",
    ]


def test_a_keystroke_repaints_one_row(model: OutlineModel, session: DocumentSession) -> None:
    _tree(model)
    changed: list[Key] = []
    model.dataChanged.connect(lambda top, _bottom: changed.append(model.key_at(top)))
    others = []
    for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset):
        signal.connect(lambda *_a: others.append(1))
    session.push(edit(session.document, "c2", text="Friends"))
    assert changed == [Key(Kind.CARD, "c2")]
    assert others == []


def test_a_moved_card_stays_the_same_row(model: OutlineModel, session: DocumentSession) -> None:
    _tree(model)
    held = QPersistentModelIndex(model.index_of(Key(Kind.CARD, "c1")))
    below = QPersistentModelIndex(model.index_of(Key(Kind.CONNECTOR, "x1")))
    session.push(move_cards(session.document, ["c1"], CellPlace("touch", "t2")))
    assert model.key_at(held) == Key(Kind.CARD, "c1")
    assert model.key_at(held.parent()) == Key(Kind.CELL, "t2", "touch")
    assert model.key_at(below) == Key(Kind.CONNECTOR, "x1")
    session.undo_stack.undo()
    assert model.key_at(held.parent()) == Key(Kind.CELL, "t1", "touch")
    assert held.row() == 0


def test_a_renamed_target_and_persona_show_where_they_are_named(
    model: OutlineModel, session: DocumentSession
) -> None:
    _tree(model)
    changed: set[Key] = set()
    model.dataChanged.connect(lambda top, _bottom: changed.add(model.key_at(top)))
    session.push(edit(session.document, "c3", text="Prices"))
    assert Key(Kind.CONNECTOR, "x1") in changed
    session.push(edit(session.document, "p1", name="Tom"))
    assert Key(Kind.MARKER, "m1") in changed
    session.push(edit(session.document, "touch", name="Contacts"))
    assert Key(Kind.CELL, "t3", "touch") in changed


def test_a_single_step_gets_a_row_with_its_name(
    model: OutlineModel, session: DocumentSession
) -> None:
    QAbstractItemModelTester(model, _WARN, model)
    _tree(model)
    session.push(edit(session.document, "t3", name="Pays"))
    stage = model.index_of(Key(Kind.STAGE, "s2"))
    assert model.key_at(model.index(0, 0, stage)) == Key(Kind.STEP, "t3")
    session.undo_stack.undo()
    stage = model.index_of(Key(Kind.STAGE, "s2"))
    assert model.key_at(model.index(0, 0, stage)) == Key(Kind.CELL, "t3", "touch")
    assert model.key_of("t3") == Key(Kind.STAGE, "s2")


def test_words_leave_what_says_them_and_what_is_above(
    model: OutlineModel, session: DocumentSession
) -> None:
    QAbstractItemModelTester(model, _WARN, model)
    _tree(model)
    model.set_words("price")
    assert _lines(model) == ["Decision", "  Touchpoints 1", "    Price page"]
    session.push(add_card(session.document, CellPlace("touch", "t1"), kind=CardKind.NOTE,
                          text="Half price"))  # fmt: skip
    assert "      Half price" in _lines(model)
    model.set_words("zzz")
    assert _lines(model) == []
    model.set_words("")
    assert len(_lines(model)) == 29


def test_a_removed_stage_goes_with_all_its_rows(
    model: OutlineModel, session: DocumentSession
) -> None:
    QAbstractItemModelTester(model, _WARN, model)
    before = _tree(model)
    session.push(remove(session.document, ["s1", "x1"]))
    assert model.index_of(Key(Kind.PARKING)) != QModelIndex()
    assert {key for key, _ in _tree(model)} == {key for key, _ in before} - {Key(Kind.STAGE, "s1")}
    session.undo_stack.undo()
    assert _tree(model) == before


@settings(max_examples=25)
@given(document=maps(), making=st.lists(edits(), min_size=1, max_size=6), opened=st.booleans())
def test_after_any_edits_the_rows_are_those_of_a_fresh_outline(
    qapp: object, document: JourneyMap, making: list[Any], *, opened: bool
) -> None:
    session = DocumentSession(document)
    model = OutlineModel(session, LIGHT, session)
    QAbstractItemModelTester(model, _WARN, model)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    if opened:
        _tree(model)
    for make in making:
        with suppress(RuleError):
            session.push(make(session.document))
        _tree(model)
    assert _tree(model) == _tree(OutlineModel(session, LIGHT, session))
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert _tree(model) == _tree(OutlineModel(DocumentSession(document), LIGHT, session))
    assert not resets
