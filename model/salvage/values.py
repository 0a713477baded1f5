"""One value that a field cannot hold, as near to what it was as the field allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from model.fitting import cut
from model.ids import Id
from model.salvage.found import Fault

_NO_ID = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_ID = 80

Mended: TypeAlias = tuple[Any, Fault | None]
_Context: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value is refused: the kind of fault, its bounds, and where in the value it is."""

    kind: str
    context: _Context
    inside: tuple[int | str, ...]


Alone: TypeAlias = Callable[[Any], Wrong | None]
"""What is wrong with one entry of a list, or None."""


def safe_id(text: str) -> Id:
    """The id without what no id may hold; the same wherever it is named."""
    return _NO_ID.sub("_", text)[:_LONGEST_ID]


def mended_value(value: Any, wrong: Wrong, alone: Alone) -> Mended | None:  # noqa: ANN401
    """The value as the field can hold it, and what that cost; None where it cannot at all.

    ``alone`` says what is wrong with one entry of a list: a validation notes only the first.
    """
    if isinstance(value, list) and wrong.inside:
        return _mended_list(value, alone)
    way = _WAYS.get(wrong.kind)
    return way(value, wrong.context) if way is not None else None


def _mended_list(value: list[Any], alone: Alone) -> Mended:
    """A list without the entries that cannot be in it."""
    kept: list[Any] = []
    worst: Fault | None = None
    for entry in value:
        wrong = alone(entry)
        if wrong is None:
            kept.append(entry)
            continue
        way = _WAYS.get(wrong.kind) if len(wrong.inside) == 1 else None
        mended = way(entry, wrong.context) if way is not None else None
        if mended is not None and alone(mended[0]) is None:
            kept.append(mended[0])
            worst = worst or mended[1]
        else:
            worst = Fault.REFUSED
    return kept, worst


def _as_text(value: Any, _context: _Context) -> Mended | None:  # noqa: ANN401
    return (str(value), None) if isinstance(value, int | float) else None


def _as_number(value: Any, _context: _Context) -> Mended | None:  # noqa: ANN401
    try:
        number = float(value)
        return (int(number) if number.is_integer() else number), None
    except (TypeError, ValueError, OverflowError):
        return None


def _as_whole_number(value: Any, context: _Context) -> Mended | None:  # noqa: ANN401
    mended = _as_number(value, context)
    return mended if mended is not None and mended[0] != value else None


def _shorter(value: Any, context: _Context) -> Mended | None:  # noqa: ANN401
    return cut(str(value), int(context["max_length"])), Fault.TOO_LONG


def _fewer(value: Any, context: _Context) -> Mended | None:  # noqa: ANN401
    return value[: int(context["max_length"])], Fault.TOO_LONG


def _as_list(value: Any, _context: _Context) -> Mended | None:  # noqa: ANN401
    return ([value], None) if isinstance(value, str) else None


def _as_id(value: Any, _context: _Context) -> Mended | None:  # noqa: ANN401
    return (safe_id(value), None) if isinstance(value, str) and safe_id(value) != value else None


_WAYS: dict[str, Callable[[Any, _Context], Mended | None]] = {
    "string_type": _as_text,
    "int_type": _as_whole_number,
    "float_type": _as_number,
    "string_too_long": _shorter,
    "too_long": _fewer,
    "tuple_type": _as_list,
    "string_pattern_mismatch": _as_id,
}
