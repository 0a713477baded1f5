"""Arrows and words of emotions from the menus and by key, in the whole window."""

from __future__ import annotations

import pytest

from designer.window.main_window import MainWindow
from model.kinds import ConnectorKind
from model.records import Connector
from tests.helpers.robot import settle


@pytest.fixture
def joined(window: MainWindow) -> MainWindow:
    """The sample, with three cards of different steps selected."""
    cards: dict[str, str] = {}
    for card in window.bench.session.document.cards.values():
        if card.step_id is not None:
            cards.setdefault(card.step_id, card.id)
    for connector in list(window.bench.session.document.connectors):
        window.bench.canvas.select([connector])
        window.bench.canvas.delete_selection()
    window.bench.canvas.select(list(cards.values())[:3])
    settle()
    return window


def arrows(window: MainWindow) -> list[Connector]:
    return list(window.bench.session.document.connectors.values())


def run(window: MainWindow, action_id: str) -> None:
    window.actions_by_id.refresh()
    action = window.actions_by_id[action_id]
    assert action.isEnabled()
    action.trigger()
    settle()


def test_selected_cards_are_joined_and_the_arrows_are_edited_together(joined: MainWindow) -> None:
    run(joined, "arrow.connect")
    made = arrows(joined)
    assert len(made) == 2
    assert joined.bench.selection == {arrow.id for arrow in made}
    run(joined, "arrow.causes")
    assert {arrow.kind for arrow in arrows(joined)} == {ConnectorKind.CAUSES}
    joined.actions_by_id.refresh()
    assert joined.actions_by_id["arrow.causes"].isChecked()
    ends = {(arrow.source_id, arrow.target_id) for arrow in arrows(joined)}
    run(joined, "arrow.turn")
    assert {(arrow.target_id, arrow.source_id) for arrow in arrows(joined)} == ends
    joined.bench.undo()
    joined.bench.undo()
    assert {arrow.kind for arrow in arrows(joined)} == {ConnectorKind.NEXT}
    joined.bench.undo()
    assert arrows(joined) == []


def test_arrows_are_reached_from_their_cards(joined: MainWindow) -> None:
    run(joined, "arrow.connect")
    first, second = sorted(arrows(joined), key=lambda arrow: arrow.id)
    middle = ({first.source_id, first.target_id} & {second.source_id, second.target_id}).pop()
    joined.bench.canvas.select([middle])
    run(joined, "arrow.go")
    once = joined.bench.selection
    run(joined, "arrow.go")
    assert {*once, *joined.bench.selection} == {first.id, second.id}


def test_the_word_of_an_emotion_is_asked_for_by_key(sample_window: MainWindow) -> None:
    window = sample_window
    marker = next(iter(window.bench.session.document.markers))
    window.bench.canvas.select([marker])
    settle()
    run(window, "emotion.word")
    assert window.bench.canvas.words.wheel is not None
    window.bench.canvas.words.close()
