"""The window for a returned workbook: a list to go through by key, each change side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.returned.window import ReturnedWindow
from designer.style.tokens import TOKENS
from exporters.workbook.returning.comparison import Choice, Comparison, Kind, Proposal
from tests.gui.shell.returned_window import click, current, cut_off, keys, press, sides, taken
from tests.helpers.settling import settle
from tests.returned.proposals import INGRID, OWNERS, cell, many, one_of_each

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Opened = Callable[[Comparison], ReturnedWindow]


@pytest.fixture
def opened(application: Application, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the window on a comparison."""
    windows: list[ReturnedWindow] = []

    def made(comparison: Comparison) -> ReturnedWindow:
        files = tuple(dict.fromkeys(one.file for one in comparison.proposals)) or (OWNERS,)
        window = ReturnedWindow(files, TOKENS["light"])
        windows.append(window)
        window.show_comparison(comparison)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        settle()
        return window

    yield made
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


@pytest.fixture
def window(opened: Opened) -> ReturnedWindow:
    """The window on one proposal of each kind."""
    return opened(one_of_each())


# --- what is said ------------------------------------------------------------------------------


def test_it_tells_what_came_back_and_what_will_be(window: ReturnedWindow) -> None:
    assert window.heading.words == "2 workbooks came back"
    assert window.counts.words == (
        "2 changes, 2 conflicts, 1 new row, 1 row gone, 1 remark beside the columns,"
        " 1 answer not understood"
    )
    assert window.outcome.text() == "The map gets 2 edits, 1 new thing, 1 note. 4 stay out."
    assert window.go_button.text() == "&Take over 4 changes"
    assert not window.remarks.isHidden()
    assert window.remarks.section.heading.text() == "One thing to know"


def test_groups_are_sheets_in_their_order(window: ReturnedWindow) -> None:
    assert [group.name for group in window.list.rows.groups] == [
        "Actions", "Pain points", "Touchpoints",
    ]  # fmt: skip
    ticks = [
        window.list.rows.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)
    ]
    assert ticks == [
        Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked,
    ]  # fmt: skip


def test_nothing_changed_is_good_news(opened: Opened) -> None:
    window = opened(Comparison())
    shown = window.pages.currentWidget()
    assert shown is not None
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert "Nothing was changed." in texts
    assert window.go_button.isHidden()
    assert QApplication.focusWidget() is window.close_button


# --- the keyboard ------------------------------------------------------------------------------


def test_arrows_go_and_space_turns(window: ReturnedWindow) -> None:
    assert QApplication.focusWidget() is window.list
    assert current(window) == "e0"
    press(Qt.Key.Key_Space)
    assert "e0" not in taken(window)
    press(Qt.Key.Key_Space)
    assert "e0" in taken(window)
    press(Qt.Key.Key_Down)
    assert current(window) == "c0"
    press(Qt.Key.Key_A)
    assert "c0" in taken(window)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_A)
    assert {"c0", "c1"} & taken(window) == {"c1"}, "of rivals one at most"
    press(Qt.Key.Key_R)
    assert not {"c0", "c1"} & taken(window)
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_U)
    assert window.decisions.choices.keys() == {"e0"}


def test_several_rows_are_chosen_together(window: ReturnedWindow) -> None:
    for _ in range(4):
        press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_R)
    assert taken(window) == {"e1", "x0"}


def test_space_on_a_sheet_turns_all_of_it(window: ReturnedWindow) -> None:
    press(Qt.Key.Key_Up)
    assert window.list.current is None
    press(Qt.Key.Key_Space)
    assert taken(window) == {"e0", "c0", "u0", "n0", "e1", "x0"}
    press(Qt.Key.Key_Space)
    assert taken(window) == {"e1", "x0"}
    press(Qt.Key.Key_Left)
    assert not window.list.isExpanded(window.list.currentIndex())
    press(Qt.Key.Key_Right)
    assert window.list.isExpanded(window.list.currentIndex())


