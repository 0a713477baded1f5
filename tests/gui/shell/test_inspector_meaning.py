"""Ratings, readings, who skips a stage, channels and decided findings in the inspector."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from designer.inspector.panel import Inspector
from designer.inspector.readings import ReadingsBinding
from designer.inspector.relations import LinksBinding, PersonasBinding
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import readings_of
from tests.gui.shell.finding import child
from widgets.form.links import LinkRow
from widgets.form.rating import RatingDots
from widgets.form.readings import ReadingsEditor

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
PAIN, METRIC = "card-tjqmqm477n", "metric-e54ryfq9mg"


@pytest.fixture(autouse=True)
def _as_it_was(shared_window: MainWindow) -> Iterator[None]:
    yield
    shared_window.bench.session.undo_stack.setIndex(0)


def _inspector(window: MainWindow, record_id: str) -> Inspector:
    inspector = window.bench.inspector
    inspector.show_selection(() if record_id == "map" else [record_id])
    assert inspector.form is not None
    return inspector


def _now(window: MainWindow) -> JourneyMap:
    return window.bench.session.document


def _dots(window: MainWindow, name: str) -> RatingDots:
    form = _inspector(window, PAIN).form
    assert form is not None
    return child(form.binding(name).widget, RatingDots)


def test_a_rating_is_given_by_mouse_and_keyboard_and_taken_back(shared_window: MainWindow) -> None:
    dots = _dots(shared_window, "value")
    assert (dots.value, dots.words()) == (None, "Not rated")
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(3 * 22 - 8, 16))
    assert _now(shared_window).cards[PAIN].value == 3
    assert dots.accessibleName() == "Value: 3 of 5"
    QTest.keyClick(dots, Qt.Key.Key_Right)
    assert _now(shared_window).cards[PAIN].value == 4
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(4 * 22 - 8, 16))
    assert _now(shared_window).cards[PAIN].value is None
    QTest.keyClick(dots, Qt.Key.Key_5)
    QTest.keyClick(dots, Qt.Key.Key_Right)
    assert _now(shared_window).cards[PAIN].value == 5
    QTest.keyClick(dots, Qt.Key.Key_Delete)
    assert _now(shared_window).cards[PAIN].value is None


def test_different_ratings_show_none_and_a_click_gives_all_the_same(
    shared_window: MainWindow,
) -> None:
    inspector = shared_window.bench.inspector
    pains = ["card-a8q4u295x6", "card-bc5he6hp7c"]
    inspector.show_selection(pains)
    assert inspector.form is not None
    dots = child(inspector.form.binding("severity").widget, RatingDots)
    assert dots.words() == "Different"
    QTest.keyClick(dots, Qt.Key.Key_2)
    assert {_now(shared_window).cards[i].severity for i in pains} == {2}


def _readings(window: MainWindow, record_id: str = METRIC) -> ReadingsEditor:
    form = _inspector(window, record_id).form
    assert form is not None
    binding = form.binding("history")
    assert isinstance(binding, ReadingsBinding)
    return binding.readings


def _type(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_readings_are_added_corrected_moved_and_taken_out(
    shared_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_window.bench.inspector._context, "today", lambda: date(2026, 11, 22))
    readings = _readings(shared_window)
    assert [row.day for row in readings.rows()] == [
        date(2026, 10, 5), date(2026, 7, 1), date(2026, 4, 1)
    ]  # fmt: skip
    readings.add_button.click()
    readings.add_button.click()
    assert len(readings.rows()) == 4
    _type(child(readings.rows()[0].value, QLineEdit), "4.5")
    metric = _now(shared_window).metrics[METRIC]
    assert (metric.value, metric.on) == (4.5, date(2026, 11, 22))
    _type(child(readings.rows()[0].on, QLineEdit), "2026-10-05")
    assert "already" in _error(shared_window)
    _type(child(readings.rows()[0].on, QLineEdit), "2026-11-20")
    assert _error(shared_window) == ""
    _type(child(readings.rows()[3].value, QLineEdit), "7")
    days = readings_of(_now(shared_window).metrics[METRIC])
    assert days[date(2026, 11, 20)] == 4.5
    assert days[date(2026, 4, 1)] == 7
    readings.take_out(readings.rows()[0])
    metric = _now(shared_window).metrics[METRIC]
    assert (metric.value, metric.on) == (9, date(2026, 10, 5))
    assert len(readings.rows()) == 3


def _error(window: MainWindow) -> str:
    form = window.bench.inspector.form
    assert form is not None
    binding = form.binding("history")
    assert isinstance(binding, ReadingsBinding)
    return binding.row.error


def test_a_reading_that_was_begun_is_put_away_with_its_metric(shared_window: MainWindow) -> None:
    readings = _readings(shared_window)
    readings.add_button.click()
    _inspector(shared_window, "metric-3kfdtbt92w")
    assert [row.day for row in readings.rows()] == [date(2026, 10, 1)]


def test_the_value_of_a_metric_is_mended_in_its_history_too(shared_window: MainWindow) -> None:
    form = _inspector(shared_window, "card-8kc9wme2ne").form
    assert form is not None
    _type(child(form.binding("value").widget, QLineEdit), "4.1")
    metric = _now(shared_window).metrics["metric-5e9drt3fnk"]
    assert (metric.value, metric.history[-1].value) == (4.1, 4.1)


def test_chips_say_who_skips_a_stage(shared_window: MainWindow) -> None:
    stage_id, persona_id = "stage-v2nw2evpc5", "persona-39rxk82trx"
    form = _inspector(shared_window, stage_id).form
    assert form is not None
    binding = form.binding("skipped_by_ids")
    assert isinstance(binding, PersonasBinding)
    binding._chips.chip(persona_id).click()
    assert persona_id in _now(shared_window).stages[stage_id].skipped_by_ids
    assert shared_window.bench.session.undo_stack.undoText() == "Skip stage"
    binding._chips.chip(persona_id).click()
    assert persona_id not in _now(shared_window).stages[stage_id].skipped_by_ids


def test_a_channel_is_renamed_on_the_cards_that_name_it(shared_window: MainWindow) -> None:
    channel = next(c for c in _now(shared_window).channels.values() if c.name == "website")
    before = [c.id for c in _now(shared_window).cards.values() if c.channel == "website"]
    form = _inspector(shared_window, channel.id).form
    assert form is not None
    line = child(form.binding("name").widget, QLineEdit)
    _type(line, "web shop")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert {_now(shared_window).cards[i].channel for i in before} == {"web shop"}


def test_a_decided_finding_leads_to_its_place_and_is_told_again(shared_window: MainWindow) -> None:
    (silence,) = _now(shared_window).silences.values()
    inspector = _inspector(shared_window, "map")
    assert inspector.form is not None
    silences = inspector.form.binding("silences")
    assert isinstance(silences, LinksBinding)
    (row,) = silences.links.rows()
    assert row.text() == "Pain point without answer"
    row.click()
    assert inspector.shown == (silence.id,)
    child(inspector.form.binding("place").widget, LinkRow).click()
    assert inspector.shown == (silence.place,)
    inspector.go_back()
    inspector.go_back()
    silences.take_off(silence.id)
    assert not _now(shared_window).silences
    assert shared_window.bench.session.undo_stack.undoText() == "Tell the finding again"


def test_the_forms_of_what_is_not_on_the_canvas_can_be_asked_for(shared_window: MainWindow) -> None:
    inspector = shared_window.bench.inspector
    document = _now(shared_window)
    for table in ("personas", "evidence", "metrics", "channels", "actions", "silences"):
        record_id = next(iter(document.table(table)))
        inspector.visit(record_id)
        assert inspector.shown == (record_id,)
        assert inspector.form is not None
        assert inspector.form.fields
