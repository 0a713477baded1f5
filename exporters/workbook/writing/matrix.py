"""The Map sheet: stages and steps across, lanes down, a card in each cell.

A second, very hidden sheet has the card's id at the same place, so that a sheet that comes back
can be read cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.writing.cells import MAX_ROW_HEIGHT, lines_needed, row_height
from exporters.workbook.writing.pictures import write_picture
from exporters.workbook.writing.styles import Styles
from model.emotions import VALENCE_NAMES
from model.ids import Id
from model.kinds import LaneKind, words
from model.queries import lane_name, markers_by_curve, parked_cards, stage_hues
from model.records import Card, Image, Lane, Marker, Persona
from resources.words import tr

SHEET_NAME = "Map"
IDS_SHEET_NAME = "Map ids"
FIRST_COLUMN = 1
_LANE_WIDTH = 18
_STEP_WIDTH = 26
_STAGE_LETTERS, _STAGE_LINE = 0.75, 17.0
"""Of the usual letters, how many of a stage's larger bold ones a width takes; their line height."""
_STAGE_ROW, _GOAL_ROW, _STEP_ROW, _FIRST_LANE_ROW = 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Cell:
    """Something that stands in the matrix: ``row`` within its lane, from 0."""

    row: int
    column: int
    span: int
    text: str
    style: Any
    record_id: Id
    image: Image | None = None


def stack(facts: Facts, cards: list[Card]) -> list[tuple[int, int, int, Card]]:
    """Each card with its row, column and span, so that no two share a cell."""
    heights = [0] * len(facts.steps)
    placed = []
    for card in facts.reading_order(cards):
        column = facts.columns[card.step_id or ""]
        span = min(card.span, len(facts.steps) - column)
        row = max(heights[column : column + span])
        heights[column : column + span] = [row + 1] * span
        placed.append((row, column, span, card))
    return placed


def write_matrix(book: Any, styles: Styles, facts: Facts) -> None:  # noqa: ANN401
    """Add the Map sheet and its hidden twin."""
    sheet = book.add_worksheet(SHEET_NAME)
    ids = book.add_worksheet(IDS_SHEET_NAME)
    ids.very_hidden()
    sheet.set_column(0, 0, _LANE_WIDTH)
    sheet.set_column(FIRST_COLUMN, max(FIRST_COLUMN, len(facts.steps)), _STEP_WIDTH)
    _write_title(sheet, styles, facts)
    _write_band(sheet, ids, styles, facts)
    row = _FIRST_LANE_ROW
    by_lane: dict[Id, list[Card]] = {lane.id: [] for lane in facts.lanes}
    for card in facts.document.cards.values():
        if card.lane_id in by_lane and card.step_id in facts.columns:
            by_lane[card.lane_id].append(card)
    for lane in facts.lanes:
        row = _write_lane(sheet, ids, styles, facts, lane, by_lane[lane.id], row)
    row = _write_parking(sheet, ids, styles, facts, row)
    _set_up_print(sheet, facts, row)


def _write_title(sheet: Any, styles: Styles, facts: Facts) -> None:  # noqa: ANN401
    info = facts.document.info
    last = max(FIRST_COLUMN, len(facts.steps))
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, info.title or tr("Untitled map"), styles.title())
    about = " · ".join(
        part
        for part in (
            words(info.state),
            tr("Objective: {text}", text=info.objective) if info.objective else "",
            tr("Scenario: {text}", text=info.scenario) if info.scenario else "",
            tr("Expectations: {text}", text=info.expectations) if info.expectations else "",
            tr("Scope: {text}", text=info.scope) if info.scope else "",
            ", ".join(info.authors),
            info.revised_on.isoformat() if info.revised_on else "",
        )
        if part
    )
    sheet.merge_range(1, 0, 1, last, "", styles.subtitle())
    sheet.write_string(1, 0, about, styles.subtitle())
    width = _LANE_WIDTH + _STEP_WIDTH * last
    sheet.set_row(1, row_height(lines_needed(about, width)))


def _write_band(sheet: Any, ids: Any, styles: Styles, facts: Facts) -> None:  # noqa: ANN401
    hues = stage_hues(facts.document)
    tallest_name, tallest_goal, tallest_step = 1, 1, 1
    column = FIRST_COLUMN
    for stage in facts.stages:
        steps = [step for step in facts.steps if step.stage_id == stage.id]
        last = column + len(steps) - 1
        goal = "\n".join(part for part in (stage.goal, stage.key_action) if part)
        _write_span(sheet, _STAGE_ROW, column, last, stage.name, styles.stage(hues[stage.id]))
        _write_span(sheet, _GOAL_ROW, column, last, goal, styles.stage_goal(hues[stage.id]))
        ids.write_string(_STAGE_ROW, column, stage.id)
        room = _STAGE_LETTERS * _STEP_WIDTH * len(steps)
        tallest_name = max(tallest_name, lines_needed(stage.name, room))
        tallest_goal = max(tallest_goal, lines_needed(goal, _STEP_WIDTH * len(steps)))
        for step in steps:
            name = f"★ {step.name}" if step.moment_of_truth else step.name
            sheet.write_string(_STEP_ROW, column, name, styles.step(hues[stage.id]))
            ids.write_string(_STEP_ROW, column, step.id)
            tallest_step = max(tallest_step, lines_needed(name, _STEP_WIDTH))
            column += 1
    sheet.set_row(_STAGE_ROW, min(7 + _STAGE_LINE * tallest_name, MAX_ROW_HEIGHT))
    sheet.set_row(_GOAL_ROW, row_height(tallest_goal))
    sheet.set_row(_STEP_ROW, row_height(tallest_step))


