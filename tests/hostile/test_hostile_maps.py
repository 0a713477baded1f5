"""Whatever stands in a map file: an answer within bounds, in one sentence, and no harm done.

Through the real commands, in processes of their own, many files in each; processor time and memory
are measured file by file.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

import pytest

from tests.hostile import maps
from tests.hostile.cage import Ran, ran
from tests.hostile.map_table import MAPS
from tests.hostile.table import Hostile

SECONDS, MEGABYTES = 2.0, 300
_AT_ONCE = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="resource limits are of Unix")


@pytest.mark.parametrize("first", range(0, len(MAPS), _AT_ONCE))
def test_a_hostile_map_opens_or_is_refused_in_a_sentence(first: int, tmp_path: Path) -> None:
    some = MAPS[first : first + _AT_ONCE]
    files = [_written(one, tmp_path) for one in some]
    before = [_state(file) for file in files]
    commands = [["info", str(_harmless(tmp_path))]]
    for number, file in enumerate(files):
        commands.append(["info" if number % 2 else "validate", str(file), "--json"])
    answers = ran(commands)[1:]
    for one, answer in zip(some, answers, strict=True):
        judge(one, answer)
    assert [_state(file) for file in files] == before, "a file was touched"
    assert {file.name for file in tmp_path.iterdir()} == {
        "harmless.journey",
        *(file.name for file in files),
    }


def judge(one: Hostile, answer: Ran) -> None:
    """Hold one answer to the promise."""
    said = answer.out + answer.err
    assert "Traceback" not in said, f"{one.name}: {said[-2_000:]}"
    assert answer.code in {0, 1, 2}, f"{one.name}: {said[:500]}"
    if answer.code == 2:
        assert answer.err.count("\n") == 1, f"{one.name}: {answer.err[:500]}"
        assert answer.err.startswith("journeyboard: "), one.name
        assert answer.err[:-1].isprintable(), one.name
        assert len(answer.err) < 600, f"{one.name}: {answer.err}"
    else:
        json.loads(answer.out)
    assert re.search(one.says, said), f"{one.name}: {said[:1_000]}"
    assert answer.opened == (), one.name
    assert answer.seconds <= SECONDS, f"{one.name}: {answer.seconds:.2f} s"
    assert answer.megabytes <= MEGABYTES, f"{one.name}: {answer.megabytes:.0f} MB"


def _harmless(folder: Path) -> Path:
    file = folder / "harmless.journey"
    file.write_bytes(maps.sound())
    return file


def _written(one: Hostile, folder: Path) -> Path:
    file = folder / f"{one.name.removesuffix('.journey')}.journey"
    file.write_bytes(one.make())
    return file


def _state(file: Path) -> tuple[str, int]:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), file.stat().st_mtime_ns
