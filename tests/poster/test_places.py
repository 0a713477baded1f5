"""Of any map on any paper: every finding has its places on the sheet, in words, worst first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.poster.fitting import LEGIBLE
from exporters.poster.options import Fit, PosterOptions, Tiling
from exporters.poster.paper import PAPERS, Paper, paper_named
from exporters.poster.planning import planned
from exporters.poster.reading.finding import MOST_PLACES, FindingKind
from exporters.poster.reading.legibility import legibility
from model.document import JourneyMap
from model.layout.theme import THEMES
from tests.map_strategies import maps

_OPTIONS = st.builds(
    PosterOptions,
    paper=st.sampled_from(PAPERS),
    fit=st.sampled_from([Fit.PAGE, Fit.WIDTH]),
    theme=st.sampled_from(list(THEMES.values())),
    tiling=st.none() | st.sampled_from([Tiling(), Tiling(paper=paper_named("A3"))]),
    report=st.booleans(),
)
_NEAR = 1e-6


@settings(max_examples=25, deadline=None)
@given(maps(), _OPTIONS)
def test_places_are_on_their_page_and_the_worst_come_first(
    document: JourneyMap, options: PosterOptions
) -> None:
    poster = planned(document, options)
    report = legibility(poster, options)
    kinds = [finding.kind for finding in report.findings]
    assert kinds == [kind for kind in FindingKind if kind in kinds]  # each once, in order
    for finding in report.findings:
        assert finding.sentence
        assert len(finding.places) == min(sum(n for _, n in finding.counts), MOST_PLACES)
        if finding.kind in {FindingKind.SMALL_TEXT, FindingKind.WEAK_CONTRAST}:
            values = [place.value or 0.0 for place in finding.places]
            assert values == sorted(values)
        for place in finding.places:
            page = poster.pages[place.page]
            middle = place.rect.centre
            assert -page.slug <= middle.x <= page.size.width + page.slug
            assert -page.slug <= middle.y <= page.size.height + page.slug
            assert place.words
            assert place.page_title == page.title
            assert not place.record_id or _known(document, place.record_id)


def _known(document: JourneyMap, record_id: str) -> bool:
    return any(record.id == record_id for record in document.records())


@settings(max_examples=15, deadline=None)
@given(maps(), st.sampled_from(PAPERS))
def test_small_text_is_told_exactly_where_the_smallest_is_too_small(
    document: JourneyMap, paper: Paper
) -> None:
    options = PosterOptions(paper=paper, margin=10.0)
    report = legibility(planned(document, options), options)
    smallest = report.smallest
    small = report.of(FindingKind.SMALL_TEXT)
    if smallest is None or smallest.value is None:
        return
    assert (small is not None) == (smallest.value < LEGIBLE - _NEAR)
    asked = replace(options, fit=Fit.TEXT, least_text=LEGIBLE)
    again = legibility(planned(document, asked), asked)
    assert again.of(FindingKind.SMALL_TEXT) is None
