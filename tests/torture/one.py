"""One long proof in a process of its own: ``python -m tests.torture.one NAME SEED SCALE``.

Ends with 0 when the promise held, 1 when it broke, 130 when somebody stopped it; any other end is
a proof that died, which ``tests.torture`` tells.
"""

from __future__ import annotations

import faulthandler
import importlib
import signal
import sys
import traceback
from types import FrameType

from tests.torture.proof import Reached

STOPPED = 130
PREFIX = "prove_"
_LONGEST_S = 3 * 3600


def main(name: str, seed: int, scale: float) -> int:
    """Run it and print what it reached and what broke."""
    signal.signal(signal.SIGTERM, _stop)
    # One that hangs says where each of its threads stands, and ends as broken.
    faulthandler.dump_traceback_later(_LONGEST_S, exit=True)
    try:
        module = importlib.import_module(f"tests.torture.{PREFIX}{name}")
        print(f"{name} (promise {module.PROMISE}), seed {seed}", flush=True)
        reached: Reached = module.prove(seed, scale)
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # noqa: BLE001 - whatever comes out of a proof breaks the promise
        traceback.print_exc()
        print(f"  FAILED: seed {seed}, scale {scale:g}: {error!r}", flush=True)
        return 1
    print(f"  {reached.figures}", flush=True)
    for failure in reached.failures:
        print(f"  FAILED: {failure}", flush=True)
    return 1 if reached.failures else 0


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Whoever ends the proof from outside gets its folders taken away, as with Ctrl+C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
