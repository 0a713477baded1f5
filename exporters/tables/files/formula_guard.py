"""Texts of a CSV that a spreadsheet would take for a formula, and how they are told from one.

A cell that begins like a formula gets an apostrophe before it, as a person would type it. So does a
text that begins with apostrophes before such a sign: then every text comes back as it was.
"""

from __future__ import annotations

import re

_BEGINS_A_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r＝＋－＠]")


def guarded(text: str) -> str:
    """The text as no program computes it."""
    return f"'{text}" if _BEGINS_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text behind the guard."""
    return text[1:] if _GUARDED.match(text) else text
