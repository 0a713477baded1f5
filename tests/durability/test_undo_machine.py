"""Undo gives back exactly the earlier map and redo the later one, across save and recovery."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings

from tests.durability.undo_machine import UndoMachine

TestUndo = pytest.mark.usefixtures("qapp")(UndoMachine.TestCase)
# A life that fails is short enough to read; the long form (prove_undo) makes it as short as it can.
TestUndo.settings = settings(stateful_step_count=30, max_examples=25, phases=[Phase.generate])
