"""Persona sheets: all that is known stands on them, whole, on paper that one can hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from exporters.poster.audience.excerpt import chosen_excerpt
from exporters.poster.options import Each, PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Voice
from exporters.poster.paper import POINTS_PER_MM, paper_named, paper_sized
from exporters.poster.planning import planned
from exporters.poster.reading.ink import PICTURE, ink_of
from exporters.poster.texts.after import pages_after
from exporters.poster.texts.personas.sheets import persona_pages
from exporters.poster.texts.typesetting.sheet import text_paper, text_sheet
from model.document import JourneyMap
from model.kinds import CardKind
from model.layout.colours import READABLE, contrast
from model.layout.display import ImageNode, Role, walk
from model.layout.theme import THEMES, Theme
from model.records import MAP_ID, Card, MapInfo, Persona, evolve
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.pdf_text import folded, is_rtl
from tests.exporters.posters import poster as pdf_of
from tests.exporters.rendering import run
from tests.exporters.scenes import picture
from tests.poster.reading import groups, outside, said, seen, texts_of
from tests.poster.trips import trip, with_records
from tests.strategies import maps

SHEETS = PosterOptions(persona_sheets=True)
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.journey"))
FIELDS = (
    *("name", "role", "segment", "demographics", "behaviours", "psychographics", "motivations"),
    *("goals", "challenges", "preferred_channels", "quote"),
)
LONG = "One thing after another, and then one more. " * 60
WORD = "Donaudampfschifffahrtsgesellschaft" * 3


def sheets(document: JourneyMap, options: PosterOptions = SHEETS) -> tuple[Page, ...]:
    return persona_pages(chosen_excerpt(document, options), options)


def with_persona(document: JourneyMap, persona_id: str, **fields: object) -> JourneyMap:
    persona = evolve(document.personas[persona_id], **fields)
    return replace(document, personas={**document.personas, persona_id: persona})


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> JourneyMap:
    path: Path = request.param
    return load(path).document


def test_all_that_is_known_of_a_persona_stands_on_her_sheet(sample: JourneyMap):
    for persona in sample.personas.values():
        only = replace(SHEETS, persona_ids=frozenset({persona.id}))
        pages = sheets(sample, only)
        text = said(pages)
        for words in texts_of(sample, persona.id, fields=FIELDS):
            assert folded(words) in text
        for item in texts_of(sample, *persona.evidence_ids, fields=("title", "who")):
            assert folded(item) in text
        assert {page.title for page in pages} == {persona.name}
        assert {page.kind for page in pages} == {PageKind.PERSONA}


def test_the_words_can_be_found_in_the_file(sample: JourneyMap, tmp_path: Path):
    path = tmp_path / "sheets.pdf"
    path.write_bytes(pdf_of(sample, SHEETS))
    text = folded(run("pdftotext", "-raw", path, "-"))
    for persona in sample.personas.values():
        for words in texts_of(sample, persona.id, fields=FIELDS):
            assert folded(words) in text or is_rtl(words)


def test_sheets_come_after_the_poster_in_the_order_of_the_personas(sample: JourneyMap):
    poster = planned(sample, SHEETS)
    assert poster.pages[0].kind is PageKind.MAP
    titles = list(dict.fromkeys(page.title for page in poster.pages[1:]))
    ordered = sorted(sample.personas.values(), key=lambda persona: persona.order)
    assert titles == [persona.name for persona in ordered]
    marks = [mark.title for page in poster.pages[1:] for mark in page.bookmarks]
    assert [title for title in titles if title in marks] == titles


def test_a_map_without_personas_has_no_sheets():
    assert sheets(JourneyMap.of([MapInfo(id=MAP_ID, title="Alone")])) == ()


def test_only_the_personas_chosen_have_a_sheet():
    pages = sheets(trip(), replace(SHEETS, persona_ids=frozenset({"bo"}), each=Each.PERSONA))
    assert [page.title for page in pages] == ["Bo Lund"]


def test_a_sheet_tells_of_her_curve_and_what_hurts_her_or_everybody():
    anna, bo = sheets(trip())
    assert [group.id for group in groups([anna], Role.MARKER)] == ["glad"]
    assert [group.id for group in groups([bo], Role.MARKER)] == ["sad"]
    hers = {"for-anna", "for-both", "for-all", "wide", "late", "parked"}
    told = {card_id for card_id in trip().cards if groups([anna], Role.PARAGRAPH, card_id)}
    assert told == hers
    unparked = sheets(trip(), replace(SHEETS, show_parking=False))[0]
    assert not groups([unparked], Role.PARAGRAPH, "parked")


def test_what_hurts_most_comes_first():
    document = trip()
    cards = {
        **document.cards,
        "late": evolve(document.cards["late"], votes=9),
        "for-both": evolve(document.cards["for-both"], votes=3),
    }
    text = said(sheets(replace(document, cards=cards))[:1])
    places = [text.index(folded(f"Text of {name}")) for name in ("late", "for-both", "for-anna")]
    assert places == sorted(places)


def test_a_section_without_anything_to_tell_is_left_out():
    assert "Goals" not in said(sheets(trip()))
    assert "Goals" in said(sheets(with_persona(trip(), "anna", goals=("A seat",))))
    assert "Goals" not in said(sheets(with_persona(trip(), "anna", goals=("  ",))))


def test_a_square_photo_stands_in_a_ring_and_any_other_keeps_its_shape():
    for width, height in ((400, 400), (400, 300), (300, 480)):
        image = picture(width, height)
        document = replace(trip(), images={image.id: image})
        page = sheets(with_persona(document, "anna", photo_id=image.id))[0]
        nodes = [node for node, _, _ in walk(page.parts[0].drawing) if isinstance(node, ImageNode)]
        (photo,) = nodes
        assert photo.round == (width == height)
        assert photo.rect.height / photo.rect.width == pytest.approx(height / width, abs=0.01)


def test_without_a_photo_the_initials_stand_on_a_disc():
    page = sheets(trip())[0]
    assert not any(isinstance(node, ImageNode) for node, _, _ in walk(page.parts[0].drawing))
    assert said([page]).startswith("AB")


def test_long_texts_go_on_on_further_pages_and_nothing_is_lost():
    document = with_persona(
        trip(),
        "anna",
        name=f"Anna {WORD}",
        quote=LONG,
        demographics=LONG,
        goals=(LONG[:480], WORD, "The last goal"),
        preferred_channels=(WORD, "phone"),
    )
    only = replace(SHEETS, persona_ids=frozenset({"anna"}))
    pages = sheets(document, only)
    assert len(pages) > 1
    text = said(pages)
    # What is broken over two pages in several columns is told column by column on each.
    for words in (f"Anna {WORD}", WORD, "The last goal", "phone"):
        assert folded(words) in text
    assert text.count("Onethingafteranother") >= 2 * 60 + 480 // 44
    assert all(not outside(page, only) for page in pages)
    again = said(pages[1:], voice=Voice.REPEATED)
    assert again.count(folded("(continued)")) == len(pages) - 1
    assert said(pages[:1], voice=Voice.REPEATED) == ""


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("A0", "A4"),
        ("A4", "A4"),
        ("A3", "A3"),
        ("A5", "A5"),
        ("Letter", "Letter"),
        ("Tabloid", "Tabloid"),
        ("Arch D", "Letter"),
        ("B1", "A4"),
    ],
)
def test_sheets_are_printed_on_paper_one_can_hold(asked: str, got: str):
    options = PosterOptions(paper=paper_named(asked), persona_sheets=True)
    assert text_paper(options) == paper_named(got)
    size, wanted = sheets(trip(), options)[0].size, paper_named(got).size
    assert (size.width, size.height) == (wanted.width, wanted.height)


def test_tiles_and_texts_are_printed_on_the_same_paper():
    options = PosterOptions(tiling=Tiling(paper_named("Letter")), persona_sheets=True)
    assert text_paper(options) == paper_named("Letter")
    assert text_paper(PosterOptions(paper=paper_sized("90x60mm"))) == paper_named("A4")


def test_a_margin_made_for_a_large_poster_leaves_room_on_a_small_page():
    options = PosterOptions(paper=paper_named("A0"), margin=200 * POINTS_PER_MM)
    sheet = text_sheet(options)
    assert sheet.box.width > 0.6 * sheet.size.width
    assert sheet.margin < 0.2 * sheet.size.width


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_text_can_be_read_in_every_theme(theme: Theme, sample: JourneyMap):
    options = PosterOptions(theme=theme, persona_sheets=True, report=True, evidence=True)
    for page in pages_after(sample, options):
        assert page.ground == (None if theme.paper == "#FFFFFF" else theme.paper)
        for part in page.parts:
            for text in ink_of(part.drawing).texts:
                for ground in text.grounds or (theme.paper,):
                    if ground != PICTURE:
                        assert contrast(text.node.colour, ground) >= READABLE - 0.01, text.node.text


@pytest.mark.parametrize("name", ["A5", "A4", "Tabloid"])
def test_nothing_leaves_the_page(name: str, sample: JourneyMap):
    options = PosterOptions(
        paper=paper_named(name), persona_sheets=True, report=True, evidence=True
    )
    for page in pages_after(sample, options):
        assert not outside(page, options)


@given(maps(max_cards=10))
@settings(max_examples=30)
def test_any_map_has_its_texts_once_and_within_the_pages(document: JourneyMap):
    options = PosterOptions(
        paper=paper_named("A5"), persona_sheets=True, report=True, evidence=True
    )
    pages = pages_after(document, options)
    assert all(not outside(page, options) for page in pages)
    assert all(page.parts[0].drawing.children for page in pages), "no page is blank"
    text = said(page for page in pages if page.kind is PageKind.PERSONA)
    for persona in document.personas.values():
        for words in (persona.name, *persona.goals):
            assert seen(words) in text
    report = said(page for page in pages if page.kind is PageKind.REPORT)
    for card in document.cards.values():
        if card.kind in (CardKind.PAIN_POINT, CardKind.OPPORTUNITY):
            assert seen(card.text) in report
    for action in document.actions.values():
        assert seen(action.title) in report
    sources = said(page for page in pages if page.kind is PageKind.EVIDENCE)
    for item in document.evidence.values():
        assert seen(item.title) in sources


def test_cards_of_other_kinds_do_not_hurt():
    document = trip()
    note = Card(id="note", kind=CardKind.NOTE, order="V", text="Only a note", persona_ids=("anna",))
    document = replace(document, cards={**document.cards, "note": note})
    assert folded("Only a note") not in said(sheets(document))


def test_a_persona_without_a_name_has_a_sheet_of_her_own():
    document = JourneyMap.of([Persona(id="nobody", order="V")])
    (page,) = sheets(document)
    assert page.title == "Persona"


def test_a_stage_with_a_long_name_does_not_stand_higher_than_its_curve():
    document = trip()
    stage = evolve(document.stages["stage-1"], name=LONG[:480])
    (shown,) = groups(sheets(with_records(stage)), Role.FIGURE)[1:2]
    assert shown.bounds.height < 250
