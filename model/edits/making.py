"""What all edits share: making and changing records from what a person typed, finding records.

Text is cleaned of control characters, lists become tuples, lists of ids lose doubles; what the
record then refuses comes out as a :class:`RuleError` with one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from model.bounds import cleaned
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id, IdSource
from model.naming import TABLE_WORDS
from model.records import R, Record, evolve
from model.refusals import refusal
from resources.words import tr


def created(kind: type[R], /, *, ids: IdSource, **fields: Any) -> R:  # noqa: ANN401 - any field
    """A new record with a fresh id (or the ``id`` among the fields).

    Raises:
        RuleError: a field is unknown or out of bounds.
    """
    values = _normal(fields)
    values.setdefault("id", ids(kind.prefix))
    try:
        return kind(**values)
    except ValidationError as error:
        raise RuleError(refusal(error)) from error


def evolved(record: R, fields: Mapping[str, Any]) -> R:
    """The next version of a record; the record itself when nothing differs.

    Raises:
        RuleError: a field is unknown or out of bounds, or is the id, which never changes.
    """
    if fields.get("id", record.id) != record.id:
        raise RuleError(tr("A record keeps its id and its kind."))
    try:
        return evolve(record, **_normal(fields))
    except ValidationError as error:
        raise RuleError(refusal(error)) from error


def found(document: JourneyMap, kind: type[R], record_id: Id) -> R:
    """The record of this kind and id.

    Raises:
        RuleError: there is none.
    """
    record = document.table(kind.table).get(record_id)
    if not isinstance(record, kind):
        words = TABLE_WORDS[kind.table]
        raise RuleError(tr("This {thing} is no longer on the map.", thing=tr(words.one)))
    return record


def found_all(document: JourneyMap, kind: type[R], record_ids: Iterable[Id]) -> list[R]:
    """The records of this kind, each once, in the order given.

    Raises:
        RuleError: one of them is not there.
    """
    return [found(document, kind, record_id) for record_id in dict.fromkeys(record_ids)]


def found_any(document: JourneyMap, record_id: Id) -> Record:
    """The record with this id, of whatever kind.

    Raises:
        RuleError: there is none.
    """
    record = document.find(record_id)
    if record is None:
        raise RuleError(tr("This is no longer on the map."))
    return record


def _normal(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _normal_value(name, value) for name, value in fields.items()}


def _normal_value(name: str, value: object) -> object:
    if type(value) is str:
        return cleaned(value)
    if isinstance(value, (list, tuple)):
        items = (cleaned(item) if type(item) is str else item for item in value)
        return tuple(dict.fromkeys(items)) if name.endswith("_ids") else tuple(items)
    return value
