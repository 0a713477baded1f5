"""The find bar: typing, going from hit to hit, what is shown of hits that are hidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from designer.finding.hits_mark import HITS, HitsMark
from designer.window.main_window import MainWindow
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import edit, remove
from model.kinds import CardKind, LensMode
from model.lens import Lens
from model.records import Card
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import settle
from tests.helpers.window_keys import press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def find(window: MainWindow, text: str) -> None:
    press(Qt.Key.Key_F, CONTROL)
    focus = QApplication.focusWidget()
    assert focus is window.bench.ways.find_bar.field
    QTest.keyClicks(focus, text)
    settle()


def chosen(window: MainWindow) -> list[str]:
    return sorted(window.bench.selection)


def test_typing_shows_which_of_how_many_and_keys_go_round(small: MainWindow) -> None:
    bar = small.bench.ways.find_bar
    find(small, "lane:touch")
    assert (bar.count.text(), chosen(small)) == ("1 of 4", ["touch"])
    press(Qt.Key.Key_Return)
    assert (bar.count.text(), chosen(small)) == ("2 of 4", ["c1"])
    press(Qt.Key.Key_F3)
    assert chosen(small) == ["c2"]
    press(Qt.Key.Key_Return, SHIFT)
    assert chosen(small) == ["c1"]
    press(Qt.Key.Key_F3, SHIFT)
    press(Qt.Key.Key_F3, SHIFT)
    assert (bar.count.text(), chosen(small)) == ("4 of 4", ["c3"])
    press(Qt.Key.Key_F3)
    assert chosen(small) == ["touch"]


def test_esc_leaves_with_the_hit_selected_and_the_keyboard_on_the_map(small: MainWindow) -> None:
    canvas = small.bench.canvas
    find(small, "PRÏCE")
    assert chosen(small) == ["c3"]
    assert canvas.overlay.mark(HITS[0]) is not None
    press(Qt.Key.Key_Escape)
    assert small.bench.ways.find_bar.isHidden()
    assert QApplication.focusWidget() is canvas
    assert chosen(small) == ["c3"]
    assert canvas.overlay.mark(HITS[0]) is None
    assert not small.bench.session.undo_stack.count(), "looking is no edit"
    press(Qt.Key.Key_F)
    assert canvas.editing.active, "keys go to the hit"
    press(Qt.Key.Key_Escape)


def test_nothing_found_is_said_and_selects_nothing_else(small: MainWindow) -> None:
    small.bench.canvas.select(["c4"])
    find(small, "xyzzy")
    bar = small.bench.ways.find_bar
    assert bar.count.text() == "Nothing found"
    assert bar.field.property("bad") is True
    assert chosen(small) == ["c4"]
    press(Qt.Key.Key_Return)
    assert chosen(small) == ["c4"]


def test_a_search_begins_where_one_is(small: MainWindow) -> None:
    small.bench.canvas.select(["c2"])
    find(small, "kind:touchpoint")
    assert chosen(small) == ["c2"]
    assert small.bench.ways.find_bar.count.text() == "2 of 3"


def test_f3_goes_on_without_the_bar_and_opens_it_when_nothing_was_looked_for(
    small: MainWindow,
) -> None:
    press(Qt.Key.Key_F3)
    assert not small.bench.ways.find_bar.isHidden()
    QTest.keyClicks(small.bench.ways.find_bar.field, "kind:touchpoint")
    press(Qt.Key.Key_Escape)
    assert chosen(small) == ["c1"]
    press(Qt.Key.Key_F3)
    assert chosen(small) == ["c2"]
    assert small.bench.ways.find_bar.isHidden()


def test_hits_stay_true_while_the_map_is_edited(small: MainWindow) -> None:
    session, ways = small.bench.session, small.bench.ways
    find(small, "kind:touchpoint")
    assert ways.finder.hits == ["c1", "c2", "c3"]
    session.push(edit(session.document, "c2", kind=CardKind.NOTE))
    settle()
    assert ways.finder.hits == ["c1", "c3"]
    assert ways.find_bar.count.text() == "1 of 2"
    session.push(remove(session.document, ["c1"]))
    settle()
    assert ways.find_bar.count.text() == "1 found"
    press(Qt.Key.Key_Return)
    assert chosen(small) == ["c3"]
    session.undo_stack.undo()
    settle()
    assert ways.finder.hits == ["c1", "c3"]


def test_every_hit_is_marked_in_pixels(small: MainWindow) -> None:
    canvas = small.bench.canvas

    def edge(card_id: str) -> QColor:
        rect = canvas.result.card_rect(card_id)
        assert rect is not None
        shown = canvas.window_state().to_view(rect)
        image = canvas.viewport().grab().toImage()
        return image.pixelColor(round(shown.center().x()), round(shown.top()) - 2)

    plain = {card_id: edge(card_id) for card_id in ("c1", "c2", "c4")}
    find(small, "kind:touchpoint")
    assert edge("c2") != plain["c2"]
    assert edge("c4") == plain["c4"]
    press(Qt.Key.Key_Escape)
    assert edge("c2") == plain["c2"]


def test_a_hit_in_a_collapsed_lane_or_left_out_by_a_lens_is_told_of(small: MainWindow) -> None:
    session, ways = small.bench.session, small.bench.ways
    said: list[str] = []
    small.bench.canvas.message.connect(said.append)
    session.push(edit(session.document, "pain", collapsed=True))
    find(small, "dear")
    assert chosen(small) == ["c4"]
    assert said[-1] == "Card “Too dear” is in the collapsed lane “Pain points”"
    assert session.document.lanes["pain"].collapsed, "finding edits nothing"
    session.undo_stack.undo()
    ways.looking.look(Lens(kinds=frozenset({CardKind.TOUCHPOINT})), LensMode.ONLY)
    ways.finder.look_for("dear")
    assert "not shown through this lens" in said[-1]


def test_a_term_is_finished_with_tab_or_a_click(small: MainWindow) -> None:
    field = small.bench.ways.find_bar.field
    find(small, "per")
    press(Qt.Key.Key_Tab)
    assert field.text() == "persona:"
    QTest.keyClicks(field, "to")
    press(Qt.Key.Key_Tab)
    assert field.text() == "persona:Tom "
    assert chosen(small) == ["p2"]
    hints = small.bench.ways.find_bar.findChildren(QPushButton)
    kind = next(hint for hint in hints if hint.text() == "kind:" and hint.isVisible())
    QTest.mouseClick(kind, Qt.MouseButton.LeftButton)
    settle()
    assert field.text() == "persona:Tom kind:"
    assert QApplication.focusWidget() is field
    press(Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    press(Qt.Key.Key_Return)
    assert field.text() == "persona:Tom kind:touchpoint "
    QTest.keyClicks(field, "price")
    height = small.bench.canvas.height()
    QTest.keyClicks(field, " xyz")
    settle()
    assert small.bench.canvas.height() == height, "the map does not jump while one types"
    assert small.bench.ways.find_bar.count.text() == "Nothing found"


def test_only_what_is_in_sight_is_looked_at_among_five_thousand_hits(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    small = small_map()
    crowd = tuple(
        Card(
            id=f"n{number}",
            kind=CardKind.NOTE,
            order="V",
            lane_id="touch" if number % 2 else "pain",
            step_id=("t1", "t2", "t3")[number % 3],
            text=f"Note {number}",
        )
        for number in range(5_000)
    )
    window = open_map(apply(small, ChangeSet(added=crowd)))
    ways = window.bench.ways
    ways.find()
    ways.find_bar.field.setText("note")
    settle()
    assert len(ways.finder.hits) == 5_000
    mark = window.bench.canvas.overlay.mark(HITS[0])
    assert isinstance(mark, HitsMark)
    canvas = window.bench.canvas
    seen = canvas.window_state().visible
    marked = list(mark._cards(seen))
    assert 0 < len(marked) < 200
    index = ways.finder._index
    assert index is not None
    session = window.bench.session
    session.push(edit(session.document, "n7", text="Something else"))
    settle()
    assert "n7" not in ways.finder.hits  # whoever asks gets the hits as they are now
    assert ways.finder._index is not index
    assert ways.finder._index is not None
    assert ways.finder._index.fresh == 1, "one edit reads one record anew"
    assert len(ways.finder.hits) == 4_999
