"""Thousands of damaged copies of the samples, opened in a child process that is measured.

``python -m tests.hostile.mutants SEED COUNT FOLDER`` reports as JSON what happened. Each mutant has
a number; its maker and the seed make the same one again (:func:`mutant`).
"""

from __future__ import annotations

import copy
import json
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from model.errors import FileError
from model.rules import problems
from model.samples import samples
from model.storage import Loaded, load
from model.storage.checking import check
from tests.hostile.cage import peak
from tests.hostile.maps import sound

LONGEST_S = 2.0
_SIGNS = b'0"{}[],:\\ \x00\xff\n-eE.tfnu\xed\xf0'
_NASTY: tuple[object, ...] = (
    None, True, False, 0, -1, 1, 1.5, -0.0, 1e308, -1e308, 10**40, "", " ", "x" * 501, "x" * 10_001,
    "\x00", "\ud83d", "\u202e", "../../etc/passwd", "=1+1", "<b>", "2026-13-40", "map", [], {},
    [None], [[]], [{}], {"id": "x"}, ["x", "x"], ["x"] * 501, "z" * 256, "V0", "NaN",
)  # fmt: skip


@dataclass
class Tried:
    """What became of the mutants. ``worst`` are seconds and the number of the slowest."""

    tried: int = 0
    opened: int = 0
    mended: int = 0
    refused: int = 0
    drawn: int = 0
    worst: float = 0.0
    slowest: str = ""
    megabytes: float = 0.0
    failures: list[str] = field(default_factory=list)


@cache
def sources() -> tuple[bytes, ...]:
    """What is damaged: a map with everything, and the samples."""
    return (sound(), *(sample.path.read_bytes() for sample in samples()))


