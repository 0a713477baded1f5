"""What a record looks like in the bytes of a file, as patterns that never go back over a byte.

A record is found by itself, whatever stands around it: each opening brace is asked whether a whole
record begins there. Repetitions are possessive, and an object may hold no other object (but for the
readings of a metric), so a hostile file costs a few looks at each byte, not one from every brace.
What has more parts than any record is none.
"""

from __future__ import annotations

import re

_SPACE = rb"[ \t\r\n]*+"
_STRING = rb'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
_NUMBER = rb"-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+"
_SCALAR = rb"(?>" + _STRING + rb"|" + _NUMBER + rb"|true|false|null)"
_COMMA = rb"(?:," + _SPACE
_READING = _SPACE.join(
    (rb"\{", rb'(?:"(?:on|value)"', rb":", _SCALAR, _COMMA + rb'(?=")|(?=\})))*+\}')
)
_LIST = _SPACE.join(
    (
        rb"\[",
        rb"(?:(?>" + _SCALAR + rb"|" + _READING + rb")",
        _COMMA + rb"(?=[^\]\s])|(?=\]))){0,1000}+\]",
    )
)

RECORD = re.compile(
    _SPACE.join(
        (
            rb"\{",
            rb"(?:" + _STRING,
            rb":",
            rb"(?>" + _SCALAR + rb"|" + _LIST + rb")",
            _COMMA + rb'(?=")|(?=\}))){1,100}+\}',
        )
    )
)
"""A whole object of plain values, lists of such, and readings."""

ID_KEY = re.compile(rb'(?<=[{,\s])"id"' + _SPACE + rb":")
"""The key every record has."""

KEY_ENDS = re.compile(rb'"' + _SPACE + rb":")
"""Where a key ends: at least as many as there are keys."""

HEADING = re.compile(rb'(?<!\\)"([a-z_]{1,40})"' + _SPACE + rb":" + _SPACE + rb"([\[{])")
"""The name of a list of records or of an object, where it begins."""

TOKEN = re.compile(
    rb"(?P<space>[ \t\r\n]++)"
    rb"|(?P<key>" + _STRING + rb")" + _SPACE + rb":"
    rb"|(?P<string>" + _STRING + rb")"
    rb'|(?P<open>"(?:[^"\\\x00-\x08\x0a-\x1f]++|\\[^\x00-\x1f])*+"?+)'
    rb"|(?P<sign>[{}\[\],:])"
    rb"|(?P<number>" + _NUMBER + rb")(?=[\s,\]}]|$)"
    rb"|(?P<word>(?:true|false|null)(?=[\s,\]}]|$))"
    rb"|(?P<bare>[A-Za-z_]{1,40}+)" + _SPACE + rb":"
    rb"|(?P<hole>\x00++)"
    rb'|(?P<junk>[^\s"{}\[\],\x00]++|[\x0b\x0c])'
)
"""The pieces of what is no whole record; together they match any byte."""
