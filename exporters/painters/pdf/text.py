"""Glyph runs as text operators: each glyph at its place, each with the text it stands for.

A viewer that searches or copies asks a table, by font, what a glyph stands for. Where that is not
the whole truth (several glyphs for a character, parts of several, or one glyph for different
texts), the text is written beside the glyphs as ActualText (ISO 32000-1 14.9.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import eq
from typing import TypeAlias
from unicodedata import combining

from exporters.painters.pdf.resources import FontUse
from model.layout.display import GlyphRun, TextNode

# A character without width or ink: what stands for the part of a character.
_NOTHING = "\u200b"


Stretch: TypeAlias = Callable[[str], str]
"""Gives the operator that begins a stretch of its own, standing for a text (empty: for its own)."""


def is_plain(node: TextNode, font: Callable[[str], FontUse]) -> bool:
    """Whether each glyph of a line stands for its character, so that the fonts' tables say all."""
    return all(_is_plain(run, font(run.font)) for run in node.runs)


def line_operators(
    node: TextNode, font: Callable[[str], FontUse], stretch: Stretch | None = None
) -> str:
    """The operators that show a line; the text matrix is already set, and nothing else.

    What is no plain text stands in stretches with the text they stand for: each begun by
    ``stretch`` where the line is part of a structure, because readers of it know no stretch within
    another; within that of the line otherwise. Runs come in reading order.
    """
    marks = _Marks(stretch)
    parts: list[str] = []
    pen, size = 0.0, 0.0
    for run in _in_reading_order(node):
        use = font(run.font)
        parts.append(f"/{use.name} {run.size:g} Tf")
        pen, size = (pen * size / run.size if run.size != size else pen), run.size
        writer = _Writer(run, use, pen, marks)
        if _is_plain(run, use):
            writer.show(range(len(run.glyphs)))
        else:
            _write_spans(writer, run, use)
        parts.append(writer.finish())
        pen = writer.pen
    parts.append(marks.close())
    return "\n".join(part for part in parts if part)


def _in_reading_order(node: TextNode) -> tuple[GlyphRun, ...]:
    """The runs as they are read; as they stand where their texts do not tell."""
    runs = node.runs
    if len(runs) < 2 or not any(run.rtl for run in runs):
        return runs
    left, order, rest = list(runs), [], node.text
    while left:
        # Where two begin alike the longer one is meant, else the last of its text goes astray.
        fitting = [run for run in left if rest.startswith(run.text)]
        if not fitting:
            return runs
        run = max(fitting, key=lambda run: len(run.text))
        left.remove(run)
        order.append(run)
        rest = rest[len(run.text) :]
    return tuple(order)


def _is_plain(run: GlyphRun, use: FontUse) -> bool:
    texts = _plain_texts(run)
    return texts is not None and _note(use, run.glyphs, texts)


def _write_spans(writer: _Writer, run: GlyphRun, use: FontUse) -> None:
    """Stretch by stretch in reading order, all marks above and below the line at the end."""
    spans = list(_spans(run))
    marks: list[int] = []
    for indices, text in reversed(spans) if run.rtl else spans:
        marks += _write_span(writer, run, use, indices, text)
    if marks:
        writer.show_as(marks, "", [use.code_for(run.glyphs[i], _NOTHING) for i in marks])


@lru_cache(maxsize=1024)
def _counting(length: int) -> tuple[int, ...]:
    return tuple(range(length))


def _plain_texts(run: GlyphRun) -> str | None:
    """The text of each glyph, where each stands for the one character at its own place."""
    length = len(run.glyphs)
    if len(run.text) == length and run.clusters == _counting(length):
        # The same glyph; what is searched for is a space.
        return run.text.replace("\u00a0", " ")
    return None


def _note(use: FontUse, glyphs: tuple[int, ...], texts: str) -> bool:
    """Note what the glyphs stand for; False when one of them already stands for another text."""
    return all(map(eq, map(use.texts.setdefault, glyphs, texts), texts))


def _spans(run: GlyphRun) -> Iterator[tuple[range, str]]:
    """Stretches of glyphs, from left to right, with the text that each stretch stands for."""
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    first = 0
    for index in range(1, len(run.glyphs) + 1):
        if index == len(run.glyphs) or run.clusters[index] != run.clusters[first]:
            cluster = run.clusters[first]
            yield range(first, index), run.text[cluster : ends[cluster]]
            first = index


