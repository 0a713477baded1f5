"""Bugs in what saves a damaged map."""

from __future__ import annotations

from tests.plant.plants import Plant

_CASES = "tests/salvage/test_cases.py"

PLANTS = (
    Plant(
        8,
        "what a record has lost is not told",
        "model/salvage/gathering.py",
        "        self.losses.extend(flawed(record, found.at, flaws))",
        "        flawed(record, found.at, flaws)",
        f"{_CASES}::test_half_a_note_is_kept",
    ),
    Plant(
        8,
        "a list that lost its name is taken for the one before",
        "model/salvage/placing.py",
        "        hints = [table for table in named if table in TABLES]",
        "        hints = [table for table in named[2:] if table in TABLES]",
        f"{_CASES}::test_a_heading_that_is_gone_costs_nothing",
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
