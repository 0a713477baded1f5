"""The display list of a small map, as readable text: a change of looks shows up as a diff.

After a change that was meant: ``python -m tests.layout.test_golden`` writes it anew; read the diff.
"""

from __future__ import annotations

from datetime import date
from difflib import unified_diff
from pathlib import Path

from model.document import JourneyMap
from model.kinds import CardKind, ConnectorKind, GoalReached, LaneKind
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.layout.theme import LIGHT
from model.records import Card, Connector, Lane, MapInfo, Marker, Persona, Record, Stage, Step
from tests.layout.reading import lines_of

GOLDEN = Path(__file__).with_name("golden_small_map.txt")
_LONGEST = 240


def small_map() -> JourneyMap:
    return JourneyMap.of([*_frame(), *_contents()])


def _frame() -> list[Record]:
    return [
        MapInfo(id="map", title="Buy a bicycle", created_on=date(2026, 5, 2)),
        Stage(
            id="stage-1",
            order="V",
            name="Look",
            goal="Know what fits",
            goal_reached=GoalReached.PARTLY,
        ),
        Stage(id="stage-2", order="W", name="Buy", key_action="Pays"),
        Step(id="step-1", stage_id="stage-1", order="V", name="Visits shop"),
        Step(id="step-2", stage_id="stage-2", order="V", name="Pays"),
        Lane(id="lane-1", kind=LaneKind.TOUCHPOINTS, order="V"),
        Lane(id="lane-2", kind=LaneKind.EMOTIONS, order="W"),
        Persona(id="persona-1", order="V", name="Ada Byron", goals=("A light bicycle",)),
    ]


def _contents() -> list[Record]:
    return [
        Card(
            id="card-1",
            kind=CardKind.TOUCHPOINT,
            order="V",
            lane_id="lane-1",
            step_id="step-1",
            text="Shop window",
            channel="store",
            persona_ids=("persona-1",),
        ),
        Card(
            id="card-2",
            kind=CardKind.PAIN_POINT,
            order="V",
            lane_id="lane-1",
            step_id="step-2",
            text="No card reader",
            votes=3,
        ),
        Marker(
            id="marker-1",
            lane_id="lane-2",
            step_id="step-1",
            persona_id="persona-1",
            valence=2.0,
            word="joy",
        ),
        Marker(
            id="marker-2",
            lane_id="lane-2",
            step_id="step-2",
            persona_id="persona-1",
            valence=-1.0,
            word="regret",
        ),
        Connector(
            id="connector-1",
            kind=ConnectorKind.LOOPS_BACK,
            source_id="card-2",
            target_id="card-1",
            label="comes again",
        ),
    ]


def readable() -> str:
    """The display list, with the outlines of icons cut short."""
    lines = lines_of(layout_map(small_map(), LayoutOptions(theme=LIGHT)).display())
    whole = [line.replace("-0.00", "0.00")[:_LONGEST] for line in lines]
    return "".join(f"{line}\n" for line in whole)


def test_the_small_map_looks_as_it_did() -> None:
    golden = GOLDEN.read_text(encoding="utf-8")
    diff = unified_diff(golden.splitlines(), readable().splitlines(), "golden", "now", lineterm="")
    assert "\n".join(diff) == ""


if __name__ == "__main__":
    GOLDEN.write_text(readable(), encoding="utf-8")
