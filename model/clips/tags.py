"""HTML cut into tags and words, in time that grows with its length only.

The standard library's parser takes minutes for a hundred kilobytes of ``<a <a <a``, and whoever
fills the clipboard decides what is in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)(?![^\s/>])((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>"""
)
_SIMPLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)(?![^\s/>])([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?""")
_RAW = frozenset({"script", "style", "title", "noscript", "template", "iframe"})
_MOST_ATTRIBUTES = 20_000  # characters of one tag
_PATIENCE = 50  # tags that never close, each looked for to the end of the text


@dataclass(frozen=True, slots=True)
class Opening:
    """A tag opens; names are in small letters."""

    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Closing:
    """A tag closes."""

    tag: str


@dataclass(frozen=True, slots=True)
class Words:
    """What stands between tags."""

    text: str


Token: TypeAlias = Opening | Closing | Words


def tokens_of(text: str) -> Iterator[Token]:
    """The tags and words of an HTML text, in order. What is no tag after all is words."""
    at, failures = 0, 0
    while at < len(text):
        start = text.find("<", at)
        if start != at:
            end = start if start >= 0 else len(text)
            yield Words(html.unescape(text[at:end]))
            at = end
            continue
        if text.startswith(("<!", "<?"), at):
            at = _after_remark(text, at)
            continue
        match = _TAG.match(text, at) if failures < _PATIENCE else None
        if match is None:
            failures += 1
            match = _SIMPLE_TAG.match(text, at)
        if match is None:
            yield Words("<")
            at += 1
            continue
        tag, at = match.group(2).lower(), match.end()
        if match.group(1):
            yield Closing(tag)
        elif tag in _RAW:
            at = _after_raw(text, at, tag)
        else:
            yield Opening(tag, _attributes(match.group(3)))


def _after_remark(text: str, at: int) -> int:
    """Where a comment or a declaration ends; the end of the text where it never does."""
    mark = "-->" if text.startswith("<!--", at) else ">"
    end = text.find(mark, at + 2)
    return end + len(mark) if end >= 0 else len(text)


def _after_raw(text: str, at: int, tag: str) -> int:
    """Behind an element whose text is no words."""
    closing = re.compile(rf"</{tag}\b[^>]*+>", re.IGNORECASE).search(text, at)
    return closing.end() if closing else len(text)


def _attributes(text: str) -> Mapping[str, str]:
    if not text.strip(" \t\n/"):
        return MappingProxyType({})
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[:_MOST_ATTRIBUTES]):
        name, *values = match.groups()
        value = next((value for value in values if value is not None), "")
        found.setdefault(name.lower(), html.unescape(value))
    return MappingProxyType(found)
