"""Why a value was refused, as one sentence for the user, from what the validation reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from model.naming import shortened
from resources.words import capital, tr

_Context = Mapping[str, Any]
_SPECIAL = {"map_id": "map's id"}


def refusal(error: ValidationError, *, below: int = 0) -> str:
    """The first thing that is wrong, in the user's words: ``The text is longer than 10,000 …``.

    ``below`` is how many parts of the place lead to the record that is meant.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    where, inside = _field(first["loc"][below:])
    context: _Context = first.get("ctx", {})
    kind = first["type"]
    if kind == "string_too_long" and inside:
        return tr(
            "An entry of the {field} is longer than {n} characters.",
            field=where,
            n=_number(context["max_length"]),
        )
    wording = _WORDINGS.get(kind)
    if wording is not None:
        return wording(where, context)
    if kind == "value_error":  # one of our own checks: its words are plain
        return tr("The {field} cannot be used: {why}.", field=where, why=_plain(first["msg"]))
    return tr("The {field} cannot be used as it is.", field=where)


def _field(place: tuple[int | str, ...]) -> tuple[str, bool]:
    """The field in words, and whether the fault is in one entry of its list."""
    names = [part for part in place if isinstance(part, str)]
    name = names[0] if names else tr("record")
    words = name.removesuffix("_ids").removesuffix("_id").replace("_", " ")
    return _SPECIAL.get(name) or shortened(words), any(isinstance(part, int) for part in place)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:g}"


def _plain(message: str) -> str:
    text = message.removeprefix("Value error, ").rstrip(".")
    return text[:1].lower() + text[1:]


def _too_long(where: str, context: _Context) -> str:
    n = _number(context["max_length"])
    return tr("The {field} is longer than {n} characters.", field=where, n=n)


def _too_many(where: str, context: _Context) -> str:
    n = _number(context["max_length"])
    return tr("{field} has more than {n} entries.", field=capital(where), n=n)


def _at_least(where: str, context: _Context) -> str:
    return tr("{field} must be at least {n}.", field=capital(where), n=_number(context["ge"]))


def _at_most(where: str, context: _Context) -> str:
    return tr("{field} must be at most {n}.", field=capital(where), n=_number(context["le"]))


def _no_number(where: str, _context: _Context) -> str:
    return tr("The {field} is not a number.", field=where)


def _no_whole_number(where: str, _context: _Context) -> str:
    return tr("The {field} is not a whole number.", field=where)


def _no_date(where: str, _context: _Context) -> str:
    return tr("The {field} is not a date.", field=where)


def _no_text(where: str, _context: _Context) -> str:
    return tr("The {field} is not text.", field=where)


def _no_choice(where: str, _context: _Context) -> str:
    return tr("The {field} is none of the words known for it.", field=where)


def _unknown(where: str, _context: _Context) -> str:
    return tr("There is no field called “{field}” here.", field=where)


def _missing(where: str, _context: _Context) -> str:
    return tr("The {field} is missing.", field=where)


_WORDINGS: dict[str, Callable[[str, _Context], str]] = {
    "string_too_long": _too_long,
    "too_long": _too_many,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "finite_number": _no_number,
    "float_type": _no_number,
    "float_parsing": _no_number,
    "int_type": _no_whole_number,
    "int_from_float": _no_whole_number,
    "int_parsing": _no_whole_number,
    "date_type": _no_date,
    "date_parsing": _no_date,
    "date_from_datetime_parsing": _no_date,
    "string_type": _no_text,
    "enum": _no_choice,
    "is_instance_of": _no_choice,
    "extra_forbidden": _unknown,
    "missing": _missing,
}
