"""What may keep texts from being read: characters without a glyph, small type, weak contrast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from exporters.poster.fitting import LEGIBLE
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Poster
from exporters.poster.reading.finding import MOST_PLACES, Finding, FindingKind, Place, What
from exporters.poster.reading.ink import PICTURE, Text
from exporters.poster.reading.shown import Seen, Shown, counted, finding_of, place_of, seen_texts
from exporters.poster.reading.small_text import small_text_sentence
from exporters.source import missing_sentence, named_character
from model.layout.colours import READABLE, contrast
from model.layout.text.fonts import missing_from
from resources.words import tr

BARE_PAPER = "#FFFFFF"
_NOISE = 1e-6
_value = attrgetter("value")


def smallest_text(poster: Poster, drawings: Sequence[Shown]) -> Place | None:
    """Where the smallest text of what is told is, and its size on paper; None without any text.

    What stands around the map (footers, marks) has its own size on every paper.
    """
    sizes = {
        text.size * drawing.scale
        for drawing in drawings
        for text in drawing.ink.texts
        if drawing.what(text) is not What.FURNITURE
    }
    for size in sorted(sizes):
        found = seen_texts(drawings, partial(_size_of, wanted=size))
        if found:
            return place_of(poster, found[0], _points(found[0]))
    return None


def _size_of(text: Text, drawing: Shown, *, wanted: float) -> float | None:
    size = text.size * drawing.scale
    return size if size == wanted and drawing.what(text) is not What.FURNITURE else None


def small(poster: Poster, drawings: Sequence[Shown], options: PosterOptions) -> Finding | None:
    """Texts that are hard to read at arm's length."""
    below = partial(_size_below, limit=LEGIBLE - _NOISE)
    found = sorted(seen_texts(drawings, below), key=_value)
    if not found:
        return None
    sentence = small_text_sentence(found[0], counted(found), poster, options)
    places = (place_of(poster, seen, _points(seen)) for seen in found[:MOST_PLACES])
    return finding_of(FindingKind.SMALL_TEXT, sentence, found, places)


def _size_below(text: Text, drawing: Shown, *, limit: float) -> float | None:
    size = text.size * drawing.scale
    return size if size < limit else None


def _points(seen: Seen[Text]) -> str:
    return tr("{size} pt", size=f"{seen.value:.1f}")


def missing(poster: Poster, drawings: Sequence[Shown]) -> Finding | None:
    """Characters that no bundled font has."""
    found = seen_texts(drawings, lambda text, _: 0.0 if _missing_in(text) else None)
    if not found:
        return None
    absent = Counter(character for seen in found for character in _missing_in(seen.mark))
    places = (
        place_of(poster, seen, _named(_missing_in(seen.mark)), measured=False)
        for seen in found[:MOST_PLACES]
    )
    return finding_of(FindingKind.MISSING_CHARACTER, missing_sentence(absent), found, places)


def _missing_in(text: Text) -> str:
    runs = text.node.runs
    return "".join([missing_from(run.font, run.text) for run in runs if 0 in run.glyphs])


def _named(characters: str) -> str:
    return ", ".join(named_character(character) for character in dict.fromkeys(characters))


def weak(poster: Poster, drawings: Sequence[Shown]) -> Finding | None:
    """Texts that stand out too little from what is below them."""
    found = sorted(seen_texts(drawings, _weak_contrast), key=_value)
    if not found:
        return None
    words = (
        tr("One text has a contrast of only {ratio}:1 with what is below it; {least}:1 is needed.")
        if len(found) == 1
        else tr(
            "{count} texts have less contrast than {least}:1 with what is below them, the weakest"
            " {ratio}:1."
        )
    )
    sentence = words.format(
        count=f"{len(found):,}", least=f"{READABLE:g}", ratio=_ratio(found[0].value)
    )
    places = (place_of(poster, seen, _pair(seen)) for seen in found[:MOST_PLACES])
    return finding_of(FindingKind.WEAK_CONTRAST, sentence, found, places)


def _weak_contrast(text: Text, drawing: Shown) -> float | None:
    ground = _weakest_ground(text, drawing)
    if ground == PICTURE:
        return None
    ratio = contrast(text.node.colour, ground)
    return ratio if ratio < READABLE else None


def _weakest_ground(text: Text, drawing: Shown) -> str:
    """The colour below a text that it stands out from least; on bare paper that of the page."""
    grounds = text.grounds
    if len(grounds) == 1:
        return grounds[0]
    if not grounds:
        return drawing.stands[0].sheet.ground or BARE_PAPER
    plain = [ground for ground in grounds if ground != PICTURE]
    return min(plain, key=partial(contrast, text.node.colour), default=PICTURE)


def _pair(seen: Seen[Text]) -> str:
    return tr(
        "{ratio}:1, {colour} on {ground}",
        ratio=_ratio(seen.value),
        colour=seen.mark.node.colour,
        ground=_weakest_ground(seen.mark, seen.drawing),
    )


def _ratio(value: float) -> str:
    # Rounded down: what is just too little must not read as enough.
    return f"{int(value * 100) / 100:.2f}"
