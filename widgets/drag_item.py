"""What is dragged from the palette: a small value that travels as JSON in the drag's MIME data.

Never a Python object: a drop may come from another program, and what it carries is only data.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MIME_TYPE = "application/x-journeyboard-item+json"
_MAX_BYTES = 20_000


class DragItem(BaseModel):
    """One thing of the palette.

    ``what`` decides which fields count: a stage or lane has ``text`` as its name; a card has
    ``kind``, ``channel`` and ``text``; a lane its ``kind``; a persona its ``persona_id`` (empty:
    a new one named ``text``); an emotion its ``valence`` and the word in ``text``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    what: Literal["stage", "step", "lane", "card", "persona", "emotion"]
    text: Annotated[str, Field(max_length=500)] = ""
    kind: Annotated[str, Field(max_length=40)] = ""
    channel: Annotated[str, Field(max_length=200)] = ""
    persona_id: Annotated[str, Field(max_length=80)] = ""
    valence: Annotated[float, Field(ge=-2, le=2)] = 0.0

    def to_bytes(self) -> bytes:
        """The item as MIME data."""
        return self.model_dump_json().encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> DragItem | None:
        """The item in MIME data, or None when it is not one of ours."""
        if len(data) > _MAX_BYTES:
            return None
        try:
            return cls.model_validate_json(data)
        except ValidationError:
            return None
