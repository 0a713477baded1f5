"""The sentence about text that is too small, and about what would make it large enough."""

from __future__ import annotations

from exporters.poster.finding import Counts
from exporters.poster.fitting import LEGIBLE, placed
from exporters.poster.ink import Text
from exporters.poster.options import PosterOptions
from exporters.poster.pages import PageKind, Poster
from exporters.poster.paper import PAPERS, Paper
from exporters.poster.shown import Seen
from exporters.poster.whereabouts import named
from model.layout.geometry import Size
from resources.words import tr

_MAPS = frozenset({PageKind.MAP, PageKind.TILE})


def small_text_sentence(
    smallest: Seen[Text], counts: Counts, poster: Poster, options: PosterOptions
) -> str:
    """How small the smallest text is, which paper would do, and how many small texts are what."""
    sentences = [
        tr(
            "The smallest text is {size} pt high on {paper}, which is hard to read.",
            size=f"{smallest.value:.1f}",
            paper=options.paper.name,
        )
    ]
    sheet = smallest.stand.sheet
    paper = None
    if sheet.kind in _MAPS:
        paper = _smallest_paper(smallest.mark.size, poster.layouts[sheet.look].size, options)
    if paper is not None:
        sentences.append(
            tr(
                "{paper} is the smallest paper on which it reaches {least} pt.",
                paper=paper.name,
                least=f"{LEGIBLE:g}",
            )
        )
    sentences.append(_counted(counts))
    return " ".join(sentences)


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


def _smallest_paper(size: float, content: Size, options: PosterOptions) -> Paper | None:
    """The smallest paper that shows text of this size on a map legibly; None if none does.

    Who prints on the one series rarely gets the other; A is what most printers hold.
    """
    series = options.paper.series or "ISO A"
    papers = [paper for paper in PAPERS if paper.series == series]
    return next(
        (
            paper
            for paper in sorted(papers, key=lambda paper: paper.size.width * paper.size.height)
            if size * placed(content, paper, options).scale >= LEGIBLE
        ),
        None,
    )
