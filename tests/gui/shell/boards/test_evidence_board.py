"""The evidence board: sources, what rests on them, and what rests on nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.boards.evidence.board import EvidenceBoard, Page
from designer.boards.evidence.dragging import drag_data
from designer.boards.evidence.groups import assumption_groups, counted_rows
from designer.boards.evidence.sources import SortBy, SourceFilter, source_rows
from designer.boards.faces import Faces
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import attach_evidence, edit
from model.insight.coverage import coverage
from model.insight.resting import all_resting
from model.kinds import CardKind, EvidenceKind, GoalReached, Support, Validation
from model.layout.theme import LIGHT
from model.records import Card, Evidence, evolve
from tests.examples import example
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.boards.crowds import crowded
from tests.gui.shell.boards.weighed import heard, steps, undo
from tests.helpers.board_hands import LEFT, NONE, click, drop, press, row_middle, texts
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

POLL = Evidence(id="poll", kind=EvidenceKind.SURVEY, title="Poll", on=date(2026, 1, 2), who="All")
TALKS = Evidence(id="talks", kind=EvidenceKind.INTERVIEW, title="Ten talks", on=date(2026, 3, 4))
TWIN = Evidence(id="twin", kind=EvidenceKind.INTERVIEW, title="ten Talks", source="talks.pdf")
EMPTY = JourneyMap()


def proved() -> JourneyMap:
    """A small map of which a card, a persona and an emotion rest on a poll."""
    document = small_map()
    resting = [
        evolve(document.cards["c4"], evidence_ids=("poll",)),
        evolve(document.personas["p1"], evidence_ids=("poll",)),
        evolve(document.markers["m2"], evidence_ids=("poll", "talks")),
    ]
    return JourneyMap.of([*document.records(), POLL, TALKS, TWIN, *resting])


Show = Callable[[type[EvidenceBoard], JourneyMap], EvidenceBoard]


@pytest.fixture
def board(show_board: Show) -> EvidenceBoard:
    return show_board(EvidenceBoard, proved())


# --- what is shown -------------------------------------------------------------------------------


def test_sources_stand_with_what_rests_on_them(board: EvidenceBoard) -> None:
    assert texts(board.sources.list) == [
        "Poll, Survey · 2 Jan 2026 · All, 3 statements rest on it",
        "Ten talks, Interview · 4 Mar 2026, 1 statement rests on it",
        "ten Talks, Interview, nothing rests on it",
    ]
    click(board.sources.list, "poll")
    rows = board.source.list.rows
    assert rows.keys == ("s1", "personas")
    assert set(rows.ids) == {record.id for record in all_resting(board.document)["poll"]}


def test_a_source_that_is_gone_to_stands_in_the_inspector(board: EvidenceBoard) -> None:
    shown = heard(board.record_chosen)
    click(board.sources.list, "talks")
    board.source.list.setFocus()
    press(board.source.list, Qt.Key.Key_End)
    assert shown == ["talks", "m2"]


def test_enter_on_a_statement_leads_to_its_place(board: EvidenceBoard) -> None:
    gone_to = heard(board.place_asked)
    click(board.sources.list, "poll")
    board.source.list.go_to("c4")
    press(board.source.list, Qt.Key.Key_Return)
    assert gone_to == ["c4"]


def test_sources_are_filtered_and_sorted() -> None:
    document, resting = proved(), all_resting(proved())

    def ids(words: str = "", sort: SortBy = SortBy.TITLE, kind: EvidenceKind | None = None) -> str:
        wanted = SourceFilter(words, kind)
        return " ".join(row.id for row in source_rows(document, resting, wanted=wanted, sort=sort))

    assert ids() == "poll talks twin"
    assert ids(sort=SortBy.MOST_RESTS) == "poll talks twin"
    assert ids(sort=SortBy.NEWEST) == "talks poll twin"
    assert ids(sort=SortBy.OLDEST) == "poll talks twin"
    assert ids(sort=SortBy.KIND) == "talks twin poll"
    assert ids("TALKS pdf") == "twin"
    assert ids(kind=EvidenceKind.SURVEY) == "poll"


def test_a_filter_leaves_out_and_escape_brings_back(board: EvidenceBoard) -> None:
    field = board.sources.search
    field.setFocus()
    QTest.keyClicks(field, "poll")
    settle()
    assert [row.id for row in board.sources.list.rows.rows] == ["poll"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle()
    assert len(board.sources.list.rows.rows) == 3


def test_a_source_is_shown_though_the_filter_leaves_it_out(board: EvidenceBoard) -> None:
    board.sources.search.setText("poll")
    board.show_record("twin")
    assert board.chosen == "twin"
    assert board.sources.search.text() == ""


@pytest.mark.parametrize("document", [proved(), small_map(), example(), EMPTY])
def test_as_many_assumptions_are_listed_as_the_coverage_counts(document: JourneyMap) -> None:
    groups = assumption_groups(Faces(document, LIGHT))
    assert counted_rows(groups) == coverage(document).whole.assumed


def test_assumptions_stand_with_the_worst_first() -> None:
    document = small_map()
    worse = Card(id="c5", kind=CardKind.PAIN_POINT, order="B", text="Worse", severity=5, votes=2)
    note = Card(id="c6", kind=CardKind.NOTE, order="C", text="By the way")
    stage = evolve(document.stages["s1"], goal_reached=GoalReached.NO)
    sure = evolve(document.personas["p2"], validation=Validation.VALIDATED)
    partly = evolve(document.cards["c1"], support=Support.PARTLY)
    decisive = evolve(document.cards["c3"], moment_of_truth=True)
    document = JourneyMap.of([*document.records(), worse, note, stage, sure, partly, decisive])
    groups = assumption_groups(Faces(document, LIGHT))
    assert [(group.name, [row.id for row in group.rows]) for group in groups] == [
        ("Pain points", ["c5", "c4"]),
        ("Goals of stages", ["s1"]),
        ("Personas", ["p1"]),
        ("Emotions", ["m1", "m2", "m3"]),
        ("Touchpoints", ["c3", "c2"]),
        ("Notes", ["c6"]),
    ]


def test_the_figures_are_those_of_the_model(board: EvidenceBoard) -> None:
    whole = coverage(board.document).whole
    assert board.tabs.tabText(Page.ASSUMPTIONS) == f"Assumptions · {whole.assumed}"
    assert f"{whole.researched} researched" in board.share.accessibleName()
    board.tabs.setCurrentIndex(Page.COVERAGE)
    shares = {row.id: row.share for row in board.coverage.lines.rows if row.id}
    assert shares["s1"] == coverage(board.document).by_stage["s1"]
    assert shares["pain"] == coverage(board.document).by_lane["pain"]
    press(board.coverage.lines, Qt.Key.Key_End)
    for _ in range(9):
        press(board.coverage.lines, Qt.Key.Key_Up)
    press(board.coverage.lines, Qt.Key.Key_Down)
    assert board.coverage.lines.accessibleDescription().startswith("Emotions: ")


# --- edits ---------------------------------------------------------------------------------------


def test_ticked_statements_are_attached_in_one_step(board: EvidenceBoard) -> None:
    before, said = board.document, heard(board.said)
    click(board.sources.list, "talks")
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    page = board.assumptions
    page.list.go_to("c1")
    press(page.list, Qt.Key.Key_Space)
    page.list.go_to("p2")
    press(page.list, Qt.Key.Key_Space)
    assert list(page.list.rows.ticked) == ["p2", "c1"]
    assert page.attach_button.text() == "Attach 2 to “Ten talks”"
    QTest.mouseClick(page.attach_button, LEFT)
    settle()
    assert board.document.cards["c1"].evidence_ids == ("talks",)
    assert board.document.personas["p2"].evidence_ids == ("talks",)
    assert (steps(board), said) == (1, ["Attached 2 statements"])
    assert list(page.list.rows.ticked) == []
    undo(board)
    assert board.document == before


def test_a_group_is_ticked_as_a_whole_with_the_mouse(board: EvidenceBoard) -> None:
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    rows = board.assumptions.list
    place = rows.rows.keys.index("markers")
    rect = rows.visualRect(rows.rows.index(place, 0))
    at = QPoint(rect.x() + 20, rect.center().y())
    QTest.mouseClick(rows.viewport(), LEFT, NONE, at)
    assert list(rows.rows.ticked) == ["m1", "m3"]
    QTest.mouseClick(rows.viewport(), LEFT, NONE, at)
    assert list(rows.rows.ticked) == []


def test_statements_are_dragged_onto_a_source(board: EvidenceBoard) -> None:
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    claims, sources = board.assumptions.list, board.sources.list
    claims.rows.tick(("c1", "c2"), on=True)
    data = claims.drag_data(claims.index_of("c2"))
    assert data is not None
    assert drop(sources.viewport(), data, row_middle(sources, "twin"))
    assert [board.document.cards[i].evidence_ids for i in ("c1", "c2")] == [("twin",)] * 2
    assert steps(board) == 1


def test_a_source_is_dragged_onto_a_statement(board: EvidenceBoard) -> None:
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    claims, sources = board.assumptions.list, board.sources.list
    data = sources.drag_data(sources.index_of("poll"))
    assert data is not None
    assert drop(claims.viewport(), data, row_middle(claims, "c3"))
    assert board.document.cards["c3"].evidence_ids == ("poll",)


@pytest.mark.parametrize("what", ["other map", "sources", "broken"])
def test_a_drag_that_is_not_meant_for_it_is_not_taken(board: EvidenceBoard, what: str) -> None:
    mine = board.context.session.origin.map_id
    data = drag_data("elsewhere" if what == "other map" else mine, "statements", ("c1",))
    if what == "sources":
        data = drag_data(mine, "sources", ("poll",))
    if what == "broken":
        data.setData("application/x-journeyboard-evidence+json", b'{"map_id": 1}')
    sources = board.sources.list
    assert not drop(sources.viewport(), data, row_middle(sources, "poll"))
    assert steps(board) == 0


def test_a_statement_is_detached_and_it_is_told_what_it_is_now(board: EvidenceBoard) -> None:
    said = heard(board.said)
    click(board.sources.list, "poll")
    board.source.list.go_to("m2")
    press(board.source.list, Qt.Key.Key_Delete)
    assert board.document.markers["m2"].evidence_ids == ("talks",)
    board.source.list.go_to("c4")
    press(board.source.list, Qt.Key.Key_Delete)
    assert board.document.cards["c4"].evidence_ids == ()
    assert said == ["Detached", "Detached; 1 statement rests on nothing now: an assumption"]
    assert steps(board) == 2


def test_a_source_is_deleted_and_what_rested_on_it_stays(board: EvidenceBoard) -> None:
    before, said = board.document, heard(board.said)
    click(board.sources.list, "poll")
    press(board.sources.list, Qt.Key.Key_Delete)
    assert set(board.document.evidence) == {"talks", "twin"}
    assert board.document.cards["c4"].evidence_ids == ()
    assert said == ["Source deleted; 2 statements rest on nothing now: assumptions"]
    assert board.chosen == "talks"
    undo(board)
    assert board.document == before


def test_a_source_is_added_and_its_form_stands_ready(board: EvidenceBoard) -> None:
    forms, menu = heard(board.form_asked), board.sources.add_button.menu()
    next(a for a in menu.actions() if a.text() == "Observation").trigger()
    settle()
    (made,) = set(board.document.evidence) - {"poll", "talks", "twin"}
    assert board.document.evidence[made].kind is EvidenceKind.OBSERVATION
    assert (board.chosen, forms, steps(board)) == (made, [made], 1)


def test_a_new_source_for_what_is_ticked_is_one_step(board: EvidenceBoard) -> None:
    before = board.document
    session = board.context.session
    session.push(edit(board.document, "c1", support=Support.ASSUMED))
    board.catch_up()
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    board.assumptions.list.rows.tick(("c1", "c3"), on=True)
    QTest.mouseClick(board.assumptions.new_button, LEFT)
    settle()
    (made,) = set(board.document.evidence) - {"poll", "talks", "twin"}
    card = board.document.cards["c1"]
    assert (card.evidence_ids, card.support) == ((made,), None)
    assert steps(board) == 2
    undo(board)
    undo(board)
    assert board.document == before


def test_two_entries_for_one_source_are_merged(board: EvidenceBoard) -> None:
    before = board.document
    click(board.sources.list, "talks")
    menu = board.source.merge_button.menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()[1:]]
    assert names == ["ten Talks (seems the same)", "Poll"]
    menu.actions()[1].trigger()
    settle()
    assert set(board.document.evidence) == {"poll", "talks"}
    assert board.document.evidence["talks"].source == "talks.pdf"
    assert steps(board) == 1
    undo(board)
    assert board.document == before


def test_several_entries_that_are_chosen_are_merged_at_once(board: EvidenceBoard) -> None:
    click(board.sources.list, "poll")
    click(board.sources.list, "twin", Qt.KeyboardModifier.ShiftModifier)
    menu = board.source.merge_button.menu()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "The 2 others that are chosen"
    menu.actions()[0].trigger()
    settle()
    assert (set(board.document.evidence), steps(board)) == ({"twin"}, 1)
    assert board.document.markers["m2"].evidence_ids == ("twin",)


def test_an_address_is_copied_and_never_opened(board: EvidenceBoard) -> None:
    click(board.sources.list, "twin")
    QTest.mouseClick(board.source.copy_button, LEFT)
    assert QApplication.clipboard().text() == "talks.pdf"
    click(board.sources.list, "poll")
    assert board.source.copy_button.isHidden()


def test_an_edit_elsewhere_keeps_what_is_chosen(board: EvidenceBoard) -> None:
    click(board.sources.list, "twin")
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    board.assumptions.list.rows.tick(("c1", "c3"), on=True)
    session = board.context.session
    session.push(attach_evidence(board.document, ["talks"], ["c1", "c2", "m1", "p2"]))
    board.catch_up()
    assert board.sources.list.rows.rows[0].id == "talks"
    assert board.chosen == "twin"
    assert board.assumptions.list.rows.ticked == ("c3",)


def test_a_text_that_changes_is_told_of_its_row_alone(board: EvidenceBoard) -> None:
    rows, told = board.source.list.rows, []
    rows.dataChanged.connect(lambda first, last, _roles: told.append((first.data(), last.data())))
    session = board.context.session
    session.push(edit(board.document, "c4", text="Far too dear"))
    board.catch_up()
    said = "Far too dear, Awareness › Compares · Pain points, researched"
    assert told == [(said, said)]


# --- at the edges --------------------------------------------------------------------------------


def test_a_source_is_deleted_by_key_in_a_window_and_undone(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    window = open_map(proved())
    window.activateWindow()
    window.bench.boards.go_to("talks")
    settle()
    board = window.bench.middle.board
    assert isinstance(board, EvidenceBoard)
    assert (board.chosen, window.bench.inspector.shown) == ("talks", ("talks",))
    press(board.sources.list, Qt.Key.Key_Delete)
    assert set(board.document.evidence) == {"poll", "twin"}
    window.bench.undo()
    assert board.document == proved()


def test_an_empty_map_says_what_a_source_is_and_makes_one(show_board: Show) -> None:
    board = show_board(EvidenceBoard, EMPTY)
    QTest.mouseClick(board.source._empty.button, LEFT)
    settle()
    assert len(board.document.evidence) == 1
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    board.tabs.setCurrentIndex(Page.COVERAGE)


def test_a_map_to_look_at_is_not_edited(board: EvidenceBoard) -> None:
    before = board.document
    board.context.session.forbid_edits("test")
    click(board.sources.list, "poll")
    press(board.sources.list, Qt.Key.Key_Delete)
    board.source.list.go_to("c4")
    press(board.source.list, Qt.Key.Key_Delete)
    data = drag_data(board.context.session.origin.map_id, "statements", ("c1",))
    assert not drop(board.sources.list.viewport(), data, row_middle(board.sources.list, "poll"))
    assert not board.sources.add_button.isEnabled()
    assert not board.source.delete_button.isEnabled()
    assert board.document is before


@pytest.mark.parametrize("cards", [400, 5_000])
def test_a_crowded_map_makes_no_widget_for_a_row(show_board: Show, cards: int) -> None:
    board = show_board(EvidenceBoard, crowded(cards))
    board.tabs.setCurrentIndex(Page.ASSUMPTIONS)
    board.tabs.setCurrentIndex(Page.SOURCE)
    settle()
    assert len(board.source.list.rows.ids) > cards // 4
    assert len(board.findChildren(QObject)) < 700
