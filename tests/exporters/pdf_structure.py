"""The tagged structure of a PDF as a reader sees it: elements in order, each with what it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ContentStream

_CODE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass
class Part:
    """An element: what it is, what its words say, what is drawn in it, what stands in it."""

    tag: str
    title: str = ""
    alt: str = ""
    spoken: str = ""
    language: str = ""
    box: list[float] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    content: list[Part | str] = field(default_factory=list)

    @property
    def kids(self) -> list[Part]:
        """The elements directly in it."""
        return [piece for piece in self.content if isinstance(piece, Part)]

    @property
    def drawn(self) -> str:
        """The text directly in it, as it is drawn."""
        return " ".join(piece for piece in self.content if isinstance(piece, str) and piece)

    def walk(self) -> Iterator[Part]:
        """This and all below it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, tag: str, title: str = "") -> Part:
        """The first part with this tag and title."""
        return next(p for p in self.walk() if p.tag == tag and title in (p.title, ""))

    @property
    def said(self) -> str:
        """What a voice reads: words that replace what is drawn, else the text, in order."""
        if self.spoken or self.alt:
            return self.spoken or self.alt
        pieces = (piece if isinstance(piece, str) else piece.said for piece in self.content)
        return " ".join(piece for piece in pieces if piece)


def structure_of(reader: Any) -> Part:
    """The structure of a document; each stretch of a page must belong to exactly one element."""
    texts = [stretches(reader, page) for page in reader.pages]
    left = {(place, number) for place, found in enumerate(texts) for number in found if number >= 0}
    pages = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages)}

    def read(element: Any, home: int | None) -> Part:
        home = pages[element.raw_get("/Pg").idnum] if "/Pg" in element else home
        title, alt, spoken, language = (
            str(element.get(key, "")) for key in ("/T", "/Alt", "/ActualText", "/Lang")
        )
        part = Part(element["/S"][1:], title, alt, spoken, language)
        if "/A" in element and "/BBox" in element["/A"]:
            part.box = [float(edge) for edge in element["/A"]["/BBox"]]
        kids = element.get("/K", [])
        for entry in kids if isinstance(kids, list) else [kids]:
            kid = entry.get_object()
            if isinstance(kid, int):
                take(part, home, kid)
            elif kid.get("/Type") == "/MCR":
                take(part, pages[kid.raw_get("/Pg").idnum], kid["/MCID"])
            elif kid.get("/Type") == "/OBJR":
                part.links.append(kid["/Obj"]["/A"]["/URI"])
            else:
                part.content.append(read(kid, home))
        return part

    def take(part: Part, page: int | None, number: int) -> None:
        assert page is not None
        left.remove((page, number))
        part.content.append(texts[page][number].strip())

    root = read(reader.root_object["/StructTreeRoot"]["/K"], None)
    assert not left, f"stretches of nobody: {left}"
    return root


def stretches(reader: Any, page: Any) -> dict[int, str]:
    """The text of each numbered stretch of a page; under -1 that of what is decoration.

    Lines of one stretch follow on each other as they are, without a space that nobody wrote.
    """
    found: dict[int, str] = defaultdict(str)
    fonts: dict[str, dict[str, str]] = {}
    marks: list[_Mark] = []
    codes: dict[str, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            marks.append(_mark(operands))
            found[_home(marks)] += marks[-1].words or ""
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            name = operands[0]
            if name not in fonts:
                fonts[name] = _codes(page["/Resources"]["/Font"][name])
            codes = fonts[name]
        elif operator in (b"Tj", b"TJ"):
            assert marks, "text under no mark"
            if marks[-1].words is None:
                found[_home(marks)] += _shown(operands[0], codes)
        elif operator in (b"f", b"S", b"B", b"Do"):
            assert marks, "ink under no mark"
    assert not marks
    return found


@dataclass(frozen=True)
class _Mark:
    """What begins a stretch: its number, and the words it stands for, if it has these."""

    number: int | None
    words: str | None


def _mark(operands: list[Any]) -> _Mark:
    entries = operands[1] if len(operands) > 1 else {}
    words = entries.get("/ActualText")
    return _Mark(entries.get("/MCID"), None if words is None else str(words).lstrip("\ufeff"))


def _home(marks: list[_Mark]) -> int:
    return next((mark.number for mark in reversed(marks) if mark.number is not None), -1)


def _codes(font: Any) -> dict[str, str]:
    table = font["/ToUnicode"].get_data()
    return {
        code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _CODE.findall(table)
    }


def _shown(shown: Any, codes: dict[str, str]) -> str:
    text = ""
    for piece in shown if isinstance(shown, list) else [shown]:
        data = getattr(piece, "original_bytes", piece)
        if isinstance(data, bytes):
            digits = data.hex().upper()
            text += "".join(codes.get(digits[i : i + 4], "?") for i in range(0, len(digits), 4))
    return text
