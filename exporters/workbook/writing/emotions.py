"""The curves beside the Emotions table: a native line chart, one line for each persona.

Each point is the mean of what a persona feels in a step; where nothing is known the line has a gap.
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
from exporters.workbook.writing.source import Written
from model.kinds import MapState, words
from model.layout.theme import LIGHT
from model.queries import persona_hues
from model.records import Persona
from resources.words import tr

_NAME_ROW, _PERSONA_ROW, _STATE_ROW, _FIRST_STEP_ROW = 0, 1, 2, 3
_STAGE, _STEP, _STAGE_CRITERION, _STEP_CRITERION, _FIRST_CURVE = range(5)
_SHAPES = ("circle", "square", "diamond", "triangle", "x", "plus", "star")
"""Curves differ in shape as well as in colour."""
_AXIS = '[>=1.5]"+2  very positive";[<=-1.5]"−2  very negative";"0  neutral"'
_STEP_PIXELS, _NARROWEST, _WIDEST, _HIGH = 54, 760, 1_300, 460
_LETTERS = 22  # of a step's name below the curves


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
    chart = _chart(data.book, facts, lines, left)
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
    before = None
    for row, step in enumerate(facts.steps, start=_FIRST_STEP_ROW):
        stage = facts.stage_name(step.id)
        # The name of a stage stands above its first step only, as on the map.
        data.sheet.write_string(
            row, left + _STAGE, _short(stage) if step.stage_id != before else ""
        )
        data.sheet.write_string(row, left + _STEP, _short(step.name))
        data.sheet.write_string(row, left + _STAGE_CRITERION, criterion(stage))
        data.sheet.write_string(row, left + _STEP_CRITERION, criterion(step.name))
        before = step.stage_id


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
        data.write_number(row, column, f"AVERAGEIFS({valences},{pairs})", mean)


def _chart(book: Any, facts: Facts, lines: Sequence[Line], left: int) -> Any:  # noqa: ANN401
    chart = book.add_chart({"type": "line"})
    last = _FIRST_STEP_ROW + len(facts.steps) - 1
    steps = Area(_FIRST_STEP_ROW, left + _STAGE, last, left + _STEP)
    names = _category_names(facts)
    for index, line in enumerate(lines):
        column = left + _FIRST_CURVE + index
        chart.add_series(
            {
                "name": [CHART_SHEET, _NAME_ROW, column],
                "categories": steps.reference(),
                "categories_data": names,
                "values": Area(_FIRST_STEP_ROW, column, last, column).reference(),
                "values_data": list(line.means),
                "smooth": False,
                **_look(facts, line),
            }
        )
    chart.set_title(title(tr("Emotion curves")))
    chart.set_y_axis(
        {
            "min": -2,
            "max": 2,
            "major_unit": 2,
            "minor_unit": 1,
            "num_format": _AXIS,
            "num_font": font(),
            "line": {"none": True},
            "major_gridlines": faint_line(),
            "minor_gridlines": faint_line(),
        }
    )
    chart.set_x_axis(
        {"label_position": "low", "num_font": font(), "line": {"color": LIGHT.faint, "width": 0.5}}
    )
    chart.set_legend({"position": "top", "font": font(10, colour=LIGHT.ink)})
    chart.set_plotarea({"gradient": {"colors": _bands(), "angle": 90}})
    chart.set_chartarea({"border": {"color": LIGHT.hairline}})
    leave_gaps(chart)
    width = min(_WIDEST, max(_NARROWEST, 160 + _STEP_PIXELS * len(facts.steps)))
    chart.set_size({"width": width, "height": _HIGH})
    return chart


def _category_names(facts: Facts) -> list[list[str | None]]:
    """Stages and steps as the chart keeps them, for programs that show it as it was saved."""
    stages: list[str | None] = []
    before = None
    for step in facts.steps:
        stages.append(_short(facts.stage_name(step.id)) if step.stage_id != before else None)
        before = step.stage_id
    return [stages, [_short(step.name) for step in facts.steps]]


def _short(name: str) -> str:
    """A name that leaves room for the curves: it stands upright below them."""
    return name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"


def _look(facts: Facts, line: Line) -> dict[str, object]:
    hue = persona_hues(facts.document)[line.persona.id]
    colour = LIGHT.persona_hues[hue % len(LIGHT.persona_hues)]
    drawn: dict[str, object] = {"color": colour, "width": 2.25}
    if line.state is MapState.TO_BE and facts.document.info.state is not MapState.TO_BE:
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
