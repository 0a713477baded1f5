"""A table that becomes a map, against the bare reader of CSV and the same records made by hand.

Time in turns in one process; memory in a fresh process each, as what its peak grows by while the
map is made. ``python -m tests.bench.tables WHO ROWS`` is such a process.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from functools import partial

from exporters.tables.building.built import built
from exporters.tables.files.reading import grids_in
from exporters.tables.guessing.guessed import guessed
from model.document import JourneyMap
from model.ids import IdSource, seeded_ids
from model.kinds import CardKind, LaneKind, Priority
from model.order import first_keys
from model.records import Card, Lane, Marker, Persona, Record, Stage, Step
from tests.bench.clock import paired, say_pair
from tests.bench.memory import say_memory, tell_growth

SIZES = (5_000, 30_000)
_ROUNDS = 3
_STAGES, _STEPS = 7, 15  # of the map, and of each stage
_HEADINGS = (
    "Stage",
    "Step",
    "Touchpoint",
    "Channel",
    "Emotion",
    "Pain point",
    "Priority",
    "Owner",
    "Remarks",
)


def bench_import() -> None:
    """CSV to a map: bytes decoded, columns guessed, records made."""
    for rows in SIZES:
        data = table(rows)
        ours, bare = partial(_ours, data), partial(_bare, data)
        cards = {"cards": len(ours().cards), "bare_cards": len(bare().cards)}
        pair = paired(ours, bare, rounds=_ROUNDS)
        say_pair("import table", pair, rows=rows, kb=len(data) // 1024, **cards)
        for who in ("ours", "bare"):
            _say_memory(who, rows)


def table(rows: int) -> bytes:
    """A table of so many rows: each a touchpoint with a feeling, every third one with a problem."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_HEADINGS)
    for row in range(rows):
        trouble = (f"It takes too long in case {row}", "high") if row % 3 == 0 else ("", "")
        writer.writerow(
            (
                f"Stage {row % _STAGES}",
                f"Step {row // _STAGES % _STEPS}",
                f"Touchpoint number {row} of the list",
                "website",
                1 + row % 5,
                *trouble,
                "Ana",
                f"as told on day {row % 300}",
            )
        )
    return buffer.getvalue().encode()


def _ours(data: bytes) -> JourneyMap:
    grids = grids_in(data, name="table.csv")
    return built(grids, guessed(grids), name="table.csv").map


def _bare(data: bytes) -> JourneyMap:
    """Python's reader, and the records that such rows are, with nothing guessed or checked."""
    rows = list(csv.reader(io.StringIO(data.decode())))[1:]
    ids = seeded_ids(1)
    kinds = (LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS)
    lanes = [
        Lane(id=ids("lane"), kind=kind, order=key)
        for kind, key in zip(kinds, first_keys(len(kinds)), strict=True)
    ]
    person = Persona(id=ids("persona"), order="V", name="Customer")
    records: list[Record] = [*lanes, person]
    stages: dict[str, str] = {}
    steps: dict[tuple[str, str], str] = {}
    keys = iter(first_keys(2 * len(rows) + _STAGES * (_STEPS + 1)))
    for row in rows:
        stage, name, mood = row[0], row[1], row[4]
        if stage not in stages:
            stages[stage] = ids("stage")
            records.append(Stage(id=stages[stage], order=next(keys), name=stage))
        if (stage, name) not in steps:
            step = Step(id=ids("step"), stage_id=stages[stage], order=next(keys), name=name)
            steps[stage, name] = step.id
            marker = Marker(
                id=ids("marker"),
                lane_id=lanes[1].id,
                step_id=step.id,
                persona_id=person.id,
                valence=float(mood) - 3,
            )
            records += [step, marker]
        records += _bare_cards(row, steps[stage, name], lanes, ids, keys)
    return JourneyMap.of(records)


def _bare_cards(
    row: list[str], step_id: str, lanes: list[Lane], ids: IdSource, keys: Iterator[str]
) -> Iterator[Card]:
    yield Card(
        id=ids("card"),
        kind=CardKind.TOUCHPOINT,
        order=next(keys),
        lane_id=lanes[0].id,
        step_id=step_id,
        text=row[2],
        channel=row[3],
        details=row[8],
    )
    if row[5]:
        yield Card(
            id=ids("card"),
            kind=CardKind.PAIN_POINT,
            order=next(keys),
            lane_id=lanes[2].id,
            step_id=step_id,
            text=row[5],
            priority=Priority.HIGH,
            owner=row[7],
        )


def _say_memory(who: str, rows: int) -> None:
    say_memory("import table memory", "tests.bench.tables", who, str(rows), who=who, rows=rows)


def _measure(who: str, rows: int) -> None:
    make: dict[str, Callable[[bytes], JourneyMap]] = {"ours": _ours, "bare": _bare}
    data = table(rows)
    make[who](table(10))  # what is imported and read once is no matter of the table
    tell_growth(partial(make[who], data))


if __name__ == "__main__":
    _measure(sys.argv[1], int(sys.argv[2]))
