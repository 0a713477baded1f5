"""What stands in the cells of the Map sheet: cards, emotions and parked cards as text and style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.writing.styles import Styles
from model.emotions import VALENCE_NAMES
from model.kinds import CardKind
from model.layout.theme import LIGHT
from model.queries import markers_by_curve, persona_hues
from model.records import Card, Image, Lane, Marker, Persona
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Cell:
    """Something that stands in the matrix: ``row`` within its lane, from 0."""

    row: int
    column: int
    span: int
    text: str
    style: Any
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The formats of a matrix: each is looked for thousands of times."""

    cards: dict[CardKind, Any]
    empty: Any

    @classmethod
    def of(cls, styles: Styles) -> Look:
        """The formats in these styles."""
        return cls({kind: styles.card(kind) for kind in CardKind}, styles.empty())


def stack(facts: Facts, cards: Sequence[Card]) -> Iterator[tuple[int, int, int, Card]]:
    """Each card with its row, column and span, so that no two share a cell."""
    heights = [0] * len(facts.steps)
    for card in facts.reading_order(cards):
        column = facts.columns[card.step_id or ""]
        span = min(card.span, len(facts.steps) - column)
        row = max(heights[column : column + span])
        heights[column : column + span] = [row + 1] * span
        yield row, column, span, card


def card_cells(look: Look, facts: Facts, cards: Sequence[Card]) -> Iterator[Cell]:
    """The cards of a lane."""
    for row, column, span, card in stack(facts, cards):
        image = facts.document.images.get(card.image_id or "")
        yield Cell(row, column, span, card_text(facts, card), look.cards[card.kind], image)


def card_text(facts: Facts, card: Card) -> str:
    """A card as one cell says it: its text, and the facts the poster shows beside it."""
    star = "★ " if card.moment_of_truth else ""
    parts = [star + card.text]
    metric = facts.document.metrics.get(card.metric_id or "")
    if metric is not None and metric.value is not None:
        value = f"{metric.value:g} {metric.unit}".strip()
        target = f" → {metric.target:g} {metric.unit}".rstrip() if metric.target is not None else ""
        parts.append(value + target)
    image = facts.document.images.get(card.image_id or "")
    if image is not None and image.alt:
        parts.append(f"[{image.alt}]")
    votes = tr("votes: {n}", n=card.votes) if card.votes else ""
    note = " · ".join(part for part in (card.channel, _people(facts, card), votes) if part)
    if note:
        parts.append(f"({note})")
    return "\n".join(part for part in parts if part)


def _people(facts: Facts, card: Card) -> str:
    """Whom a card is about, where that is not everybody."""
    if len(card.persona_ids) >= len(facts.personas):
        return ""
    return facts.persona_names(card.persona_ids)


def emotion_cells(styles: Styles, facts: Facts, lane: Lane, below: int) -> Iterator[Cell]:
    """What is felt in a lane, a row for each persona, from the row ``below``."""
    curves, hues = markers_by_curve(facts.document), persona_hues(facts.document)
    row = below
    for persona in facts.personas:
        by_column: dict[int, list[Marker]] = {}
        for marker in curves.get((lane.id, persona.id), []):
            by_column.setdefault(facts.columns[marker.step_id], []).append(marker)
        for column, markers in by_column.items():
            mean = sum(marker.valence for marker in markers) / len(markers)
            text = "\n".join(_emotion_text(persona, marker) for marker in markers)
            yield Cell(row, column, 1, text, _emotion_style(styles, mean, hues[persona.id]))
        row += bool(by_column)


def _emotion_text(persona: Persona, marker: Marker) -> str:
    word = marker.word or VALENCE_NAMES[round(marker.valence)]
    valence = f"{marker.valence:+g}" if marker.valence else "0"
    return f"{persona.name}: {word} ({valence})"


def _emotion_style(styles: Styles, valence: float, hue: int) -> Any:  # noqa: ANN401
    """On the band of its valence, with a bar in the persona's colour."""
    return styles.make(
        bg_color=LIGHT.emotion_bands[min(4, max(0, round(2 - valence)))],
        text_wrap=True,
        align="left",
        indent=1,
        left=5,
        left_color=LIGHT.persona_hues[hue % len(LIGHT.persona_hues)],
        **dict.fromkeys(("top", "right", "bottom"), 1),
        **dict.fromkeys(("top_color", "right_color", "bottom_color"), LIGHT.hairline),
    )
