"""Promise 5: whatever two or more people do to copies of a map, merging them loses nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.merging.merged import merged
from tests.edit_strategies import Edit, edits
from tests.map_strategies import maps
from tests.merging.laptops import played
from tests.merging.laws import broken
from tests.torture.proof import Reached

PROMISE = 5
_AFTERNOONS, _ROUNDS, _LAPTOPS = 400, 40, 4
_MERGES = 20_000
_TOLD_EVERY, _MERGES_TOLD_EVERY = 50, 1_000


def prove(seed: int, scale: float) -> Reached:
    """Afternoons of four laptops on one folder, then merges of any two states of any map."""
    afternoons = max(1, round(_AFTERNOONS * scale))
    failures: list[str] = []
    clashes = 0
    for number in range(afternoons):
        wrong, more = played(seed + number, laptops=_LAPTOPS, rounds=_ROUNDS)
        clashes += more
        failures += [f"afternoon {seed + number}: {what}" for what in wrong]
        if (number + 1) % _TOLD_EVERY == 0:
            print(f"  {number + 1} of {afternoons} afternoons", flush=True)
    merges, conflicts, broke = _any_merges(seed, max(1, round(_MERGES * scale)))
    return Reached(
        f"{afternoons} afternoons of {_LAPTOPS} laptops, {clashes} clashes: {len(failures)} wrong;"
        f" {merges} merges of any two states, {conflicts} with conflicts: {len(broke)} wrong",
        (*failures, *broke),
    )


def _any_merges(seed: int, count: int) -> tuple[int, int, tuple[str, ...]]:
    """How many merges were tried, how many had conflicts, and what broke first."""
    tried: list[bool] = []
    work = st.lists(edits(), max_size=6)

    @seeded(seed)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(maps(), work, work, st.booleans())
    def laws_hold(
        base: JourneyMap, mine: Sequence[Edit], others: Sequence[Edit], known: bool
    ) -> None:
        ours, theirs = _edited(base, mine), _edited(base, others)
        start = base if known else None
        tried.append(bool(merged(start, ours, theirs).conflicts))
        if len(tried) % _MERGES_TOLD_EVERY == 0:
            print(f"  {len(tried)} merges", flush=True)
        assert broken(start, ours, theirs) == []

    try:
        laws_hold()
    except AssertionError as error:
        return len(tried), sum(tried), (f"seed {seed}: {error}",)
    return len(tried), sum(tried), ()


def _edited(document: JourneyMap, work: Sequence[Edit]) -> JourneyMap:
    for edit in work:
        document = apply(document, edit(document))
    return document
