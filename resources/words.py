"""The one door for user-visible text.

``tr("{n} cards", n=3)`` looks the source text up in the active catalogue and fills the names in.
Until a catalogue is shipped the source text (English) is what is shown.
"""

from __future__ import annotations

_catalogue: dict[str, str] = {}


def tr(source: str, /, **values: object) -> str:
    """The text to show for ``source``, with ``{name}`` places filled from ``values``."""
    text = _catalogue.get(source, source)
    return text.format(**values) if values else text


def capital(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
