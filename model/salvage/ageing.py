"""Records of older versions, led up one by one: what is broken elsewhere must not stop them."""

from __future__ import annotations

from collections.abc import Mapping

from model.migrations import CURRENT_VERSION, MIGRATIONS, Migration, migrated
from model.salvage.found import Fields
from model.storage.envelope import FORMAT


def led_up(
    table: str,
    fields: Fields,
    version: int,
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    current: int = CURRENT_VERSION,
) -> tuple[str, Fields]:
    """The list and the fields of a record as today's version has them.

    A step that cannot do with one record alone leaves it as it is.
    """
    if not 0 < version < current:
        return table, fields
    one: object = fields if table == "info" else [fields]
    file = {"format": FORMAT, "version": version, "document": {"info": {"id": "map"}, table: one}}
    try:
        document = migrated(file, migrations=migrations, current=current)["document"]
        for name, records in document.items():
            if name == "info" and table == "info" and isinstance(records, dict):
                return name, records
            if name != "info" and isinstance(records, list) and records:
                return name, dict(records[0])
    except (LookupError, TypeError, ValueError, AttributeError):
        pass  # the step asked for what is broken
    return table, fields
