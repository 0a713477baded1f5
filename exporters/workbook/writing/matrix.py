"""The Map sheet: stages and steps across, lanes down, a card in each cell.

It is for looking: what is changed is changed in the table sheets, to which the lanes' names lead.
So it is protected, without a password: who wants to copy it and scribble may take that off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.cards import (
    OPPORTUNITIES,
    OTHER_CARDS,
    PAIN_POINTS,
    PARKING_LOT,
    TOUCHPOINTS,
)
from exporters.workbook.sheets.catalogue import MAP
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.sheets.people import EMOTIONS
from exporters.workbook.sheets.work import METRICS
from exporters.workbook.writing.cells import MAX_ROW_HEIGHT, lines_needed, row_height
from exporters.workbook.writing.making import sheet_name
from exporters.workbook.writing.matrix_cells import (
    Cell,
    Look,
    card_cells,
    card_text,
    emotion_cells,
)
from exporters.workbook.writing.pictures import write_picture
from exporters.workbook.writing.styles import Styles
from model.ids import Id
from model.kinds import LANE_KINDS, CardKind, LaneKind, words
from model.layout.theme import LIGHT
from model.queries import lane_name, parked_cards, stage_hues
from model.records import Card, Lane
from resources.words import tr

_STRIP_COLUMN, _LANE_COLUMN, FIRST_COLUMN = 0, 1, 2
_STRIP_WIDTH, _LANE_WIDTH = 1.2, 18
_STEP_WIDTH = 26
_STEPS_ABREAST = 16
"""Steps on one printed page; more go on the next."""
_PARKED_ABREAST = 6
_STAGE_LETTERS, _STAGE_LINE = 0.75, 17.0
"""Of the usual letters, how many of a stage's larger bold ones a width takes; their line height."""
_HINT_ROW, _STAGE_ROW, _GOAL_ROW, _STEP_ROW, _FIRST_LANE_ROW = 2, 3, 4, 5, 6
_TABLE_OF_KIND: dict[CardKind, TableSheet] = {
    CardKind.TOUCHPOINT: TOUCHPOINTS,
    CardKind.PAIN_POINT: PAIN_POINTS,
    CardKind.OPPORTUNITY: OPPORTUNITIES,
    CardKind.METRIC: METRICS,
}
_MAY = {"format_columns": True, "format_rows": True, "objects": True}
"""What a reader may do to the protected sheet besides selecting and copying."""


class _Matrix:
    """The sheet while it is written. ``linked`` are the tables that names may lead to."""

    def __init__(self, sheet: Any, styles: Styles, facts: Facts, linked: set[str]) -> None:  # noqa: ANN401
        self.sheet = sheet
        self.styles = styles
        self.facts = facts
        self.linked = linked
        self.look = Look.of(styles)
        self.last_column = FIRST_COLUMN + max(1, len(facts.steps)) - 1


def write_matrix(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Styles,
    facts: Facts,
    tables: Sequence[TableSheet],
) -> None:
    """Add the Map sheet; lanes lead to those ``tables`` that are in the workbook."""
    sheet = book.add_worksheet(sheet_name(MAP.name))
    matrix = _Matrix(sheet, styles, facts, {table.key for table in tables})
    sheet.set_column(_STRIP_COLUMN, _STRIP_COLUMN, _STRIP_WIDTH)
    sheet.set_column(_LANE_COLUMN, _LANE_COLUMN, _LANE_WIDTH)
    sheet.set_column(FIRST_COLUMN, matrix.last_column, _STEP_WIDTH)
    _write_title(matrix)
    _write_band(matrix)
    row = _FIRST_LANE_ROW
    by_lane: dict[Id, list[Card]] = {lane.id: [] for lane in facts.lanes}
    for card in facts.document.cards.values():
        if card.lane_id in by_lane and card.step_id in facts.columns:
            by_lane[card.lane_id].append(card)
    for lane in facts.lanes:
        row = _write_lane(matrix, lane, by_lane[lane.id], row)
    row = _write_parking(matrix, row)
    _set_up_print(matrix, row)
    sheet.protect("", _MAY)


def _write_title(matrix: _Matrix) -> None:
    sheet, styles, last = matrix.sheet, matrix.styles, matrix.last_column
    info = matrix.facts.document.info
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
    width = _LANE_WIDTH + _STEP_WIDTH * (last - FIRST_COLUMN + 1)
    sheet.set_row(1, row_height(lines_needed(about, width)))
    hint = tr("For looking; edits belong in the table sheets. A lane’s name leads to its table.")
    if not matrix.facts.steps:
        hint = tr("The map has no stages yet.")
    sheet.write_string(_HINT_ROW, 0, hint, styles.make(font_size=9, font_color=LIGHT.faint))


def _write_band(matrix: _Matrix) -> None:
    sheet, styles, facts = matrix.sheet, matrix.styles, matrix.facts
    hues = stage_hues(facts.document)
    tallest_name, tallest_goal, tallest_step = 1, 1, 1
    column = FIRST_COLUMN
    for stage in facts.stages:
        steps = [step for step in facts.steps if step.stage_id == stage.id]
        last = column + len(steps) - 1
        goal = "\n".join(part for part in (stage.goal, stage.key_action) if part)
        _write_span(sheet, _STAGE_ROW, column, last, stage.name, styles.stage(hues[stage.id]))
        _write_span(sheet, _GOAL_ROW, column, last, goal, styles.stage_goal(hues[stage.id]))
        room = _STAGE_LETTERS * _STEP_WIDTH * len(steps)
        tallest_name = max(tallest_name, lines_needed(stage.name, room))
        tallest_goal = max(tallest_goal, lines_needed(goal, _STEP_WIDTH * len(steps)))
        for step in steps:
            name = f"★ {step.name}" if step.moment_of_truth else step.name
            sheet.write_string(_STEP_ROW, column, name, styles.step(hues[stage.id]))
            tallest_step = max(tallest_step, lines_needed(name, _STEP_WIDTH))
            column += 1
    sheet.set_row(_STAGE_ROW, min(7 + _STAGE_LINE * tallest_name, MAX_ROW_HEIGHT))
    sheet.set_row(_GOAL_ROW, row_height(tallest_goal))
    sheet.set_row(_STEP_ROW, row_height(tallest_step))


