"""Rules W1 to I2 of UAX #9: levels within one isolating run sequence."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional, normalize

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI", "PDI"})
_SIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_MAX_BRACKETS = 63

# Brackets that stand in the character table as opening, closing, opening, closing ...
_BRACKET_BLOCKS = (
    (0x0028, 0x0029), (0x0F3A, 0x0F3D), (0x169B, 0x169C), (0x2045, 0x2046), (0x207D, 0x207E),
    (0x208D, 0x208E), (0x2308, 0x230B), (0x2768, 0x2775), (0x27C5, 0x27C6), (0x27E6, 0x27EF),
    (0x2983, 0x298C), (0x2991, 0x2998), (0x29D8, 0x29DB), (0x29FC, 0x29FD), (0x2E22, 0x2E29),
    (0x2E55, 0x2E5C), (0x3008, 0x3011), (0x3014, 0x301B), (0xFE59, 0xFE5E), (0xFF08, 0xFF09),
    (0xFF5F, 0xFF60), (0xFF62, 0xFF63),
)  # fmt: skip
_CLOSING = {"[": "]", "{": "}", "\uff3b": "\uff3d", "\uff5b": "\uff5d"} | {
    chr(code): chr(code + 1) for first, last in _BRACKET_BLOCKS for code in range(first, last, 2)
}
_CLOSERS = frozenset(_CLOSING.values())


def resolve_sequence(
    text: str,
    types: list[str],
    levels: list[int],
    sequence: Sequence[int],
    *,
    start: str,
    end: str,
) -> None:
    """Set the levels of the characters of ``sequence`` from their types.

    ``start`` and ``end`` are the directions just outside of the sequence.
    """
    kinds = [types[index] for index in sequence]
    level = levels[sequence[0]]
    embedding = "R" if level % 2 else "L"
    _resolve_weak(kinds, start)
    _resolve_brackets(text, kinds, sequence, embedding, start)
    _resolve_neutrals(kinds, embedding, start, end)
    for index, kind in zip(sequence, kinds, strict=True):
        if level % 2:
            levels[index] = level + (kind != "R")
        else:
            levels[index] = level + {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(kinds: list[str], start: str) -> None:
    """Rules W1 to W7."""
    previous, strong = start, start
    for position, given in enumerate(kinds):
        kind = given
        if given == "NSM":
            kind = "ON" if previous in _ISOLATES else previous
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[position] = previous = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    _join_numbers(kinds)
    strong = start
    for position, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[position] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[position] = "L"
        elif kind in ("L", "R"):
            strong = kind


def _join_numbers(kinds: list[str]) -> None:
    """Rules W4 and W5: separators and signs that belong to a number."""
    for position in range(1, len(kinds) - 1):
        before, kind, after = kinds[position - 1 : position + 2]
        if before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))
        ):
            kinds[position] = before
    for positions in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for position in positions:
            if kinds[position] == "ET" and kinds[position - positions.step] == "EN":
                kinds[position] = "EN"


def _bracket_pairs(
    text: str, kinds: Sequence[str], sequence: Sequence[int]
) -> list[tuple[int, int]]:
    """Rule N0 (BD16): positions of matching brackets, by their opening one."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for position, index in enumerate(sequence):
        if kinds[position] != "ON":
            continue
        char = normalize("NFC", text[index])
        if char in _CLOSING:
            if len(waiting) == _MAX_BRACKETS:
                return []
            waiting.append((_CLOSING[char], position))
        elif char in _CLOSERS:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == char:
                    pairs.append((waiting[depth][1], position))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(
    text: str, kinds: list[str], sequence: Sequence[int], embedding: str, start: str
) -> None:
    """Rule N0: a pair of brackets takes one direction."""
    for first, last in _bracket_pairs(text, kinds, sequence):
        inside = {_SIDE[kind] for kind in kinds[first + 1 : last] if kind in _SIDE}
        if not inside:
            continue
        side = embedding
        if embedding not in inside:
            before = (_SIDE[kind] for kind in reversed(kinds[:first]) if kind in _SIDE)
            context = next(before, start)
            side = context if context in inside else embedding
        for position in (first, last):
            kinds[position] = side
            for follower in range(position + 1, len(kinds)):
                if bidirectional(text[sequence[follower]]) != "NSM":
                    break
                kinds[follower] = side


def _resolve_neutrals(kinds: list[str], embedding: str, start: str, end: str) -> None:
    """Rules N1 and N2."""
    position = 0
    while position < len(kinds):
        if kinds[position] not in _NEUTRAL:
            position += 1
            continue
        stop = position
        while stop < len(kinds) and kinds[stop] in _NEUTRAL:
            stop += 1
        before = _SIDE[kinds[position - 1]] if position else start
        after = _SIDE[kinds[stop]] if stop < len(kinds) else end
        side = before if before == after else embedding
        kinds[position:stop] = [side] * (stop - position)
        position = stop
