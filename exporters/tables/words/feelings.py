"""What a cell about feelings says: words, faces, stars or a figure of some scale, and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from exporters.tables.mapping import Scale
from exporters.tables.words.vocabulary import faces, feelings, plain

_FIGURE = re.compile(
    r"(?<![\w.,\-–−])([+\-−–]?\d{1,3}(?:[.,]\d{1,3})?)(?:\s*/\s*(?:5|10))?(?![\w%])"
)
_LEADING = re.compile(r"^[\s,;*]*(?:[–—-]+(?!\d)[\s,;*]*)*")
_STARS = re.compile(r"[★⭐☆]")
_RANGE = re.compile(r"([+\-−–]?\d{1,2})\s*(?:\.{2,3}|…|-|–|to|bis|à|a|~|至)\s*([+\-−–]?\d{1,2})")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»\n]{3,})[\"“”„«»]|[「『]([^」』\n]{2,})[」』]")
_EDGES = " \t\n,;:.()/|–—-·•"
_NEGATED = re.compile(
    r"\b(?:not|no|never|nicht|kein|pas|non?|nao|niet|geen)"
    r"(?: (?:very|so|really|sehr|tres|muy|molto|muito))? $"
)
_LONGEST_WORD = 40
_FEWEST_QUOTED = 3  # words of a quote
_LONGEST_FIGURED = 200  # a longer text tells of other figures, too

# The lowest and highest figure of each scale.
_ENDS: dict[Scale, tuple[float, float]] = {
    Scale.ONE_TO_FIVE: (1, 5),
    Scale.ONE_TO_TEN: (1, 10),
    Scale.TWO_BOTH_WAYS: (-2, 2),
    Scale.FIVE_BOTH_WAYS: (-5, 5),
}


@dataclass(frozen=True, slots=True)
class Felt:
    """A feeling found in a cell: valence from -2 to 2, its word, what the cell says besides.

    ``outside``: the figure lies outside of the scale and was taken for its end.
    """

    valence: float | None
    word: str = ""
    rest: str = ""
    quotes: tuple[str, ...] = ()
    outside: bool = False


def felt_in(text: str, scale: Scale) -> Felt:
    """The feeling that a cell tells; valence None for one that tells none."""
    return _felt_again(text, scale) if len(text) <= _LONGEST_WORD else _felt(text, scale)


@lru_cache(maxsize=2_000)
def _felt_again(text: str, scale: Scale) -> Felt:
    """Figures and words of feelings come again and again."""
    return _felt(text, scale)


def _felt(text: str, scale: Scale) -> Felt:
    quotes = tuple(" ".join(_quoted(found).split()) for found in _QUOTED.finditer(text))
    quotes = tuple(quote for quote in quotes if quote)
    said = " ".join(
        _QUOTED.sub(lambda m: " " if _quoted(m) else m.group(), text).replace("\ufe0f", "").split()
    ).rstrip(" ,;–—-*")
    said = _LEADING.sub("", said)
    figure, without = _figure(said)
    valence, outside = _scaled(figure, scale) if figure is not None else (None, False)
    if valence is None:
        without = said
    pictured = _pictured(without)
    if valence is None:
        valence = pictured
    wordy = _without_pictures(without).strip(_EDGES)
    usual, word = _worded(wordy)
    if valence is None:
        valence = usual
    if valence is None:
        return Felt(None, "", wordy, quotes, outside)
    rest = "" if wordy == word or len(wordy) <= _LONGEST_WORD else wordy
    return Felt(valence, word if rest else wordy, rest, quotes, outside)


def _quoted(found: re.Match[str]) -> str:
    """What somebody said; empty for a single word in quotation marks, which is no sentence."""
    words = found.group(1) or ""
    return (words if len(words.split()) >= _FEWEST_QUOTED else "") or found.group(2) or ""


def scale_of(cells: Iterable[str]) -> Scale:
    """The scale by the figures that are there; words where there are none."""
    figures = [value for cell in cells if (value := _figure(_QUOTED.sub(" ", cell))[0]) is not None]
    if not figures:
        return Scale.WORDS
    least, most = min(figures), max(figures)
    if least < 0 or any(value == 0 for value in figures):
        return Scale.TWO_BOTH_WAYS if least >= -2 and most <= 2 else Scale.FIVE_BOTH_WAYS
    return Scale.ONE_TO_FIVE if most <= 5 else Scale.ONE_TO_TEN


def scale_in(heading: str) -> Scale | None:
    """The scale that a heading names: *Feeling (1-5)*."""
    found = _RANGE.search(heading)
    if found is None:
        return None
    low, high = (float(end.replace("−", "-").replace("–", "-")) for end in found.groups())
    return next((scale for scale, ends in _ENDS.items() if ends == (low, high)), None)


def _figure(said: str) -> tuple[float | None, str]:
    """The last figure in a short text, and the text without it."""
    figures = list(_FIGURE.finditer(said)) if len(said) <= _LONGEST_FIGURED else []
    if not figures:
        return None, said
    found = figures[-1]
    value = found.group(1).replace("−", "-").replace("–", "-").replace(",", ".")
    return float(value), f"{said[: found.start()]} {said[found.end() :]}".strip()


def _scaled(figure: float, scale: Scale) -> tuple[float | None, bool]:
    ends = _ENDS.get(scale)
    if ends is None:
        return None, False
    low, high = ends
    kept = min(max(figure, low), high)
    return round(4 * (kept - low) / (high - low) - 2, 4), kept != figure


def _pictured(text: str) -> float | None:
    stars = _STARS.findall(text)
    if stars:
        return float(min(5, max(1, len([star for star in stars if star != "☆"]))) - 3)
    found = [faces()[sign] for sign in text if sign in faces()]
    return sum(found) / len(found) if found else None


def _without_pictures(text: str) -> str:
    return "".join(sign for sign in _STARS.sub(" ", text) if sign not in faces()).strip()


def _worded(text: str) -> tuple[float | None, str]:
    """The mean valence of the emotion words of a text, and these words as they stand there."""
    found: list[tuple[int, int, float]] = []
    for match in _pieces(text):
        start, end, word = match
        valence = feelings()[word]
        before = plain(text[max(0, start - 24) : start]) + " "
        found.append((start, end, -0.5 * valence if _NEGATED.search(before) else valence))
    if not found:
        return None, ""
    mean = sum(valence for _, _, valence in found) / len(found)
    first, last = found[0][0], found[-1][1]
    together = text[first:last]
    word = together if len(together) <= _LONGEST_WORD else text[first : found[0][1]]
    return round(mean, 2), word


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """Known words of a text, the longest at each place: where they begin and end, and which."""
    spans = [
        (m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text[:2_000])
    ]
    known, found, at = feelings(), [], 0
    while at < len(spans):
        for count in (3, 2, 1):
            some = spans[at : at + count]
            word = plain(text[some[0][0] : some[-1][1]])
            if len(some) == count and word in known:
                found.append((some[0][0], some[-1][1], word))
                at += count - 1
                break
        else:
            found += _within(text, spans[at])
        at += 1
    return found


def _within(text: str, span: tuple[int, int]) -> list[tuple[int, int, str]]:
    """Known words in a run of a script that puts no spaces between words."""
    run = text[span[0] : span[1]]
    if not run or ord(run[0]) < 0x2E80:
        return []
    found, at = [], 0
    while at < len(run):
        for length in range(min(6, len(run) - at), 1, -1):
            word = plain(run[at : at + length])
            if word in feelings():
                found.append((span[0] + at, span[0] + at + length, word))
                at += length - 1
                break
        at += 1
    return found
