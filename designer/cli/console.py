"""What the command line says, and how: results on standard output, the rest on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from resources.words import tr

DONE = 0
NEEDS_DECISION = 1
UNUSABLE = 2
_MOST_WARNINGS = 200
"""Lines about one file: more scroll out of sight what was said before."""


def print_line(text: str) -> None:
    """One line of the result."""
    sys.stdout.write(text + "\n")


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can say
    """The result as JSON, in UTF-8 whatever the terminal's own encoding."""
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8"))
    buffer.flush()


def print_error(message: str) -> None:
    """The one line that says what went wrong."""
    sys.stderr.write(f"journeyboard: {' '.join(message.split())}\n")


def print_warnings(warnings: Iterable[str], *, place: str = "") -> int:
    """Each warning on a line of standard error; answers the exit code they call for.

    Of very many only the first are printed, and how many there are.
    """
    told = list(warnings)
    start = f"{place}: " if place else ""
    for warning in told[:_MOST_WARNINGS]:
        sys.stderr.write(f"{start}{' '.join(warning.split())}\n")
    if len(told) > _MOST_WARNINGS:
        more = tr("and {n} more like these.", n=f"{len(told) - _MOST_WARNINGS:,}")
        sys.stderr.write(f"{start}{more}\n")
    return NEEDS_DECISION if told else DONE
