"""Write the frozen files of the present format version.

``python -m tests.model.freeze_format``, only while the version is not yet released. Afterwards the
files of a version never change: a new field means a new version, with a migration.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.document import TABLE_NAMES, JourneyMap
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.records import MAP_ID as MAP_ID_OF_RECORD
from model.records import (
    Action,
    Card,
    Channel,
    Connector,
    Evidence,
    Image,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Silence,
    Stage,
    Step,
    View,
)
from model.schema import json_schema
from model.storage import VERSION, dumps
from tests.examples import example

FORMATS = Path(__file__).parent.parent / "data" / "formats"
FOLDER = FORMATS / f"v{VERSION}"
MAP_ID = "map-frozen"
PARENTS = ("0123456789abcdef" * 4,)


RELEASED = FORMATS / "released.json"
"""The versions of released programs: the SHA-256 of each of their files, which never change."""


def released() -> dict[str, dict[str, str]]:
    """The released versions, each with the hashes of its frozen files."""
    found: dict[str, dict[str, str]] = json.loads(RELEASED.read_text(encoding="utf-8"))
    return found


def bare() -> JourneyMap:
    """A map whose records say only what they must: all else is what a default means."""
    records: tuple[Record, ...] = (
        Stage(id="stage-1", order="V"),
        Step(id="step-1", stage_id="stage-1", order="V"),
        Lane(id="lane-1", kind=LaneKind.EMOTIONS, order="V"),
        Card(id="card-1", kind=CardKind.NOTE, order="V"),
        Card(id="card-2", kind=CardKind.NOTE, order="W"),
        Persona(id="persona-1", order="V"),
        Marker(id="marker-1", lane_id="lane-1", step_id="step-1", persona_id="persona-1"),
        Connector(id="connector-1", source_id="card-1", target_id="card-2"),
        Evidence(id="evidence-1", kind=EvidenceKind.SURVEY),
        Metric(id="metric-1"),
        Channel(id="channel-1", order="V"),
        Action(id="action-1", order="V"),
        Silence(id="silence-1", rule="no-persona"),
        View(id="view-1", order="V"),
        Image(id="image-1", media_type="image/png", width=1, height=1, data=""),
    )
    tables: dict[str, Any] = {
        name: MappingProxyType({r.id: r for r in records if r.table == name})
        for name in TABLE_NAMES
    }
    return JourneyMap(info=MapInfo(id=MAP_ID_OF_RECORD), **tables)


def parse_of(document: JourneyMap) -> dict[str, list[object]]:
    """All records with all their fields, table by table, as plain values."""
    tables: dict[str, list[object]] = {}
    for record in sorted(document.records(), key=lambda record: (record.table, record.id)):
        tables.setdefault(record.table, []).append(record.model_dump(mode="json"))
    return tables


def shown(value: object) -> str:
    """Plain values as the text of a frozen file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write sample, expected parse and schema."""
    if str(VERSION) in released():
        message = f"version {VERSION} is released: a change needs a new version and a migration"
        raise SystemExit(message)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, document in (("everything", example()), ("bare", bare())):
        data = dumps(document, map_id=MAP_ID, parents=PARENTS)
        (FOLDER / f"{name}.journey").write_bytes(data)
        (FOLDER / f"{name}.parse.json").write_text(shown(parse_of(document)), encoding="utf-8")
    (FOLDER / "schema.json").write_text(shown(json_schema()), encoding="utf-8")


if __name__ == "__main__":
    main()
