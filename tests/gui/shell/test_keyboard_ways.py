"""Ways of the keyboard through the window (Tab, F6), and how long a sentence stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from designer.window.tab_order import tab_stops
from model.edits import edit

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focus(), key, modifier)


def _at_the_map(window: MainWindow, table: str) -> None:
    window.activateWindow()
    canvas = window.bench.canvas
    if table:
        canvas.select([next(iter(getattr(canvas.document, table)))])
    canvas.setFocus()
    QApplication.processEvents()


def _into_the_form(window: MainWindow, table: str) -> None:
    """Tab; from a card it goes from cell to cell first, and then where the bench says."""
    if table in ("cards", "markers"):
        window.bench.focusNextPrevChild(True)
    else:
        _press(Qt.Key.Key_Tab)
    assert window.bench.inspector.isAncestorOf(_focus())


@pytest.mark.parametrize("table", ["", "cards", "markers", "stages", "lanes"])
def test_tab_goes_through_the_form_to_the_footer_and_on(
    sample_window: MainWindow, table: str
) -> None:
    window = sample_window
    _at_the_map(window, table)
    inspector = window.bench.inspector
    _into_the_form(window, table)
    first = _focus()
    assert inspector.form is not None
    assert inspector.form.isAncestorOf(first)
    seen = [first]
    for _ in range(200):
        _press(Qt.Key.Key_Tab)
        if not inspector.isAncestorOf(_focus()):
            break
        seen.append(_focus())
    assert seen == tab_stops(inspector)
    assert not window.bench.isAncestorOf(_focus())
    if table:
        assert seen[-1] is inspector._delete
    tops = [one.mapTo(inspector, QPoint()).y() + one.height() for one in seen]
    assert tops[0] == min(tops)


def test_shift_tab_goes_back_from_the_form_to_the_map(sample_window: MainWindow) -> None:
    _at_the_map(sample_window, "cards")
    _into_the_form(sample_window, "cards")
    _press(Qt.Key.Key_Tab)
    for _ in range(2):
        _press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert _focus() is sample_window.bench.canvas


@pytest.mark.parametrize("table", ["", "cards", "markers", "stages", "lanes", "personas"])
def test_the_f6_key_reaches_every_pane(sample_window: MainWindow, table: str) -> None:
    window = sample_window
    _at_the_map(window, table)
    panes = [window.view.top_bar, *window.bench.panes(), window.view.status_bar]
    seen = []
    for _ in panes:
        _press(Qt.Key.Key_F6)
        seen.append(next(p for p in panes if p is _focus() or p.isAncestorOf(_focus())))
    at = panes.index(window.bench.canvas) + 1
    assert seen == panes[at:] + panes[:at]


def test_f6_reaches_the_inspector_of_a_mixed_selection(sample_window: MainWindow) -> None:
    bench = sample_window.bench
    document = bench.canvas.document
    _at_the_map(sample_window, "")
    bench.canvas.select([next(iter(document.cards)), next(iter(document.markers))])
    _press(Qt.Key.Key_F6)
    assert bench.inspector.isAncestorOf(_focus())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(
    sample_window: MainWindow, key: Qt.Key
) -> None:
    window = sample_window
    _at_the_map(window, "cards")
    (card_id,) = window.bench.selection
    window.bench.inspector._delete.setFocus()
    _press(key)
    assert card_id not in window.bench.session.document.cards
    dark = window.dark
    button = next(
        b for b in window.view.top_bar.findChildren(QAbstractButton)
        if b.accessibleName() == window.actions_by_id["view.dark"].iconText()
    )  # fmt: skip
    button.setFocus()
    _press(key)
    assert window.dark is not dark


def test_enter_leaves_ticks_and_texts_alone(sample_window: MainWindow) -> None:
    window = sample_window
    _at_the_map(window, "cards")
    form = window.bench.inspector.form
    assert form is not None
    tick = next(box for box in form.findChildren(QCheckBox) if box.isVisible())
    tick.setFocus()
    before = window.bench.session.document
    _press(Qt.Key.Key_Return)
    assert window.bench.session.document is before


def test_tab_on_the_start_page_goes_through_the_gallery_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.show_start()
    page = window._start
    qtbot.waitUntil(lambda: len(page.cards()) > 2)
    page._back.setFocus()
    seen = []
    for _ in range(len(page.cards()) + 1):
        _press(Qt.Key.Key_Tab)
        seen.append(_focus())
    assert seen[:-1] == page.cards()
    assert page._side.isAncestorOf(seen[-1])
    _press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert _focus() is page.cards()[-1]


# --- sentences -----------------------------------------------------------------------------


def test_a_sentence_goes_when_its_time_is_over(window: MainWindow) -> None:
    bar = window.view.status_bar
    bar.say("Feeling +1.5")
    assert bar._clear.isActive()
    assert 3_000 <= bar._clear.interval() <= 10_000
    bar._clear.timeout.emit()
    assert bar.sentence == ""
    assert bar._sentence.toolTip() == ""
    assert not bar._clear.isActive()


@pytest.mark.parametrize("way", ["press", "key", "undo", "inspector", "palette"])
def test_a_sentence_goes_when_something_else_begins(window: MainWindow, way: str) -> None:
    bar, bench = window.view.status_bar, window.bench
    _at_the_map(window, "cards")
    bench.session.push(edit(bench.session.document, "map", title="A"))
    bench.canvas.say("Feeling +1.5")
    assert bar.sentence == "Feeling +1.5"
    match way:
        case "press":
            port = bench.canvas.viewport()
            QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=port.rect().center())
        case "key":
            _press(Qt.Key.Key_Shift)
            assert bar.sentence  # a modifier alone begins nothing
            _press(Qt.Key.Key_Right)
        case "undo":
            window.actions_by_id["edit.undo"].trigger()
        case "inspector":
            _into_the_form(window, "cards")
            bar.say("Feeling +1.5")
            bench.session.push(edit(bench.session.document, "map", title="B"))
        case _:
            button = next(b for b in bench.palette_pane.buttons() if b.isVisible())
            QTest.keyClick(button, Qt.Key.Key_Space)
    assert bar.sentence != "Feeling +1.5"


def test_what_an_action_says_stays(window: MainWindow) -> None:
    window.bench.session.forbid_edits("")
    _at_the_map(window, "cards")
    window.actions_by_id["edit.delete"].trigger()
    assert "not changed" in window.view.status_bar.sentence
