"""Tables of figures are known by their figures, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from exporters.tables.attaching.attached import attached
from exporters.tables.files.reading import grids_in
from exporters.tables.guessing.guessed import guessed
from exporters.tables.mapping import Orientation, Purpose
from model.changes import apply
from tests.tables.test_attaching import cards_of, journey


@pytest.mark.parametrize(
    ("text", "orientation", "made"),
    [
        (
            "Metric,Jan 2026,Feb 2026\nConversion rate,3.1,3.4\nWaiting time,50,51\n",
            Orientation.ROWS,
            {"Conversion rate": (None, 3.4), "Waiting time": (None, 51.0)},
        ),
        (
            "Schritt;Kennzahl;2026-01;2026-02;2026-03\nPay;Abbruchrate;12,5 %;11 %;\n",
            Orientation.ROWS,
            {"Abbruchrate": ("t3", 11.0)},
        ),
        (
            "Figures of May\n\nStep,Conversion rate,Response time (h)\nPay,3.4%,2\nAd,,n/a\n",
            Orientation.ROWS,
            {"Conversion rate": ("t3", 3.4), "Response time": ("t3", 2.0)},
        ),
        (
            "KPI,Awareness,Purchase\nConversion rate,2%,30%\nDrop-off,,9%\n",
            Orientation.COLUMNS,
            {"Conversion rate": ("t2", 30.0), "Drop-off": ("t2", 9.0)},
        ),
        (
            "Stage,Metric,Value,Date\nPurchase,NPS,41,2026-01-31\n",
            Orientation.ROWS,
            {"NPS": ("t2", 41.0)},
        ),
    ],
)
def test_tables_of_figures(
    text: str, orientation: Orientation, made: dict[str, tuple[str | None, float]]
) -> None:
    grids = grids_in(text.encode(), name="kpi.csv")
    mapping = guessed(grids)
    assert (mapping.purpose, mapping.orientation) == (Purpose.METRICS, orientation)
    after = apply(journey(), attached(journey(), grids, mapping).change)
    told = {name: (card.step_id, metric.value) for name, (card, metric) in cards_of(after).items()}
    assert told == made


@pytest.mark.parametrize(
    "text",
    [
        "Stage,Touchpoint,Conversion rate,Pain point\nBuy,Shop,3%,Slow\nUse,App,4%,\n",
        "Stage,Touchpoint,Satisfaction\nBuy,Shop,3\nUse,App,5\n",
        "Step,Emotion\nBuy,1\nUse,2\n",
        "Stage,Retention\nBuy,They come again because it is cheap\nUse,Never\n",
        "Actions,Awareness,Retention\nDoing,Looks,Comes back\nThinking,Hm,Well\n",
    ],
)
def test_journeys_stay_journeys(text: str) -> None:
    assert guessed(grids_in(text.encode(), name="map.csv")).purpose is Purpose.JOURNEY
