"""The widgets by themselves: what they make of what is typed, and how they arrange things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from designer.style.icons import InterfaceIcons
from designer.window.main_window import MainWindow
from tests.gui.shell.finding import child
from widgets.colour_dots import ColourDots
from widgets.drawing import initials
from widgets.form.choice import ChoiceEditor, Option
from widgets.form.dates import parsed_date
from widgets.form.numbers import NumberEditor, parsed_number, shown_number
from widgets.form.text import LinesEditor, TextEditor
from widgets.message_bar import Choice, Notice, Tone
from widgets.message_stack import MessageStack
from widgets.packing import PackedLayout

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def german():
    QLocale.setDefault(QLocale(QLocale.Language.German))
    yield
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 3.5 ", 3.5),
        ("−4", -4),
        ("48 %", 48),
        ("", None),
        ("many", None),
        ("1e", None),
    ],
)
def test_numbers_as_people_write_them(text: str, number: float | None) -> None:
    assert parsed_number(text) == number


def test_numbers_with_the_comma_of_a_country(german: None) -> None:
    assert parsed_number("3,5") == 3.5
    assert parsed_number("3.5") == 3.5
    assert shown_number(3.5) == "3,5"
    assert shown_number(184_000) == "184000"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-01", date(2026, 10, 1)),
        ("1.10.2026", date(2026, 10, 1)),
        ("1/10/2026", date(2026, 10, 1)),
        ("1 Oct 2026", date(2026, 10, 1)),
        ("2026-02-30", None),
        ("1.10.26", None),
        ("", None),
        ("soon", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert parsed_date(text) == day


def test_initials_stand_for_a_name() -> None:
    assert initials("Mara Klein") == "MK"
    assert initials("Anna von der Tann") == "AT"
    assert initials("李雷") == "李"
    assert initials("(?) ") == ""


class _Box(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._wanted = QSize(width, 20)
        self.setMinimumSize(10, 20)

    def sizeHint(self) -> QSize:  # noqa: N802 - the name Qt calls
        return self._wanted


def _boxes(widths: list[int], layout: PackedLayout) -> list[_Box]:
    boxes = [_Box(width) for width in widths]
    for box in boxes:
        layout.addWidget(box)
    return boxes


def test_chips_flow_in_rows_of_their_own_width(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    layout = PackedLayout(ground, gap=10)
    boxes = _boxes([60, 60, 60], layout)
    ground.resize(140, 200)
    ground.show()
    assert [box.pos() for box in boxes] == [QPoint(0, 0), QPoint(70, 0), QPoint(0, 30)]
    assert layout.heightForWidth(140) == 50
    assert layout.heightForWidth(1000) == 20


def test_a_wide_entry_takes_a_row_and_the_hole_is_filled(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    layout = PackedLayout(ground, columns=2, gap=10)
    boxes = _boxes([40, 120, 40], layout)
    ground.resize(150, 200)
    ground.show()
    assert boxes[0].geometry().getRect() == (0, 0, 70, 20)
    assert boxes[1].geometry().getRect() == (0, 30, 150, 20)
    assert boxes[2].geometry().getRect() == (80, 0, 70, 20)


def test_lists_leave_out_empty_lines(qtbot: QtBot) -> None:
    editor = LinesEditor()
    qtbot.addWidget(editor)
    values: list[object] = []
    editor.edited.connect(values.append)
    text = child(editor, QPlainTextEdit)
    QTest.keyClicks(text, " one ")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert values == [*values[:-1], ("one",)]
    editor.set_value(("one",))
    assert text.toPlainText() == " one \n", "the line that is being typed must stay"
    QTest.keyClicks(text, "two")
    assert values[-1:] == [("one", "two")]


def test_showing_a_value_is_no_edit(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    values: list[object] = []
    editor.edited.connect(values.append)
    editor.set_value("shown")
    assert values == []
    assert child(editor, QPlainTextEdit).toPlainText() == "shown"


def test_html_is_shown_as_the_text_it_is(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.set_value('<img src="file:///etc/passwd"><b>x</b>')
    assert "<b>x</b>" in child(editor, QPlainTextEdit).toPlainText()


def test_a_text_field_grows_with_its_text(qtbot: QtBot) -> None:
    editor = TextEditor(least=2, most=6)
    qtbot.addWidget(editor)
    editor.resize(200, 300)
    editor.show()
    low = child(editor, QPlainTextEdit).height()
    editor.set_value("one\ntwo\nthree\nfour")
    higher = child(editor, QPlainTextEdit).height()
    editor.set_value("\n" * 40)
    highest = child(editor, QPlainTextEdit).height()
    assert low < higher < highest < 3 * higher


def test_the_wheel_scrolls_the_form_and_not_the_choice(qtbot: QtBot) -> None:
    editor = ChoiceEditor([Option(n, str(n)) for n in range(5)])
    qtbot.addWidget(editor)
    editor.set_value(2)
    editor.show()
    box = child(editor, QComboBox)
    wheel = QWheelEvent(
        QPoint(5, 5).toPointF(),
        box.mapToGlobal(QPoint(5, 5)).toPointF(),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == 2


def test_several_values_show_none_of_them(qtbot: QtBot) -> None:
    choice = ChoiceEditor([Option("a", "A"), Option("b", "B")])
    number = NumberEditor()
    for editor in (choice, number):
        qtbot.addWidget(editor)
    choice.set_value("a", mixed=True)
    number.set_value(3.0, mixed=True)
    assert child(choice, QComboBox).currentIndex() == -1
    assert child(number, QLineEdit).text() == ""
    assert child(number, QLineEdit).placeholderText() == "Different"


def test_colour_dots_choose_by_mouse_and_keys(qtbot: QtBot) -> None:
    dots = ColourDots(["#111111", "#222222", "#333333"])
    qtbot.addWidget(dots)
    chosen: list[object] = []
    dots.chosen.connect(chosen.append)
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(26 * 2 + 13, 13))
    QTest.keyClick(dots, Qt.Key.Key_Left)
    QTest.keyClick(dots, Qt.Key.Key_Left)
    QTest.keyClick(dots, Qt.Key.Key_Left)
    assert chosen == [1, 0, None]


def test_notices_replace_those_of_the_same_key_and_go_when_answered(qtbot: QtBot) -> None:
    stack = MessageStack(InterfaceIcons())
    qtbot.addWidget(stack)
    answered: list[str] = []
    stack.show_notice(Notice("one", key="file"))
    again = Choice("Again", lambda: answered.append("again"))
    stay = Choice("Stay", lambda: answered.append("stay"), stays=True)
    bar = stack.show_notice(Notice("two", Tone.ERROR, (again, stay), key="file"))
    assert [bar.notice.text for bar in stack.bars()] == ["two"]
    buttons = {b.text(): b for b in bar.findChildren(type(bar._button(again)))}
    buttons["Stay"].click()
    assert stack.bars() == [bar]
    buttons["Again"].click()
    assert answered == ["stay", "again"]
    assert stack.bars() == []
    assert stack.isHidden()


def test_a_long_notice_in_the_window_is_as_high_as_all_its_lines(
    window: MainWindow, qtbot: QtBot
) -> None:
    long = "Many texts are under six points, which is hard to read on this sheet. " * 4
    choices = (Choice("Open", lambda: None), Choice("Show in folder", lambda: None))
    bar = window.show_notice(Notice(long, Tone.WARNING, choices))
    words = next(each for each in bar.findChildren(QLabel) if each.text() == long)
    for width in (1366, 1024, 1366):
        window.resize(width, 700)
        qtbot.waitUntil(
            lambda: bar.height() - 12 >= words.height() >= words.heightForWidth(words.width())
        )


def test_a_long_notice_gives_the_room_back_when_the_window_is_wider(window: MainWindow) -> None:
    bar = window.show_notice(Notice("Many words of a sentence that goes on. " * 6))
    window.resize(760, 520)
    QApplication.processEvents()
    narrow = bar._text.height()
    window.resize(1600, 700)
    QApplication.processEvents()
    assert bar._text.height() < narrow


def test_a_notice_takes_no_focus_from_the_map_when_it_is_clicked(qtbot: QtBot) -> None:
    body = QWidget()
    qtbot.addWidget(body)
    column = QVBoxLayout(body)
    stack = MessageStack(InterfaceIcons(), body)
    bar = stack.show_notice(Notice("Writing", choices=(Choice("Cancel", lambda: None),)))
    column.addWidget(stack)
    other, here = QLineEdit(body), QLineEdit(body)
    column.addWidget(other)
    column.addWidget(here)
    body.show()
    qtbot.waitExposed(body)
    here.setFocus()
    QTest.mouseClick(child(bar, QPushButton), Qt.MouseButton.LeftButton)
    assert not stack.bars()
    assert body.focusWidget() is here


def test_no_more_notices_stand_than_can_be_read(qtbot: QtBot) -> None:
    stack = MessageStack(InterfaceIcons())
    qtbot.addWidget(stack)
    for number in range(9):
        stack.show_notice(Notice(str(number)))
    assert [bar.notice.text for bar in stack.bars()] == ["8", "7", "6", "5"]


_SLOW_MS = 20_000
"""So long a busy machine may take to lay the window out."""


def _crowd() -> Notice:
    """What a merge shows: many buttons, and more lines than a window has."""
    buttons = ("Merge…", "Reload", "Keep both", "Overwrite")
    return Notice(
        "“Bicycle.journey” was changed elsewhere: 3 cards added, 2 cards reworded, 1 card moved. "
        "Here, not saved yet: 1 card reworded.",
        Tone.WARNING,
        tuple(Choice(text, lambda: None) for text in buttons),
        details=tuple(f"Card {number} is now called something else." for number in range(60)),
        unfolded=True,
    )


def test_many_buttons_stand_below_the_words_where_they_would_squeeze_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    bar = window.show_notice(_crowd())
    window.resize(760, 520)
    merge = next(b for b in bar.findChildren(QPushButton) if b.text() == "Merge…")

    def below() -> bool:
        wide = bar._text.width() > 600
        return wide and merge.mapTo(bar, QPoint(0, 0)).y() >= bar._text.geometry().bottom()

    qtbot.waitUntil(below, timeout=_SLOW_MS)
    assert bar.buttons_below
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: not bar.buttons_below, timeout=_SLOW_MS)


def test_notices_always_leave_room_for_the_map(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(760, 520)
    for number in range(4):
        window.show_notice(replace(_crowd(), key=str(number)))
    stack = window.view.messages

    def settled() -> bool:
        whole = all(bar.height() >= bar.sizeHint().height() for bar in stack.bars())
        return whole and stack.verticalScrollBar().maximum() > 0

    qtbot.waitUntil(settled, timeout=_SLOW_MS)
    assert stack.height() <= window.height() * 0.45 + 1
    last = stack.bars()[-1].findChildren(QPushButton)[0]
    last.setFocus()
    shown = QRect(last.mapTo(stack.viewport(), QPoint(0, 0)), last.size())
    assert stack.viewport().rect().contains(shown)
    before = stack.height()
    window.resize(760, 900)
    qtbot.waitUntil(lambda: stack.height() > before, timeout=_SLOW_MS)


def test_details_say_whether_they_are_shown(window: MainWindow) -> None:
    bar = window.show_notice(_crowd())
    button = next(b for b in bar.findChildren(QPushButton) if "etails" in b.text())
    assert button.text() == "Hide details"
    height = bar.sizeHint().height()
    button.click()
    assert button.text() == "Details"
    assert bar.sizeHint().height() < height


def test_a_name_without_blanks_is_wrapped_and_not_cut_off(window: MainWindow) -> None:
    window.resize(760, 520)
    name = "a" * 300 + ".journey"
    bar = window.show_notice(Notice(f"“{name}” is no longer there."))
    QApplication.processEvents()
    assert bar._text.lines_at(bar._text.width()) >= 3
    assert bar.accessibleName() == f"“{name}” is no longer there."
