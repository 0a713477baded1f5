"""Lengths as one types them: 10mm, 1cm, 0.5in, 12pt."""

from __future__ import annotations

import re

from exporters.poster.paper import UNITS
from model.errors import ExportError
from resources.words import tr

_LENGTH = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*(mm|cm|in|pt)", re.IGNORECASE)


def length(words: str, flag: str) -> float:
    """The length in points; ``0`` needs no unit. ``flag`` is the option that it was given to.

    Raises:
        ExportError: it is no length.
    """
    if words.strip() == "0":
        return 0.0
    match = _LENGTH.fullmatch(words.strip())
    if match is None:
        raise ExportError(
            tr(
                "“{words}” is no length for {flag}: write it like 10mm, 1cm, 0.5in or 12pt.",
                words=words,
                flag=flag,
            )
        )
    return float(match[1].replace(",", ".")) * UNITS[match[2].lower()]
