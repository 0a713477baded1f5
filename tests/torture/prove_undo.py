"""Long lives of a map: edits, undo, redo, saves, failures and crashes in any order."""

from __future__ import annotations

import itertools

from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtCore import QCoreApplication

from tests.durability.undo_machine import UndoMachine
from tests.torture.proof import Reached

PROMISE = 9
_LIVES, _STEPS = 3_000, 60
_TOLD_EVERY = 100


def prove(number: int, scale: float) -> Reached:
    """Live many lives, drawn from the seed; the first that fails is made as short as it can be."""
    application = QCoreApplication.instance() or QCoreApplication(["undo"])
    lives = max(1, round(_LIVES * scale))
    lived = itertools.count(1)

    class Lives(UndoMachine):
        def teardown(self) -> None:
            super().teardown()
            if (count := next(lived)) % _TOLD_EVERY == 0:
                print(f"  {count:,} lives", flush=True)

    machine = seed(number)(Lives)
    phases = (Phase.generate, Phase.shrink)
    wanted = settings(
        max_examples=lives,
        stateful_step_count=_STEPS,
        deadline=None,
        database=None,
        derandomize=False,
        phases=phases,
    )
    failures: tuple[str, ...] = ()
    try:
        run_state_machine_as_test(machine, settings=wanted)
    except AssertionError as error:
        failures = (f"seed {number}: {error}",)
    application.processEvents()
    return Reached(f"{lives:,} lives of up to {_STEPS} steps each", failures)
