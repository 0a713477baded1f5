"""Paper sizes by name and in words, and which way a sheet lies."""

from __future__ import annotations

import pytest

from exporters.poster.options import PosterOptions, chosen_orientation, chosen_paper
from exporters.poster.paper import POINTS_PER_MM, Orientation, paper_named, paper_sized
from model.errors import ExportError
from model.layout.geometry import Size


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("A0", 841, 1189),
        ("a1", 594, 841),
        ("A4", 210, 297),
        ("A5", 148, 210),
        ("b2", 500, 707),
        ("Letter", 215.9, 279.4),
        ("tabloid", 279.4, 431.8),
        ("ansi e", 863.6, 1117.6),
        ("Arch-D", 609.6, 914.4),
        ("arch_e1", 762, 1066.8),
    ],
)
def test_papers_by_name(name: str, width: float, height: float):
    size = paper_named(name).size
    assert size.width / POINTS_PER_MM == pytest.approx(width)
    assert size.height / POINTS_PER_MM == pytest.approx(height)


@pytest.mark.parametrize(
    ("words", "width", "height"),
    [
        ("900x600mm", 900, 600),
        ("900 X 600 MM", 900, 600),
        ("900mm x 600mm", 900, 600),
        ("59.4×84,1cm", 594, 841),
        ("24x36in", 609.6, 914.4),
        ("720*360pt", 254, 127),
    ],
)
def test_sizes_in_words(words: str, width: float, height: float):
    size = paper_sized(words).size
    assert size.width / POINTS_PER_MM == pytest.approx(width)
    assert size.height / POINTS_PER_MM == pytest.approx(height)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "A1",
        "900x600",
        "900mm",
        "-900x600mm",
        "0x0mm",
        "10x10mm",
        "90000x600mm",
        "1e3x600mm",
        "90cmx600mm",
    ],
)
def test_what_is_no_size_is_refused_in_a_sentence(words: str):
    with pytest.raises(ExportError, match=r"\.$"):
        paper_sized(words)


def test_an_unknown_paper_names_the_known_ones():
    with pytest.raises(ExportError, match=r"A6.*A5.*Arch E"):
        paper_named("A6")


@pytest.mark.parametrize(
    ("orientation", "content", "wide"),
    [
        (Orientation.LANDSCAPE, Size(1, 9), True),
        (Orientation.PORTRAIT, Size(9, 1), False),
        (Orientation.AUTO, Size(9, 1), True),
        (Orientation.AUTO, Size(1, 9), False),
    ],
)
def test_a_sheet_lies_as_asked(orientation: Orientation, content: Size, wide: bool):
    for paper in (paper_named("A3"), paper_sized("900x600mm")):
        size = paper.turned(orientation, content)
        assert (size.width > size.height) is wide


def test_the_size_wins_over_the_name_and_a1_is_usual():
    assert chosen_paper(paper="A4", size="900x600mm").name == "900x600mm"
    assert chosen_paper(paper="A4").name == "A4"
    assert chosen_paper().name == "A1"


def test_orientations_by_name():
    assert chosen_orientation("Landscape ") is Orientation.LANDSCAPE
    assert chosen_orientation("") is Orientation.AUTO
    with pytest.raises(ExportError, match="auto, landscape, portrait"):
        chosen_orientation("sideways")


@pytest.mark.parametrize("margin", [-1.0, 400.0])
def test_a_margin_that_leaves_no_room_is_refused(margin: float):
    with pytest.raises(ExportError):
        PosterOptions(paper=paper_named("A4"), margin=margin)
