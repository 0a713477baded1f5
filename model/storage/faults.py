"""Why the content of a file is no map: the error, and a word for each cause."""

from __future__ import annotations

from enum import StrEnum

from model.errors import FileError


class FaultCode(StrEnum):
    """Causes, as ``journeyboard validate --json`` names them (docs/CLI.md)."""

    EMPTY = "empty"
    FOREIGN = "foreign"
    ENCODING = "encoding"
    CUT_OFF = "cut-off"
    DAMAGED = "damaged"
    CONFLICT = "git-conflict"
    KEY_TWICE = "key-twice"
    NO_NUMBER = "no-number"
    CROWDED = "too-many-fields"
    NO_VERSION = "no-version"
    UNKNOWN_VERSION = "unknown-version"
    NEWER = "newer"
    TOO_LARGE = "too-large"
    TOO_BROKEN = "too-broken"
    VALUE = "value"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    UNREADABLE = "unreadable"


class ContentError(FileError):
    """What a file holds is no map. ``line`` counts from 1, where one line is to blame."""

    def __init__(self, sentence: str, code: FaultCode, line: int | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.line = line
