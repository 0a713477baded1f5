"""HTML inside names: what mermaid lets pass, and what is left for a map that shows plain text.

mermaid sanitizes title and accessibility texts as a browser would: scripts go with all they say,
unknown tags go and leave what they say, known ones stay, get their quotes right and are closed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID_TAGS = _words("br hr img wbr")
_KNOWN_TAGS = _VOID_TAGS | _words(
    "a abbr b bdi bdo big center cite code del dfn div em font h1 h2 h3 h4 h5 h6 i ins kbd li mark "
    "ol p pre q s samp small span strike strong sub sup table tbody td th tr tt u ul var"
)
_SILENCED_TAGS = _words(
    "audio iframe math noembed noframes noscript script style svg template video xmp"
)
_KNOWN_ATTRIBUTES = _words(
    "align alt class color dir face height href id lang name size src style title width"
)
_ADDRESSES = frozenset({"href", "src"})
_SAFE_ADDRESS = re.compile(
    r"(?:https?|mailto|tel|ftp|sms):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$)", re.IGNORECASE
)

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)"
    r"(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*'|[\"'])*)(?P<closed>>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def sanitized(text: str) -> str:
    """The text as mermaid keeps it: HTML, a bare ``&`` or ``<`` written as a reference."""
    if "<" not in text and "&" not in text:
        return text
    writer = _Writer()
    for piece in _pieces(text):
        writer.write(piece)
    return writer.result()


def plain_text(text: str) -> str:
    """The text without HTML tags; ``<br>`` becomes a line feed. ``<1>`` or ``<Lead>`` stay."""
    if "<" not in text:
        return text
    said: list[str] = []
    for piece in _pieces(_LINE_BREAK.sub("\n", text)):
        if isinstance(piece, str):
            said.append(piece)
        elif piece["name"] and piece["name"].lower() not in _KNOWN_TAGS | _SILENCED_TAGS:
            said.append(piece[0])
    return "".join(said)


def _pieces(text: str) -> Iterator[str | re.Match[str]]:
    """Text and markup in turn; what stands inside a silenced tag is left out."""
    position = 0
    while (found := _MARKUP.search(text, position)) is not None:
        yield text[position : found.start()]
        yield found
        position = found.end()
        name = (found["name"] or "").lower()
        if name in _SILENCED_TAGS and not found["end"]:
            end = re.compile(rf"</{name}[^>]*(?:>|\Z)", re.IGNORECASE).search(text, position)
            position = end.end() if end is not None else len(text)
    yield text[position:]


@dataclass(slots=True)
class _Writer:
    """Puts the allowed pieces together and closes what was opened."""

    said: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)

    def write(self, piece: str | re.Match[str]) -> None:
        """Add text, or a tag if it is a known one."""
        if isinstance(piece, str):
            self.said.append(html.escape(html.unescape(piece), quote=False))
            return
        name = (piece["name"] or "").lower()
        if name not in _KNOWN_TAGS or not piece["closed"]:
            return
        if not piece["end"]:
            self.said.append(f"<{name}{_safe_attributes(piece['attributes'])}>")
            if name not in _VOID_TAGS:
                self.open_tags.append(name)
        elif name in self.open_tags:
            while True:
                last = self.open_tags.pop()
                self.said.append(f"</{last}>")
                if last == name:
                    break

    def result(self) -> str:
        """All of it, every tag closed."""
        return "".join(self.said) + "".join(f"</{name}>" for name in reversed(self.open_tags))


def _safe_attributes(written: str) -> str:
    kept: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(written):
        name = attribute[1].lower()
        value = next((v for v in attribute.groups()[1:] if v is not None), "")
        safe = name not in _ADDRESSES or _SAFE_ADDRESS.match(value)
        if name in _KNOWN_ATTRIBUTES and safe:
            kept.setdefault(name, value)
    return "".join(f' {name}="{value}"' for name, value in kept.items())
