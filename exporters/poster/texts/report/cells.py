"""What stands in the cells of the report's tables: people, weights, states, what answers what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporters.poster.texts.findings import SETTLED, Findings
from exporters.poster.texts.typesetting.flow import Line
from exporters.poster.texts.typesetting.lines import gap, set_in, text_lines
from exporters.poster.texts.typesetting.style import LABEL, SMALL, STRONG
from model.ids import Id
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, Priority, Status, words
from model.layout.colours import readable
from model.layout.icons import icon_nodes
from model.layout.marks import priority_bars, priority_width
from model.layout.metrics import CHIP
from model.layout.phrases import joined
from model.layout.sketch import reads_from_right
from model.layout.theme import Theme
from model.records import Action, Card
from resources.words import tr

_ICON = 9.5
_ICON_ROOM = 13.0
_ABOVE = 2.0
_LOWER = gap(1.0)
"""Small print beside larger stands on one line with it."""


def alarm(theme: Theme) -> str:
    """The colour of what is missing, readable on paper and on the ground of a callout."""
    pain = theme.cards[CardKind.PAIN_POINT]
    return readable(pain.bar, theme.paper, pain.fill)


def small_cell(found: Findings, text: str, width: float) -> tuple[Line, ...]:
    """Small print in a cell."""
    return text_lines(text, SMALL, found.theme.secondary, width)


def note_cell(found: Findings, text: str, width: float, colour: str = "") -> tuple[Line, ...]:
    """Small print beside larger, on one line with it."""
    lines = text_lines(text, SMALL, colour or found.theme.secondary, width)
    return (_LOWER, *lines) if lines else ()


def told(found: Findings, icon: str, text: str, width: float, colour: str) -> tuple[Line, ...]:
    """Small print behind an icon."""
    from_right = reads_from_right(text.strip())
    lines = text_lines(text, SMALL, found.theme.ink, width - _ICON_ROOM)
    if not lines:
        return ()
    lines = lines if from_right else set_in(lines, _ICON_ROOM)
    x = width - _ICON if from_right else 0.0
    sign = icon_nodes(icon, x, (SMALL.leading - _ICON) / 2, _ICON, colour)
    return (replace(lines[0], nodes=(*sign, *lines[0].nodes)), *lines[1:])


def card_cell(found: Findings, card: Card, width: float) -> list[Line]:
    """What a card says, its details, and where it stands."""
    name = card.text.strip() or tr("(no text)")
    lines = [*text_lines(name, STRONG, found.theme.ink, width)]
    lines += text_lines(card.details, SMALL, found.theme.ink, width)
    tags = ", ".join(tag.strip() for tag in card.tags if tag.strip())
    lane = found.document.lanes.get(card.lane_id or "")
    # The lane of pain points says nothing in a list of pain points.
    usual = lane is not None and LANE_KINDS[lane.kind].card_kind is card.kind
    place = found.order.step_name(card) if usual else found.order.where(card)
    where = joined(place, card.channel.strip(), tags)
    lines += small_cell(found, where, width)
    return lines


def people_cell(found: Findings, persona_ids: Iterable[Id], width: float) -> tuple[Line, ...]:
    """The personas that a card names, a line each in their colours."""
    wanted = frozenset(persona_ids)
    lines: tuple[Line, ...] = ()
    for mark in found.marks.values():
        if mark.persona_id in wanted:
            lines += text_lines(mark.name or mark.initials, SMALL, mark.text, width)
    return (_LOWER, *(lines or small_cell(found, tr("Everyone"), width)))


def weight_cell(found: Findings, priority: Priority | None, votes: int, width: float) -> list[Line]:
    """Priority as bars and a word, and the votes."""
    lines = [_LOWER]
    if priority is not None:
        inset = priority_width() + 4
        said = text_lines(tr(words(priority)), SMALL, found.theme.ink, width - inset)
        bars = priority_bars(priority, 0, (SMALL.leading - CHIP) / 2 - 0.5, found.theme)
        first, *others = set_in(said, inset)
        lines += [replace(first, nodes=(*bars, *first.nodes)), *others]
    if votes:
        text = tr("1 vote") if votes == 1 else tr("{n} votes", n=f"{votes:,}")
        lines += small_cell(found, text, width)
    return lines


def owner_cell(found: Findings, owner: str, status: Status | None, width: float) -> list[Line]:
    """Who looks after it and where that stands; where nobody does what is open, that is said."""
    theme = found.theme
    lines = list(text_lines(owner.strip(), SMALL, theme.ink, width))
    if not lines and status not in SETTLED:
        lines = list(text_lines(tr("No owner"), LABEL, alarm(theme), width))
    return [_LOWER, *lines, *small_cell(found, tr(words(status)) if status else "", width)]


def solutions_cell(found: Findings, card: Card, width: float) -> list[Line]:
    """What answers a pain point; where nothing does, that is said."""
    colour = found.theme.cards[CardKind.OPPORTUNITY].bar
    lines: list[Line] = []
    for answer in found.solutions.get(card.id, ()):
        if isinstance(answer, Action):
            state = joined(answer.title.strip() or tr("Action"), tr(words(answer.status)))
            lines += told(found, "checklist", state, width, colour)
        else:
            text = answer.text.strip() or tr("Opportunity")
            lines += told(found, "opportunity", text, width, colour)
    if not lines:
        lines += small_cell(found, tr("Nothing answers it yet"), width)
    return [gap(_ABOVE), *lines]


def answered_cell(found: Findings, answers_ids: tuple[Id, ...], width: float) -> list[Line]:
    """The cards that something answers, a line each; empty where it answers none."""
    lines: list[Line] = []
    for card in found.answered(answers_ids):
        colour = found.theme.cards[card.kind].bar
        lines += told(found, CARD_KINDS[card.kind].icon, card.text.strip(), width, colour)
    return [gap(_ABOVE), *lines] if lines else []
