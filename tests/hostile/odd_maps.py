"""Map files in odd numbers, letters and versions, and files that are no maps at all."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.hostile.maps import MEGA, holding, notes, sound

# Odd numbers and texts.


def not_a_number() -> bytes:
    return sound().replace(b"0.25", b"NaN", 1)


def infinite() -> bytes:
    return sound().replace(b"0.25", b"-Infinity", 1)


def beyond_floats() -> bytes:
    return sound().replace(b"0.25", b"1e999", 1)


def huge_number() -> bytes:
    return sound().replace(b"0.25", b"9" * 4_000, 1)


def utf_16() -> bytes:
    return sound().decode().encode("utf-16")


def utf_16_unmarked() -> bytes:
    return sound().decode().encode("utf-16-le")


def utf_32() -> bytes:
    return sound().decode().encode("utf-32")


def latin_1() -> bytes:
    return sound().decode().encode("latin-1", "replace")


def byte_order_mark() -> bytes:
    return b"\xef\xbb\xbf" + sound()


def two_byte_order_marks() -> bytes:
    return b"\xef\xbb\xbf" * 2 + sound()


def overlong() -> bytes:
    return sound().replace(b"A size", b"A\xc0\xaf size", 1)


def half_a_letter() -> bytes:
    return sound().replace(b"A size", b"A \\ud83d size", 1)


def raw_surrogate() -> bytes:
    return sound().replace(b"A size", b"A \xed\xa0\xbd size", 1)


def null_in_a_text() -> bytes:
    return sound().replace(b"A size", b"A\x00 size", 1)


def escaped_null() -> bytes:
    return sound().replace(b"A size", b"A\\u0000 size", 1)


def only_nulls() -> bytes:
    return b"\x00" * (15 * MEGA)


def nulls_at_the_end() -> bytes:
    data = sound()
    return data[: len(data) * 3 // 4] + b"\x00" * (len(data) // 4)


def nulls_after_the_end() -> bytes:
    return sound() + b"\x00" * 4_096


# Versions.


def _of_version(version: bytes) -> bytes:
    return sound().replace(b'"version": 2', b'"version": ' + version, 1)


def newer() -> bytes:
    return _of_version(b"3")


def newer_with_more() -> bytes:
    return _of_version(b"3").replace(b'"stages": [', b'"moods": [],\n    "stages": [', 1)


def far_newer() -> bytes:
    return _of_version(b"1" + b"0" * 300)


def version_zero() -> bytes:
    return _of_version(b"0")


def version_below_zero() -> bytes:
    return _of_version(b"-1")


def version_in_words() -> bytes:
    return _of_version(b'"1"')


def version_with_a_point() -> bytes:
    return _of_version(b"1.0")


def version_true() -> bytes:
    return _of_version(b"true")


def newer_and_large() -> bytes:
    return holding(cards=notes(75_000)).replace(b'"version":2', b'"version":7', 1)


# Not a map at all.


def empty() -> bytes:
    return b""


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("map.journey", sound())
    return buffer.getvalue()


def squeezed() -> bytes:
    return gzip.compress(sound(), mtime=0)


def page() -> bytes:
    return b"<!DOCTYPE html><html><body>Sign in to download this file</body></html>"


def cut_off() -> bytes:
    return sound()[: len(sound()) // 2]


def twice_in_a_row() -> bytes:
    return sound() + sound()


def git_conflict() -> bytes:
    return sound().replace(
        b'      "title"', b'<<<<<<< ours\n      "title": "a",\n=======\n      "title"', 1
    )


def many_git_conflicts() -> bytes:
    return sound().replace(
        b'"version": 2', b'"version": 2\n<<<<<<< a\n=======\n>>>>>>> b\n' * 900_000
    )


def control_signs() -> bytes:
    return holding(**{"\u202ecards\x1b[2J": []})
