"""Texts of others as records can hold them: clean, on one line where they must be, with an end."""

from __future__ import annotations

from model.bounds import MAX_LINE, MAX_TEXT, cleaned


def cut(text: str, longest: int) -> str:
    """The text; where it is longer than so many characters, its beginning with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def as_line(text: str, longest: int = MAX_LINE) -> str:
    """The text as a :data:`~model.bounds.Line` takes it."""
    return cut(" ".join(cleaned(text).split()), longest)


def as_text(text: str) -> str:
    """The text as a :data:`~model.bounds.Text` takes it."""
    return cut(cleaned(text), MAX_TEXT)
