"""The columns of a portfolio's summary: what each says of a map, and how the tables tell it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exporters.workbook.sheets.common import MAP
from exporters.workbook.values import Value
from exporters.workbook.writing.chart_data import column_range
from exporters.workbook.writing.figures import FINISHED, PRESSING, Figures
from exporters.workbook.writing.source import Written
from exporters.workbook.writing.styles import DATE_FORMAT
from model.kinds import words

MEAN = "+0.0;-0.0;0.0"
_SHARE = "0%"


@dataclass(frozen=True, slots=True)
class Figure:
    """A column: its header, width, number format, what it says, and how it is counted.

    ``formula`` answers the formula for a map from its criterion and the tables; None where it can
    only be counted in the map. ``total`` is the function that sums the column up.
    """

    header: str
    width: float
    say: Callable[[Figures], Value]
    form: str = "0"
    formula: Callable[[str, Figures, Mapping[str, Written]], str | None] | None = None
    total: str = "SUM"


def lowest_of(figures: Figures) -> Value:
    """The worst step and how it feels there; nothing where nobody feels anything."""
    if figures.lowest is None:
        return None
    step, value = figures.lowest
    return f"{step} ({value:+.1f})" if value else f"{step} (0)"


def _counted(key: str, *rules: tuple[str, str]) -> Callable[..., str | None]:
    """Counts the rows of a table that keep all the rules, each a column and a criterion."""

    def formula(name: str, _figures: Figures, tables: Mapping[str, Written]) -> str | None:
        table = tables.get(key)
        if table is None:
            return None
        pairs = [(column_range(table, MAP.key), name)]
        pairs += [(column_range(table, column), said) for column, said in rules]
        return f"COUNTIFS({','.join(f'{cells},{said}' for cells, said in pairs)})"

    return formula


def _pressing(name: str, figures: Figures, tables: Mapping[str, Written]) -> str | None:
    parts = [
        _counted("pain-points", *_UNFINISHED, ("priority", f'"{words(priority)}"'))(
            name, figures, tables
        )
        for priority in PRESSING
    ]
    return None if None in parts else "+".join(part for part in parts if part)


def _mean(name: str, figures: Figures, tables: Mapping[str, Written]) -> str | None:
    table = tables.get("emotions")
    if table is None:
        return None
    valence, of, state = (column_range(table, key) for key in ("valence", MAP.key, "state"))
    return f'IFERROR(AVERAGEIFS({valence},{of},{name},{state},"{words(figures.state)}"),"")'


_UNFINISHED = tuple(("status", f'"<>{words(status)}"') for status in FINISHED)
FIGURES = (
    Figure("State", 8, lambda it: words(it.state), total=""),
    Figure("Stages", 8, lambda it: it.stages),
    Figure("Steps", 8, lambda it: it.steps),
    Figure("Touchpoints", 13, lambda it: it.touchpoints, formula=_counted("touchpoints")),
    Figure(
        "Open pain points", 9, lambda it: it.pains, formula=_counted("pain-points", *_UNFINISHED)
    ),
    Figure("High priority", 9, lambda it: it.pressing, formula=_pressing),
    Figure(
        "Opportunities without owner",
        14,
        lambda it: it.unowned,
        formula=_counted("opportunities", ("owner", '"="')),
    ),
    Figure(
        "Open actions",
        9,
        lambda it: it.open_actions,
        formula=_counted("actions", *_UNFINISHED),
    ),
    Figure(
        "Actions overdue",
        9,
        lambda it: it.overdue,
        formula=_counted("actions", *_UNFINISHED, ("due", '"<"&TODAY()')),
    ),
    Figure(
        "Actions done", 9, lambda it: it.done, formula=_counted("actions", ("status", '"Done"'))
    ),
    Figure("Mean emotion", 10, lambda it: it.mean, MEAN, _mean, "AVERAGE"),
    Figure("Lowest step", 30, lowest_of, total=""),
    Figure("With evidence", 10, lambda it: it.share, _SHARE, total="share"),
    Figure("Revised on", 12, lambda it: it.revised, DATE_FORMAT, total=""),
)
