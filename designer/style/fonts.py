"""The interface's own typeface: the bundled Noto Sans, under a name nobody else has.

Where the system has another Noto Sans, Qt takes that one when asked by family, up to 3 % wider,
and a label that fits here is cut off there. So the family is renamed in the bytes handed to Qt;
the files stay as they are.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from designer.style.tokens import FONT_PIXELS
from resources.locator import font_bytes

FAMILY = "Journeyui"
_BUNDLED_FAMILY = "Noto Sans"
# Two weights are enough for an interface; each takes time at the start.
_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
_OWN_FAMILY = "sans"
# Beyond Latin, Greek, Cyrillic, Devanagari and punctuation.
_OTHER_SCRIPT = re.compile(
    "[\u0530-\u08ff\u0980-\u1dff\u2e80-\ua8df\uac00-\ufaff\U0001f000-\U0003ffff]"
)
_TABLE_RECORD = 16


def renamed(font: bytes, old: str, new: str) -> bytes:
    """A TrueType font with one name for another in its name table.

    The names must be of equal length, so that no offset moves; anything else about the file,
    and a font without such a table, stays as it is.
    """
    if len(old) != len(new):
        message = "a font can only be renamed to a name of the same length"
        raise ValueError(message)
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        at = 12 + index * _TABLE_RECORD
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, at)
        if tag == b"name":
            table = font[offset : offset + length]
            for encoding in ("utf-16-be", "ascii"):
                table = table.replace(old.encode(encoding), new.encode(encoding))
            return font[:offset] + table + font[offset + length :]
    return font


@cache
def _add_typeface() -> None:
    """Register the bundled typeface, once: Qt keeps each copy it is given."""
    for file in _FILES:
        data = renamed(font_bytes(file), _BUNDLED_FAMILY, FAMILY)
        QFontDatabase.addApplicationFontFromData(QByteArray(data))


def interface_font() -> QFont:
    """The interface's font, in the bundled typeface."""
    _add_typeface()
    font = QFont(FAMILY)
    font.setPixelSize(FONT_PIXELS)
    return font


def needs_other_scripts(texts: Iterable[str]) -> bool:
    """Whether a text has letters that the interface's own typeface does not have."""
    return any(_OTHER_SCRIPT.search(text) for text in texts)


@cache
def add_other_scripts() -> None:
    """Register the bundled fonts of the other scripts, once, for fields and lists.

    Takes a few hundredths of a second, so only for maps that need it.
    """
    from model.layout.text.fonts import font_data, font_info, font_keys  # noqa: PLC0415

    for key in font_keys():
        if font_info(key).family != _OWN_FAMILY:
            QFontDatabase.addApplicationFontFromData(QByteArray(font_data(key)))
