"""``make torture``: the long form of every proof, with its seed and the figures it reached.

``python -m tests.torture kills --seed 7 --scale 0.1`` runs one of them, a tenth as long. Each
module ``prove_NAME`` of this folder is one proof: ``PROMISE`` is its number, ``prove`` does it.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import sys
import time

import tests.torture
from tests.torture.proof import Reached

_PREFIX = "prove_"


def names() -> list[str]:
    """The proofs, by the names they are asked for."""
    found = pkgutil.iter_modules(tests.torture.__path__)
    return sorted(m.name.removeprefix(_PREFIX) for m in found if m.name.startswith(_PREFIX))


def main(arguments: list[str]) -> int:
    """Run the proofs that are asked for, all by default; 1 when one failed."""
    parser = argparse.ArgumentParser(prog="make torture")
    parser.add_argument("proofs", nargs="*", choices=[[], *names()], metavar="PROOF")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--scale", type=float, default=1.0)
    asked = parser.parse_args(arguments)
    failed = False
    for name in asked.proofs or names():
        module = importlib.import_module(f"tests.torture.{_PREFIX}{name}")
        print(f"{name} (promise {module.PROMISE}), seed {asked.seed}", flush=True)
        begun = time.monotonic()
        reached: Reached = module.prove(asked.seed, asked.scale)
        took = time.monotonic() - begun
        print(f"  {reached.figures} ({took:.0f} s)", flush=True)
        for failure in reached.failures:
            print(f"  FAILED: {failure}", flush=True)
        failed = failed or bool(reached.failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
