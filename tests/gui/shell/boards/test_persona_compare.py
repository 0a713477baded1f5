"""Personas side by side: who is compared, what is marked, and how it is read out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from designer.boards.personas.board import PersonasBoard
from model.edits import edit, remove
from tests.gui.shell.boards.people import ShowBoard, button, card_key, people_map, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def board(show_board: ShowBoard) -> PersonasBoard:
    return show_board(PersonasBoard, people_map())


def row(board: PersonasBoard, name: str):
    return next(one for one in board.pages.comparison.rows if one.field.name == name)


def test_those_picked_by_space_are_compared(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Space)
    assert not button(board.cards, "Compare").isHidden()  # one alone is nothing to compare
    card_key(board, "ines", Qt.Key.Key_Space)
    button(board.cards, "Compare 2").click()
    assert board.pages.comparison.ids == ["mara", "ines"]
    assert row(board, "segment").verdict == "the same"
    press(board.focusWidget(), Qt.Key.Key_Escape)
    press(board.focusWidget(), Qt.Key.Key_Escape)
    assert not board.cards.gallery.picked


def test_what_differs_is_said_in_words_and_what_is_shared_as_well(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Left)
    board.open_comparison()
    goals = row(board, "goals")
    assert goals.verdict == "1 shared, 2 apart"
    assert "Mara: Buy quickly; Save only here" in goals.accessibleDescription()
    assert "Jonas: buy quickly!; Compare only here" in goals.accessibleDescription()
    assert row(board, "evidence_ids").verdict == "different"
    names = [one.field.name for one in board.pages.comparison.rows]
    assert "motivations" not in names  # of which nobody says anything
    assert "feelings" in board.pages.comparison.plot.accessibleDescription()


def test_only_what_differs_can_be_shown(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Space)
    card_key(board, "ines", Qt.Key.Key_Space)
    board.open_comparison()
    comparison = board.pages.comparison
    comparison.only_apart.click()
    assert "segment" not in [one.field.name for one in comparison.rows]
    assert comparison.rows


def test_choosing_somebody_who_is_there_already_changes_places(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Left)
    board.open_comparison()
    comparison = board.pages.comparison
    choosers = comparison.findChildren(QComboBox)
    first = next(one for one in choosers if one.accessibleName() == "Persona 1")
    first.setFocus()
    press(first, Qt.Key.Key_Down)  # from Mara to Jonas
    assert comparison.ids == ["jonas", "mara"]
    third = next(one for one in choosers if one.accessibleName() == "Persona 3")
    press(third, Qt.Key.Key_End)
    assert comparison.ids == ["jonas", "mara", "ines"]
    press(first, Qt.Key.Key_End)
    assert comparison.ids == ["ines", "mara", "jonas"]
    press(first, Qt.Key.Key_Up)  # to Jonas again
    assert comparison.ids == ["jonas", "mara", "ines"]
    press(third, Qt.Key.Key_Home)
    assert comparison.ids == ["jonas", "mara"]


def test_it_follows_the_map(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Left)
    board.open_comparison()
    board.context.session.push(edit(board.document, "jonas", {"goals": ("Buy quickly", "Save")}))
    board.catch_up()
    assert row(board, "goals").verdict == "the same"
    board.context.session.push(remove(board.document, ["jonas"]))
    board.catch_up()
    assert board.pages.comparison.ids == ["mara", "ines"]
    board.context.session.push(remove(board.document, ["ines"]))
    board.catch_up()
    assert board.page is board.cards
