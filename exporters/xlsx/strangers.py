"""Telling by its first bytes that a file is no .xlsx workbook, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable

from resources.words import tr

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

PASSWORD = (
    "“{name}” has a password; open it in the program it comes from, take the password away "  # noqa: S105 - a sentence
    "and save it again."
)
DAMAGED = "“{name}” is damaged or cut off; have it sent again."
_SAVE_AS = "“{name}” is {what}; open it in a spreadsheet program and save it as .xlsx."

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x09\x08", "a workbook of a very old Excel"),
    (b"{\\rtf", "a text document"),
    (b"<?xml", "an XML file"),
    (b"<html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"<table", "a web page"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"\x1f\x8b", "a packed archive"),
)
# Of what else is a zip: a part it has, and what it is.
_KIN: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("index/document.iwa", "a Numbers or Pages document"),
    ("content.xml", "an OpenDocument file (.ods)"),
)


def no_zip(data: bytes, name: str) -> str:
    """Why a file that is no zip cannot be read; empty where it begins as a zip does."""
    if data.startswith(ZIP):
        return ""
    if not data:
        return tr("“{name}” is empty.", name=name)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return tr(PASSWORD, name=name)
        return tr(_SAVE_AS, name=name, what=tr("a workbook of an old Excel (.xls)"))
    if data.startswith(_EMPTY_ZIP):
        return tr("“{name}” is no workbook but an empty archive.", name=name)
    begins = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for beginning, what in _BEGINNINGS:
        if begins.startswith(beginning.lower()):
            return tr(_SAVE_AS, name=name, what=tr(what))
    if begins.startswith((b"{", b"[")):
        return tr("“{name}” is JSON, no workbook.", name=name)
    if _is_text(data[:4_000]):
        return tr(
            "“{name}” is plain text, no workbook; give it the ending .csv and import it.", name=name
        )
    return tr("“{name}” is no .xlsx workbook.", name=name)


def other_kin(parts: Iterable[str], name: str) -> str:
    """Why a zip without a workbook in it cannot be read, by the names of its parts (small)."""
    known = set(parts)
    for part, what in _KIN:
        if part in known:
            return tr(_SAVE_AS, name=name, what=tr(what))
    return tr("“{name}” is an archive without a workbook in it.", name=name)


def _is_text(data: bytes) -> bool:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    return not any(byte < 9 or 13 < byte < 27 for byte in data)
