"""Maps of others, and maps nobody planned for, printed by the command line and read by programs."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PIL import Image as Pillow

from designer.cli import main
from exporters.poster.options import PosterOptions
from exporters.poster.planning import planned
from exporters.registry import read_foreign
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.layout.display import TextNode, walk
from model.queries import stages_in_order, steps_of
from model.samples import default_sample
from model.storage import load, save
from tests.exporters.pdf_text import folded
from tests.exporters.rendering import run
from tests.poster.odd_maps import ODD_MAPS, odd_map

_SEED = 4
_JOURNEYS, _PER_PAPER = 4, ("A1", "A3", "A4 tiles")
_AFTER = ("--with", "personas,report,evidence")
_SIZES = {"A1": (594, 841), "A3": (297, 420), "A4 tiles": (210, 297)}
_ASKED = {
    "A1": ("--paper", "A1"),
    "A3": ("--paper", "A3"),
    "A4 tiles": ("--paper", "A1", "--tile", "A4"),
}
_MM = 72 / 25.4
_LONGEST_UNBROKEN = 8
"""Letters; longer words may be broken at the end of a line."""


def maps_of_others(corpus: Path) -> list[JourneyMap]:
    """A few journeys of the corpus with several stages, the same ones each time."""
    paths = sorted((corpus / "mermaid").glob("*/*.mmd"))
    found: list[JourneyMap] = []
    for path in random.Random(_SEED).sample(paths, len(paths)):  # noqa: S311
        try:
            document = read_foreign(path).map
        except ImportFormatError:
            continue
        if len(document.stages) > 1:  # with one stage there is no order to lose
            found.append(document)
        if len(found) == _JOURNEYS:
            break
    return found


def printed(document: JourneyMap, folder: Path, *options: str) -> Path:
    """The poster of a map as the command line writes it."""
    source, target = folder / "map.journey", folder / "poster.pdf"
    save(source, document, map_id="odd", overwrite=True)
    assert main(["export", str(source), "-o", str(target), *options]) in (0, 1)
    return target


def lines_of_plan(document: JourneyMap) -> list[str]:
    """Each line of text of the map, as its layout breaks it.

    What the pages after it tell in full is not in its small print.
    """
    options = PosterOptions(footer=False, persona_sheets=True, report=True, evidence=True)
    page = planned(document, options).pages[0]
    return [
        node.text
        for part in page.parts
        for node, _, _ in walk(part.drawing)
        if isinstance(node, TextNode)
    ]


def check_file(path: Path) -> None:
    """Whole for qpdf; every font in it, and only what is needed of it."""
    run("qpdf", "--check", path)
    for font in run("pdffonts", path).splitlines()[2:]:
        assert re.search(r"\byes +yes +yes +\d+ +\d+$", font), font


def check_sizes(path: Path, allowed: Iterable[tuple[int, int]]) -> None:
    """Every page is one of these papers, in millimetres, whichever way it lies."""
    text = run("pdfinfo", "-f", "1", "-l", "999", path)
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", text)
    assert sizes
    papers = [sorted(paper) for paper in allowed]
    for size in sizes:
        sides = sorted(float(side) / _MM for side in size)
        assert any(sides == pytest.approx(paper, abs=0.5) for paper in papers), sides


def check_no_page_is_blank(path: Path, folder: Path) -> None:
    """Every page has ink above its footer."""
    run("pdftoppm", "-r", "30", "-gray", path, folder / "page")
    for file in sorted(folder.glob("page-*.pgm")):
        picture = Pillow.open(file)
        above = picture.crop((0, 0, picture.width, picture.height * 93 // 100))
        assert min(above.tobytes()) < 230, file.name


def unbroken(texts: Iterable[str]) -> Iterator[str]:
    """The words of texts that stand whole on a line."""
    for text in texts:
        yield from (word for word in text.split() if len(word) <= _LONGEST_UNBROKEN)


@pytest.mark.parametrize("paper", _PER_PAPER)
def test_journeys_of_others_are_printed_whole(paper: str, corpus: Path, tmp_path: Path) -> None:
    documents = maps_of_others(corpus)
    assert len(documents) == _JOURNEYS
    for place, document in enumerate([*documents, load(default_sample().path).document]):
        folder = tmp_path / str(place)
        folder.mkdir()
        path = printed(document, folder, *_ASKED[paper], *_AFTER)
        check_file(path)
        # Pages of text, and a map that fits one sheet, may lie on A4.
        check_sizes(path, [_SIZES[paper], _SIZES["A4 tiles"]])
        check_no_page_is_blank(path, folder)
        found = folded(run("pdftotext", path, "-"))
        assert [
            word for word in unbroken(lines_of_plan(document)) if folded(word) not in found
        ] == []


@pytest.mark.parametrize("paper", _PER_PAPER)
def test_journeys_of_others_are_read_stage_by_stage(
    paper: str, corpus: Path, tmp_path: Path
) -> None:
    for document in maps_of_others(corpus):
        path = printed(document, tmp_path, *_ASKED[paper])
        told = folded(run("pdfinfo", "-struct-text", path))
        at = 0
        for stage in stages_in_order(document):
            for name in (stage.name, *(step.name for step in steps_of(document, stage.id))):
                found = told.find(folded(name), at)
                assert found >= 0, f"{name!r} is not told after what stands before it"
                at = found + len(folded(name))


@pytest.mark.parametrize("name", ODD_MAPS)
def test_odd_maps_are_printed(name: str, tmp_path: Path) -> None:
    document = odd_map(name)
    path = printed(document, tmp_path, "--paper", "A3", *_AFTER)
    check_file(path)
    check_sizes(path, [_SIZES["A3"]])
    check_no_page_is_blank(path, tmp_path)
    wanted = Counter(folded("".join(lines_of_plan(document))))
    assert not wanted - Counter(folded(run("pdftotext", path, "-")))


@pytest.mark.parametrize("name", ODD_MAPS)
def test_odd_maps_are_cut_into_sheets(name: str, tmp_path: Path) -> None:
    path = printed(odd_map(name), tmp_path, "--paper", "A2", "--tile", "A4", "--no-guide")
    check_file(path)
    check_sizes(path, [_SIZES["A4 tiles"]])
    check_no_page_is_blank(path, tmp_path)


def test_a_blank_page_would_be_seen(tmp_path: Path) -> None:
    path = printed(odd_map("no stages"), tmp_path, "--paper", "A3")
    Pillow.new("L", (300, 400), 255).save(tmp_path / "page-9.pgm")
    with pytest.raises(AssertionError, match=r"page-9\.pgm"):
        check_no_page_is_blank(path, tmp_path)
