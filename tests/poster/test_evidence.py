"""The evidence: each source in full, what rests on it, and how much rests on none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from exporters.poster.audience.excerpt import chosen_excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind
from exporters.poster.planning import planned
from exporters.poster.texts.evidence.pages import evidence_pages
from model.document import JourneyMap
from model.kinds import EvidenceKind, Support
from model.records import MAP_ID, Evidence, MapInfo, evolve
from tests.exporters.pdf_text import folded
from tests.poster.reading import row_alone, said
from tests.poster.trips import pain, trip, with_records

BOTH = PosterOptions(report=True, evidence=True)


def evidence(document: JourneyMap, options: PosterOptions = BOTH) -> tuple[Page, ...]:
    return evidence_pages(chosen_excerpt(document, options), options)


def test_every_field_of_a_source_is_told_and_what_rests_on_it():
    source = Evidence(
        id="survey",
        kind=EvidenceKind.SURVEY,
        title="A survey",
        on=date(2026, 8, 31),
        who="Riders",
        sample_size=1240,
        source="https://example.org/survey",
        excerpt="We want doors.",
    )
    marker = evolve(trip().markers["glad"], evidence_ids=("survey",))
    persona = evolve(trip().personas["bo"], evidence_ids=("survey",), role="Drives")
    stage = evolve(trip().stages["stage-3"], evidence_ids=("survey",), goal="To arrive")
    metric = evolve(trip().metrics["figure"], evidence_ids=("survey",))
    text = said(evidence(with_records(source, marker, persona, stage, metric)))
    for words in (
        *("A survey", "Survey", "31 Aug 2026", "Riders", "n = 1,240", "We want doors."),
        *("https://example.org/survey", "Text of for-anna", "Step 1a · Pain points"),
        *("Anna Berg: glad", "To arrive", "Bo Lund", "Text of for-bo: 3 days"),
    ):
        assert folded(words) in text
    assert folded("Nothing that is shown rests on it.") in text, "on the unread reviews"


def test_only_safe_addresses_open():
    sources = [
        Evidence(id=f"e{n}", kind=EvidenceKind.SURVEY, title=f"Source {n}", source=address)
        for n, address in enumerate(
            (
                "https://example.org/a-long-way-to-go/" + "path/" * 30,
                "mailto:eva@example.org",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "notes.pdf",
            )
        )
    ]
    options = replace(BOTH, report=False)
    poster = planned(with_records(*sources), options)
    pages = [page for page in poster.pages if page.kind is PageKind.EVIDENCE]
    links = [link for page in pages for link in page.links]
    assert {link.address for link in links} == {sources[0].source, sources[1].source}
    for page in pages:
        for link in page.links:
            assert 0 < link.rect.x < link.rect.right < page.size.width
            assert 0 < link.rect.y < link.rect.bottom < page.size.height
    for item in sources:
        assert folded(item.source) in said(pages)


def test_support_is_counted_by_stage():
    document = with_records(pain("for-both", support=Support.PARTLY))
    pages = evidence(document)
    table = said(row_alone(pages, "stage-2"))
    assert table == folded("Stage 2 0 1 1")
    assert folded("Stage 1 1 0 2") == said(row_alone(pages, "stage-1"))
    assert folded("Parking lot 0 0 1") in said(pages)
    assert folded("All 2 1 4") in said(pages)


def test_a_map_that_rests_on_nothing_has_no_pages_of_evidence():
    assert evidence(JourneyMap.of([MapInfo(id=MAP_ID)])) == ()
    bare = JourneyMap.of([r for r in trip().records() if not isinstance(r, Evidence)])
    text = said(evidence(bare))
    assert "assumptions" in text
    assert "Sources" not in text
