"""Bugs in what saves a damaged map."""

from __future__ import annotations

from tests.plant.plants import Plant

_CASES = "tests/salvage/test_cases.py"

PLANTS = (
    Plant(
        8,
        "the search ends at the first thing that is no record",
        "model/salvage/searching.py",
        "        if not ID_KEY.search(data, start, end):",
        "        if (at and start - at > 300) or not ID_KEY.search(data, start, end):",
        "tests/salvage/test_property.py::test_every_record_outside_the_damage_is_saved",
    ),
    Plant(
        8,
        "a field that cannot be kept takes its record along",
        "model/salvage/gathering.py",
        "        if record is None or (isinstance",
        "        if record is None or more or (isinstance",
        f"{_CASES}::test_one_field_is_no_reason_to_lose_a_card",
    ),
    Plant(
        8,
        "the other side of a git conflict is left out",
        "model/salvage/sides.py",
        'return b"".join((*ours, data[at:])), b"".join((*theirs, data[at:]))',
        'return (b"".join((*ours, data[at:])),)',
        f"{_CASES}::test_a_conflict_inside_the_document_keeps_both_sides",
    ),
    Plant(
        8,
        "the damaged file may be written over",
        "designer/cli/salvaging.py",
        "    if same or (",
        "    if not same and (",
        "tests/salvage/test_command.py::test_the_damaged_file_is_never_written_over",
    ),
)