def _write_lane(matrix: _Matrix, lane: Lane, cards: list[Card], first: int) -> int:
    sheet, facts = matrix.sheet, matrix.facts
    cells = list(card_cells(matrix.look, facts, cards))
    if lane.kind is LaneKind.EMOTIONS:
        below = 1 + max((cell.row for cell in cells), default=-1)
        cells += emotion_cells(matrix.styles, facts, lane, below)
    rows = 1 + max((cell.row for cell in cells), default=0)
    taken = {(cell.row, cell.column + k) for cell in cells for k in range(cell.span)}
    for row in range(rows):
        for column in range(len(facts.steps)):
            if (row, column) not in taken:
                sheet.write_blank(first + row, FIRST_COLUMN + column, None, matrix.look.empty)
    for row, height in enumerate(_write_cells(sheet, cells, first, rows)):
        sheet.set_row(first + row, min(height, MAX_ROW_HEIGHT))
    kind = LANE_KINDS[lane.kind].card_kind
    table = EMOTIONS if lane.kind is LaneKind.EMOTIONS else _TABLE_OF_KIND.get(kind, OTHER_CARDS)
    _write_name(matrix, first, first + rows - 1, lane_name(lane), table, LIGHT.cards[kind].bar)
    return first + rows


def _write_cells(sheet: Any, cells: Sequence[Cell], first: int, rows: int) -> list[float]:  # noqa: ANN401
    """Write the cells of a lane; answers how high each of its rows has to be."""
    tallest = [row_height(1)] * rows
    for cell in cells:
        left = FIRST_COLUMN + cell.column
        _write_span(sheet, first + cell.row, left, left + cell.span - 1, cell.text, cell.style)
        height = row_height(lines_needed(cell.text, _STEP_WIDTH * cell.span - 3))
        if cell.image is not None:
            height += write_picture(sheet, first + cell.row, left, cell.image, below=height)
        tallest[cell.row] = max(tallest[cell.row], height)
    return tallest


def _write_name(
    matrix: _Matrix, first: int, last: int, name: str, table: TableSheet, colour: str
) -> None:
    """The name of a lane at its left, with its colour; it leads to the table of its cards."""
    sheet, make = matrix.sheet, matrix.styles.make
    style = make(
        bold=True, bg_color=LIGHT.canvas, text_wrap=True, border=1, border_color=LIGHT.hairline
    )
    strip = make(bg_color=colour, border=1, border_color=LIGHT.paper)
    if last > first:
        sheet.merge_range(first, _STRIP_COLUMN, last, _STRIP_COLUMN, "", strip)
        sheet.merge_range(first, _LANE_COLUMN, last, _LANE_COLUMN, "", style)
    else:
        sheet.write_blank(first, _STRIP_COLUMN, None, strip)
    if table.key in matrix.linked and name:
        there = sheet_name(table.name)
        target = "internal:'{}'!A1".format(there.replace("'", "''"))
        tip = tr("To the sheet {name}", name=there)
        sheet.write_url(first, _LANE_COLUMN, target, style, name, tip)
    else:
        sheet.write_string(first, _LANE_COLUMN, name, style)


def _write_parking(matrix: _Matrix, first: int) -> int:
    """The parked cards below the lanes, some abreast; answers the row after them."""
    sheet, facts = matrix.sheet, matrix.facts
    parked = parked_cards(facts.document)
    if not parked:
        return first
    row = first + 1
    abreast = max(1, min(_PARKED_ABREAST, len(facts.steps)))
    for begin in range(0, len(parked), abreast):
        tallest = 1
        for column, card in enumerate(parked[begin : begin + abreast], start=FIRST_COLUMN):
            text = card_text(facts, card)
            sheet.write_string(row, column, text, matrix.look.cards[card.kind])
            tallest = max(tallest, lines_needed(text, _STEP_WIDTH - 3))
        sheet.set_row(row, row_height(tallest))
        row += 1
    bar = LIGHT.cards[CardKind.NOTE].bar
    _write_name(matrix, first + 1, row - 1, tr("Parking lot"), PARKING_LOT, bar)
    return row


def _write_span(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:  # noqa: ANN401
    if last > first:
        # Merged empty and then written as a string: merging would turn "=..." into a formula.
        sheet.merge_range(row, first, row, last, "", style)
    sheet.write_string(row, first, text, style)


def _set_up_print(matrix: _Matrix, last_row: int) -> None:
    sheet, steps = matrix.sheet, len(matrix.facts.steps)
    sheet.freeze_panes(_FIRST_LANE_ROW, FIRST_COLUMN)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(max(1, -(-steps // _STEPS_ABREAST)), 0)
    sheet.repeat_rows(_STAGE_ROW, _STEP_ROW)
    sheet.repeat_columns(_STRIP_COLUMN, _LANE_COLUMN)
    sheet.print_area(0, 0, max(last_row, _FIRST_LANE_ROW), matrix.last_column)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&LJourneyboard&RPage &P of &N")
