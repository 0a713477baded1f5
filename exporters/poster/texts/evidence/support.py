"""How well each stage is supported by evidence: counts and a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.poster.texts.findings import Findings
from exporters.poster.texts.typesetting.flow import Block, Line
from exporters.poster.texts.typesetting.headings import heading_1
from exporters.poster.texts.typesetting.lines import drawn, text_lines
from exporters.poster.texts.typesetting.style import BODY, STRONG
from exporters.poster.texts.typesetting.tables import Head, table
from model.ids import Id
from model.layout.evidence_share import draw_share
from model.layout.geometry import Rect
from model.layout.sketch import Sketch
from model.layout.tally import Tally, tally_of
from model.records import Card
from resources.words import tr

_BAR = 8.0


def support_by_stage(found: Findings, cards: Sequence[Card]) -> Iterator[Block]:
    """A row for each stage with cards: how many are researched, partly, assumed."""
    if not cards:
        return
    title = tr("How well each stage is supported")
    heads = (
        Head(tr("Stage"), share=1.0),
        Head(tr("Researched"), width=0.14 * found.width, align="end"),
        Head(tr("Partly"), width=0.1 * found.width, align="end"),
        Head(tr("Assumed"), width=0.13 * found.width, align="end"),
        Head("", width=0.3 * found.width),
    )
    grid = table(heads, found.width, found.theme, title=title)
    rows: list[tuple[Id, str, list[Card]]] = [
        (stage.id, stage.name or tr("Stage"), group) if stage else ("", tr("Parking lot"), group)
        for stage, group in found.order.by_stage(cards)
    ]
    yield heading_1(title, found.width, found.theme)
    for stage_id, name, group in rows:
        yield grid.row(_cells(found, name, tally_of(group), grid.widths), record_id=stage_id)
    if len(rows) > 1:
        yield grid.row(_cells(found, tr("All"), tally_of(cards), grid.widths, strong=True))


def _cells(
    found: Findings, name: str, tally: Tally, widths: Sequence[float], *, strong: bool = False
) -> tuple[tuple[Line, ...], ...]:
    style, ink = STRONG if strong else BODY, found.theme.ink
    assumed = tally.cards - tally.researched - tally.partly
    sketch = Sketch()
    top = (BODY.leading - _BAR) / 2
    draw_share(sketch, tally, Rect(8.0, top, widths[4] - 8.0, _BAR), found.theme)
    return (
        text_lines(name, style, ink, widths[0]),
        text_lines(f"{tally.researched:,}", style, ink, widths[1], align="end"),
        text_lines(f"{tally.partly:,}", style, ink, widths[2], align="end"),
        text_lines(f"{assumed:,}", style, ink, widths[3], align="end"),
        (drawn(sketch.nodes, BODY.leading),),
    )
