"""Texts of strangers: tables, diagrams and JSON that would cost time or memory."""

from __future__ import annotations

import base64
import json
import zlib

MEGA = 1_000_000


def huge_table() -> bytes:
    return b"stage,touchpoint\n" + b"Buy,Till\n" * (200 * MEGA // 9)


def long_table() -> bytes:
    return b"stage,touchpoint,channel\n" + b"Buy,Till,shop\n" * (60 * MEGA // 14)


def one_line() -> bytes:
    return b"stage,touchpoint\nBuy," + b"x" * (60 * MEGA)


def too_long_a_line() -> bytes:
    return b"stage,touchpoint\nBuy," + b"x" * (100 * MEGA)


def commas() -> bytes:
    return b"stage,touchpoint\n" + b"," * (60 * MEGA)


def quotes() -> bytes:
    return b'stage,touchpoint\n"' + b'a""' * (20 * MEGA)


def unclosed() -> bytes:
    return b"stage,touchpoint\n" + b'"Buy,Till\n' * 1_900_000


def nulls() -> bytes:
    return b"stage,touchpoint\nBuy,T\0ill\n"


def only_nulls() -> bytes:
    return b"\0" * (40 * MEGA)


def wide_letters() -> bytes:
    return "stage,touchpoint\nBuy,Till\nLeave,Tür\n".encode("utf-16-le")


def old_letters() -> bytes:
    return "stage,touchpoint\nBuy,Café – “Tür”\n".encode("cp1252")


def mixed_letters() -> bytes:
    return "stage,touchpoint\nBuy,Tür\n".encode() + "Leave,Tür\n".encode("latin-1")


def formulas() -> bytes:
    return b"stage,touchpoint\n=cmd|' /C calc'!A0,@SUM(1)\n"


def empty() -> bytes:
    return b""


def pipes() -> bytes:
    return b"| stage | touchpoint |\n|---|---|\n" + b"|" * MEGA + b"\n"


def many_pipes() -> bytes:
    return b"| stage | touchpoint |\n|---|---|\n" + b"| Buy | Till |\n" * (20 * MEGA // 15)


def many_tables() -> bytes:
    return b"| stage | touchpoint |\n|---|---|\n| Buy | Till |\n\n" * 100_000


def deep_json() -> bytes:
    return b'{"journey":' + b"[" * (5 * MEGA)


def deep_closed_json() -> bytes:
    return b"[" * 200_000 + b"]" * 200_000


def wide_json() -> bytes:
    return b"[" + b"{}," * (15 * MEGA) + b"{}]"


def long_number() -> bytes:
    return b'{"name":' + b"9" * (5 * MEGA) + b"}"


def odd_numbers() -> bytes:
    return b'[{"name":"Ann","age":NaN,"goals":[1e999,-Infinity]}]'


def circular_people() -> bytes:
    people = [
        {"id": "a", "name": "Ann", "parent": "b", "children": ["b"], "persona": {"$ref": "#/0"}},
        {"id": "b", "name": "Bob", "parent": "a", "children": ["a"], "persona": {"$ref": "#/1"}},
    ]
    return json.dumps({"personas": people}).encode()


def many_people() -> bytes:
    return b'{"personas":[' + b",".join([b'{"name":"Ann"}'] * 500_000) + b"]}"


def swelling_drawing() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b"%20" * MEGA) for _ in range(100)) + packer.flush()
    return b'<mxfile><diagram name="Page-1">' + base64.b64encode(packed) + b"</diagram></mxfile>"


def laughing_drawing() -> bytes:
    laughs = b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
    return b'<!DOCTYPE x [<!ENTITY a "ha">' + laughs + b"]><mxfile><diagram>&j;</diagram></mxfile>"


def reading_drawing() -> bytes:
    return (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b"<mxfile><diagram>&a;</diagram></mxfile>"
    )


def circular_drawing() -> bytes:
    cells = b"".join(
        b'<mxCell id="%d" value="x" vertex="1" parent="%d">'
        b'<mxGeometry width="9" height="9"/></mxCell>' % (n, (n + 1) % 2_000)
        for n in range(2_000)
    )
    return (
        b'<mxfile><diagram name="a"><mxGraphModel><root>'
        + cells
        + b"</root></mxGraphModel></diagram></mxfile>"
    )


def deep_drawing() -> bytes:
    return b"<mxfile>" + b"<a>" * (2 * MEGA)


def lines_backwards() -> bytes:
    """A drawing of Lucidchart whose lines lead from the last shape to the first."""
    shapes = b"".join(b"%d,Process,1,,,Do %d\n" % (n, n) for n in range(2, 12_000))
    lines = b"".join(b"l%d,Line,1,%d,%d,\n" % (n, n + 1, n) for n in range(2, 11_999))
    headings = b"Id,Name,Page ID,Line Source,Line Destination,Text Area 1\n"
    return headings + b"1,Page,,,,Page 1\n" + shapes + lines


def crowded_mermaid() -> bytes:
    return b"journey\n" + b'"\n' * 2_400_000


def endless_mermaid() -> bytes:
    return b"journey\n  title x\n  section y\n" + b"    z: 5: Me\n" * (20 * MEGA // 14)
