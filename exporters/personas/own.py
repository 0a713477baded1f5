"""Our own JSON of personas: read exactly as it was written."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from exporters.json_in import objects_in
from exporters.personas.fields import VERSION
from exporters.personas.found import FoundPersona, FoundPersonas
from model.errors import ImportFormatError
from model.kinds import EvidenceKind, Validation
from model.naming import shortened
from model.records import Evidence, Persona
from model.refusals import refusal
from resources.words import tr

PERSONA_FIELDS = (
    "name", "role", "segment", "demographics", "behaviours", "psychographics", "motivations",
    "goals", "challenges", "preferred_channels", "quote", "validation", "validated_on", "hue",
)  # fmt: skip
EVIDENCE_FIELDS = ("kind", "title", "on", "who", "sample_size", "source", "excerpt")


def own_personas(value: Mapping[str, Any], *, name: str) -> FoundPersonas:
    """The personas of a file that says it is ours.

    Raises:
        ImportFormatError: there is none in it, or a newer Journeyboard wrote it.
    """
    if not isinstance(value.get("version"), int) or value["version"] > VERSION:
        raise ImportFormatError(
            tr("“{name}” was written by a newer Journeyboard; update this one.", name=name)
        )
    warnings: list[str] = []
    sources: dict[str, dict[str, Any]] = {}
    for entry in objects_in(value.get("evidence")):
        fields, key = _fields(entry, EVIDENCE_FIELDS), entry.get("id")
        fits = _fits(lambda given: Evidence(id="x", **given), fields, entry.get("title"), warnings)
        if fits and isinstance(key, str):
            sources[key] = fields
    personas = []
    for entry in objects_in(value.get("personas")):
        fields = _fields(entry, PERSONA_FIELDS)
        if _fits(
            lambda given: Persona(id="x", order="V", **given), fields, entry.get("name"), warnings
        ):
            rests = entry.get("evidence")
            keys = rests if isinstance(rests, list) else []
            known = tuple(sources[key] for key in keys if isinstance(key, str) and key in sources)
            picture, alt = _photo(entry.get("photo"))
            personas.append(FoundPersona(fields, known, picture, alt))
    if not personas:
        raise ImportFormatError(
            warnings[0] if warnings else tr("“{name}” holds no personas.", name=name)
        )
    title = value.get("map")
    return FoundPersonas(title if isinstance(title, str) else "", tuple(personas), tuple(warnings))


def _fields(entry: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _value(name, entry[name]) for name in names if entry.get(name) is not None}


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value as the record has it, or as it stands, for the record to refuse."""
    try:
        if isinstance(value, list):
            return tuple(value)
        if name in {"on", "validated_on"} and isinstance(value, str):
            return date.fromisoformat(value)
        if name == "kind":
            return EvidenceKind(value)
        if name == "validation":
            return Validation(value)
    except ValueError:
        return value
    return value


def _fits(
    made: Callable[[dict[str, Any]], object],
    fields: dict[str, Any],
    title: object,
    warnings: list[str],
) -> bool:
    try:
        made(fields)
    except (ValidationError, TypeError) as error:
        why = refusal(error) if isinstance(error, ValidationError) else tr("it has no kind.")
        warnings.append(
            tr("“{name}” was left out: {why}", name=shortened(str(title or "?")), why=why)
        )
        return False
    return True


def _photo(value: object) -> tuple[bytes | None, str]:
    if not isinstance(value, dict) or not isinstance(value.get("data"), str):
        return None, ""
    alt = value.get("alt")
    try:
        data = base64.b64decode(value["data"], validate=True)
    except (binascii.Error, ValueError):
        return None, ""
    return data or None, alt if isinstance(alt, str) else ""
