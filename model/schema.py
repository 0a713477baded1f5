"""The JSON Schema of a map file, for other programs that write or check maps."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema

from model.storage.envelope import SUFFIX, VERSION, FileIn

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Without a title for every field that only says its name again."""

    def field_title_should_be_set(self, schema: CoreSchema | Any) -> bool:  # noqa: ANN401, ARG002
        return False


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a file of today's version.

    It bounds every field. What no schema can say (ids that are unique and lead somewhere) is
    mended when a map is opened; ``docs/FILE_FORMAT.md`` lists it.
    """
    schema = FileIn.model_json_schema(mode="validation", schema_generator=_Generator)
    head = {
        "$schema": DIALECT,
        "$id": f"urn:journeyboard:map:{VERSION}",
        "title": f"Journeyboard map ({SUFFIX}), version {VERSION}",
    }
    return head | {name: part for name, part in schema.items() if name not in head}
