"""Leading files of older versions up to today's, step by step.

``MIGRATIONS[n]`` turns the parsed JSON of a version ``n`` file into version ``n + 1``. Migrations
are pure functions from dict to dict and never import the records: those change, a step between two
old versions must not. Each version after the first brings the module ``vN.py`` of the step to it
here, its line in the table, and a frozen file in the tests' data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from model.migrations import v2

FileDict: TypeAlias = dict[str, Any]
Migration: TypeAlias = Callable[[FileDict], FileDict]

CURRENT_VERSION = 2
FIRST_VERSION = 1

MIGRATIONS: Mapping[int, Migration] = {1: v2.led_up}


def gaps(
    migrations: Mapping[int, Migration] = MIGRATIONS,
    *,
    first: int = FIRST_VERSION,
    current: int = CURRENT_VERSION,
) -> list[int]:
    """The versions no step leads on from, and steps from versions that never were."""
    return sorted(set(range(first, current)) ^ set(migrations))


def migrated(
    data: FileDict,
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    current: int = CURRENT_VERSION,
) -> FileDict:
    """The parsed file led up to the current version; each step says it is one version further.

    Raises:
        LookupError: no step leads on from the file's version.
    """
    while (version := data["version"]) < current:
        if version not in migrations:
            message = f"no migration leads on from version {version}"
            raise LookupError(message)
        data = {**migrations[version](data), "version": version + 1}
    return data
