"""Names of stages, titles and people in headings and cells, and what only stands for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from exporters.tables.words.vocabulary import is_word, meaning

_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s+(?=\S)")
_LABELLED = re.compile(r"^\s*([^\W\d_]+)\s*(\d{1,3})?\s*[:：–—-]\s*(?=\S)")
_PLACEHOLDER = re.compile(r"[\[<{](?!\d+[\]>}])[^\[\]<>{}\n]{1,200}[\]>}]")
_LEFT = re.compile(r"[\W\d]*")
_IN_QUOTES = re.compile(r"[\"“”„«»']([^\"“”„«»']{2,60})[\"“”„«»']")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's name and what they are."""

    name: str
    role: str = ""


def is_placeholder(text: str) -> bool:
    """Whether a cell of a form that nobody filled in: ``[What they do]``, ``<name>``, ``H/M/L``."""
    left = _PLACEHOLDER.sub("", text)
    return text == "H/M/L" or (left != text and _LEFT.fullmatch(left) is not None)


def has_placeholder(text: str) -> bool:
    """Whether something in a text is still to be filled in."""
    return _PLACEHOLDER.search(text) is not None


def is_form(cells: Iterable[str]) -> bool:
    """Whether most cells that say something are placeholders."""
    said = [cell for cell in cells if cell]
    return bool(said) and 2 * sum(map(is_placeholder, said)) >= len(said)


def without_placeholders(text: str) -> str:
    """A heading without what somebody should have put in."""
    bare = _PLACEHOLDER.sub("", text) if _PLACEHOLDER.search(text) else text
    return " ".join(bare.split()).strip(" :–—-") if bare != text else " ".join(text.split())


def stage_in_heading(heading: str) -> str:
    """The stage that a heading names: *3.1 Stage: Awareness* is Awareness."""
    text = _NUMBER.sub("", heading, count=1)
    return stage_in_cell(text)


def stage_in_cell(cell: str) -> str:
    """The stage that a cell names: *Stage 2: Choice* is Choice, *Stage 2: [Name]* Stage 2."""
    text = without_placeholders(cell)
    label = _LABELLED.match(text)
    if label is not None:
        known = meaning(label.group(1))
        if known is not None and known.sure and known.target in {"stage", "step"}:
            return text[label.end() :].strip()
    return text


def is_stage_name(text: str) -> bool:
    """Whether it is what stages are often called."""
    return is_word("stages", stage_in_cell(text))


def person_in_heading(heading: str) -> Named:
    """Who a heading names: *Engineering Lead "Elena"* is Elena, an engineering lead."""
    text = without_placeholders(_NUMBER.sub("", heading, count=1))
    label = _LABELLED.match(text)
    if label is not None:
        known = meaning(label.group(1))
        if known is not None and known.target == "persona":
            text = text[label.end() :].strip()
    quoted = _IN_QUOTES.search(text)
    if quoted is not None:
        role = f"{text[: quoted.start()]} {text[quoted.end() :]}".strip(" ,–—-:()")
        return Named(quoted.group(1), " ".join(role.split()))
    for mark in (" – ", " — ", ", ", " - "):
        if mark in text:
            name, _, role = text.partition(mark)
            return Named(name.strip(), role.strip())
    return Named(text)
