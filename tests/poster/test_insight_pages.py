"""The pages of insight: every figure found in the file, every plot told, nothing off the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from exporters.insight.kinds import report_kind
from exporters.poster.audience.excerpt import chosen_excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind
from exporters.poster.paper import paper_named
from exporters.poster.planning import planned
from exporters.poster.texts.insight.pages import insight_pages
from exporters.progress import no_progress
from model.document import JourneyMap
from model.insight.insight import insight
from model.layout.display import Role
from model.layout.theme import DARK
from model.plots.sections import drawn, sections
from model.records import MAP_ID, MapInfo
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.pdf_text import folded
from tests.exporters.rendering import run
from tests.plots.drawings import texts
from tests.poster.reading import groups, said
from tests.poster.trips import long_list, with_records
from tests.strategies import maps

TODAY = date(2026, 12, 20)
SAMPLES = ROOT / "resources" / "samples"


@pytest.fixture(scope="module")
def night_train() -> JourneyMap:
    return load(SAMPLES / "night-train.journey").document


def pages_of(document: JourneyMap, **asked: object) -> tuple[Page, ...]:
    options = PosterOptions(insight=True, as_of=TODAY, **asked)  # type: ignore[arg-type]
    return insight_pages(chosen_excerpt(document, options), options)


def test_the_report_as_a_file_says_every_figure_of_every_plot(
    night_train: JourneyMap, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    report_kind(path).write(night_train, path, TODAY, no_progress)
    text = folded(run("pdftotext", "-raw", path, "-"))
    found = insight(night_train, TODAY)
    for section in sections(found):
        if section.plots:
            assert folded(section.title) in text
            assert folded(section.about) in text
    for card in (one.card for one in found.ranked[:10]):
        assert folded(card.text) in text
    for one in found.matrix.items:
        name = getattr(one.record, "title", "") or getattr(one.record, "text", "")
        assert folded(name) in text
    assert "Tagged:          yes" in run("pdfinfo", path)


def test_each_plot_is_a_figure_that_is_told_in_words(night_train: JourneyMap) -> None:
    figures = groups(pages_of(night_train), Role.FIGURE)
    told = " ".join(group.title for group in figures)
    assert all(group.title for group in figures)
    for section in sections(insight(night_train, TODAY)):
        for plot in drawn(section, 400, DARK):
            assert texts(plot)
    assert "value 5, effort 1, Quick win" in told
    assert "covered by evidence" in told
    assert "touchpoints, feels" in told


@pytest.mark.parametrize("paper", ["A5", "A4", "Letter", "A1"])
def test_everything_stays_on_its_page(paper: str, night_train: JourneyMap) -> None:
    for page in pages_of(night_train, paper=paper_named(paper)):
        assert_on_page(page)


def test_a_long_list_flows_over_pages() -> None:
    pages = pages_of(with_records(*long_list()))
    for page in pages:
        assert_on_page(page)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_any_map_has_pages_that_hold_it(document: JourneyMap) -> None:
    for page in pages_of(document):
        assert_on_page(page)


def assert_on_page(page: Page) -> None:
    for part in page.parts:
        for group in part.drawing.children:
            bounds = group.bounds.moved(group.dx + part.x, group.dy + part.y)  # type: ignore[union-attr]
            assert bounds.x >= -1
            assert bounds.right <= page.size.width + 1
            assert bounds.y >= -1
            assert bounds.bottom <= page.size.height + 1


def test_what_is_not_shown_is_not_counted(night_train: JourneyMap) -> None:
    first = min(night_train.stages.values(), key=lambda stage: stage.order)
    persona = min(night_train.personas.values(), key=lambda one: one.order)
    pages = pages_of(
        night_train, stage_ids=frozenset((first.id,)), persona_ids=frozenset((persona.id,))
    )
    text = said(pages)
    others = [stage.name for stage in night_train.stages.values() if stage is not first]
    assert folded(first.name) in text
    assert not [name for name in others if folded(name) in text]
    assert folded("1 persona") in text


def test_an_empty_map_has_a_page_that_says_what_it_is_of() -> None:
    document = JourneyMap.of([MapInfo(id=MAP_ID, title="Nothing yet")])
    text = said(pages_of(document))
    assert folded("Nothing yet") in text
    assert folded("Not known yet") in text
    assert folded("Give touchpoints a channel") in text


def test_they_come_after_the_persona_sheets(night_train: JourneyMap) -> None:
    options = PosterOptions(insight=True, report=True, persona_sheets=True)
    kinds = list(dict.fromkeys(page.kind for page in planned(night_train, options).pages))
    assert kinds[-3:] == [PageKind.PERSONA, PageKind.INSIGHT, PageKind.REPORT]
