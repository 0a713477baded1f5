"""Inserting from menus and palette without pointing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import add_persona
from model.kinds import CardKind, LaneKind, MapState
from model.queries import lanes_in_order, stages_in_order, steps_of
from model.records import Card
from tests.gui.shell.faces import FakeDialogs


def _select_card(window: MainWindow) -> Card:
    card = next(c for c in window.bench.session.document.cards.values() if c.lane_id)
    window.bench.canvas.select([card.id])
    return card


def _trigger(window: MainWindow, action_id: str) -> JourneyMap:
    window.actions_by_id.refresh()
    assert window.actions_by_id[action_id].isEnabled()
    window.actions_by_id[action_id].trigger()
    window.bench.commit_editors()
    return window.bench.session.document


@pytest.mark.parametrize("kind", [kind for kind in CardKind if kind is not CardKind.IMAGE])
def test_each_kind_of_card_can_be_typed_from_the_keyboard(
    window: MainWindow, kind: CardKind
) -> None:
    before = set(window.bench.session.document.cards)
    window.actions_by_id[f"insert.{kind.value}"].trigger()
    editor = window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Typed at once")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    document = window.bench.session.document
    (made,) = set(document.cards) - before
    assert (document.cards[made].kind, document.cards[made].text) == (kind, "Typed at once")


def test_a_stage_goes_after_the_current_one_and_is_named_in_place(window: MainWindow) -> None:
    card = _select_card(window)
    document = window.bench.session.document
    stage_id = document.steps[card.step_id or ""].stage_id
    place = [stage.id for stage in stages_in_order(document)].index(stage_id)
    window.actions_by_id["insert.stage"].trigger()
    editor = window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "New one")
    window.bench.commit_editors()
    after = stages_in_order(window.bench.session.document)
    assert after[place + 1].name == "New one"
    assert len(steps_of(window.bench.session.document, after[place + 1].id)) == 1


def test_a_step_goes_after_the_current_one(window: MainWindow) -> None:
    card = _select_card(window)
    before = window.bench.session.document
    stage_id = before.steps[card.step_id or ""].stage_id
    place = [step.id for step in steps_of(before, stage_id)].index(card.step_id or "")
    after = _trigger(window, "insert.step")
    assert len(steps_of(after, stage_id)) == len(steps_of(before, stage_id)) + 1
    assert steps_of(after, stage_id)[place + 1].id not in before.steps


def test_a_lane_goes_below_the_current_one(window: MainWindow) -> None:
    card = _select_card(window)
    before = window.bench.session.document
    place = [lane.id for lane in lanes_in_order(before)].index(card.lane_id or "")
    after = _trigger(window, "insert.lane-backstage")
    assert lanes_in_order(after)[place + 1].kind is LaneKind.BACKSTAGE


def test_everything_can_begin_on_an_empty_map(open_map: Callable[[JourneyMap], MainWindow]) -> None:
    window = open_map(JourneyMap())
    _trigger(window, "insert.face-2")
    document = window.bench.session.document
    assert len(document.markers) == 1
    assert len(document.personas) == 1
    assert {lane.kind for lane in document.lanes.values()} == {LaneKind.EMOTIONS}


def test_an_emotion_stands_in_the_current_step_at_its_height(window: MainWindow) -> None:
    card = _select_card(window)
    document = _trigger(window, "insert.face-minus-1")
    (marker,) = document.markers.values()
    assert marker.step_id == card.step_id
    assert marker.valence == -1
    assert window.bench.selection == {marker.id}


def test_faces_by_key_stand_beside_each_other(window: MainWindow) -> None:
    _select_card(window)
    for action_id in ("insert.face-minus-1", "insert.face-minus-1", "insert.face-minus-1"):
        document = _trigger(window, action_id)
    positions = sorted(marker.position for marker in document.markers.values())
    assert len({marker.step_id for marker in document.markers.values()}) == 1
    assert positions == pytest.approx([0.25, 0.5, 0.75], abs=0.01)


def test_a_new_persona_opens_in_the_inspector(window: MainWindow) -> None:
    document = _trigger(window, "insert.persona")
    (persona_id,) = document.personas
    assert window.bench.inspector.shown == (persona_id,)


def test_a_persona_of_the_palette_is_given_to_the_selected_cards(window: MainWindow) -> None:
    session = window.bench.session
    session.push(add_persona(session.document, name="Mara"))
    card = _select_card(window)
    button = next(b for b in window.bench.palette_pane.buttons() if b.entry.label == "Mara")
    button.click()
    assert len(session.document.cards[card.id].persona_ids) == 1
    button.click()
    assert session.document.cards[card.id].persona_ids == ()
    window.bench.canvas.clear_selection()
    button.click()
    assert window.bench.inspector.shown == (button.entry.item.persona_id,)


def test_evidence_is_for_what_is_selected(window: MainWindow) -> None:
    card = _select_card(window)
    document = _trigger(window, "insert.evidence")
    (evidence_id,) = document.evidence
    assert document.cards[card.id].evidence_ids == (evidence_id,)
    assert window.bench.inspector.shown == (evidence_id,)


def test_a_picture_becomes_a_card(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    dialogs.path = tmp_path / "photo.png"
    image.save(str(dialogs.path))
    document = _trigger(window, "insert.image")
    card = next(card for card in document.cards.values() if card.kind is CardKind.IMAGE)
    assert card.image_id in document.images


def test_marking_voting_and_parking_are_single_steps(window: MainWindow) -> None:
    session = window.bench.session
    card = _select_card(window)
    _trigger(window, "map.moment")
    assert session.document.cards[card.id].moment_of_truth
    window.actions_by_id.refresh()
    assert window.actions_by_id["map.moment"].isChecked()
    _trigger(window, "map.vote")
    _trigger(window, "map.vote")
    assert session.document.cards[card.id].votes == 2
    _trigger(window, "map.park")
    assert session.document.cards[card.id].lane_id is None
    assert session.undo_stack.count() == 4
    _trigger(window, "map.to-be")
    assert session.document.info.state is MapState.TO_BE
    for _ in range(5):
        session.undo_stack.undo()
    assert session.document.cards[card.id] == card


def test_undo_says_what_it_would_take_back(window: MainWindow) -> None:
    _select_card(window)
    _trigger(window, "map.park")
    assert window.actions_by_id["edit.undo"].text().startswith("&Undo ")
    assert len(window.actions_by_id["edit.undo"].text()) > len("&Undo ")
    window.actions_by_id["edit.undo"].trigger()
    assert window.actions_by_id["edit.undo"].text() == "&Undo"
    assert window.actions_by_id["edit.redo"].isEnabled()


def test_an_inserted_card_without_text_stays_unless_esc_takes_it_back(window: MainWindow) -> None:
    _select_card(window)
    session = window.bench.session
    before = session.document
    for text in ("", "Typed"):
        window.actions_by_id["insert.note"].trigger()
        editor = window.focusWidget()
        assert editor is not None
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert session.document == before
        assert session.undo_stack.count() == 0
    window.actions_by_id["insert.note"].trigger()
    editor = window.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    (new,) = set(session.document.cards) - set(before.cards)
    assert session.document.cards[new].text == ""
    assert window.bench.selection == {new}
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before
