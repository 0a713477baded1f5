"""The shape of a file: the envelope, and the document as one list of records for each table.

The models are built from :data:`model.tables.TABLES`: a new table is in the file the moment it is
in the records.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, FailFast, Field, create_model

from model.bounds import MAX_RECORDS, RecordId
from model.document import TABLE_NAMES
from model.migrations import CURRENT_VERSION
from model.records import MapInfo
from model.tables import TABLES

FORMAT = "journeyboard"
VERSION = CURRENT_VERSION
SUFFIX = ".journey"
MAX_PARENTS = 64

Revision = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

_STRICT = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


def _document_model(name: str) -> type[BaseModel]:
    fields: dict[str, Any] = {"info": (MapInfo, ...)}
    for table in TABLE_NAMES:
        # FailFast: a broken file of many records is told by its first fault.
        many: Any = tuple[TABLES[table], ...]  # type: ignore[valid-type]
        records = Annotated[many, Field(max_length=MAX_RECORDS), FailFast()]
        fields[table] = (records, ())
    return create_model(name, __config__=_STRICT, **fields)


DocumentIn = _document_model("Document")
"""A document as it is read: a table may be missing, which means empty."""


class Envelope(BaseModel):
    """What a file says about itself."""

    model_config = _STRICT

    format: Literal["journeyboard"]
    version: Literal[2]
    app: Annotated[str, Field(max_length=200)] = ""
    map_id: RecordId
    revision: Annotated[str, Field(max_length=200)] = ""
    parents: Annotated[tuple[Revision, ...], Field(max_length=MAX_PARENTS)] = ()


FileIn: type[BaseModel] = create_model("JourneyFile", __base__=Envelope, document=(DocumentIn, ...))
"""A whole file as it is read."""
