"""A walk through bytes that are no whole record: headings, the head of the file, pieces of records.

Whatever is broken, each token is looked at once; what belongs to a record that was begun is kept
with it, and what cannot be is counted as gone.
"""

from __future__ import annotations

import json
import re
from typing import Any

from model.salvage.found import Fault, Flaw, Found, Gone, Haul
from model.salvage.grammar import HEADING, TOKEN
from model.tables import TABLES

MOST_TOKENS = 400_000
"""In one file: half a second of work, and pieces of tens of thousands of records."""

_HEAD_KEYS = {"format", "version", "app", "map_id", "revision", "parents", "document"}
_MOST_FIELDS = 100
_MOST_ITEMS = 1_000  # of a broken list; more than any field may hold
_SEAM = 24
"""So many bytes of nothing stand between two records rather than within one."""
_MARK = "\ufffd"  # stands for letters that could not be read
_WORDS: dict[bytes, object] = {b"true": True, b"false": False, b"null": None}
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])?')
_ESCAPED = {"b": "", "f": "", "n": "\n", "r": "\n", "t": "\t"}


class Walk:
    """Goes through the gaps between whole records, in their order."""

    def __init__(self, data: bytes, haul: Haul) -> None:
        self._data = data
        self._haul = haul
        self._tokens = 0
        self.heading = ""
        self.sure = False
        self._piece: Found | None = None
        self._key = ""
        self._list: list[Any] | None = None
        self._item: dict[str, Any] | None = None
        self._of_head = False
        self._after: Found | None = None  # what stood before that
        self._torn = False  # something was broken since the piece began
        self._broken: list[int] = []  # begin and end of what says nothing, in this gap

    def through(self, start: int, end: int) -> None:
        """Walk through a gap; what was begun in it is ended with it."""
        if self._haul.given_up is not None:
            self._only_headings(start, end)
            return
        for token in TOKEN.finditer(self._data, start, end):
            self._tokens += 1
            if self._tokens > MOST_TOKENS:
                self._haul.given_up = token.start()
                self._only_headings(token.start(), end)
                break
            kind = token.lastgroup
            if kind is not None and kind != "space":
                _STEPS[kind](self, token)
        self._end_piece(ended=False)
        if self._broken:
            self._haul.gone.append(Gone(self._broken[0], self._broken[1], self._after))
            self._broken = []

    def _only_headings(self, start: int, end: int) -> None:
        for found in HEADING.finditer(self._data, start, end):
            self._begin_list(found[1].decode())
        self.sure = False

    # --- what is broken --------------------------------------------------------------------

    def _break(self, token: re.Match[bytes]) -> None:
        """Bytes that say nothing; a long run of them is where one record ended."""
        self.sure = False
        self._torn = True
        long = token.end() - token.start() >= _SEAM
        told = False
        if self._piece is not None and self._key:
            self._piece.flaws.append(Flaw(self._key, Fault.UNREADABLE))
            if self._list is None:
                self._key = ""
            told = not long
        if not told:
            if not self._broken:
                records = self._haul.records
                self._after = self._piece or (records[-1] if records else None)
            self._broken = [self._broken[0] if self._broken else token.start(), token.end()]
        if long:
            self._end_piece(ended=False)

    # --- records ---------------------------------------------------------------------------

    def _begin_piece(self, at: int) -> Found:
        self._end_piece(ended=False)
        self._piece = Found(at, self.heading, self.sure, ended=False)
        self._torn = False
        return self._piece

    def _end_piece(self, *, ended: bool) -> None:
        self._end_list(cut=True)
        piece, self._piece, self._key, self._item = self._piece, None, "", None
        self._of_head = False
        if piece is not None and piece.fields:
            piece.ended = ended
            self._haul.records.append(piece)

    def _begin_list(self, name: str) -> None:
        self._end_piece(ended=False)
        self._haul.headings.add(name)
        self.heading = name
        self.sure = name in TABLES

    def _end_list(self, *, cut: bool = False) -> None:
        if self._list is None:
            return
        values, self._list = self._list, None
        self._put(values)
        if cut and self._piece is not None:
            self._piece.flaws.append(Flaw(self._key, Fault.CUT_OFF))
        self._key = ""

    def _put(self, value: Any) -> None:  # noqa: ANN401 - whatever JSON can say
        if self._of_head:
            self._haul.head.setdefault(self._key, value)
        elif self._piece is not None:
            fields = self._piece.fields
            if len(fields) >= _MOST_FIELDS:
                return
            before = fields.get(self._key, value)
            if before != value:
                self._piece.flaws.append(Flaw(self._key, Fault.TWICE, said=str(before)))
            fields[self._key] = value

    # --- tokens ----------------------------------------------------------------------------

    def _on_key(self, token: re.Match[bytes]) -> None:
        name = _text(token["key"][1:-1] if token["key"] else token["bare"])
        if self._item is not None and name in ("on", "value"):
            self._key = name
            return
        self._end_list(cut=True)
        self._item = None
        if name in _HEAD_KEYS and (self._piece is None or "id" not in self._piece.fields):
            self._key, self._of_head = name, True
            return
        self._of_head = False
        following = self._data[token.end() : token.end() + 40].lstrip()[:1]
        if name in TABLES or (following in b"[{" and following and self._piece is None):
            self._begin_list(name)
            return
        if self._begins_anew(name):
            self._begin_piece(token.start())
        self._key = name

    def _begins_anew(self, name: str) -> bool:
        """Whether a field is one of another record than the piece that was begun."""
        if self._piece is None:
            return True
        held = name in self._piece.fields
        return (name == "id" and (held or self._torn)) or (held and self._torn)

    def _on_value(self, value: Any, *, cut: bool = False) -> None:  # noqa: ANN401
        if self._item is not None:
            if self._key:
                self._item[self._key] = value
                self._key = ""
        elif self._list is not None:
            if len(self._list) < _MOST_ITEMS:
                self._list.append(value)
        elif self._key:
            self._put(value)
            if self._piece is not None and isinstance(value, str) and _MARK in value:
                self._piece.flaws.append(Flaw(self._key, Fault.SIGNS))
            if cut and self._piece is not None:
                self._piece.flaws.append(Flaw(self._key, Fault.CUT_OFF))
            self._key = ""

    def _on_string(self, token: re.Match[bytes]) -> None:
        self._on_value(_text(token["string"][1:-1]))

    def _on_open(self, token: re.Match[bytes]) -> None:
        raw = token["open"][1:]
        cut = not raw.endswith(b'"')
        if self._key or self._list is not None:
            said = _text(raw.removesuffix(b'"'))
            self._on_value(said.removesuffix(",").rstrip(_MARK) if cut else said, cut=cut)
            self.sure = self.sure and not cut
        elif raw.strip(b' \t",'):
            self._break(token)

    def _on_number(self, token: re.Match[bytes]) -> None:
        try:
            self._on_value(json.loads(token["number"]))
        except ValueError:  # of thousands of digits
            self._break(token)

    def _on_word(self, token: re.Match[bytes]) -> None:
        self._on_value(_WORDS[token["word"]])

    def _on_sign(self, token: re.Match[bytes]) -> None:
        match token["sign"]:
            case b"{" if self._list is not None and self._key == "history":
                self._item = {}
                self._key = ""
            case b"{":
                self._begin_piece(token.start())
            case b"}" if self._item is not None:
                self._on_item()
            case b"}":
                self._end_piece(ended=True)
            case b"[" if self._key:
                self._list = []
            case b"]" if self._list is not None:
                self._end_list()
            case b"]":
                self._end_piece(ended=False)
                self.heading, self.sure = "", False
            case b"," if self._list is None and self._item is None:
                self._miss()
            case _:
                pass

    def _on_item(self) -> None:
        item, self._item, self._key = self._item, None, "history"
        if self._list is not None and len(self._list) < _MOST_ITEMS:
            self._list.append(item)

    def _miss(self) -> None:
        """A key had no value."""
        if self._key and self._piece is not None:
            self._piece.flaws.append(Flaw(self._key, Fault.UNREADABLE))
        self._key = ""


_STEPS = {
    "key": Walk._on_key,  # noqa: SLF001 - the table of this very class
    "bare": Walk._on_key,  # noqa: SLF001
    "string": Walk._on_string,  # noqa: SLF001
    "open": Walk._on_open,  # noqa: SLF001
    "sign": Walk._on_sign,  # noqa: SLF001
    "number": Walk._on_number,  # noqa: SLF001
    "word": Walk._on_word,  # noqa: SLF001
    "hole": Walk._break,  # noqa: SLF001
    "junk": Walk._break,  # noqa: SLF001
}


def _text(raw: bytes) -> str:
    """What stands between two quotes, as far as it can be read."""
    text = raw.decode("utf-8", "replace")
    if "\\" not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return _ESCAPE.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if not sign:
        return ""
    if sign[0] == "u":
        return chr(int(sign[1:], 16))
    return _ESCAPED.get(sign, sign)
