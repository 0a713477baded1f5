"""The themes that come with the program.

The window reads them before it stands, so nothing heavy is imported and nothing checked here: the
tests check them as strictly as any file.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from model.kinds import CardKind, Support
from model.layout.theme.record import CardColours, Theme
from resources.locator import resource_path

BUNDLED = ("journeyboard", "dark", "high-contrast", "ink-saver")
"""The names of the themes that come with the program; the first is the usual one."""

LIKE = "like"
"""The field of a file that names the theme from which it takes what it does not say."""


@cache
def bundled_theme(name: str) -> Theme:
    """A theme that comes with the program: always the very same object."""
    return theme_of(bundled_fields(name))


def bundled_fields(name: str) -> dict[str, Any]:
    """What the file of a theme says, over what the theme says that it is like."""
    fields: dict[str, Any] = json.loads(resource_path("themes", f"{name}.json").read_bytes())
    like = fields.pop(LIKE, None)
    return over(bundled_fields(like), fields) if like else fields


def over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Fields over others, at every depth."""
    merged = dict(below)
    for key, value in above.items():
        old = below.get(key)
        deeper = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = over(below[key], value) if deeper else value
    return merged


def theme_of(fields: dict[str, Any]) -> Theme:
    """The theme of fields that are known to be right."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    values["support"] = {Support(kind): colour for kind, colour in fields["support"].items()}
    values["cards"] = {
        CardKind(kind): CardColours(**colours) for kind, colours in fields["cards"].items()
    }
    return Theme(**values)
