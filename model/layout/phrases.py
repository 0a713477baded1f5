"""Numbers, dates and names as they are written on a map."""

from __future__ import annotations

from datetime import date

from model.layout.text.bidi import has_rtl
from model.records import Metric
from resources.words import tr

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NO_BREAK = "\N{NO-BREAK SPACE}"
DOT = f"{_NO_BREAK}\N{MIDDLE DOT} "
"""Between statements on one line: it may break after the dot, never before."""


def date_text(day: date) -> str:
    """A date that nobody can misread: 12 Nov 2026."""
    return tr(
        "{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year
    ).replace(" ", _NO_BREAK)


def number_text(value: float) -> str:
    """A number with thousands apart and no noise behind the point."""
    return f"{value:,.15g}" if abs(value) < 1e15 else f"{value:g}"


def short_number(value: float) -> str:
    """A number in few signs, for where there is little room: ``184k`` for 184,000."""
    for size, sign in ((1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if abs(value) >= size:
            whole = value / (1e3 if sign == "k" else size)
            return f"{whole:.3g}{sign}" if abs(whole) < 999.5 else f"{whole:,.0f}{sign}"
    return number_text(value)


def figure_text(metric: Metric, value: float | None = None) -> str:
    """The metric's value (or another one in its unit): ``3.2 %``; a dash where there is none."""
    shown = metric.value if value is None else value
    if shown is None:
        return f"\N{EN DASH}{_NO_BREAK}{metric.unit}" if metric.unit else "\N{EN DASH}"
    return f"{number_text(shown)}{_NO_BREAK}{metric.unit}" if metric.unit else number_text(shown)


def version_text(version: str) -> str:
    """A version as it is told: “Version 3” for a bare number, otherwise as somebody wrote it."""
    version = " ".join(version.split())
    return tr("Version {number}", number=version) if version[:1].isdigit() else version


def isolated(text: str) -> str:
    """A text that may read from right to left, for a line in which numbers come after it.

    Without it a date behind a Hebrew name is torn apart: its day is read with the name.
    """
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if has_rtl(text) else text


def joined(*parts: str) -> str:
    """The parts that say something, with a dot between."""
    return DOT.join(part for part in parts if part)


def listed(lines: tuple[str, ...]) -> str:
    """A list of short lines as one text, with a dot between."""
    return joined(*(line.strip() for line in lines))


def quoted(text: str) -> str:
    """The text between quotation marks, unless it already stands between some."""
    bare = text.strip()
    if bare[:1] in tuple("\"'\u201c\u201e\u00ab\u2018\u300c"):
        return text
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
