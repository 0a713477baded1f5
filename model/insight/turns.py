"""Where a line turns: peaks that stand out from what lies around them."""

from __future__ import annotations

from collections.abc import Sequence

_SLACK = 1e-9
"""0.9 less -0.1 is not quite 1 in binary."""


def turning(values: Sequence[float], prominence: float) -> list[int]:
    """The places of the peaks.

    From a peak one must go down by ``prominence`` on both sides before it gets higher, or to the
    end. A plateau counts once, by its first place; the ends of a line are none.
    """
    places = [i for i, value in enumerate(values) if i == 0 or value != values[i - 1]]
    line = [values[i] for i in places]
    left = _bases(line, equal_ends=True)
    right = _bases(line[::-1], equal_ends=False)[::-1]
    return [
        places[i]
        for i in range(1, len(line) - 1)
        if line[i - 1] < line[i] > line[i + 1]
        and line[i] - max(left[i], right[i]) >= prominence - _SLACK
    ]


def _bases(line: Sequence[float], *, equal_ends: bool) -> list[float]:
    """For each value the lowest one on the way back to a higher one, or to the beginning.

    ``equal_ends``: an equal one ends the way as well, so that of two equal peaks with a shallow
    dip between only the first stands out.
    """
    bases: list[float] = []
    higher: list[tuple[float, float]] = []  # falling values, each with its lowest way back
    for value in line:
        lowest = value
        while higher and (higher[-1][0] < value or (higher[-1][0] == value and not equal_ends)):
            lowest = min(lowest, higher.pop()[1])
        bases.append(lowest)
        higher.append((value, lowest))
    return bases
