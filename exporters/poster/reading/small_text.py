"""The sentence about text that is too small, and about what would make it large enough."""

from __future__ import annotations

from dataclasses import replace

from exporters.poster.fitting import LEGIBLE
from exporters.poster.options import Fit, PosterOptions
from exporters.poster.pages import PageKind, Poster
from exporters.poster.paper_choice import paper_for
from exporters.poster.reading.finding import Counts
from exporters.poster.reading.ink import Text
from exporters.poster.reading.shown import Seen
from exporters.poster.reading.whereabouts import named
from model.layout.geometry import Size
from resources.words import tr

_MAPS = frozenset({PageKind.MAP, PageKind.TILE})


def small_text_sentence(
    smallest: Seen[Text], counts: Counts, poster: Poster, options: PosterOptions
) -> str:
    """How small the smallest text is, which paper would do, and how many small texts are what."""
    sentences = [_size(smallest.value, options)]
    sheet = smallest.stand.sheet
    if sheet.kind in _MAPS:
        content = poster.layouts[sheet.look].size
        sentences.append(_remedy(smallest.mark.size, content, options))
    sentences.append(_counted(counts))
    return " ".join(sentences)


def _size(points: float, options: PosterOptions) -> str:
    size = f"{points:.1f}"
    if options.fit is Fit.TEXT:
        return tr(
            "The smallest text is {size} pt high, as was asked, which is hard to read.", size=size
        )
    return tr(
        "The smallest text is {size} pt high on {paper}, which is hard to read.",
        size=size,
        paper=options.paper.name,
    )


def _counted(counts: Counts) -> str:
    """How many texts are too small, by what they are: "112 texts are: 100 on cards, ..."."""
    total = sum(count for _, count in counts)
    kinds = ", ".join(f"{count:,} {named(what)}" for what, count in counts)
    if total == 1:
        return tr("One text is under {least} pt: {kinds}.", least=f"{LEGIBLE:g}", kinds=kinds)
    return tr(
        "{count} texts are under {least} pt: {kinds}.",
        count=f"{total:,}",
        least=f"{LEGIBLE:g}",
        kinds=kinds,
    )


def _remedy(size: float, content: Size, options: PosterOptions) -> str:
    """What it takes to read text of this size on a map: a larger paper, or how many sheets."""
    choice = paper_for(size, content, replace(options, least_text=LEGIBLE))
    least = f"{LEGIBLE:g}"
    if choice.whole is not None:
        paper = choice.whole.name
        return tr(
            "{paper} is the smallest paper on which it reaches {least} pt.",
            paper=paper,
            least=least,
        )
    return tr(
        "It reaches {least} pt on about {n} sheets of {paper}.",
        least=least,
        n=choice.sheets,
        paper=choice.paper.name,
    )
