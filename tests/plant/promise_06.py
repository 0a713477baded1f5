"""Any state of the last 30 days comes back."""

from __future__ import annotations

from tests.plant.plants import Plant

PLANTS = (
    Plant(
        6,
        "a state is as old as its save, not as its reign: a month of rest loses yesterday",
        "model/versions/rotation.py",
        "reigns = [*(each.time for each in ordered[1:]), now]",
        "reigns = [each.time for each in ordered]",
        "tests/versions/test_rotation.py",
    ),
    Plant(
        6,
        "what was given up on purpose is not kept",
        "designer/keeping/version_keeper.py",
        "        if given_up:\n",
        "        if given_up and not session.clean and session.read_only:\n",
        "tests/gui/shell/test_versions_kept.py",
    ),
    Plant(
        6,
        "a version is read without looking at its hash",
        "model/versions/packing.py",
        "if len(slim) != head.length or hashlib.sha256(slim).hexdigest() != head.sha256:",
        "if len(slim) != head.length:",
        "tests/versions/test_store.py",
    ),
    Plant(
        6,
        "going back does not keep what is not saved",
        "designer/history/flow.py",
        "        if session.clean:\n            self._go_back(found, session)\n",
        "        if session is not None:\n            self._go_back(found, session)\n",
        "tests/gui/shell/test_history.py",
    ),
)
