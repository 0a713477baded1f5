"""Options that do nothing for the format that is written, or without another one."""

from __future__ import annotations

from collections.abc import Iterator

from designer.cli.asked import PNG, SVG, Asked, Only, With
from designer.cli.record import Option, options_of
from resources.words import tr


def idle_options(asked: Asked, suffix: str) -> Iterator[str]:
    """A sentence for each option that was given and does nothing for this suffix."""
    for option in options_of(Asked):
        if getattr(asked, option.field) is not None:
            sentence = _idle(option, asked, suffix)
            if sentence is not None:
                yield sentence


def _idle(option: Option, asked: Asked, suffix: str) -> str | None:
    for note in option.notes:
        if isinstance(note, Only) and not note.knows(suffix, of_pages=bool(asked.pages)):
            if note.pages and suffix in {PNG, SVG}:
                return tr(
                    "{flag} does nothing for {suffix} without --pages.",
                    flag=option.flag,
                    suffix=suffix,
                )
            return tr("{flag} does nothing for {suffix}.", flag=option.flag, suffix=suffix)
        if isinstance(note, With) and getattr(asked, note.field) is None:
            needed = next(other.flag for other in options_of(Asked) if other.field == note.field)
            return tr("{flag} does nothing without {needed}.", flag=option.flag, needed=needed)
    return None
