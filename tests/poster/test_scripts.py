"""Scripts on paper: what is drawn can be found, in the order in which it is read, on any sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from exporters.pdf import write_pdf
from exporters.poster.options import Fit, PosterOptions, Tiling
from exporters.poster.paper import paper_named
from exporters.poster.planning import planned
from exporters.poster.reading.legibility import legibility
from tests.exporters.maps import small_map
from tests.exporters.pdf_text import Word, folded, words_of
from tests.exporters.rendering import run
from tests.exporters.scenes import SCRIPTS

A3 = PosterOptions(paper=paper_named("A3"))
_NO_SPACE = 1.5
"""Points; a space on these posters is twice as wide."""
WRITTEN = {name: text for name, text in SCRIPTS.items() if name != "in no font"}
EMOJI = {
    "skin tone": "👍🏽",
    "family": "👩‍👩‍👧",
    "profession": "👩🏿‍🚒",
    "flag": "🇨🇭",
    "keycap": "3️⃣",
    "heart in text style": "❤︎",
    "star in emoji style": "⭐️",
}
# Lines that mix directions, and their words from left to right as they stand on paper.
MIXED = {
    "هذا iPhone جديد": ("جديد", "iPhone", "هذا"),
    "שלום World": ("World", "שלום"),
    "Call عمر at 5": ("Call", "عمر", "at", "5"),
    "word שלום here": ("word", "שלום", "here"),
    "נסח 2.0 של": ("של", "2.0", "נסח"),
    "רחוב 12, דירה 3": ("3", "דירה", "12,", "רחוב"),
    "Wi-Fi في القاعة": ("Wi-Fi", "القاعة", "في"),
    "خصم 50": ("50", "خصم"),
    "Preis: ٣٥ سنة": ("Preis:", "سنة", "٣٥"),
}


def poster_of(texts: list[str], folder: Path, options: PosterOptions = A3) -> Path:
    path = folder / "poster.pdf"
    write_pdf(small_map(*texts), path, options)
    return path


def test_every_script_has_its_letters() -> None:
    texts = [*WRITTEN.values(), *MIXED, *EMOJI.values()]
    assert legibility(planned(small_map(*texts), A3), A3).findings == ()


@pytest.mark.parametrize(
    "options",
    [A3, PosterOptions(fit=Fit.TEXT, least_text=9.0, tiling=Tiling())],
    ids=["one sheet", "tiles"],
)
def test_each_word_of_each_script_is_found(options: PosterOptions, tmp_path: Path) -> None:
    path = poster_of([*WRITTEN.values()], tmp_path, options)
    found = folded(run("pdftotext", path, "-"))
    lost = [
        (name, word)
        for name, text in WRITTEN.items()
        for word in text.split()
        if folded(word) not in found
    ]
    assert lost == []


@pytest.mark.parametrize("name", EMOJI)
def test_emoji_stay_whole(name: str, tmp_path: Path) -> None:
    path = poster_of([f"a {EMOJI[name]} b"], tmp_path)
    assert folded(f"a{EMOJI[name]}b") in folded(run("pdftotext", "-raw", path, "-"))


@pytest.mark.parametrize("text", MIXED)
def test_words_of_mixed_lines_stand_where_they_are_read(text: str, tmp_path: Path) -> None:
    words = _whole(words_of(poster_of([text], tmp_path)))
    line = _line_of(words, MIXED[text])
    assert [letters(word.text) for word in line] == [letters(word) for word in MIXED[text]]


def letters(word: str) -> str:
    """The letters of a word in no order: its box tells where it stands, not how it is read."""
    return "".join(sorted(folded(word)))


def _line_of(words: list[Word], wanted: tuple[str, ...]) -> list[Word]:
    """The words on the line of the first one wanted, from left to right."""
    first = next(word for word in words if letters(word.text) == letters(wanted[0]))
    # Fonts reach differently far up and down: words of a line share most of their height.
    line = [word for word in words if word.top < first.bottom - 2 and first.top < word.bottom - 2]
    near = [word for word in line if letters(word.text) in map(letters, wanted)]
    return sorted(near, key=lambda word: word.left)


def _whole(pieces: list[Word]) -> list[Word]:
    """Whole words: what is written from right to left may be taken for a word letter by letter."""
    words: list[Word] = []
    for piece in sorted(pieces, key=lambda word: (round(word.bottom), word.left)):
        last = words[-1] if words else None
        if last and abs(last.bottom - piece.bottom) < 1 and piece.left - last.right < _NO_SPACE:
            top, bottom = min(last.top, piece.top), max(last.bottom, piece.bottom)
            words[-1] = Word(last.text + piece.text, last.left, top, piece.right, bottom)
        else:
            words.append(piece)
    return words


def test_mixed_lines_are_spoken_in_the_order_in_which_they_are_read(tmp_path: Path) -> None:
    reader = pypdf.PdfReader(poster_of([*MIXED], tmp_path))
    spoken = list(_spoken(reader.root_object["/StructTreeRoot"]))
    assert [text for text in MIXED if text not in spoken] == []


def _spoken(element: Any) -> Iterator[str]:
    """What readers of the structure are told instead of the glyphs."""
    if isinstance(element, pypdf.generic.IndirectObject):
        element = element.get_object()
    if isinstance(element, pypdf.generic.DictionaryObject):
        if "/ActualText" in element:
            yield str(element["/ActualText"])
        element = element.get("/K", [])
    if isinstance(element, (list, pypdf.generic.IndirectObject)):
        for child in element if isinstance(element, list) else [element]:
            yield from _spoken(child)


def test_right_to_left_lines_begin_at_the_right_edge_of_their_card(tmp_path: Path) -> None:
    poster = planned(small_map("שלום", "Words"), A3)
    (layout,), part = poster.layouts, poster.pages[0].parts[0]
    words = _whole(words_of(poster_of(["שלום", "Words"], tmp_path)))
    for place, (text, right) in enumerate((("שלום", True), ("Words", False))):
        box = layout.card_rect(f"card-{place}")
        assert box is not None
        left, end = (part.x + part.scale * side for side in (box.x, box.right))
        word = next(word for word in words if letters(word.text) == letters(text))
        assert left < word.left < word.right < end
        nearer_right = end - word.right < word.left - left
        assert nearer_right == right
