"""The check beside the map: live, led by keys; mending and leaving are one click, one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.checking.panel import CheckPanel
from designer.window.main_window import MainWindow
from model.changes import ChangeSet, apply
from model.check import Severity, check
from model.document import JourneyMap
from model.edits import add_card, edit, remove
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from tests.helpers.robot import settle


def _with_open_ends(document: JourneyMap) -> JourneyMap:
    """The map with nothing decided, one more pain point, and two feelings without a trigger."""
    document = apply(document, ChangeSet(removed=tuple(document.silences.values())))
    lane = next(i for i in document.lanes.values() if i.kind is LaneKind.PAIN_POINTS)
    step = next(iter(document.steps))
    place = CellPlace(lane.id, step)
    pain = add_card(document, place, kind=CardKind.PAIN_POINT, text="Nobody answers the phone")
    document = apply(document, pain)
    for marker_id in list(document.markers)[:2]:
        document = apply(document, edit(document, marker_id, trigger=""))
    return document


@pytest.fixture
def shown(open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap) -> MainWindow:
    """The full sample, with open ends, and the check open."""
    window = open_map(_with_open_ends(sample_document))
    window.activateWindow()
    window.actions_by_id["view.check"].trigger()
    settle()
    return window


def _panel(window: MainWindow) -> CheckPanel:
    return window.bench.check


def _go_to(panel: CheckPanel, rule: str, row: int | None = 0) -> None:
    """Put the keyboard on what a rule found; None: on the rule itself."""
    place = next(i for i, g in enumerate(panel.rows.groups) if g.rule and g.rule.id == rule)
    above = panel.rows.index(place, 0)
    panel.view.setExpanded(above, True)
    panel.view.setFocus()
    panel.view.setCurrentIndex(above if row is None else panel.rows.index(row, 0, above))
    settle()


def _told(panel: CheckPanel) -> list[tuple[str, str]]:
    return [(f.rule.id, f.place) for f in panel.checkup.findings]


def test_it_shows_what_the_check_finds(shown: MainWindow) -> None:
    panel, document = _panel(shown), shown.bench.session.document
    expected = [(f.rule.id, f.place) for f in check(document, _panel(shown)._day)]
    assert _told(panel) == expected
    listed = [(r.finding.rule.id, r.finding.place) for g in panel.rows.groups for r in g.rows]
    assert sorted(listed) == sorted(expected)
    many = sum(f.rule.severity is Severity.WARNING for f in panel.checkup.findings)
    assert panel.chips[Severity.WARNING].text() == str(many)
    assert QApplication.focusWidget() is panel.view


def test_it_follows_edits_and_undo_while_it_is_seen(shown: MainWindow, qtbot: QtBot) -> None:
    panel, session = _panel(shown), shown.bench.session
    before = _told(panel)
    session.push(edit(session.document, "map", objective=""))
    qtbot.waitUntil(lambda: len(_told(panel)) == len(before) + 1)  # a slow check rests a while
    shown.bench.undo()
    qtbot.waitUntil(lambda: _told(panel) == before)
    shown.bench.switch_check()  # the keyboard is there: it goes
    session.push(edit(session.document, "map", objective=""))
    settle()
    assert _told(panel) == before
    shown.bench.switch_check()
    assert len(_told(panel)) == len(before) + 1


def test_a_finding_leads_to_its_place_and_enter_goes_there(shown: MainWindow) -> None:
    panel = _panel(shown)
    _go_to(panel, "pain-point-without-answer")
    row = panel._row
    assert row is not None
    assert shown.bench.selection == {row.finding.place}
    assert QApplication.focusWidget() is panel.view
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.bench.canvas


def test_one_click_mends_and_one_undo_takes_it_back(shown: MainWindow) -> None:
    panel, session = _panel(shown), shown.bench.session
    _go_to(panel, "pain-point-without-answer")
    row, before = panel._row, session.document
    assert row is not None
    QTest.mouseClick(panel.detail.fix, Qt.MouseButton.LeftButton)
    settle()
    assert row.key not in _told(panel)
    shown.bench.undo()
    settle()
    panel.catch_up()
    assert session.document == before
    assert row.key in _told(panel)


def test_a_fix_is_offered_only_where_a_click_can_mend_it(shown: MainWindow) -> None:
    panel, session = _panel(shown), shown.bench.session
    card = next(c for c in session.document.cards.values() if c.kind is CardKind.TOUCHPOINT)
    for text, mendable in (("Asks somebody", False), ("Asks by phone", True)):
        session.push(edit(session.document, card.id, text=text, channel=""))
        panel.catch_up()
        _go_to(panel, "touchpoint-without-channel")
        assert panel.detail.fix.isVisible() is mendable


def test_ctrl_enter_on_a_rule_mends_all_it_found_as_one_step(shown: MainWindow) -> None:
    panel, session = _panel(shown), shown.bench.session
    document = session.document
    lanes = [lane.id for lane in document.lanes.values()][:2]
    cards = [c.id for c in document.cards.values() if c.lane_id in lanes]
    markers = [m.id for m in document.markers.values() if m.lane_id in lanes]
    session.push(remove(document, [*cards, *markers]))
    settle()
    emptied = session.document
    _go_to(panel, "lane-empty", None)
    group = panel._group
    assert group is not None
    assert len(group.rows) == 2
    QTest.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not any(rule == "lane-empty" for rule, _ in _told(panel))
    shown.bench.undo()
    assert session.document == emptied


def test_a_finding_is_left_with_a_reason_and_told_again(shown: MainWindow) -> None:
    panel, session = _panel(shown), shown.bench.session
    _go_to(panel, "emotion-without-trigger")
    row = panel._row
    assert row is not None
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    QTest.keyClicks(panel.detail.reason, "Nobody knows")
    QTest.keyClick(panel.detail.reason, Qt.Key.Key_Return)
    settle()
    (silence,) = session.document.silences.values()
    assert (silence.rule, silence.place, silence.reason) == (*row.key, "Nobody knows")
    assert row.key not in _told(panel)
    last = panel.rows.groups[-1]
    assert last.rule is None
    above = panel.rows.index(len(panel.rows.groups) - 1, 0)
    panel.view.setCurrentIndex(panel.rows.index(0, 0, above))
    QTest.mouseClick(panel.detail.resume, Qt.MouseButton.LeftButton)
    settle()
    assert not session.document.silences
    assert row.key in _told(panel)


def test_a_rule_is_left_out_on_the_whole_map(shown: MainWindow) -> None:
    panel, session = _panel(shown), shown.bench.session
    _go_to(panel, "emotion-without-trigger")
    panel.detail.ask_reason()
    QTest.mouseClick(panel.detail.everywhere, Qt.MouseButton.LeftButton)
    settle()
    (silence,) = session.document.silences.values()
    assert (silence.rule, silence.place) == ("emotion-without-trigger", "")
    assert not any(rule == "emotion-without-trigger" for rule, _ in _told(panel))


def test_a_reason_that_is_being_typed_stays_while_the_map_changes(shown: MainWindow) -> None:
    panel, session = _panel(shown), shown.bench.session
    _go_to(panel, "emotion-without-trigger")
    panel.detail.ask_reason()
    QTest.keyClicks(panel.detail.reason, "Half a rea")
    session.push(edit(session.document, "map", objective=""))
    settle()
    assert panel.detail.asking
    assert panel.detail.reason.text() == "Half a rea"


def test_what_is_not_wanted_is_not_shown(shown: MainWindow) -> None:
    panel = _panel(shown)
    QTest.mouseClick(panel.chips[Severity.QUESTION], Qt.MouseButton.LeftButton)
    shown_now = {g.rule.severity for g in panel.rows.groups if g.rule}
    assert shown_now == {f.rule.severity for f in panel.checkup.findings} - {Severity.QUESTION}
    for severity in (Severity.PROBLEM, Severity.WARNING):
        QTest.mouseClick(panel.chips[severity], Qt.MouseButton.LeftButton)
    assert not panel.rows.groups
    assert panel._nothing.isVisible()


def test_a_map_that_may_only_be_looked_at_offers_nothing_to_change(shown: MainWindow) -> None:
    panel = _panel(shown)
    _go_to(panel, "pain-point-without-answer")
    assert panel.detail.fix.isVisible()
    shown.bench.session.forbid_edits("somebody else has it open")
    settle()
    assert not panel.detail.fix.isVisible()
    assert not panel.detail.leave.isVisible()


def test_another_day_is_another_check(shown: MainWindow) -> None:
    panel = _panel(shown)
    panel._today = lambda: date(2031, 1, 1)
    panel.catch_up()
    assert _told(panel) == [
        (f.rule.id, f.place) for f in check(shown.bench.session.document, date(2031, 1, 1))
    ]


def test_a_long_name_stands_on_two_lines_where_it_must(shown: MainWindow) -> None:
    view, rows = _panel(shown).view, _panel(shown).rows
    heights = {}
    for width in (170, 500):
        view.setMinimumWidth(width)
        view.setMaximumWidth(width)
        settle()
        heights[width] = [view.rowHeight(rows.index(at, 0)) for at in range(len(rows.groups))]
    assert max(heights[170]) > min(heights[170])
    assert len(set(heights[500])) == 1