def _write_span(
    writer: _Writer, run: GlyphRun, use: FontUse, indices: Sequence[int], text: str
) -> Sequence[int]:
    """Show the glyphs of a stretch but for marks, which are answered: they come after the run.

    Viewers take the place of a stretch from its first and last glyph, and a glyph above or below
    the line for the end of a word.
    """
    if len(indices) == 1:
        glyph = run.glyphs[indices[0]]
        writer.show(indices, (use.code_for(glyph, text.replace("\u00a0", " ")),))
        return ()
    letters = [i for i in indices if run.ys[i] == 0 and use.widths[run.glyphs[i]] > 0]
    marks = [i for i in indices if i not in letters] if letters else []
    shown = letters or list(indices)
    if run.rtl and letters and len(text) > 1 and all(map(combining, text[1:])):
        # Some viewers turn the order of characters even within a stretch: one stretch for each.
        for mark in reversed(text[1:]):
            writer.show_unseen(mark, run.xs[letters[0]])
        text = text[0]
    # For viewers that know no ActualText the first glyph stands for all of it.
    words = (text, *[_NOTHING] * (len(shown) - 1))
    codes = [use.code_for(run.glyphs[i], said) for i, said in zip(shown, words, strict=True)]
    writer.show_as(shown, text, codes)
    return marks


def _hexadecimal(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()


class _Marks:
    """What begins and ends stretches of a line: spans within its own, or others beside it."""

    def __init__(self, stretch: Stretch | None) -> None:
        self._stretch = stretch
        self._open = False

    def begin(self, text: str) -> str:
        """Begin a stretch that stands for a text."""
        if self._stretch is None:
            return f"/Span<</ActualText<{_hexadecimal(text)}>>>BDC"
        return f"{self.close()}{self._stretch(_hexadecimal(text))}"

    def end(self) -> str:
        """End it."""
        return "EMC"

    def plain(self) -> str:
        """What must stand before text that stands for itself."""
        if self._stretch is None or self._open:
            return ""
        self._open = True
        return self._stretch("") + "\n"

    def close(self) -> str:
        """End the stretch of text that stands for itself."""
        was, self._open = self._open, False
        return "EMC\n" if was else ""


class _Writer:
    """Collects the operators of one run. ``start`` and pen: thousandths of the size."""

    def __init__(self, run: GlyphRun, use: FontUse, start: float, marks: _Marks) -> None:
        self.pen = start
        self._marks = marks
        self._inside = False
        self._run = run
        self._use = use
        self._lines: list[str] = []
        self._open: list[str] = []
        self._rise = 0.0

    def show(self, indices: Sequence[int], written: Sequence[str] = ()) -> None:
        """Show these glyphs, moving the pen where a glyph does not stand where it is.

        ``written`` are their codes where these are not those that each has anyway.
        """
        run, use = self._run, self._use
        widths, codes = use.widths, use.codes
        glyphs, xs, ys = run.glyphs, run.xs, run.ys
        scale = 1000 / run.size
        pen, line = self.pen, self._open
        for place, index in enumerate(indices):
            glyph = glyphs[index]
            if ys[index] != self._rise:
                self.pen = pen
                self._set_rise(ys[index])
                line = self._open
            gap = round(xs[index] * scale - pen)
            if gap:
                line.append(f">{-gap}<")
                pen += gap
            line.append(written[place] if written else codes.get(glyph) or use.code(glyph))
            pen += widths[glyph]
        self.pen = pen

    def show_as(self, indices: Sequence[int], text: str, written: Sequence[str]) -> None:
        """Show these glyphs, standing for this text whatever the font says of them."""
        self._flush()
        self._lines.append(self._marks.begin(text))
        self._inside = True
        self.show(indices, written)
        self._flush()
        self._inside = False
        self._lines.append(self._marks.end())

    def show_unseen(self, character: str, x: float) -> None:
        """Let a character stand at ``x`` to be read, without ink."""
        glyph = self._use.glyph_of(character)
        code = self._use.code_for(glyph, character)
        self._flush()
        gap = round(x * 1000 / self._run.size - self.pen)
        self.pen += gap + self._use.widths[glyph]
        begin, end = self._marks.begin(character), self._marks.end()
        self._lines.append(f"{begin} 3 Tr [{-gap}<{code}>]TJ 0 Tr {end}")

    def finish(self) -> str:
        """The operators, with the text at the baseline again."""
        self._set_rise(0.0)
        self._flush()
        return "\n".join(self._lines)

    def _set_rise(self, y: float) -> None:
        if y != self._rise:
            self._flush()
            self._rise = y
            self._lines.append(f"{-y:.3f} Ts")

    def _flush(self) -> None:
        if self._open:
            text = "".join(self._open)
            before = "" if self._inside else self._marks.plain()
            self._lines.append(before + (f"[<{text}>]TJ" if ">" in text else f"<{text}>Tj"))
            self._open = []
