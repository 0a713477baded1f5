"""What stands in the plots of a map is what its figures say, on samples and on any map."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from model.document import JourneyMap
from model.insight.insight import insight
from model.insight.telling import percent
from model.kinds import GoalReached, Status
from model.layout.theme import LIGHT
from model.plots import told, told_curves
from model.plots.figures import signed
from model.plots.sections import MOST_RANKED, Section, drawn, sections
from model.samples import samples
from model.storage import load
from tests.plots.drawings import assert_sound, titles, words
from tests.strategies import maps

TODAY = date(2026, 12, 20)
WIDTH = 480.0


@pytest.fixture(scope="module", params=[one.path for one in samples()], ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> JourneyMap:
    return load(request.param).document


def shown(document: JourneyMap, section_id: str) -> tuple[str, dict[str, str]]:
    """All words of a section, and what its items say."""
    section = next(s for s in sections(insight(document, TODAY)) if s.id == section_id)
    plots = list(drawn(section, WIDTH, LIGHT))
    said: dict[str, str] = {}
    for plot in plots:
        said.update(titles(plot))
    return " ".join(map(words, plots)), said


def test_the_figures_at_a_glance_are_the_facts(document: JourneyMap) -> None:
    found = insight(document, TODAY)
    text, _ = shown(document, "glance")
    share = percent(found.coverage.whole.share).replace(" ", "\N{NO-BREAK SPACE}")
    assert f"{share} covered by evidence" in text
    assert f"{len(found.ranked)} pain points" in text
    reached = found.goals.counts[GoalReached.YES]
    assert f"{reached} / {len(document.stages)} goals reached" in text
    assert f"{len(found.actions.by_status[Status.DONE])} done" in text
    assert f"{len(found.actions.overdue)} overdue" in text
    open_ends = [trail for trail in found.trails.pains if not trail.answers]
    assert f"{len(open_ends)} without an answer" in text


def test_each_curve_tells_its_mean_and_ends(document: JourneyMap) -> None:
    found = insight(document, TODAY)
    text, said = shown(document, "curves")
    for one in found.curves:
        for point in one.points:
            assert said[point.marker.id].endswith(signed(point.valence))
        if one.mean is not None and one.lowest is not None:
            assert (
                f"mean {signed(one.mean)}" in said[one.persona_id]
                or f"mean {signed(one.mean)}" in text
            )
            line = told_curves.curve_words(document, one)
            assert f"worst {signed(one.lowest.valence)}" in line or len(one.points) == 1
            if one.fall:
                assert f"by {one.fall.drop:g}," in line


def test_ranking_and_matrix_show_scores_and_ratings(document: JourneyMap) -> None:
    found = insight(document, TODAY)
    _, said = shown(document, "pains")
    for one in found.ranked[:MOST_RANKED]:
        if one.score is not None:
            assert f": {round(one.score, 1):,.15g}" in said[one.card.id]
    dots = told.dots_of(found.matrix)
    assert [dot.number for dot in dots] == list(range(1, len(dots) + 1))
    ratings = {one.id: (one.value, one.effort) for one in found.matrix.items}
    assert {dot.id: (dot.value, dot.effort) for dot in dots} == ratings


def test_channels_and_coverage_count_what_there_is(document: JourneyMap) -> None:
    found = insight(document, TODAY)
    for row, one in zip(
        told.channel_rows_of(document, found.channels), found.channels.channels, strict=True
    ):
        assert row.touchpoints == len(one.touchpoint_ids)
        assert row.pain_points == len(one.pain_ids) + len(one.near_ids)
        assert row.mood == one.emotion
    whole, *stages = told.covers_of(document, found.coverage)
    assert whole.total == found.coverage.whole.total
    shares = found.coverage.by_stage
    assert [(c.id, c.total) for c in stages] == [(c.id, shares[c.id].total) for c in stages]
    assert {c.id for c in stages} == set(document.stages)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_any_map_is_drawn_soundly(document: JourneyMap) -> None:
    for section in sections(insight(document, TODAY)):
        for plot in drawn(section, WIDTH, LIGHT):
            assert_sound(plot)
        assert section.plots or section.empty


def test_each_section_leads_to_records_of_the_map(document: JourneyMap) -> None:
    found: list[Section] = list(sections(insight(document, TODAY)))
    ids = {
        key for section in found for plot in drawn(section, WIDTH, LIGHT) for key in titles(plot)
    }
    assert ids
    for key in ids:
        assert document.find(key) is not None
