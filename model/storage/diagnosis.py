"""What is wrong with the bytes of a file, in one sentence that says what can be done."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, NoReturn, TypeAlias

from pydantic import ValidationError
from pydantic_core import from_json

from model.naming import TABLE_WORDS, shortened
from model.refusals import refusal
from model.storage.bounds import without_pictures
from model.storage.envelope import FORMAT
from model.storage.faults import ContentError, FaultCode
from resources.words import tr

Parsed: TypeAlias = dict[str, Any]

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONFLICT = "<<<<<<< "
_LINE = re.compile(r"at line (\d+)")
_PIECE = 1_000_000  # bytes
_MOST_FIELDS = 1_000  # of one object
_CODES = {"extra_forbidden": FaultCode.UNKNOWN_FIELD, "missing": FaultCode.MISSING_FIELD}
_RECORD_DEPTH = 3  # ("document", table, index) leads to a record


def skimmed(data: bytes, name: str) -> int:
    """The version of a file, once it is known to be a map and sound JSON; nothing of it is kept.

    Raises:
        ContentError: it is no map, or is damaged before its records can be looked at.
    """
    data = without_pictures(data)
    if not data.strip():
        raise ContentError(
            tr("{name} is empty; there is no map in it.", name=name), FaultCode.EMPTY
        )
    text = _as_text(data, name)
    try:
        value = json.loads(text, object_pairs_hook=_checked, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _broken_json(text, error, name) from error
    except RecursionError as error:
        raise _foreign(name) from error
    except _TwiceError as error:
        sentence = tr(
            "{name} says “{key}” twice in one place; take one out with a text editor.",
            name=name,
            key=shortened(error.key.encode("latin-1", "replace").decode("utf-8", "replace")),
        )
        raise ContentError(sentence, FaultCode.KEY_TWICE) from error
    except _CrowdedError as error:
        sentence = tr("{name} has more fields in one place than a map has.", name=name)
        raise ContentError(sentence, FaultCode.CROWDED) from error
    except ValueError as error:  # NaN, or a number of thousands of digits
        sentence = tr("{name} holds a number that is none.", name=name)
        raise ContentError(sentence, FaultCode.NO_NUMBER) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise _foreign(name)
    version = value.get("version")
    if type(version) is not int or version < 1:
        sentence = tr("{name} does not say which version it is.", name=name)
        raise ContentError(sentence, FaultCode.NO_VERSION)
    return version


def whole(data: bytes, name: str) -> Parsed:
    """A file that was skimmed, as plain values; its text as a whole is never in memory.

    Raises:
        ContentError: a text in it is no text.
    """
    try:
        raw: Parsed = from_json(data)
    except ValueError as error:  # what skimming lets pass: half a surrogate pair
        line = _LINE.search(str(error))
        raise _damaged(name, int(line[1]) if line else 1) from error
    return raw


def why_refused(error: ValidationError, raw: Parsed, name: str) -> ContentError:
    """The error for a file that is a map but holds something a map cannot."""
    first = error.errors(include_url=False, include_input=False)[0]
    match first["loc"]:
        case ("document", str(table), int(index), *_) if table in TABLE_WORDS:
            where = _called(raw, table, index)
            why = refusal(error, below=_RECORD_DEPTH)
        case ("document", "info", _, *_):
            where, why = tr("map"), refusal(error, below=2)
        case ("document", _, *_):
            where, why = tr("document"), refusal(error, below=1)
        case _:
            where, why = tr("beginning"), refusal(error)
    sentence = tr("{name} is damaged at the {where}: {why}", name=name, where=where, why=why)
    return ContentError(sentence, code_of(first["type"]))


def code_of(kind: str) -> FaultCode:
    """The word for a kind of fault that a validation reports."""
    return _CODES.get(kind, FaultCode.VALUE)


def _as_text(data: bytes, name: str) -> str:
    """The file with a letter for each byte: what is JSON in it stays so, in the least memory.

    As UTF-8 a single emoji would make every other letter of it four bytes wide.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data) or 1, _PIECE):
        held = len(decoder.getstate()[0])  # of a letter that began in the piece before
        try:
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            raise _no_utf_8(data, start - held + error.start, name) from error
    return data.decode("latin-1")


def _no_utf_8(data: bytes, place: int, name: str) -> ContentError:
    if data.startswith(_UTF16):
        sentence = tr("{name} is UTF-16 text; save it as UTF-8 in an editor.", name=name)
        return ContentError(sentence, FaultCode.ENCODING)
    if place >= len(data) - 4:
        return _cut_off(name)
    if b"\x00" in data:
        return _foreign(name)
    line = data.count(b"\n", 0, place) + 1
    sentence = tr("{name} is not UTF-8 text (line {line}).", name=name, line=line)
    return ContentError(sentence, FaultCode.ENCODING, line)


def _broken_json(text: str, error: json.JSONDecodeError, name: str) -> ContentError:
    marker = text.find("\n" + _CONFLICT)
    if marker >= 0:
        line = text.count("\n", 0, marker + 1) + 1
        sentence = tr(
            "{name} holds an unfinished git merge (line {line}); settle it with git first.",
            name=name,
            line=line,
        )
        return ContentError(sentence, FaultCode.CONFLICT, line)
    opening = text[:400]
    if f'"{FORMAT}"' not in opening:
        return _foreign(name)
    if _ends_too_early(text, error):
        return _cut_off(name)
    return _damaged(name, error.lineno)


def _damaged(name: str, line: int) -> ContentError:
    sentence = tr(
        "{name} is damaged in line {line}; take an older copy or mend it in a text editor.",
        name=name,
        line=line,
    )
    return ContentError(sentence, FaultCode.DAMAGED, line)


def _ends_too_early(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the text stops where more had to come: in a string, or where nothing is left."""
    rest = text[error.pos :]
    return (
        not rest.strip() or error.msg.startswith("Unterminated") or not text.rstrip().endswith("}")
    )


def _foreign(name: str) -> ContentError:
    sentence = tr("{name} is not a Journeyboard map; other formats can be imported.", name=name)
    return ContentError(sentence, FaultCode.FOREIGN)


def _cut_off(name: str) -> ContentError:
    sentence = tr("{name} stops in the middle; it was cut off, take another copy of it.", name=name)
    return ContentError(sentence, FaultCode.CUT_OFF)


def _called(raw: Parsed, table: str, index: int) -> str:
    try:
        record = raw["document"][table][index]
    except (LookupError, TypeError):
        record = None
    return called_record(record, table, index)


def called_record(record: object, table: str, index: int) -> str:
    """A record of a file in running text, by its name, its id or its place in the table."""
    words = TABLE_WORDS[table]
    said = None
    if isinstance(record, dict):
        names = (record.get(words.name_field), record.get("id"))
        said = next((name for name in names if isinstance(name, str) and name.strip()), None)
    thing = tr(words.one)
    return f"{thing} “{shortened(said)}”" if said else f"{thing} {index + 1}"


class _TwiceError(ValueError):
    """A key stands twice in one object."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class _CrowdedError(ValueError):
    """An object has more fields than any of a map."""


def _checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object without what is in it, but for the two fields that say what the file is."""
    if len(pairs) > _MOST_FIELDS:
        raise _CrowdedError
    value = dict(pairs)
    if len(value) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _TwiceError(key)
            seen.add(key)
    return {key: value[key] for key in ("format", "version") if key in value}


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)
