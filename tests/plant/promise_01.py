"""Bugs in the journal of an open map and in what is offered after a crash."""

from __future__ import annotations

from tests.plant.plants import Plant

_JOURNAL = "tests/gui/shell/test_journal.py"

PLANTS = (
    Plant(
        1,
        "no journal for a map that was never saved",
        "designer/keeping/journal_keeper.py",
        "if session.read_only or session in self._journals:",
        "if session.read_only or session.path is None or session in self._journals:",
        f"{_JOURNAL}::test_an_edit_is_in_the_journal_before_the_event_is_over_however_the_map_came",
    ),
    Plant(
        1,
        "a note that waits in the quick note line is not written down",
        "designer/keeping/waiting_texts.py",
        "    if bench.capture.waiting.strip():\n",
        "    if False:\n",
        f"{_JOURNAL}::test_a_note_in_the_line_is_written_down_while_it_is_typed",
    ),
    Plant(
        1,
        "the old journal goes before the map has one of its own",
        "designer/recovery/returning.py",
        "if journal is not None and journal.secured():",
        "if journal is not None:",
        "tests/gui/shell/test_recovery_trouble.py"
        "::test_a_disk_that_is_full_keeps_the_journal_until_the_map_is_safe",
    ),
    Plant(
        1,
        "a restored map's next journal forgets its history",
        "designer/keeping/map_journal.py",
        "        for step, document in history:\n            self._write(_entry(step), document)\n",
        "        if history:\n            self._write(_entry(history[-1][0]), history[-1][1])\n",
        "tests/gui/shell/test_recovered_history.py",
    ),
    Plant(
        1,
        "undo is not written down",
        "designer/document/history.py",
        "        self._told(Step(StepKind.UNDO, change))",
        "        del change",
        f"{_JOURNAL}::test_undo_redo_and_what_is_saved_are_written_down",
    ),
)
