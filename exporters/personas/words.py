"""What stands in JSON as a person says it, within bounds; and what is only held open."""

from __future__ import annotations

import re
from typing import Any

from model.bounds import cleaned
from resources.words import capital

_HELD_OPEN = re.compile(
    r"(?:fill[\s_-]?me(?:[\s_-]?in)?|fill[\s_-]?in|to[\s_-]?do|tbd|tba|xxx+|n/?a|null|none|\.{3}|…"
    r"|lorem ipsum.*|\{\{.*\}\}|<[^<>]*>|\[[^\[\]]*\])",
    re.IGNORECASE | re.DOTALL,
)
_JOINTS = re.compile(r"[_\s-]+|(?<=[a-z\d])(?=[A-Z])")
_DEEPEST, _MOST_ITEMS = 6, 20


def is_held_open(value: object) -> bool:
    """Whether a text only says that something should stand there: ``FILL_ME``, ``<name>``."""
    return isinstance(value, str) and _HELD_OPEN.fullmatch(value.strip()) is not None


def heading(key: str) -> str:
    """A key as a person writes it: ``orderPattern`` becomes ``Order pattern``."""
    return capital(" ".join(_JOINTS.sub(" ", key).split()).lower())


def in_words(value: Any, *, depth: int = 0) -> str:  # noqa: ANN401 - whatever JSON holds
    """Any value on one line; beyond a depth and a number of items an ellipsis stands for it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:.15g}" if isinstance(value, float) or abs(value) < 1e15 else str(value)
        case str():
            return "" if is_held_open(value) else " ".join(cleaned(value).split())
        case _ if depth >= _DEEPEST:
            return "…"
        case list():
            inner, joint = [in_words(x, depth=depth + 1) for x in value[:_MOST_ITEMS]], ", "
        case dict():
            pairs = list(value.items())[:_MOST_ITEMS]
            joint = ", " if depth == 0 else " "
            inner = [_pair(key, one, depth) for key, one in pairs]
        case _:
            return str(value)
    said = joint.join(part for part in inner if part)
    return f"{said} …" if len(value) > _MOST_ITEMS else said


def _pair(key: str, value: object, depth: int) -> str:
    said = in_words(value, depth=depth + 1)
    named = key.lower() in {"name", "title", "label"}
    return said if named or not said else f"{heading(key).lower()} {said}"


def items_in(value: object) -> list[str]:
    """The items of a list, each on one line; a text's lines, an object's pairs."""
    match value:
        case list():
            found = [in_words(item) for item in value]
        case dict():
            found = [f"{heading(key)}: {in_words(one)}" for key, one in value.items()]
        case str():
            found = [in_words(line.strip().lstrip("-*• ")) for line in value.split("\n")]
        case _:
            found = [in_words(value)]
    return [item for item in found if item]
