"""Glyph runs as text operators: each glyph at its place, each with the text it stands for.

A viewer that searches or copies asks a table, by font, what a glyph stands for. Where that is not
the whole truth (several glyphs for a character, parts of several, or one glyph for different
texts), the text is written beside the glyphs as ActualText (ISO 32000-1 14.9.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import eq
from unicodedata import combining

from exporters.painters.pdf.resources import FontUse
from model.layout.display import GlyphRun

# A character without width or ink: what stands for the part of a character.
_NOTHING = "\u200b"


def run_operators(run: GlyphRun, use: FontUse, start: float) -> tuple[str, float]:
    """The operators that show a run, and where the pen stands after it.

    The font and the text matrix are already set. ``start`` is where the pen stands. Unit of pens:
    thousandth of the size.
    """
    writer = _Writer(run, use, start)
    texts = _plain_texts(run)
    if texts is not None and _note(use, run.glyphs, texts):
        writer.show(range(len(run.glyphs)))
    else:
        marks: list[int] = []
        for indices, text in _spans(run):
            marks += _write_span(writer, run, use, indices, text)
        if marks:
            writer.show_as(marks, "")
    return writer.finish(), writer.pen


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
        plain = text.replace("\u00a0", " ")
        if use.texts.setdefault(glyph, plain) == plain:
            writer.show(indices)
            return ()
    letters = [i for i in indices if run.ys[i] == 0 and use.widths[run.glyphs[i]] > 0]
    marks = [i for i in indices if i not in letters] if letters else []
    _note_parts(use, [run.glyphs[i] for i in letters], [run.glyphs[i] for i in marks], text)
    if run.rtl and letters and len(text) > 1 and all(map(combining, text[1:])):
        # Some viewers turn the order of characters even within a stretch: one stretch for each.
        for mark in reversed(text[1:]):
            writer.show_unseen(mark, run.xs[letters[0]])
        text = text[0]
    writer.show_as(letters or indices, text)
    return marks


def _note_parts(use: FontUse, letters: list[int], marks: list[int], text: str) -> None:
    """Note what comes nearest, for viewers that know no ActualText."""
    own = {use.glyph_of(character): character for character in text}
    whole = text if len(letters) == 1 else _NOTHING
    for glyph in letters:
        use.texts.setdefault(glyph, own.get(glyph, whole))
    for glyph in marks:
        use.texts.setdefault(glyph, own.get(glyph, _NOTHING))


def _hexadecimal(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()


class _Writer:
    """Collects the operators of one run."""

    def __init__(self, run: GlyphRun, use: FontUse, start: float) -> None:
        self.pen = start
        self._run = run
        self._use = use
        self._lines: list[str] = []
        self._open: list[str] = []
        self._rise = 0.0

    def show(self, indices: Sequence[int]) -> None:
        """Show these glyphs, moving the pen where a glyph does not stand where it is."""
        run, use = self._run, self._use
        widths, codes = use.widths, use.codes
        glyphs, xs, ys = run.glyphs, run.xs, run.ys
        scale = 1000 / run.size
        pen, line = self.pen, self._open
        for index in indices:
            glyph = glyphs[index]
            if ys[index] != self._rise:
                self.pen = pen
                self._set_rise(ys[index])
                line = self._open
            gap = round(xs[index] * scale - pen)
            if gap:
                line.append(f">{-gap}<")
                pen += gap
            line.append(codes.get(glyph) or use.code(glyph))
            pen += widths[glyph]
        self.pen = pen

    def show_as(self, indices: Sequence[int], text: str) -> None:
        """Show these glyphs, standing for this text whatever the font says of them."""
        self._flush()
        self._lines.append(f"/Span<</ActualText<{_hexadecimal(text)}>>>BDC")
        self.show(indices)
        self._flush()
        self._lines.append("EMC")

    def show_unseen(self, character: str, x: float) -> None:
        """Let a character stand at ``x`` to be read, without ink."""
        glyph = self._use.glyph_of(character)
        code = self._use.code(glyph)
        self._flush()
        gap = round(x * 1000 / self._run.size - self.pen)
        self.pen += gap + self._use.widths[glyph]
        self._lines.append(
            f"/Span<</ActualText<{_hexadecimal(character)}>>>BDC 3 Tr [{-gap}<{code}>]TJ 0 Tr EMC"
        )

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
            self._lines.append(f"[<{text}>]TJ" if ">" in text else f"<{text}>Tj")
            self._open = []
