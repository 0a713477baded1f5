"""From the bytes of a text file to its text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import pairwise

from model.errors import ImportFormatError
from resources.words import tr

# By the bytes at the beginning; the longer mark first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What spreadsheets have saved text as before Unicode; the names are for people.
_OLD = {
    "cp1252": "Western (Windows)",
    "mac_roman": "Western (Macintosh)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean (Windows)",
}
_EAST = ("gb18030", "cp932", "big5", "euc_jp", "cp949")
_SAMPLE = 60_000
_CONTROLS = [bytes((code,)) for code in range(32) if code not in b"\t\n\r"]  # in no text
_WESTERN_LETTERS = frozenset("äöüßÄÖÜéèêëàâçîïôûùÉÈÀÇñóíáúÑÓÍÁÚ¿¡ãõåøæÅØÆ“”„’‘–—…€«»°§")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what had to be guessed to read it."""

    text: str
    warnings: tuple[str, ...] = ()


def decoded(data: bytes, *, name: str) -> Decoded:
    """The text of a file: UTF-8, UTF-16 or UTF-32, else the old encoding it most likely has.

    Raises:
        ImportFormatError: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :].decode(encoding, "replace"))
    sample = data[:4_000]
    wide = _wide(sample)
    if wide:
        return _told(data.decode(wide, "replace"))
    if sum(sample.count(sign) for sign in _CONTROLS) > max(8, len(sample) / 20):
        raise ImportFormatError(tr("“{name}” is no text file.", name=name))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = _old_encoding(data)
    warning = tr(
        "The file is not Unicode; it was read as {encoding}, so check the accents.",
        encoding=tr(_OLD[encoding]),
    )
    return Decoded(data.decode(encoding, "replace"), (warning,))


def _told(text: str) -> Decoded:
    if "\ufffd" not in text:
        return Decoded(text)
    return Decoded(text, (tr("Some characters of the file are damaged and show as “\ufffd”."),))


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: every second byte of Western text is zero; else empty."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 6 or min(even, odd) > max(even, odd) / 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _old_encoding(data: bytes) -> str:
    """The likeliest old encoding, by the lines in which it shows."""
    telling = b"\n".join(line for line in data.split(b"\n")[:20_000] if not line.isascii())
    sample = telling[:_SAMPLE]
    found = [name for name in _EAST if _reads_as_east(sample, name)]
    if found:
        return found[0] if len(found) == 1 else _likeliest(sample, tuple(found))
    west = [(_western(sample, name), name) for name in ("cp1252", "mac_roman")]
    best, name = max(west, key=lambda pair: pair[0])
    return name if best > 0.6 else _likeliest(sample, tuple(_OLD))


def _reads_as_east(sample: bytes, encoding: str) -> bool:
    """Whether nearly all that is not ASCII comes out as usual East Asian writing."""
    text = sample.decode(encoding, "replace")
    foreign = [sign for sign in text if ord(sign) > 127]
    usual = sum(1 for sign in foreign if _is_usual_east(sign))
    return usual >= 0.95 * len(foreign) and _in_runs(text) >= len(foreign) / 3


def _in_runs(text: str) -> int:
    """How many signs that are not ASCII follow upon another: few in Western writing."""
    return sum(1 for before, sign in pairwise(text) if min(ord(before), ord(sign)) > 127)


def _is_usual_east(sign: str) -> bool:
    code = ord(sign)
    return (
        0x3000 <= code <= 0x30FF  # signs and kana
        or 0x4E00 <= code <= 0x9FA5
        or 0xAC00 <= code <= 0xD7A3  # Hangul
        or 0xFF00 <= code <= 0xFF5E
        or sign in "“”‘’…—·"
    )


def _western(sample: bytes, encoding: str) -> float:
    """The share of Western letters and signs in what is not ASCII."""
    text = sample.decode(encoding, "replace")
    foreign = [sign for sign in text if ord(sign) > 127]
    if _in_runs(text) > len(foreign) / 2:
        return 0.0
    return sum(1 for sign in foreign if sign in _WESTERN_LETTERS) / max(1, len(foreign))


def _likeliest(sample: bytes, among: tuple[str, ...]) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes its time

    best = from_bytes(sample, cp_isolation=list(among), threshold=0.9).best()
    return best.encoding if best is not None and best.encoding in _OLD else among[0]
