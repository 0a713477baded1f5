"""The report and the evidence: everything told once, in order, with what belongs to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exporters.poster.audience.excerpt import chosen_excerpt
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Voice
from exporters.poster.paper import paper_named
from exporters.poster.planning import planned
from exporters.poster.texts.after import pages_after
from exporters.poster.texts.report.pages import report_pages
from exporters.poster.texts.typesetting.lines import even_width
from exporters.poster.texts.typesetting.style import LEAD
from exporters.progress import Cancelled
from model.bounds import Reading
from model.document import JourneyMap
from model.kinds import ActionType, CardKind, MetricKind, Priority, Status
from model.layout.display import Group, Role, walk
from model.layout.text import typeset
from model.records import MAP_ID, Action, Card, MapInfo, Metric, evolve
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.pdf_text import folded, is_rtl
from tests.exporters.posters import poster as pdf_of
from tests.exporters.posters import reader_of
from tests.exporters.rendering import run
from tests.poster.reading import groups, row_alone, said, texts_of
from tests.poster.trips import long_list, pain, trip, with_records

BOTH = PosterOptions(report=True, evidence=True)
SAMPLES = ROOT / "resources" / "samples"


def report(document: JourneyMap, options: PosterOptions = BOTH) -> tuple[Page, ...]:
    return report_pages(chosen_excerpt(document, options), options)


def rows(pages: tuple[Page, ...]) -> list[str]:
    """The ids of the rows of all tables, in order; stages among them."""
    return [group.id for group in groups(pages, Role.TABLE_ROW) if group.id]


def test_every_field_of_a_pain_point_is_told():
    card = pain(
        "for-both",
        details="It rained in",
        owner="Per",
        priority=Priority.CRITICAL,
        status=Status.PLANNED,
        votes=12,
        tags=("roof",),
    )
    text = said(row_alone(report(with_records(card)), "for-both"))
    for words in (
        *("Text of for-both", "It rained in", "Step 2a", "roof", "Anna Berg", "Bo Lund"),
        *("Critical", "12 votes", "Per", "Planned", "Nothing answers it yet"),
    ):
        assert folded(words) in text


def test_what_answers_a_pain_point_stands_with_it_and_the_other_way_round():
    chance = Card(
        id="chance",
        kind=CardKind.OPPORTUNITY,
        order="V",
        lane_id="notes",
        step_id="3a",
        text="A second roof",
        answers_ids=("late",),
    )
    pages = report(with_records(chance))
    text = said(row_alone(pages, "late"))
    assert folded("A second roof") in text
    assert folded("Mend it · Open") in text
    assert folded("Nothing answers it yet") not in text
    assert folded("Text of late") in said(row_alone(pages, "chance"))
    assert folded("Text of late") in said(row_alone(pages, "mend"))


def test_every_field_of_an_action_is_told():
    action = Action(
        id="mend",
        order="G",
        title="Mend it",
        details="With glue",
        type=ActionType.TRAINING,
        importance=Priority.HIGH,
        owner="Sofia",
        due=date(2027, 3, 5),
        status=Status.DONE,
        answers_ids=("late",),
        expected_effect="Fewer calls",
        effect="Half the calls",
    )
    text = said(row_alone(report(with_records(action)), "mend"))
    for words in (
        *("Mend it", "With glue", "Training", "High", "Sofia", "5 Mar 2027", "Done"),
        *("Text of late", "Expected: Fewer calls", "Seen: Half the calls"),
    ):
        assert folded(words) in text


def test_things_stand_stage_by_stage_the_weightiest_first():
    document = with_records(
        pain("for-bo", votes=5), pain("for-anna", votes=2), pain("late", priority=Priority.LOW)
    )
    order = rows(report(document))
    pains = ["stage-1", "for-bo", "for-anna", "wide", "stage-2", "for-both", "for-all"]
    assert order[:10] == [*pains, "stage-3", "late", "parked"]
    # An action goes with what it answers; what answers nothing is told last.
    assert order[10:13] == ["stage-3", "mend", "begin"]


def test_priority_weighs_more_than_votes():
    document = with_records(
        pain("for-anna", priority=Priority.MEDIUM, votes=9),
        pain("for-bo", priority=Priority.CRITICAL),
        pain("wide", votes=40),
    )
    assert rows(report(document))[:4] == ["stage-1", "for-bo", "for-anna", "wide"]


def test_what_has_no_owner_is_called_out_unless_it_is_settled():
    document = with_records(
        pain("for-anna", owner="Eva"),
        pain("for-bo", status=Status.DONE),
        pain("late", status=Status.DROPPED),
    )
    pages = report(document)
    assert folded("4 pain points have no owner") in said(pages)
    called = {group.id for group in groups(pages[:1], Role.PARAGRAPH) if group.id}
    assert called == {"for-both", "for-all", "wide", "parked"}
    assert "Noowner" not in said(row_alone(pages, "late"))


def test_of_many_without_an_owner_the_weightiest_are_called_out():
    many = [pain("late", id=f"late-{n}", votes=n) for n in range(30)]
    pages = report(with_records(*many))
    called = [group.id for group in groups(pages[:1], Role.PARAGRAPH) if "late" in group.id]
    assert called == [f"late-{n}" for n in range(29, 17, -1)]
    assert folded("and 25 more, marked below") in said(pages)


def test_one_pain_point_without_an_owner_and_none():
    owned = [pain(card_id, owner="Eva") for card_id in trip().cards if card_id != "late"]
    assert folded("1 pain point has no owner") in said(report(with_records(*owned)))
    every = [*owned, pain("late", owner="Eva")]
    assert folded("no owner") not in said(report(with_records(*every))).replace("Noowner", "")


def test_counts_are_those_of_what_is_told():
    text = said(report(trip()))
    assert folded("7 pain points") in text
    assert folded("7 without an owner") in text
    assert folded("0 opportunities") in text
    assert folded("2 actions") in text


def test_moments_of_truth_tell_how_it_feels_and_what_hurts_there():
    step = evolve(trip().steps["2a"], moment_of_truth=True)
    card = pain("for-anna", moment_of_truth=True)
    pages = report(with_records(step, card))
    told = [group for group in groups(pages, Role.TABLE) if group.title == "Moments of truth"]
    ids = [row.id for table in told for row in table.children if isinstance(row, Group) and row.id]
    assert ids == ["1a", "2a"]
    text = said(row_alone(pages, "2a"))
    assert folded("Bo Lund: sad") in text
    assert folded("Text of for-both") in text
    assert folded("Text of for-anna") in said(row_alone(pages, "1a"))


def test_metrics_are_told_with_target_and_history():
    metric = Metric(
        id="figure",
        kind=MetricKind.RESPONSE_TIME,
        value=9.0,
        unit="days",
        target=2.0,
        on=date(2026, 10, 5),
        history=(
            Reading(on=date(2026, 4, 1), value=6.0),
            Reading(on=date(2026, 10, 5), value=9.0),
        ),
    )
    text = said(row_alone(report(with_records(metric)), "figure"))
    for words in ("Text of for-bo", "Response time", "9 days", "2 days", "6 days on 1 Apr 2026"):
        assert folded(words) in text
    assert text.count("9days") == 1, "the value of today is not told as history"
    assert folded("9 days Response time") in text, "what is measured stands with its figure"


def test_a_section_without_anything_is_left_out():
    text = said(report(trip()))
    assert "Opportunities" not in text
    assert "Momentsoftruth" not in text
    empty = report(JourneyMap.of([MapInfo(id=MAP_ID, title="Nothing yet")]))
    assert folded("No pain points, opportunities or actions have been noted yet.") in said(empty)
    assert not groups(empty, Role.TABLE)


def test_the_head_says_which_map_and_which_part_of_it():
    options = replace(BOTH, stage_ids=frozenset({"stage-2"}), persona_ids=frozenset({"anna"}))
    pages = report(trip(), options)
    text = said(pages)
    assert folded("Stages: Stage 2") in text
    assert folded("Personas: Anna Berg") in text
    assert {"for-both", "for-all"} <= set(rows(pages))
    assert not {"for-bo", "late"} & set(rows(pages))
    lanes = replace(BOTH, lane_ids=frozenset({"notes"}), version="4")
    text = said(report(trip(), lanes))
    assert folded("Lanes: Notes") in text
    assert folded("View: Prices") in said(report(trip(), replace(BOTH, view_id="prices")))


def test_parked_pain_points_are_told_as_long_as_the_parking_lot_is_shown():
    assert "parked" in rows(report(trip()))
    assert "parked" not in rows(report(trip(), replace(BOTH, show_parking=False)))


def test_heads_of_tables_stand_on_every_page_and_are_told_once():
    many = long_list()
    pages = report(with_records(*many))
    assert len(pages) > 3
    for page in pages[1:-1]:
        assert folded("Pain point Personas Priority Owner") in said([page], voice=Voice.REPEATED)
    text = said(pages)
    assert text.count(folded("Personas Priority Owner")) == 1
    assert Counter(rows(pages))["late-7"] == 1


def test_tables_are_made_of_rows_with_a_cell_for_each_column():
    step = evolve(trip().steps["2a"], moment_of_truth=True)
    tables = groups(pages_after(with_records(step), BOTH), Role.TABLE)
    assert len({table.title for table in tables}) == 5
    for table in tables:
        rows_of = [row for row in table.children if isinstance(row, Group)]
        assert {row.role for row in rows_of} <= {Role.TABLE_HEAD, Role.TABLE_ROW}
        counts = {
            sum(isinstance(cell, Group) and cell.role is Role.CELL for cell in row.children)
            for row in rows_of
        }
        assert len(counts) == 1


def test_sections_stand_in_the_outline_with_their_stages():
    many = long_list()
    pages = report(with_records(*many))
    first = pages[0].bookmarks
    assert [mark.title for mark in first] == ["Report", "Pain points"]
    assert [child.title for child in first[1].children][:2] == ["Stage 1", "Stage 2"]
    rest = [mark.title for page in pages[1:] for mark in page.bookmarks]
    assert "Actions" in rest
    for page in pages:
        for mark in page.bookmarks:
            assert 0 <= mark.target.y < page.size.height


# --- the whole ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def night_train() -> JourneyMap:
    return load(SAMPLES / "night-train.journey").document


@pytest.mark.parametrize("paper", ["A1", "Letter"])
def test_the_file_holds_every_text_on_pages_of_one_size(
    paper: str, night_train: JourneyMap, tmp_path: Path
):
    options = PosterOptions(
        paper=paper_named(paper), persona_sheets=True, report=True, evidence=True
    )
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf_of(night_train, options))
    text = folded(run("pdftotext", "-raw", path, "-"))
    for card in night_train.cards.values():
        if card.kind in (CardKind.PAIN_POINT, CardKind.OPPORTUNITY):
            assert text.count(folded(card.text)) >= 2, "on the map and in the report"
    for words in texts_of(
        night_train, *night_train.actions, fields=("title", "expected_effect", "effect", "details")
    ):
        assert folded(words) in text
    for words in texts_of(
        night_train, *night_train.evidence, fields=("title", "who", "source", "excerpt")
    ):
        assert folded(words) in text
    wanted = paper_named("A4" if paper == "A1" else paper).size
    sizes = {
        (float(page.mediabox.width), float(page.mediabox.height))
        for page in reader_of(path.read_bytes()).pages[1:]
    }
    ((width, height),) = sizes
    assert width == pytest.approx(wanted.width, abs=0.01)
    assert height == pytest.approx(wanted.height, abs=0.01)


def test_pages_of_text_come_last_also_after_tiles(night_train: JourneyMap):
    options = PosterOptions(tiling=Tiling(), persona_sheets=True, report=True, evidence=True)
    kinds = list(dict.fromkeys(page.kind for page in planned(night_train, options).pages))
    assert kinds[-3:] == [PageKind.PERSONA, PageKind.REPORT, PageKind.EVIDENCE]


def test_all_scripts_are_found_in_the_report():
    document = load(SAMPLES / "multilingual.journey").document
    text = said(report(document))
    for card in document.cards.values():
        if card.kind in (CardKind.PAIN_POINT, CardKind.OPPORTUNITY):
            assert folded(card.text) in text
    for group in groups(report(document), Role.TABLE_ROW):
        for node, dx, _ in walk(group):
            if isinstance(node, Group) and node.role is Role.CELL and node.children:
                assert dx >= 0
    assert any(is_rtl(card.text) for card in document.cards.values())


def test_pages_of_text_can_be_stopped():
    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        pages_after(trip(), BOTH, progress=stop)
    assert pages_after(trip(), PosterOptions(), progress=stop) == ()


def test_the_words_a_report_opens_with_have_no_last_line_of_a_word_alone():
    text = " ".join(["seven letters"] * 7) + " end"
    width = typeset(text, LEAD).width - 5
    assert [
        len(typeset(text, LEAD, width=w).lines) for w in (width, even_width(text, LEAD, width))
    ] == [2, 2]
    first, second = typeset(text, LEAD, width=even_width(text, LEAD, width)).lines
    assert second.width > 0.8 * first.width
