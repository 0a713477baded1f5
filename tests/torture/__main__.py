"""``make torture``: the long form of every proof, with its seed and the figures it reached.

``python -m tests.torture kills --seed 7 --scale 0.1`` runs one of them, a tenth as long. Each
module ``prove_NAME`` of this folder is one proof: ``PROMISE`` is its number, ``prove`` does it.

Each runs in a process of its own, so one that dies is a failure with its number and the others go
on, and in a temporary folder of its own, which is taken away however it ended.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pkgutil
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

import tests.torture
from tests.torture.one import PREFIX, STOPPED

ROOT = Path(__file__).resolve().parents[2]
_PROOF = (sys.executable, "-X", "faulthandler", "-m", "tests.torture.one")
_GROUPS = sys.platform != "win32"
_PATIENCE_S = 15
"""So long a proof that is stopped may take to put its things away."""
_TRIES, _PAUSE_S = 20, 0.1


def names() -> list[str]:
    """The proofs, by the names they are asked for."""
    found = pkgutil.iter_modules(tests.torture.__path__)
    return sorted(m.name.removeprefix(PREFIX) for m in found if m.name.startswith(PREFIX))


def main(arguments: list[str]) -> int:
    """Run the proofs that are asked for, all by default.

    Returns:
        0 when each promise held, 1 when one broke or a proof died, 130 when it was stopped.
    """
    parser = argparse.ArgumentParser(prog="make torture")
    parser.add_argument("proofs", nargs="*", choices=[[], *names()], metavar="PROOF")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--scale", type=float, default=1.0)
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    begun, summary, worst = time.monotonic(), list[str](), 0
    wanted = asked.proofs or names()
    for name in wanted:
        started = time.monotonic()
        try:
            code = ended([*_PROOF, name, str(asked.seed), str(asked.scale)])
        except KeyboardInterrupt:
            code = STOPPED
        took = time.monotonic() - started
        summary.append(f"  {name:<9} {took:>6.0f} s  {ending(code)}")
        if code == STOPPED:
            worst = STOPPED
            break
        worst = max(worst, int(code != 0))
    seconds = time.monotonic() - begun
    print(f"seed {asked.seed}, scale {asked.scale:g}, {seconds:.0f} s in all")
    print("\n".join(summary), flush=True)
    if left := wanted[len(summary) :]:
        print(f"  not begun: {', '.join(left)}", flush=True)
    return worst


def ending(code: int) -> str:
    """How a proof ended, by the exit code of its process."""
    match code:
        case 0:
            return "held"
        case 1:
            return "BROKEN"
        case 130:
            return "stopped"
        case _ if code < 0:
            return f"DIED of signal {-code} ({signal.strsignal(-code)})"
        case _:
            return f"DIED with exit code {code}"


def ended(words: Sequence[str]) -> int:
    """Run a proof as a program of its own, in a folder of its own.

    Args:
        words: the program and its arguments.

    Returns:
        Its exit code, below 0 for the signal that ended it.

    Raises:
        KeyboardInterrupt: somebody stopped it; it is over then, and so is all that it started.
    """
    with _folder() as folder:
        own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
        environment = {**os.environ, **own}
        child = subprocess.Popen(
            words,
            cwd=ROOT,
            env=environment,
            # With what it starts it is a group (not on Windows): nobody outlives it in its folder.
            process_group=0 if _GROUPS else None,
        )
        try:
            return child.wait()
        except KeyboardInterrupt:
            _send(child, signal.SIGINT)
            raise
        finally:
            _put_to_rest(child)


@contextlib.contextmanager
def _folder() -> Iterator[str]:
    """A folder that is taken away, also while what was killed a moment ago still fills it."""
    folder = tempfile.mkdtemp(prefix="torture-")
    try:
        yield folder
    finally:
        for _ in range(_TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if not os.path.lexists(folder):
                break
            time.sleep(_PAUSE_S)


def _put_to_rest(child: subprocess.Popen[bytes]) -> None:
    """Give it time to put its things away, and end what does not."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(_PATIENCE_S)
    _send(child, signal.SIGKILL if _GROUPS else signal.SIGTERM)
    child.wait()


def _send(child: subprocess.Popen[bytes], number: int) -> None:
    """Tell the proof and everything that it started; on Windows there is only ending it."""
    if sys.platform == "win32":
        child.terminate()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, number)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
