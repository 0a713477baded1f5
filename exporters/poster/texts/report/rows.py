"""The report's tables of cards and actions, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.poster.texts.findings import Findings
from exporters.poster.texts.report.cells import (
    answered_cell,
    card_cell,
    note_cell,
    owner_cell,
    people_cell,
    small_cell,
    solutions_cell,
    weight_cell,
)
from exporters.poster.texts.typesetting.flow import Block, Column, Ground, Line, Mark
from exporters.poster.texts.typesetting.headings import heading_1, signed
from exporters.poster.texts.typesetting.lines import text_lines
from exporters.poster.texts.typesetting.style import HEADING_3, SMALL, STRONG
from exporters.poster.texts.typesetting.tables import Head, Table, table
from model.kinds import words
from model.layout.display import Role
from model.layout.phrases import date_text
from model.queries import stage_hues
from model.records import Action, Card, Stage
from resources.words import tr

_STAGE_PAD = 4.0
_INSET = 5.0


def pain_points(found: Findings) -> Iterator[Block]:
    """All pain points: what hurts whom how much, who looks after it, what answers it."""
    yield from _cards(found, found.pains, tr("Pain points"), tr("Pain point"))


def opportunities(found: Findings) -> Iterator[Block]:
    """All opportunities, with the pain points each answers."""
    yield from _cards(found, found.chances, tr("Opportunities"), tr("Opportunity"))


def _cards(found: Findings, cards: Sequence[Card], title: str, name: str) -> Iterator[Block]:
    if not cards:
        return
    heads = (
        Head(name, share=1.0),
        Head(tr("Personas"), width=0.15 * found.width),
        Head(tr("Priority"), width=max(0.145 * found.width, 54.0)),
        Head(tr("Owner"), width=0.16 * found.width),
    )
    grid = table(heads, found.width, found.theme, title=title)
    yield heading_1(title, found.width, found.theme)
    for stage, group in found.order.by_stage(cards):
        yield stage_row(found, grid, stage, len(group))
        for card in group:
            yield grid.row(_card(found, card, grid.widths), record_id=card.id)


def _card(found: Findings, card: Card, widths: Sequence[float]) -> tuple[tuple[Line, ...], ...]:
    first, people, weight, owner = widths
    lines = card_cell(found, card, first)
    if card in found.chances:
        lines += answered_cell(found, card.answers_ids, first)
    else:
        lines += solutions_cell(found, card, first)
    return (
        tuple(lines),
        people_cell(found, card.persona_ids, people),
        tuple(weight_cell(found, card.priority, card.votes, weight)),
        tuple(owner_cell(found, card.owner, card.status, owner)),
    )


def actions(found: Findings) -> Iterator[Block]:
    """All actions, below the stage of the first thing each answers; the rest last."""
    if not found.actions:
        return
    title = tr("Actions")
    heads = (
        Head(tr("Action"), share=1.0),
        Head(tr("Type"), width=max(0.11 * found.width, 42.0)),
        Head(tr("Importance"), width=max(0.145 * found.width, 54.0)),
        Head(tr("Owner"), width=0.16 * found.width),
        Head(tr("Due"), width=max(0.13 * found.width, 56.0)),
    )
    grid = table(heads, found.width, found.theme, title=title)
    yield heading_1(title, found.width, found.theme)
    for stage, group in _by_stage(found):
        yield stage_row(found, grid, stage, len(group), rest=tr("The whole map"))
        for action in group:
            yield grid.row(_action(found, action, grid.widths), record_id=action.id)


def _by_stage(found: Findings) -> Iterator[tuple[Stage | None, list[Action]]]:
    homes = [(found.stage_of(action), action) for action in found.actions]
    for stage in (*found.order.stages, None):
        group = [action for home, action in homes if home is stage or home == stage]
        if group:
            yield stage, group


def _action(
    found: Findings, action: Action, widths: Sequence[float]
) -> tuple[tuple[Line, ...], ...]:
    first, kind, weight, owner, due = widths
    ink = found.theme.ink
    lines = list(text_lines(action.title.strip() or tr("Action"), STRONG, ink, first))
    lines += text_lines(action.details, SMALL, ink, first)
    lines += answered_cell(found, action.answers_ids, first)
    expected = tr("Expected: {effect}", effect=action.expected_effect)
    seen = tr("Seen: {effect}", effect=action.effect)
    lines += small_cell(found, expected if action.expected_effect.strip() else "", first)
    lines += small_cell(found, seen if action.effect.strip() else "", first)
    day = date_text(action.due) if action.due else tr("No date")
    return (
        tuple(lines),
        note_cell(found, tr(words(action.type)), kind, ink),
        tuple(weight_cell(found, action.importance, 0, weight)),
        tuple(owner_cell(found, action.owner, action.status, owner)),
        note_cell(found, day, due, ink if action.due else ""),
    )


def stage_row(
    found: Findings, grid: Table, stage: Stage | None, count: int, *, rest: str = ""
) -> Block:
    """The name of a stage over its rows, with how many there are; ``rest`` names what has none."""
    theme = found.theme
    name = (stage.name or tr("Stage")) if stage else rest or tr("Parking lot")
    ink = theme.faint
    if stage is not None:
        hues = theme.stage_hues if theme.filled else theme.step_hues
        ink = hues[stage_hues(found.document)[stage.id] % len(hues)]
    inner = found.width - 2 * _INSET
    cells = signed(name, HEADING_3, inner, theme, ink, f"{count:,}")
    cells += [()] * (len(grid.heads) - len(cells))
    columns = [Column(_INSET, lines, Role.CELL) for lines in cells]
    fill = theme.canvas if theme.filled else None
    return Block(
        Role.TABLE_ROW,
        tuple(columns),
        id=stage.id if stage else "",
        title=name,
        above_pad=_STAGE_PAD,
        below_pad=_STAGE_PAD,
        with_next=True,
        head=grid.head,
        ground=Ground(0.0, found.width, fill=fill, rule=theme.hairline),
        mark=Mark(name, 2),
    )
