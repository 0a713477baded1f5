"""Bugs that would make a map of an earlier version say something else."""

from __future__ import annotations

from tests.plant.plants import Plant

_FROZEN = "tests/model/test_frozen_formats.py"

PLANTS = (
    Plant(
        10,
        "a field that is left out means something else than it did",
        "model/records.py",
        "    mode: LensMode = LensMode.DIM\n",
        "    mode: LensMode = LensMode.ONLY\n",
        f"{_FROZEN}::test_a_file_of_each_version_says_what_it_said",
    ),
    Plant(
        10,
        "a field gets shorter without a new version",
        "model/bounds.py",
        "MAX_LINE, MAX_TEXT = 500, 10_000",
        "MAX_LINE, MAX_TEXT = 400, 10_000",
        f"{_FROZEN}::test_the_schema_changes_only_with_the_version",
    ),
    Plant(
        10,
        "older files are taken for newer ones",
        "model/storage/reading.py",
        "        if version < VERSION:\n",
        "        if version < VERSION - 1:\n",
        "tests/model/test_migrations.py::test_an_older_file_is_led_up_when_it_is_opened",
    ),
)
