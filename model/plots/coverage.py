"""What a map rests on: bars of researched, partly researched and assumed statements."""

from __future__ import annotations

from collections.abc import Sequence

from model.kinds import Support, words
from model.layout.colours import blend
from model.layout.display import Node
from model.layout.geometry import Rect
from model.layout.sketch import Drawing, Sketch
from model.layout.text import place, typeset
from model.layout.theme import Theme
from model.plots.figures import percent
from model.plots.parts import item, key_row, stacked
from model.plots.style import BAR, GAP, LABEL, RADIUS, ROW_GAP, SMALL, STRONG
from model.plots.values import Cover
from resources.words import tr

_SHARE = 54.0
_STRONG_BAR = 14.0
_NAME = 0.32


def coverage_plot(covers: Sequence[Cover], width: float, theme: Theme) -> Drawing:
    """A bar for each, all of one length: its parts are shares, and the coverage stands behind."""
    sketch = Sketch()
    y = 0.0
    for cover in covers:
        y += _row(sketch, cover, y, width, theme) + ROW_GAP
        if cover.strong and len(covers) > 1:
            y += ROW_GAP
    if covers:
        named = [(tr(words(support)), colour) for support, colour in _colours(theme)]
        y += key_row(sketch, _NAME * width + GAP, y + 2, (1 - _NAME) * width - GAP, named, theme)
        y += 2
    return sketch.finish(width, max(y, 1.0))


def share_text(cover: Cover) -> str:
    """The coverage in per cent: what is partly researched counts half; a dash for nothing."""
    said = cover.researched + cover.partly / 2
    return percent(said / cover.total if cover.total else None)


def cover_title(cover: Cover) -> str:
    """The bar in a sentence."""
    if not cover.total:
        return tr("{name}: nothing is said here yet", name=cover.name)
    return tr(
        "{name}: {share} covered; {researched} researched, {partly} partly, {assumed} assumed",
        name=cover.name,
        share=share_text(cover),
        researched=cover.researched,
        partly=cover.partly,
        assumed=cover.assumed,
    )


def _colours(theme: Theme) -> list[tuple[Support, str]]:
    """Assumed ones are pale: little is known there."""
    support = theme.support
    return [
        (Support.RESEARCHED, support[Support.RESEARCHED]),
        (Support.PARTLY, blend(support[Support.PARTLY], theme.paper, 0.3)),
        (Support.ASSUMED, blend(support[Support.ASSUMED], theme.paper, 0.6)),
    ]


def _row(sketch: Sketch, cover: Cover, y: float, width: float, theme: Theme) -> float:
    style = STRONG if cover.strong else LABEL
    room = _NAME * width
    name = typeset(cover.name, style, width=room, max_lines=2)
    bar = _STRONG_BAR if cover.strong else BAR
    height = max(name.height, bar)
    track = Rect(room + GAP, y + (height - bar) / 2, width - room - GAP - _SHARE, bar)
    nodes: list[Node] = [*place(name, 0, y + (height - name.height) / 2, theme.ink, width=room)]
    if cover.total:
        unit = track.width / cover.total
        counts = (cover.researched, cover.partly, cover.assumed)
        parts = [(n * unit, c) for n, (_, c) in zip(counts, _colours(theme), strict=True)]
        nodes += stacked(track.x, track.y, track.height, parts)
        share = typeset(share_text(cover), style)
        at = y + (height - share.height) / 2
        nodes += place(share, track.right, at, theme.ink, width=_SHARE, align="end")
    else:
        sketch.rect(track, blend(theme.paper, theme.hairline, 0.45), radius=RADIUS)
        said = typeset(tr("nothing said yet"), SMALL, width=track.width, max_lines=1)
        at = y + (height - said.height) / 2
        nodes += place(said, track.x + 4, at, theme.secondary, width=track.width)
    sketch.add(item(cover.id, cover_title(cover), nodes, Rect(0, y - 1, width, height + 2)))
    return height
