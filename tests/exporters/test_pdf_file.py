"""The file around the objects: found again by another reader, the same each time."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.painters.pdf import PdfResources
from exporters.pdf.about import Description
from exporters.pdf.document import PdfPage, written
from exporters.pdf.file import PdfFile, array, dictionary, number_tree, reference, text_string
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import Bookmark, Page, PageKind
from model.layout.geometry import Rect, Size
from model.records import MAP_ID, MapInfo
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.maps import small_map
from tests.exporters.posters import poster, reader_of
from tests.exporters.rendering import ABOUT, run

PACKED, APART = (1, 7), (1, 4)


def _page(title: str = "A page", **fields) -> Page:
    return Page(PageKind.MAP, title, Size(400, 300), (), **fields)


def _written(*plans: Page, about: Description = ABOUT, archive: bool = False) -> bytes:
    pages = [PdfPage(b"0 0 10 10 re f", plan) for plan in plans]
    return written(pages, PdfResources({}), about, archive=archive)


@pytest.mark.parametrize("version", [PACKED, APART])
@given(texts=st.lists(st.text(st.characters(codec="utf-16")), max_size=30))
def test_texts_come_back(version: tuple[int, int], texts: list[str]):
    file = PdfFile(version)
    numbers = [file.add(text_string(text)) for text in texts]
    data = file.packed(b"stream")
    names = dictionary({f"T{place}": reference(number) for place, number in enumerate(numbers)})
    pages = file.add("<</Type/Pages/Count 0/Kids[]>>")
    root = {"Type": "/Catalog", "Pages": reference(pages), "Texts": names, "S": reference(data)}
    reader = reader_of(file.finished(root=file.add(dictionary(root)), info=file.add("<<>>")))
    found = reader.root_object["/Texts"]
    assert [str(found[f"/T{place}"]) for place in range(len(texts))] == texts
    assert reader.root_object["/S"].get_data() == b"stream"


def test_numbers_are_short_and_exact():
    assert array((1, 2.5, 2383.93701, -0.00001, 100.0, 0.0)) == "[1 2.5 2383.937 0 100 0]"


@pytest.mark.parametrize("count", [0, 1, 200, 1_000])
def test_all_is_found_in_a_tree(count: int):
    file = PdfFile(APART)
    tree = number_tree(file, {3 * key: f"({key})" for key in range(count)})
    pages = file.add("<</Type/Pages/Count 0/Kids[]>>")
    root = file.add(
        dictionary({"Type": "/Catalog", "Pages": reference(pages), "T": reference(tree)})
    )
    top = reader_of(file.finished(root=root, info=file.add("<<>>"))).root_object["/T"]
    leaves = [kid.get_object() for kid in top["/Kids"]] if "/Kids" in top else [top]
    entries = [entry for leaf in leaves for entry in leaf["/Nums"]]
    assert entries[::2] == [3 * key for key in range(count)]
    assert [str(text) for text in entries[1::2]] == [str(key) for key in range(count)]
    for leaf in leaves[1:]:
        assert list(leaf["/Limits"]) == [leaf["/Nums"][0], leaf["/Nums"][-2]]


@pytest.mark.parametrize("archive", [False, True])
def test_qpdf_finds_no_fault_in_either_kind(archive: bool, tmp_path: Path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(small_map("Words", "شيء"), PosterOptions(archive=archive)))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    run("qpdf", "--check-linearization", path)


def test_the_boxes_tell_trim_and_bleed():
    (sheet,) = reader_of(_written(_page(slug=30.0, bleed=9.0))).pages
    assert [float(edge) for edge in sheet.mediabox] == [0, 0, 460, 360]
    assert [float(edge) for edge in sheet.trimbox] == [30, 30, 430, 330]
    assert [float(edge) for edge in sheet.bleedbox] == [21, 21, 439, 339]


def test_a_page_without_slug_is_its_paper():
    (sheet,) = reader_of(_written(_page())).pages
    assert [float(edge) for edge in sheet.mediabox] == [0, 0, 400, 300]
    assert "/BleedBox" not in sheet


def test_many_pages_stand_in_the_outline_by_their_titles():
    inner = (Bookmark("Stage", Rect(10, 20, 30, 40)),)
    whole = (Bookmark("Named", Rect(0, 0, 400, 300), inner),)
    more = _page("Two", bookmarks=(Bookmark("More", Rect(0, 0, 9, 9)),))
    named = _page("Three", bookmarks=whole)
    data = _written(_page("One", bookmarks=inner), _page("Two"), more, named)
    reader = reader_of(data)
    titles = [entry if isinstance(entry, list) else entry.title for entry in reader.outline]
    assert [t if isinstance(t, str) else [e.title for e in t] for t in titles] == [
        "One",
        ["Stage"],
        "Two",
        ["More"],
        "Named",
        ["Stage"],
    ]
    stage = reader.outline[1][0]
    assert (stage["/Left"], stage["/Top"]) == (10, 280)
    assert reader.get_destination_page_number(reader.outline[-2]) == 3


def test_sheets_are_called_what_they_are_called_in_print():
    reader = reader_of(poster(small_map("Words"), PosterOptions(tiling=Tiling())))
    tiles = [label for label in reader.page_labels if label.startswith("Sheet ")]
    assert tiles[0] in {"Sheet A1", "Sheet B1"}
    assert len(set(tiles)) == len(tiles)


def test_what_is_said_twice_is_said_alike():
    about = Description("Ünï & <x>", "Ann, Bob", "Why\nnot", "de-CH", date(2026, 11, 12))
    reader = reader_of(_written(_page(), about=about))
    packet = ET.fromstring(reader.root_object["/Metadata"].get_data())  # noqa: S314 - our own
    texts = [text.strip() for text in packet.itertext() if text.strip()]
    for said in (about.title, about.author, about.subject, about.language, "Journeyboard"):
        assert said in texts
    assert texts.count("2026-11-12T00:00:00Z") == 2
    info = reader.metadata
    assert info is not None
    assert (info.title, info.author, info.subject) == (about.title, about.author, about.subject)


@pytest.mark.parametrize("options", [PosterOptions(), PosterOptions(archive=True)])
def test_a_sample_gives_the_same_bytes_each_time(options: PosterOptions):
    path = ROOT / "resources" / "samples" / "multilingual.journey"
    first, second = (poster(load(path).document, options) for _ in range(2))
    assert first == second


def test_an_empty_map_is_a_valid_file(tmp_path: Path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(small_map(info=MapInfo(id=MAP_ID))))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    assert io.BytesIO(path.read_bytes()).read(8) == b"%PDF-1.7"
