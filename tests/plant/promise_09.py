"""Bugs in undo and redo."""

from __future__ import annotations

from tests.plant.plants import Plant

_TEST = "tests/durability/test_undo_machine.py"

PLANTS = (
    Plant(
        9,
        "typing goes on into the step that was saved",
        "designer/document/session.py",
        "        self.end_merge()\n        index = self.undo_stack.index()",
        "        index = self.undo_stack.index()",
        _TEST,
    ),
    Plant(
        9,
        "saved after an undo and another edit, where that was undone",
        "designer/document/session.py",
        "            self._saved_at = None  # no redo leads to what was saved any more",
        "            pass",
        "tests/gui/shell/test_session.py",
    ),
    Plant(
        9,
        "a save that arrives late counts for what was edited meanwhile",
        "designer/document/session.py",
        "        self._saved_at = point.index if reached else None",
        "        self._saved_at = self.undo_stack.index()",
        _TEST,
    ),
    Plant(
        9,
        "a crash forgets what could be redone",
        "model/journal/replaying.py",
        "                    self.position -= 1\n",
        "                    self.position -= 1\n                    self.steps.pop()\n",
        "tests/journal/test_replaying.py",
    ),
    Plant(
        9,
        "redo is not cleared by a new edit when a journal is played",
        "model/journal/replaying.py",
        "        del self.steps[self.position :]\n",
        "",
        _TEST,
    ),
    Plant(
        9,
        "typing merges whatever came between",
        "designer/document/history.py",
        "if not isinstance(other, EditCommand) or other.merge_key != self._merge_key:",
        "if not isinstance(other, EditCommand):",
        _TEST,
    ),
)
