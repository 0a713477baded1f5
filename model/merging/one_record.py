"""One record that two people changed, put together field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from model.merging.fields import ORDER, PLACES, FieldKind, before, kinds, merged_list
from model.merging.texts import merged_text
from model.records import R, Record, evolve


@dataclass(frozen=True, slots=True)
class Clash:
    """A field for which both sides have their own value; ours was kept.

    ``kind`` is None for a place (:data:`model.merging.fields.PLACES`), whose ``name`` is empty.
    """

    ours: Record
    theirs: Record
    name: str
    kind: FieldKind | None


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of one record: itself, what clashes, and the texts in which both edits stand."""

    record: Record
    clashes: tuple[Clash, ...] = ()
    texts: tuple[str, ...] = ()


def joined(base: Record | None, ours: R, theirs: R) -> Joined:
    """Our record with what they changed since the base; None: both added it."""
    if ours is theirs or ours == theirs:
        return Joined(ours)
    fields: dict[str, Any] = {}
    clashes: list[Clash] = []
    texts: list[str] = []
    for name, kind in kinds(ours.table).items():
        here, there = getattr(ours, name), getattr(theirs, name)
        if here == there:
            continue
        value, clash = _one_value(kind, before(base, ours.table, name), here, there)
        fields[name] = value
        if clash:
            clashes.append(Clash(ours, theirs, name, kind))
        elif kind is FieldKind.TEXT and value not in (here, there):
            texts.append(name)
    place, apart = _place(base, ours, theirs)
    if apart:
        clashes.append(Clash(ours, theirs, "", None))
    try:
        return Joined(evolve(ours, **fields, **place), tuple(clashes), tuple(texts))
    except ValidationError:  # a text that got too long by both edits
        return _without_joined_texts(ours, theirs, {**fields, **place}, clashes, texts)


def _without_joined_texts(
    ours: Record, theirs: Record, fields: dict[str, Any], clashes: list[Clash], texts: list[str]
) -> Joined:
    kept = {name: value for name, value in fields.items() if name not in texts}
    more = [Clash(ours, theirs, name, FieldKind.TEXT) for name in texts]
    return Joined(evolve(ours, **kept), (*clashes, *more))


def _one_value(kind: FieldKind, was: Any, here: Any, there: Any) -> tuple[Any, bool]:  # noqa: ANN401 - any field's value
    """The value of a field, and whether theirs has no part in it though they changed it."""
    if there == was:
        return here, False
    if here == was:
        return there, False
    if kind is FieldKind.LIST:
        both = merged_list(was, here, there)
        return (here, True) if both is None else (both, False)
    if kind in (FieldKind.TEXT, FieldKind.LINE):
        text = merged_text(was, here, there)
        return (here, True) if text is None else (text, False)
    return here, True


def _place(base: Record | None, ours: Record, theirs: Record) -> tuple[dict[str, Any], bool]:
    """Where it stands, with its order key, all from one side; and whether the places clash."""
    names = PLACES.get(ours.table, ())
    was, here, there = (_values(record, names) for record in (base, ours, theirs))
    moved_apart = here != there and was not in (here, there)
    in_place = base is not None and _order(ours) == _order(base)
    follows = in_place if here == there else here == was
    side = theirs if follows else ours
    fields = {name: getattr(side, name) for name in names}
    if hasattr(side, ORDER):
        fields[ORDER] = _order(side)
    return fields, moved_apart


def _values(record: Record | None, names: tuple[str, ...]) -> tuple[Any, ...] | None:
    return None if record is None else tuple(getattr(record, name) for name in names)


def _order(record: Record) -> object:
    return getattr(record, ORDER, None)


def texts_of(record: Record) -> Iterator[str]:
    """Everything a person wrote into a record."""
    for name, kind in kinds(record.table).items():
        value = getattr(record, name)
        if kind in (FieldKind.TEXT, FieldKind.LINE):
            yield value
        elif kind is FieldKind.LIST:
            yield from (item for item in value if isinstance(item, str))
