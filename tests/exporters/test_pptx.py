"""The presentation: slides of native shapes, with text that is real text."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from exporters.poster.options import PosterOptions
from exporters.pptx import write_pptx
from exporters.pptx.blocks import blocks
from exporters.pptx.slides import deck_of
from exporters.registry import export
from model.document import JourneyMap
from model.errors import ExportError
from model.layout.text import TextStyle, place, typeset
from model.layout.theme import DARK
from model.records import MAP_ID, MapInfo
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.maps import small_map
from tests.exporters.rendering import run, tool
from tests.exporters.scenes import PICTURE, SCRIPTS

SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.journey"))


def _presentation(document: JourneyMap, options: PosterOptions | None = None) -> Any:
    buffer = io.BytesIO()
    write_pptx(document, buffer, options or PosterOptions())
    return Presentation(buffer)


def _shapes(container: Any) -> list[Any]:
    """All shapes, those in groups among them."""
    found = []
    for shape in container.shapes:
        found.append(shape)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += _shapes(shape)
    return found


def _texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in _shapes(slide) if shape.has_text_frame]


def test_there_is_a_slide_for_the_map_and_for_each_stage():
    titles = [slide.shapes.title.text for slide in _presentation(small_map("Words")).slides]
    assert titles == ["A small map", "Personas", "A small map", "First (stage)", "Second"]


def test_text_of_cards_is_whole_and_editable():
    text = "The card form loses what was typed, every single time"
    deck = _presentation(small_map(text))
    for slide in (deck.slides[2], deck.slides[3]):
        (box,) = (shape for shape in _shapes(slide) if shape.has_text_frame
                  and shape.text_frame.text == text)  # fmt: skip
        (paragraph,) = box.text_frame.paragraphs
        assert paragraph.runs[0].font.name == "Noto Sans"
        assert box.text_frame.word_wrap
    assert text not in _texts(deck.slides[4])


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_there(script: str):
    deck = _presentation(small_map(SCRIPTS[script]))
    assert SCRIPTS[script] in _texts(deck.slides[2])


def test_text_written_from_right_to_left_is_so_marked():
    text = "السلام عليكم ورحمة الله"
    slide = _presentation(small_map(text)).slides[2]
    (shape,) = (one for one in _shapes(slide) if one.has_text_frame and one.text_frame.text == text)
    properties = shape.text_frame.paragraphs[0]._p.pPr
    assert properties.get("rtl") == "1"
    assert properties.get("algn") == "r"


@pytest.mark.parametrize("text", ["a\x00b", "<a:t> & ]]>", "_x000D_ {0} %s"])
def test_no_text_breaks_the_file(text: str):
    info = MapInfo(id=MAP_ID, title=text.replace("\x00", ""), objective=text.replace("\x00", ""))
    deck = _presentation(small_map(text.replace("\x00", ""), info=info))
    assert text.replace("\x00", "") in _texts(deck.slides[2])


def test_shapes_bear_the_names_of_what_they_show():
    slide = _presentation(small_map("Words", image=PICTURE)).slides[2]
    names = [shape.name for shape in slide.shapes]
    assert any("Words" in name for name in names)
    assert any("First (stage)" in name for name in names)
    ids = [shape.shape_id for shape in _shapes(slide)]
    assert len(ids) == len(set(ids))


def test_photos_are_pictures():
    deck = _presentation(small_map("Words", image=PICTURE))
    pictures = [one for one in _shapes(deck.slides[1]) if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert [picture.image.size for picture in pictures] == [(60, 40)]


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_all_stands_on_its_slide_and_can_be_read(path: Path):
    document = load(path).document
    deck = _presentation(document)
    for slide in deck.slides:
        for shape in _shapes(slide):
            slack = Pt(12)
            assert -slack <= shape.left <= deck.slide_width + slack
            assert -slack <= shape.top <= deck.slide_height + slack
            assert shape.top + shape.height <= deck.slide_height + slack
    titles = [slide.shapes.title.text for slide in deck.slides]
    for stage in document.stages.values():
        assert any(title.startswith(stage.name) for title in titles)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_each_card_stands_on_the_slides_of_its_stage_once(path: Path):
    document = load(path).document
    planned = deck_of(document, PosterOptions())
    shown = [
        text
        for number, slide in enumerate(_presentation(document).slides)
        if number > 2
        for text in _texts(slide)
    ]
    placed = [card for card in document.cards.values() if card.lane_id and card.text]
    assert len(placed) > 10
    for card in placed:
        assert any(card.text in text for text in shown), card.text
    assert len(planned.slides) < 3 + 5 * len(document.stages)


def test_notes_say_what_the_slide_shows():
    slide = _presentation(small_map("Words")).slides[3]
    assert "Words" in slide.notes_slide.notes_text_frame.text


def test_the_theme_is_that_of_the_poster():
    slide = _presentation(small_map("Words"), PosterOptions(theme=DARK)).slides[2]
    assert f"#{slide.background.fill.fore_color.rgb}" == DARK.paper.upper()


def test_the_same_map_gives_the_same_bytes():
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        write_pptx(small_map("Words", image=PICTURE), file, PosterOptions())
    assert files[0].getvalue() == files[1].getvalue()


def test_without_the_extra_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    class NotInstalled:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name.split(".", maxsplit=1)[0] == "pptx":
                raise ModuleNotFoundError(name)

    for name in [name for name in sys.modules if name.split(".")[0] == "pptx"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NotInstalled(), *sys.meta_path])
    with pytest.raises(ExportError, match=r"pip install journeyboard\[pptx\]"):
        export(small_map("Words"), tmp_path / "map.pptx")
    assert list(tmp_path.iterdir()) == []


def test_a_map_without_stages_has_its_slide():
    empty = JourneyMap.of([MapInfo(id=MAP_ID, title="Nothing yet")])
    titles = [slide.shapes.title.text for slide in _presentation(empty).slides]
    assert titles == ["Nothing yet", "Nothing yet"]


def test_office_programs_open_it(tmp_path: Path):
    path = tmp_path / "map.pptx"
    write_pptx(small_map("Words nobody breaks"), path, PosterOptions())
    office = tool("soffice")
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    if not _has_impress(office):
        pytest.skip("LibreOffice Impress is not installed")
    run(office, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path)
    text = run("pdftotext", "-raw", tmp_path / "map.pdf", "-")
    assert " ".join(text.split()).count("Words nobody breaks") == 2


def _has_impress(office: str) -> bool:
    return any(
        (Path(office).resolve().parent / name).exists() for name in ("simpress", "libsdlo.so")
    )


def _lines(text: str, width: float) -> Any:
    return place(typeset(text, TextStyle(10, 13), width=width), 0, 0, "#000000")


def test_lines_become_the_text_that_was_broken():
    text = "A long text that takes\n\nseveral lines of its own"
    (block,) = blocks([line for line in _lines(text, 60) if line.runs], [text])
    assert block.paragraphs == ("A long text that takes", "", "several lines of its own")


def test_lines_of_an_unknown_text_are_joined_as_the_script_wants():
    (latin,) = blocks(_lines("A long text that takes several lines", 60), right=lambda _: 60.0)
    assert latin.paragraphs == ("A long text that takes several lines",)
    (chinese,) = blocks(_lines("结账页面很慢结账页面很慢", 60), right=lambda _: 60.0)
    assert chinese.paragraphs == ("结账页面很慢结账页面很慢",)


def test_a_line_that_had_room_for_the_next_word_ended_a_paragraph():
    (block,) = blocks(_lines("Open\nSource: a film", 200), right=lambda _: 200.0)
    assert block.paragraphs == ("Open", "Source: a film")
