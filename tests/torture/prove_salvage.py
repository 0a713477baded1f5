"""Spoiled maps without end: every record outside the damage is saved, in bounded time."""

from __future__ import annotations

import random
import time

from model.errors import FileError
from model.rules import problems
from model.salvage.salvaged import salvaged
from model.samples import samples
from model.storage import dumps, load
from tests.examples import example
from tests.salvage.spoiling import by_chance, missing
from tests.torture.proof import Reached

PROMISE = 8
_FILES = 100_000
_MOST_FAILURES = 10
_LONGEST_S = 2.0
_TOLD_EVERY = 5_000


def prove(seed: int, scale: float) -> Reached:
    """Spoil files of the samples and look what is left of them."""
    chance = random.Random(seed)
    documents = [example(), *(load(sample.path).document for sample in samples())]
    files = [(document, dumps(document, map_id="map-1")) for document in documents]
    count = max(1, round(_FILES * scale))
    failures: list[str] = []
    worst, records = 0.0, 0
    for number in range(count):
        document, data = chance.choice(files)
        spoilt = by_chance(data, chance)
        ids = spoilt.untouched()
        begun = time.process_time()
        try:
            result = salvaged(spoilt.data, "“x”")
        except FileError as error:
            wrong = [str(error)] if ids else []
        else:
            records += len(ids)
            wrong = missing(document, ids, result)
            wrong += [problem.sentence for problem in problems(result.document)]
        took = time.process_time() - begun
        worst = max(worst, took)
        if took > _LONGEST_S:
            wrong.append(f"took {took:.1f} s of processor time")
        if (number + 1) % _TOLD_EVERY == 0:
            print(f"  {number + 1:,} of {count:,} files", flush=True)
        if wrong:
            failures.append(f"seed {seed}, file {number}: {wrong[0][:300]}")
        if len(failures) >= _MOST_FAILURES:
            break
    figures = (
        f"{number + 1:,} spoiled files, {records:,} records outside the damage: "
        f"{len(failures)} files with a loss; the slowest took {worst:.2f} s of processor time"
    )
    return Reached(figures, tuple(failures))
