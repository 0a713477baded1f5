"""Long lives of a map on a disk that fails wherever it likes: the file is whole after each save."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.errors import FileError
from model.samples import samples
from model.storage import Stamp, UnsureSaveError, load, save
from model.strays import FORGOTTEN_S
from model.templates import from_template
from tests.bench.maps import synthetic
from tests.durability.faulty import FAULTS, FaultyDisk, at_every_operation
from tests.torture.proof import Reached

PROMISE = 3
_LIVES, _SAVES = 400, 25
_MAP_ID = "map-torture"


def prove(seed: int, scale: float) -> Reached:
    """Each fault at each operation for every sample, then lives with faults at random."""
    chance = random.Random(seed)
    maps = [
        from_template("purchase"),
        synthetic(900),
        *(load(one.path).document for one in samples()),
    ]
    told = Counter[str]()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for index, document in enumerate(maps):
            _each_operation(Path(folder) / f"each{index}", document, told, failures)
        lives = max(1, round(_LIVES * scale))
        for number in range(lives):
            life = _Life(Path(folder) / f"life{number}", chance.choice(maps), chance, told)
            failures += [f"seed {seed}, life {number}: {found}" for found in life.lived()]
    figures = (
        f"{told['saves']} saves, {told['faults']} faults: {told['kept']} kept the old map,"
        f" {told['unsure']} stand without the disk's word, {told['saved']} were saved;"
        f" {lives} lives"
    )
    return Reached(figures, tuple(failures))


def _each_operation(
    folder: Path, document: JourneyMap, told: Counter[str], failures: list[str]
) -> None:
    folder.mkdir()
    path = folder / "map.journey"
    new = _edited(document, "New")
    for fault in FAULTS:
        for disk in at_every_operation(fault):
            path.unlink(missing_ok=True)
            stamp = save(path, document, map_id=_MAP_ID).stamp
            with disk:
                stands, _ = _tried(path, (document, new), stamp, told)
            told["faults"] += disk.struck is not None
            if load(path).document != stands:
                failures.append(f"{fault.name} at {disk.struck}: another map stands there")
            _age(folder)


@dataclass
class RandomDisk(FaultyDisk):
    """Fails at one operation in so many, each time in another way."""

    chance: random.Random = field(default_factory=random.Random)
    one_in: int = 6
    hits: int = 0

    def asked(self, name: str, real: Any, arguments: Any, keywords: Any) -> Any:
        if self.chance.randrange(self.one_in):
            return real(*arguments, **keywords)
        self.hits += 1
        self.fault = self.chance.choice(FAULTS)
        return self._fail(name, real, arguments, keywords)


@dataclass
class _Life:
    """A map that is edited and saved over and over."""

    folder: Path
    document: JourneyMap
    chance: random.Random
    told: Counter[str]

    def lived(self) -> list[str]:
        """What went wrong."""
        self.folder.mkdir()
        path, found = self.folder / "map.journey", list[str]()
        stamp = save(path, self.document, map_id=_MAP_ID).stamp
        standing = self.document
        for number in range(_SAVES):
            self.document = _edited(self.document, f"Edit {number}")
            disk = RandomDisk(FAULTS[0], chance=self.chance, one_in=self.chance.randint(2, 12))
            with disk:
                standing, stamp = _tried(path, (standing, self.document), stamp, self.told)
            self.told["faults"] += disk.hits
            if load(path).document != standing:
                found.append(f"save {number}: another map stands there")
            _age(self.folder)
        save(path, self.document, map_id=_MAP_ID, expected_stamp=stamp)
        left = sorted(other.name for other in self.folder.iterdir())
        if left != [path.name]:
            found.append(f"{left} is left")
        return found


def _tried(
    path: Path, maps: tuple[JourneyMap, JourneyMap], stamp: Stamp, told: Counter[str]
) -> tuple[JourneyMap, Stamp]:
    """Which map has to stand there after a save of the second, and its stamp."""
    old, new = maps
    told["saves"] += 1
    try:
        saved = save(path, new, map_id=_MAP_ID, expected_stamp=stamp)
    except UnsureSaveError as error:
        told["unsure"] += 1
        return new, error.saved.stamp
    except FileError:
        told["kept"] += 1
        return old, stamp
    told["saved"] += 1
    return new, saved.stamp


def _edited(document: JourneyMap, title: str) -> JourneyMap:
    return apply(document, edit(document, "map", title=title))


def _age(folder: Path) -> None:
    """Let an hour pass for what was left."""
    then = time.time() - FORGOTTEN_S - 60
    for left in folder.glob(".journeyboard-*.tmp"):
        os.utime(left, (then, then))
