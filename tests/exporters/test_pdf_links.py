"""Addresses that can be opened: on the words that say them, and nothing but http, https, mailto."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.poster.links import addresses_in, safe_address
from exporters.poster.options import PosterOptions, Tiling
from model.document import JourneyMap
from model.kinds import CardKind, EvidenceKind
from model.records import Card, Evidence
from tests.exporters.maps import small_map
from tests.exporters.pdf_structure import structure_of
from tests.exporters.pdf_text import folded, words_of
from tests.exporters.posters import poster, reader_of

LONG = "https://example.org/studies/2026/autumn/first-time-buyers/summary?lang=en&page=2"
MAIL = "mailto:ann@example.org"
REFUSED = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,hello",
    "vbscript:x",
    "ftp://example.org/x",
    "https:",
    "https:///path",
    "http://exa mple.org/",
    "http://[::1",
    "mailto:nobody",
    "//example.org/x",
    "example.org",
    "https://example.org/\u202egnp.exe",
    "https://example.org/" + "a" * 3_000,
    "",
]


def _map(**fields: Any) -> JourneyMap:
    card = Card(
        id="card",
        kind=CardKind.TOUCHPOINT,
        order="b",
        lane_id="lane",
        step_id="step-Fa",
        **{"text": "A study", **fields},
    )
    survey = Evidence(
        id="survey", kind=EvidenceKind.SURVEY, title="Survey", source=f"see {LONG}, chapter 2"
    )
    return JourneyMap.of([*small_map().records(), card, survey])


@pytest.mark.parametrize("address", REFUSED)
def test_other_addresses_are_refused(address: str):
    assert safe_address(address) == ""


def test_what_is_no_ascii_is_escaped():
    assert safe_address("https://example.org/ü?q=结") == "https://example.org/%C3%BC?q=%E7%BB%93"
    assert safe_address("HTTPS://example.org") == "HTTPS://example.org"


@given(st.text(max_size=60))
def test_what_passes_is_plain_and_of_a_known_kind(text: str):
    address = safe_address(text)
    if address:
        assert address.isascii()
        assert address.lower().startswith(("http://", "https://", "mailto:"))
        assert not any(character.isspace() for character in address)


def test_addresses_end_where_the_sentence_does():
    text = f"As told (https://a.example/b), {MAIL}. And javascript:alert(1) or file:///x."
    assert addresses_in(text) == ("https://a.example/b", MAIL)


@pytest.mark.parametrize("options", [PosterOptions(), PosterOptions(tiling=Tiling())])
def test_links_lie_on_the_words_of_the_address(options: PosterOptions, tmp_path: Path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(_map(details=f"Found at {LONG} last week", source=MAIL), options))
    found: dict[str, str] = {}
    for page, sheet in enumerate(reader_of(path.read_bytes()).pages, start=1):
        height = float(sheet.mediabox.height)
        words = words_of(path, page)
        for annotation in sheet.get("/Annots", []):
            link = annotation.get_object()
            left, bottom, right, top = map(float, link["/Rect"])
            inside = [
                word.text.rstrip(",")
                for word in words
                if left < (word.left + word.right) / 2 < right
                and height - top < (word.top + word.bottom) / 2 < height - bottom
            ]
            found[link["/A"]["/URI"]] = found.get(link["/A"]["/URI"], "") + "".join(inside)
            assert link["/F"] == 4
            assert link["/Contents"] == link["/A"]["/URI"]
    assert {address: folded(text) for address, text in found.items()} == {
        LONG: LONG + LONG,
        MAIL: MAIL,
    }


def test_links_are_in_the_structure_behind_what_they_lie_on():
    reader = reader_of(poster(_map(source=LONG)))
    root = structure_of(reader)
    card = next(part for part in root.walk() if part.tag == "P" and "A study" in part.drawn)
    links = [part for part in card.kids if part.tag == "Link"]
    assert links
    assert {link for part in links for link in part.links} == {LONG}
    parents = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    places = dict(zip(parents[::2], parents[1::2], strict=True))
    for annotation in reader.pages[0]["/Annots"]:
        element = places[annotation.get_object()["/StructParent"]].get_object()
        assert element["/S"] == "/Link"


def test_scripts_never_become_links():
    source = "javascript:alert(1) file:///etc/passwd"
    reader = reader_of(poster(small_map(source, "javascript:alert(2)")))
    assert "/Annots" not in reader.pages[0]


def test_evidence_pages_have_links_too():
    reader = reader_of(poster(_map(), PosterOptions(evidence=True)))
    last = reader.pages[-1]
    assert len(reader.pages) > 1
    assert {entry.get_object()["/A"]["/URI"] for entry in last.get("/Annots", [])} == {LONG}
    links = [link for part in structure_of(reader).walk() for link in part.links]
    assert len(links) == sum(len(page.get("/Annots", [])) for page in reader.pages)
