"""What a field of a record may hold: its type, with bounds that a file, a sheet and a poster carry.

Strings are kept as typed, but for control characters, which none of the three could.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, FailFast, Field

from model.order import KEY_PATTERN, MAX_KEY_LENGTH

MAX_LINE, MAX_TEXT = 500, 10_000  # characters
MAX_LIST = 500
MAX_RECORDS = 80_000  # in a map
MAX_CELLS = 100_000  # steps times lanes: each is drawn, empty or not
MAX_SPAN = 200
MIN_LENGTH, MAX_LENGTH = 20.0, 5_000.0  # of a step's width and a lane's height, in points
MAX_VOTES = 100_000
MAX_IMAGE_CHARACTERS = 28_000_000

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """The text without control characters and lone surrogates; line ends become line feeds."""
    if text.isprintable():  # no sign that is left out is printable, and it answers at once
        return text
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_clean(text: str) -> str:
    if _FORBIDDEN.search(text):
        message = "control characters are not allowed"
        raise ValueError(message)
    return text


RecordId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
OrderKey = Annotated[str, Field(pattern=KEY_PATTERN, max_length=MAX_KEY_LENGTH)]
Line = Annotated[str, Field(max_length=MAX_LINE), AfterValidator(_is_clean)]
Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(_is_clean)]
# FailFast here and below: a million wrong entries are told by the first, not noted one by one.
Lines = Annotated[tuple[Line, ...], Field(max_length=MAX_LIST), FailFast()]
Ids = Annotated[tuple[RecordId, ...], Field(max_length=MAX_LIST), FailFast()]
Length = Annotated[float, Field(ge=MIN_LENGTH, le=MAX_LENGTH)]
Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Rating = Annotated[int, Field(ge=1, le=5)]
Weight = Annotated[float, Field(ge=0, le=100)]


class Reading(BaseModel):
    """One value of a metric at a date."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    on: date
    value: Number
