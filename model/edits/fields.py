"""The edit behind every form field and in-place editor: set fields of one record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import evolved, found_any
from model.edits.removing import without_strays
from model.ids import Id
from model.naming import TABLE_WORDS
from resources.words import tr


def edit(
    document: JourneyMap,
    record_id: Id,
    values: Mapping[str, Any] | None = None,
    /,
    *,
    label: str | None = None,
    **fields: Any,  # noqa: ANN401 - any field of any record
) -> ChangeSet:
    """Set fields of a record, given by keyword or as a mapping. No difference, no change.

    A picture that nobody shows any more goes too. ``label`` names the edit for undo (``Edit
    card``). A connector has a field of that name: there it is the field, as other keywords are.

    Raises:
        RuleError: the record is gone, or a value is not allowed.
    """
    record = found_any(document, record_id)
    wanted = {**(values or {}), **fields}
    if label is not None and "label" in type(record).model_fields:
        wanted["label"], label = label, None
    after = evolved(record, wanted)
    what = tr(TABLE_WORDS[record.table].one)
    change = ChangeSet(
        updated=() if after is record else ((record, after),),
        label=label or tr("Edit {what}", what=what),
    )
    return without_strays(document, change)