def test_enter_asks_for_the_place(window: ReturnedWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.place_asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args[0].key == "e0"
    with qtbot.waitSignal(window.place_asked) as asked:
        click(window, "r0", twice=True)
    assert asked.args[0].key == "r0"


def test_tab_goes_through_all_of_it(window: ReturnedWindow) -> None:
    seen = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        press(Qt.Key.Key_Tab)
    wanted = {window.list, window.search, window.accept_button, window.refuse_button,
              window.go_button, window.close_button, window.remarks.section.heading,
              window.chips.chips[None]}  # fmt: skip
    assert wanted <= set(seen)
    assert any(isinstance(each, QRadioButton) for each in seen)


def test_escape_empties_the_search_and_then_closes(window: ReturnedWindow) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "drivers")
    assert keys(window) == ["n0"]
    press(Qt.Key.Key_Escape)
    assert len(keys(window)) == 8
    assert window.isVisible()
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_control_and_enter_takes_over(window: ReturnedWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.taken) as emitted:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert emitted.args[0] is window.decisions


# --- the mouse ---------------------------------------------------------------------------------


def test_a_click_on_the_tick_turns_and_elsewhere_looks(window: ReturnedWindow) -> None:
    click(window, "r0", on_tick=True)
    assert "r0" in taken(window)
    click(window, "r0", on_tick=True)
    assert "r0" not in taken(window)
    click(window, "n0")
    assert current(window) == "n0"
    assert "n0" in taken(window)


# --- what is shown -----------------------------------------------------------------------------


def test_chips_show_one_kind(window: ReturnedWindow) -> None:
    window.chips.chips[Kind.CONFLICT].click()
    assert keys(window) == ["c0", "c1"]
    window.accept_button.click()
    assert {"c0", "c1"} & taken(window) == {"c0"}
    assert "r0" not in taken(window), "only what is shown"
    window.chips.chips[None].setFocus()
    press(Qt.Key.Key_Right)
    assert window.chips.kind is Kind.EDIT
    assert keys(window) == ["e0", "e1"]


def test_all_that_is_shown_can_be_refused_and_suggested_again(window: ReturnedWindow) -> None:
    window.refuse_button.click()
    assert taken(window) == set()
    assert window.outcome.text() == "Nothing will be changed on the map."
    assert not window.go_button.isEnabled()
    window.usual_button.click()
    assert taken(window) == {"e0", "n0", "e1", "x0"}


def test_a_search_that_finds_nothing_says_so(window: ReturnedWindow) -> None:
    window.search.setText("no such thing")
    assert window.nothing.isVisible()
    assert not window.accept_button.isEnabled()
    window.search.setText("in progress")
    assert keys(window) == ["c0", "c1"], "what the map says now is looked through, too"


# --- side by side ------------------------------------------------------------------------------


def test_a_conflict_of_two_copies_has_a_side_for_each(window: ReturnedWindow) -> None:
    window.resize(1400, 900)
    window.list.look_at("c1")
    settle()
    found = [(card.side.heading, card.side.text) for card in sides(window)]
    assert found == [
        ("Sent", "Open"), (OWNERS, "Done"), (INGRID, "Dropped"), ("Map now", "In progress"),
    ]  # fmt: skip
    chosen = [card.side.heading for card in sides(window) if card.radio and card.radio.isChecked()]
    assert chosen == ["Map now"]


def test_radios_decide_and_follow_what_is_decided(window: ReturnedWindow) -> None:
    window.resize(1400, 900)
    window.list.look_at("c0")
    settle()
    _, one, other, now = sides(window)
    assert one.radio is not None
    assert other.radio is not None
    assert now.radio is not None
    QTest.mouseClick(other.radio, Qt.MouseButton.LeftButton)
    assert "c1" in taken(window)
    assert not one.radio.isChecked()
    other.radio.setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Space)
    assert {"c0", "c1"} & taken(window) == {"c0"}
    window.list.setFocus()
    press(Qt.Key.Key_R)
    assert now.radio.isChecked()


