"""The personas board under mouse and keyboard: cards, their order, the large form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from designer.boards.personas.board import PersonasBoard
from designer.boards.personas.editor import halves
from designer.boards.personas.grid import grid_of
from designer.inspector.fields import FIELDS
from model.document import JourneyMap
from model.edits import edit, remove
from model.records import Persona
from tests.gui.shell.boards.people import (
    ShowBoard,
    button,
    card_key,
    drag,
    order,
    people_map,
    press,
    undo,
)
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def board(show_board: ShowBoard) -> PersonasBoard:
    return show_board(PersonasBoard, people_map())


def test_the_first_persona_of_a_map_is_made_from_the_empty_board(show_board) -> None:
    board = show_board(PersonasBoard, JourneyMap())
    assert board.page is board.cards
    press(board.focusWidget(), Qt.Key.Key_Space)  # the keyboard is on “New persona”
    assert order(board) == ["Persona 1"]
    assert board.page is board.pages.editor
    QTest.keyClicks(board.focusWidget(), "Ada")
    assert order(board) == ["Ada"]
    press(board.focusWidget(), Qt.Key.Key_Escape)
    assert board.page is board.cards
    undo(board)
    undo(board)
    assert order(board) == []


def test_a_card_says_who_it_is_what_that_rests_on_and_how_it_feels(board) -> None:
    face = board.cards.gallery.card("mara").face
    said = face.standing.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Validated · 2 May 2026 · 1 source"
    assert [(line.broken, len(line.points)) for line in face.journey.lines] == [
        (False, 2),
        (True, 2),
    ]
    assert (
        "As-is: 2 feelings from -2 to +1"
        in board.cards.gallery.card("mara").accessibleDescription()
    )
    assert board.cards.gallery.card("ines").face.standing.startswith("Assumed")


def test_choosing_opens_the_inspector_and_a_double_click_the_form(board, qtbot) -> None:
    card = board.cards.gallery.card("jonas")
    with qtbot.waitSignal(board.record_chosen) as chosen:
        QTest.mouseClick(card, _LEFT)
    assert chosen.args == ["jonas"]
    assert board.page is board.cards
    QTest.mouseDClick(card, _LEFT)
    assert board.page is board.pages.editor
    assert board.pages.editor.persona_id == "jonas"


def test_arrows_go_from_card_to_card_and_enter_opens(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Right)
    assert board.cards.gallery.current == "jonas"
    press(board.focusWidget(), Qt.Key.Key_End)
    assert board.cards.gallery.current == "ines"
    press(board.focusWidget(), Qt.Key.Key_Return)
    assert board.pages.editor.persona_id == "ines"
    press(board.focusWidget(), Qt.Key.Key_Escape)
    assert board.cards.gallery.card("ines").hasFocus()


def test_coming_back_from_any_page_leaves_one_at_the_same_card(board) -> None:
    chosen: list[str] = []
    card_key(board, "jonas", Qt.Key.Key_Right)
    board.record_chosen.connect(chosen.append)
    for open_page in (
        board.open_library,
        board.open_comparison,
        lambda: board.open_persona("ines"),
    ):
        open_page()
        settle()
        press(board.focusWidget(), Qt.Key.Key_Escape)
        assert board.cards.gallery.card("ines").hasFocus()
    assert set(chosen) == {"ines"}
    board.open_persona("mara")
    board.open_library()
    press(board.focusWidget(), Qt.Key.Key_Escape)
    assert board.cards.gallery.current == "mara"
    assert board.cards.gallery.card("mara").hasFocus()


def test_every_change_of_the_order_is_one_step_that_goes_back(board) -> None:
    card_key(board, "mara", Qt.Key.Key_Right, _ALT)
    assert order(board) == ["Jonas", "Mara", "Ines"]
    assert board.cards.gallery.card("mara").hasFocus()
    press(board.focusWidget(), Qt.Key.Key_Right, _ALT)
    assert order(board) == ["Jonas", "Ines", "Mara"]
    undo(board)
    undo(board)
    assert order(board) == ["Mara", "Jonas", "Ines"]


def test_dragging_puts_a_card_between_others(board) -> None:
    gallery = board.cards.gallery
    jonas = gallery.card("jonas").geometry()
    drag(board, "ines", QPoint(jonas.left() + 10, jonas.center().y()))
    assert order(board) == ["Mara", "Ines", "Jonas"]
    undo(board)
    assert order(board) == ["Mara", "Jonas", "Ines"]
    last = gallery.card("ines").geometry()
    drag(board, "mara", last.center() + QPoint(60, 0))
    assert order(board) == ["Jonas", "Ines", "Mara"]


def test_where_a_card_would_go_is_shown_at_the_end_of_the_row_pointed_at(board) -> None:
    board.resize(680, 640)
    settle()
    gallery = board.cards.gallery
    mara, jonas = gallery.card("mara").geometry(), gallery.card("jonas").geometry()
    assert gallery.card("ines").geometry().top() > jonas.bottom()
    drag(board, "mara", jonas.center() + QPoint(60, 0), drop=False)
    (mark,) = [one for one in gallery.children() if type(one).__name__ == "_Mark"]
    assert mark.isVisible()
    assert mark.geometry().left() > jonas.right()
    drag(board, "ines", QPoint(mara.left() + 5, mara.center().y()), drop=False)
    assert mark.geometry().right() < mara.left()


def test_escape_lets_a_card_go_where_it_was(board) -> None:
    last = board.cards.gallery.card("ines").geometry()
    drag(board, "mara", last.center() + QPoint(60, 0), drop=False)
    card = board.cards.gallery.card("mara")
    press(card, Qt.Key.Key_Escape)
    QTest.mouseRelease(card, _LEFT, pos=card.mapFromParent(last.center()))
    assert order(board) == ["Mara", "Jonas", "Ines"]


def test_duplicates_are_told_apart_and_undone(board) -> None:
    card_key(board, "mara", Qt.Key.Key_D, _CTRL)
    assert order(board) == ["Mara", "Mara (copy)", "Jonas", "Ines"]
    card_key(board, "mara", Qt.Key.Key_D, _CTRL)
    assert order(board)[1] == "Mara (copy 2)"
    undo(board)
    undo(board)
    assert order(board) == ["Mara", "Jonas", "Ines"]


def test_deleting_takes_the_curve_along_and_says_so(board, qtbot) -> None:
    with qtbot.waitSignal(board.said) as said:
        card_key(board, "mara", Qt.Key.Key_Delete)
    assert "4 feelings" in said.args[0]
    assert order(board) == ["Jonas", "Ines"]
    assert len(board.document.markers) == 1
    assert board.cards.gallery.card("jonas").hasFocus()
    undo(board)
    assert order(board) == ["Mara", "Jonas", "Ines"]
    assert len(board.document.markers) == 5


def test_the_menu_of_a_card_has_all_that_can_be_done(board) -> None:
    card = board.cards.gallery.card("jonas")
    at = card.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, card.mapToGlobal(at))
    QApplication.sendEvent(card, event)
    (menu,) = [one for one in board.findChildren(QMenu) if one.isVisible()]
    deeds = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    assert {"Edit", "Duplicate", "Keep in my library", "Export to a file…"} <= set(deeds)
    deeds["Move behind"].trigger()
    assert order(board) == ["Mara", "Ines", "Jonas"]
    deeds["Delete"].trigger()
    assert order(board) == ["Mara", "Ines"]
    menu.close()


def test_keys_of_a_card_never_reach_the_actions_of_the_map(board) -> None:
    card = board.cards.gallery.card("mara")
    for key, held in ((Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_D, _CTRL),
                      (Qt.Key.Key_Left, _ALT)):  # fmt: skip
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        event.ignore()
        card.event(event)
        assert event.isAccepted()


def test_the_form_edits_the_map_and_follows_it(board) -> None:
    board.open_persona("mara")
    editor = board.pages.editor
    field = editor.forms[0].binding("name").widget.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Marlene")
    assert board.document.personas["mara"].name == "Marlene"
    settle()
    board.catch_up()
    assert editor.title.words == "Marlene"
    undo(board)
    assert order(board)[0] == "Mara"
    assert field.text() == "Mara"


def test_the_form_has_every_field_of_the_inspector_once() -> None:
    first, second = halves()
    names = [one.name for one in (*first, *second)]
    assert sorted([*names, "photo_id"]) == sorted(one.name for one in FIELDS[Persona.table])


def test_going_on_to_the_next_persona(board) -> None:
    board.open_persona("mara")
    editor = board.pages.editor
    assert not editor.before.isEnabled()
    editor.after.click()
    editor.after.click()
    assert editor.persona_id == "ines"
    assert not editor.after.isEnabled()


def test_a_persona_that_goes_elsewhere_leaves_its_form(board) -> None:
    board.open_persona("jonas")
    change = edit(board.document, "mara", {"role": "Owner"})
    board.context.session.push(change)
    board.catch_up()
    assert board.page is board.pages.editor
    board.context.session.push(remove(board.document, ["jonas"]))
    board.catch_up()
    assert board.page is board.cards


def test_a_map_for_looking_only_is_looked_at(show_board) -> None:
    board = show_board(PersonasBoard, people_map(), read_only=True)
    assert not board.cards.new.isEnabled()
    before = board.document
    for key, *held in ((Qt.Key.Key_Delete,), (Qt.Key.Key_D, _CTRL), (Qt.Key.Key_Right, _ALT)):
        card_key(board, "mara", key, *held)
    assert board.document is before


def test_a_link_to_a_persona_leads_to_its_card(board) -> None:
    board.open_library()
    board.show_record("ines")
    assert board.page is board.cards
    assert board.cards.gallery.card("ines").hasFocus()


@pytest.mark.parametrize("count", [0, 1, 2, 5, 7, 40])
def test_where_a_card_is_put_down_is_between_those_it_is_seen_between(count: int) -> None:
    grid = grid_of(1000, [300 + 10 * (n % 3) for n in range(count)])
    for index, place in enumerate(grid.places):
        middle = place.y + place.height // 2
        assert grid.slot(place.x + 5, middle) == index
        assert grid.slot(place.x + place.width - 5, middle) == index + 1
    assert grid.slot(5000, 50_000) == count


def test_comparing_the_current_one_and_the_next_from_the_bar(board) -> None:
    card_key(board, "jonas", Qt.Key.Key_Left)
    button(board.cards, "Compare").click()
    assert board.pages.comparison.ids == ["mara", "jonas"]
