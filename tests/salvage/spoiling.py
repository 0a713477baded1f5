"""Ways of spoiling a map's file, and what must be left of it: told from the bytes alone."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from hypothesis import strategies as st

from model.document import JourneyMap
from model.naming import called
from model.records import Record, evolve
from model.references import REFERENCES_OF, WhenGone
from model.salvage.salvaged import Salvaged

_RECORD = re.compile(rb'^(    (?:  )?)(?:"info": )?(\{)\n(?s:.*?)^\1(\})', re.MULTILINE)
_ID = re.compile(rb'\n +"id": "([^"]+)"')
NOISE = (b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\x00", b"\xff", b"\n", b"{}", b'"id": ')


@dataclass(frozen=True)
class Spoiled:
    """A file in which ``data[start:end]`` was replaced by ``put``."""

    before: bytes = field(repr=False)
    start: int
    end: int
    put: bytes

    @property
    def data(self) -> bytes:
        return self.before[: self.start] + self.put + self.before[self.end :]

    def untouched(self) -> set[str]:
        """The ids of the records of which every byte is as it was."""
        return {
            name
            for name, (start, end) in spans(self.before).items()
            if end <= self.start or start >= self.end
        }


def spans(data: bytes) -> dict[str, tuple[int, int]]:
    """Where each record begins and ends in a file as the program writes it."""
    found = {}
    for match in _RECORD.finditer(data):
        name = _ID.search(match[0])
        if name is not None:
            found[name[1].decode()] = (match.start(2), match.end(3))
    return found


def spoiled(files: st.SearchStrategy[bytes]) -> st.SearchStrategy[Spoiled]:
    """One region of a file overwritten, cut out, doubled, or put somewhere else."""
    return st.builds(_spoil, files, *([st.integers(0, 10**6)] * 4), _puts())


def _puts() -> st.SearchStrategy[bytes | str]:
    noise = st.lists(st.sampled_from(NOISE), min_size=1, max_size=6).map(b"".join)
    holes = st.integers(1, 5000).map(lambda n: b"\x00" * n)
    kinds = st.sampled_from(["cut out", "copied", "end"])
    return st.one_of(st.binary(max_size=60), noise, holes, kinds)


def _spoil(
    before: bytes, at: int, length: int, other: int, scale: int, put: bytes | str
) -> Spoiled:
    start = at % (len(before) + 1)
    length %= (1, 40, 700, 6000)[scale % 4] + 1
    end = min(len(before), start + length)
    if isinstance(put, bytes):
        return Spoiled(before, start, end, put)
    if put == "end":
        return Spoiled(before, start, len(before), b"")
    other %= len(before)
    copied = before[other : other + length] if put == "copied" else b""
    return Spoiled(before, start, end, copied)


def by_chance(before: bytes, chance: random.Random) -> Spoiled:
    """The same without hypothesis, for long runs."""
    kind = chance.random()
    if kind < 0.2:
        put: bytes | str = chance.randbytes(chance.randrange(60))
    elif kind < 0.5:
        put = b"".join(chance.choices(NOISE, k=chance.randint(1, 6)))
    elif kind < 0.7:
        put = b"\x00" * chance.randint(1, 5000)
    else:
        put = chance.choice(["cut out", "copied", "end"])
    at, length, other, scale = (chance.randrange(10**6) for _ in range(4))
    return _spoil(before, at, length, other, scale, put)


def missing(document: JourneyMap, ids: set[str], result: Salvaged) -> list[str]:
    """Which of these records are neither as they were nor mended with a word about it."""
    said = " ".join((*result.mended, *result.lost))
    wrong = []
    for name in sorted(ids):
        record = document.info if name == "map" else document.find(name)
        assert record is not None, name
        now = result.document.find(name)
        # What stands for a record that lost its place says so by name.
        named = called(record) in said or (record.table == "markers" and bool(said))
        if now == record or _elsewhere(record, result, named=named):
            continue
        if not named or (now is not None and _bare(now) != _bare(record)):
            wrong.append(f"{name}: {record!r} is {now!r}")
        elif now is None and record.table not in ("markers", "connectors"):
            wrong.append(f"{name} is gone")
    return wrong


def _elsewhere(record: Record, result: Salvaged, *, named: bool) -> bool:
    """Whether it is there by another id, its own having been taken by what was put in.

    Where it is ``named`` its place may be gone besides.
    """
    others = [evolve(o, id=record.id) for o in result.document.table(record.table).values()]
    same = record in others or (named and any(_bare(o) == _bare(record) for o in others))
    return same and any("id of another one" in sentence for sentence in result.mended)


def _bare(record: Record) -> Record:
    """The record without what it points at, as far as that may be mended."""
    fields: dict[str, object] = {}
    for reference in REFERENCES_OF[record.table]:
        if reference.when_gone is WhenGone.CASCADE:
            fields[reference.field] = "somewhere"
        else:
            fields[reference.field] = () if reference.many else None
    return evolve(record, **fields)
