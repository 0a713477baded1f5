"""Bugs in what becomes of a map that other programs change."""

from __future__ import annotations

from tests.plant.plants import Plant

PLANTS = (
    Plant(
        5,
        "a save looks at the file before it writes, not right before it replaces",
        "model/storage/files.py",
        "write_bytes(path, data, confirm=look)",
        "write_bytes(path, data)",
        "tests/durability/test_races.py",
    ),
    Plant(
        5,
        "a file of the same size and time counts as unchanged",
        "designer/elsewhere/outside.py",
        "same = sign is not None and sign == seen",
        "same = sign is not None and seen is not None and sign.mtime_ns == seen.mtime_ns",
        "tests/gui/shell/test_outside.py::test_each_change_is_told_once_with_what_can_be_done",
    ),
    Plant(
        5,
        "a merge that is undone still counts the other file as seen",
        "designer/elsewhere/descent.py",
        "    stack.indexChanged.connect(moved)\n",
        "    moved(stack.index())\n",
        "tests/gui/shell/test_outside_ways.py"
        "::test_a_merge_that_was_undone_does_not_let_a_save_overwrite_the_file",
    ),
    Plant(
        5,
        "what one side deleted is gone although the other edited it",
        "model/merging/returning.py",
        "    return again != base\n",
        "    return False\n",
        "tests/merging/test_rules.py",
    ),
    Plant(
        5,
        "of two texts of a card only ours is kept",
        "model/merging/beside.py",
        "            if ours.id not in seconds:\n",
        "            if ours.id in seconds:\n",
        "tests/merging/test_laptops.py",
    ),
    Plant(
        5,
        "what is overwritten on purpose is not kept",
        "designer/elsewhere/reconciling.py",
        "            self._keep_theirs(seen)\n",
        "            pass\n",
        "tests/gui/shell/test_outside_ways.py::test_what_is_overwritten_on_purpose_is_kept_first",
    ),
)
