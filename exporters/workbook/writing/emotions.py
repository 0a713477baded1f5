"""The Emotions sheet: a row for each step, two columns for each persona, the curves as a chart."""

from __future__ import annotations

from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.writing.cells import lines_needed, row_height, write_value
from exporters.workbook.writing.styles import Styles
from model.kinds import MapState
from model.layout.theme import LIGHT
from model.queries import persona_hues
from model.records import Marker
from resources.words import tr

SHEET_NAME = "Emotion curves"
_FIRST_PERSONA_COLUMN = 2


def write_emotions(book: Any, styles: Styles, facts: Facts) -> None:  # noqa: ANN401
    """Add the sheet."""
    sheet = book.add_worksheet(SHEET_NAME)
    header = styles.header()
    sheet.set_row(0, 30)
    sheet.set_column(0, 1, 20)
    for index, name in enumerate((tr("Stage"), tr("Step"))):
        sheet.write_string(0, index, name, header)
    for index, persona in enumerate(facts.personas):
        column = _FIRST_PERSONA_COLUMN + 2 * index
        sheet.set_column(column, column, 12)
        sheet.set_column(column + 1, column + 1, 20)
        sheet.write_string(0, column, persona.name, header)
        sheet.write_string(0, column + 1, tr("{name}: emotion", name=persona.name), header)
    _write_rows(sheet, styles, facts)
    last_row, last_column = max(1, len(facts.steps)), 1 + 2 * len(facts.personas)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.freeze_panes(1, 2)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if facts.personas and facts.steps:
        _colour_valences(sheet, facts)
        sheet.insert_chart(len(facts.steps) + 2, 0, _chart(book, facts))
    else:
        sheet.write_string(1, 0, tr("No persona or no step yet."), styles.subtitle())


def _write_rows(sheet: Any, styles: Styles, facts: Facts) -> None:  # noqa: ANN401
    markers: dict[tuple[str, str], list[Marker]] = {}
    for marker in facts.document.markers.values():
        if marker.state is MapState.AS_IS or facts.document.info.state is MapState.TO_BE:
            markers.setdefault((marker.step_id, marker.persona_id), []).append(marker)
    plain = styles.cell()
    for row, step in enumerate(facts.steps, start=1):
        write_value(sheet, row, 0, facts.stage_name(step.id), plain)
        write_value(sheet, row, 1, step.name, plain)
        tallest = lines_needed(step.name, 20)
        for index, persona in enumerate(facts.personas):
            column = _FIRST_PERSONA_COLUMN + 2 * index
            found = sorted(markers.get((step.id, persona.id), ()), key=lambda m: (m.position, m.id))
            mean = sum(marker.valence for marker in found) / len(found) if found else None
            text = "\n".join(marker.word for marker in found if marker.word)
            write_value(sheet, row, column, mean, plain)
            write_value(sheet, row, column + 1, text, plain)
            tallest = max(tallest, lines_needed(text, 20))
        sheet.set_row(row, row_height(tallest))


def _colour_valences(sheet: Any, facts: Facts) -> None:  # noqa: ANN401
    for index in range(len(facts.personas)):
        column = _FIRST_PERSONA_COLUMN + 2 * index
        sheet.conditional_format(
            1,
            column,
            len(facts.steps),
            column,
            {
                "type": "3_color_scale",
                "min_type": "num",
                "mid_type": "num",
                "max_type": "num",
                "min_value": -2,
                "mid_value": 0,
                "max_value": 2,
                "min_color": "#F4B8B2",
                "mid_color": "#FFFFFF",
                "max_color": "#B4E0C6",
            },
        )


def _chart(book: Any, facts: Facts) -> Any:  # noqa: ANN401
    chart = book.add_chart({"type": "line"})
    hues = persona_hues(facts.document)
    last = len(facts.steps)
    for index, persona in enumerate(facts.personas):
        colour = LIGHT.persona_hues[hues[persona.id] % len(LIGHT.persona_hues)]
        column = _FIRST_PERSONA_COLUMN + 2 * index
        chart.add_series(
            {
                "name": [SHEET_NAME, 0, column],
                "categories": [SHEET_NAME, 1, 1, last, 1],
                "values": [SHEET_NAME, 1, column, last, column],
                "smooth": False,
                "line": {"color": colour, "width": 2.25},
                "marker": {
                    "type": "circle",
                    "size": 7,
                    "border": {"color": colour},
                    "fill": {"color": LIGHT.paper},
                },
            }
        )
    chart.set_title({"name": tr("Emotion curves"), "name_font": {"size": 13}})
    chart.set_y_axis(
        {
            "min": -2,
            "max": 2,
            "major_unit": 1,
            "num_format": "+0;-0;0",
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.hairline}},
            "name": tr("Valence"),
        }
    )
    chart.set_x_axis({"label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("gap")
    chart.set_size({"width": max(720, 90 * last), "height": 360})
    return chart
