"""Promise 1: the real application is killed at random moments, and nothing acknowledged is gone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.torture.proof import Reached

PROMISE = 1
_KILLS = 500
_ROOT = Path(__file__).resolve().parents[2]


def prove(seed: int, scale: float) -> Reached:
    """Five hundred kills in the long form."""
    count = max(1, round(_KILLS * scale))
    driver = (sys.executable, "-m", "tests.torture.killing.driver")
    done = subprocess.run(
        [*driver, "--seed", str(seed), "--count", str(count)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    if done.returncode not in (0, 1) or not said:
        return Reached("the driver died, not only its victims", (f"exit code {done.returncode}",))
    figures = json.loads(said[-1])
    moments = ", ".join(f"{n} {what}" for what, n in sorted(figures["at"].items()))
    return Reached(
        f"{figures['kills']} kills survived, {figures['restored']} maps restored in their windows,"
        f" {figures['acknowledged']} acknowledged edits and keys; the last word before the kill:"
        f" {moments}",
        tuple(figures["lost"]),
    )
