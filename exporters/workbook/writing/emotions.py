"""The curves beside the Emotions table: a native chart, one line for each persona.

Each point is the mean of what a persona feels in a step; where nothing is known the line has a gap.
It is a scatter chart with lines, for LibreOffice draws zeros into a line chart where a formula has
no value. Such a chart has figures below it and no names: those are labels of points nobody sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.hidden import CHART_SHEET, FIRST_ROW
from exporters.workbook.writing.chart_data import (
    Area,
    ChartData,
    cell,
    column_range,
    criterion,
    faint_line,
    font,
    leave_gaps,
    title,
)
from exporters.workbook.writing.chart_pages import paper_with_charts
from exporters.workbook.writing.curve_frame import (
    LETTERS,
    UNSEEN,
    Frame,
    add_stages,
    label,
    stage_spans,
)
from exporters.workbook.writing.source import Written
from model.kinds import MapState, words
from model.layout.theme import LIGHT
from model.queries import persona_hues
from model.records import Persona
from resources.words import tr

_NAME_ROW, _PERSONA_ROW, _STATE_ROW, _FIRST_STEP_ROW = 0, 1, 2, 3
_STAGE_CRITERION, _STEP_CRITERION, _PLACE, _FOOT, _FIRST_CURVE = range(5)
_SHAPES = ("circle", "square", "diamond", "triangle", "x", "plus", "star")
"""Curves differ in shape as well as in colour."""
_DISTANCE = "\u00a0\u00a0"
"""Behind an upright name: keeps it clear of the markers of the worst feelings."""
_AXIS = '[>=1.5]"+2  very positive";[<=-1.5]"−2  very negative";"0  neutral"'


@dataclass(frozen=True, slots=True)
class Line:
    """The curve of a persona in one state of the map; ``means`` are by step.

    ``said`` is what the table's cells call the persona.
    """

    persona: Persona
    state: MapState
    name: str
    said: str
    means: tuple[float | None, ...]


def write_curves(data: ChartData, facts: Facts, written: Written) -> None:
    """Put the chart beside the table, where there is something to draw."""
    lines = curves(facts)
    if not lines or not facts.steps:
        return
    left = data.block(_FIRST_CURVE + len(lines))
    _write_steps(data, facts, left)
    for index, line in enumerate(lines):
        _write_line(data, written, left, left + _FIRST_CURVE + index, line)
    chart = _chart(data, facts, lines, left)
    paper_with_charts(written, Frame.of(facts).width)
    written.sheet.insert_chart(
        FIRST_ROW,
        len(written.columns) + 3,
        chart,
        {
            "object_position": 2,
            "y_offset": 4,
            "description": tr("Emotion curves: how each persona feels from step to step"),
        },
    )


def curves(facts: Facts) -> list[Line]:
    """A line for each persona in the state of the map, and for what else somebody feels."""
    usual = facts.document.info.state
    found: dict[tuple[str, MapState], dict[str, list[float]]] = {}
    for marker in facts.document.markers.values():
        by_step = found.setdefault((marker.persona_id, marker.state), {})
        by_step.setdefault(marker.step_id, []).append(marker.valence)
    lines = []
    for persona in facts.personas:
        for state in (usual, *(other for other in MapState if other is not usual)):
            felt = found.get((persona.id, state))
            if felt or state is usual:
                name = persona.name or tr("Unnamed persona")
                means = tuple(_mean((felt or {}).get(step.id)) for step in facts.steps)
                if state is not usual:
                    name = f"{name} ({words(state).lower()})"
                said = facts.persona_names((persona.id,))
                lines.append(Line(persona, state, name, said, means))
    return lines


def _mean(valences: Sequence[float] | None) -> float | None:
    return sum(valences) / len(valences) if valences else None


def _write_steps(data: ChartData, facts: Facts, left: int) -> None:
    for row, step in enumerate(facts.steps, start=_FIRST_STEP_ROW):
        data.sheet.write_string(row, left + _STAGE_CRITERION, criterion(facts.stage_name(step.id)))
        data.sheet.write_string(row, left + _STEP_CRITERION, criterion(step.name))
        data.sheet.write_number(row, left + _PLACE, row - _FIRST_STEP_ROW + 1)
        data.sheet.write_number(row, left + _FOOT, -2)


def _write_line(data: ChartData, written: Written, left: int, column: int, line: Line) -> None:
    data.sheet.write_string(_NAME_ROW, column, line.name)
    data.sheet.write_string(_PERSONA_ROW, column, criterion(line.said))
    data.sheet.write_string(_STATE_ROW, column, criterion(words(line.state)))
    valences, *where = (
        column_range(written, key) for key in ("valence", "stage", "step", "persona", "state")
    )
    for row, mean in enumerate(line.means, start=_FIRST_STEP_ROW):
        wanted = (
            cell(row, left + _STAGE_CRITERION, row_fixed=False),
            cell(row, left + _STEP_CRITERION, row_fixed=False),
            cell(_PERSONA_ROW, column, column_fixed=False),
            cell(_STATE_ROW, column, column_fixed=False),
        )
        pairs = ",".join(f"{cells},{said}" for cells, said in zip(where, wanted, strict=True))
        data.put_number(row, column, f"AVERAGEIFS({valences},{pairs})", mean)


def _chart(data: ChartData, facts: Facts, lines: Sequence[Line], left: int) -> Any:  # noqa: ANN401
    chart = data.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    frame = Frame.of(facts)
    last = _FIRST_STEP_ROW + len(facts.steps) - 1
    places = Area(_FIRST_STEP_ROW, left + _PLACE, last, left + _PLACE)
    _add_names(chart, facts, places, Area(_FIRST_STEP_ROW, left + _FOOT, last, left + _FOOT))
    unnamed = 1 + add_stages(data, chart, stage_spans(facts), frame)
    for index, line in enumerate(lines):
        column = left + _FIRST_CURVE + index
        chart.add_series(
            {
                "name": [CHART_SHEET, _NAME_ROW, column],
                "categories": places.reference(),
                "values": Area(_FIRST_STEP_ROW, column, last, column).reference(),
                "values_data": list(line.means),
                **_look(facts, line),
            }
        )
    chart.set_title({**title(tr("Emotion curves")), "overlay": True})
    _set_axes(chart, len(facts.steps))
    chart.set_legend(
        {
            "position": "bottom",
            "font": font(10, colour=LIGHT.ink),
            "delete_series": list(range(unnamed)),
        }
    )
    chart.set_plotarea(
        {"layout": frame.plot(), "gradient": {"colors": _bands(), "angle": 90}},
    )
    chart.set_chartarea({"border": {"color": LIGHT.hairline}})
    leave_gaps(chart)
    chart.set_size({"width": frame.width, "height": frame.height})
    return chart


def _set_axes(chart: Any, steps: int) -> None:  # noqa: ANN401
    chart.set_y_axis(
        {
            "min": -2,
            "max": 2,
            "major_unit": 2,
            "minor_unit": 1,
            "num_format": _AXIS,
            "num_font": font(),
            "line": {"none": True},
            "crossing": 0,
            "major_gridlines": faint_line(),
            "minor_gridlines": faint_line(),
        }
    )
    chart.set_x_axis(
        {
            "min": 0.5,
            "max": steps + 0.5,
            "major_unit": 1,
            "crossing": 0.5,
            "label_position": "none",
            "major_tick_mark": "none",
            "minor_tick_mark": "none",
            "line": {"color": LIGHT.faint, "width": 0.5},
            "major_gridlines": {"visible": False},
        }
    )


def _add_names(chart: Any, facts: Facts, places: Area, feet: Area) -> None:  # noqa: ANN401
    """The names of the steps, upright at the foot."""
    upright = {**font(), "rotation": -90}
    chart.add_series(
        {
            "categories": places.reference(),
            "values": feet.reference(),
            **UNSEEN,
            "data_labels": {
                "value": True,
                "position": "below",
                "font": upright,
                "custom": [
                    {"value": label(step.name, LETTERS) + _DISTANCE, "font": upright}
                    for step in facts.steps
                ],
            },
        }
    )


def _look(facts: Facts, line: Line) -> dict[str, object]:
    hue = persona_hues(facts.document)[line.persona.id]
    colour = LIGHT.persona_hues[hue % len(LIGHT.persona_hues)]
    drawn: dict[str, object] = {"color": colour, "width": 2.25}
    if line.state is MapState.TO_BE:
        drawn["dash_type"] = "dash"
    shape = _SHAPES[facts.personas.index(line.persona) % len(_SHAPES)]
    return {
        "line": drawn,
        "marker": {
            "type": shape,
            "size": 7,
            "border": {"color": colour, "width": 1.5},
            "fill": {"color": LIGHT.paper},
        },
    }


def _bands() -> list[str]:
    first, *_, last = LIGHT.emotion_bands
    return [first, LIGHT.paper, last]
