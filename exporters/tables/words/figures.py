"""Figures as tables write them: with a unit, with a comma, with thousands parted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(
    r"\s*(?P<before>(?:[^\w\s+\-−.,]{1,3}|[A-Z]{3})?)\s*(?P<sign>[+\-−]?)"
    r"(?P<digits>\d[\d.,'’\s\u00a0\u202f]*)(?P<after>.{0,24}?)\s*"
)
_CLOCK = re.compile(r"\s*(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\s*(?:min|h)?\s*")
_OF = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/|of|von|sur|de|di)\s*(\d{1,3})\s*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
_LONGEST = 60
_MOST = 1e12  # as the records have it


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts; ``unit`` is empty where nothing is said."""

    value: float
    unit: str = ""


def figure_in(text: str) -> Figure | None:
    """The figure that a text is: ``12,5 %``, ``€ 1,200``, ``2 h``, ``1:30``; None for any other.

    A lone comma with three digits behind it parts thousands, any other one decimals.
    """
    if len(text) > _LONGEST:
        return None
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        first, second, third = clock.groups()
        if third is None:
            return Figure(int(first) + int(second) / 60, "min")
        return Figure(60 * int(first) + int(second) + int(third) / 60, "min")
    of = _OF.fullmatch(text)
    if of is not None:
        return Figure(float(of[1].replace(",", ".")), f"of {of[2]}")
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    number = _number(re.sub(r"[\s\u00a0\u202f'’]", "", found["digits"]).rstrip(".,"))
    unit = " ".join(part for part in (found["before"], found["after"].strip()) if part)
    if number is None or number > _MOST or any(sign.isdigit() for sign in unit):
        return None
    return Figure(-number if found["sign"] in {"-", "−"} else number, unit)


def _number(digits: str) -> float | None:
    comma, dot = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and dot >= 0:
        thousands, decimal = (",", ".") if dot > comma else (".", ",")
        digits = digits.replace(thousands, "").replace(decimal, ".")
    elif comma >= 0:
        parted = _THOUSANDS.fullmatch(digits) is not None and not digits.startswith("0")
        digits = digits.replace(",", "" if parted else ".")
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    try:
        return float(digits)
    except ValueError:
        return None
