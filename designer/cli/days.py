"""The day a command is about."""

from __future__ import annotations

from datetime import UTC, date, datetime

from model.errors import ExportError
from resources.words import tr


def day_of(text: str) -> date:
    """Today, unless another day is asked for as ``2026-11-22``.

    Raises:
        ExportError: the text is no day.
    """
    if not text:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = "“{text}” is no day: write it as 2026-11-22."
        raise ExportError(tr(sentence, text=text)) from None
