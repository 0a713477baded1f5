"""What is said about reading a poster before it is made: each finding, and when there is none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from exporters.poster.options import Each, Fit, PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.paper import POINTS_PER_MM, paper_named, paper_sized
from exporters.poster.planning import planned
from exporters.poster.reading.finding import MOST_PLACES, Finding, FindingKind, Legibility, What
from exporters.poster.reading.legibility import legibility
from exporters.poster.reading.shown import Shown, seen_texts, shown
from model.document import JourneyMap
from model.layout.display import EllipseNode, Group, ImageNode, Node, PathNode, RectNode, Role
from model.layout.engine import layout_map
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from model.layout.theme import DARK, LIGHT, THEMES
from model.layout.theme.naming import theme_named
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.maps import small_map
from tests.exporters.scenes import ARROW, picture
from tests.exporters.scenes import line as text_line

SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.journey"))
A1 = PosterOptions()
CREDIT_CARD = PosterOptions(paper=paper_sized("90x60mm"), margin=12.0, footer=False)
SMALL = FindingKind.SMALL_TEXT
WHITE, GREY, INK = "#FFFFFF", "#999999", "#1F2933"
PICTURE = picture(600, 400)


def report(document: JourneyMap, options: PosterOptions = A1) -> Legibility:
    return legibility(planned(document, options), options)


def of_nodes(
    *nodes: Node,
    scale: float = 1.0,
    ground: str | None = None,
    voice: Voice = Voice.CONTENT,
    clip: Rect | None = None,
    role: Role = Role.HEADING,
) -> Legibility:
    """The report on a page of A4 with these nodes."""
    bounds = Rect(0, 0, 500, 500)
    drawing = Group(role, "", nodes, bounds)
    part = Placed(drawing, scale, 10, 20, clip, voice)
    page = Page(PageKind.MAP, "A page", Size(595, 842), (part,), ground)
    layout = layout_map(small_map(), A1.layout())
    poster = Poster(layout.document, (page,), (layout,), scale, {PICTURE.id: PICTURE})
    return legibility(poster, A1)


def found(answer: Legibility, kind: FindingKind) -> Finding:
    finding = answer.of(kind)
    assert finding is not None, answer.findings
    return finding


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_the_samples_on_a1(path, theme):
    answer = report(load(path).document, PosterOptions(theme=theme))
    assert answer.warnings == ()
    assert answer.smallest is not None
    assert answer.smallest.value is not None
    assert answer.smallest.value > 6.5


def test_small_text_is_told_with_its_places_and_the_paper_that_would_do():
    document = small_map("Words that are read", "More of them")
    answer = report(document, CREDIT_CARD)
    finding = found(answer, SMALL)
    assert "90x60mm" in finding.sentence
    assert "is the smallest paper on which it reaches 6 pt" in finding.sentence
    assert "4 in steps" in finding.sentence
    assert sum(count for _, count in finding.counts) == finding.count
    assert dict(finding.counts)[What.CARD] == 3  # lines
    card = next(place for place in finding.places if place.record_id == "card-0")
    assert (
        card.words == "card “Words that are read” in “First (stage) › Step Fa”, lane “Touchpoints”"
    )
    assert card.what is What.CARD
    assert card.page == 0
    assert card.detail == f"{card.value:.1f} pt"
    sizes = [place.value or 0.0 for place in finding.places]
    assert sizes == sorted(sizes)
    assert max(sizes) < 6
    assert answer.smallest is not None
    assert answer.smallest.value == sizes[0]


def test_a_place_is_where_the_text_is_on_the_page():
    options = CREDIT_CARD
    poster = planned(small_map("Words"), options)
    (layout,), part = poster.layouts, poster.pages[0].parts[0]
    box = layout.card_rect("card-0")
    assert box is not None
    finding = found(legibility(poster, options), SMALL)
    place = next(place for place in finding.places if place.record_id == "card-0")
    left, top = part.x + part.scale * box.x, part.y + part.scale * box.y
    card = Rect(left, top, part.scale * box.width, part.scale * box.height)
    assert card.contains(place.rect.centre)
    assert place.rect.width < card.width


def test_text_of_six_points_is_large_enough():
    assert of_nodes(text_line("Words", 10, 40, size=6)).warnings == ()
    answer = of_nodes(text_line("Words", 10, 40, size=12), scale=0.5)
    assert answer.warnings == ()
    assert answer.smallest is not None
    assert answer.smallest.value == pytest.approx(6)
    assert of_nodes(text_line("Words", 10, 40, size=11.9), scale=0.5).warnings != ()


def test_where_no_paper_would_do_the_sentence_counts_sheets():
    document = small_map(*["Words and words"] * 400)
    finding = found(report(document), SMALL)
    assert "on A1, which is hard to read" in finding.sentence
    assert "smallest paper" not in finding.sentence
    assert re.search(r"It reaches 6 pt on about [1-9]\d* sheets of A1\.", finding.sentence)


def test_a_size_that_was_asked_for_is_not_blamed_on_the_paper():
    options = PosterOptions(fit=Fit.TEXT, least_text=5.0)
    finding = found(report(small_map("Words"), options), SMALL)
    assert finding.sentence.startswith("The smallest text is 5.0 pt high, as was asked,")
    large = replace(options, least_text=6.0)
    assert report(small_map("Words"), large).of(SMALL) is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_cut_onto_sheets_every_text_is_found_once_in_its_place(path):
    options = PosterOptions(tiling=Tiling(), fit=Fit.TEXT, least_text=5.0)
    poster = planned(load(path).document, options)
    cards = [
        seen.mark.node.text
        for seen in seen_texts(shown(poster), lambda _text, _drawing: 0.0)
        if seen.what is What.CARD
    ]
    whole = [
        seen.mark.node.text
        for layout in poster.layouts
        for seen in seen_texts(_alone(layout), lambda _text, _drawing: 0.0)
        if seen.what is What.CARD
    ]
    assert sorted(cards) == sorted(whole)


def _alone(layout: LayoutResult) -> tuple[Shown, ...]:
    page = Page(PageKind.MAP, "", layout.size, (Placed(layout.display()),))
    return shown(Poster(layout.document, (page,), (layout,), 1.0, {}))


def test_there_are_never_more_places_than_can_be_looked_through():
    finding = found(report(small_map(*["Words"] * 300)), SMALL)
    assert finding.count > MOST_PLACES
    assert len(finding.places) == MOST_PLACES


def test_characters_no_font_has_are_named_with_their_places():
    answer = report(small_map("plain", "rare \U00013000 and \ue000", "again \U00013000"))
    finding = found(answer, FindingKind.MISSING_CHARACTER)
    assert "2 characters are in no bundled font" in finding.sentence
    assert "U+13000 Egyptian hieroglyph a001" in finding.sentence
    assert [place.record_id for place in finding.places] == ["card-1", "card-2"]
    assert finding.places[0].detail == "U+13000 Egyptian hieroglyph a001, U+E000"
    assert finding.places[0].value is None
    assert report(small_map("plain ✓ 👍🏽 résumé شيء")).of(FindingKind.MISSING_CHARACTER) is None


@pytest.mark.parametrize(
    ("colour", "below", "ground", "ratio"),
    [
        (GREY, [], None, 2.84),
        (GREY, [], "#000000", None),
        (GREY, [RectNode(Rect(0, 0, 100, 60), fill=INK)], None, None),
        (INK, [RectNode(Rect(0, 0, 100, 60), fill=INK)], None, 1.0),
        (WHITE, [EllipseNode(Rect(0, 0, 100, 60), fill=INK)], None, None),
        (WHITE, [PathNode(ARROW, -10, -10, 20, fill=INK)], None, None),
        # What was painted last is what is seen, also when it is a group's.
        (
            WHITE,
            [
                RectNode(Rect(0, 0, 100, 60), fill=INK),
                Group(
                    Role.CARD,
                    "c",
                    (RectNode(Rect(0, 0, 90, 50), fill="#FAFAFA"),),
                    Rect(0, 0, 90, 50),
                    5,
                    5,
                ),
            ],
            None,
            1.04,
        ),
        # Half of the line stands on white, half on ink: the weaker half counts.
        (INK, [RectNode(Rect(0, 0, 28, 60), fill=INK)], None, 1.0),
        # A hairline under the text, a frame around it, a fill beside it are not its ground.
        (INK, [RectNode(Rect(0, 39, 100, 1), fill=INK)], None, None),
        (INK, [RectNode(Rect(0, 0, 100, 60), stroke=INK)], None, None),
        (INK, [RectNode(Rect(60, 0, 40, 60), fill=INK)], None, None),
        # What a picture shows is not known.
        (INK, [ImageNode(Rect(0, 0, 90, 60), PICTURE.id)], None, None),
    ],
)
def test_contrast_is_that_with_what_is_below(
    colour: str, below: list[Node], ground: str | None, ratio: float | None
):
    answer = of_nodes(*below, text_line("Words", 10, 40, colour=colour), ground=ground)
    finding = answer.of(FindingKind.WEAK_CONTRAST)
    if ratio is None:
        assert finding is None
        return
    assert finding is not None
    (place,) = finding.places
    assert place.value == pytest.approx(ratio, abs=0.01)
    assert place.detail.startswith(f"{int((place.value or 0) * 100) / 100:.2f}:1, {colour} on #")


def test_a_theme_of_ones_own_is_measured_too():
    spoiled = replace(LIGHT, stage_text="#7A90C0")
    finding = found(
        report(small_map("Words"), PosterOptions(theme=spoiled)), FindingKind.WEAK_CONTRAST
    )
    assert {place.what for place in finding.places} == {What.STAGE}
    assert finding.places[0].words in {"stage “First (stage)”", "stage “Second”"}


def test_an_accent_that_had_to_be_changed_is_a_hint():
    answer = report(small_map("Words"), PosterOptions(theme=theme_named("accent:#FFFF00")))
    hint = found(answer, FindingKind.CHANGED_ACCENT)
    assert "#FFFF00" in hint.sentence
    assert answer.warnings == ()
    fine = report(small_map("Words"), PosterOptions(theme=theme_named("accent:#7A1F3D")))
    assert fine.of(FindingKind.CHANGED_ACCENT) is None


def test_the_paper_named_fits_the_part_with_the_smallest_text():
    document = small_map(*["Words that fill a card"] * 60)
    options = PosterOptions(paper=paper_named("A4"), each=Each.STAGE)
    poster = planned(document, options)
    assert len(poster.pages) == 2
    finding = found(legibility(poster, options), SMALL)
    assert finding.places[0].page == 0
    (named,) = re.findall(r"\b(A\d) is the smallest paper", finding.sentence)
    again = report(document, replace(options, paper=paper_named(named)))
    assert again.of(SMALL) is None


def test_a_picture_with_few_dots_is_told_with_where_it_is():
    big = ImageNode(Rect(0, 0, 300, 200), PICTURE.id, alt="Four fields")
    assert of_nodes(big, scale=0.9).warnings == ()
    finding = found(of_nodes(big, scale=1.5), FindingKind.COARSE_IMAGE)
    (place,) = finding.places
    assert place.value == pytest.approx(96)
    assert place.detail == "96 dpi"
    assert "Four fields" in place.words
    assert place.rect == Rect(10, 20, 450, 300)
    assert "96 dots per inch" in finding.sentence


def test_the_photo_of_a_persona_is_measured():
    photo = picture(20, 20)
    answer = report(small_map("Words", image=photo))
    (place,) = found(answer, FindingKind.COARSE_IMAGE).places
    assert (place.record_id, place.what) == ("mara", What.PERSONA)
    assert place.words == "persona “Mara”"
    assert report(small_map("Words", image=picture(400, 400))).warnings == ()
    # Of a photo that is no square the middle is shown, as it is.
    assert report(small_map("Words", image=picture(900, 400))).warnings == ()


@pytest.mark.parametrize(
    ("width", "told"), [(150, ""), (200, "33 % too wide"), (100, "50 % too high")]
)
def test_a_stretched_picture_is_told(width: float, told: str):
    answer = of_nodes(ImageNode(Rect(0, 0, width, 100), PICTURE.id))
    finding = answer.of(FindingKind.STRETCHED_IMAGE)
    places = finding.places if finding else ()
    assert [place.detail for place in places] == ([told] if told else [])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (PosterOptions(margin=5 * POINTS_PER_MM), False),
        (PosterOptions(margin=2 * POINTS_PER_MM), True),
        (PosterOptions(margin=2 * POINTS_PER_MM, tiling=Tiling()), False),
        (PosterOptions(tiling=Tiling(margin=2 * POINTS_PER_MM)), True),
    ],
)
def test_a_margin_that_printers_cannot_print_is_told(options: PosterOptions, told: bool):
    poster = planned(small_map("Words"), PosterOptions())
    assert bool(legibility(poster, options).of(FindingKind.NARROW_MARGIN)) == told


def test_a_sheet_left_empty_is_a_hint_with_a_sheet_of_its_shape():
    tall = small_map(*["Words that fill a card"] * 120)
    answer = report(tall)
    hint = found(answer, FindingKind.EMPTY_SHEET)
    assert hint.sentence not in answer.warnings
    width, height = (
        int(word) for word in hint.sentence.split() if word.isdigit() and int(word) > 33
    )
    fitting = PosterOptions(paper=paper_sized(f"{width + 1}x{height + 1}mm"))
    again = report(tall, fitting)
    assert again.of(FindingKind.EMPTY_SHEET) is None
    before, after = answer.smallest, again.smallest
    assert before is not None
    assert after is not None
    assert after.value == pytest.approx(before.value, rel=0.02)


def test_what_is_ink_only_or_cut_off_is_not_read():
    small = text_line("Words", 10, 40, size=4)
    assert of_nodes(small, voice=Voice.SILENT).smallest is None
    assert of_nodes(small, clip=Rect(200, 0, 100, 100)).smallest is None
    assert of_nodes(small, clip=Rect(0, 0, 100, 100)).smallest is not None


def test_what_stands_around_a_map_and_its_guide_are_not_what_is_told():
    fine = text_line("Words", 10, 40, size=6)
    answer = of_nodes(fine, role=Role.SHEET)
    assert answer.smallest is None
    assert of_nodes(fine, voice=Voice.REPEATED).smallest is None
    assert of_nodes(fine).smallest is not None
    assert found(of_nodes(text_line("Words", 10, 40, size=5), role=Role.SHEET), SMALL).count == 1
    options = PosterOptions(tiling=Tiling(), least_text=9.0, fit=Fit.TEXT)
    poster = planned(load(SAMPLES[1]).document, options)
    assert poster.pages[0].kind is PageKind.GUIDE
    assert all(
        place.page for finding in legibility(poster, options).findings for place in finding.places
    )


def test_a_drawing_on_many_sheets_is_counted_once_where_it_is_seen():
    drawing = Group(Role.SHEET, "", (text_line("Words", 310, 40, size=4),), Rect(0, 0, 500, 500))
    pages = tuple(
        Page(
            PageKind.TILE,
            f"Sheet {number}",
            Size(200, 200),
            (Placed(drawing, 1.0, -100.0 * number, 0.0, Rect(0, 0, 100, 200)),),
        )
        for number in range(5)
    )
    layout = layout_map(small_map(), A1.layout())
    poster = Poster(layout.document, pages, (layout,), 1.0, {})
    finding = found(legibility(poster, A1), SMALL)
    assert finding.count == 1
    assert [(place.page, place.page_title) for place in finding.places] == [(3, "Sheet 3")]


def test_an_empty_map_has_nothing_to_find():
    answer = report(JourneyMap(), PosterOptions(paper=paper_named("A4"), theme=DARK))
    assert answer.warnings == ()
