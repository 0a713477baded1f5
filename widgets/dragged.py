"""What a drag carries: data as JSON, never a Python object, and read with care."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError


class Dragged(BaseModel):
    """Data on its way from one place of the program to another, under a MIME type of ours."""

    MIME_TYPE: ClassVar[str]
    MOST_BYTES: ClassVar[int]

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    def to_bytes(self) -> bytes:
        """The MIME data."""
        return self.model_dump_json().encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self | None:
        """What MIME data say, or None when they are none of ours."""
        if len(data) > cls.MOST_BYTES:
            return None
        try:
            return cls.model_validate_json(data)
        except ValidationError:
            return None
