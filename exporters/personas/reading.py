"""Finds the personas in decoded JSON, ours or anybody's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporters.json_in import first_of, objects_in
from exporters.personas.fields import FORMAT, KEYS, NAMES, WRAPPERS
from exporters.personas.found import FoundPersonas
from exporters.personas.others import Others
from exporters.personas.own import own_personas
from model.errors import ImportFormatError
from resources.words import tr

MOST = 1_000
_JOURNEY_KEYS = ("stages", "phases", "nodes", "swimlanes", "touchpoints")


def holds_personas(value: object) -> bool:
    """Whether decoded JSON has the shape of personas, and is no journey."""
    if isinstance(value, dict) and any(key in value for key in _JOURNEY_KEYS):
        return False
    return bool(_entries(value))


def personas_in(value: object, *, name: str) -> FoundPersonas:
    """The personas in decoded JSON.

    Raises:
        ImportFormatError: there is none.
    """
    if isinstance(value, dict) and value.get("format") == FORMAT:
        return own_personas(value, name=name)
    entries = _entries(value)
    if not entries:
        raise ImportFormatError(tr("“{name}” holds no personas.", name=name))
    around = value if isinstance(value, dict) else {}
    others = Others(around)
    if len(entries) > MOST:
        others.tell(tr("Only the first {n} of {all} personas were read.", n=MOST, all=len(entries)))
    return others.read(entries[:MOST])


def _entries(value: object) -> list[dict[str, Any]]:
    """The objects that are personas: a list of them, one under a known name, or one alone."""
    if isinstance(value, list):
        return _named(value)
    if not isinstance(value, dict):
        return []
    for wrapper in WRAPPERS:
        inner = first_of(value, (wrapper,))
        if isinstance(inner, dict) and _is_named(inner):
            return [inner]
        found = _named(objects_in(inner))
        if found:
            return found
    return [value] if _is_named(value) and len(value) > 1 else []


def _named(entries: list[Any]) -> list[dict[str, Any]]:
    return [entry for entry in entries if isinstance(entry, dict) and _is_named(entry)]


def _is_named(entry: Mapping[str, Any]) -> bool:
    return isinstance(first_of(entry, (*NAMES, *KEYS)), str | int)
