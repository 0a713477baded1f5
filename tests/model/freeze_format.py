"""Write the frozen files of the present format version.

``python -m tests.model.freeze_format``, only while the version is not yet released. Afterwards the
files of a version never change: a new field means a new version, with a migration.
"""

from __future__ import annotations

import json
from pathlib import Path

from model.document import JourneyMap
from model.schema import json_schema
from model.storage import VERSION, dumps
from tests.examples import example

FORMATS = Path(__file__).parent.parent / "data" / "formats"
FOLDER = FORMATS / f"v{VERSION}"
MAP_ID = "map-frozen"
PARENTS = ("0123456789abcdef" * 4,)


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
    FOLDER.mkdir(parents=True, exist_ok=True)
    document = example()
    (FOLDER / "everything.journey").write_bytes(dumps(document, map_id=MAP_ID, parents=PARENTS))
    (FOLDER / "everything.parse.json").write_text(shown(parse_of(document)), encoding="utf-8")
    (FOLDER / "schema.json").write_text(shown(json_schema()), encoding="utf-8")


if __name__ == "__main__":
    main()