def _write_lane(
    sheet: Any,  # noqa: ANN401
    ids: Any,  # noqa: ANN401
    styles: Styles,
    facts: Facts,
    lane: Lane,
    cards: list[Card],
    first: int,
) -> int:
    cells = list(_card_cells(styles, facts, cards))
    if lane.kind is LaneKind.EMOTIONS:
        below = 1 + max((cell.row for cell in cells), default=-1)
        cells += list(_emotion_cells(styles, facts, lane, below))
    rows = 1 + max((cell.row for cell in cells), default=0)
    taken = {(cell.row, cell.column + k) for cell in cells for k in range(cell.span)}
    blank = styles.empty()
    for row in range(rows):
        for column in range(len(facts.steps)):
            if (row, column) not in taken:
                sheet.write_blank(first + row, FIRST_COLUMN + column, None, blank)
    tallest = [row_height(2)] * rows
    for cell in cells:
        left = FIRST_COLUMN + cell.column
        _write_span(sheet, first + cell.row, left, left + cell.span - 1, cell.text, cell.style)
        ids.write_string(first + cell.row, left, cell.record_id)
        height = row_height(lines_needed(cell.text, _STEP_WIDTH * cell.span - 2))
        if cell.image is not None:
            height += write_picture(sheet, first + cell.row, left, cell.image, below=height)
        tallest[cell.row] = max(tallest[cell.row], height)
    for row, height in enumerate(tallest):
        sheet.set_row(first + row, min(height, MAX_ROW_HEIGHT))
    if rows > 1:
        sheet.merge_range(first, 0, first + rows - 1, 0, "", styles.lane())
    sheet.write_string(first, 0, lane_name(lane), styles.lane())
    ids.write_string(first, 0, lane.id)
    return first + rows


def _card_cells(styles: Styles, facts: Facts, cards: list[Card]) -> Iterator[Cell]:
    for row, column, span, card in stack(facts, cards):
        image = facts.document.images.get(card.image_id or "")
        style = styles.card(card.kind)
        yield Cell(row, column, span, card_text(facts, card), style, card.id, image)


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
    people = facts.persona_names(card.persona_ids)
    votes = tr("votes: {n}", n=card.votes) if card.votes else ""
    note = " · ".join(part for part in (card.channel, people, votes) if part)
    if note:
        parts.append(f"({note})")
    return "\n".join(part for part in parts if part)


def _emotion_cells(styles: Styles, facts: Facts, lane: Lane, below: int) -> Iterator[Cell]:
    curves = markers_by_curve(facts.document)
    row = below
    for persona in facts.personas:
        by_column: dict[int, list[Marker]] = {}
        for marker in curves.get((lane.id, persona.id), []):
            by_column.setdefault(facts.columns[marker.step_id], []).append(marker)
        for column, markers in by_column.items():
            mean = sum(marker.valence for marker in markers) / len(markers)
            text = "\n".join(_emotion_text(persona, marker) for marker in markers)
            yield Cell(row, column, 1, text, styles.emotion(mean), markers[0].id)
        row += bool(by_column)


def _emotion_text(persona: Persona, marker: Marker) -> str:
    word = marker.word or VALENCE_NAMES[round(marker.valence)]
    valence = f"{marker.valence:+g}" if marker.valence else "0"
    return f"{persona.name}: {word} ({valence})"


def _write_parking(sheet: Any, ids: Any, styles: Styles, facts: Facts, first: int) -> int:  # noqa: ANN401
    parked = parked_cards(facts.document)
    if not parked:
        return first
    sheet.write_string(first + 1, 0, tr("Parking lot"), styles.lane())
    row = first + 1
    for card in parked:
        text = card_text(facts, card)
        sheet.write_string(row, FIRST_COLUMN, text, styles.card(card.kind))
        ids.write_string(row, FIRST_COLUMN, card.id)
        sheet.set_row(row, row_height(lines_needed(text, _STEP_WIDTH - 2)))
        row += 1
    return row


def _write_span(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:  # noqa: ANN401
    if last > first:
        # Merged empty and then written as a string: merging would turn "=..." into a formula.
        sheet.merge_range(row, first, row, last, "", style)
    sheet.write_string(row, first, text, style)


def _set_up_print(sheet: Any, facts: Facts, last_row: int) -> None:  # noqa: ANN401
    sheet.freeze_panes(_FIRST_LANE_ROW, FIRST_COLUMN)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_STAGE_ROW, _STEP_ROW)
    sheet.print_area(0, 0, max(last_row, _FIRST_LANE_ROW), max(1, len(facts.steps)))
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&LJourneyboard&RPage &P of &N")
