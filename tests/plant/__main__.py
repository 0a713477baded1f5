"""``make plant``: puts each bug into a copy of the checkout and shows the test that catches it.

``python -m tests.plant 3 7`` plants those of promises 3 and 7 only. Ends with 1 when a bug was not
caught.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.plant.catalogue import plants
from tests.plant.plants import Plant

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("designer", "widgets", "model", "exporters", "resources", "tests", "docs")
_FILES = ("pyproject.toml", "README.md", "CHANGELOG.md", "ARCHITECTURE.md", "Makefile", "LICENSE")
_LONGEST_S = 600


def main(numbers: list[str]) -> int:
    """Plant them one after another; answers how many were not caught, as an exit code."""
    wanted = {int(number) for number in numbers}
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(Path(folder) / "main")
        for plant in plants():
            if wanted and plant.promise not in wanted:
                continue
            caught, how = _tried(plant, copy)
            missed += not caught
            print(f"promise {plant.promise:>2}  {'caught' if caught else 'MISSED'}  {plant.bug}")
            print(f"            by {plant.test}\n            {how}", flush=True)
    print("every planted bug was caught" if not missed else f"{missed} planted bugs were missed")
    return 1 if missed else 0


def _copied(target: Path) -> Path:
    target.mkdir()
    for name in _COPIED:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, target / name, ignore=ignore, symlinks=True)
    for name in _FILES:
        if (ROOT / name).exists():
            shutil.copy2(ROOT / name, target / name)
    return target


def _tried(plant: Plant, copy: Path) -> tuple[bool, str]:
    """Whether the test fails with the bug in, and its last word."""
    file = copy / plant.file
    sound = file.read_text(encoding="utf-8")
    if sound.count(plant.old) != 1:
        return False, f"the place in {plant.file} is gone: mend the table of plants"
    file.write_text(sound.replace(plant.old, plant.new), encoding="utf-8")
    # The copy comes first: an editable install would lead back to the sound one.
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", plant.test],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, "the test did not end"
    finally:
        file.write_text(sound, encoding="utf-8")
    lines = [line for line in ran.stdout.splitlines() if line.strip()]
    said = next((line for line in lines if line.startswith("FAILED")), lines[-1] if lines else "")
    # 1: tests failed. Anything else is a test that could not even run.
    return ran.returncode == 1, said[:160]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
