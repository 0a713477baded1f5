"""The YAML block that may stand before a mermaid diagram, of which only the title matters here.

mermaid reads it with the JSON flavour of YAML 1.2 and turns the title into a string the way
JavaScript does: ``title: 1.50`` gives ``1.5``, ``title: [a, b]`` gives ``a,b``, and what
JavaScript holds for false (0, an empty text, null) gives no title. A block that is no valid YAML
makes mermaid reject the whole diagram.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from exporters.mermaid.javascript import INLINE_SPACE, SPACE, number, shown_number
from model.errors import ImportFormatError
from resources.words import tr

MAX_CHARACTERS = 100_000

_OPENING = re.compile(rf"([{INLINE_SPACE}]*)---([{SPACE}]*)")
_TAB = re.compile(r"(?<=\S)[ \t]*\t[ \t]*")  # allowed by YAML, refused by the library
_TEXT = "tag:yaml.org,2002:str"
_KNOWN_TAGS = frozenset({_TEXT, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
# YAML knows these words in three spellings each, and no other ones.
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_FALSE = frozenset({"false", "False", "FALSE"})
_TRUE = frozenset({"true", "True", "TRUE"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML between the rulers and where the diagram begins after them."""

    body: str
    end: int


def find(text: str) -> FrontMatter | None:
    """The front matter at the very start of a text with plain line ends, or None.

    Both rulers must be indented alike; white space may follow them, nothing else.
    """
    opening = _OPENING.match(text)
    if opening is None or "\n" not in opening[2]:
        return None
    indent = opening[1]
    closing = re.compile(rf"\n{re.escape(indent)}---[{SPACE}]*\n")
    # The body begins after the blank lines, unless the closing ruler is what follows them.
    start = opening.start(2) + opening[2].rindex("\n") + 1
    found = closing.search(text, start)
    if found is None and opening[2].count("\n") > 1:
        found = closing.match(text, start - 1)
    if found is None:
        return None
    lines = text[start : max(start, found.start())].split("\n")
    body = "\n".join(line.removeprefix(indent) for line in lines)
    return FrontMatter(body=body, end=found.end())


def title_of(body: str) -> str:
    """The title as mermaid would show it, empty when there is none.

    Raises:
        ImportFormatError: the block is no valid YAML.
    """
    if len(body) > MAX_CHARACTERS:
        raise ImportFormatError(tr("The front matter before the diagram is too long."))
    try:
        return _title(yaml.compose(_TAB.sub(_as_spaces, body) + "\n", Loader=yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ImportFormatError(
            tr("The front matter before the diagram is not valid YAML.")
        ) from error


def _as_spaces(blanks: re.Match[str]) -> str:
    return " " * len(blanks[0])


def _title(root: yaml.Node | None) -> str:
    if root is None:
        return ""
    _check(root)
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if _shown(key) == "title":
                return "" if _is_false(value) else _shown(value)
    return ""


def _check(root: yaml.Node) -> None:
    """Refuse what mermaid's reader refuses and this one lets pass: unknown tags, double keys."""
    pending, seen = [root], set[int]()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag not in _KNOWN_TAGS:
            raise yaml.YAMLError(node.tag)
        if isinstance(node, yaml.SequenceNode):
            pending.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            keys = [_shown(key) for key, _ in node.value]
            if len(set(keys)) != len(keys):
                raise yaml.YAMLError(node.tag)
            pending.extend(child for pair in node.value for child in pair)


def _shown(node: yaml.Node) -> str:
    """``String(value)`` of what the node stands for."""
    if isinstance(node, yaml.SequenceNode):
        return ",".join("" if _is_word(item, _NULL) else _shown(item) for item in node.value)
    if not isinstance(node, yaml.ScalarNode):
        return "[object Object]"
    for name, spellings in (("null", _NULL), ("true", _TRUE), ("false", _FALSE)):
        if _is_word(node, spellings):
            return name
    value = None if node.style else number(node.value)
    return str(node.value) if value is None else shown_number(value)


def _is_false(node: yaml.Node) -> bool:
    """Whether JavaScript takes the value for false, so that it is no title."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    if node.style:
        return not node.value
    return _is_word(node, _NULL | _FALSE) or number(node.value) == 0


def _is_word(node: yaml.Node, spellings: frozenset[str]) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in spellings
