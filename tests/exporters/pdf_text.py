"""Where the words of a PDF stand, as a viewer sees it, and where a display list wants them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from model.layout.display import Node, TextNode, walk
from model.layout.text import metrics
from tests.exporters.rendering import run

_RTL = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word on the page: points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text that must stand on the page: its left end, baseline, right end and size."""

    text: str
    left: float
    baseline: float
    right: float
    size: float
    fonts: tuple[str, ...]

    @property
    def letters(self) -> str:
        """The text without spaces, as viewers compose it."""
        return folded(self.text)


def folded(text: str) -> str:
    """Text without spaces and invisible marks, composed: what two programs agree about."""
    kept = (c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", "".join(kept))


def is_rtl(text: str) -> bool:
    """Whether anything in the text reads from right to left."""
    return any(unicodedata.bidirectional(character) in _RTL for character in text)


def words_of(path: Path, page: int = 1) -> list[Word]:
    """The words that pdftotext finds on a page."""
    pages = ("-f", str(page), "-l", str(page))
    text = run("pdftotext", "-bbox", *pages, path, "-")
    root = ET.fromstring(text)  # noqa: S314 - from pdftotext
    return [
        Word(word.text or "", *(float(word.get(key, "nan")) for key in _EDGES))
        for word in root.iter("{http://www.w3.org/1999/xhtml}word")
    ]


_EDGES = ("xMin", "yMin", "xMax", "yMax")


def lines_of(sheet: Node, *, scale: float = 1.0, x: float = 0.0, y: float = 0.0) -> Iterator[Line]:
    """The lines of a display list that is drawn ``scale`` times as large at (x, y)."""
    for node, dx, dy in walk(sheet):
        if isinstance(node, TextNode) and node.text.strip():
            left = x + scale * (node.x + dx)
            yield Line(
                node.text,
                left,
                y + scale * (node.y + dy),
                left + scale * node.width,
                scale * node.runs[0].size,
                tuple(run.font for run in node.runs),
            )


def misplaced(lines: Iterable[Line], words: list[Word], *, within: float) -> list[str]:
    """The lines that do not stand on the page, whole and in their place; a sentence each."""
    faults = []
    for line in lines:
        found = [word for word in words if _is_in(word, line, within)]
        text = folded("".join(word.text for word in sorted(found, key=lambda word: word.left)))
        if sorted(text) != sorted(line.letters) or not (is_rtl(line.text) or text == line.letters):
            faults.append(f"{line.text!r} reads {text!r}")
            continue
        gaps = (
            min(word.left for word in found) - line.left,
            max(word.right for word in found) - line.right,
            _baseline(found[0], line) - line.baseline,
        )
        if max(map(abs, gaps)) > within:
            faults.append(f"{line.text!r} is off by {gaps}")
    return faults


def _is_in(word: Word, line: Line, within: float) -> bool:
    middle = (word.left + word.right) / 2
    foot, head = line.baseline + within, line.baseline - line.size / 2
    return (
        line.left - within < middle < line.right + within
        and word.top < head
        and word.bottom > foot
        and abs(_baseline(word, line) - line.baseline) < line.size / 2
    )


def _baseline(word: Word, line: Line) -> float:
    """The baseline of a word, from its box: viewers span it by the font's ascent and descent.

    A line of several fonts is asked for the one that fits best.
    """
    heights = []
    for font in set(line.fonts):
        measures = metrics(font)
        ascent = measures.ascent / (measures.ascent + measures.descent)
        heights.append(word.top + ascent * (word.bottom - word.top))
    return min(heights, key=lambda height: abs(height - line.baseline))