def mutant(seed: int, number: int) -> tuple[str, bytes]:
    """The name of the maker of a mutant, and its bytes."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311 - bytes, not secrets
    # The small ones more often: they cost less, and what is read is the same.
    data = chance.choice(sources()[:1] * 3 + sources()[:3] * 2 + sources())
    maker = chance.choice(_MAKERS)
    return maker.__name__.strip("_"), maker(data, chance)


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 50))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _write(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5))):
        changed[chance.randrange(len(changed))] = chance.choice(_SIGNS)
    return bytes(changed)


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes(chance.choices(_SIGNS, k=chance.randint(1, 8))) + data[at:]


def _delete(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 2, 10, 500, 4_096)) :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _swap(data: bytes, chance: random.Random) -> bytes:
    a, b, c, d = sorted(chance.randrange(len(data)) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 20, 300, 3_000))]
    return data[:start] + piece * chance.randint(2, 5) + data[start:]


def _splice(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(sources()[:3])
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _zeros(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data)) // 512 * 512
    size = min(len(data) - start, chance.choice((512, 4_096)))
    return data[:start] + bytes(size) + data[start + size :]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 3)):
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _value(data: bytes, chance: random.Random) -> bytes:
    """Any value of the map becomes one that does not belong there."""
    raw = json.loads(data)
    for _ in range(chance.choice((1, 1, 3))):
        place, key = _anywhere(raw, chance)
        place[key] = copy.deepcopy(chance.choice(_NASTY))
    return _written(raw)


def _pointer(data: bytes, chance: random.Random) -> bytes:
    """Ids and what points at them lead elsewhere."""
    raw = json.loads(data)
    records = [r for table in raw["document"].values() if isinstance(table, list) for r in table]
    ids = [record["id"] for record in records] + ["gone", "map"]
    for record in chance.choices(records, k=chance.choice((1, 3, 30))):
        names = [name for name in record if name == "id" or name.endswith(("_id", "_ids"))]
        name = chance.choice(names)
        many = name.endswith("_ids")
        record[name] = chance.choices(ids, k=chance.randint(0, 4)) if many else chance.choice(ids)
    return _written(raw)


def _record(data: bytes, chance: random.Random) -> bytes:
    """Records go, come twice, or stand in another table."""
    raw = json.loads(data)
    lists = [table for table in raw["document"].values() if isinstance(table, list)]
    for _ in range(chance.choice((1, 3, 10))):
        table = chance.choice([table for table in lists if len(table)])
        record = chance.choice(table)
        match chance.randrange(3):
            case 0:
                table.remove(record)
            case 1:
                table.append(record)
            case _:
                chance.choice(lists).append(copy.deepcopy(record))
    return _written(raw)


def _field(data: bytes, chance: random.Random) -> bytes:
    """A field gets another name, goes, or comes to a record that has none of the kind."""
    raw = json.loads(data)
    place, key = _anywhere(raw, chance)
    if isinstance(place, dict):
        place[chance.choice((*place, "votes", "hue", "order", "\x00", ""))] = place.pop(key)
    return _written(raw)


def _anywhere(raw: Any, chance: random.Random) -> tuple[Any, Any]:
    place = raw
    while True:
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.1:
            return place, key
        place = inner


def _written(raw: object) -> bytes:
    return json.dumps(raw, indent=2).encode()


_MAKERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _write, _insert, _delete, _cut, _swap, _repeat, _splice, _zeros, _lines,
    _value, _value, _pointer, _record, _field,
)  # fmt: skip


def tried(seed: int, start: int, count: int, folder: Path, *, draw_each: int = 0) -> Tried:
    """Try mutants in a child process; a child that dies is a failure that names its mutant."""
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.hostile.mutants",
            *map(str, (seed, start, count, folder, draw_each)),
        ],
        capture_output=True,
        text=True,
        timeout=3_600,
        check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    if done.returncode != 0:
        number = (folder / "number").read_text()
        return Tried(failures=[f"seed {seed}, mutant {number}: {done.stderr[-400:]}"])
    return Tried(**json.loads(done.stdout))


def _try(seed: int, start: int, count: int, folder: Path, draw_each: int) -> Tried:
    result = Tried()
    file = folder / "mutant.journey"
    for number in range(start, start + count):
        (folder / "number").write_text(str(number))
        maker, data = mutant(seed, number)
        file.write_bytes(data)
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 2 * LONGEST_S)
        try:
            loaded = _opened(file, result)
            if loaded and draw_each and result.opened % draw_each == 0:
                _draw(loaded, folder)
                result.drawn += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            told = f"{type(error).__name__}: {str(error)[:200]}"
            result.failures.append(f"seed {seed}, mutant {number} ({maker}): {told}")
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - begun
        if took > result.worst:
            result.worst, result.slowest = took, f"{maker}, mutant {number}"
        if file.read_bytes() != data:
            result.failures.append(f"seed {seed}, mutant {number} ({maker}): the file was touched")
    result.megabytes = peak()
    return result


def _opened(file: Path, result: Tried) -> Loaded | None:
    """The map where it opens; raises where the answer is not what was promised."""
    result.tried += 1
    try:
        loaded = load(file)
    except FileError as error:
        result.refused += 1
        why = str(error)
    else:
        result.opened += 1
        result.mended += bool(loaded.warnings)
        broken = problems(loaded.document)
        assert not broken, broken[0].sentence
        return loaded
    assert why.startswith("“mutant.journey” "), why
    assert why.endswith("."), why
    assert why.isprintable(), why
    assert len(why) < 300, why
    report = check(file)
    assert (report.loaded, report.refused) == (None, why), report.refused
    assert report.problems
    return None


def _draw(loaded: Loaded, folder: Path) -> None:
    from exporters.registry import export  # noqa: PLC0415 - only where maps are drawn

    for suffix in ("svg", "xlsx"):
        export(loaded.document, folder / f"drawn.{suffix}")


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    message = f"no answer within {2 * LONGEST_S:g} seconds"
    raise TimeoutError(message)


def _main(seed: int, start: int, count: int, folder: str, draw_each: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
    signal.signal(signal.SIGVTALRM, _too_long)
    json.dump(asdict(_try(seed, start, count, Path(folder), draw_each)), sys.stdout)


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
