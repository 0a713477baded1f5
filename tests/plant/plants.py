"""What a planted bug is: a few words of the product changed, and the test that has to see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plant:
    """One bug. ``old`` stands once in ``file`` and becomes ``new``; then ``test`` must fail.

    ``promise`` is its number in docs/RELIABILITY.md, ``bug`` what a careless change would be
    called. ``test`` is a file, or a file and a test in it, as pytest takes it.
    """

    promise: int
    bug: str
    file: str
    old: str
    new: str
    test: str
