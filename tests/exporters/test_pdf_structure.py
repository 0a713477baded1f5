"""The tagged structure of posters: all text in reading order, pictures and curves in words."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from exporters.pdf.poster import pdf_of
from exporters.poster.options import Each, PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.planning import planned
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind, MapState
from model.layout.display import Group, Role, TextNode, walk
from model.layout.geometry import Rect, Size
from model.layout.metrics import INVITATION
from model.queries import cards_in_cell, lanes_in_order, parked_cards, stages_in_order, steps_of
from model.records import MAP_ID, Card, Connector, Lane, MapInfo, Marker, Record, evolve
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.maps import small_map
from tests.exporters.pdf_structure import Part, structure_of
from tests.exporters.pdf_text import folded
from tests.exporters.posters import laid_out, poster, reader_of
from tests.exporters.rendering import difference, rasterised, run, tool, worst_patch
from tests.exporters.scenes import line, picture
from tests.poster.crowds import Crowd, crowds

SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.journey"))
TILED = PosterOptions(tiling=Tiling())


def _structure(source: JourneyMap, options: PosterOptions | None = None) -> Part:
    return structure_of(reader_of(poster(source, options)))


def _said(part: Part) -> str:
    return folded(part.said)


def _in_order(document: JourneyMap) -> list[Card]:
    """The cards stage by stage, lane by lane, step by step, from the top; those parked last."""
    placed = [
        card
        for stage in stages_in_order(document)
        for lane in lanes_in_order(document)
        for step in steps_of(document, stage.id)
        for card in cards_in_cell(document, lane.id, step.id)
        if not (stage.collapsed or lane.collapsed)
    ]
    return [*placed, *parked_cards(document)]


@pytest.mark.parametrize("options", [PosterOptions(), TILED], ids=["one page", "tiled"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_cards_are_read_by_stage_and_lane_each_once(path, options: PosterOptions):
    document = load(path).document
    said = _said(_structure(document, options))
    assert len(_in_order(document)) > 20
    place = 0
    for card in _in_order(document):
        text = folded(card.text)
        found = said.find(text, place)
        assert found >= 0, card.text
        place = found + len(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_text_of_a_sample_is_read_once(path):
    document = load(path).document
    plan = planned(document, TILED)
    assert _read(plan, TILED) == _planned(plan)


def _with(document: JourneyMap, *records: Record) -> JourneyMap:
    return JourneyMap.of([*document.records(), *records])


def _card(name: str, text: str, **fields: Any) -> Card:
    place = {"lane_id": "lane", "step_id": "step-Fa", "kind": CardKind.PAIN_POINT}
    return Card(id=name, order=name, text=text, **{**place, **fields})


def test_a_card_says_its_kind_its_lines_and_its_signs():
    text = "The form forgets everything that was typed"
    card = _card("b", text, votes=3, moment_of_truth=True, persona_ids=("mara",))
    part = _structure(_with(small_map(), card))
    paragraph = next(p for p in part.walk() if p.tag == "P" and "forgets" in p.drawn)
    assert paragraph.said == f"Pain point: {text} Moment of truth. Mara. 3 votes. Assumption."


def test_an_arrow_says_what_leads_where():
    cards = (_card("b", "Sign up"), _card("c", "Confirm", step_id="step-Sa"))
    arrow = Connector(id="arrow", source_id="b", target_id="c", label="by mail")
    part = _structure(_with(small_map(), *cards, arrow)).find("Sect", "Connections")
    assert part.said == "Connections Next: Sign up → Confirm by mail"


def _feelings() -> JourneyMap:
    feelings = (
        ("step-Fa", 1.0, "curious", MapState.AS_IS),
        ("step-Fb", -1.5, "", MapState.AS_IS),
        ("step-Sa", 2.0, "proud", MapState.AS_IS),
        ("step-Fa", 0.0, "calm", MapState.TO_BE),
        ("step-Sb", 2.0, "happy", MapState.TO_BE),
    )
    markers = [
        Marker(
            id=f"marker-{place}",
            lane_id="emotions",
            step_id=step_id,
            persona_id="mara",
            valence=valence,
            word=word,
            state=state,
        )
        for place, (step_id, valence, word, state) in enumerate(feelings)
    ]
    return _with(small_map(), Lane(id="emotions", kind=LaneKind.EMOTIONS, order="M"), *markers)


@pytest.mark.parametrize("options", [PosterOptions(), TILED], ids=["one page", "tiled"])
def test_a_curve_is_a_figure_told_in_words(options: PosterOptions):
    part = _structure(_feelings(), options)
    (curve,) = [p for p in part.walk() if p.tag == "Figure"]
    assert curve.alt == (
        "Emotion curve of Mara: First (stage) +1 curious, \u22121.5; Second +2 proud. "
        "to be: First (stage) 0 calm; Second +2 happy."
    )
    left, bottom, right, top = curve.box
    assert 0 < left < right
    assert 0 < bottom < top
    assert "Mara, +1: curious" in part.find("Sect", "Emotions").said


def test_pictures_say_what_they_show(tmp_path: Path):
    image = evolve(picture(), alt="A red door")
    shown = _card("b", "Look", kind=CardKind.IMAGE, image_id=image.id)
    unsaid = evolve(picture(61), alt="")
    bare = _card("c", "Look too", kind=CardKind.IMAGE, image_id=unsaid.id)
    document = _with(small_map(image=image), shown, bare, unsaid)
    alts = [p.alt for p in _structure(document).walk() if p.tag == "Figure"]
    assert alts == ["A red door", "A red door", "Picture"]


def test_headings_go_down_level_by_level():
    part = _structure(load(SAMPLES[0]).document)
    levels = [int(p.tag[1]) for p in part.walk() if p.tag in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_collapsed_stage_is_a_heading_too():
    document = load(SAMPLES[0]).document
    stage = stages_in_order(document)[0]
    shut = _with(document, evolve(stage, collapsed=True))
    headings = [_said(part) for part in _structure(shut).walk() if part.tag == "H2"]
    assert folded(stage.name) in headings


def test_texts_in_other_scripts_say_their_language():
    info = MapInfo(id=MAP_ID, title="Karte", language="de-CH")
    texts = ("Grüezi mitenand", "Добрый день", "שלום", "結果はすぐに", "السعر 30 فقط", "नमस्ते")
    part = _structure(small_map(*texts, info=info))
    spans = {folded(p.said): p.language for p in part.walk() if p.tag == "Span" and p.language}
    assert spans == {
        folded(text): language
        for text, language in zip(texts[1:], ("ru", "he", "ja", "ar", "hi"), strict=True)
    }
    arabic = small_map("السعر", info=evolve(info, language="fa"))
    assert not [p for p in _structure(arabic).walk() if p.language]


def test_lines_from_right_to_left_are_read_in_their_order():
    text = "السعر هو 30 EUR فقط في هذا المتجر"
    part = _structure(small_map(text))
    (span,) = [p for p in part.walk() if p.tag == "Span" and "EUR" in p.spoken]
    assert span.spoken == text


def test_words_at_the_end_of_a_line_stand_apart():
    text = "Waits for the bus that never comes, again and again"
    part = _structure(
        small_map(
            text,
            "結果はすぐにわかりますのでお待ちください",
            "see https://example.org/a/very/long/way/down",
        )
    )
    said = [p.said for p in part.walk() if p.tag == "P"]
    assert f"Touchpoint: {text} Assumption." in said or f"Touchpoint: {text}" in said
    assert any("結果はすぐにわかりますのでお待ちください" in text for text in said)
    assert any("https://example.org/a/very/long/way/down" in text for text in said)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(crowds(cards=60))
def test_all_that_is_read_is_in_the_structure_and_nothing_twice(crowd: Crowd):
    options = PosterOptions(tiling=Tiling(), least_text=8.0)
    plan = planned(crowd.map(), options)
    assert _read(plan, options) == _planned(plan)


def _read(plan: Poster, options: PosterOptions) -> Counter[str]:
    """How often each letter is in the structure of a poster."""
    structure = structure_of(reader_of(pdf_of(plan, options)))
    return Counter(_letters("".join(part.drawn for part in structure.walk())))


def _planned(plan: Poster) -> Counter[str]:
    """How often each letter is to be read on its pages; initials stand for a photo."""
    nodes = (
        node
        for page in plan.pages
        for part in page.parts
        if part.voice is Voice.CONTENT
        for node, _, _ in walk(part.drawing)
    )
    return Counter(
        letter
        for node in nodes
        if isinstance(node, TextNode) and node.runs and node.runs[0].size != INVITATION.size
        for letter in _letters(node.text)
    )


def _letters(text: str) -> str:
    return unicodedata.normalize("NFD", folded(text))


def _voices() -> Poster:
    def part(text: str, voice: Voice, y: float) -> Placed:
        bounds = Rect(0, 0, 300, 40)
        return Placed(Group(Role.TEXT, "", (line(text, 10, 30),), bounds), y=y, voice=voice)

    parts = (
        part("To be read", Voice.CONTENT, 0),
        part("At the foot", Voice.REPEATED, 40),
        part("Ink only", Voice.SILENT, 80),
    )
    layout = laid_out(small_map(), PosterOptions())
    page = Page(PageKind.REPORT, "Voices", Size(300, 120), parts)
    return Poster(layout.document, (page,), (layout,), 1.0, {})


def test_voices_decide_what_is_read_and_what_is_found(tmp_path: Path):
    data = pdf_of(_voices(), PosterOptions())
    path = tmp_path / "voices.pdf"
    path.write_bytes(data)
    reader = reader_of(data)
    assert [p.drawn for p in structure_of(reader).walk() if p.drawn] == ["To be read"]
    for found in (run("pdftotext", path, "-"), reader.pages[0].extract_text()):
        assert "To be read" in found
        assert "At the foot" in found
        assert "nk" not in found
    # All three are seen.
    ink = rasterised(data, tmp_path).convert("L").point(lambda value: 255 * (value < 128))
    for top in (0, 80, 160):
        assert ink.crop((0, top, 600, top + 80)).getbbox()


def test_silent_text_looks_like_text(tmp_path: Path):
    poster = _voices()
    (page,) = poster.pages
    loud = replace(page, parts=tuple(replace(p, voice=Voice.CONTENT) for p in page.parts))
    silent = replace(page, parts=tuple(replace(p, voice=Voice.SILENT) for p in page.parts))
    pictures = [
        rasterised(pdf_of(replace(poster, pages=(one,)), PosterOptions()), tmp_path)
        for one in (loud, silent)
    ]
    assert difference(*pictures) < 0.002
    assert worst_patch(*pictures) < 0.05


def test_poppler_reads_it_in_the_same_order(tmp_path: Path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(_feelings()))
    done = subprocess.run(
        [tool("pdfinfo"), "-struct-text", path], capture_output=True, check=True, timeout=60
    )
    assert done.stderr == b""
    told = done.stdout.decode(errors="replace")
    names = ["A small map", "Mara", "First (stage)", "curious", "Second", "proud"]
    places = [told.index(f'"{name}"', told.index("H1")) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text",
    [
        "هذا iPhone جديد",
        "الطلب ABC 123 جاهز",
        "שלום World",
        "विद्यार्थी को छूट मिलती है",
        "จ่ายเงินแล้วได้รับตั๋ว",
    ],
)
def test_poppler_reads_every_script_in_its_order(text: str, tmp_path: Path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(small_map(text)))
    done = subprocess.run(
        [tool("pdfinfo"), "-struct-text", path], capture_output=True, check=True, timeout=60
    )
    pieces = re.findall(r'^ *"(.*)"$', done.stdout.decode(errors="replace"), re.MULTILINE)
    assert folded(text) in folded("".join(pieces))


def test_each_look_is_a_part_of_its_own():
    part = _structure(_feelings(), PosterOptions(each=Each.STAGE))
    parts = [p for p in part.walk() if p.tag == "Part"]
    assert len(parts) == 2
    assert "First (stage)" in parts[0].title
    assert "proud" not in parts[0].find("Sect", "Emotions").said


def test_reports_have_headings_lists_and_whole_tables():
    options = PosterOptions(report=True, evidence=True, persona_sheets=True)
    part = _structure(
        load(ROOT / "resources" / "samples" / "night-train.journey").document, options
    )
    tables = [p for p in part.walk() if p.tag == "Table"]
    assert tables
    for table in tables:
        head, *rows = table.kids
        assert {cell.tag for cell in head.kids} == {"TH"}
        assert rows
        assert {len(row.kids) for row in rows} == {len(head.kids)}
        assert {cell.tag for row in rows for cell in row.kids} == {"TD"}
    lists = [p for p in part.walk() if p.tag == "L"]
    assert all({item.tag for item in p.kids} == {"LI"} for p in lists)
    for tag in ("H1", "H2", "Figure", "LBody"):
        assert [p for p in part.walk() if p.tag == tag]
    assert all(p.alt for p in part.walk() if p.tag == "Figure")
