"""What the report says first: how much of what there is, and what nobody owns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.poster.texts.findings import Findings
from exporters.poster.texts.opening import figures
from exporters.poster.texts.report.cells import alarm
from exporters.poster.texts.report.moments import decisive
from exporters.poster.texts.typesetting.flow import Block, Column, Ground, Line
from exporters.poster.texts.typesetting.lines import drawn, set_in, text_lines
from exporters.poster.texts.typesetting.style import BODY, CELL_GAP, SMALL, STRONG
from model.kinds import CardKind, Status
from model.layout.display import Role
from model.layout.marks import priority_bars, priority_width
from model.layout.metrics import CHIP
from model.records import Card
from resources.words import tr

_PAD = 8.0
_MOST_CALLED = 12
_INSET = 22.0


def counts(found: Findings) -> Iterator[Block]:
    """How many there are of what, large, side by side."""
    theme = found.theme
    done = sum(action.status is Status.DONE for action in found.actions)
    unowned, moments = len(found.unowned), len(decisive(found))
    told = [
        (len(found.pains), tr("pain points"), theme.ink),
        (unowned, tr("without an owner"), alarm(theme) if unowned else theme.ink),
        (len(found.chances), tr("opportunities"), theme.ink),
        (len(found.actions), tr("actions, {n} done", n=done) if done else tr("actions"), theme.ink),
        (moments, tr("moments of truth"), theme.ink),
    ]
    yield figures(found, told)


def unowned(found: Findings) -> Iterator[Block]:
    """The pain points that nobody looks after, in a box of their own."""
    cards, theme = found.unowned, found.theme
    if not cards:
        return
    pain = theme.cards[CardKind.PAIN_POINT]
    ground = Ground(0.0, found.width, fill=pain.fill, bar=pain.bar)
    said = tr("1 pain point has no owner")
    if len(cards) > 1:
        said = tr("{n} pain points have no owner", n=len(cards))
    room = found.width - _INSET - _PAD
    title = text_lines(said, STRONG, alarm(theme), room)
    yield Block(
        Role.HEADING_2,
        (Column(_PAD + 6, title),),
        title=said,
        above=16.0,
        above_pad=_PAD,
        below_pad=2.0,
        with_next=True,
        ground=ground,
    )
    weighed = any(card.priority for card in cards[:_MOST_CALLED])
    rows = [_orphan(found, card, ground, weighed=weighed) for card in cards[:_MOST_CALLED]]
    if len(cards) > _MOST_CALLED:
        rest = tr("and {n} more, marked below", n=f"{len(cards) - _MOST_CALLED:,}")
        lines = text_lines(rest, SMALL, pain.text, room)
        column = Column(rows[0].columns[1].x, lines)
        rows.append(Block(Role.PARAGRAPH, (column,), above_pad=1.5, ground=ground))
    for place, row in enumerate(rows):
        last = place == len(rows) - 1
        yield replace(row, with_next=place == 0 and not last, below_pad=_PAD if last else 1.5)


def _orphan(found: Findings, card: Card, ground: Ground, *, weighed: bool) -> Block:
    """A pain point in the box; ``weighed``: there is room for priorities before the texts."""
    theme = found.theme
    inset, right = _PAD + 6 + (priority_width() + 6 if weighed else 0.0), 0.38 * found.width
    bars: tuple[Line, ...] = ()
    if card.priority:
        bars = (
            drawn(priority_bars(card.priority, 0, (BODY.leading - CHIP) / 2, theme), BODY.leading),
        )
    text = card.text.strip() or tr("(no text)")
    ink = theme.cards[CardKind.PAIN_POINT].text
    return Block(
        Role.PARAGRAPH,
        (
            Column(_PAD + 6, bars),
            Column(inset, text_lines(text, BODY, ink, found.width - inset - right - CELL_GAP)),
            Column(
                found.width - right,
                set_in(text_lines(found.order.column(card), SMALL, ink, right - _PAD), 0.0, 1.0),
            ),
        ),
        id=card.id,
        above_pad=1.5,
        ground=ground,
    )
