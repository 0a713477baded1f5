"""The figures board under mouse and keyboard: the table, readings, funnels, channels."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from designer.boards.figures.board import FiguresBoard, Page
from designer.boards.figures.channel_rows import Col as ChannelCol
from designer.boards.figures.figure_rows import Col, cell_words
from model.bounds import Reading
from model.document import JourneyMap
from model.edits import add_step
from model.kinds import CardKind, EvidenceKind, LaneKind, Level, MetricKind
from model.order import first_keys
from model.queries import in_order
from model.records import Card, Evidence, Lane, Metric, Persona, Stage, Step
from tests.gui.shell.boards.conftest import TODAY
from tests.helpers.robot import settle
from widgets.icon_button import IconButton

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_APRIL, _JULY = date(2026, 4, 1), date(2026, 7, 1)
_KEYS = first_keys(4)


def _map() -> JourneyMap:
    """Two steps; a drop-off with a history, two counts of people; touchpoints in two channels."""
    metric, touchpoint = CardKind.METRIC, CardKind.TOUCHPOINT
    lane, other = "lane-1", "lane-2"
    history = (Reading(on=_APRIL, value=44.0), Reading(on=_JULY, value=41.0))
    return JourneyMap.of(
        [
            Stage(id="stage-1", order=_KEYS[0], name="Buy"),
            Step(id="step-1", stage_id="stage-1", order=_KEYS[0], name="Look"),
            Step(id="step-2", stage_id="stage-1", order=_KEYS[1], name="Pay"),
            Lane(id=lane, kind=LaneKind.METRICS, order=_KEYS[0]),
            Lane(id=other, kind=LaneKind.TOUCHPOINTS, order=_KEYS[1]),
            Evidence(id="evidence-1", kind=EvidenceKind.ANALYTICS, title="Funnel"),
            Metric(id="loss", kind=MetricKind.DROP_OFF, value=41.0, unit="%", target=20.0,
                   on=_JULY, history=history, evidence_ids=("evidence-1",)),
            Metric(id="many", kind=MetricKind.PEOPLE, value=1000.0),
            Metric(id="few", kind=MetricKind.PEOPLE, value=250.0, target=200.0),
            Card(id="c1", kind=metric, order=_KEYS[0], lane_id=lane, step_id="step-1",
                 metric_id="many"),
            Card(id="c2", kind=metric, order=_KEYS[0], lane_id=lane, step_id="step-2",
                 metric_id="few"),
            Card(id="c3", kind=metric, order=_KEYS[1], lane_id=lane, step_id="step-2",
                 metric_id="loss", text="Leave"),
            Card(id="t1", kind=touchpoint, order=_KEYS[0], lane_id=other, step_id="step-1",
                 channel="Website"),
            Card(id="t2", kind=touchpoint, order=_KEYS[0], lane_id=other, step_id="step-2",
                 channel="phone"),
            Persona(id="persona-1", order=_KEYS[0], name="Mara", preferred_channels=("PHONE",)),
        ]
    )  # fmt: skip


@pytest.fixture
def board(show_board) -> FiguresBoard:
    shown: FiguresBoard = show_board(FiguresBoard, _map())
    return shown


def _rest(board: FiguresBoard) -> None:
    settle()
    board.catch_up()


def _undo(board: FiguresBoard) -> None:
    board.context.session.undo_stack.undo()
    _rest(board)


def _line(widget: QWidget) -> QLineEdit:
    """The field that stands in a table, or in an editor."""
    return next(field for field in widget.findChildren(QLineEdit) if field.isVisible())


def _type_cell(board: FiguresBoard, metric_id: str, column: Col, typed: str) -> None:
    table = board.table
    table.setFocus()
    table.go_to(table.rows.place_of(metric_id), column)
    QTest.keyClick(table, Qt.Key.Key_F2)
    field = _line(table.viewport())
    field.clear()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    _rest(board)


def test_the_table_tells_step_value_target_and_source_in_reading_order(board) -> None:
    rows = board.table.rows.rows
    assert [row.metric.id for row in rows] == ["many", "few", "loss"]
    few, loss = rows[1], rows[2]
    assert (loss.step, loss.title, loss.kind_name, loss.source) == (
        "Pay", "Leave", "Drop off", "Funnel"
    )  # fmt: skip
    assert (few.reached_words, loss.reached_words, rows[0].reached_words) == (
        "reached", "missed", ""
    )  # fmt: skip
    assert cell_words(loss, Col.ON) == "1\xa0Jul\xa02026"
    assert "target 20 % missed" in loss.spoken


def test_cells_are_edited_where_they_stand_and_each_is_one_step(board) -> None:
    _type_cell(board, "loss", Col.VALUE, "40.5")
    assert board.document.metrics["loss"].history[-1] == Reading(on=_JULY, value=40.5)
    _type_cell(board, "loss", Col.TARGET, "15")
    _type_cell(board, "loss", Col.UNIT, "percent")
    _type_cell(board, "loss", Col.ON, "2026-08-01")
    metric = board.document.metrics["loss"]
    assert (metric.value, metric.target, metric.unit, metric.on) == (
        40.5, 15.0, "percent", date(2026, 8, 1)
    )  # fmt: skip
    assert [(r.on, r.value) for r in metric.history] == [(_APRIL, 44.0), (date(2026, 8, 1), 40.5)]
    assert board.context.session.undo_stack.count() == 4
    for _ in range(4):
        _undo(board)
    assert board.document.metrics["loss"] == _map().metrics["loss"]


def test_what_is_no_number_is_said_and_changes_nothing(board, qtbot) -> None:
    before = board.document
    with qtbot.waitSignal(board.said) as said:
        _type_cell(board, "loss", Col.VALUE, "many")
    assert "number" in said.args[0]
    assert board.document is before


def test_the_row_looked_at_is_explained_and_shown_in_the_inspector(board, qtbot) -> None:
    with qtbot.waitSignal(board.record_chosen) as told:
        board.table.go_to(2, 0)
    assert told.args == ["loss"]
    assert "give up" in board.readings.says
    with qtbot.waitSignal(board.place_asked) as asked:
        QTest.keyClick(board.table, Qt.Key.Key_Return, _CTRL)
    assert asked.args == ["c3"]


def test_a_reading_becomes_the_value_and_is_kept(board) -> None:
    board.show_record("loss")
    field = _line(board.readings.value)
    field.setFocus()
    QTest.keyClicks(field, "36")
    QTest.keyClick(field, Qt.Key.Key_Return)
    _rest(board)
    metric = board.document.metrics["loss"]
    assert (metric.value, metric.on, len(metric.history)) == (36.0, TODAY, 3)
    assert field.text() == ""
    _undo(board)
    assert board.document.metrics["loss"].value == 41.0


def test_half_a_reading_is_asked_for_and_not_taken(board, qtbot) -> None:
    board.show_record("loss")
    before = board.document
    with qtbot.waitSignal(board.said) as said:
        QTest.mouseClick(board.readings.add, _LEFT)
    assert "a day and a value" in said.args[0]
    assert board.document is before


def test_readings_are_corrected_and_taken_away(board) -> None:
    board.show_record("loss")
    settle()
    fields = [f for f in board.readings.rows.findChildren(QLineEdit) if f.text() == "44"]
    fields[0].setFocus()
    fields[0].selectAll()
    QTest.keyClicks(fields[0], "45")
    QTest.keyClick(fields[0], Qt.Key.Key_Return)
    _rest(board)
    assert board.document.metrics["loss"].history[0] == Reading(on=_APRIL, value=45.0)
    newest = board.readings.rows.findChildren(IconButton)
    gone = next(button for button in newest if "2026-07-01" in button.accessibleName())
    QTest.mouseClick(gone, _LEFT)
    _rest(board)
    metric = board.document.metrics["loss"]
    assert (metric.value, metric.on, metric.history) == (45.0, _APRIL, ())
    assert board.context.session.undo_stack.count() == 2


def test_n_makes_a_metric_at_the_step_looked_at(board) -> None:
    board.table.setFocus()
    board.table.go_to(2, 0)
    QTest.keyClick(board.table, Qt.Key.Key_N)
    _rest(board)
    made = next(c for c in board.document.cards.values() if c.metric_id == board.current)
    assert (made.lane_id, made.step_id) == ("lane-1", "step-2")
    assert len(board.document.metrics) == 4
    _undo(board)
    assert len(board.document.metrics) == 3


def test_delete_takes_the_card_and_its_metric(board) -> None:
    board.table.setFocus()
    board.table.go_to(2, 0)
    QTest.keyClick(board.table, Qt.Key.Key_Delete)
    _rest(board)
    assert "loss" not in board.document.metrics
    assert "c3" not in board.document.cards


def test_the_funnel_tells_what_is_lost_and_leads_to_the_card(board, qtbot) -> None:
    board.show_page(Page.FUNNEL)
    settle()
    plot = board.funnel.plots[0]
    assert [item.id for item in plot.items] == ["c1", "c2"]
    assert "75" in plot.items[1].title
    with qtbot.waitSignal(board.record_chosen) as told:
        QTest.mouseClick(plot, _LEFT, pos=plot.room_of("c2").center().toPoint())
    assert told.args == ["c2"]


def _choose_level(board: FiguresBoard, key: str, column: ChannelCol, level: Level) -> None:
    table = board.channels.table
    table.setFocus()
    table.go_to(table.rows.place_of(key), column)
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = next(b for b in table.viewport().findChildren(QComboBox) if b.isVisible())
    settle()
    box.view().setCurrentIndex(box.model().index(list(Level).index(level) + 1, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    _rest(board)


def test_how_a_channel_does_is_chosen_in_its_row_and_notes_it(board) -> None:
    board.show_page(Page.CHANNELS)
    names = [(row.facts.name, row.preferred) for row in board.channels.table.rows.rows]
    assert sorted(names) == [("phone", "Mara"), ("website", "")]
    _choose_level(board, "phone", ChannelCol.RESPONSE, Level.VERY_HIGH)
    _choose_level(board, "phone", ChannelCol.ENGAGEMENT, Level.LOW)
    (channel,) = board.document.channels.values()
    assert (channel.name, channel.engagement, channel.response_time) == (
        "phone", Level.LOW, Level.VERY_HIGH
    )  # fmt: skip
    assert board.context.session.undo_stack.count() == 2
    _undo(board)
    _undo(board)
    assert not board.document.channels


def test_channels_of_the_map_are_noted_with_one_click_and_new_ones_typed(board) -> None:
    board.show_page(Page.CHANNELS)
    QTest.mouseClick(board.channels.note_all, _LEFT)
    _rest(board)
    names = {c.name for c in board.document.channels.values()}
    assert names == {"phone", "website"}
    assert not board.channels.note_all.isVisible()
    field = board.channels.field
    field.setFocus()
    QTest.keyClicks(field, "Store")
    QTest.keyClick(field, Qt.Key.Key_Return)
    _rest(board)
    assert [c.name for c in in_order(board.document.channels.values())][-1] == "Store"
    assert board.context.session.undo_stack.count() == 2


def test_a_channel_noted_is_renamed_on_its_cards_and_can_be_let_go(board) -> None:
    board.show_page(Page.CHANNELS)
    QTest.mouseClick(board.channels.note_all, _LEFT)
    _rest(board)
    table = board.channels.table
    table.setFocus()
    table.go_to(table.rows.place_of("phone"), ChannelCol.NAME)
    QTest.keyClick(table, Qt.Key.Key_F2)
    field = _line(table.viewport())
    field.selectAll()
    QTest.keyClicks(field, "Hotline")
    QTest.keyClick(field, Qt.Key.Key_Return)
    _rest(board)
    assert board.document.cards["t2"].channel == "Hotline"
    table.go_to(table.rows.place_of("hotline"), ChannelCol.NAME)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    _rest(board)
    assert len(board.document.channels) == 1
    assert board.document.cards["t2"].channel == "Hotline"


def test_changes_between_channels_are_listed_and_lead_to_the_map(board, qtbot) -> None:
    board.show_page(Page.CHANNELS)
    switches = board.channels.switches
    assert [switches.item(n).text() for n in range(switches.count())] == ["Website → Phone   1×"]
    with qtbot.waitSignal(board.record_chosen) as told:
        spot = switches.visualItemRect(switches.item(0)).center()
        QTest.mouseClick(switches.viewport(), _LEFT, pos=spot)
    assert told.args == ["t2"]


@pytest.mark.parametrize("page", Page)
def test_an_empty_map_teaches_on_every_page(show_board, page: Page) -> None:
    board = show_board(FiguresBoard, JourneyMap())
    board.show_page(page)
    empty = {Page.FIGURES: board.empty, Page.FUNNEL: board.funnel.empty}
    assert empty.get(page, board.channels.empty).isVisible()


def test_a_first_metric_of_a_map_without_lanes_waits_in_the_parking_lot(show_board) -> None:
    board = show_board(FiguresBoard, JourneyMap())
    QTest.mouseClick(board.empty.button, _LEFT)
    _rest(board)
    (card,) = board.document.cards.values()
    assert card.lane_id is None
    assert board.table.isVisible()


def test_a_map_for_looking_only_is_shown_and_nothing_is_typed(show_board) -> None:
    board = show_board(FiguresBoard, _map(), read_only=True)
    board.show_record("loss")
    QTest.keyClick(board.table, Qt.Key.Key_F2)
    assert not board.table.viewport().findChildren(QComboBox)
    assert not board.readings.add.isEnabled()
    board.show_page(Page.CHANNELS)
    assert not board.channels.note_all.isEnabled()
    assert not board.channels.field.isEnabled()


def test_the_board_follows_edits_made_elsewhere(board) -> None:
    board.attempt(lambda: add_step(board.document, "stage-1", name="Later"))
    board.attempt(lambda: _renamed(board))
    _rest(board)
    assert board.table.rows.rows[2].title == "Go away"


def _renamed(board: FiguresBoard):
    from model.edits import edit  # noqa: PLC0415 - a name that says little by itself

    return edit(board.document, "c3", text="Go away")