def test_each_kind_says_what_choosing_it_does(window: ReturnedWindow) -> None:
    said = {}
    for key in ("e0", "n0", "r0", "x0", "u0"):
        window.list.look_at(key)
        settle()
        said[key] = [card.side.choice for card in sides(window) if card.side.choice]
    assert said == {
        "e0": ["Take theirs", "Keep mine"],
        "n0": ["Add it to the map", "Leave it out"],
        "r0": ["Remove it", "Keep it"],
        "x0": ["Keep as a note", "Leave it out"],
        "u0": ["Keep as a note", "Leave it out"],
    }


def test_texts_are_shown_letter_by_letter(opened: Opened) -> None:
    tag = "<b>bold</b> <img src='file:///etc/passwd'> \U0001f600 &amp;"
    window = opened(Comparison((cell("a", Kind.EDIT, tag, f"{tag} more", title=tag),)))
    texts = [card.side.text for card in sides(window)]
    assert texts == [tag, f"{tag} more", tag]
    shown = [field.toPlainText() for field in window.detail.findChildren(QWidget)
             if hasattr(field, "toPlainText") and field.isVisible()]  # fmt: skip
    assert tag in shown


def test_a_long_text_is_whole_at_once_and_in_every_width(window: ReturnedWindow) -> None:
    for width in (1400, 1000, 760):
        window.resize(width, 700)
        settle()
        for key in ("e0", "e1", "r0", "e1"):
            window.list.look_at(key)
            assert cut_off(window) == []
        window.resize(width - 60, 700)
        settle()
        assert cut_off(window) == []


def test_narrow_windows_put_the_sides_below_each_other(window: ReturnedWindow) -> None:
    window.resize(1400, 900)
    window.list.look_at("e0")
    settle()
    assert len({card.y() for card in sides(window)}) == 1
    window.resize(760, 520)
    settle()
    cards = sides(window)
    assert len({card.y() for card in cards}) == len(cards)
    room = window.detail.viewport().width()
    assert all(card.x() + card.width() <= room for card in cards)


# --- another comparison ------------------------------------------------------------------------


def test_another_comparison_keeps_what_was_decided_and_looked_at(window: ReturnedWindow) -> None:
    window.list.look_at("c1")
    window.list.rows.decide([window.list.current], Choice.ACCEPT)  # type: ignore[list-item]
    less = tuple(one for one in one_of_each().proposals if one.key != "e0")
    window.show_comparison(Comparison(less))
    assert current(window) == "c1"
    assert "c1" in taken(window)
    window.show_comparison(Comparison())
    assert window.go_button.isHidden()


def test_while_it_compares_nothing_can_be_taken_over(window: ReturnedWindow) -> None:
    window.set_busy(busy=True)
    assert not window.go_button.isEnabled()
    assert window.busy.isVisible()
    window.set_busy(busy=False)
    assert window.go_button.isEnabled()


# --- voices and crowds -------------------------------------------------------------------------


def test_a_row_says_its_kind_its_change_and_what_becomes_of_it(window: ReturnedWindow) -> None:
    rows = window.list.rows
    said = rows.index_of("c0").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Conflict: Action “Tell the gate”. Owner changes.")
    assert "Keep mine" in said
    assert OWNERS in said
    interface = QAccessible.queryAccessibleInterface(window.list)
    assert interface.text(QAccessible.Text.Name) == "Changes"


def test_thousands_of_rows_are_painted_only_where_they_are_seen(opened: Opened) -> None:
    window = opened(many(5_000))
    view = window.list
    painted: list[str] = []
    paint = view._painting._paint_proposal

    def counted(painter: QPainter, rect: QRectF, proposal: Proposal) -> None:
        painted.append(proposal.key)
        paint(painter, rect, proposal)

    view._painting._paint_proposal = counted  # type: ignore[method-assign]
    bar = view.verticalScrollBar()
    assert bar.maximum() > 200_000
    bar.setValue(bar.maximum() // 2)
    view.viewport().grab()
    assert 0 < len(set(painted)) < 30
    window.refuse_button.click()
    assert window.outcome.text() == "Nothing will be changed on the map."
