"""What was read of a file with personas, before it is part of any map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class FoundPersona:
    """The fields of the record that the file says, each as the record has it.

    ``evidence`` are the fields of what it rests on, ``photo`` the bytes of a picture.
    """

    fields: Mapping[str, Any]
    evidence: tuple[Mapping[str, Any], ...] = ()
    photo: bytes | None = field(default=None, repr=False)
    photo_alt: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.fields.get("name", ""))


@dataclass(frozen=True, slots=True)
class FoundPersonas:
    """All of a file. Each warning is a sentence about what was left out or guessed."""

    title: str
    personas: tuple[FoundPersona, ...]
    warnings: tuple[str, ...] = ()
