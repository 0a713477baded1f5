"""Values kept from layout to layout together with what they were made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A value and what it was made from."""

    key: tuple[object, ...]
    value: T


def kept(old: Kept[T] | None, key: tuple[object, ...], make: Callable[[], T]) -> Kept[T]:
    """The old value where it was made from the same, otherwise a new one.

    Keys of untouched records compare fast: Python looks at identity first.
    """
    if old is not None and old.key == key:
        return old
    return Kept(key, make())


def same(old: T | None, new: T) -> T:
    """The old object where both are equal, so that others can tell by identity."""
    return old if old is not None and old == new else new
