"""Comments of our own in a journey, for what mermaid has no words for.

A comment of its own line before a task, which mermaid passes over: there is no journey in which a
task has no score, or in which two people feel differently at one step.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Remark(StrEnum):
    """What the comment says of the task in the next line; part of the file, never translated."""

    NO_EMOTION = "no emotion known"
    SAME_STEP = "same step"

    @property
    def line(self) -> str:
        """The whole comment."""
        return f"%% {self.value}"


_REMARK = re.compile(rf"%%\s*({'|'.join(Remark)})")


def remark_in(line: str) -> Remark | None:
    """The remark that a line without blanks around it is, if it is one."""
    found = _REMARK.fullmatch(line)
    return Remark(found[1]) if found is not None else None
